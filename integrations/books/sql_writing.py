"""Rows of a file written where they differ from those there are, in pieces; and what they refer to by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, bindparam, insert, select, update

from integrations.books.csv_files import ParsedFile, Row
from integrations.books.csv_problems import Report, quoted

CHUNK = 5000
Values = dict[str, Any]
Step = Callable[[int], None]


@dataclass(frozen=True)
class Counts:
    added: int
    updated: int
    unchanged: int


def merge(
    c: Connection,
    table: Table,
    by: Column[Any],
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
    insert_rows(c, table, added, step)
    update_rows(c, table, primary, changed, step, len(added))
    return Counts(len(added), len(changed), len(rows) - len(added) - len(changed))


def insert_rows(c: Connection, table: Table, rows: list[Values], step: Step) -> None:
    for start in range(0, len(rows), CHUNK):
        c.execute(insert(table), rows[start : start + CHUNK])
        step(min(start + CHUNK, len(rows)))


def update_rows(c: Connection, table: Table, primary: Column[Any], rows: list[Values], step: Step, before: int) -> None:
    names = [column.name for column in table.columns if column.name != primary.name]
    statement = update(table).where(primary == bindparam("this_row")).values({name: bindparam(name) for name in names})
    for start in range(0, len(rows), CHUNK):
        part = rows[start : start + CHUNK]
        c.execute(statement, [{name: row[name] for name in names} | {"this_row": row[primary.name]} for row in part])
        step(before + min(start + CHUNK, len(rows)))


class Names:
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
