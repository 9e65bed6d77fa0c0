"""What an effect is: one class per kind, each doing its act once under a key, or finding that it was done.

To add a kind: one class here and its name in `bot.app`. Payloads are JSON (the outbox keeps them).
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, runtime_checkable

import structlog
from pydantic import TypeAdapter

from bot.clock import Clock
from graphs.message import FileRef
from graphs.notes import is_note
from integrations.books.port import Books, QuoteRecord, RecordedQuote
from integrations.errors import NotFound, Rejected
from integrations.mail.port import MailAttachment, MailOut, OutgoingMail

log = structlog.get_logger(__name__)

_FILES: TypeAdapter[list[FileRef]] = TypeAdapter(list[FileRef])
_QUOTE: TypeAdapter[QuoteRecord] = TypeAdapter(QuoteRecord)
_RECORDED: TypeAdapter[RecordedQuote] = TypeAdapter(RecordedQuote)

ReadFile = Callable[[str], Awaitable[tuple[FileRef, bytes] | None]]


class Effect(Protocol):
    """Errors of both calls: `integrations.errors`."""

    @property
    def repeatable(self) -> bool:
        """Whether `perform` under the same key may be called again after a crash in its middle: the other side
        keeps the key, or can be asked. Otherwise the attempt is committed before the call, and a crash leaves a doubt
        that a person settles."""
        ...

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        """Does the act; returns its result (JSON), with `reference` when the other side gave one."""
        ...


@runtime_checkable
class Reserving(Protocol):
    """An effect that is not repeatable, but keeps that it begins before it does anything, and that it is done after."""

    async def certain(self, key: str) -> bool:
        """Whether it is known what was done under that key, nothing or all of it: `perform` may be called again, and
        does what is left to do."""
        ...


class RecordQuote:
    """`books.record_quote`: the books keep the key, so the same quote is never numbered twice."""

    repeatable = True

    def __init__(self, books: Books) -> None:
        self._books = books

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        recorded = await self._books.record_quote(key, _QUOTE.validate_python(payload["quote"]))
        return {**_RECORDED.dump_python(recorded, mode="json"), "reference": recorded.number}


class MarkQuoteSent:
    """`books.mark_quote_sent`."""

    repeatable = True

    def __init__(self, books: Books) -> None:
        self._books = books

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        await self._books.mark_quote_sent(payload["number"], key)
        return {"reference": payload["number"]}


class SendMail:
    """`mail`: the key becomes the Message-ID, so that a mail in doubt can be found where the adapter can look.

    `marks_quote` in the payload is the number of the quote it carries: the books are told at once, which saves a turn.
    When they cannot be told the mail is away all the same, and `marked` is false in the result.

    `opinion` in the payload asks for a link by which the reader says how it was: `mark` is where it stands in the text,
    and `link` gives it. Where there is none the paragraph around the mark does not leave.
    """

    link: Callable[[str, str, str], Awaitable[str]] | None = None
    """Of the key of the mail, its case and its language."""

    def __init__(
        self, mail: MailOut, books: Books, sender: Callable[[], Awaitable[str]], read_file: ReadFile, clock: Clock
    ) -> None:
        self._mail = mail
        self._books = books
        self._sender = sender
        self._read_file = read_file
        self._clock = clock

    @property
    def repeatable(self) -> bool:
        return self._mail.can_find

    async def is_out(self, key: str) -> bool:
        """Whether the mail of that key has certainly left; false also where nobody can tell."""
        return self._mail.can_find and await self._mail.find(message_id(key, await self._sender())) is not None

    async def sent_before(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        """The result of what is known to have left."""
        return {"reference": message_id(key, await self._sender()), "to": payload["to"], "marked": False}

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        sender = await self._sender()
        mail = OutgoingMail(
            message_id=message_id(key, sender),
            sender=sender,
            to=payload["to"],
            subject=payload["subject"],
            text=await self._text(key, payload),
            sent_at=self._clock.now(),
            attachments=[await self._attachment(ref) for ref in _FILES.validate_python(payload["attachments"])],
            reply_to_id=payload.get("reply_to_id", ""),
        )
        reference = await self._mail.send(mail)
        marked = await self._mark(payload.get("marks_quote", ""), key)
        return {"reference": reference, "to": mail.to, "marked": marked}

    async def perform_unless(
        self, key: str, payload: dict[str, Any], against: Callable[[], Awaitable[str]]
    ) -> dict[str, Any]:
        """As `perform`; or {"sent": false, "why"} when `against` has a reason by now ("" none)."""
        # A crash after it left and before that was kept: it has left, whatever runs now.
        if not await self.is_out(key) and (why := await against()):
            return {"sent": False, "why": why}
        return await self.perform(key, payload)

    async def _text(self, key: str, payload: dict[str, Any]) -> str:
        text, asked = str(payload["text"]), payload.get("opinion")
        if not asked:
            return text
        link = await self.link(key, asked["case"], asked["language"]) if self.link is not None else ""
        # The last one is ours: what a customer is called may hold anything.
        before, _, after = text.rpartition(asked["mark"])
        if link:
            return before + link + after
        return before.rpartition("\n\n")[0] + after

    async def _mark(self, number: str, key: str) -> bool:
        if not number:
            return False
        try:
            await self._books.mark_quote_sent(number, key)
        except Exception as error:
            # Whatever it is, the mail must not be sent again for it.
            log.warning("effect.not_marked", number=number, why=type(error).__name__)
            return False
        return True

    async def _attachment(self, ref: FileRef) -> MailAttachment:
        kept = await self._read_file(ref.id)
        if kept is None:
            raise NotFound(f"the attachment {ref.name} is not in the store")
        return MailAttachment(ref.name, ref.media_type, kept[1])


def acts_outside(kind: str) -> bool:
    """Whether an outbox row of that kind acts on the world beyond the chat: such rows wait while all is paused. Rules,
    notes and people's own reminders are the company's: a pause keeps nobody from changing them."""
    return kind not in {"post", "update"} and not is_note(kind)


def message_id(key: str, sender: str) -> str:
    """The Message-ID of the mail sent under `key`: the same key gives the same id, and two keys never share one."""
    domain = sender.rstrip(">").rpartition("@")[2].strip().lower()
    if not domain.isascii() or not domain:
        domain = "commis.invalid"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def unknown_kind(kind: str) -> Rejected:
    return Rejected(f"no effect of kind {kind!r} is known to this release")
