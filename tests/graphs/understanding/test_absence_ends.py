"""The end of an absence is never read where it was not said, and nobody stands in who was not meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphs.understanding.absence_words import absence_brief
from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import TABLEWARE, situation

TODAY = date(2026, 11, 25)  # a Wednesday
COLLEAGUES = ["Claire Dupuis", "Marc Petit", "Léa Martin", "Oliver Grant", "Hélène Faure"]


def said(text: str, language: str = "fr") -> dict[str, Any] | None:
    brief = absence_brief(text, language, TODAY, COLLEAGUES)
    return {key: value for key, value in brief.items() if value} if brief is not None else None


@pytest.mark.parametrize(
    "text",
    [
        "mes vacances commencent lundi", "my holidays start on Monday",
    ],
)  # fmt: skip
def test_a_beginning_is_no_end(text: str):
    assert said(text, "en" if text.startswith("my") else "fr") == {"op": "away", "from": "2026-11-30"}


@pytest.mark.parametrize(
    "text",
    [
        "en vacances jusqu'au week-end", "en congé jusqu'à nouvel ordre", "mes congés sont décalés d'une semaine",
        "mes congés sont décalés au 15 décembre", "je déplace mes congés du 10 au 17",
        "I moved my vacation to next week",
        "my holiday is pushed back by a week", "absente les mercredis", "je ne travaille pas le mercredi",
        "absent 1 semaine sur 2", "je serai absent mi-décembre", "mon arrêt est prolongé d'une semaine",
        "je suis absent tous les vendredis de décembre", "absent le 24 et le 31", "je suis absent le 31 février",
    ],
)  # fmt: skip
def test_what_is_not_said_in_full_is_asked(text: str):
    assert said(text) == {"op": "away"}


@pytest.mark.parametrize("text", ["absent jusqu'en janvier", "je suis en congé jusqu'en janvier", "off until January"])
def test_until_a_month_is_its_first_day_or_its_last(text: str):
    assert said(text) == {"op": "away", "doubt": ["2027-01-01", "2027-01-31"]}


@pytest.mark.parametrize(
    ("text", "brief"),
    [
        ("mon congé se termine vendredi", {"until": "2026-11-28"}),
        ("my leave ends on Friday", {"until": "2026-11-28"}),
        ("je prolonge mon arrêt jusqu'au 11 décembre", {"until": "2026-12-12"}),
        ("I'm extending my leave until Dec 11", {"until": "2026-12-12"}),
        ("malade depuis lundi, je reviens vendredi", {"until": "2026-11-27"}),
        ("je ne serai pas là le 8 ni le 9", {"from": "2026-12-08", "until": "2026-12-10"}),
        ("absent les 7, 8 et 9", {"from": "2026-12-07", "until": "2026-12-10"}),
        ("absent le 8, Marc me remplace", {"from": "2026-12-08", "until": "2026-12-09", "stand_in": "Marc"}),
        ("I'm away Dec 24-31", {"from": "2026-12-24", "until": "2027-01-01"}),
        ("Marc is off until Wed", {"who": "Marc Petit", "until": "2026-12-03"}),
        ("Hélène prend son vendredi", {"who": "Hélène Faure", "from": "2026-11-27", "until": "2026-11-28"}),
        ("en formation les 3, 4 et 5 décembre", {"from": "2026-12-03", "until": "2026-12-06"}),
        ("absent toute la semaine 49", {"from": "2026-11-30", "until": "2026-12-07"}),
        ("je pars le 18 au soir et je rentre le 4 au matin", {"from": "2026-12-18", "until": "2027-01-04"}),
        ("je prends 3 jours à partir de jeudi", {"from": "2026-11-26", "until": "2026-12-01"}),
        ("demain je ne suis pas dispo", {"from": "2026-11-26", "until": "2026-11-27"}),
        ("malade du 3 au 5", {"from": "2026-12-03", "until": "2026-12-06"}),
    ],
)  # fmt: skip
def test_the_days_that_are_said(text: str, brief: dict[str, Any]):
    assert said(text, "en" if "I'm" in text or "my " in text or " is " in text else "fr") == {"op": "away", **brief}


def test_a_range_that_may_have_begun_last_month_is_asked():
    assert said("vacances du 19 au 2") == {"op": "away", "doubt": ["2026-12-02", "2027-01-02"]}


def test_sick_with_no_end_is_not_one_day():
    assert said("I'm off sick until further notice", "en") == {"op": "away"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("plutôt Léa que Marc pour me remplacer", "Léa"), ("Léa me remplace à la place de Marc", "Léa"),
        ("Marc ne me remplace plus, c'est Léa", "Léa"), ("Oliver covers for me instead of Marc", "Oliver"),
        ("while I'm away Oliver approves my quotes", "Oliver"), ("pendant mes vacances Marc valide mes devis", "Marc"),
    ],
)  # fmt: skip
def test_one_colleague_rather_than_another(text: str, name: str):
    assert said(text) == {"op": "cover", "stand_in": name}


@pytest.mark.parametrize(
    "text",
    [
        "absence de 3 tasses dans le colis",
        "je suis en télétravail demain",
        "Marc valide mes devis",
        "Marc approves my quotes",
    ],
)
def test_what_only_looks_so_is_none(text: str):
    assert read(text, situation(TABLEWARE, colleagues=COLLEAGUES)).process != "absence"


@pytest.mark.parametrize(
    ("text", "stand_in", "until"),
    [
        ("Marc valide mes devis jusqu'au 5", "Marc Petit", "2026-12-06"),
        ("let Marc handle my approvals till Friday", "Marc Petit", "2026-11-28"),
        ("Claire signe tous mes devis jusqu'à lundi", "Claire Dupuis", "2026-12-01"),
    ],
)
def test_who_decides_ones_own_until_a_day_stands_in_until_then(text: str, stand_in: str, until: str):
    assert said(text) == {"op": "away", "stand_in": stand_in, "until": until}


@pytest.mark.parametrize(
    "text",
    [
        "Claire valide mes devis jusqu'à 500 €", "Marc valide mes remises jusqu'à 10 %", "Marc valide mes devis",
        "Marc approves my quotes up to 500", "Claire valide mes devis jusqu'à 2 k€", "Marc signs my quotes until 500",
    ],
)  # fmt: skip
def test_an_amount_is_no_day(text: str):
    assert said(text) is None
