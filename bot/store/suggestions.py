"""What the clerk suggested from its record, each answered once and never asked twice while it is open or declined."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, select, update

from bot.store.schema_rules import suggestion as table


@dataclass(frozen=True)
class SuggestionRow:
    """`kind`: promotion | demotion | rule; `state`: open | accepted | declined | told (said, or put off: no answer is
    waited for). `body` is JSON: what it rests on, and where it was shown."""

    id: str
    kind: str
    subject: str
    state: str
    body: dict[str, Any]
    at: datetime
    closed_at: datetime | None = None
    closed_by: str | None = None


_INSERT = insert(table)
_BY_ID = select(table).where(table.c.id == bindparam("of"))
_NEWEST = (
    select(table)
    .where(table.c.kind == bindparam("what"), table.c.subject == bindparam("about"))
    .order_by(table.c.at.desc(), table.c.id.desc())
    .limit(1)
)
_OF_KIND = select(table).where(table.c.kind == bindparam("what")).order_by(table.c.at, table.c.id)
_CLOSE = (
    update(table)
    .where(table.c.id == bindparam("of"), table.c.state == literal_column("'open'"))
    .values(state=bindparam("to"), closed_at=bindparam("when"), closed_by=bindparam("who"))
)


def add(c: Connection, row: SuggestionRow) -> None:
    c.execute(_INSERT, asdict(row))


def by_id(c: Connection, suggestion_id: str) -> SuggestionRow | None:
    row = c.execute(_BY_ID, {"of": suggestion_id}).mappings().one_or_none()
    return SuggestionRow(**row) if row else None


def newest(c: Connection, kind: str, subject: str) -> SuggestionRow | None:
    """The last one about that, whatever became of it."""
    row = c.execute(_NEWEST, {"what": kind, "about": subject}).mappings().one_or_none()
    return SuggestionRow(**row) if row else None


def of_kind(c: Connection, kind: str) -> list[SuggestionRow]:
    """In order of time."""
    return [SuggestionRow(**row) for row in c.execute(_OF_KIND, {"what": kind}).mappings()]


def close(c: Connection, suggestion_id: str, state: str, by: str | None, now: datetime) -> bool:
    """open → answered, once. False: somebody was faster."""
    return c.execute(_CLOSE, {"of": suggestion_id, "to": state, "when": now, "who": by}).rowcount == 1
