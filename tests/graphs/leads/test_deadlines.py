"""By when somebody needs it, in a field and in a message; read on a Monday, 23 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from graphs.leads.deadlines import find_deadline, read_deadline
from tests.graphs.leads.make import TODAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("avant Noël", "2026-12-24"),
        ("for Christmas", "2026-12-24"),
        ("fin mars", "2027-03-31"),
        ("end of March", "2027-03-31"),
        ("le 15 janvier 2027", "2027-01-15"),
        ("15/01/2027", "2027-01-15"),
        ("2027-01-15", "2027-01-15"),
        ("sous 3 semaines", "2026-12-14"),
        ("dans 2 mois", "2027-01-23"),
        ("within two months", "2027-01-23"),
        ("T1 2027", "2027-03-31"),
        ("Q2", "2027-06-30"),
        ("1er trimestre", "2027-03-31"),
        ("semaine 5", "2027-02-05"),
        ("janvier 2027", "2027-01-31"),
        ("courant février", "2027-02-28"),
        ("in April", "2027-04-30"),
        ("mi-avril", "2027-04-15"),
        ("fin d’année", "2026-12-31"),
        ("avant l’été", "2027-06-20"),
        ("rentrée 2027", "2027-09-01"),
        ("Saint-Valentin", "2027-02-14"),
    ],
)
def test_a_day(written: str, day: str):
    found = read_deadline(written, TODAY, "fr")
    assert found is not None and found.day == date.fromisoformat(day)


@pytest.mark.parametrize(
    "written",
    ["dès que possible", "ASAP", "le plus rapidement possible", "Urgent !", "as soon as possible", "au plus vite"],
)
def test_no_day_but_urgent(written: str):
    found = read_deadline(written, TODAY, "fr")
    assert found is not None and found.day is None and found.urgent


@pytest.mark.parametrize("written", ["", "pas urgent", "rien d’urgent", "no rush", "à voir", "flexible", "?"])
def test_neither(written: str):
    assert read_deadline(written, TODAY, "fr") is None


def test_a_day_gone_by_is_told_apart():
    found = read_deadline("15/01/2020", TODAY, "fr")
    assert found is not None and found.past and found.day is None


@pytest.mark.parametrize(
    ("message", "day", "urgent"),
    [
        ("Il nous faut 80 chaises avant Noël.", "2026-12-24", False),
        ("Bonjour,\nNous ouvrons début février 2027 et cherchons des tables.", "2027-02-01", False),
        ("We need 80 chairs by 15 January 2027. Please call me tomorrow.", "2027-01-15", False),
        ("C’est urgent, merci de votre retour.", None, True),
        ("Livraison souhaitée pour le 4 décembre au plus tard", "2026-12-04", False),
        ("Notre séminaire a lieu le 12 mars 2027.", "2027-03-12", False),
        ("Vous pouvez me rappeler demain matin.", None, None),
        ("I am available on Thursday for a call.", None, None),
        ("Nous existons depuis 2015.", None, None),
        ("Bonjour, je voudrais un devis.", None, None),
    ],
)
def test_within_a_message(message: str, day: str | None, urgent: bool | None):
    found = find_deadline(message, TODAY, "en" if " the " in message or "need" in message else "fr")
    if urgent is None:
        assert found is None
    else:
        assert found is not None and found.urgent is urgent
        assert found.day == (date.fromisoformat(day) if day else None)


@over(st.text(max_size=200))
def test_any_words_are_read_without_failing_and_never_into_the_past(text: str):
    for found in (read_deadline(text, TODAY, "fr"), find_deadline(text, TODAY, "en")):
        assert found is None or found.day is None or found.day >= TODAY
