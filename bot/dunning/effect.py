"""`reminder.mail`: the one way a reminder leaves. Before it does, the books and what runs with the customer are read
again, and the level is reserved, so that nobody is reminded of what they have paid, nor twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from pydantic import BaseModel, ConfigDict

from bot.clock import Clock
from bot.effects import SendMail
from bot.store import dunning as store
from bot.store.database import Connection, Database
from graphs.dunning.port import Sent
from graphs.guards import guarded
from graphs.standing import BOOKS, SUSPECTED, Standings
from integrations.books.port import Books, Invoice
from integrations.errors import Misconfigured, NotFound, Rejected, Unavailable

DISPUTE_SUSPECTED = "dispute_suspected"
"""The code of the reason for which a customer's words that may be a dispute are asked about."""


class _Due(BaseModel):
    model_config = ConfigDict(frozen=True)

    number: str
    balance: Decimal


class _Reminder(BaseModel):
    """The payload's own part; the rest is that of a mail. `carrier` is among `invoices`; `credit` is what
    the customer had to their credit when it was decided (a sum of negative balances), `seen` the codes of what was
    weighed, or agreed to, then."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    customer_id: str
    level: int
    carrier: str
    invoices: list[_Due]
    credit: Decimal | None = None
    seen: list[str] = []
    case_id: str = ""
    to: str = ""


class RemindByMail:
    """Result: {"sent": true, "reference", "to"} or {"sent": false, "why"}: paid | changed | disputed (the books say
    otherwise now, or something came up that somebody is to be asked about), standing (something runs that bans it),
    already, today (another one was faster)."""

    def __init__(
        self,
        mail: SendMail,
        database: Database,
        books: Books,
        standings: Standings,
        clock: Clock,
        today: Callable[[], date],
    ) -> None:
        self._mail = mail
        self._database = database
        self._books = books
        self._standings = standings
        self._clock = clock
        self._today = today

    @property
    def repeatable(self) -> bool:
        return self._mail.repeatable

    async def certain(self, key: str) -> bool:
        """What was not reserved cannot have left; what is kept as sent has."""
        return await self._database.read(lambda c: store.state_of(c, key)) != "reserved"

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        reminder = _Reminder.model_validate(payload)
        if await self._database.read(lambda c: store.state_of(c, key)) == "sent":
            return {**await self._mail.sent_before(key, payload), "sent": True}
        # A crash after it left and before that was kept: nothing but finishing it makes sense.
        if not await self._mail.is_out(key):
            why = await self._against(reminder)
            if why:
                return await self._not_sent(key, why)
        rows = rows_of(key, reminder, self._clock.now(), self._today())
        reserved = await self._database.write(lambda c: store.reserve(c, rows))
        if reserved != "reserved":
            return {"sent": False, "why": reserved}
        try:
            result = await self._mail.perform(key, payload)
        except (Rejected, Misconfigured, NotFound, Unavailable):
            # It certainly did not leave. After any other failure it may have: the level stays taken.
            await self._database.write(lambda c: store.release(c, key))
            raise
        await self._database.write(lambda c: store.left(c, key))
        return {**result, "sent": True}

    async def _against(self, reminder: _Reminder) -> str:
        """Why it must not leave as it is, "" for nothing."""
        running = await self._standings.of(reminder.customer_id, reminder.to)
        found = guarded("reminder", [each for each in running if each.by not in (BOOKS, SUSPECTED)], "")
        if found.bans:
            return "standing"
        news = {reason.code for reason in found.asks}
        if any(each.kind == "dispute" and each.by == SUSPECTED for each in running):
            news.add(DISPUTE_SUSPECTED)
        if news - set(reminder.seen):
            return "changed"
        now = {invoice.number: invoice for invoice in await self._books.open_invoices(reminder.customer_id)}
        changed = next((why for due in reminder.invoices if (why := _changed(due, now))), "")
        return changed or ("changed" if _credited(reminder, now.values()) or _moved(reminder, now) else "")

    async def _not_sent(self, key: str, why: str) -> dict[str, Any]:
        await self._database.write(lambda c: store.release(c, key))
        return {"sent": False, "why": why}


def rows_of(key: str, reminder: _Reminder, now: datetime, day: date) -> list[Sent]:
    """As they are kept: one an invoice."""
    return [
        Sent(
            reminder.customer_id,
            due.number,
            reminder.level,
            now,
            day,
            due.number == reminder.carrier,
            due.balance,
            key,
            reminder.case_id,
        )
        for due in reminder.invoices
    ]


def _credited(reminder: _Reminder, now: Iterable[Invoice]) -> bool:
    """Whether a credit note or an overpayment came (or went) since: what is asked would not be what is owed."""
    credit = sum((invoice.balance for invoice in now if invoice.balance < 0), Decimal(0))
    return reminder.credit is not None and reminder.credit != credit


def _moved(reminder: _Reminder, now: Mapping[str, Invoice]) -> bool:
    """Whether the books have another address for them since."""
    carrier = now.get(reminder.carrier)
    return carrier is not None and bool(reminder.to) and carrier.customer.email.strip() != reminder.to.strip()


def _changed(due: _Due, now: Mapping[str, Invoice]) -> str:
    invoice = now.get(due.number)
    if invoice is None:
        return "paid"
    if invoice.disputed:
        return "disputed"
    return "" if invoice.balance == due.balance else "changed"


class NoteReminder:
    """`reminder.noted`: a person sent it themselves (a formal notice by registered letter): kept like one that left."""

    repeatable = True

    def __init__(self, database: Database, clock: Clock, today: Callable[[], date]) -> None:
        self._database = database
        self._clock = clock
        self._today = today

    async def perform(self, key: str, payload: dict[str, Any]) -> dict[str, Any]:
        rows = rows_of(key, _Reminder.model_validate(payload), self._clock.now(), self._today())
        await self._database.write(lambda c: self._keep(c, key, rows))
        return {"reference": key}

    def _keep(self, c: Connection, key: str, rows: list[Sent]) -> None:
        """A mail that left on the same day does not make it undone: it counts from the next day that is free."""
        while (kept := store.reserve(c, rows)) == "today":
            rows = [replace(row, day=row.day + timedelta(days=1)) for row in rows]
        if kept == "reserved":
            store.left(c, key)
