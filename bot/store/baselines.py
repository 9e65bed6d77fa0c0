"""How long a piece of work takes people by hand, as the company measured or said it: the newest holds, none is lost."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, insert, select

from bot.store.schema import baseline as table
from bot.store.schema import ledger

Source = Literal["measured", "stated"]

LONGEST = Decimal(24 * 60)
"""Minutes that one piece of work may take."""


@dataclass(frozen=True)
class Baseline:
    """`minutes` of a person's time for one `work` (a process, or "decision"), from `at` on; `words` as it was said,
    `by` a person's id."""

    work: str
    minutes: Decimal
    source: Source
    words: str
    by: str
    at: datetime


def put(c: Connection, row: Baseline) -> bool:
    """False: that is what holds already, said by the same person at the same instant (tried again)."""
    same = (table.c.work == row.work) & (table.c.at == row.at) & (table.c.by == row.by)
    if c.execute(select(table.c.seq).where(same, table.c.minutes == row.minutes)).first() is not None:
        return False
    c.execute(insert(table), asdict(row))
    return True


def told_before(c: Connection, row: Baseline, cause: str) -> bool:
    """Whether that very statement was kept under that key already, whatever was said since."""
    query = select(ledger.c.seq).where(
        ledger.c.case_id.is_(None),
        ledger.c.kind == "changed",
        ledger.c.what == f"baseline.{row.work}",
        ledger.c.why["key"].as_string() == cause,
        ledger.c.why["minutes"].as_string() == f"{row.minutes:.2f}",
    )
    return c.execute(query.limit(1)).first() is not None


def every(c: Connection, work: str = "") -> list[Baseline]:
    """From the first said to the last."""
    query = select(
        table.c.work, table.c.minutes, table.c.source, table.c.words, table.c.by, table.c.at
    ).order_by(table.c.at, table.c.seq)  # fmt: skip
    found = c.execute(query.where(table.c.work == work) if work else query).mappings()
    return [_row(dict(row)) for row in found]


def _row(values: dict[str, Any]) -> Baseline:
    return Baseline(**values)
