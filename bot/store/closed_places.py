"""Channels that not everybody in the company may read: what is worked there is not told in another one."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from bot.store.schema import closed_place as table
from bot.store.upsert import insert_new
from graphs.message import Address


def note(c: Connection, place: Address, *, closed: bool) -> None:
    """As its platform says now: a channel may be closed, or opened, at any time."""
    here = (table.c.platform == place.platform) & (table.c.channel == place.channel)
    known = c.execute(select(table.c.channel).where(here)).one_or_none() is not None
    if closed and not known:
        insert_new(c, table, {"platform": place.platform, "channel": place.channel}, key="platform,channel")
    elif known and not closed:
        c.execute(delete(table).where(here))


def every(c: Connection) -> frozenset[tuple[str, str]]:
    """Platform and channel of each."""
    return frozenset((row.platform, row.channel) for row in c.execute(select(table.c.platform, table.c.channel)))
