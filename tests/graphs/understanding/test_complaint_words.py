"""A customer's anger told by a colleague is a complaint; a dispute, a quote, a rule or a colleague's mood is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.complaint.brief import brief_from_json
from graphs.understanding.complaint_words import complaint_brief
from graphs.understanding.grammar import ENOUGH, read
from tests.graphs.understanding.companies import TABLEWARE, situation

HERE = replace(situation(TABLEWARE), colleagues=["Claire Moreau", "Tom O'Brien"])


@pytest.mark.parametrize(
    ("text", "customer", "severity"),
    [
        ("la patronne de Bellerive est furieuse, elle veut partir", "Bellerive", 3),
        ("Dupont Traiteur is furious about the late delivery and threatens to leave", "Dupont Traiteur", 3),
        ("Bellerive est furieux : la facture F12 est fausse, il menace de prendre un avocat", "Bellerive", 3),
        ("on a un client très mécontent, Dupont Traiteur, ils parlent d'avocat", "Dupont Traiteur", 3),
        ("Zorglub SARL se plaint, ils veulent nous quitter", "Zorglub SARL", 3),
        ("Nordlys is really unhappy with us", "Nordlys", 2),
        ("client furax : Dupont Traiteur", "Dupont Traiteur", 2),
    ],
)
def test_anger_is_told_by_a_colleague(text: str, customer: str, severity: int):
    reading = read(text, HERE)
    assert (reading.process, reading.confidence >= ENOUGH) == ("complaint", True)
    brief = brief_from_json(reading.brief)
    assert (brief.customer, brief.source, brief.sure, brief.words) == (customer, "chat", True, text)
    assert brief.severity >= severity - 1 and (severity < 3 or brief.severity == 3)


@pytest.mark.parametrize(
    ("text", "process"),
    [
        ("Bellerive conteste la facture F12", "dispute"),
        ("Nordlys complains that the invoice is wrong", "dispute"),
        ("Bellerive a payé", "payment"),
        ("relance Bellerive", "reminder"),
        ("ne relance plus Bellerive, ils sont furieux", "reminder_pause"),
        ("devis pour Bellerive : 3 moulins", "quote"),
        ("si un client est furieux, demande à Claire", "rule"),
        ("rappelle-moi d'appeler Bellerive qui est furieux", "personal_reminder"),
    ],
)
def test_other_work_stays_what_it_is(text: str, process: str):
    reading = read(text, HERE)
    assert reading.process == process or (process == "rule" and reading.process != "complaint")


@pytest.mark.parametrize(
    "text", ["Claire est furieuse", "le serveur est tombé, c'est inadmissible", "combien de clients sont mécontents ?"]
)
def test_nobody_of_the_customers_is_angry(text: str):
    assert read(text, HERE).process != "complaint"


def test_nobody_outside_tells_so():
    assert read("Bellerive est furieux, il veut partir", replace(HERE, outside=True)).process != "complaint"


def test_what_only_a_model_saw_is_asked_about():
    brief = brief_from_json(complaint_brief("Bellerive ne répond plus très gentiment", "fr", HERE, "Bellerive"))
    assert (brief.customer, brief.sure, brief.source) == ("Bellerive", False, "chat")
