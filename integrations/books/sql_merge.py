"""How each file's rows meet the rows there are: recognised by natural key, written only where they differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update

from integrations.books import sql_schema as schema
from integrations.books.csv_columns import company_key_known
from integrations.books.csv_files import ParsedFile, Row
from integrations.books.csv_problems import Report, quoted
from integrations.books.names import name_key, sku_key
from integrations.books.sql_rows import bump_directory, insert_missing

CHUNK = 5000
Values = dict[str, Any]
Step = Callable[[int], None]


@dataclass(frozen=True)
class Counts:
    added: int
    updated: int
    unchanged: int


Writer = Callable[[Connection, ParsedFile, Report, Step], Counts]


def lock_imports(c: Connection) -> None:
    """One import at a time on PostgreSQL; on SQLite a writing transaction is alone anyway."""
    insert_missing(c, schema.revision, [{"name": "import", "value": 0}])
    row = select(schema.revision).where(schema.revision.c.name == "import")
    c.execute(row.with_for_update()).one()


def _merge(
    c: Connection,
    table: Table,
    by: Column[str],
    rows: list[Values],
    defaults: Values,
    step: Step,
    derive: Callable[[Values], Values] = lambda values: values,
) -> Counts:
    """`rows` hold the natural key and only the columns that the file has: the rest of a known row stays.

    `derive` completes a whole row with what follows from its other columns.
    """
    known = {row[by.name]: dict(row) for row in c.execute(select(table)).mappings()}
    primary = next(iter(table.primary_key.columns))
    added: list[Values] = []
    changed: list[Values] = []
    for row in rows:
        before = known.get(row[by.name])
        if before is None:
            added.append(derive(defaults | row))
            continue
        after = derive(before | row)
        after[primary.name] = before[primary.name]  # other tables refer to it, as it was first written
        if after != before:
            changed.append(after)
    _insert(c, table, added, step)
    _update(c, table, primary, changed, step, len(added))
    return Counts(len(added), len(changed), len(rows) - len(added) - len(changed))


def _insert(c: Connection, table: Table, rows: list[Values], step: Step) -> None:
    for start in range(0, len(rows), CHUNK):
        c.execute(insert(table), rows[start : start + CHUNK])
        step(min(start + CHUNK, len(rows)))


def _update(c: Connection, table: Table, primary: Column[Any], rows: list[Values], step: Step, before: int) -> None:
    names = [column.name for column in table.columns if column.name != primary.name]
    statement = update(table).where(primary == bindparam("this_row")).values({name: bindparam(name) for name in names})
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        c.execute(statement, [{name: row[name] for name in names} | {"this_row": row[primary.name]} for row in part])
        step(before + min(start + CHUNK, len(rows)))


def _values(parsed: ParsedFile) -> list[Values]:
    return [row.values for row in parsed.rows]


# --- one writer per file ----------------------------------------------------------------------------------------------


def _company(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    """An empty value unsets its key; unknown keys were warned of and are left out."""
    known = [row for row in _values(parsed) if company_key_known(row["key"])]
    company = schema.company
    counts = _merge(c, company, company.c.key, [row for row in known if row["value"]], {}, step)
    empty = [row["key"] for row in known if not row["value"]]
    unset = c.execute(delete(company).where(company.c.key.in_(empty))).rowcount
    return Counts(counts.added, counts.updated + unset, counts.unchanged + len(empty) - unset)


def _customers(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": name_key(row["name"])} for row in _values(parsed)]
    counts = _merge(c, schema.customer, schema.customer.c.key, rows, parsed.spec.defaults(), step)
    if counts.added or counts.updated:
        bump_directory(c)
    return counts


def _products(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": sku_key(row["sku"])} for row in _values(parsed)]
    counts = _merge(c, schema.product, schema.product.c.key, rows, parsed.spec.defaults(), step)
    if counts.added or counts.updated:
        bump_directory(c)
    return counts


def _suppliers(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    rows = [row | {"key": name_key(row["name"])} for row in _values(parsed)]
    return _merge(c, schema.supplier, schema.supplier.c.key, rows, parsed.spec.defaults(), step)


def _price_rules(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    customers = _Names(c, schema.customer, "id", name_key, "unknown_customer")
    skus = _Names(c, schema.product, "sku", sku_key, "unknown_sku")
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
    return _merge(c, schema.price_rule, schema.price_rule.c.id, rows, defaults, step)


def _invoices(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    customers = _Names(c, schema.customer, "id", name_key, "unknown_customer")
    rows: list[Values] = []
    for row in parsed.rows:
        values = dict(row.values)
        values["customer_id"] = customers.find(values.pop("customer"), row, parsed, "customer", report)
        rows.append(values)
    if report.failed:
        return Counts(0, 0, 0)
    defaults = parsed.spec.defaults() | {"paid_amount": Decimal(0)}
    del defaults["customer"]
    return _merge(c, schema.invoice, schema.invoice.c.number, rows, defaults, step, _with_settled)


def _with_settled(row: Values) -> Values:
    return row | {"settled": row["paid_amount"] >= row["total_incl_vat"]}


class _Names:
    """Finds what a row refers to by name, and reports what is not there."""

    def __init__(self, c: Connection, table: Table, column: str, key: Callable[[str], str], code: str) -> None:
        self._ids: dict[str, Any] = {row.key: row[1] for row in c.execute(select(table.c.key, table.c[column]))}
        self._key = key
        self._code = code

    def find(self, name: str, row: Row, parsed: ParsedFile, column: str, report: Report) -> Any:
        """None for "" and for an unknown name."""
        if not name:
            return None
        found = self._ids.get(self._key(name))
        if found is None:
            report.error(self._code, row.line, parsed.headers[column], {"name": quoted(name)})
        return found


# --- orders have lines ------------------------------------------------------------------------------------------------


@dataclass
class _Order:
    first_line: int
    supplier: str
    head: Values
    lines: list[Values]


def _purchase_orders(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    """A row is a line of an order. A known order takes the file's lines, all of them."""
    orders = _grouped(c, parsed, report)
    if report.failed:
        return Counts(0, 0, 0)
    heads = {row["number"]: dict(row) for row in c.execute(select(schema.purchase_order)).mappings()}
    lines = _lines_by_order(c)
    new = [order for number, order in orders.items() if number not in heads]
    differing = [
        order
        for number, order in orders.items()
        if number in heads and (order.head != heads[number] or order.lines != lines.get(number, []))
    ]
    _insert(c, schema.purchase_order, [order.head for order in new], lambda done: None)
    table, number = schema.purchase_order, schema.purchase_order.c.number
    _update(c, table, number, [order.head for order in differing], lambda done: None, 0)
    for order in differing:
        line = schema.purchase_order_line
        c.execute(delete(line).where(line.c.order_number == order.head["number"]))
    _insert(c, schema.purchase_order_line, [line for order in (*new, *differing) for line in order.lines], step)
    added, updated = _line_count(new), _line_count(differing)
    return Counts(added, updated, len(parsed.rows) - added - updated)


