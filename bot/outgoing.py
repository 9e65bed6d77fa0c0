"""What leaves, as outbox rows: posts and their updates. A lane is a conversation: its rows leave in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from bot.store import outbox, posts
from bot.store.database import Connection
from bot.store.outbox import OutboxRow, Outgoing
from graphs.message import Address, Message, message_from_json, message_to_json

_ADDRESS: TypeAdapter[Address] = TypeAdapter(Address)


def post_row(
    key: str,
    address: Address,
    message: Message,
    *,
    language: str,
    case_id: str | None = None,
    approval_id: str | None = None,
    question_id: str | None = None,
) -> Outgoing:
    """A new message. `key` identifies the post for ever (see `update_row`)."""
    payload: dict[str, Any] = {
        "address": asdict(address),
        "message": message_to_json(message),
        "language": language,
        "approval_id": approval_id,
        "question_id": question_id,
    }
    return Outgoing(key=key, lane=address.conversation, kind="post", case_id=case_id, payload=payload)


def update_row(
    key: str, post_key: str, address: Address, message: Message, *, language: str, case_id: str | None = None
) -> Outgoing:
    """New content for the message posted (or staged) under `post_key`; leaves after it."""
    payload: dict[str, Any] = {
        "post_key": post_key,
        "address": asdict(address),
        "message": message_to_json(message),
        "language": language,
    }
    return Outgoing(key=key, lane=address.conversation, kind="update", case_id=case_id, payload=payload)


def elsewhere(row: OutboxRow, address: Address, message: Message) -> Outgoing:
    """The same post at another place, where its own refused it: still known under its key, so that updates find it."""
    payload = {
        **row.payload,
        "post_key": row.payload.get("post_key", row.key),
        "address": asdict(address),
        "message": message_to_json(message),
    }
    return Outgoing(f"{row.key}:elsewhere", address.conversation, "post", row.case_id, payload)


def address_of(payload: dict[str, Any]) -> Address:
    return _ADDRESS.validate_python(payload["address"])


def content_of(payload: dict[str, Any]) -> Message:
    return message_from_json(payload["message"])


def stage(c: Connection, rows: Iterable[Outgoing], now: datetime, instant: Collection[str]) -> list[Address]:
    """Stages rows for the deliverer. Posts on `instant` platforms are shown by this very transaction instead; returns
    where."""
    shown: list[Address] = []
    for row in rows:
        if row.kind in {"post", "update"} and row.payload["address"]["platform"] in instant:
            if outbox.stage_done(c, row, reference=row.payload.get("post_key", row.key), now=now):
                record_shown(c, row.key, row.kind, row.payload, row.case_id, reference=row.key, now=now)
                shown.append(address_of(row.payload))
        else:
            outbox.stage(c, [row], now)
    return shown


def record_shown(
    c: Connection, key: str, kind: str, payload: dict[str, Any], case_id: str | None, *, reference: str, now: datetime
) -> None:
    """Keeps what is now visible: a new post, or new content for an earlier one."""
    if kind == "update":
        posts.edited(c, payload["post_key"], content_of(payload), now)
        return
    posts.posted(
        c,
        key=payload.get("post_key", key),
        address=address_of(payload),
        reference=reference,
        content=content_of(payload),
        case_id=case_id,
        approval_id=payload.get("approval_id"),
        question_id=payload.get("question_id"),
        language=payload["language"],
        now=now,
    )
