"""Cases asked for at random, and people who say that they are there, stay, or who stands in; goods stay goods."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import BUILDING, TABLEWARE, situation

COLLEAGUES = ["Claire Dupuis", "Marc Petit", "Léa Martin", "Hélène Faure"]
FRESH = replace(situation(TABLEWARE), colleagues=COLLEAGUES)
BUILDERS = replace(situation(BUILDING), colleagues=COLLEAGUES)

SAMPLES: list[tuple[str, dict[str, Any]]] = [
    ("donne-moi 10 cas au hasard à relire", {"number": 10}),
    ("10 cas au hasard à relire cette semaine", {"number": 10}),
    ("give me 10 random cases to review", {"number": 10}),
    ("Commis, choisissez quinze dossiers au hasard svp", {"number": 15}),
    ("on pourrait contrôler une vingtaine de cas tirés au sort ?", {"number": 20}),
    ("PIOCHE 4 CAS AU PIF", {"number": 4}),
    ("j'aimerais vérifier 6 dossiers terminés pris au hasard", {"number": 6}),
    ("hi, could I get eight random cases please?", {"number": 8}),
    ("let us look over 5 closed cases picked at random", {"number": 5}),
    ("a dozen random cases for review", {"number": 12}),
    ("3 relances au hasard pour vérification", {"number": 3, "of": "reminder"}),
    ("pull 7 random leads for me to check", {"number": 7, "of": "lead"}),
    ("fetch another 2 cases to review", {"number": 2}),
    ("où sont les cas à relire ?", {"shown": True}),
    ("which are the cases to review this week?", {"shown": True}),
    ("des dossiers au hasard stp", {}),
]


@pytest.mark.parametrize(("text", "brief"), SAMPLES)
@pytest.mark.parametrize("where", [FRESH, BUILDERS], ids=["tableware", "building"])
def test_cases_asked_for_now(text: str, brief: dict[str, Any], where: Any):
    reading = read(text, where)
    assert (reading.process, reading.brief) == ("status", {"op": "sample", **brief})
    assert reading.confidence >= 0.9


@pytest.mark.parametrize(
    "text",
    [
        "10 cas à relire chaque mardi dans #qualité", "send me 10 random cases every Monday in #ops",
        "stop the cases to review", "un devis pour 10 mugs au hasard", "10 cases of wine for Nordlys",
        "a sample of the blue mug for Nordlys", "un échantillon de tasses pour Bellerive", "vérifie le devis Bellerive",
        "check the quote for Nordlys", "5 devis", "relis ce dossier", "le cas Dupont", "3 dossiers suspendus A4",
        "how many cases of mugs do we have?", "10 cas", "random", "combien de dossiers ?", "review",
    ],
)  # fmt: skip
def test_goods_named_work_and_the_timetable_are_none(text: str):
    reading = read(text, FRESH)
    assert reading.brief.get("op") != "sample", reading


STAYS = [
    "je suis là finalement", "finalement je suis dispo demain", "en fait je reste", "au final je viens au bureau",
    "changement de programme, je serai là", "je travaille quand même demain", "I'm here after all",
    "actually I'll be in tomorrow", "change of plans: I'm staying", "I am not leaving after all", "dispo jeudi",
    "i'm in on Friday after all", "Claire est là finalement", "Marc is in after all", "finalement Léa reste",
]  # fmt: skip


@pytest.mark.parametrize("text", STAYS)
def test_there_after_all(text: str):
    reading = read(text, FRESH)
    assert (reading.process, reading.brief["op"]) == ("absence", "stay"), reading


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("dispo à partir de lundi", "2026-11-30"), ("de nouveau disponible jeudi", "2026-11-26"),
        ("je ne suis dispo qu'à partir du 3 décembre", "2026-12-03"), ("joignable à partir de vendredi", "2026-11-27"),
        ("available again on Thursday", "2026-11-26"), ("I'm free from Monday", "2026-11-30"),
        ("back on Friday", "2026-11-27"), ("je redeviens disponible le 1er décembre", "2026-12-01"),
    ],
)  # fmt: skip
def test_there_from_some_day_on(text: str, until: str):
    reading = read(text, FRESH)
    assert (reading.process, reading.brief["op"], reading.brief["until"]) == ("absence", "away", until), reading


@pytest.mark.parametrize(
    "text",
    [
        "pas dispo demain", "indisponible jeudi", "not available on Thursday", "unavailable tomorrow",
        "je ne suis pas dispo vendredi",
        "I won't be around tomorrow", "pas joignable cet après-midi",
    ],
)  # fmt: skip
def test_not_there(text: str):
    reading = read(text, FRESH)
    assert (reading.process, reading.brief["op"]) == ("absence", "away") and reading.brief["from"], reading


@pytest.mark.parametrize(
    "text",
    [
        "qui me remplace ?", "c'est qui ma remplaçante ?", "qui valide à ma place jeudi ?", "ai-je un remplaçant ?",
        "qui assure mon intérim ?", "who covers for me next week?", "who's standing in for me?",
        "do I have a stand-in?", "is anyone covering for me?", "who approves when I'm away?", "who is my backup?",
    ],
)  # fmt: skip
def test_who_stands_in_for_whoever_asks(text: str):
    reading = read(text, FRESH)
    assert reading.process == "absence", reading
    assert (reading.brief["op"], reading.brief["who"], reading.brief.get("cover")) == ("who", "me", True), reading


@pytest.mark.parametrize(
    "text",
    [
        "mes congés sont annulés", "my holiday is cancelled", "vacances annulées", "j'ai annulé mes RTT",
        "my trip has been called off", "plus de vacances finalement",
    ],
)  # fmt: skip
def test_nothing_of_it_stands(text: str):
    assert read(text, FRESH).brief["op"] == "cancel"


@pytest.mark.parametrize(
    "text",
    [
        "les mugs sont dispo ?", "dispo lundi, les tasses ?", "les tasses seront dispo à partir de jeudi ?",
        "are the mugs available from Monday?", "is the kettle back in stock on Friday?", "le moulin est dispo demain",
        "les bols sont là finalement", "finalement je prends 12 bols", "actually I need 12 mugs", "dispo ?",
        "je suis là pour un devis", "I'm in for 20 mugs", "qui me remplace les tasses cassées ?",
        "100 mugs dispo demain pour Dupont", "en fait je reste sur 12 bols", "Bellerive est là demain finalement",
    ],
)  # fmt: skip
def test_goods_and_customers_are_no_absence(text: str):
    assert read(text, FRESH).process != "absence"


def test_in_a_thread_about_some_work_bare_days_are_said_of_it():
    at_work = replace(FRESH, open_quote=True, quote_lines=["Moulin à café"])
    for text in ("dispo lundi", "available from Monday", "de nouveau dispo jeudi"):
        assert read(text, at_work).process != "absence"
    assert read("je suis là finalement", at_work).process == "absence"
