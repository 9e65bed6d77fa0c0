"""What was kept from happening: found once, and counted once somebody says that it is so."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, select, update

from bot.store.schema import saving as table
from bot.store.upsert import insert_new

State = Literal["open", "confirmed", "denied"]


@dataclass(frozen=True)
class Saving:
    """`amount` in euros excluding VAT that it would have cost (0: it is counted, not valued). `told`: codes and figures
    of what would have happened otherwise, nothing about persons: who it is about stands in the case."""

    id: str
    case_id: str
    kind: str
    amount: Decimal
    at: datetime
    told: dict[str, str] = field(default_factory=dict[str, str])
    state: State = "open"
    decided_by: str | None = None
    decided_at: datetime | None = None


def keep(c: Connection, row: Saving) -> None:
    """Once: what somebody has confirmed or denied stays as it is; what is open follows what became of its case."""
    if insert_new(c, table, asdict(row), key="id"):
        return
    c.execute(
        update(table).where(table.c.id == row.id, table.c.state == "open").values(amount=row.amount, told=row.told)
    )


def get(c: Connection, id: str) -> Saving | None:
    row = c.execute(select(table).where(table.c.id == id)).mappings().one_or_none()
    return _row(dict(row)) if row else None


def decided(c: Connection, since: datetime, until: datetime) -> list[Saving]:
    """Those of the period that somebody has confirmed or denied, oldest first."""
    query = select(table).where(table.c.at >= since, table.c.at < until, table.c.state != "open")
    query = query.order_by(table.c.at, table.c.id)
    return [_row(dict(row)) for row in c.execute(query).mappings()]


def decide(c: Connection, id: str, state: State, *, by: str, now: datetime) -> bool:
    """open → confirmed or denied, once. False: somebody was faster."""
    changed = update(table).where(table.c.id == id, table.c.state == "open")
    return c.execute(changed.values(state=state, decided_by=by, decided_at=now)).rowcount == 1


def _row(values: dict[str, Any]) -> Saving:
    return Saving(**values)
