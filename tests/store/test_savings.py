"""What was kept from happening, and what work takes by hand, on both databases: kept once, decided once, in order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.store import baselines, savings
from bot.store.baselines import Baseline
from bot.store.database import Database
from bot.store.savings import Saving

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def saving(id: str = "price.a", amount: str = "8.80", at: datetime = NOW) -> Saving:
    return Saving(id, "case-1", id.partition(".")[0], Decimal(amount), at, {"seq": "5"})


def stated(minutes: str, at: datetime, work: str = "quote") -> Baseline:
    return Baseline(work, Decimal(minutes), "stated", "un devis nous prend…", "lea", at)


async def test_it_is_kept_once_and_follows_its_case_while_it_is_open(database: Database):
    await database.write(lambda c: savings.keep(c, saving()))
    await database.write(lambda c: savings.keep(c, saving(amount="9.10")))
    assert await database.read(lambda c: savings.get(c, "price.a")) == saving(amount="9.10")
    assert await database.read(lambda c: savings.get(c, "price.b")) is None


async def test_what_was_decided_stays_whatever_is_found_later(database: Database):
    await database.write(lambda c: savings.keep(c, saving()))
    assert await database.write(lambda c: savings.decide(c, "price.a", "confirmed", by="claire", now=NOW))
    assert not await database.write(lambda c: savings.decide(c, "price.a", "denied", by="marc", now=NOW + HOUR))
    await database.write(lambda c: savings.keep(c, saving(amount="99.00")))
    kept = replace(saving(), state="confirmed", decided_by="claire", decided_at=NOW)
    assert await database.read(lambda c: savings.get(c, "price.a")) == kept


async def test_of_two_at_once_one_decides(database: Database):
    await database.write(lambda c: savings.keep(c, saving()))
    won = await asyncio.gather(
        database.write(lambda c: savings.decide(c, "price.a", "confirmed", by="claire", now=NOW)),
        database.write(lambda c: savings.decide(c, "price.a", "denied", by="marc", now=NOW)),
    )
    assert sorted(won) == [False, True]
    row = await database.read(lambda c: savings.get(c, "price.a"))
    assert row is not None and (row.state, row.decided_by) == (
        ("confirmed", "claire") if won[0] else ("denied", "marc")
    )


async def test_the_decided_ones_of_a_period_oldest_first(database: Database):
    rows = [saving("a.1", at=NOW + HOUR), saving("b.2"), saving("c.3"), saving("d.4", at=NOW + 2 * HOUR)]
    for row in rows:
        await database.write(lambda c, row=row: savings.keep(c, row))
        if row.id != "c.3":
            await database.write(lambda c, row=row: savings.decide(c, row.id, "denied", by="claire", now=NOW))
    found = await database.read(lambda c: savings.decided(c, NOW, NOW + 2 * HOUR))
    assert [row.id for row in found] == ["b.2", "a.1"]


async def test_every_amount_comes_back_as_it_was(database: Database):
    for number, amount in enumerate(("0.00", "0.01", "1234567.89")):
        await database.write(lambda c, n=number, a=amount: savings.keep(c, saving(f"price.{n}", a)))
        row = await database.read(lambda c, n=number: savings.get(c, f"price.{n}"))
        assert row is not None and str(row.amount) == amount


async def test_a_baseline_put_twice_by_the_same_turn_is_one_and_a_change_of_mind_is_another(database: Database):
    assert await database.write(lambda c: baselines.put(c, stated("25.00", NOW)))
    assert not await database.write(lambda c: baselines.put(c, stated("25.00", NOW)))
    assert await database.write(lambda c: baselines.put(c, stated("20.00", NOW + HOUR)))
    assert await database.write(lambda c: baselines.put(c, stated("25.00", NOW + 2 * HOUR))), "back to the first"
    assert await database.write(lambda c: baselines.put(c, stated("5.00", NOW, "reminder")))
    rows = await database.read(lambda c: baselines.every(c, "quote"))
    assert [f"{row.minutes}" for row in rows] == ["25.00", "20.00", "25.00"]
    assert len(await database.read(baselines.every)) == 4


async def test_a_baseline_told_under_a_clock_set_back_is_found_by_its_instant(database: Database):
    for minutes, at in (("25.00", NOW), ("20.00", NOW - HOUR)):
        await database.write(lambda c, m=minutes, at=at: baselines.put(c, stated(m, at)))
    rows = await database.read(lambda c: baselines.every(c, "quote"))
    assert [f"{row.minutes}" for row in rows] == ["20.00", "25.00"]
