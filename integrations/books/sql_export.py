"""The embedded books written out as CSV files that spreadsheets open safely and `load` reads back."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, select

from integrations.books import sql_schema as schema
from integrations.books.csv_columns import FILES
from integrations.books.sql_copies import export_copies
from integrations.books.sql_leads_export import LEAD_COLUMNS, NOTE_COLUMNS, lead_rows, note_rows
from integrations.books.sql_types import shortest
from integrations.errors import Rejected

QUOTE_COLUMNS = (
    "number",
    "version",
    "status",
    "customer",
    "issued_on",
    "valid_until",
    "total_excl_vat",
    "total_vat",
    "total_incl_vat",
    "replaces",
    "answer",
    "answered_on",
)
LINE_COLUMNS = (
    "number",
    "position",
    "sku",
    "description",
    "quantity",
    "unit",
    "unit_price",
    "discount_percent",
    "vat_rate",
    "total_excl_vat",
    "total_vat",
)


def export_files(c: Connection, folder: Path) -> list[Path]:
    """All tables as of one moment (the connection's snapshot). Errors: `Rejected` when the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [
            _write(folder / f"{name}.csv", columns, c.execute(statement).mappings())
            for name, columns, statement in _tables()
        ]
        written.append(_write(folder / "leads.csv", LEAD_COLUMNS, lead_rows(c)))
        written.append(_write(folder / "lead_notes.csv", NOTE_COLUMNS, note_rows(c)))
    except OSError as error:
        raise Rejected(f"The files cannot be written in {folder}: {error.strerror}.") from None
    return [*written, *export_copies(c, folder)]


def _tables() -> list[tuple[str, Sequence[str], Select[*tuple[Any, ...]]]]:
    statements = {
        "company": select(schema.company).order_by(schema.company.c.key),
        "customers": select(schema.customer).order_by(schema.customer.c.name),
        "products": select(schema.product).order_by(schema.product.c.sku),
        "suppliers": select(schema.supplier).order_by(schema.supplier.c.name),
        "price_rules": _price_rules(),
        "invoices": _invoices(),
        "penalty_rates": _penalty_rates(),
        "purchase_orders": _purchase_orders(),
        "past_quotes": _past_quotes(),
    }
    columns = {spec.name: [column.name for column in spec.columns] for spec in FILES}
    ours = [(name, columns[name], statement) for name, statement in statements.items()]
    return [*ours, ("quotes", QUOTE_COLUMNS, _quotes()), ("quote_lines", LINE_COLUMNS, _quote_lines())]


def _price_rules() -> Select[Any]:
    rule, customer = schema.price_rule, schema.customer
    named = select(rule, customer.c.name.label("customer"))
    return named.join(customer, customer.c.id == rule.c.customer_id, isouter=True).order_by(rule.c.id)


def _invoices() -> Select[Any]:
    invoice, customer = schema.invoice, schema.customer
    named = select(invoice, customer.c.name.label("customer"))
    return named.join(customer, customer.c.id == invoice.c.customer_id).order_by(invoice.c.number)


def _penalty_rates() -> Select[Any, Any]:
    rate = schema.penalty_rate
    return select(rate.c.since, rate.c.percent.label("rate_percent")).order_by(rate.c.since)


def _purchase_orders() -> Select[Any]:
    order, line, supplier = schema.purchase_order, schema.purchase_order_line, schema.supplier
    named = select(order.c.number, supplier.c.name.label("supplier"), order.c.ordered_on, line)
    joined = named.join(line, line.c.order_number == order.c.number).join(
        supplier, supplier.c.id == order.c.supplier_id
    )
    return joined.order_by(order.c.number, line.c.position)


def _past_quotes() -> Select[Any]:
    quote, line, customer = schema.past_quote, schema.past_quote_line, schema.customer
    named = select(quote.c.number, customer.c.name.label("customer"), quote.c.issued_on, line)
    joined = named.join(line, line.c.quote_number == quote.c.number).join(
        customer, customer.c.id == quote.c.customer_id
    )
    return joined.order_by(quote.c.number, line.c.position)


def _quotes() -> Select[Any]:
    quote, customer = schema.quote, schema.customer
    named = select(quote, customer.c.name.label("customer")).join(customer, customer.c.id == quote.c.customer_id)
    return named.order_by(quote.c.issued_on, quote.c.base_number, quote.c.version)


def _quote_lines() -> Select[Any]:
    line = schema.quote_line
    return select(line.c.quote_number.label("number"), line).order_by(line.c.quote_number, line.c.position)


def _write(path: Path, columns: Sequence[str], rows: Iterable[Any]) -> Path:
    """Whole or not at all: a reader never sees half a file."""
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            writer.writerows([_cell(name, row[name]) for name in columns] for row in rows)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return path


def _cell(column: str, value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return format(shortest(value, 2 if column.startswith(("total", "paid", "unit_price")) else 0), "f")
        case date():
            return value.isoformat()
        case _ if column == "aliases":
            return _safe("|".join(value))
        case _:
            return _safe(str(value))


def _safe(text: str) -> str:
    """A spreadsheet runs text that starts like a formula, whoever typed it: an apostrophe says that it is text."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text else text
