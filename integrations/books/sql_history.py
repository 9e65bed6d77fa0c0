"""What happened before: quotes as they were sent, ours and those of an earlier system, and invoices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, exists, or_, select

from integrations.books import sql_schema as schema
from integrations.books.names import name_key
from integrations.books.port import Customer, Invoice, PastQuote, PriceRule, QuoteLine
from integrations.books.sql_rows import customer_of, invoice_of, row_id, rule_of
from integrations.books.sql_types import shortest

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


def past_quotes(c: Connection, since: date) -> list[PastQuote]:
    """A number that both kept is told once, as we sent it."""
    customers = _customers(c)
    ours = _ours(c, since, customers)
    known = {name_key(quote.number) for quote in ours}
    imported = [quote for quote in _imported(c, since, customers) if name_key(quote.number) not in known]
    return sorted([*ours, *imported], key=lambda quote: (quote.issued_on, quote.number))


def past_invoices(c: Connection, since: date, customer_id: str) -> list[Invoice]:
    """An id that cannot be one of ours has none."""
    invoice, customer = schema.invoice, schema.customer
    # What was owed at the start of the window counts, however old.
    owed = or_(invoice.c.issued_on >= since, invoice.c.paid_on.is_(None), invoice.c.paid_on >= since)
    whose = select(customer)
    if customer_id:
        number = row_id(customer_id)
        if number is None:
            return []
        owed = and_(invoice.c.customer_id == number, owed)
        whose = whose.where(customer.c.id == number)
    customers = {row["id"]: customer_of(row) for row in c.execute(whose).mappings()}
    rows = c.execute(select(invoice).where(owed).order_by(invoice.c.issued_on, invoice.c.number)).mappings()
    return [invoice_of(row, customers[row["customer_id"]]) for row in rows]


def price_rules(c: Connection) -> list[PriceRule]:
    return [rule_of(row) for row in c.execute(select(schema.price_rule).order_by(schema.price_rule.c.id)).mappings()]


def _customers(c: Connection) -> dict[int, Customer]:
    return {row["id"]: customer_of(row) for row in c.execute(select(schema.customer)).mappings()}


def _ours(c: Connection, since: date, customers: dict[int, Customer]) -> list[PastQuote]:
    quote, line = schema.quote, schema.quote_line
    newer = quote.alias("newer")
    replaced = exists().where(
        and_(newer.c.base_number == quote.c.base_number, newer.c.version > quote.c.version, newer.c.status == "sent")
    )
    sent = and_(quote.c.status == "sent", quote.c.issued_on >= since, ~replaced)
    lines = _by_number(c.execute(select(line).join(quote).where(sent).order_by(line.c.position)).mappings())
    return [
        PastQuote(
            number=row["number"],
            issued_on=row["issued_on"],
            customer=customers[row["customer_id"]],
            lines=[_line(each) for each in lines.get(row["number"], [])],
            total_excl_vat=shortest(row["total_excl_vat"], 2),
        )
        for row in c.execute(select(quote).where(sent)).mappings()
    ]


def _imported(c: Connection, since: date, customers: dict[int, Customer]) -> list[PastQuote]:
    quote, line = schema.past_quote, schema.past_quote_line
    recent = quote.c.issued_on >= since
    lines = _by_number(c.execute(select(line).join(quote).where(recent).order_by(line.c.position)).mappings())
    found: list[PastQuote] = []
    for row in c.execute(select(quote).where(recent)).mappings():
        kept = [_past_line(each) for each in lines.get(row["number"], [])]
        total = sum((each.total_excl_vat for each in kept), Decimal("0.00"))
        customer = customers[row["customer_id"]]
        found.append(PastQuote(row["number"], row["issued_on"], customer, kept, total, vat_known=False))
    return found


def _by_number(rows: Iterable[RowMapping]) -> dict[str, list[RowMapping]]:
    found: dict[str, list[RowMapping]] = {}
    for row in rows:
        found.setdefault(row["quote_number"], []).append(row)
    return found


def _line(row: RowMapping) -> QuoteLine:
    return _quote_line(
        row, unit=row["unit"], vat_rate=shortest(row["vat_rate"]), total=row["total_excl_vat"], vat=row["total_vat"]
    )


def _past_line(row: RowMapping) -> QuoteLine:
    """Its VAT is not known (`PastQuote.vat_known`)."""
    net = row["quantity"] * row["unit_price"] * (_HUNDRED - row["discount_percent"]) / _HUNDRED
    total = net.quantize(_CENT, rounding=ROUND_HALF_UP)
    return _quote_line(row, unit="", vat_rate=Decimal(0), total=total, vat=Decimal(0))


def _quote_line(row: RowMapping, *, unit: str, vat_rate: Decimal, total: Any, vat: Any) -> QuoteLine:
    return QuoteLine(
        sku=row["sku"],
        description=row["description"],
        quantity=shortest(row["quantity"]),
        unit=unit,
        unit_price=shortest(row["unit_price"], 2),
        discount_percent=shortest(row["discount_percent"]),
        vat_rate=vat_rate,
        total_excl_vat=shortest(total, 2),
        total_vat=shortest(vat, 2),
    )
