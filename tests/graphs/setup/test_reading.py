"""What is said about repetitive work: kinds, how many a week, minutes of one; and the words of the deciding parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.calendar import WorkCalendar
from graphs.setup.deciding import default_review, months_on
from graphs.setup.reading import read_count, read_level, read_minutes, read_times, read_work


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("30 devis et 20 relances par semaine, 5 prospects par jour", "fr",
            {"quote": 30, "reminder": 20, "lead": 25}),
        ("une trentaine de devis", "fr", {"quote": 30}),
        ("20 à 30 devis par semaine", "fr", {"quote": 25}),
        ("120 quotes a month", "en", {"quote": 28}),
        ("Des relances de devis, 3 par semaine", "fr", {"quote_followup": 3}),
        ("devis : 10, relances : 4", "fr", {"quote": 10, "reminder": 4}),
        ("10 devis 5 relances", "fr", {"quote": 10, "reminder": 5}),
        ("around 15 quotes and 40 payment reminders weekly", "en", {"quote": 15, "reminder": 40}),
        ("quotes, reminders and leads", "en", {"quote": None, "reminder": None, "lead": None}),
        ("les questions des clients", "fr", {"enquiry": None}),
        ("about twenty quotes a week, a few leads and supplier invoices", "en",
            {"quote": 20, "lead": None, "invoice": None}),
        ("il y a 12 devis/semaine et 3 relances/jour", "fr", {"quote": 12, "reminder": 15}),
        ("30 devis par semaine à 25 minutes, 10 relances à 5 minutes", "fr", {"quote": 30, "reminder": 10}),
        ("des devis (30/semaine, 25 min), des relances (10/semaine)", "fr", {"quote": 30, "reminder": 10}),
        ("about 40 quotes a week taking half an hour each", "en", {"quote": 40}),
        ("tout", "fr", {"quote": None, "reminder": None, "lead": None, "enquiry": None}),
    ],
)  # fmt: skip
def test_work(text: str, language: str, expected: dict[str, int | None]):
    assert {said.kind: said.per_week for said in read_work(text, language)[0]} == expected


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("25 minutes", "fr", "25"), ("25", "fr", "25"), ("une demi-heure", "fr", "30"), ("1h30", "fr", "90"),
        ("une heure et demie", "fr", "90"), ("half an hour", "en", "30"), ("an hour and a half", "en", "90"),
        ("un quart d'heure", "fr", "15"), ("20 à 30 minutes", "fr", "25"), ("30 secondes", "fr", "0.5"),
        ("2,5", "fr", "2.5"), ("environ dix minutes", "fr", "10"), ("beaucoup", "fr", None), ("0", "fr", None),
        ("-3", "fr", "3"), ("99999999999999999999", "fr", None), ("", "fr", None),
    ],
)  # fmt: skip
def test_minutes(text: str, language: str, minutes: str | None):
    assert read_minutes(text, language) == (Decimal(minutes) if minutes is not None else None)


def test_several_times_at_once():
    assert read_times("a quote takes 25 minutes and a reminder 5 min", "en") == {"quote": 25, "reminder": 5}


@pytest.mark.parametrize(
    ("text", "level"),
    [("observe", "observe"), ("sans me demander", "act"), ("toujours demander", "propose"), ("ask me", "propose"),
     ("you may send alone", "act"), ("seul mais demande", ""), ("non", "")],
)  # fmt: skip
def test_level(text: str, level: str):
    assert read_level(text) == level


@given(st.text(max_size=300))
def test_nothing_breaks_it(text: str):
    for language in ("fr", "en"):
        read_work(text, language)
        count, minutes = read_count(text, language), read_minutes(text, language)
        assert count is None or 0 <= count <= 500_000
        assert minutes is None or 0 <= minutes <= 480


@given(st.dates(date(2024, 1, 1), date(2060, 1, 1)), st.integers(1, 3))
def test_the_review_is_a_monday_that_is_worked_at_least_so_many_months_on(today: date, months: int):
    calendar = WorkCalendar(is_holiday=lambda day: day == default_review(today, WorkCalendar(), months=months))
    day = default_review(today, calendar, months=months)
    assert day.weekday() == 0 and calendar.works(day) and day >= months_on(today, months)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un devis 25 minutes, une relance 5", {"quote": "25", "reminder": "5"}),
        ("30 devis par semaine, 25 minutes chacun, et 10 relances, 5 minutes", {"quote": "25", "reminder": "5"}),
        ("30 devis par semaine, 10 relances, 5 minutes", {"reminder": "5"}),
        ("30 devis et 10 relances", {}),
        ("10 quotes a day, 20 minutes each", {"quote": "20"}),
    ],
)
def test_minutes_go_with_the_work_they_are_said_of(text: str, expected: dict[str, str]):
    assert {kind: f"{minutes:f}" for kind, minutes in read_times(text, "fr").items()} == expected


@pytest.mark.parametrize("text", ["in two months", "le 25 janvier", "5 €", "3 fois", "deux semaines", "12/01"])
def test_a_number_of_something_else_is_no_minutes(text: str):
    assert read_minutes(text, "fr") is None


@pytest.mark.parametrize("text", ["5 min", "le 25 janvier", "une heure"])
def test_a_duration_or_a_day_is_no_count(text: str):
    assert read_count(text, "fr") is None
