"""What is remembered under a name: small JSON values that people may change while it runs."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, select

from bot.store.schema import setting as table
from bot.store.upsert import insert_new, upsert

_GET = select(table.c.value).where(table.c.name == bindparam("of"))


def get(c: Connection, name: str, default: Any = None) -> Any:
    row = c.execute(_GET, {"of": name}).one_or_none()
    return default if row is None else row.value


def held(c: Connection, name: str, default: Any) -> Any:
    """Like `get`; nobody else reads it so, or writes it, until the caller's transaction ends. `default` is JSON."""
    insert_new(c, table, {"name": name, "value": default}, key="name")
    return c.execute(select(table.c.value).where(table.c.name == name).with_for_update()).scalar_one()


def put(c: Connection, name: str, value: Any) -> None:
    """`value` is JSON."""
    upsert(c, table, {"name": name, "value": value}, key="name")
