"""What runs with a customer or an address beyond the books: disputes, promises, notices, objections, complaints."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from datetime import date

from sqlalchemy import Connection, bindparam, delete, or_, select

from bot.store.schema_rules import standing as table
from bot.store.upsert import upsert
from graphs.standing import Standing, StandingKind

_running = or_(table.c.until.is_(None), table.c.until >= bindparam("day"))
_begun = table.c.since <= bindparam("day")
_ALL = select(table).where(_running, _begun).order_by(table.c.subject, table.c.kind)
_OF = _ALL.where(table.c.subject.in_(bindparam("those", expanding=True)))
_ONE = (table.c.subject == bindparam("of")) & (table.c.kind == bindparam("what"))


def put(c: Connection, row: Standing) -> None:
    """From now on this runs; what ran of the same kind is replaced."""
    upsert(c, table, asdict(row), key="subject,kind")


def get(c: Connection, subject: str, kind: StandingKind) -> Standing | None:
    """Whether it runs any more or not."""
    row = c.execute(select(table).where(_ONE), {"of": subject, "what": kind}).mappings().one_or_none()
    return Standing(**row) if row else None


def end(c: Connection, subject: str, kind: StandingKind) -> bool:
    """It does not run any more. False: there was nothing to end."""
    return c.execute(delete(table).where(_ONE), {"of": subject, "what": kind}).rowcount == 1


def running(c: Connection, day: date, subjects: Collection[str] | None = None) -> list[Standing]:
    """What runs on that day, for these subjects or for everybody."""
    if subjects is None:
        found = c.execute(_ALL, {"day": day})
    else:
        found = c.execute(_OF, {"day": day, "those": sorted(set(subjects))})
    return [Standing(**row) for row in found.mappings()]
