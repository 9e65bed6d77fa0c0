"""What comes with a message as files: fetched from their platform where they still are there, kept, read as text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import structlog

from bot import wording
from bot.events import MessageReceived
from bot.failures import classify
from bot.platform import Platform
from bot.store import files
from bot.store.database import Database
from bot.turn import Turn
from graphs.message import FileRef, Message, text_message
from integrations.errors import Misconfigured, NotFound, Rejected

log = structlog.get_logger(__name__)

READABLE = {"text/plain", "text/csv", "text/tab-separated-values"}


@dataclass
class Read:
    """`texts` are the contents of the readable files, `unread` the names of the others, `missing` those that could not
    be had, and `why` (a kind of failure)."""

    texts: list[str] = field(default_factory=list[str])
    unread: list[str] = field(default_factory=list[str])
    missing: list[str] = field(default_factory=list[str])
    why: str = ""

    def failed(self, language: str) -> Message | None:
        """What to say when something is missing: the message is not worked by halves."""
        if not self.missing:
            return None
        why = wording.tell(f"why.{self.why}", language)
        told = wording.tell("fetch_failed", language, names=", ".join(self.missing), why=why)
        return text_message(told, tone="warning")


class Enclosures:
    def __init__(self, database: Database, platforms: Mapping[str, Platform]) -> None:
        self._database = database
        self._platforms = platforms

    async def read(self, turn: Turn, event: MessageReceived) -> Read:
        """Files that are fetched are kept by the turn. Raises `Unavailable`: the message is tried again."""
        read = Read()
        for ref in event.files:
            kept = await self._database.read(lambda c, ref=ref: files.read(c, ref.id))
            _take(read, ref, kept[1] if kept is not None else None)
        for remote in event.remote:
            try:
                body = await self._platforms[event.address.platform].fetch(event.address, remote)
            except (Rejected, NotFound, Misconfigured) as error:
                log.warning("file.not_fetched", file=remote.name, why=str(error))
                read.missing.append(remote.name)
                read.why = classify(error).kind
                continue
            ref = FileRef(hashlib.sha256(body).hexdigest(), remote.name, remote.media_type, len(body))
            turn.first.append(lambda c, ref=ref, body=body: files.keep(c, ref, body, turn.now) is None)
            _take(read, ref, body)
        return read


def _take(read: Read, ref: FileRef, body: bytes | None) -> None:
    content = decoded(body) if body is not None and ref.media_type in READABLE else None
    if content is None:
        read.unread.append(ref.name)
    elif content.strip():
        read.texts.append(content)


def decoded(body: bytes) -> str | None:
    """A text file's content, or None when it is not text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\x00" in text else text
    return None
