"""What is to happen at an instant; whoever takes a row by compare-and-set is the one who makes it happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from bot.store.schema import schedule as table
from bot.store.upsert import upsert


@dataclass(frozen=True)
class ScheduleRow:
    """`conversation` is where its event is worked, "" for none."""

    id: str
    next_at: datetime
    conversation: str
    payload: dict[str, Any]


_COLUMNS = (table.c.id, table.c.next_at, table.c.conversation, table.c.payload)
_DUE = (
    select(*_COLUMNS)
    .where(table.c.next_at <= bindparam("now"))
    .order_by(table.c.next_at, table.c.id)
    .limit(bindparam("most"))
)
_NEXT = select(table.c.next_at).order_by(table.c.next_at).limit(1)
_TAKE = delete(table).where(table.c.id == bindparam("of"), table.c.next_at == bindparam("at"))
_CANCEL = delete(table).where(table.c.id >= bindparam("lowest"), table.c.id < bindparam("beyond"))


def put(c: Connection, id: str, next_at: datetime, payload: dict[str, Any], conversation: str = "") -> None:
    """Plans it, or plans it anew."""
    row = {"id": id, "next_at": next_at, "conversation": conversation, "payload": payload}
    upsert(c, table, row, key="id")


def cancel(c: Connection, id_prefix: str) -> int:
    """Removes all whose id begins so; how many."""
    if not id_prefix:
        raise ValueError("an empty prefix would cancel everything")
    # A range over the bytewise ordered key, so that it stays quick with 100,000 rows.
    return c.execute(_CANCEL, {"lowest": id_prefix, "beyond": id_prefix + "\U0010ffff"}).rowcount


def due(c: Connection, now: datetime, limit: int) -> list[ScheduleRow]:
    """The earliest first."""
    return [ScheduleRow(*row) for row in c.execute(_DUE, {"now": now, "most": limit})]


def take(c: Connection, row: ScheduleRow) -> bool:
    """Removes it as it was read. False: someone else took or moved it."""
    return c.execute(_TAKE, {"of": row.id, "at": row.next_at}).rowcount == 1


def get(c: Connection, id: str) -> ScheduleRow | None:
    row = c.execute(select(*_COLUMNS).where(table.c.id == id)).one_or_none()
    return ScheduleRow(*row) if row is not None else None


def next_at(c: Connection) -> datetime | None:
    """When the earliest is planned."""
    return c.execute(_NEXT).scalar_one_or_none()


def begun(c: Connection, id_prefix: str) -> list[ScheduleRow]:
    """All whose id begins so, by id."""
    own = (table.c.id >= id_prefix) & (table.c.id < id_prefix + "\U0010ffff")
    return [ScheduleRow(*row) for row in c.execute(select(*_COLUMNS).where(own).order_by(table.c.id))]


@dataclass(frozen=True)
class Sort:
    """All timers whose id begins with `name` and a colon: how many, and when the earliest is planned."""

    name: str
    count: int
    next_at: datetime


def sorts(c: Connection) -> list[Sort]:
    """By name. From one sort to the next by the ordered key, so that many timers of a sort cost no more than one."""
    found: list[Sort] = []
    at = ""
    while (first := c.execute(select(func.min(table.c.id)).where(table.c.id >= at)).scalar_one_or_none()) is not None:
        name, colon, _ = str(first).partition(":")
        own = table.c.id == name if not colon else (table.c.id >= f"{name}:") & (table.c.id < f"{name};")
        count, next_at = c.execute(select(func.count(), func.min(table.c.next_at)).where(own)).one()
        found.append(Sort(name, count, next_at))
        at = f"{name};" if colon else f"{name}\x01"
    return found
