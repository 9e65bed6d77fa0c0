"""A digest asked for now, in French and in English; what is set to come, and other work, stays what it is."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.understanding.digest_words import read_digest
from graphs.understanding.reading import Situation
from integrations.books.port import Directory

HERE = Situation(Directory("1"), "fr", date(2026, 11, 25))


@pytest.mark.parametrize(
    "said",
    [
        "montre-moi le digest",
        "@commis le digest stp",
        "Bonjour Commis, peux-tu me montrer le digest d'aujourd'hui, s'il te plaît ?",
        "Pouvez-vous m'envoyer le récap du jour ?",
        "le point du jour ?",
        "digest",
        "affichez le resume de la journee",
        "j'aimerais voir le digest",
        "show me the digest",
        "Hi Commis, could you send me today's digest please?",
        "give us the daily summary",
        "can I see the digest",
    ],
)
def test_a_digest_now(said: str):
    reading = read_digest(said, "fr", HERE)
    assert reading is not None, said
    assert (reading.process, reading.brief["what"]) == ("digest", "digest")
    assert reading.confidence >= 0.9


@pytest.mark.parametrize(
    "said", ["mon brief", "Donne-moi mon brief du matin", "my morning brief please", "show me my brief"]
)
def test_ones_own_brief(said: str):
    reading = read_digest(said, "fr", HERE)
    assert reading is not None, said
    assert reading.brief["what"] == "brief"


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ("what happened since yesterday?", "2026-11-24"),
        ("Qu'est-ce qui s'est passé depuis vendredi ?", "2026-11-20"),
        ("quoi de neuf depuis hier", "2026-11-24"),
        ("what did I miss since Monday", "2026-11-23"),
        ("qu'as-tu fait cette nuit ?", "2026-11-24"),
        ("le digest depuis avant-hier", "2026-11-23"),
        ("what have you done today?", "2026-11-25"),
        ("le digest depuis mercredi", "2026-11-18"),
        ("le digest depuis le début de la semaine", "2026-11-23"),
        ("montre le digest", ""),
    ],
)
def test_since_when(said: str, since: str):
    reading = read_digest(said, "fr", HERE)
    assert reading is not None, said
    assert reading.brief["since"] == since


def test_with_its_picture():
    reading = read_digest("le digest avec le graphique", "fr", HERE)
    assert reading is not None
    assert reading.brief["chart"] is True


@pytest.mark.parametrize(
    "said",
    [
        "le digest à 8h15 du lundi au vendredi dans #direction",
        "plus de digest le vendredi",
        "arrête le digest",
        "envoie-moi un brief chaque matin à 8h",
        "the digest at 8:15 on weekdays in #ops",
        "quand est le prochain digest ?",
        "quoi de neuf sur le devis Dupont ?",
        "fais un devis pour Digest SARL : 3 moulins",
        "relance Dupont lundi",
        "rappelle-moi tous les lundis de lire le digest",
        "le rapport hebdo le lundi à 9h ici",
        "résume le mail de Dupont",
        "what happened with the Dupont quote?",
        "qu'as-tu fait du devis Bellerive hier ?",
        "stop",
        "",
        "digest " * 90,
    ],
)
def test_other_words_are_left_alone(said: str):
    assert read_digest(said, "fr", HERE) is None
