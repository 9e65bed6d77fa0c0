"""What rules may know of a customer and of an order, out of what was read of the books. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graphs.rules.condition import Value
from graphs.rules.port import RuledLine
from graphs.rules.vocabulary import MONTHS, WEEKDAYS
from graphs.standing import StandingKind
from integrations.books.port import Customer, QuoteFacts, Receivable

_HUNDRED = Decimal(100)
_SMALL = Decimal("0.0001")
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Order:
    """`facts` of the whole; per line its product, what it is about, and the discount asked for it."""

    facts: Mapping[str, Value]
    lines: Sequence[Mapping[str, Value]]
    asked_of_lines: Sequence[Decimal]
    asked: Decimal


def order_of(
    facts: QuoteFacts, lines: Sequence[RuledLine], today: date, asked: Decimal, standing: Collection[StandingKind]
) -> Order:
    known = customer_facts(facts.customer, today) | owed_facts(facts.receivables, today) | standing_facts(standing)
    disputed = any(due.disputed for due in facts.receivables) or "dispute" in standing
    rates = {sku: _ZERO if facts.company.vat_exempt else row.vat_rate for sku, row in facts.products.items()}
    return Order(
        facts={**known, **day_facts(today), **total_facts(lines, rates), "customer_disputed": disputed},
        lines=[line_facts(line) for line in lines],
        asked_of_lines=[asked if line.asked is None else line.asked for line in lines],
        asked=asked,
    )


def customer_facts(customer: Customer | None, today: date) -> dict[str, Value]:
    """Of nobody the books know (a new customer): no id, no segment, no years; the language is not known."""
    if customer is None:
        return {"customer": "", "customer_segment": "", "customer_years": _ZERO, "customer_new": True}
    since = customer.customer_since
    known: dict[str, Value] = {
        "customer": customer.id,
        "customer_segment": customer.segment,
        "customer_language": customer.written_in,
        "customer_new": since is not None and since >= today,
    }
    return known if since is None else {**known, "customer_years": years_between(since, today)}


def owed_facts(receivables: Sequence[Receivable], today: date) -> dict[str, Value]:
    """What is left to pay, VAT included, and since how many days the oldest of it should have been."""
    open_ = [due for due in receivables if due.total_incl_vat > due.paid_amount]
    overdue = [due for due in open_ if due.due_on < today]
    oldest = min((due.due_on for due in overdue), default=today)
    return {
        "customer_open": sum((due.total_incl_vat - due.paid_amount for due in open_), _ZERO),
        "customer_overdue": sum((due.total_incl_vat - due.paid_amount for due in overdue), _ZERO),
        "customer_overdue_days": Decimal((today - oldest).days),
    }


def standing_facts(standing: Collection[StandingKind]) -> dict[str, Value]:
    return {
        "customer_disputed": "dispute" in standing,
        "customer_promised": "promise" in standing,
        "customer_final_notice": "final_notice" in standing,
    }


def day_facts(today: date) -> dict[str, Value]:
    return {"weekday": WEEKDAYS[today.weekday()], "month": MONTHS[today.month - 1]}


def total_facts(lines: Sequence[RuledLine], vat_rates: Mapping[str, Decimal]) -> dict[str, Value]:
    """Before any discount. Without the VAT rate of each product, the total including VAT is not known."""
    totals = [(line.sku, line.quantity * line.unit_price) for line in lines]
    known: dict[str, Value] = {
        "order_total": sum((total for _, total in totals), _ZERO),
        "order_quantity": sum((line.quantity for line in lines), _ZERO),
        "order_lines": Decimal(len(lines)),
    }
    if any(sku not in vat_rates for sku, _ in totals):
        return known
    incl = sum((total * (_HUNDRED + vat_rates[sku]) / _HUNDRED for sku, total in totals), _ZERO)
    return {**known, "order_total_incl_vat": incl}


def line_facts(line: RuledLine) -> dict[str, Value]:
    return {
        "line_product": line.sku,
        "line_quantity": line.quantity,
        "line_unit_price": line.unit_price,
        "line_total": line.quantity * line.unit_price,
    }


def years_between(since: date, today: date) -> Decimal:
    """Whole years by the calendar, and the part of the year that has begun: on the third anniversary exactly 3."""
    if today <= since:
        return _ZERO
    years = today.year - since.year
    if _anniversary(since, since.year + years) > today:
        years -= 1
    last, following = _anniversary(since, since.year + years), _anniversary(since, since.year + years + 1)
    return Decimal(years) + (Decimal((today - last).days) / Decimal((following - last).days)).quantize(_SMALL)


def _anniversary(since: date, year: int) -> date:
    """Of 29 February: 1 March in other years."""
    try:
        return since.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
