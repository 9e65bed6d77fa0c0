"""Until when: days, dates and hours as people say them, and nothing that was only half understood."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.switch_ends import is_open, read_end

NOW = datetime.fromisoformat("2026-11-25 10:00")  # a Wednesday
INSTANTS = st.datetimes(datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2100-01-01"))

READ = [
    ("lundi", "2026-11-30 08:00"), ("lundi matin", "2026-11-30 08:00"), ("mercredi", "2026-12-02 08:00"),
    ("mercredi 14h", "2026-11-25 14:00"), ("mercredi 9h", "2026-12-02 09:00"), ("demain", "2026-11-26 08:00"),
    ("demain soir", "2026-11-26 18:00"), ("demain 14 h 30", "2026-11-26 14:30"), ("3 décembre", "2026-12-03 08:00"),
    ("le 3 décembre à 9h", "2026-12-03 09:00"), ("3 December", "2026-12-03 08:00"),
    ("December 3rd", "2026-12-03 08:00"), ("the 3rd of December", "2026-12-03 08:00"),
    ("1er janvier", "2027-01-01 08:00"), ("3/12", "2026-12-03 08:00"), ("03/12/2026", "2026-12-03 08:00"),
    ("2026-12-03", "2026-12-03 08:00"), ("lundi 30 novembre", "2026-11-30 08:00"), ("14h", "2026-11-25 14:00"),
    ("9h", "2026-11-26 09:00"), ("14:30", "2026-11-25 14:30"), ("2 pm", "2026-11-25 14:00"),
    ("2:30pm", "2026-11-25 14:30"), ("ce soir", "2026-11-25 18:00"), ("this evening", "2026-11-25 18:00"),
    ("midi", "2026-11-25 12:00"), ("fin de semaine", "2026-11-27 18:00"), ("the end of the week", "2026-11-27 18:00"),
    ("la semaine prochaine", "2026-11-30 08:00"), ("vendredi prochain", "2026-11-27 08:00"),
    ("next Monday", "2026-11-30 08:00"), ("tomorrow morning", "2026-11-26 08:00"), ("après-demain", "2026-11-27 08:00"),
    ("jeudi après-midi", "2026-11-26 14:00"), ("9 am on Monday", "2026-11-30 09:00"), ("minuit", "2026-11-26 00:00"),
    ("lundi, svp", "2026-11-30 08:00"), ("fin du mois", "2026-11-30 18:00"), ("aujourd'hui 17h", "2026-11-25 17:00"),
]  # fmt: skip

NOT_READ = [
    "Noël", "lundi ou mardi", "mon retour", "31 novembre", "30 février", "lundi 29 novembre", "45h", "14h75",
    "ce matin", "3 décembre 2020", "lundi mais pas les devis", "13 pm", "3", "", "lundi " * 30, "3 décembre 9999",
    "demain demain",
]  # fmt: skip


@pytest.mark.parametrize(("said", "end"), READ)
def test_an_end_is_read(said: str, end: str):
    assert read_end(said, NOW) == datetime.fromisoformat(end)


@pytest.mark.parametrize("said", NOT_READ)
def test_what_is_not_understood_to_its_last_word_is_not_read(said: str):
    assert read_end(said, NOW) is None


def test_an_open_end_is_known_as_such():
    assert is_open("nouvel ordre") and is_open("further notice.") and not is_open("lundi")


@given(st.text(max_size=80), INSTANTS)
def test_any_words_are_read_and_no_end_is_past(said: str, now: datetime):
    end = read_end(said, now)
    assert end is None or now < end <= now + timedelta(days=731)


@given(st.sampled_from([said for said, _ in READ]), INSTANTS)
def test_ends_that_are_read_are_in_the_future(said: str, now: datetime):
    end = read_end(said, now)
    assert end is None or end > now
