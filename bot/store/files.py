"""The files that were received or made, each kept once under the digest of its bytes."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.store.schema import file as table
from bot.store.upsert import insert_new
from graphs.message import FileRef

_READ = select(table.c.name, table.c.media_type, table.c.body).where(table.c.id == bindparam("of"))


def keep(c: Connection, ref: FileRef, body: bytes, now: datetime) -> None:
    """Keeps the bytes; the same bytes again change nothing. ValueError when `ref` is not theirs."""
    if hashlib.sha256(body).hexdigest() != ref.id:
        raise ValueError(f"the bytes of {ref.name!r} are not those its reference names")
    row = {
        "id": ref.id,
        "name": ref.name,
        "media_type": ref.media_type,
        "size": len(body),
        "body": body,
        "kept_at": now,
    }
    insert_new(c, table, row, key="id")


def read(c: Connection, id: str) -> tuple[FileRef, bytes] | None:
    row = c.execute(_READ, {"of": id}).one_or_none()
    if row is None:
        return None
    body = bytes(row.body)
    return FileRef(id, row.name, row.media_type, len(body)), body
