"""How a received mail becomes an event: the same for one that was fetched and one that was handed in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.events import MailReceived
from bot.mailbox import wording
from graphs.message import FileRef
from integrations.mail.identity import identity_of, is_too_large, without_body
from integrations.mail.incoming import LARGEST_MAIL


@dataclass(frozen=True)
class Received:
    """The event, and the bytes that are kept with it."""

    event: MailReceived
    raw: bytes


def received(raw: bytes, name: str, at: datetime) -> Received:
    """The same mail makes the same event, whichever way it came and however often."""
    ref = FileRef(hashlib.sha256(raw).hexdigest(), name, "message/rfc822", len(raw))
    return Received(MailReceived(f"mail:{identity_of(raw)}", ref, at), raw)


def fetched(raw: bytes, name: str, at: datetime, language: str) -> Received:
    """Of a mail that is too large its content is not kept: who wrote it is told, and that it has to be looked at."""
    if not is_too_large(raw):
        return received(raw, name, at)
    words = wording.tell("too_large", language, limit=LARGEST_MAIL // 1024 // 1024)
    return received(without_body(raw, words), name, at)
