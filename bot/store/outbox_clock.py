"""The outbox and the hours: what waits until work begins, and what a clock that had jumped ahead put off."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, false, func, literal_column, select, update

from bot.store.outbox import HELD, MOST_APART, PACED, UNDO, OutboxRow, hold
from bot.store.schema import outbox as table

FARTHEST = timedelta(days=2)
"""Nothing is tried again later than that."""

AHEAD = timedelta(minutes=10)
"""As far ahead as the clocks of two processes never are of each other."""

_OPEN = ("new", "sending", "unknown")
_HELD_LAST = (
    select(table.c.next_at, table.c.staged_at)
    .where(
        table.c.state == literal_column("'new'"),
        table.c.error == literal_column(f"'{HELD}'"),
        table.c.kind.in_(PACED),
        table.c.next_at >= bindparam("opening"),
    )
    .order_by(table.c.next_at.desc())
    .limit(1)
)


def hold_until_opening(c: Connection, row: OutboxRow, opening: datetime) -> bool:
    """Keeps it back until work begins. Mails of a run leave then as far apart as they were staged."""
    before = c.execute(_HELD_LAST, {"opening": opening}).one_or_none() if row.kind in PACED else None
    at = opening
    if before is not None:
        at = before.next_at + min(abs(row.staged_at - before.staged_at), MOST_APART)
    return hold(c, row.key, at)


def pull_back(c: Connection, now: datetime) -> int:
    """What a clock that had jumped ahead put off: tries and what is held are looked at now, and what was staged to be
    taken back for a while can be so for as long from now on. How many."""
    far, ahead = table.c.next_at > now + FARTHEST, table.c.staged_at > now + AHEAD
    undo = table.c.error == literal_column(f"'{UNDO}'")
    tried = (table.c.error == literal_column(f"'{HELD}'")) | (table.c.attempts > 0) & ~func.coalesce(undo, false())
    moved = c.execute(update(table).where(table.c.state.in_(_OPEN), far, tried).values(next_at=now)).rowcount
    for key, next_at, staged_at in c.execute(
        select(table.c.key, table.c.next_at, table.c.staged_at).where(table.c.state.in_(_OPEN), ahead)
    ).all():
        moved += c.execute(
            update(table).where(table.c.key == key).values(next_at=max(now, next_at - (staged_at - now)), staged_at=now)
        ).rowcount
    return moved
