"""What calls to language models were made and what they cost, per case and per month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from sqlalchemy import Connection, bindparam, func, insert, select

from bot.store.schema import model_use as table
from integrations.llm.port import ModelUse


@dataclass(frozen=True)
class UseRow:
    at: datetime
    case_id: str | None
    event_key: str
    use: ModelUse


_INSERT = insert(table)
_COST = select(func.sum(table.c.cost, type_=table.c.cost.type)).where(
    table.c.at >= bindparam("first"), table.c.at < bindparam("beyond")
)
_OF_CASE = select(table).where(table.c.case_id == bindparam("of")).order_by(table.c.seq)


def add(c: Connection, use: ModelUse, *, case_id: str | None, event_key: str, now: datetime) -> None:
    c.execute(
        _INSERT,
        {
            "at": now,
            "case_id": case_id,
            "event_key": event_key,
            "model": use.model,
            "calls": use.calls,
            "input_tokens": use.input_tokens,
            "output_tokens": use.output_tokens,
            "characters": use.characters,
            "cost": use.cost,
        },
    )


def last_call_at(c: Connection) -> datetime | None:
    """When a model was called last; None: never."""
    return c.execute(select(func.max(table.c.at))).scalar_one_or_none()


def month_cost(c: Connection, now: datetime) -> Decimal:
    """Euros spent in the calendar month (UTC) of `now`."""
    first = now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    beyond = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)
    return c.execute(_COST, {"first": first, "beyond": beyond}).scalar_one() or Decimal(0)


def of_case(c: Connection, case_id: str) -> list[UseRow]:
    """In order."""
    return [
        UseRow(
            row["at"],
            row["case_id"],
            row["event_key"],
            ModelUse(
                model=row["model"],
                calls=row["calls"],
                input_tokens=row["input_tokens"],
                output_tokens=row["output_tokens"],
                cost=row["cost"],
                characters=row["characters"],
            ),
        )
        for row in c.execute(_OF_CASE, {"of": case_id}).mappings()
    ]
