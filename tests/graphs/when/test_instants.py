"""A local time is put on the world's clock, on the days the clocks change too."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.when.instants import day_of, to_instant, to_local
from graphs.when.moment import At, On, Recurring, Several, Unread

at = datetime.fromisoformat
ZONES = ["Europe/Paris", "America/Montreal", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]


@pytest.mark.parametrize(
    ("local", "zone", "utc"),
    [
        ("2026-11-26T10:00", "Europe/Paris", "2026-11-26T09:00"),
        ("2026-07-01T10:00", "Europe/Paris", "2026-07-01T08:00"),
        ("2026-11-26T10:00", "America/Montreal", "2026-11-26T15:00"),
        # 28 March 2027: from 2:00 straight to 3:00
        ("2027-03-28T01:59", "Europe/Paris", "2027-03-28T00:59"),
        ("2027-03-28T02:00", "Europe/Paris", "2027-03-28T01:00"),
        ("2027-03-28T02:30", "Europe/Paris", "2027-03-28T01:00"),
        ("2027-03-28T02:59:59", "Europe/Paris", "2027-03-28T01:00"),
        ("2027-03-28T03:00", "Europe/Paris", "2027-03-28T01:00"),
        # 25 October 2026: from 3:00 back to 2:00
        ("2026-10-25T02:30", "Europe/Paris", "2026-10-25T00:30"),
        ("2026-10-25T03:00", "Europe/Paris", "2026-10-25T02:00"),
        # half an hour, and a whole day that did not exist
        ("2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:30"),
        ("2011-12-30T12:00", "Pacific/Apia", "2011-12-30T10:00"),
    ],
)
def test_instant(local: str, zone: str, utc: str) -> None:
    assert to_instant(at(local), zone) == at(utc).replace(tzinfo=UTC)


def test_the_second_of_two_equal_times_is_the_one_marked_so() -> None:
    assert to_instant(at("2026-10-25T02:30").replace(fold=1), "Europe/Paris") == at("2026-10-25T01:30+00:00")


@given(st.datetimes(min_value=at("2000-01-01"), max_value=at("2040-01-01")), st.sampled_from(ZONES))
def test_a_time_comes_back_as_it_was_or_moves_forward_within_the_gap(local: datetime, zone: str) -> None:
    instant = to_instant(local, zone)
    back = to_local(instant, zone).replace(fold=0)
    if back != local:
        assert timedelta(0) < back - local.replace(microsecond=0) <= timedelta(hours=1)
        before = (instant - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert before < local


@given(
    st.datetimes(min_value=at("2000-01-01"), max_value=at("2040-01-01")),
    st.integers(0, 10_000),
    st.sampled_from(ZONES),
)
def test_later_by_the_clock_is_never_earlier_in_the_world_but_where_the_clocks_go_back(
    local: datetime, minutes: int, zone: str
) -> None:
    later = local + timedelta(minutes=minutes)
    assert to_instant(local, zone) <= to_instant(later, zone)


def test_the_day_of_what_was_read() -> None:
    day = date(2026, 11, 26)
    assert day_of(At(at("2026-11-26T10:00"))) == day
    assert day_of(On(day)) == day
    assert day_of(Recurring("FREQ=DAILY", at("2026-11-26T10:00"))) == day
    assert day_of(Several([On(day)])) is None
    assert day_of(Unread("unknown")) is None
