"""Over many series, zones and stops: every time is after the one before, at its own hour, and never said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.agenda.keeping import following
from bot.store.agenda import AgendaRow
from graphs.message import Address
from graphs.when.instants import to_instant
from graphs.when.recurrence import next_after

ZONES = ["Europe/Paris", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"]
RULES = [
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY;BYDAY=MO,FR",
    "FREQ=MONTHLY;BYDAY=1MO",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
]


def series(rrule: str, zone: str, begins: datetime) -> AgendaRow:
    first = next_after(rrule, begins, begins)
    assert first is not None
    return AgendaRow(
        id="a", number=1, owner="o", person="p", text="t", zone=zone, local=first, first=first, rrule=rrule,
        state="active", next_at=to_instant(first, zone), address=Address("web", "c", None), language="fr",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


@given(
    st.sampled_from(RULES),
    st.sampled_from(ZONES),
    st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    st.lists(st.integers(-90, 4 * 24 * 60), min_size=1, max_size=12),
)
def test_each_time_is_later_at_its_hour_and_of_the_rule(
    rrule: str, zone: str, day: date, hour: time, delays: list[int]
) -> None:
    """`delays`: minutes after its time (before it, when the clock has gone back) at which each is worked."""
    row = series(rrule, zone, datetime.combine(day, hour))
    said: list[datetime] = []
    for delay in delays:
        assert row.next_at is not None
        now = row.next_at + timedelta(minutes=delay)
        said.append(row.local)
        missed, then = following(row, now)
        assert then is not None
        assert then > row.local
        assert then.time() == row.first.time()
        assert next_after(rrule, row.first, then - timedelta(minutes=1)) == then
        if delay >= 0:
            assert to_instant(then, zone) > now
        passed = row.local
        for _ in range(missed):
            found = next_after(rrule, row.first, passed)
            assert found is not None
            passed = found
            assert to_instant(passed, zone) <= now
        assert next_after(rrule, row.first, passed) == then
        row = replace(row, local=then, next_at=to_instant(then, zone))
    assert said == sorted(set(said))


def test_a_stop_of_years_is_counted_up_to_a_bound_and_goes_on_from_now() -> None:
    row = series("FREQ=DAILY", "Europe/Paris", datetime.combine(date(2020, 1, 1), time(9)))
    missed, then = following(row, datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert missed == 500
    assert then == datetime.combine(date(2026, 11, 24), time(9))