def _grouped(c: Connection, parsed: ParsedFile, report: Report) -> dict[str, _Order]:
    suppliers = _Names(c, schema.supplier, "id", name_key, "unknown_supplier")
    written = {name_key(number): number for number in c.scalars(select(schema.purchase_order.c.number))}
    orders: dict[str, _Order] = {}
    for row in parsed.rows:
        values = parsed.spec.defaults() | row.values
        number = written.setdefault(name_key(values["number"]), values["number"])
        supplier, ordered_on = name_key(values.pop("supplier")), values.pop("ordered_on")
        order = orders.get(number)
        if order is None:
            found = suppliers.find(row.values["supplier"], row, parsed, "supplier", report)
            head = {"number": number, "supplier_id": found, "ordered_on": ordered_on}
            order = orders[number] = _Order(row.line, supplier, head, [])
        elif (order.supplier, order.head["ordered_on"]) != (supplier, ordered_on):
            report.error("order_differs", row.line, "", {"number": quoted(number), "first": str(order.first_line)})
        del values["number"]
        order.lines.append(values | {"order_number": number, "position": len(order.lines) + 1})
    return orders


def _lines_by_order(c: Connection) -> dict[str, list[Values]]:
    line = schema.purchase_order_line
    found: dict[str, list[Values]] = {}
    for row in c.execute(select(line).order_by(line.c.order_number, line.c.position)).mappings():
        found.setdefault(row["order_number"], []).append(dict(row))
    return found


def _line_count(orders: Iterable[_Order]) -> int:
    return sum(len(order.lines) for order in orders)


WRITERS: Mapping[str, Writer] = {
    "company": _company,
    "customers": _customers,
    "products": _products,
    "suppliers": _suppliers,
    "price_rules": _price_rules,
    "invoices": _invoices,
    "purchase_orders": _purchase_orders,
}
