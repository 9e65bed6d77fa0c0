"""What is owed by age and by customer, and how many days of sales that is: pure, exact to the cent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from integrations.books.port import Customer, Invoice

Bucket = Literal["not_due", "0-30", "31-60", "61-90", "90+"]
BUCKETS: tuple[Bucket, ...] = ("not_due", "0-30", "31-60", "61-90", "90+")
"""By days overdue. What is due today is not overdue, so "0-30" begins with one day."""

ZERO = Decimal("0.00")
_TENTH = Decimal("0.1")


def days_overdue(invoice: Invoice, today: date) -> int:
    """0 up to and on its due date."""
    return max((today - invoice.due_on).days, 0)


def bucket_of(invoice: Invoice, today: date) -> Bucket:
    days = days_overdue(invoice, today)
    if days == 0:
        return "not_due"
    return "0-30" if days <= 30 else "31-60" if days <= 60 else "61-90" if days <= 90 else "90+"


def total_of(invoices: Iterable[Invoice]) -> Decimal:
    return sum((invoice.balance for invoice in invoices), ZERO)


@dataclass(frozen=True)
class Ageing:
    """What is left to pay, by age. `credits` (≤ 0) is what we owe: credit notes not used, overpayments."""

    buckets: dict[Bucket, Decimal]
    credits: Decimal = ZERO

    @property
    def due(self) -> Decimal:
        return sum(self.buckets.values(), ZERO)

    @property
    def not_due(self) -> Decimal:
        return self.buckets["not_due"]

    @property
    def overdue(self) -> Decimal:
        return self.due - self.not_due

    @property
    def total(self) -> Decimal:
        """What the books say in all, to the cent."""
        return self.due + self.credits


@dataclass(frozen=True)
class CustomerAgeing:
    """`oldest` is the oldest due date of what is overdue; `invoices` are the customer's open ones, by due date."""

    customer: Customer
    ageing: Ageing
    oldest: date | None
    invoices: list[Invoice]


@dataclass(frozen=True)
class AgedBalance:
    """`customers`: who owes most overdue first, then who owes most."""

    today: date
    whole: Ageing
    customers: list[CustomerAgeing] = field(default_factory=list[CustomerAgeing])

    @property
    def owing(self) -> list[CustomerAgeing]:
        """Those with something left to pay; the others only have credits."""
        return [each for each in self.customers if each.ageing.due > 0]

    @property
    def late(self) -> list[CustomerAgeing]:
        return [each for each in self.customers if each.ageing.overdue > 0]


def aged_balance(invoices: Iterable[Invoice], today: date) -> AgedBalance:
    """Of the open invoices (what is settled counts for nothing)."""
    by_customer: dict[str, list[Invoice]] = {}
    kept = [invoice for invoice in invoices if invoice.balance != 0]
    for invoice in sorted(kept, key=lambda each: (each.due_on, each.number)):
        by_customer.setdefault(invoice.customer.id, []).append(invoice)
    customers = [_of_customer(theirs, today) for theirs in by_customer.values()]
    customers.sort(key=lambda each: (-each.ageing.overdue, -each.ageing.due, each.customer.name.casefold()))
    return AgedBalance(today, ageing_of(kept, today), customers)


def ageing_of(invoices: Iterable[Invoice], today: date) -> Ageing:
    buckets: dict[Bucket, Decimal] = dict.fromkeys(BUCKETS, ZERO)
    credit = ZERO
    for invoice in invoices:
        if invoice.balance < 0:
            credit += invoice.balance
        else:
            buckets[bucket_of(invoice, today)] += invoice.balance
    return Ageing(buckets, credit)


def _of_customer(invoices: list[Invoice], today: date) -> CustomerAgeing:
    late = [each.due_on for each in invoices if each.balance > 0 and days_overdue(each, today) > 0]
    return CustomerAgeing(invoices[0].customer, ageing_of(invoices, today), min(late, default=None), invoices)


@dataclass(frozen=True)
class Dso:
    """Days sales outstanding. `days` is None when nothing was sold on credit in the period: there is no such figure.
    `sales` are those of the last `period` days, including VAT, less credit notes."""

    days: Decimal | None
    receivables: Decimal
    sales: Decimal
    period: int


def dso(open_invoices: Iterable[Invoice], issued: Iterable[Invoice], today: date, period: int = 90) -> Dso:
    """Receivables / credit sales x days, to a tenth of a day. Invoices dated after today count on neither side."""
    first = today - timedelta(days=period - 1)
    sales = sum((each.total_incl_vat for each in issued if first <= each.issued_on <= today), ZERO)
    receivables = total_of(each for each in open_invoices if each.issued_on <= today)
    if sales <= 0:
        return Dso(None, receivables, sales, period)
    days = (max(receivables, ZERO) * period / sales).quantize(_TENTH, rounding=ROUND_HALF_UP)
    return Dso(days, receivables, sales, period)


def of_customer(invoices: Sequence[Invoice], customer_id: str) -> list[Invoice]:
    return [each for each in invoices if each.customer.id == customer_id]
