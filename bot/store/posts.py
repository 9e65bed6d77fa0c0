"""What has been shown in chat: where each message stands on its platform, and what it says now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.engine import RowMapping

from bot.store.schema import post as table
from bot.store.upsert import upsert
from graphs.message import Address, Message, message_from_json, message_to_json


@dataclass(frozen=True)
class PostRow:
    """`key` is the outbox key of its first sending, `reference` the platform's; `version` grows with every edit."""

    seq: int
    key: str
    platform: str
    channel: str
    thread: str | None
    reference: str
    content: Message
    version: int
    case_id: str | None
    approval_id: str | None
    question_id: str | None
    language: str
    posted_at: datetime
    edited_at: datetime | None

    @property
    def address(self) -> Address:
        return Address(self.platform, self.channel, self.thread)


_COLUMNS = [table.c[name] for name in PostRow.__dataclass_fields__]
_BY_KEY = select(*_COLUMNS).where(table.c.key == bindparam("of"))
_BY_REFERENCE = select(*_COLUMNS).where(
    table.c.platform == bindparam("on"), table.c.channel == bindparam("place"), table.c.reference == bindparam("of")
)
_OF_CASE = select(*_COLUMNS).where(table.c.case_id == bindparam("of")).order_by(table.c.seq)
_EDIT = (
    update(table)
    .where(table.c.key == bindparam("of"))
    .values(content=bindparam("new"), version=table.c.version + 1, edited_at=bindparam("at"))
)


def posted(
    c: Connection,
    *,
    key: str,
    address: Address,
    reference: str,
    content: Message,
    language: str,
    now: datetime,
    case_id: str | None = None,
    approval_id: str | None = None,
    question_id: str | None = None,
) -> None:
    """Inserts, or overwrites what and where it is (its time and version stay)."""
    row = {
        "key": key,
        "platform": address.platform,
        "channel": address.channel,
        "thread": address.thread,
        "reference": reference,
        "content": message_to_json(content),
        "version": 1,
        "case_id": case_id,
        "approval_id": approval_id,
        "question_id": question_id,
        "language": language,
        "posted_at": now,
    }
    upsert(c, table, row, key="key", keep=("version", "posted_at"))


def edited(c: Connection, key: str, content: Message, now: datetime) -> bool:
    """New content in place. False: no such post."""
    return c.execute(_EDIT, {"of": key, "new": message_to_json(content), "at": now}).rowcount == 1


def by_key(c: Connection, key: str) -> PostRow | None:
    row = c.execute(_BY_KEY, {"of": key}).mappings().one_or_none()
    return _row(row) if row else None


def by_reference(c: Connection, platform: str, channel: str, reference: str) -> PostRow | None:
    values = {"on": platform, "place": channel, "of": reference}
    row = c.execute(_BY_REFERENCE, values).mappings().one_or_none()
    return _row(row) if row else None


def of_case(c: Connection, case_id: str) -> list[PostRow]:
    """In order of posting."""
    return [_row(row) for row in c.execute(_OF_CASE, {"of": case_id}).mappings()]


def _row(row: RowMapping) -> PostRow:
    values = dict[str, Any](row)
    values["content"] = message_from_json(row["content"])
    return PostRow(**values)
