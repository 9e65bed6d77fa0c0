"""What people changed in proposals before they let them go: a row per field, with the facts of the case."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from bot.store.schema_rules import correction as table
from bot.store.upsert import insert_all_new


@dataclass(frozen=True)
class CorrectionRow:
    """`before` and `after` are canonical ("8", "12.5"; "0" for no discount). `facts`: customer (id), customer_name,
    segment, skus, order_total, as far as they are known."""

    key: str
    case_id: str
    process: str
    field: str
    before: str
    after: str
    facts: dict[str, Any]
    by: str
    at: datetime


_LATEST = (
    select(table)
    .where(
        table.c.process == bindparam("of"),
        table.c.field == bindparam("what"),
        table.c.seq.in_(
            select(func.max(table.c.seq))
            .where(table.c.process == bindparam("of"), table.c.field == bindparam("what"))
            .group_by(table.c.case_id)
        ),
        table.c.after == bindparam("to"),
    )
    .order_by(table.c.seq.desc())
    .limit(bindparam("most"))
)
_OF_CASE = (
    select(table)
    .where(table.c.case_id == bindparam("of"), table.c.field == bindparam("what"))
    .order_by(table.c.seq.desc())
    .limit(1)
)


def add(c: Connection, rows: list[CorrectionRow]) -> None:
    """Those whose keys are there already stay as they are."""
    insert_all_new(c, table, [asdict(row) for row in rows], key="key")


def last_of_case(c: Connection, case_id: str, field: str) -> CorrectionRow | None:
    row = c.execute(_OF_CASE, {"of": case_id, "what": field}).mappings().one_or_none()
    return _row(dict(row)) if row else None


def set_to(c: Connection, process: str, field: str, after: str, limit: int) -> list[CorrectionRow]:
    """The newest first: cases whose last correction of that field set it to that value, one row each."""
    found = c.execute(_LATEST, {"of": process, "what": field, "to": after, "most": limit}).mappings()
    return [_row(dict(row)) for row in found]


def _row(values: dict[str, Any]) -> CorrectionRow:
    values.pop("seq")
    return CorrectionRow(**values)
