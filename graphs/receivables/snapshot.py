"""All that the figures need, read once: open and recent invoices, reminders sent, promises, and what runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

from graphs.dunning.port import Dunning, Promise, Sent
from graphs.receivables.figures import AgedBalance, Dso, aged_balance, dso, of_customer
from graphs.receivables.track import OpenDispute, PromisesKept, Recovered, disputes, promises_kept, recovered
from graphs.standing import Standing, Standings
from integrations.books.port import Books, Customer, Invoice

PERIOD = 90
"""Days of sales that the DSO is counted on."""

MEMORY = 365
"""Days for which reminders and promises count."""

CHUNK = 500


@runtime_checkable
class Overview(Protocol):
    """Standings that can tell all that runs in one go: asking for each customer of a long ledger takes long."""

    async def running(self) -> list[Standing]: ...


@dataclass(frozen=True)
class Snapshot:
    """`issued`: invoices of the last `MEMORY` days, as far as they are needed; `customers` by id, all of them."""

    today: date
    open: list[Invoice]
    issued: list[Invoice] = field(default_factory=list[Invoice])
    customers: Mapping[str, Customer] = field(default_factory=dict[str, Customer])
    sent: list[Sent] = field(default_factory=list[Sent])
    promises: list[Promise] = field(default_factory=list[Promise])
    standings: list[Standing] = field(default_factory=list[Standing])

    @cached_property
    def aged(self) -> AgedBalance:
        return aged_balance(self.open, self.today)

    @cached_property
    def dso(self) -> Dso:
        return dso(self.open, self.issued, self.today, PERIOD)

    @cached_property
    def recovered(self) -> list[Recovered]:
        return recovered(self.sent, self._by_number, self.today)

    @cached_property
    def promises_kept(self) -> PromisesKept:
        return promises_kept(self.promises)

    @cached_property
    def disputes(self) -> list[OpenDispute]:
        return disputes(self.open, self.standings)

    @cached_property
    def last_sent(self) -> dict[str, Sent]:
        """The last reminder of each customer, by id."""
        return {each.customer_id: each for each in sorted(self.sent, key=lambda each: (each.at, each.carrier))}

    @cached_property
    def running(self) -> dict[str, list[Standing]]:
        """What runs, by customer's id or by address."""
        found: dict[str, list[Standing]] = {}
        for standing in self.standings:
            found.setdefault(standing.subject.casefold(), []).append(standing)
        return found

    def runs_for(self, customer: Customer) -> list[Standing]:
        by_id = self.running.get(customer.id.casefold(), [])
        address = customer.email.strip().casefold()
        return [*by_id, *(self.running.get(address, []) if address else [])]

    def of(self, customer_id: str) -> Snapshot:
        """Of one customer only."""
        customer = self.customers.get(customer_id)
        return Snapshot(
            self.today,
            of_customer(self.open, customer_id),
            of_customer(self.issued, customer_id),
            self.customers,
            [each for each in self.sent if each.customer_id == customer_id],
            [each for each in self.promises if each.customer_id == customer_id],
            self.runs_for(customer) if customer else [],
        )

    @cached_property
    def _by_number(self) -> dict[str, Invoice]:
        return {each.number: each for each in (*self.issued, *self.open)}


async def snapshot(books: Books, dunning: Dunning | None, standings: Standings | None, today: date) -> Snapshot:
    """Raises what the books and our own store raise (`integrations.errors`)."""
    earliest = today - timedelta(days=MEMORY)
    sent = [each for each in await dunning.sent() if each.day >= earliest] if dunning else []
    promises = [each for each in await dunning.promises() if each.due_on >= earliest] if dunning else []
    first = min([today - timedelta(days=PERIOD - 1), *(each.day for each in sent)])
    open_invoices = await books.open_invoices()
    return Snapshot(
        today=today,
        open=open_invoices,
        issued=await books.past_invoices(first),
        customers={each.id: each for each in (await books.directory()).customers},
        sent=sent,
        promises=promises,
        standings=await _running(standings, open_invoices),
    )


async def _running(standings: Standings | None, invoices: list[Invoice]) -> list[Standing]:
    if standings is None:
        return []
    if isinstance(standings, Overview):
        return await standings.running()
    subjects = [part for each in invoices for part in (each.customer.id, each.customer.email.strip()) if part]
    wanted = list(dict.fromkeys(subjects))
    found: list[Standing] = []
    for start in range(0, len(wanted), CHUNK):
        found += await standings.of(*wanted[start : start + CHUNK])
    return found


def facts_of(found: Snapshot) -> dict[str, Any]:
    """Of the outside contract: amounts with two decimals; `dso` in days, None when there are no sales."""
    whole = found.aged.whole
    return {
        "total": amount_fact(whole.total),
        "overdue": amount_fact(whole.overdue),
        "credits": amount_fact(whole.credits),
        "buckets": {bucket: amount_fact(amount) for bucket, amount in whole.buckets.items()},
        "dso": None if found.dso.days is None else format(found.dso.days, "f"),
    }


def amount_fact(amount: Decimal) -> str:
    return format(amount.quantize(Decimal("0.01")) + Decimal(0), "f")
