"""`followup.mail`, which leaves once and only while its quote waits, and `books.mark_quote_answered`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.effects import SendMail
from bot.store import followups as store
from bot.store.database import Connection, Database
from bot.store.followups import Mailed
from graphs.guards import guarded
from graphs.standing import Standings
from integrations.books.port import Books, QuoteAnswer
from integrations.errors import Misconfigured, NotFound, Rejected, Unavailable

_ANSWER: TypeAdapter[QuoteAnswer] = TypeAdapter(QuoteAnswer)


class _Followup(BaseModel):
    """The payload's own part; the rest is that of a mail."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    number: str
    customer_id: str
    why: Literal["due", "expiring", "asked", "answered"]
    to: str = ""
    seen: list[str] = []

    @property
    def by_itself(self) -> bool:
        return self.why != "asked"


class FollowUpByMail:
    """Result: {"sent": true, "reference", "to"} or {"sent": false, "why"}: answered (the books say so, or its customer
    wrote), expired, standing (something runs that bans it, or about which nobody was asked), address (the books have
    another one now), already (for that reason, or today)."""

    def __init__(
        self, mail: SendMail, database: Database, books: Books, standings: Standings, today: Callable[[], date]
    ) -> None:
        """`today` is the day where the company is."""
        self._mail = mail
        self._database = database
        self._books = books
        self._standings = standings
        self._today = today

    @property
    def repeatable(self) -> bool:
        return self._mail.repeatable

    async def certain(self, key: str) -> bool:
        """What was not reserved cannot have left; what is kept as sent has."""
        return await self._database.read(lambda c: store.state_of(c, store.number_of(c, key), key)) != "reserved"

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        wanted = _Followup.model_validate(payload)
        if await self._database.read(lambda c: store.state_of(c, wanted.number, key)) == "sent":
            return {**await self._mail.sent_before(key, payload), "sent": True}
        # A crash after it left and before that was kept: nothing but finishing it makes sense.
        if not await self._mail.is_out(key):
            why = await self._against(wanted)
            if why:
                await self._database.write(lambda c: store.release(c, wanted.number, key))
                return {"sent": False, "why": why}
        slot = f"asked.{self._today().isoformat()}" if wanted.why == "asked" else wanted.why
        mailed = Mailed(slot, key, self._today())
        reserved = await self._database.write(lambda c: store.reserve(c, wanted.number, mailed))
        if reserved != "reserved":
            return {"sent": False, "why": reserved}
        return await self._send(key, payload, wanted)

    async def _send(self, key: str, payload: dict[str, Any], wanted: _Followup) -> dict[str, Any]:
        answers = payload.get("reply_to_id") or await self._database.read(lambda c: store.mail_of(c, wanted.number))
        try:
            result = await self._mail.perform(key, {**payload, "reply_to_id": answers})
        except (Rejected, Misconfigured, NotFound, Unavailable):
            # It certainly did not leave. After any other failure it may have: the slot stays taken.
            await self._database.write(lambda c: store.release(c, wanted.number, key))
            raise
        await self._database.write(lambda c: store.left(c, wanted.number, key))
        return {**result, "sent": True}

    async def _against(self, wanted: _Followup) -> str:
        """Why it must not leave as it is, "" for nothing."""
        waiting = {quote.number: quote for quote in await self._books.sent_quotes()}
        quote = waiting.get(wanted.number)
        if quote is None or (wanted.by_itself and await self._database.read(lambda c: self._wrote(c, wanted))):
            return "answered"
        if quote.valid_until < self._today():
            return "expired"
        running = await self._standings.of(wanted.customer_id, wanted.to)
        found = guarded("quote_followup", running, "")
        if found.bans or {reason.code for reason in found.asks} - set(wanted.seen):
            return "standing"
        return "address" if wanted.to and wanted.to.strip() != quote.customer.email.strip() else ""

    def _wrote(self, c: Connection, wanted: _Followup) -> bool:
        return wanted.number in store.wrote(c, [wanted.number])


class MarkQuoteAnswered:
    """`books.mark_quote_answered`: {number, answer, on}. The first answer kept stands: `Rejected` for another one."""

    repeatable = True

    def __init__(self, books: Books) -> None:
        self._books = books

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = _ANSWER.validate_python(payload["answer"])
            on = date.fromisoformat(str(payload["on"]))
        except (ValidationError, ValueError):
            raise Rejected("this release cannot read the answer that is to be kept") from None
        await self._books.mark_quote_answered(str(payload["number"]), answer, on, key)
        return {"reference": payload["number"]}
