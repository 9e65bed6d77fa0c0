"""Leads that people put in another class than Commis did: what the points are tuned by."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from bot.store.schema import lead_correction as table
from bot.store.upsert import insert_new


@dataclass(frozen=True)
class LeadCorrection:
    """`signs`: codes of the points that the lead had; `score` what they came to."""

    id: str
    lead_id: str
    was: str
    became: str
    score: int
    signs: list[str]
    by: str
    at: datetime


_AFTER = table.c.at > bindparam("after")
_SINCE = select(table).where(_AFTER).order_by(table.c.at.desc(), table.c.id).limit(bindparam("most"))
_COUNT = select(func.count()).select_from(table).where(_AFTER)


def add(c: Connection, row: LeadCorrection) -> bool:
    """False: it is there already."""
    return insert_new(c, table, asdict(row), key="id")


def since(c: Connection, after: datetime, limit: int = 500) -> list[LeadCorrection]:
    """The newest first."""
    return [LeadCorrection(**row) for row in c.execute(_SINCE, {"after": after, "most": limit}).mappings()]


def count(c: Connection, after: datetime) -> int:
    return c.execute(_COUNT, {"after": after}).scalar_one()
