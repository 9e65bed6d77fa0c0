"""What is due becomes an event once, whoever looks and whatever the clocks do; on both stores."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import FrozenClock
from bot.events import TimerFired
from bot.scheduler import Timetable
from bot.store import inbox, outbox, outbox_clock, schedule
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from tests.support.databases import database, database_url, dialect, postgres_templates, sqlite_template

__all__ = ["database", "database_url", "dialect", "postgres_templates", "sqlite_template"]

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def events(database: Database) -> list[str]:
    """Those that wait to be worked; they are worked by this."""

    def work(c: Connection) -> list[str]:
        rows = inbox.due(c, datetime(2100, 1, 1, tzinfo=UTC), 1000)
        for row in rows:
            inbox.finish(c, row.seq, now=MONDAY, case_id=None, outcome={})
        return [row.event.name for row in rows if isinstance(row.event, TimerFired)]

    found: list[str] = []
    while rows := await database.write(work):
        found += rows
    return found


async def plan(database: Database, name: str, at: datetime) -> None:
    await database.write(lambda c: schedule.put(c, name, at, {}))


async def test_two_processes_that_look_at_the_same_instant_bring_each_timer_once(database_url: str):
    first, second = Database.open(database_url), Database.open(database_url)
    clock = FrozenClock(MONDAY)
    for number in range(30):
        await plan(first, f"promise:{number:02}", MONDAY - timedelta(seconds=number))
    looking = [Timetable(store, clock, lambda: None) for store in (first, second)]
    fired = await asyncio.gather(*(table.tick() for table in looking * 3))
    assert sum(fired) == 30
    assert sorted(await events(first)) == [f"promise:{number:02}" for number in range(30)]
    await first.close()
    await second.close()


async def test_what_came_too_early_and_is_planned_for_the_same_instant_comes_again(database: Database):
    """A process whose clock is a second ahead brings it; one whose clock is behind plans it anew."""
    ahead = Timetable(database, FrozenClock(MONDAY + timedelta(seconds=1)), lambda: None)
    for _ in range(3):
        await plan(database, "approval.expire:1", MONDAY)
        assert await ahead.tick() == 1
        assert await events(database) == ["approval.expire:1"]
    assert await ahead.tick() == 0


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
async def test_a_clock_that_went_back_loses_nothing_that_is_planned_after(database: Database, back: timedelta):
    clock = FrozenClock(MONDAY)
    table = Timetable(database, clock, lambda: None)
    await plan(database, "pause:all", MONDAY)
    assert await table.tick() == 1
    clock.advance(-back)
    assert await table.tick() == 0
    await plan(database, "pause:all", MONDAY)
    clock.advance(back)
    assert await table.tick() == 1
    assert await events(database) == ["pause:all"] * 2


async def test_a_clock_that_goes_back_is_followed_by_a_new_plan_once(database: Database):
    clock = FrozenClock(MONDAY + timedelta(days=400))
    table = Timetable(database, clock, lambda: None)
    planned: list[datetime] = []

    async def plan_anew() -> None:
        planned.append(clock.at)

    table.turned_back = plan_anew
    await table.tick()
    clock.advance(-timedelta(seconds=5))  # as clocks are set right
    await table.tick()
    assert planned == []
    clock.at = MONDAY
    await table.tick()
    await table.tick()
    assert planned == [MONDAY]


async def test_what_a_clock_that_had_jumped_put_off_is_due_again(database: Database):
    ahead = MONDAY + timedelta(days=400)

    def stage(c: Connection) -> None:
        event = TimerFired("tried", "promise:1", {}, MONDAY)
        inbox.claim(c, event, conversation="one", now=MONDAY, address=None)
        row = inbox.by_key(c, "tried")
        assert row is not None
        inbox.postpone(c, row.seq, next_at=ahead, error="down")
        later = TimerFired("in its time", "promise:2", {}, MONDAY)
        inbox.claim(c, later, conversation="two", now=MONDAY, address=None, not_before=MONDAY + timedelta(days=3))
        rows = [Outgoing(key, key, "mail.send", None, {}) for key in ("held", "failed", "posted")]
        window = Outgoing("window", "window", "mail.send", None, {}, not_before=ahead + timedelta(minutes=10))
        outbox.stage(c, rows, MONDAY)
        outbox.stage(c, [window], ahead)
        monday = Outgoing("monday", "monday", "mail.send", None, {}, not_before=MONDAY + timedelta(days=5))
        outbox.stage(c, [monday], MONDAY)
        outbox.hold(c, "held", ahead)
        outbox.postpone(c, "failed", next_at=ahead, error="down")

    await database.write(stage)
    now = MONDAY + timedelta(minutes=1)
    moved = await database.write(lambda c: (inbox.pull_back(c, now), outbox_clock.pull_back(c, now)))
    assert moved == (1, 3)
    again = await database.write(lambda c: (inbox.pull_back(c, now), outbox_clock.pull_back(c, now)))
    assert again == (0, 0)

    def due(c: Connection, at: datetime) -> list[str]:
        return sorted(row.key for row in [*inbox.due(c, at, 10), *outbox.due(c, at, 10)])

    assert await database.read(lambda c: due(c, now)) == ["failed", "held", "posted", "tried"]
    soon = now + timedelta(minutes=10)
    assert "window" not in await database.read(lambda c: due(c, soon - timedelta(seconds=1)))
    assert "window" in await database.read(lambda c: due(c, soon))
    assert "monday" not in await database.read(lambda c: due(c, MONDAY + timedelta(days=4)))
