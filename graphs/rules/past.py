"""Past quotes and invoices as cases that rules can be asked about: what can be told of them today. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from graphs.rules.case_facts import Order, customer_facts, day_facts, line_facts, owed_facts, total_facts
from graphs.rules.condition import Value
from graphs.rules.port import Discount, RuledLine
from integrations.books.port import Invoice, PastQuote, QuoteLine, Receivable

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)
_LOOKS = (1, 8, 15, 30, 45, 60, 90)
"""Days after the due date on which a late invoice is looked at, besides its last one."""


@dataclass
class Past:
    """What the books tell of the past, with the tables that are needed again and again. What customers promised and
    were threatened with at the time is not known; whether they dispute is known as of today only."""

    quotes: Sequence[PastQuote]
    invoices: Sequence[Invoice]
    prices: dict[str, Decimal] = field(init=False)
    _owed: dict[str, list[Invoice]] = field(init=False)

    def __post_init__(self) -> None:
        self.prices = {line.sku: line.unit_price for quote in self.quotes for line in quote.lines if line.sku}
        self._owed = defaultdict(list)
        for invoice in self.invoices:
            self._owed[invoice.customer.id].append(invoice)

    @property
    def last_day(self) -> date | None:
        """The latest day of which anything is known."""
        days = [quote.issued_on for quote in self.quotes]
        for invoice in self.invoices:
            days += [invoice.issued_on, *([invoice.paid_on] if invoice.paid_on is not None else [])]
        return max(days, default=None)

    def owed(self, customer_id: str, day: date) -> dict[str, Value]:
        """What the customer had to pay on that day. When part of it was paid is not known: it counts as paid."""
        open_ = [row for row in self._owed.get(customer_id, []) if row.issued_on <= day and not _paid_by(row, day)]
        rows = [Receivable(row.number, row.due_on, row.total_incl_vat, _part(row), row.disputed) for row in open_]
        return {**owed_facts(rows, day), "customer_disputed": any(row.disputed for row in rows)}

    def order(self, quote: PastQuote) -> Order:
        """The quote before its discounts."""
        day = quote.issued_on
        lines = ruled_lines(quote.lines)
        facts: Mapping[str, Value] = {
            **customer_facts(quote.customer, day),
            **self.owed(quote.customer.id, day),
            **day_facts(day),
            **total_facts(lines, {_product(line): line.vat_rate for line in quote.lines if quote.vat_known}),
        }
        return Order(facts, [line_facts(line) for line in lines], [_ZERO] * len(lines), _ZERO)

    def looks(self, invoice: Invoice) -> list[tuple[date, dict[str, Value]]]:
        """The days on which it was late, with the facts of each: some soon, some later, and the last one."""
        end = invoice.paid_on or self.last_day
        late = 0 if end is None else (end - invoice.due_on).days
        left = invoice.total_incl_vat - _part(invoice)
        if late <= 0 or left <= 0:
            return []
        found: list[tuple[date, dict[str, Value]]] = []
        for days in sorted({*(look for look in _LOOKS if look < late), late}):
            day = invoice.due_on + timedelta(days=days)
            facts: dict[str, Value] = {
                **customer_facts(invoice.customer, day),
                **self.owed(invoice.customer.id, day),
                "invoice_amount": left,
                "invoice_days_overdue": Decimal(days),
            }
            found.append((day, facts))
        return found


def ruled_lines(lines: Sequence[QuoteLine]) -> list[RuledLine]:
    """One per product, as when a quote is made."""
    quantities: dict[str, Decimal] = defaultdict(Decimal)
    prices: dict[str, Decimal] = {}
    for line in lines:
        quantities[_product(line)] += line.quantity
        prices[_product(line)] = line.unit_price
    return [RuledLine(product, quantity, prices[product]) for product, quantity in quantities.items()]


def asked_beyond(lines: Sequence[QuoteLine], granted: Sequence[Discount]) -> list[Decimal]:
    """Per line, the discount that somebody must have asked for: what it had beyond what the rules grant."""
    by_product = {row.sku: row.percent for row in granted}
    return [
        line.discount_percent if line.discount_percent > by_product.get(_product(line), _ZERO) else _ZERO
        for line in lines
    ]


def with_asked(order: Order, lines: Sequence[QuoteLine], asked: Sequence[Decimal]) -> Order:
    """The order, with what was asked for on each of its products."""
    highest: dict[str, Decimal] = defaultdict(Decimal)
    for line, percent in zip(lines, asked, strict=True):
        highest[_product(line)] = max(highest[_product(line)], percent)
    of_lines = [highest[str(line["line_product"])] for line in order.lines]
    return Order(order.facts, order.lines, of_lines, max(of_lines, default=_ZERO))


def total(lines: Sequence[QuoteLine], asked: Sequence[Decimal], granted: Sequence[Discount]) -> Decimal:
    """What the lines come to without VAT, each with the larger discount, to the cent."""
    by_product = {row.sku: row.percent for row in granted}
    net = _ZERO
    for line, percent in zip(lines, asked, strict=True):
        share = max(percent, by_product.get(_product(line), _ZERO))
        net += (line.quantity * line.unit_price * (_HUNDRED - share) / _HUNDRED).quantize(_CENT, "ROUND_HALF_UP")
    return net


def has_product(lines: Sequence[QuoteLine], sku: str, text: str) -> bool:
    return any(line.sku == sku if sku else line.description.casefold() == text.casefold() for line in lines)


def _product(line: QuoteLine) -> str:
    """A free line is known by its words."""
    return line.sku or line.description


def _paid_by(invoice: Invoice, day: date) -> bool:
    return invoice.paid_on is not None and invoice.paid_on <= day


def _part(invoice: Invoice) -> Decimal:
    """What was paid of it before it was paid in full."""
    return invoice.paid_amount if invoice.paid_on is None else _ZERO
