"""What comes back by the clock: each a row that people see, set and stop. When it comes next stands in the schedule."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, delete, select

from bot.store.schema import timing as table
from bot.store.upsert import upsert
from graphs.message import Address

Quiet = Literal["line", "nothing"]

SETTINGS = "settings"
"""Who set what the settings set."""


@dataclass(frozen=True)
class Timing:
    """`hour` "08:15" by the clock of `zone` (an IANA name), on the days of `rrule` (RFC 5545) that are no public
    holiday (unless `holidays`). `place` is what people call it ("#direction"; "": a private conversation). `person`:
    whose it is ("" the company's). `quiet`: what a day without anything to say gets. `trouble`: why it was stopped by
    itself. `last_day`: the local day (ISO) it came last; `covered_until` and `covered_seq`: what it told of reaches to
    that instant, and to that row of the ledger.
    """

    id: str
    kind: str
    address: Address
    place: str
    language: str
    zone: str
    hour: str
    rrule: str
    by: str
    changed_at: datetime
    person: str = ""
    holidays: bool = False
    quiet: Quiet = "line"
    enabled: bool = True
    trouble: str = ""
    last_day: str = ""
    covered_until: datetime | None = None
    covered_seq: int | None = None

    @property
    def as_set(self) -> Timing:
        """What people set of it, without what came of it."""
        return replace(self, last_day="", covered_until=None, covered_seq=None)

    def going_on_from(self, known: Timing) -> Timing:
        """Set anew, it tells on from where the known one had come to."""
        return replace(self, last_day=known.last_day, covered_until=known.covered_until, covered_seq=known.covered_seq)


def put(c: Connection, row: Timing) -> None:
    """Inserts or overwrites."""
    values: dict[str, Any] = asdict(row)
    del values["address"]
    values["person_id"] = values.pop("person")
    values |= {"platform": row.address.platform, "channel": row.address.channel}
    upsert(c, table, values, key="id")


def get(c: Connection, id: str) -> Timing | None:
    row = c.execute(select(table).where(table.c.id == id)).mappings().one_or_none()
    return _row(row) if row else None


def held(c: Connection, id: str) -> Timing | None:
    """The row, which nobody else changes until the caller's transaction ends."""
    row = c.execute(select(table).where(table.c.id == id).with_for_update()).mappings().one_or_none()
    return _row(row) if row else None


def every(c: Connection, kind: str = "") -> list[Timing]:
    """By kind and id; of one kind, or all."""
    query = select(table).order_by(table.c.kind, table.c.id)
    found = c.execute(query.where(table.c.kind == kind) if kind else query).mappings()
    return [_row(row) for row in found]


def drop(c: Connection, id: str) -> bool:
    return c.execute(delete(table).where(table.c.id == id)).rowcount == 1


def _row(row: RowMapping) -> Timing:
    values: dict[str, Any] = dict(row)
    address = Address(values.pop("platform"), values.pop("channel"))
    return Timing(address=address, person=values.pop("person_id"), **values)
