"""On which days, and at which instants: any zone, through the clocks' changes, with public holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.store.timings import Timing
from bot.timetable.comings import between, days_after, instant_of, latest_coming, next_coming
from bot.working_time import calendar_of
from graphs.calendar import WorkCalendar
from graphs.message import Address

SET = datetime(2026, 1, 1, tzinfo=UTC)
FRANCE = calendar_of("FR", "Europe/Paris")
WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
ZONES = (
    "Europe/Paris",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Africa/Cairo",
    "UTC",
)


def timing(rrule: str = WEEKDAYS, hour: str = "08:15", zone: str = "Europe/Paris", *, holidays: bool = False) -> Timing:
    return Timing(
        "digest.x", "digest", Address("web", "c:ops"), "#ops", "fr", zone, hour, rrule, "rose", SET, holidays=holidays
    )


def first(row: Timing, after: date, count: int, calendar: WorkCalendar = FRANCE) -> list[str]:
    return [day.isoformat() for day in islice(days_after(row, calendar, after), count)]


def test_a_holiday_leaves_out_what_comes_on_several_days_of_the_week():
    # 25 December 2026 is a Friday, 1 January 2027 too.
    assert first(timing(), date(2026, 12, 23), 3) == ["2026-12-24", "2026-12-28", "2026-12-29"]
    assert first(timing(holidays=True), date(2026, 12, 23), 2) == ["2026-12-24", "2026-12-25"]


def test_a_holiday_puts_off_what_comes_once_a_week_or_less():
    easter = date(2027, 3, 29)
    assert first(timing("FREQ=WEEKLY;BYDAY=MO"), date(2027, 3, 22), 2) == ["2027-03-30", "2027-04-05"]
    assert easter not in list(islice(days_after(timing("FREQ=WEEKLY;BYDAY=MO"), FRANCE, date(2027, 3, 1)), 10))
    assert first(timing("FREQ=MONTHLY;BYMONTHDAY=1"), date(2026, 12, 31), 2) == ["2027-01-04", "2027-02-01"]


def test_the_first_working_day_counts_public_holidays():
    rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"
    assert first(timing(rule), date(2026, 12, 31), 3) == ["2027-01-04", "2027-02-01", "2027-03-01"]
    third = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=3"
    assert first(timing(third), date(2026, 4, 30), 1) == ["2026-05-06"]  # after 1 May, and a weekend
    last = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
    assert first(timing(last), date(2026, 12, 1), 1) == ["2026-12-31"]


def test_an_hour_that_does_not_exist_is_the_first_instant_after_the_gap():
    row = timing("FREQ=DAILY", "02:30")
    assert instant_of(row, date(2026, 3, 29)) == datetime(2026, 3, 29, 1, tzinfo=UTC)  # 3 o'clock
    assert instant_of(row, date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the first of the two


def test_a_day_that_a_place_skipped_altogether():
    """Samoa had no 30 December 2011: its digest came at the first instant after it, once."""
    row = timing("FREQ=DAILY", "08:00", "Pacific/Apia")
    skipped, after = (instant_of(row, date(2011, 12, day)) for day in (30, 31))
    assert skipped < after
    assert skipped.astimezone(ZoneInfo("Pacific/Apia")).date() == date(2011, 12, 31)


@pytest.mark.parametrize("rrule", ["", "FREQ=HOURLY", "nonsense", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"])
def test_a_rule_that_is_none_has_no_days(rrule: str):
    assert next_coming(timing(rrule), FRANCE, SET) is None


def test_once_only_counts_from_the_day_it_was_set():
    row = timing("FREQ=MONTHLY;BYDAY=1MO;COUNT=1")
    assert next_coming(row, FRANCE, SET) == date(2026, 1, 5)
    assert next_coming(row, FRANCE, datetime(2026, 1, 6, tzinfo=UTC)) is None


hours = st.integers(0, 24 * 60 - 1).map(lambda minute: f"{minute // 60:02}:{minute % 60:02}")
instants = st.integers(0, 20 * 365 * 24 * 60).map(
    lambda minute: datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
)
rules = st.sampled_from(
    [
        "FREQ=DAILY",
        WEEKDAYS,
        "FREQ=WEEKLY;BYDAY=MO",
        "FREQ=WEEKLY;BYDAY=SA,SU",
        "FREQ=MONTHLY;BYMONTHDAY=15",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=-1FR",
    ]
)
rows = st.builds(timing, rules, hours, st.sampled_from(ZONES), holidays=st.booleans())


@settings(max_examples=150, deadline=None)
@given(rows, instants)
def test_the_next_one_is_later_is_the_first_and_is_a_day_it_comes(row: Timing, now: datetime):
    day = next_coming(row, FRANCE, now)
    assert day is not None
    assert instant_of(row, day) > now
    local = now.astimezone(ZoneInfo(row.zone)).date()
    before = [one for one in islice(days_after(row, FRANCE, local - timedelta(days=3)), 40) if one < day]
    assert all(instant_of(row, one) <= now for one in before)
    if not row.holidays:
        assert not FRANCE.is_holiday(day)


@settings(max_examples=100, deadline=None)
@given(rows, instants, st.integers(0, 60))
def test_stopped_for_days_it_comes_as_the_latest_and_all_are_counted(row: Timing, now: datetime, stopped: int):
    """Walking from one to the next counts as many as looking back does."""
    planned = next_coming(row, FRANCE, now)
    assert planned is not None
    back = now + timedelta(days=stopped)
    walked: list[date] = []
    day, at = planned, instant_of(row, planned)
    while at <= back:
        walked.append(day)
        following = next_coming(row, FRANCE, at, after=day)
        assert following is not None and following > day
        day, at = following, instant_of(row, following)
    latest = latest_coming(row, FRANCE, planned, back)
    assert latest == (walked[-1] if walked else None)
    if latest is not None:
        assert between(row, FRANCE, now, latest) == len(walked) - 1


@settings(max_examples=80, deadline=None)
@given(rows, instants)
def test_each_day_once_and_in_order(row: Timing, now: datetime):
    days = list(islice(days_after(row, FRANCE, now.date()), 30))
    assert days == sorted(set(days))
    assert all(day > now.date() for day in days)
