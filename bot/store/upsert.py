"""Inserting where the row may be there already: the one statement SQLAlchemy spells differently per database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite


def insert_new(c: Connection, table: Table, row: Mapping[str, Any], *, key: str) -> bool:
    """Inserts unless a row with the same key (column names, joined by a comma) is there; whether it did."""
    return c.execute(_statement(c.dialect.name, table, tuple(sorted(row)), key, ()), dict(row)).rowcount == 1


def insert_all_new(c: Connection, table: Table, rows: Sequence[Mapping[str, Any]], *, key: str) -> None:
    """Like `insert_new` for rows of the same columns, in one go."""
    if rows:
        statement = _statement(c.dialect.name, table, tuple(sorted(rows[0])), key, ())
        c.execute(statement, [dict(row) for row in rows])


def upsert(c: Connection, table: Table, row: Mapping[str, Any], *, key: str, keep: Sequence[str] = ()) -> None:
    """Inserts, or else overwrites everything but the key and the columns to keep."""
    names = tuple(sorted(row))
    changed = tuple(name for name in names if name not in {*key.split(","), *keep})
    c.execute(_statement(c.dialect.name, table, names, key, changed), dict(row))


@cache
def _statement(dialect: str, table: Table, names: tuple[str, ...], key: str, changed: tuple[str, ...]) -> Any:
    insert = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table).inline()
    insert = insert.execution_options(preserve_rowcount=True)  # for an INSERT it is not kept otherwise
    columns = key.split(",")
    if not changed:
        return insert.on_conflict_do_nothing(index_elements=columns)
    return insert.on_conflict_do_update(index_elements=columns, set_={name: insert.excluded[name] for name in changed})
