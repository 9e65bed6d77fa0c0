"""How each file's rows meet the rows there are: recognised by natural key, written only where they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from sqlalchemy import Connection, delete, select

from integrations.books import sql_schema as schema
from integrations.books.csv_columns import company_key_known
from integrations.books.csv_files import ParsedFile
from integrations.books.csv_problems import Report
from integrations.books.names import name_key, sku_key
from integrations.books.sql_documents import past_quotes, purchase_orders
from integrations.books.sql_rows import bump_directory, insert_missing
from integrations.books.sql_writing import Counts, Names, Step, Values, merge

Writer = Callable[[Connection, ParsedFile, Report, Step], Counts]


def lock_imports(c: Connection) -> None:
    """One import at a time on PostgreSQL; on SQLite a writing transaction is alone anyway."""
    insert_missing(c, schema.revision, [{"name": "import", "value": 0}])
    row = select(schema.revision).where(schema.revision.c.name == "import")
    c.execute(row.with_for_update()).one()


def _values(parsed: ParsedFile) -> list[Values]:
    return [row.values for row in parsed.rows]


# --- one writer per file ----------------------------------------------------------------------------------------------


def _company(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    """An empty value unsets its key; unknown keys were warned of and are left out."""
    known = [row for row in _values(parsed) if company_key_known(row["key"])]
    company = schema.company
    counts = merge(c, company, company.c.key, [row for row in known if row["value"]], {}, step)
    empty = [row["key"] for row in known if not row["value"]]
    unset = c.execute(delete(company).where(company.c.key.in_(empty))).rowcount
    return Counts(counts.added, counts.updated + unset, counts.unchanged + len(empty) - unset)


def _customers(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": name_key(row["name"])} for row in _values(parsed)]
    counts = merge(c, schema.customer, schema.customer.c.key, rows, parsed.spec.defaults(), step)
    if counts.added or counts.updated:
        bump_directory(c)
    return counts


def _products(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": sku_key(row["sku"])} for row in _values(parsed)]
    counts = merge(c, schema.product, schema.product.c.key, rows, parsed.spec.defaults(), step)
    if counts.added or counts.updated:
        bump_directory(c)
    return counts


def _suppliers(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": name_key(row["name"])} for row in _values(parsed)]
    return merge(c, schema.supplier, schema.supplier.c.key, rows, parsed.spec.defaults(), step)


def _price_rules(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    customers = Names(c, schema.customer, "id", name_key, "unknown_customer")
    skus = Names(c, schema.product, "sku", sku_key, "unknown_sku")
    rows: list[Values] = []
    for row in parsed.rows:
        values = dict(row.values)
        if "customer" in values:
            values["customer_id"] = customers.find(values.pop("customer"), row, parsed, "customer", report)
        if "sku" in values:
            values["sku"] = skus.find(values["sku"], row, parsed, "sku", report)
        rows.append(values)
    if report.failed:
        return Counts(0, 0, 0)
    defaults = parsed.spec.defaults() | {"customer_id": None, "sku": None}
    del defaults["customer"]
    return merge(c, schema.price_rule, schema.price_rule.c.id, rows, defaults, step)


def _invoices(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    customers = Names(c, schema.customer, "id", name_key, "unknown_customer")
    rows: list[Values] = []
    for row in parsed.rows:
        values = dict(row.values)
        values["customer_id"] = customers.find(values.pop("customer"), row, parsed, "customer", report)
        rows.append(values)
    if report.failed:
        return Counts(0, 0, 0)
    defaults = parsed.spec.defaults() | {"paid_amount": Decimal(0)}
    del defaults["customer"]
    return merge(c, schema.invoice, schema.invoice.c.number, rows, defaults, step, _with_settled)


def _with_settled(row: Values) -> Values:
    """Of a credit note the total is negative, and so is what was used of it."""
    paid, total = row["paid_amount"], row["total_incl_vat"]
    return row | {"settled": paid >= total, "credit": paid > total}


def _penalty_rates(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    """An empty rate takes its day out of the table."""
    rate = schema.penalty_rate
    rows = _values(parsed)
    kept = [{"since": row["since"], "percent": row["rate_percent"]} for row in rows if row["rate_percent"] is not None]
    counts = merge(c, rate, rate.c.since, kept, {}, step)
    empty = [row["since"] for row in rows if row["rate_percent"] is None]
    removed = c.execute(delete(rate).where(rate.c.since.in_(empty))).rowcount
    return Counts(counts.added, counts.updated + removed, counts.unchanged + len(empty) - removed)


WRITERS: Mapping[str, Writer] = {
    "company": _company,
    "customers": _customers,
    "products": _products,
    "suppliers": _suppliers,
    "price_rules": _price_rules,
    "invoices": _invoices,
    "penalty_rates": _penalty_rates,
    "purchase_orders": purchase_orders,
    "past_quotes": past_quotes,
}
