"""The reminders people asked for: kept once under an id, numbered in one series, changed by whoever holds the row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, or_, select, update
from sqlalchemy.exc import IntegrityError

from bot.store.schema_dunning import agenda as table
from graphs.agenda import AgendaState
from graphs.message import Address

RUNNING: tuple[AgendaState, ...] = ("waiting", "active")
"""The states of what has not ended."""

ASKED = "asked"
"""The occasion of the post that asks a colleague, before it is said at all."""

NUMBER_TRIES = 50
"""How often a number is looked for when others take numbers at the same moment."""


@dataclass(frozen=True)
class AgendaRow:
    """`local` is the wall-clock time (in `zone`) at which it comes next, or came last; `first` where the series began.
    `here`: said where it was asked, for everybody there. `last` names the change that was made last; `stands_for` is
    the time of the series that `local` was moved from. `said` is the occasion at which it was said last, and
    `said_at` when."""

    id: str
    number: int
    owner: str
    person: str
    text: str
    zone: str
    local: datetime
    first: datetime
    rrule: str
    state: AgendaState
    next_at: datetime | None
    address: Address
    language: str
    made_at: datetime
    here: bool = False
    last: str = ""
    stands_for: datetime | None = None
    said: str = ""
    said_at: datetime | None = None


def add(c: Connection, wanted: AgendaRow) -> tuple[AgendaRow, bool]:
    """Keeps it under the next number (the one it carries is of no meaning). False: it was there already."""
    for _ in range(NUMBER_TRIES):
        known = by_id(c, wanted.id)
        if known is not None:
            return known, False
        highest = c.execute(select(func.coalesce(func.max(table.c.number), 0))).scalar_one()
        row = replace(wanted, number=int(highest) + 1)
        try:
            with c.begin_nested():
                c.execute(table.insert(), _values(row))
        except IntegrityError:
            continue  # another replica took the number, or kept this very one: both are seen at the next look
        return row, True
    raise RuntimeError("no number could be taken for a reminder")


def by_id(c: Connection, id: str) -> AgendaRow | None:
    return _one(c.execute(select(table).where(table.c.id == id)).mappings().one_or_none())


def held(c: Connection, id: str) -> AgendaRow | None:
    """The row, which nobody else changes until the caller's transaction ends."""
    return _one(c.execute(select(table).where(table.c.id == id).with_for_update()).mappings().one_or_none())


def save(c: Connection, row: AgendaRow) -> None:
    """Overwrites the row, which the caller holds."""
    c.execute(update(table).where(table.c.id == row.id).values(**_values(row)))


def of(c: Connection, person: str) -> list[AgendaRow]:
    """What they asked for or are reminded of and which has not ended: the next first, then what has been said."""
    mine = or_(table.c.owner == person, table.c.person == person)
    query = (
        select(table)
        .where(mine, table.c.state.in_(RUNNING))
        .order_by(table.c.next_at.is_(None), table.c.next_at, table.c.number)
    )
    return [_row(found) for found in c.execute(query).mappings()]


def card_key(id: str, occasion: str) -> str:
    """Under which the post of that occasion is known."""
    return f"agenda.{id}.{occasion}"


# --- rows -------------------------------------------------------------------------------------------------------------


def _values(row: AgendaRow) -> dict[str, Any]:
    place = row.address
    return {
        "id": row.id,
        "number": row.number,
        "owner": row.owner,
        "person": row.person,
        "text": row.text,
        "zone": row.zone,
        "local": _iso(row.local),
        "first": _iso(row.first),
        "rrule": row.rrule,
        "state": row.state,
        "next_at": row.next_at,
        "address": {
            "platform": place.platform,
            "channel": place.channel,
            "thread": place.thread,
            "here": row.here,
            "last": row.last,
            "stands_for": _iso(row.stands_for) if row.stands_for else None,
            "said": row.said,
            "said_at": row.said_at.isoformat() if row.said_at else None,
        },
        "language": row.language,
        "made_at": row.made_at,
    }


def _iso(local: datetime) -> str:
    return local.replace(tzinfo=None, microsecond=0, fold=0).isoformat()


def _one(found: RowMapping | None) -> AgendaRow | None:
    return _row(found) if found is not None else None


def _row(found: RowMapping) -> AgendaRow:
    values: dict[str, Any] = dict(found)
    place: dict[str, Any] = values.pop("address")
    moved: str | None = place.get("stands_for")
    said_at: str | None = place.get("said_at")
    values["local"], values["first"] = (datetime.fromisoformat(values[name]) for name in ("local", "first"))
    return AgendaRow(
        **values,
        address=Address(place["platform"], place["channel"], place.get("thread")),
        here=bool(place.get("here")),
        last=str(place.get("last") or ""),
        stands_for=datetime.fromisoformat(moved) if moved else None,
        said=str(place.get("said") or ""),
        said_at=datetime.fromisoformat(said_at) if said_at else None,
    )
