"""Rows of the books' tables turned into the port's types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, RowMapping, select, update
from sqlalchemy.dialects import postgresql, sqlite

from integrations.books import sql_schema as schema
from integrations.books.port import Company, Customer, Invoice, PriceRule, Product, Receivable
from integrations.books.sql_types import shortest


def customer_of(row: RowMapping) -> Customer:
    return Customer(
        id=str(row["id"]),
        name=row["name"],
        email=row["email"],
        contact=row["contact"],
        segment=row["segment"],
        customer_since=row["customer_since"],
        language=row["language"],
        payment_terms_days=row["payment_terms_days"],
        siren=row["siren"],
        vat_number=row["vat_number"],
        manner=row["manner"],
    )


def product_of(row: RowMapping) -> Product:
    return Product(
        sku=row["sku"],
        name=row["name"],
        aliases=list(row["aliases"]),
        unit=row["unit"],
        unit_price=None if row["unit_price"] is None else shortest(row["unit_price"], 2),
        vat_rate=shortest(row["vat_rate"]),
        stock=None if row["stock"] is None else shortest(row["stock"]),
    )


def rule_of(row: RowMapping) -> PriceRule:
    return PriceRule(
        id=row["id"],
        label=row["label"],
        discount_percent=shortest(row["discount_percent"]),
        segment=row["segment"],
        customer="" if row["customer_id"] is None else str(row["customer_id"]),
        sku=row["sku"] or "",
        minimum_quantity=shortest(row["minimum_quantity"]),
        minimum_amount=shortest(row["minimum_amount"], 2),
    )


def receivable_of(row: RowMapping) -> Receivable:
    return Receivable(
        number=row["number"],
        due_on=row["due_on"],
        total_incl_vat=shortest(row["total_incl_vat"], 2),
        paid_amount=shortest(row["paid_amount"], 2),
        disputed=row["disputed"],
    )


def invoice_of(row: RowMapping, customer: Customer) -> Invoice:
    return Invoice(
        number=row["number"],
        customer=customer,
        issued_on=row["issued_on"],
        due_on=row["due_on"],
        total_incl_vat=shortest(row["total_incl_vat"], 2),
        paid_amount=shortest(row["paid_amount"], 2),
        paid_on=row["paid_on"],
        disputed=row["disputed"],
    )


def company_of(values: dict[str, str]) -> Company:
    """The import checked the values; keys that are not the port's (`quote_prefix`…) are the adapter's own."""
    known: dict[str, Any] = {}
    for item in fields(Company):
        text = values.get(item.name)
        if text is None:
            continue
        match item.default:
            case bool():
                known[item.name] = text == "yes"
            case int():
                known[item.name] = int(text)
            case _:
                known[item.name] = text
    return Company(**known)


def company_values(c: Connection) -> dict[str, str]:
    return {row.key: row.value for row in c.execute(select(schema.company))}


def row_id(text: str) -> int | None:
    """The number behind an opaque id, or None when it cannot be one of ours."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def insert_missing(c: Connection, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    """Inserts, leaving rows that are there already as they are."""
    dialect = postgresql if c.dialect.name == "postgresql" else sqlite
    c.execute(dialect.insert(table).on_conflict_do_nothing(), list(rows))


def directory_revision(c: Connection) -> int:
    return c.scalar(select(schema.revision.c.value).where(schema.revision.c.name == "directory")) or 0


def bump_directory(c: Connection) -> None:
    """Also the lock under which customers and products change, held to the end of the transaction."""
    insert_missing(c, schema.revision, [{"name": "directory", "value": 0}])
    table = schema.revision
    c.execute(update(table).where(table.c.name == "directory").values(value=table.c.value + 1))
