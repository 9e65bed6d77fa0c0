"""Written answers to a question: a choice by name or place, or a quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.ask import Choice
from graphs.understanding.answers import read_answer, read_quantity

CUSTOMERS = [Choice("C2", "Dupont & Fils"), Choice("C3", "Dupont Traiteur"), Choice("C9", "Dupont Traiteur Lyon")]
YES_NO = [Choice("yes", "Oui, créer ce client"), Choice("no", "Non")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le premier", "C2"),
        ("la deuxième", "C3"),
        ("the second one", "C3"),
        ("2", "C3"),
        ("n° 2", "C3"),
        ("le 3e", "C9"),
        ("le dernier svp", "C9"),
        ("dupont & fils", "C2"),
        ("Fils", "C2"),
        ("dupont traiteur", "C3"),
        ("Dupont traituer", "C3"),
        ("c'est Dupont Traiteur Lyon", "C9"),
        ("Lyon", "C9"),
        ("C3", "C3"),
        ("dupont", None),
        ("traiteur", None),
        ("le quatrième", None),
        ("12", None),
        ("Martin", None),
        ("", None),
        ("ni l'un ni l'autre", None),
    ],
)
def test_a_choice(text: str, value: str | None):
    assert read_answer(text, CUSTOMERS) == value


def test_without_choices_there_is_none():
    assert read_answer("le premier", []) is None
    assert read_answer("non", YES_NO) == "no"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12", "12"),
        ("une douzaine", "12"),
        ("il m'en faut 40 svp", "40"),
        ("12 cartons", "12"),
        ("2,5 kg", "2.5"),
        ("a dozen", "12"),
        ("twenty-five please", "25"),
        ("un", "1"),
        ("un carton", "1"),
        ("-3", "-3"),
        ("0", "0"),
        ("1 200", "1200"),
        ("2 ou 3", None),
        ("10 %", None),
        ("plein", None),
        ("", None),
    ],
)
def test_a_quantity(text: str, value: str | None):
    assert read_quantity(text) == (None if value is None else Decimal(value))


def test_the_locale_decides_between_two_readings():
    assert read_quantity("1,200", "fr") is None
    assert read_quantity("1,200", "en") == 1200


@given(st.text(max_size=200))
def test_any_answer_is_read_or_not(text: str):
    assert read_answer(text, CUSTOMERS) in (None, "C2", "C3", "C9")
    quantity = read_quantity(text)
    assert quantity is None or quantity.is_finite()
