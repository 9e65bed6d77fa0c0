"""Documents of several lines, one row of a file each: supplier orders, and the quotes of before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, select

from integrations.books import sql_schema as schema
from integrations.books.csv_files import ParsedFile
from integrations.books.csv_problems import Report, quoted
from integrations.books.names import name_key
from integrations.books.sql_writing import Counts, Names, Step, Values, insert_rows, update_rows


@dataclass(frozen=True)
class _Kind:
    """`party` is the column that names the other side, `day` the document's date, `number` the lines' reference."""

    head: Table
    line: Table
    number: str
    parties: Table
    party: str
    party_id: str
    unknown: str
    day: str


_ORDERS = _Kind(
    schema.purchase_order,
    schema.purchase_order_line,
    "order_number",
    schema.supplier,
    "supplier",
    "supplier_id",
    "unknown_supplier",
    "ordered_on",
)
_PAST_QUOTES = _Kind(
    schema.past_quote,
    schema.past_quote_line,
    "quote_number",
    schema.customer,
    "customer",
    "customer_id",
    "unknown_customer",
    "issued_on",
)


@dataclass
class _Document:
    first_line: int
    party: str
    head: Values
    lines: list[Values]


def purchase_orders(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    return _write(c, _ORDERS, parsed, report, step)


def past_quotes(c: Connection, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    return _write(c, _PAST_QUOTES, parsed, report, step)


def _write(c: Connection, kind: _Kind, parsed: ParsedFile, report: Report, step: Step) -> Counts:
    """A row is a line of a document. A known document takes the file's lines, all of them."""
    documents = _grouped(c, kind, parsed, report)
    if report.failed:
        return Counts(0, 0, 0)
    heads = {row["number"]: dict(row) for row in c.execute(select(kind.head)).mappings()}
    lines = _lines_of_each(c, kind)
    new = [document for number, document in documents.items() if number not in heads]
    differing = [
        document
        for number, document in documents.items()
        if number in heads and (document.head != heads[number] or document.lines != lines.get(number, []))
    ]
    insert_rows(c, kind.head, [document.head for document in new], lambda done: None)
    update_rows(c, kind.head, kind.head.c.number, [document.head for document in differing], lambda done: None, 0)
    for document in differing:
        c.execute(delete(kind.line).where(kind.line.c[kind.number] == document.head["number"]))
    insert_rows(c, kind.line, [line for document in (*new, *differing) for line in document.lines], step)
    added, updated = _line_count(new), _line_count(differing)
    return Counts(added, updated, len(parsed.rows) - added - updated)


def _grouped(c: Connection, kind: _Kind, parsed: ParsedFile, report: Report) -> dict[str, _Document]:
    parties = Names(c, kind.parties, "id", name_key, kind.unknown)
    written = {name_key(number): number for number in c.scalars(select(kind.head.c.number))}
    documents: dict[str, _Document] = {}
    for row in parsed.rows:
        values = parsed.spec.defaults() | row.values
        number = written.setdefault(name_key(values["number"]), values["number"])
        party, day = name_key(values.pop(kind.party)), values.pop(kind.day)
        document = documents.get(number)
        if document is None:
            found = parties.find(row.values[kind.party], row, parsed, kind.party, report)
            head = {"number": number, kind.party_id: found, kind.day: day}
            document = documents[number] = _Document(row.line, party, head, [])
        elif (document.party, document.head[kind.day]) != (party, day):
            report.error("order_differs", row.line, "", {"number": quoted(number), "first": str(document.first_line)})
        del values["number"]
        document.lines.append(values | {kind.number: number, "position": len(document.lines) + 1})
    return documents


def _lines_of_each(c: Connection, kind: _Kind) -> dict[str, list[Values]]:
    number = kind.line.c[kind.number]
    found: dict[str, list[Values]] = {}
    for row in c.execute(select(kind.line).order_by(number, kind.line.c.position)).mappings():
        found.setdefault(row[kind.number], []).append(dict(row))
    return found


def _line_count(documents: Iterable[_Document]) -> int:
    return sum(len(document.lines) for document in documents)
