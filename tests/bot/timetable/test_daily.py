"""The looks that the settings plan for every working day: once each, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.clock import FrozenClock
from bot.scheduler import Timetable
from bot.store import inbox, schedule
from bot.store.database import Database
from bot.timetable.daily import Daily, behind
from graphs.calendar import WorkCalendar

MONDAY = datetime(2026, 11, 23, 6, tzinfo=UTC)
CALENDAR = WorkCalendar("Europe/Paris", is_holiday=lambda day: day == date(2026, 11, 25))


def daily(database: Database, clock: FrozenClock, at: time | None = time(9, 15)) -> Daily:
    return Daily("reminders.run", database, clock, CALENDAR, at=at)


async def planned(database: Database) -> tuple[datetime, dict[str, str]] | None:
    row = await database.read(lambda c: schedule.get(c, "reminders.run:daily."))
    return (row.next_at, row.payload) if row is not None else None


async def comes(database: Database, clock: FrozenClock, look: Daily) -> list[date]:
    await Timetable(database, clock, lambda: None).tick()
    days: list[date] = []
    for row in await database.read(lambda c: inbox.due(c, clock.now(), 10)):
        days.append(await look.begun())
        await database.write(lambda c, seq=row.seq: inbox.finish(c, seq, now=clock.now(), case_id=None, outcome={}))
    return days


async def test_each_working_day_once(database: Database):
    clock = FrozenClock(MONDAY)
    look = daily(database, clock)
    await look.plan()
    assert await planned(database) == (
        datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
        {"hour": "09:15:00", "day": "2026-11-23"},
    )
    days: list[date] = []
    for _ in range(6 * 24):
        clock.advance(timedelta(hours=1))
        days += await comes(database, clock, look)
    assert [day.day for day in days] == [23, 24, 26, 27]


async def test_a_row_of_an_earlier_release_goes_on(database: Database):
    clock = FrozenClock(MONDAY)
    at = datetime(2026, 11, 26, 8, 15, tzinfo=UTC)
    row = {"hour": "09:15:00", "day": "2026-11-26"}
    await database.write(lambda c: schedule.put(c, "reminders.run:daily.", at, row))
    await daily(database, clock).plan()
    assert await planned(database) == (at, row)


async def test_another_hour_is_planned_anew_and_none_not_at_all(database: Database):
    clock = FrozenClock(MONDAY)
    await daily(database, clock).plan()
    await daily(database, clock, time(7, 30)).plan()
    assert (await planned(database) or (None,))[0] == datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
    await daily(database, clock, time(6)).plan()  # today's has passed
    assert (await planned(database) or (None,))[0] == datetime(2026, 11, 24, 5, tzinfo=UTC)
    await daily(database, clock, None).plan()
    assert await planned(database) is None


async def test_a_clock_that_goes_back_is_followed_by_a_day_that_was_not_worked(database: Database):
    clock = FrozenClock(MONDAY)
    look = daily(database, clock)
    await look.plan()
    clock.at = datetime(2026, 11, 24, 9, tzinfo=UTC)
    assert await comes(database, clock, look) == [date(2026, 11, 24)]
    clock.at = datetime(2026, 11, 23, 6, tzinfo=UTC)
    await look.begun()  # an event worked by the clock that went back
    at, _ = await planned(database) or (MONDAY, {})
    assert await database.read(lambda c: inbox.by_key(c, f"reminders.run:daily.@{at.isoformat()}")) is None
    clock.at = at
    assert len(await comes(database, clock, look)) == 1
    assert await planned(database) is not None


async def test_a_clock_that_jumped_ahead_is_put_right_at_the_next_start(database: Database):
    clock = FrozenClock(datetime(2031, 5, 6, 6, tzinfo=UTC))
    await daily(database, clock).plan()
    clock.at = MONDAY
    await daily(database, clock).plan()
    assert (await planned(database) or (None,))[0] == datetime(2026, 11, 23, 8, 15, tzinfo=UTC)


async def test_on_the_day_the_clocks_change_it_comes_at_its_first_instant(database: Database):
    sundays = WorkCalendar("Europe/Paris", weekdays=frozenset(range(7)))
    clock = FrozenClock(datetime(2026, 3, 28, 20, tzinfo=UTC))
    await Daily("reminders.run", database, clock, sundays, at=time(2, 30)).plan()
    assert (await planned(database) or (None,))[0] == datetime(2026, 3, 29, 1, tzinfo=UTC)


@pytest.mark.parametrize(("at", "expected"), [(time(9), time(9, 10)), (time(23, 55), time(23, 59)), (None, None)])
def test_a_little_later_is_the_same_day(at: time | None, expected: time | None):
    assert behind(at, 10) == expected
