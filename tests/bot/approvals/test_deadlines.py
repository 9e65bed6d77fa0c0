"""Working hours where the approver lives, and the instants people put things off to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.approvals.deadlines import add_working_time, next_working_instant, snoozed_until

PARIS = "Europe/Paris"


def paris(day: int, hour: int, minute: int = 0) -> datetime:
    """An instant of November 2026 in Paris."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZoneInfo(PARIS))


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
