"""What leaves, as outbox rows: posts and updates of posts. A lane is a conversation: rows of one lane leave in order."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from bot.store.outbox import Outgoing
from graphs.message import Address, Message, message_to_json


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
