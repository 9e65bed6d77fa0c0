"""What comes back does so by RFC 5545, at the same time by the clock on the wall."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.when.instants import to_instant
from graphs.when.moment import Recurring
from graphs.when.recurrence import next_after

at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("rule", "first", "after", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T09:00", "2026-12-07T09:00", "2027-01-04T09:00"),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T09:00", "2026-12-07T08:59", "2026-12-07T09:00"),
        ("FREQ=MONTHLY;BYDAY=1MO", "2026-12-07T09:00", "2020-01-01T00:00", "2026-12-07T09:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27T16:00", "2026-11-27T16:00", "2026-12-11T16:00"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27T16:00", "2036-11-27T16:00", "2036-11-28T16:00"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "2026-11-27T16:00", "2026-11-27T17:00", "2026-12-14T16:00"),
        ("FREQ=DAILY;INTERVAL=3", "2026-11-25T09:00", "2026-12-24T09:00", "2026-12-25T09:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "2027-01-31T09:00", "2027-01-31T09:00", "2027-02-28T09:00"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-31T09:00", "2027-01-31T09:00", "2027-03-31T09:00"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30T09:00", "2026-11-30T09:00", "2026-12-31T09:00"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29T09:00", "2028-02-29T09:00", "2032-02-29T09:00"),
        ("RRULE:FREQ=DAILY;COUNT=2", "2026-11-25T09:00", "2026-11-25T09:00", "2026-11-26T09:00"),
        ("FREQ=DAILY;COUNT=2", "2026-11-25T09:00", "2026-11-26T09:00", None),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T235959", "2026-11-30T09:00", "2026-12-28T09:00", None),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228", "2026-11-30T09:00", "2026-12-27T09:00", "2026-12-28T09:00"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", "2026-11-30T09:00", "2026-12-28T09:00", None),
    ],
)
def test_next_time(rule: str, first: str, after: str, expected: str | None) -> None:
    found = next_after(rule, at(first), at(after))
    assert found == (at(expected) if expected else None)
    assert next_after(Recurring(rule, at(first)), at(first), at(after)) == found


@pytest.mark.parametrize(
    "rule",
    ["", "FREQ=SECONDLY", "FREQ=HOURLY;BYDAY=MO", "BYDAY=MO", "FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;INTERVAL=0",
     "garbage", "FREQ=DAILY;UNTIL=20269999", "FREQ=DAILY;X=1",
     "FREQ=MONTHLY;BYMONTHDAY=" + "1," * 500, "FREQ=YEARLY;BYMONTH=99"],
)  # fmt: skip
def test_a_rule_of_another_making_never_comes(rule: str) -> None:
    assert next_after(rule, at("2026-11-30T09:00"), at("2026-12-01T09:00")) is None


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        ["FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=DAILY"]
    ),
    st.datetimes(min_value=at("2024-01-01"), max_value=at("2030-01-01")).map(lambda when: when.replace(microsecond=0)),
    st.integers(0, 3000),
)
def test_the_next_time_is_later_and_of_the_same_hour(rule: str, start: datetime, days: int) -> None:
    first = next_after(rule, start, start)
    assert first is not None
    after = first + timedelta(days=days, hours=5)
    found = next_after(rule, first, after)
    assert found is not None
    assert found > after
    assert found.time() == first.time()
    walked = first
    while walked <= after:
        step = next_after(rule, first, walked)
        assert step is not None
        walked = step
        if days > 200:
            break
    if days <= 200:
        assert walked == found


@pytest.mark.timeout(20)
def test_years_of_days_are_not_counted_one_by_one() -> None:
    assert next_after("FREQ=DAILY;INTERVAL=3", at("0100-01-01T09:00"), at("2026-11-24T09:00")) is not None


def test_nine_in_the_morning_stays_nine_when_the_clocks_change() -> None:
    first = at("2027-03-26T09:00")
    instants: list[datetime] = []
    local: datetime | None = first
    for _ in range(4):
        assert local is not None
        instants.append(to_instant(local, "Europe/Paris"))
        local = next_after("FREQ=DAILY", first, local)
    assert [instant.hour for instant in instants] == [8, 8, 7, 7]
    assert all(instant.tzinfo is UTC for instant in instants)
