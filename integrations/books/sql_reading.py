"""What the embedded books answer: the directory of names, and all that one quote needs."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from integrations.books import sql_schema as schema
from integrations.books.port import Customer, Directory, PriceRule, Product, QuoteFacts, Receivable
from integrations.books.sql_rows import (
    company_of,
    company_values,
    customer_of,
    directory_revision,
    product_of,
    receivable_of,
    row_id,
    rule_of,
)

CHUNK = 500  # bound parameters per statement: every SQLite takes 999


def directory(c: Connection, known: Directory | None) -> Directory:
    """`known` itself when nothing changed since: one query then."""
    version = str(directory_revision(c))
    if known is not None and known.version == version:
        return known
    customers = c.execute(select(schema.customer).order_by(schema.customer.c.name)).mappings()
    products = c.execute(select(schema.product).order_by(schema.product.c.sku)).mappings()
    return Directory(version, [customer_of(row) for row in customers], [product_of(row) for row in products])


def quote_facts(c: Connection, customer_id: str, skus: list[str]) -> QuoteFacts:
    number = row_id(customer_id)
    customer = _customer(c, number) if number is not None else None
    return QuoteFacts(
        customer=customer,
        products=_products(c, skus),
        receivables=_receivables(c, number) if customer is not None and number is not None else [],
        price_rules=_price_rules(c, number),
        company=company_of(company_values(c)),
    )


def _customer(c: Connection, number: int) -> Customer | None:
    row = c.execute(select(schema.customer).where(schema.customer.c.id == number)).mappings().one_or_none()
    return customer_of(row) if row else None


def _products(c: Connection, skus: list[str]) -> dict[str, Product]:
    found: dict[str, Product] = {}
    wanted = list(dict.fromkeys(skus))
    for start in range(0, len(wanted), CHUNK):
        part = wanted[start : start + CHUNK]
        for row in c.execute(select(schema.product).where(schema.product.c.sku.in_(part))).mappings():
            found[row["sku"]] = product_of(row)
    return found


def _receivables(c: Connection, number: int) -> list[Receivable]:
    invoice = schema.invoice
    open_ones = select(invoice).where(invoice.c.customer_id == number, invoice.c.settled.is_(False))
    return [receivable_of(row) for row in c.execute(open_ones.order_by(invoice.c.due_on, invoice.c.number)).mappings()]


def _price_rules(c: Connection, number: int | None) -> list[PriceRule]:
    """Those for everybody and, where the customer is known, those for them."""
    rule = schema.price_rule
    for_whom = or_(rule.c.customer_id.is_(None), rule.c.customer_id == number)
    return [rule_of(row) for row in c.execute(select(rule).where(for_whom).order_by(rule.c.id)).mappings()]
