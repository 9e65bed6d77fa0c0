"""What a home starts with, and how a person is kept: reachable on this machine, with a mark that people changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from bot.people.staff import slug
from bot.people.wording import local_name
from bot.store import people as store
from bot.store import settings
from bot.store.database import Connection
from bot.store.people import PersonRow
from graphs.context import Role

LOCAL = ("web", "cli")
"""Platforms of this machine: there a person's account is their id."""

REVISION = "people.revision"
OWN_ROLES = "people.own_roles"

DEFAULT_ROLES = (
    Role("employee", 10, Decimal(5), Decimal(5_000)),
    Role("sales_lead", 20, Decimal(15), Decimal(20_000)),
    Role("director", 30, Decimal(40), None),
)


def local_person(role: str, language: str, time_zone: str) -> PersonRow:
    """Someone to act as in a home where nobody has been entered; their id is their role's name."""
    name = local_name(role, language)
    return PersonRow(role, name, f"{slug(name).replace('-', '.')}@example.com", role, language, time_zone)


def ensure_roles(c: Connection) -> None:
    """The usual roles, where there are none."""
    if not store.load_roles(c):
        for role in DEFAULT_ROLES:
            store.save_role(c, role)


def own_roles(c: Connection, names: Collection[str]) -> None:
    """Remembers that the company named these roles itself."""
    settings.put(c, OWN_ROLES, sorted({*settings.get(c, OWN_ROLES, []), *names}))


def drop_unwanted_roles(c: Connection) -> None:
    """A company with roles of its own does not keep the usual ones beside them, unless somebody there holds one: a
    "director" nobody is would be the highest role. Whoever was retired with such a role keeps the lowest of theirs."""
    own = set(settings.get(c, OWN_ROLES, []))
    kept = [role for role in store.load_roles(c) if role.name in own]
    if not kept:
        return
    people = store.load_people(c)
    for role in store.load_roles(c):
        holders = [person for person in people if person.role == role.name]
        if role.name in own or role not in DEFAULT_ROLES or any(person.active for person in holders):
            continue
        for person in holders:
            store.save_person(c, replace(person, role=kept[0].name))
        store.drop_role(c, role.name)


def save_with_accounts(c: Connection, row: PersonRow) -> None:
    """The person, reachable on the platforms of this machine."""
    store.save_person(c, row)
    for platform in LOCAL:
        store.link(c, platform, row.id, row.id)


def revision_of(c: Connection) -> int:
    return int(settings.get(c, REVISION, 0))


def mark_changed(c: Connection) -> None:
    """Tells other processes to read people anew."""
    settings.put(c, REVISION, revision_of(c) + 1)
