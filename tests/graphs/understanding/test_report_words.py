"""Figures asked for and baselines told, as people write them; and what must stay somebody else's."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.report.wording import SAY
from graphs.understanding.report_words import read_report_brief

TODAY = date(2026, 11, 23)
NOVEMBER, OCTOBER = ("2026-11-01", "2026-11-30"), ("2026-10-01", "2026-10-31")


@pytest.mark.parametrize(
    ("text", "about", "days"),
    [
        ("combien de temps nous as-tu fait gagner ce mois-ci ?", "time", NOVEMBER),
        ("@commis combien de temps vous nous avez fait gagner le mois dernier", "time", OCTOBER),
        ("combiens de temps tu nous a fais gagné en octobre", "time", OCTOBER),
        ("how much time did you save us last month?", "time", OCTOBER),
        ("hours saved in October 2025?", "time", ("2025-10-01", "2025-10-31")),
        ("bilan de la semaine", "all", ("2026-11-23", "2026-11-29")),
        ("bilan de la semaine dernière", "all", ("2026-11-16", "2026-11-22")),
        ("rapport d'octobre en PDF", "all", OCTOBER),
        ("raport de decembre stp", "all", ("2025-12-01", "2025-12-31")),
        ("report from 3 to 12 November", "all", ("2026-11-03", "2026-11-12")),
        ("chiffres des 30 derniers jours", "all", ("2026-10-25", "2026-11-23")),
        ("errors avoided this month?", "errors", NOVEMBER),
        ("combien d'erreurs as-tu évitées ?", "errors", ("", "")),
        ("combien coûtes-tu ?", "cost", ("", "")),
        ("what do you cost?", "cost", ("", "")),
        ("taux d'exceptions de la semaine dernière", "exceptions", ("2026-11-16", "2026-11-22")),
        ("temps de réponse ce mois-ci", "speed", NOVEMBER),
    ],
)
def test_figures_are_asked_for(text: str, about: str, days: tuple[str, str]) -> None:
    brief = read_report_brief(text, TODAY)
    assert brief is not None, text
    assert (brief["op"], brief["about"], (brief["since"], brief["until"])) == ("figures", about, days)


@pytest.mark.parametrize(("text", "kind"), [("rapport d'octobre en PDF", "pdf"), ("report as a spreadsheet", "csv")])
def test_files_are_asked_for(text: str, kind: str) -> None:
    assert (read_report_brief(text, TODAY) or {})["format"] == kind


@pytest.mark.parametrize(
    ("text", "work", "minutes", "source"),
    [
        ("un devis nous prend 25 minutes", "quote", "25", "stated"),
        ("une relance nous prend environ 10 min à la main (chronométré)", "reminder", "10", "measured"),
        ("il nous faut 1h30 pour faire un devis", "quote", "90", "stated"),
        ("on met une demi-heure à rédiger un devis", "quote", "30", "stated"),
        ("on passe un quart d'heure par relance", "reminder", "15", "stated"),
        ("it takes us about 10 minutes to write a payment reminder", "reminder", "10", "stated"),
        ("we spend an hour and a half on each quote (measured)", "quote", "90", "measured"),
        ("une décision nous prend 2 minutes", "decision", "2", "stated"),
        ("chaque devis demande 90 secondes", "quote", "1.5", "stated"),
    ],
)
def test_baselines_are_told(text: str, work: str, minutes: str, source: str) -> None:
    brief = read_report_brief(text, TODAY)
    assert brief == {"op": "baseline", "baselines": [{"work": work, "minutes": minutes, "source": source}]}


@pytest.mark.parametrize("language", [0, 1])
@pytest.mark.parametrize("work", sorted(SAY))
def test_what_it_proposes_to_say_is_understood(work: str, language: int) -> None:
    brief = read_report_brief(SAY[work][language], TODAY)
    assert brief is not None
    assert [each["work"] for each in brief["baselines"]] == [work]


def test_two_are_told_at_once() -> None:
    brief = read_report_brief("un devis nous prend 25 minutes et une relance 10 minutes", TODAY)
    assert [(each["work"], each["minutes"]) for each in (brief or {})["baselines"]] == [
        ("quote", "25"),
        ("reminder", "10"),
    ]


@pytest.mark.parametrize("text", ["quels sont nos temps de référence ?", "what baselines do you have?"])
def test_baselines_are_asked_for(text: str) -> None:
    assert read_report_brief(text, TODAY) == {"op": "baselines"}


@pytest.mark.parametrize(
    "text",
    [
        "fais un devis pour le rapport hebdo",
        "relance Dupont lundi",
        "rappelle-moi tous les lundis d'envoyer le rapport",
        "un prospect nous a appelés 25 minutes",
        "le rapport hebdo le lundi à 9h ici",
        "combien coûte le moulin Zéphyr ?",
        "how much does the pepper mill cost?",
        "bilan des prospects de la semaine",
        "un devis pour 25 minutes d'intervention",
        "fais un devis de 25 heures de consulting pour Durand",
        "arrête les relances pendant une heure",
        "time to save the quote",
        "rapport de visite chez Dupont",
        "toute remise au-delà de 10 % demande l'accord de Claire",
        "les devis sont valables 30 jours",
        "rappelle-moi dans 10 minutes de faire un devis",
        "what is the response time of the supplier Durand",
    ],
)
def test_other_words_stay_what_they_are(text: str) -> None:
    assert read_report_brief(text, TODAY) is None
