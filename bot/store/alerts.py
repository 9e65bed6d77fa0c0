"""Troubles that people were told of: one row for each, however often it is met; open, then over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from bot.store.schema import alert as table
from bot.store.upsert import insert_new, upsert


@dataclass(frozen=True)
class AlertRow:
    """`id` is of the kind and of what it is about. `words` are codes and numbers that its sentence holds; `posts` the
    keys of the posts that tell of it; `seen_by` whoever has said that they know. `told_at` None: nobody was told."""

    id: str
    kind: str
    words: dict[str, str]
    state: str
    count: int
    first_at: datetime
    last_at: datetime
    told_at: datetime | None = None
    posts: list[str] = field(default_factory=list[str])
    seen_by: str = ""


def add(c: Connection, row: AlertRow) -> bool:
    """False: it is there already, and nothing was written."""
    return insert_new(c, table, _values(row), key="id")


def put(c: Connection, row: AlertRow) -> None:
    """Inserts or overwrites."""
    upsert(c, table, _values(row), key="id")


def by_id(c: Connection, id: str) -> AlertRow | None:
    row = c.execute(select(table).where(table.c.id == id)).mappings().one_or_none()
    return _row(row) if row else None


def held(c: Connection, id: str) -> AlertRow | None:
    """The row, which nobody else changes until the caller's transaction ends."""
    row = c.execute(select(table).where(table.c.id == id).with_for_update()).mappings().one_or_none()
    return _row(row) if row else None


def standing(c: Connection) -> list[AlertRow]:
    """The open ones, the newest first."""
    query = select(table).where(table.c.state == "open").order_by(table.c.last_at.desc(), table.c.id)
    return [_row(row) for row in c.execute(query).mappings()]


def counts(c: Connection) -> dict[str, int]:
    """How many are open, by kind."""
    query = select(table.c.kind, func.count()).where(table.c.state == "open").group_by(table.c.kind)
    return {row[0]: row[1] for row in c.execute(query)}


def _values(row: AlertRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "told": {"words": row.words, "posts": row.posts, "seen_by": row.seen_by},
        "state": row.state,
        "count": row.count,
        "first_at": row.first_at,
        "last_at": row.last_at,
        "told_at": row.told_at,
        "post_key": row.posts[-1] if row.posts else "",
    }


def _row(row: RowMapping) -> AlertRow:
    told: dict[str, Any] = row["told"]
    return AlertRow(
        id=row["id"],
        kind=row["kind"],
        words=told.get("words", {}),
        state=row["state"],
        count=row["count"],
        first_at=row["first_at"],
        last_at=row["last_at"],
        told_at=row["told_at"],
        posts=told.get("posts", []),
        seen_by=told.get("seen_by", ""),
    )
