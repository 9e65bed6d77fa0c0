"""Working hours where the approver lives, and the instants people put things off to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.approvals.deadlines import (
    add_working_time,
    ends_on_a_working_day,
    next_working_instant,
    opening_from,
    snoozed_until,
)
from bot.store import schedule
from bot.working_time import calendar_of
from tests.bot.approvals.room import Room

PARIS = "Europe/Paris"


def paris(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 in Paris."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(PARIS))


def on(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo(PARIS))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (paris(23, 10), 4, paris(23, 14)),
        (paris(23, 16), 4, paris(24, 10)),
        (paris(27, 16), 4, paris(30, 10)),
        (paris(28, 12), 4, paris(30, 12)),
        (paris(23, 22), 4, paris(24, 12)),
        (paris(23, 3), 4, paris(23, 12)),
        (paris(23, 14), 4, paris(23, 18)),
        (paris(23, 18), 1, paris(24, 9)),
    ],
)
def test_working_time_skips_nights_and_week_ends(start: datetime, hours: int, end: datetime):
    assert add_working_time(start, timedelta(hours=hours), PARIS) == end


def test_the_approvers_zone_counts():
    start = paris(23, 10)
    assert add_working_time(start, timedelta(hours=4), "America/New_York") == datetime(2026, 11, 23, 17, tzinfo=UTC)


def test_snoozes():
    monday = paris(23, 7)
    assert snoozed_until("hour", monday, PARIS) == paris(23, 8)
    assert snoozed_until("tomorrow", monday, PARIS) == paris(24, 9)
    assert snoozed_until("monday", monday, PARIS) == paris(30, 9)
    assert snoozed_until("monday", paris(29, 23), PARIS) == paris(30, 9)


ZONES = st.sampled_from([PARIS, "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "UTC"])
INSTANTS = st.integers(0, 2 * 366 * 24 * 60).map(lambda minutes: paris(1, 0) + timedelta(minutes=minutes))


@given(INSTANTS, st.integers(0, 60), ZONES)
def test_the_end_is_always_in_working_hours_and_never_before_its_time(start: datetime, hours: int, zone: str):
    end = add_working_time(start, timedelta(hours=hours), zone)
    local = end.astimezone(ZoneInfo(zone))
    assert local.weekday() < 5 and 8 <= local.hour <= 18 and (local.hour < 18 or local.minute == 0)
    assert end - start >= timedelta(hours=hours)


@given(INSTANTS, ZONES)
def test_the_next_working_instant_stays_where_it_is(start: datetime, zone: str):
    once = next_working_instant(start, zone)
    assert next_working_instant(once, zone) == once


FRANCE = calendar_of("FR", PARIS)


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        (on(2026, 12, 24, 16), 4, on(2026, 12, 28, 10)),  # Christmas is a Friday
        (on(2026, 11, 10, 17), 2, on(2026, 11, 12, 9)),  # 11 November is a Wednesday
        (on(2026, 3, 27, 17), 2, on(2026, 3, 30, 9)),  # the clocks go forward on Sunday
        (on(2026, 10, 23, 17), 2, on(2026, 10, 26, 9)),  # and back
    ],
)
def test_public_holidays_are_no_working_days(start: datetime, hours: int, end: datetime):
    assert add_working_time(start, timedelta(hours=hours), PARIS, FRANCE) == end


def test_an_end_on_a_day_off_is_put_off_to_the_same_hour_of_the_next_working_day():
    assert ends_on_a_working_day(on(2026, 12, 25, 10), PARIS, FRANCE) == on(2026, 12, 28, 10)
    assert ends_on_a_working_day(on(2026, 12, 23, 23), PARIS, FRANCE) == on(2026, 12, 23, 23)
    assert opening_from(date(2026, 12, 25), PARIS, FRANCE) == on(2026, 12, 28, 8)


async def test_who_is_away_without_a_stand_in_gets_no_reminders_until_they_are_back(room: Room):
    row = await room.asks("lea")
    await room.changes("claire", absent_until=date(2026, 11, 26))
    await room.changes("paul", active=False)
    await room.passes(hours=60)
    assert not any("Rappel" in text or "attend" in text for text in (await room.direct("claire"))[1:])
    assert any("Envoyer le devis" in text for text in await room.direct("diane")), "others who may decide are asked"
    planned = await room.database.read(lambda c: schedule.get(c, f"approval.remind:{row.id}:claire"))
    assert planned is not None and planned.next_at == on(2026, 11, 26, 8)


async def test_when_all_of_the_higher_role_are_away_it_is_tried_again_in_the_morning(room: Room):
    row = await room.asks("lea")
    await room.changes("diane", absent_until=date(2026, 11, 25))
    await room.passes(hours=24)
    assert not await room.direct("diane")
    planned = await room.database.read(lambda c: schedule.get(c, f"approval.escalate:{row.id}"))
    assert planned is not None and planned.next_at == on(2026, 11, 25, 8)
    await room.passes(hours=24)
    assert any("Envoyer le devis" in text for text in await room.direct("diane"))
