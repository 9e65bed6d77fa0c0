"""How we stand with customers beyond the books: what runs today, and noting that something begins or ends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.store import ledger
from bot.store import standings as store
from bot.store.database import Connection, Database
from bot.store.ledger import LedgerEntry
from graphs.standing import BOOKS, Standing, StandingKind
from integrations.books.port import Books, Invoice

FEW = 20
"""Customers whose invoices are read one by one."""


class KeptStandings:
    """Implements `graphs.standing.Standings`. An invoice that the books call disputed counts as a dispute, too."""

    def __init__(self, database: Database, books: Books, clock: Clock, *, time_zone: str) -> None:
        self._database = database
        self._books = books
        self._clock = clock
        self._zone = ZoneInfo(time_zone)

    @property
    def today(self) -> date:
        """Where the company is."""
        return self._clock.now().astimezone(self._zone).date()

    async def of(self, *subjects: str) -> list[Standing]:
        """All that runs today for any of these. Raises `Unavailable`, and `StoreUnavailable` of our own store."""
        wanted = list(dict.fromkeys(subject_of(subject) for subject in subjects if subject.strip()))
        if not wanted:
            return []
        today = self.today
        found = await self._database.read(lambda c: store.running(c, today, wanted))
        known = {standing.subject for standing in found if standing.kind == "dispute"}
        return found + await self._disputed([each for each in wanted if "@" not in each and each not in known])

    async def running(self) -> list[Standing]:
        """All that was noted and runs today, for everybody."""
        today = self.today
        return await self._database.read(lambda c: store.running(c, today))

    async def _disputed(self, customers: Sequence[str]) -> list[Standing]:
        """What the books call contested, of these: for many of them, everything is read at once."""
        if len(customers) > FEW:
            invoices = await self._books.open_invoices()
        else:
            invoices = [each for customer in customers for each in await self._books.open_invoices(customer)]
        contested: dict[str, list[Invoice]] = {customer: [] for customer in customers}
        for invoice in invoices:
            if invoice.disputed and invoice.customer.id in contested:
                contested[invoice.customer.id].append(invoice)
        return [_contested(customer, theirs) for customer, theirs in contested.items() if theirs]


def _contested(customer_id: str, invoices: Sequence[Invoice]) -> Standing:
    numbers = ", ".join(invoice.number for invoice in sorted(invoices, key=lambda each: (each.due_on, each.number)))
    return Standing(customer_id, "dispute", min(each.due_on for each in invoices), note=numbers, by=BOOKS)


def put(c: Connection, standing: Standing, now: datetime) -> Standing:
    """Notes, within the caller's transaction, that this runs from now on; the ledger says who said so."""
    kept = Standing(
        subject_of(standing.subject), standing.kind, standing.since, standing.until, standing.note, standing.by
    )
    why = {
        "since": kept.since.isoformat(),
        "until": None if kept.until is None else kept.until.isoformat(),
        "note": kept.note[:500],
    }
    store.put(c, kept)
    ledger.append(c, [LedgerEntry(None, kept.by, "changed", _what(kept.subject, kept.kind), why)], now)
    return kept


def noted(c: Connection, subject: str, kind: StandingKind) -> Standing | None:
    """As it was noted, whether it runs any more or not."""
    return store.get(c, subject_of(subject), kind)


def end(c: Connection, subject: str, kind: StandingKind, by: str, now: datetime) -> bool:
    """Notes that it does not run any more. False: it was not noted."""
    known = store.get(c, subject_of(subject), kind)
    if known is None or not store.end(c, known.subject, kind):
        return False
    why = {"ended": True, "since": known.since.isoformat()}
    ledger.append(c, [LedgerEntry(None, by, "changed", _what(known.subject, kind), why)], now)
    return True


def subject_of(text: str) -> str:
    """As it is kept: an address in lower case, an id as it is."""
    bare = text.strip()
    return bare.casefold()[:320] if "@" in bare else bare[:320]


def _what(subject: str, kind: StandingKind) -> str:
    return f"standing.{kind} {subject}"
