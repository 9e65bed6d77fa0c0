"""How each place and person of a platform that must be written to first can be reached: what was last seen of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select

from bot.store.schema import conversation_ref as table
from bot.store.upsert import upsert

_GET = select(table.c.body).where(table.c.platform == bindparam("on"), table.c.channel == bindparam("place"))
_DROP = delete(table).where(table.c.platform == bindparam("on"), table.c.channel == bindparam("place"))


def get(c: Connection, platform: str, channel: str) -> dict[str, Any] | None:
    """JSON, or None for a place that was never seen."""
    return c.execute(_GET, {"on": platform, "place": channel}).scalar_one_or_none()


def put(c: Connection, platform: str, channel: str, body: dict[str, Any], now: datetime) -> None:
    row = {"platform": platform, "channel": channel, "body": body, "changed_at": now}
    upsert(c, table, row, key="platform,channel")


def drop(c: Connection, platform: str, channel: str) -> bool:
    return c.execute(_DROP, {"on": platform, "place": channel}).rowcount == 1
