"""Offers to link an account to a person: open until its holder answers, each closed once."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, null, select, update

from bot.store.schema import account_offer as table


@dataclass(frozen=True)
class OfferRow:
    """`state`: open | accepted | declined | withdrawn. `said` is the message that waits for the answer; it is not kept
    after that."""

    id: str
    platform: str
    external_id: str
    person_id: str
    state: str
    said: dict[str, Any] | None
    offered_at: datetime
    closed_at: datetime | None = None


_account = (table.c.platform == bindparam("on")) & (table.c.external_id == bindparam("account"))
_is_open = table.c.state == literal_column("'open'")
_INSERT = insert(table)
_BY_ID = select(table).where(table.c.id == bindparam("of"))
_OF_ACCOUNT = select(table).where(_account).order_by(table.c.offered_at.desc(), table.c.id)
_OPEN_OF_ACCOUNT = _OF_ACCOUNT.where(_is_open)
_DECLINED = select(table.c.id).where(
    _account, table.c.person_id == bindparam("person"), table.c.state == literal_column("'declined'")
)
_KEEP = update(table).where(table.c.id == bindparam("of"), _is_open).values(said=bindparam("what"))
_CLOSE = (
    update(table)
    .where(table.c.id == bindparam("of"), _is_open)
    .values(state=bindparam("to"), closed_at=bindparam("at"), said=null())
)


def add(c: Connection, row: OfferRow) -> None:
    c.execute(_INSERT, asdict(row))


def by_id(c: Connection, offer_id: str) -> OfferRow | None:
    row = c.execute(_BY_ID, {"of": offer_id}).mappings().one_or_none()
    return OfferRow(**row) if row else None


def open_of(c: Connection, platform: str, external_id: str) -> list[OfferRow]:
    """Those that this account has not answered, newest first."""
    found = c.execute(_OPEN_OF_ACCOUNT, {"on": platform, "account": external_id}).mappings()
    return [OfferRow(**row) for row in found]


def newest_of(c: Connection, platform: str, external_id: str) -> OfferRow | None:
    """The last one that was made to this account, whatever became of it."""
    row = c.execute(_OF_ACCOUNT.limit(1), {"on": platform, "account": external_id}).mappings().one_or_none()
    return OfferRow(**row) if row else None


def was_declined(c: Connection, platform: str, external_id: str, person_id: str) -> bool:
    """Whether it is settled that this account is not that person's."""
    wanted = {"on": platform, "account": external_id, "person": person_id}
    return c.execute(_DECLINED, wanted).first() is not None


def keep(c: Connection, offer_id: str, said: dict[str, Any] | None) -> bool:
    """Another message waits for the answer (None: none any more). False: the offer is closed."""
    return c.execute(_KEEP, {"of": offer_id, "what": said}).rowcount == 1


def close(c: Connection, offer_id: str, state: str, now: datetime) -> bool:
    """open → `state`, once; its message is let go. False: somebody was faster."""
    return c.execute(_CLOSE, {"of": offer_id, "to": state, "at": now}).rowcount == 1
