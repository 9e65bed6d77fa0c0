"""Words about who is away, who stands in and who is back; and words that only look so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.absence_words import absence_brief
from graphs.understanding.absence_words_days import flat, read_period
from graphs.understanding.grammar import read
from graphs.understanding.reading import Situation
from integrations.books.port import Directory

TODAY = date(2026, 11, 25)  # a Wednesday
COLLEAGUES = ["Claire Dupuis", "Marc Petit", "Léa Martin", "Hélène Faure"]


def said(text: str, language: str = "fr") -> dict[str, Any] | None:
    """Without what is empty."""
    brief = absence_brief(text, language, TODAY, COLLEAGUES)
    return {key: value for key, value in brief.items() if value} if brief is not None else None


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("je suis en congé jusqu'au 5, Marc me remplace", {"until": "2026-12-06", "stand_in": "Marc"}),
        ("@Commis je suis en congés jusqu’au 5 Marc me remplace", {"until": "2026-12-06", "stand_in": "Marc"}),
        ("JE SUIS EN CONGE JUSQU'AU 5 DECEMBRE", {"until": "2026-12-06"}),
        ("jsuis en vacances jusqu'à vendredi inclus", {"until": "2026-11-28"}),
        ("je suis absente jusqu'à lundi exclu", {"until": "2026-11-30"}),
        ("Je serai absent du 20 décembre au 3 janvier", {"from": "2026-12-20", "until": "2027-01-04"}),
        ("je serai absent du 20 au 24 décembre", {"from": "2026-12-20", "until": "2026-12-25"}),
        ("je suis en congé du 20 au 30", {"from": "2026-11-25", "until": "2026-12-01"}),
        ("absente lundi et mardi", {"from": "2026-11-30", "until": "2026-12-02"}),
        ("je ne suis pas là cet après-midi", {"from": "2026-11-25", "until": "2026-11-26"}),
        ("je suis malade", {"until": "2026-11-26"}),
        ("je pose un RTT vendredi", {"from": "2026-11-27", "until": "2026-11-28"}),
        ("en congé la semaine prochaine", {"from": "2026-11-30", "until": "2026-12-07"}),
        ("je pars en vacances le 12 décembre pour 2 semaines", {"from": "2026-12-12", "until": "2026-12-26"}),
        ("je suis absent entre Noël et le jour de l'an", {"from": "2026-12-25", "until": "2027-01-02"}),
        ("je rentre le 6", {"until": "2026-12-06"}),
        ("je suis de retour lundi", {"until": "2026-11-30"}),
        ("je suis en congé", {}),
        ("je suis en congé jusqu'au 5, personne ne me remplace", {"until": "2026-12-06", "nobody": True}),
        ("congés du 20 au 24 décembre, voyez avec Hélène Faure", {
            "from": "2026-12-20", "until": "2026-12-25", "stand_in": "Hélène Faure"}),
        ("je suis en congé jusqu'au 5, Fatima Ben Ali me remplace", {
            "until": "2026-12-06", "stand_in": "Fatima Ben Ali"}),
        ("Claire est malade aujourd'hui", {"who": "Claire Dupuis", "from": "2026-11-25", "until": "2026-11-26"}),
        ("claire est en vacances la semaine prochaine, Léa la remplace", {
            "who": "Claire Dupuis", "from": "2026-11-30", "until": "2026-12-07", "stand_in": "Léa"}),
    ],
)  # fmt: skip
def test_who_is_away_in_french(text: str, brief: dict[str, Any]):
    assert said(text) == {"op": "away", **brief}


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("I'm off from Dec 20 to Jan 3", {"from": "2026-12-20", "until": "2027-01-04"}),
        ("I am on holiday until the 5th, Marc covers for me", {"until": "2026-12-06", "stand_in": "Marc"}),
        ("OOO until Monday, Marc Petit is my stand-in", {"until": "2026-12-01", "stand_in": "Marc Petit"}),
        ("out sick today", {"from": "2026-11-25", "until": "2026-11-26"}),
        ("I won't be in tomorrow", {"from": "2026-11-26", "until": "2026-11-27"}),
        ("I'm taking Friday off", {"from": "2026-11-27", "until": "2026-11-28"}),
        ("I'll be back on the 6th", {"until": "2026-12-06"}),
        ("I'm away for two weeks from Monday; Lea takes over", {
            "from": "2026-11-30", "until": "2026-12-14", "stand_in": "Lea"}),
        ("Claire is on leave until Friday, covered by Léa", {
            "who": "Claire Dupuis", "until": "2026-11-28", "stand_in": "Léa"}),
    ],
)  # fmt: skip
def test_who_is_away_in_english(text: str, brief: dict[str, Any]):
    assert said(text, "en") == {"op": "away", **brief}


@pytest.mark.parametrize(
    ("text", "op", "who"),
    [
        ("je suis de retour", "back", ""),
        ("Bonjour, me revoilà", "back", ""),
        ("I'm back", "back", ""),
        ("Claire est de retour", "back", "Claire Dupuis"),
        ("annule mes congés", "cancel", ""),
        ("finalement je ne pars plus", "cancel", ""),
        ("cancel my leave", "cancel", ""),
        ("qui est absent ?", "who", ""),
        ("qui n'est pas là cette semaine ?", "who", ""),
        ("who's off next week?", "who", ""),
        ("quand revient Claire ?", "who", "Claire Dupuis"),
        ("qui remplace Claire ?", "who", "Claire Dupuis"),
        ("is Claire in today?", "who", "Claire Dupuis"),
        ("suis-je noté absent ?", "who", "me"),
    ],
)
def test_back_cancelled_and_asked(text: str, op: str, who: str):
    brief = absence_brief(text, "fr", TODAY, COLLEAGUES)
    assert brief is not None and (brief["op"], brief["who"]) == (op, who)


def test_who_stands_in_alone():
    assert said("Marc me remplace") == {"op": "cover", "stand_in": "Marc"}
    assert said("mon remplaçant est Marc Petit") == {"op": "cover", "stand_in": "Marc Petit"}
    assert said("Marc is covering for me") == {"op": "cover", "stand_in": "Marc"}
    assert said("Léa remplace Claire") == {"op": "cover", "who": "Claire Dupuis", "stand_in": "Léa"}


def test_days_that_may_be_two_are_left_to_be_asked():
    assert said("je suis absent vendredi prochain") == {"op": "away", "doubt": ["2026-11-27", "2026-12-04"]}
    assert said("je suis absent le 24 et le 31 décembre") == {"op": "away"}


@pytest.mark.parametrize(
    "text",
    [
        "fais un devis pour Claire Dupuis",
        "le client est en vacances jusqu'au 5",
        "Dupont est en congé jusqu'au 5, relance-le après",
        "rappelle-moi que je suis en congé lundi",
        "je suis d'accord",
        "je suis là",
        "je suis en réunion jusqu'à 15h",
        "je suis en télétravail demain",
        "pas de relance pour Dupont jusqu'au 5",
        "mets tout en pause jusqu'au 5",
        "Bellerive prend 3 jours de plus pour payer",
        "je prends 3 moulins",
        "j'ai pris 3 jours de retard",
        "remplace les 40 mugs par des tasses",
        "je suis malade de voir ce retard",
        "off-white mugs please",
        "out of stock?",
        "absent",
        "le retour de la commande 12",
        "Sophie Bernard est absente demain",
        "que se passe-t-il quand je suis en congé ?",
        "if I'm off tomorrow, who decides?",
        "Marc veut 40 mugs pour lundi",
    ],
)
def test_what_speaks_of_something_else(text: str):
    assert said(text) is None


def test_words_from_outside_are_no_absence():
    situation = Situation(Directory("1"), "fr", TODAY, outside=True, colleagues=COLLEAGUES)
    assert read("Bonjour, je suis absent du bureau jusqu'au 4 décembre. Marcel", situation).process != "absence"


def test_said_plainly_it_needs_no_model():
    situation = Situation(Directory("1"), "fr", TODAY, colleagues=COLLEAGUES)
    reading = read("je suis en congé jusqu'au 5, Marc me remplace", situation)
    assert (reading.process, reading.language) == ("absence", "fr") and reading.confidence >= 0.9


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str):
    absence_brief("je suis en congé " + text, "fr", TODAY, COLLEAGUES)
    absence_brief(text, "en", TODAY, COLLEAGUES)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(1, 31))
def test_until_a_number_is_that_day_included(today: date, number: int):
    period = read_period(flat(f"jusqu'au {number}"), today, "fr")
    assert period.until is not None
    last = date.fromordinal(period.until.toordinal() - 1)
    assert last.day == number and last >= today and (last - today).days < 63
