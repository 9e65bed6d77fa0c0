"""The company's people, their roles, and the accounts by which platforms know them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select

from bot.store.schema import identity, person, role
from bot.store.upsert import upsert
from graphs.context import Role

RoleRow = Role


@dataclass(frozen=True)
class PersonRow:
    """`role` is a role's name; they are away from `absent_from` (None: already) until the day
    before `absent_until`, and `delegate` (a person's id) stands in."""

    id: str
    name: str
    email: str
    role: str
    language: str
    time_zone: str
    active: bool = True
    absent_until: date | None = None
    delegate: str | None = None
    absent_from: date | None = None


_PEOPLE = select(person).order_by(person.c.id)
_ROLES = select(role).order_by(role.c.rank, role.c.name)
_IDENTITY = select(identity.c.person_id).where(
    identity.c.platform == bindparam("on"), identity.c.external_id == bindparam("account")
)
_IDENTITIES = (
    select(identity.c.platform, identity.c.external_id)
    .where(identity.c.person_id == bindparam("of"))
    .order_by(identity.c.platform, identity.c.external_id)
)
_EVERY_IDENTITY = select(identity.c.platform, identity.c.external_id, identity.c.person_id).order_by(
    identity.c.platform, identity.c.external_id
)
_DROP_ROLE = delete(role).where(role.c.name == bindparam("of"))
_UNLINK = delete(identity).where(identity.c.platform == bindparam("on"), identity.c.external_id == bindparam("account"))
_HOLD = select(person.c.id).where(person.c.id == bindparam("of")).with_for_update()


def load_people(c: Connection) -> list[PersonRow]:
    """By id."""
    return [PersonRow(**row) for row in c.execute(_PEOPLE).mappings()]


def load_roles(c: Connection) -> list[RoleRow]:
    """From the lowest rank to the highest."""
    return [RoleRow(**row) for row in c.execute(_ROLES).mappings()]


def save_person(c: Connection, row: PersonRow) -> None:
    """Inserts or overwrites. The role, and the delegate if any, must be there."""
    upsert(c, person, asdict(row), key="id")


def save_role(c: Connection, row: RoleRow) -> None:
    """Inserts or overwrites."""
    upsert(c, role, asdict(row), key="name")


def drop_role(c: Connection, name: str) -> None:
    """Nobody may hold it any more, not even somebody who has left."""
    c.execute(_DROP_ROLE, {"of": name})


def identity_of(c: Connection, platform: str, external_id: str) -> str | None:
    """The id of the person who has this account."""
    return c.execute(_IDENTITY, {"on": platform, "account": external_id}).scalar_one_or_none()


def link(c: Connection, platform: str, external_id: str, person_id: str) -> None:
    """From now on this account is that person's, whosever it was."""
    row = {"platform": platform, "external_id": external_id, "person_id": person_id}
    upsert(c, identity, row, key="platform,external_id")


def identities(c: Connection, person_id: str) -> list[tuple[str, str]]:
    """A person's accounts: (platform, external id)."""
    return [(platform, external_id) for platform, external_id in c.execute(_IDENTITIES, {"of": person_id})]


def every_identity(c: Connection) -> list[tuple[str, str, str]]:
    """All accounts: (platform, external id, person's id)."""
    return [(platform, external_id, owner) for platform, external_id, owner in c.execute(_EVERY_IDENTITY)]


def unlink(c: Connection, platform: str, external_id: str) -> str | None:
    """From now on this account is nobody's. The id of the person it was; None: it was nobody's."""
    owner = identity_of(c, platform, external_id)
    if owner is not None:
        c.execute(_UNLINK, {"on": platform, "account": external_id})
    return owner


def hold(c: Connection, person_id: str) -> None:
    """Nobody else holds this person until the commit: what is found of their accounts now stays true."""
    c.execute(_HOLD, {"of": person_id})
