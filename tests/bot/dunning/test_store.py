"""A level is reserved once, whatever runs at the same time; promises replace each other; runs are counted."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from decimal import Decimal

from bot.store import dunning as store
from bot.store.database import Database
from graphs.dunning.port import Promise, Sent
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


def row(
    key: str, *, level: int = 1, invoice: str = "F-1", carrier: bool = True, day: date = DAY, who: str = "C1"
) -> Sent:
    return Sent(who, invoice, level, NOW, day, carrier, Decimal("120.50"), key)


async def reserve(database: Database, *rows: Sent) -> str:
    return await database.write(lambda c: store.reserve(c, rows))


async def test_the_same_mail_may_be_tried_again(database: Database) -> None:
    assert await reserve(database, row("k1"), row("k1", invoice="F-2", carrier=False)) == "reserved"
    assert await reserve(database, row("k1"), row("k1", invoice="F-2", carrier=False)) == "reserved"
    kept = await database.read(lambda c: store.sent(c, ["C1"]))
    assert [(one.invoice, one.carrier, one.balance) for one in kept] == [
        ("F-1", True, Decimal("120.50")),
        ("F-2", False, Decimal("120.50")),
    ]


async def test_a_level_goes_out_once_and_a_customer_is_written_to_once_a_day(database: Database) -> None:
    assert await reserve(database, row("k1")) == "reserved"
    assert await reserve(database, row("k2", day=date(2026, 11, 24))) == "already"
    assert await reserve(database, row("k3", level=2)) == "today"
    assert await reserve(database, row("k4", level=2, day=date(2026, 11, 30))) == "reserved"
    assert await reserve(database, row("k5", who="C2")) == "reserved"


async def test_of_many_at_once_one_is_first(database: Database) -> None:
    said = await asyncio.gather(*(reserve(database, row(f"k{number}")) for number in range(12)))
    assert said.count("reserved") == 1
    assert set(said) <= {"reserved", "already", "today"}


async def test_what_did_not_leave_frees_its_level_and_what_left_keeps_it(database: Database) -> None:
    await reserve(database, row("k1"))
    await database.write(lambda c: store.release(c, "k1"))
    assert await reserve(database, row("k2")) == "reserved"
    await database.write(lambda c: store.left(c, "k2"))
    await database.write(lambda c: store.release(c, "k2"))
    assert await reserve(database, row("k3", day=date(2026, 11, 24))) == "already"


def promise(id: str, **more: object) -> Promise:
    return Promise(id, "C1", date(2026, 11, 30), date(2026, 12, 2), DAY, **more)  # pyright: ignore[reportArgumentType]


async def test_a_newer_promise_takes_the_place_of_the_one_that_ran(database: Database) -> None:
    first, second = promise("p1", amount=Decimal("10.00"), invoices=["F-1"], owed=Decimal("20.00")), promise("p2")
    for one in (first, second):
        await database.write(lambda c, one=one: store.put_promise(c, one))
    kept = await database.read(store.promises)
    assert [(one.id, one.state) for one in kept] == [("p1", "withdrawn"), ("p2", "open")]
    assert (kept[0].amount, kept[0].invoices, kept[0].owed) == (Decimal("10.00"), ["F-1"], Decimal("20.00"))
    assert await database.write(lambda c: store.close_promise(c, "p2", "kept", NOW))
    assert not await database.write(lambda c: store.close_promise(c, "p2", "broken", NOW))


async def note(database: Database, who: str, state: store.RunState, amount: str) -> None:
    kept = store.RunNote(who, state, who.upper(), Decimal(amount), 1)
    await database.write(lambda c: store.note_run(c, "run", [kept], NOW))


async def test_a_run_is_counted_and_planning_again_forgets_nothing(database: Database) -> None:
    for who, amount in (("a", "10"), ("b", "20"), ("c", "30")):
        await note(database, who, "planned", amount)
    await note(database, "b", "sent", "20")
    await note(database, "c", "failed", "30")
    await note(database, "b", "planned", "20")
    counts = await database.read(lambda c: store.run_counts(c, "run"))
    assert counts == {"planned": (1, Decimal(10)), "sent": (1, Decimal(20)), "failed": (1, Decimal(30))}
    assert await database.read(lambda c: store.run_rows(c, "run", "failed", 5)) == [("C", Decimal(30), 1, "")]
