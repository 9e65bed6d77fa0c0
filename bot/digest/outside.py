"""What the company's own records tell: money, leads and the day ahead. What does not answer becomes a line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

import structlog

from graphs.digest.body import Line
from graphs.digest.payments import paid_since, remembered
from graphs.dunning.port import Dunning
from graphs.receivables.figures import BUCKETS
from graphs.receivables.snapshot import Snapshot, snapshot
from graphs.standing import Standings
from integrations.books.port import Books, Customer, PastQuote, SentQuote
from integrations.crm.port import OPEN_STATUSES, Crm, Lead
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

PATIENCE = 30.0
"""Seconds that a source has to answer: a digest without it is better than none."""

WEEKS = 6
"""Weeks of quotes in the picture."""

T = TypeVar("T")


@dataclass
class Outside:
    """`paid` is what the books say was paid of each invoice, to compare the next look with (None: they did not
    answer). `untold`: from where on the leads are still to be told, as they did not answer (None: they did)."""

    money: list[Line] = field(default_factory=list[Line])
    down: list[str] = field(default_factory=list[str])
    leads: list[Lead] = field(default_factory=list[Lead])
    booked: list[Lead] = field(default_factory=list[Lead])
    ending: list[SentQuote] = field(default_factory=list[SentQuote])
    promises: list[tuple[str, Decimal | None, str]] = field(default_factory=list[tuple[str, Decimal | None, str]])
    quotes: list[PastQuote] = field(default_factory=list[PastQuote])
    found: Snapshot | None = None
    paid: dict[str, Decimal] | None = None
    untold: datetime | None = None


@dataclass(frozen=True)
class Period:
    """`today` is the local day in `zone`. `leads_since`: hot leads are told from there on (None: from `since` on)."""

    since: datetime
    until: datetime
    today: date
    zone: str
    leads_since: datetime | None = None

    @property
    def first(self) -> date:
        return self.since.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True)
class Records:
    """The sources, asked beside each other."""

    books: Books
    crm: Crm
    dunning: Dunning
    standings: Standings

    async def look(self, period: Period, before: Mapping[str, Decimal] | None, *, pictures: bool) -> Outside:
        """`before`: what was paid when the books were last looked at (see `payments.paid_since`)."""
        told, leads_since = Outside(), period.leads_since or period.since
        _, ending, quotes, recent, booked = await asyncio.gather(
            self._asked(told, "books", self._owed(told, before, period)),
            self._asked(told, "books", self.books.sent_quotes()),
            self._asked(told, "books", self._quotes(period) if pictures else _none()),
            self._asked(told, "crm", self.crm.leads(hot_since=leads_since)),
            self._asked(told, "crm", self.crm.leads(statuses=["booked"])),
        )
        told.ending = [each for each in ending or [] if each.valid_until == period.today]
        told.quotes = quotes or []
        told.leads = [each for each in recent or [] if _is_hot(each, period)]
        told.untold = leads_since if recent is None else None
        told.booked = [each for each in booked or [] if _meets(each, period)]
        return told

    async def _owed(self, told: Outside, before: Mapping[str, Decimal] | None, period: Period) -> None:
        found = await snapshot(self.books, self.dunning, self.standings, period.today)
        told.money, told.promises = _money(found, before, period), _promises(found, period.today)
        told.paid = remembered([*found.issued, *found.open], period.today)
        told.found = found

    async def _quotes(self, period: Period) -> list[PastQuote]:
        monday = period.today - timedelta(days=period.today.weekday())
        return await self.books.past_quotes(monday - timedelta(weeks=WEEKS - 1))

    async def _asked(self, told: Outside, name: str, asking: Awaitable[T]) -> T | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return await asking
        except (IntegrationError, TimeoutError) as error:
            log.warning("digest.source_down", source=name, why=type(error).__name__)
        except Exception:
            # What nobody foresaw in one source takes nothing from the others.
            log.exception("digest.source_broken", source=name)
        if name not in told.down:
            told.down.append(name)
        return None


async def _none() -> list[PastQuote]:
    return []


def _money(found: Snapshot, before: Mapping[str, Decimal] | None, period: Period) -> list[Line]:
    """What is owed by age, who is late, and what came in since, by customer."""
    aged = found.aged
    lines = [Line("bucket", name, amount=aged.whole.buckets[name]) for name in BUCKETS if aged.whole.buckets[name]]
    lines += [Line("late", each.customer.name, amount=each.ageing.overdue) for each in aged.late]
    if aged.whole.credits:
        lines.append(Line("credits", amount=aged.whole.credits))
    came: dict[str, tuple[Customer, Decimal]] = {}
    for invoice, amount in paid_since([*found.issued, *found.open], before, period.first, period.today):
        known = came.get(invoice.customer.id)
        came[invoice.customer.id] = (invoice.customer, amount + (known[1] if known else Decimal(0)))
    return [*lines, *(Line("paid", customer.name, amount=amount) for customer, amount in came.values() if amount)]


def _promises(found: Snapshot, today: date) -> list[tuple[str, Decimal | None, str]]:
    """Name, amount and case of what was promised for today, or is looked at today."""
    due = [each for each in found.promises if each.state == "open" and today in (each.due_on, each.check_on)]
    names = {id: customer.name for id, customer in found.customers.items()}
    return [(names.get(each.customer_id, each.customer_id), each.amount or each.owed, each.case_id) for each in due]


def _is_hot(lead: Lead, period: Period) -> bool:
    """Those that came, and those that became so by what they wrote since or by what somebody said of them."""
    since = lead.hot_since
    return since is not None and since < period.until and lead.status in (*OPEN_STATUSES, "won")


def _meets(lead: Lead, period: Period) -> bool:
    at = lead.booked_for
    return at is not None and at >= period.until and at.astimezone(ZoneInfo(period.zone)).date() == period.today
