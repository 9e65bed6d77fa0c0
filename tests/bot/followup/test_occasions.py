"""What each day asks for: once after some days, once before the end, then the question; never on top of each other."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.followup.clock import GAP, STALE, Pace, occasion
from bot.store.followups import Mailed
from bot.working_time import calendar_of
from graphs.calendar import WorkCalendar
from tests.bot.followup.shop import quote

FRANCE = calendar_of("FR", "Europe/Paris")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-16", None),
        ("2026-11-17", "due"),
        ("2026-12-04", "due"),
        ("2026-12-07", "expiring"),
        ("2026-12-10", "expiring"),
        ("2026-12-11", "expired"),
        ("2027-01-08", "expired"),
        ("2027-01-11", None),
    ],
)
def test_a_quote_sent_on_10_november_until_10_december(day: str, expected: str | None):
    assert occasion(quote(), [], date.fromisoformat(day), Pace(), FRANCE) == expected


def test_each_is_written_once_and_a_person_s_own_mail_counts():
    asked = [Mailed("asked.2026-11-14", "k", date(2026, 11, 14))]
    assert occasion(quote(), asked, date(2026, 11, 18), Pace(), FRANCE) is None
    both = [Mailed("due", "k", date(2026, 11, 17)), Mailed("expiring", "l", date(2026, 12, 7))]
    assert all(
        occasion(quote(), both, date(2026, 11, 18) + timedelta(days=n), Pace(), FRANCE) is None for n in range(22)
    )


def test_the_last_working_day_before_its_end_counts_when_its_window_is_a_weekend():
    sunday = quote(until="2026-12-13")
    assert occasion(sunday, [], date(2026, 12, 11), Pace(before_days=1), FRANCE) == "expiring"
    assert occasion(sunday, [], date(2026, 12, 10), Pace(before_days=1), FRANCE) == "due"


def test_no_second_mail_where_the_company_wants_none():
    assert (
        occasion(quote(), [Mailed("due", "k", date(2026, 11, 17))], date(2026, 12, 9), Pace(before_days=0), FRANCE)
        is None
    )


@given(
    validity=st.integers(1, 120),
    after=st.integers(1, 60),
    before=st.integers(0, 60),
    start=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_over_a_quote_s_life(validity: int, after: int, before: int, start: date):
    """Looked at every working day, with each mail sent on its day: at most one of each, apart, in order, in time."""
    one = quote(sent=start.isoformat(), until=(start + timedelta(days=validity)).isoformat())
    pace, mails, asked = Pace(after, before), list[Mailed](), list[date]()
    for day in (start + timedelta(days=n) for n in range(validity + STALE + 10)):
        found = occasion(one, mails, day, pace, FRANCE) if FRANCE.works(day) else None
        if found == "expired":
            asked.append(day)
        elif found is not None:
            mails.append(Mailed(found, f"k{len(mails)}", day))
    slots = [mail.slot for mail in mails]
    assert slots in ([], ["due"], ["expiring"], ["due", "expiring"])
    days = [start, *(mail.on for mail in mails)]
    assert all((later - earlier).days >= min(GAP, after) for earlier, later in itertools.pairwise(days))
    assert all(mail.on <= one.valid_until for mail in mails)
    assert all((mail.on - start).days >= after for mail in mails if mail.slot == "due")
    assert "expiring" not in slots or before > 0
    assert asked
    assert min(asked) > one.valid_until


def test_without_holidays_every_weekday_counts():
    assert occasion(quote(), [], date(2026, 11, 17), Pace(), WorkCalendar()) == "due"
