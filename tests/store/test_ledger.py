"""The chain: whole after any number of appenders at once, broken by any tampering, refused by the database itself."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from bot.store import ledger
from bot.store.database import Database
from bot.store.ledger import LedgerEntry

NOW = datetime(2026, 11, 22, 9, 0, 0, 123456, tzinfo=UTC)


def entry(what: str = "Devis demandé", case_id: str | None = "case-1", **why: Any) -> LedgerEntry:
    return LedgerEntry(case_id, "lea", "asked", what, why)


async def grow(database: Database, rows: int = 6) -> None:
    for number in range(rows):
        await database.write(lambda c, n=number: ledger.append(c, [entry(f"row {n}", n=n)], NOW))


async def test_rows_come_back_chained_from_the_start(database: Database) -> None:
    entries = [entry("é ’ 🧾 \x00", rule="R1", amount="12.50", deep=[{"z": 1, "a": None}]), entry("two", None)]
    await database.write(lambda c: ledger.append(c, entries, NOW))
    await database.write(lambda c: ledger.append(c, [], NOW))
    first, second = await database.read(lambda c: ledger.page(c, 0, 10))
    assert (first.seq, first.previous, first.at, first.actor, first.kind) == (1, ledger.GENESIS, NOW, "lea", "asked")
    assert first.what == "é ’ 🧾 \ufffd"
    assert first.why == {"rule": "R1", "amount": "12.50", "deep": [{"z": 1, "a": None}]}
    assert (second.seq, second.previous, second.case_id) == (2, first.hash, None)
    assert await database.read(lambda c: ledger.of_case(c, "case-1")) == [first]
    assert await database.read(lambda c: ledger.page(c, 1, 10)) == [second]
    assert await database.read(lambda c: ledger.page(c, 0, 1)) == [first]
    assert await database.read(ledger.verify) is None


async def test_odd_reasons_are_kept_as_text(database: Database) -> None:
    why = {"amount": Decimal("1.10"), "on": date(2026, 1, 2), "n": float("inf"), 3: "three"}
    await database.write(lambda c: ledger.append(c, [LedgerEntry(None, "commis", "judged", "x", why)], NOW))  # type: ignore[arg-type]  # keys of other types must not break the seal
    (row,) = await database.read(lambda c: ledger.page(c))
    assert row.why == {"amount": "1.10", "on": "2026-01-02", "n": "Infinity", "3": "three"}
    assert await database.read(ledger.verify) is None


async def test_an_empty_ledger_is_whole(database: Database) -> None:
    assert await database.read(ledger.verify) is None


async def test_many_appenders_leave_no_gap(database: Database) -> None:
    def two(c: Connection, n: int) -> None:
        ledger.append(c, [entry(f"{n}.1"), entry(f"{n}.2")], NOW)
        if n % 5 == 0:
            raise LookupError("undone")

    results = await asyncio.gather(
        *(database.write(lambda c, n=n: two(c, n)) for n in range(40)), return_exceptions=True
    )
    assert sum(isinstance(result, LookupError) for result in results) == 8
    rows = await database.read(lambda c: ledger.page(c, 0, 1000))
    assert [row.seq for row in rows] == list(range(1, 65))
    assert all(left.what[:-2] == right.what[:-2] for left, right in zip(rows[::2], rows[1::2], strict=True))
    assert await database.read(ledger.verify) is None


async def test_verify_walks_more_than_one_page(database: Database) -> None:
    await database.write(lambda c: ledger.append(c, [entry(f"{n}") for n in range(2500)], NOW))
    assert await database.read(ledger.verify) is None
    await database.write(lambda c: tamper(c, "UPDATE ledger SET what = 'other' WHERE seq = 2400"))
    assert await database.read(ledger.verify) == 2400


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET what = 'nothing to see' WHERE seq = 2",
        "DELETE FROM ledger WHERE seq = 2",
        "DELETE FROM ledger",
    ],
)
async def test_the_database_refuses(database: Database, statement: str) -> None:
    await grow(database)
    with pytest.raises(DatabaseError, match="append-only"):
        await database.write(lambda c: c.execute(text(statement)))
    assert len(await database.read(lambda c: ledger.page(c))) == 6
    assert await database.read(ledger.verify) is None


async def test_the_database_refuses_to_replace_or_truncate(database: Database) -> None:
    await grow(database)
    sneaky = (
        "INSERT OR REPLACE INTO ledger (seq, at, actor, kind, what, why, previous, hash) "
        "VALUES (2, 0, 'x', 'asked', 'x', '{}', '', '')"
        if database.dialect == "sqlite"
        else "TRUNCATE ledger"
    )
    with pytest.raises(DatabaseError, match="append-only"):
        await database.write(lambda c: c.execute(text(sneaky)))
    assert await database.read(ledger.verify) is None


def tamper(c: Connection, *statements: str) -> None:
    """As somebody with all rights on the database would."""
    if c.dialect.name == "sqlite":
        for trigger in ("ledger_no_update", "ledger_no_delete"):
            c.execute(text(f"DROP TRIGGER {trigger}"))
    else:
        c.execute(text("DROP TRIGGER ledger_append_only ON ledger"))
    for statement in statements:
        c.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "broken"),
    [
        ("UPDATE ledger SET what = 'other' WHERE seq = 3", 3),
        ("UPDATE ledger SET actor = 'zoe' WHERE seq = 1", 1),
        ("UPDATE ledger SET kind = 'decided' WHERE seq = 6", 6),
        ("UPDATE ledger SET case_id = NULL WHERE seq = 2", 2),
        ("UPDATE ledger SET at = at + 1 WHERE seq = 4", 4),
        ("UPDATE ledger SET why = '{\"n\": 7}' WHERE seq = 5", 5),
        ("UPDATE ledger SET hash = previous WHERE seq = 5", 5),
        ("UPDATE ledger SET previous = hash WHERE seq = 5", 5),
        ("DELETE FROM ledger WHERE seq = 3", 3),
        ("DELETE FROM ledger WHERE seq = 1", 1),
        ("DELETE FROM ledger WHERE seq >= 5", 5),
        ("DELETE FROM ledger", 1),
    ],
)
async def test_tampering_is_found_where_it_begins(database: Database, statement: str, broken: int) -> None:
    await grow(database)
    await database.write(lambda c: tamper(c, statement))
    assert await database.read(ledger.verify) == broken


async def test_a_forged_row_at_the_end_is_found(database: Database) -> None:
    await grow(database)
    last = (await database.read(lambda c: ledger.page(c)))[-1]
    forged = (
        "INSERT INTO ledger (seq, at, actor, kind, what, why, previous, hash) "
        f"VALUES (7, 0, 'marc', 'decided', 'approved', '{{}}', '{last.hash}', '{'a' * 64}')"
    )
    await database.write(lambda c: c.execute(text(forged)))
    assert await database.read(ledger.verify) == 7
