"""The day a promise is looked at: the books say whether it was kept, the thread is told, and reminders may go on."""

from __future__ import annotations

from decimal import Decimal

from bot.clock import Clock
from bot.dunning.notes import close
from bot.dunning.wording import tell
from bot.events import TimerFired
from bot.outgoing import post_row
from bot.store import cases
from bot.store import dunning as store
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.turn import Turn
from bot.typography import euros, long_day
from graphs.dunning.port import Promise
from graphs.message import Address, text_message
from integrations.books.port import Books, Invoice


class PromiseCheck:
    def __init__(self, database: Database, books: Books, clock: Clock, place: Address, language: str) -> None:
        """`place` is where it is told when the promise was made in no thread."""
        self._database = database
        self._books = books
        self._clock = clock
        self._place = place
        self._language = language

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """Errors of the books pass through: it is looked at again."""
        id = str(event.payload.get("promise", ""))
        promise = await self._database.read(lambda c: store.promise(c, id))
        if promise is None or promise.state != "open":
            turn.outcome["stale"] = True
            return
        owed = await self._books.open_invoices(promise.customer_id)
        missing = missing_of(promise, owed)
        directory = await self._books.directory()
        name = next((each.name for each in directory.customers if each.id == promise.customer_id), promise.customer_id)
        turn.outcome.update(process="promise", status="done")
        turn.openers.append(lambda c: self._told(c, promise, missing, name))

    def _told(self, c: Connection, promise: Promise, missing: Decimal, name: str) -> list[Outgoing]:
        now = self._clock.now()
        if close(c, promise.id, "broken" if missing > 0 else "kept", now) is None:
            return []
        case = cases.by_id(c, promise.case_id) if promise.case_id else None
        place, language = (case.address, case.language) if case is not None else (self._place, self._language)
        key = "kept" if missing <= 0 else "broken" if promise.amount is None else "partly"
        said = tell(
            language,
            f"promise.{key}",
            name=name,
            day=long_day(promise.due_on, language),
            amount=euros(missing, language),
            promised=euros(promise.amount or Decimal(0), language),
        )
        message = text_message(said, tone="normal" if key == "kept" else "warning")
        return [post_row(f"promise.{promise.id}", place, message, language=language, case_id=promise.case_id or None)]


def missing_of(promise: Promise, owed: list[Invoice]) -> Decimal:
    """What of it the books still call unpaid, euros. Invoices issued after it was made are not part of it; credit notes
    and overpayments are, whenever they came; a promised amount counts as paid first on what was promised."""
    promised = [invoice for invoice in owed if invoice.balance < 0 or _part_of(promise, invoice)]
    left = max(sum((invoice.balance for invoice in promised), Decimal(0)), Decimal(0))
    if promise.amount is None or not promise.owed:
        return left if promise.amount is None else min(left, promise.amount)
    paid = promise.owed - left
    return min(left, max(promise.amount - paid, Decimal(0)))


def _part_of(promise: Promise, invoice: Invoice) -> bool:
    if invoice.disputed or invoice.issued_on > promise.made_on:
        return False
    return invoice.number in promise.invoices if promise.invoices else invoice.due_on <= promise.due_on
