"""Figures are of the days that were said; where those are not understood they are asked for, and no other days are
told. What a work takes is never an order."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.understanding.grammar import read
from graphs.understanding.report_words import read_report_brief
from tests.graphs.understanding.companies import TABLEWARE, situation

TODAY = date(2026, 11, 23)  # a Monday
HERE = situation(TABLEWARE)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("time saved since September", "2026-09-01", "2026-11-23"),
        ("combien de temps gagné depuis janvier ?", "2026-01-01", "2026-11-23"),
        ("bilan du T3", "2026-07-01", "2026-09-30"), ("Q4 report please", "2026-10-01", "2026-12-31"),
        ("bilan du troisième trimestre", "2026-07-01", "2026-09-30"),
        ("bilan du premier semestre 2025", "2025-01-01", "2025-06-30"),
        ("chiffres de septembre et octobre", "2026-09-01", "2026-10-31"),
        ("heures gagnées entre décembre et février", "2025-12-01", "2026-02-28"),
        ("bilan de la semaine du 9", "2026-11-09", "2026-11-15"),
        ("figures for the week of 9 November", "2026-11-09", "2026-11-15"),
        ("chiffres depuis 2 mois", "2026-09-24", "2026-11-23"),
        ("rapport de la semaine 47", "2026-11-16", "2026-11-22"),
        ("bilan du 9 novembre", "2026-11-09", "2026-11-09"), ("chiffres de lundi", "2026-11-16", "2026-11-16"),
        ("temps gagné depuis mercredi", "2026-11-18", "2026-11-23"),
        ("rapport des deux derniers mois", "2026-09-24", "2026-11-23"),
        ("bilan annuel 2025 en csv", "2025-01-01", "2025-12-31"),
        ("combien d'heures économisées depuis la mise en place ?", "2000-01-01", "2026-11-23"),
        ("chiffres du week-end", "2026-11-21", "2026-11-22"),
        ("combien de relances cette semaine ?", "2026-11-23", "2026-11-29"),
    ],
)  # fmt: skip
def test_the_days_that_are_said(text: str, since: str, until: str):
    brief = read_report_brief(text, TODAY)
    assert brief is not None
    assert (brief["op"], brief["since"], brief["until"]) == ("figures", since, until)


@pytest.mark.parametrize(
    "text", ["temps gagné depuis l'été", "rapport du mois prochain", "hours saved over the last two quarters"]
)
def test_days_that_are_not_understood_are_asked(text: str):
    brief = read_report_brief(text, TODAY)
    assert brief is not None
    assert (brief["period"], brief["since"], brief["until"]) == ("?", "", "")


@pytest.mark.parametrize(
    "text",
    [
        "how satisfied are people?", "are people happy?", "les gens sont-ils contents ?", "is everyone satisfied?",
        "l'équipe est contente ?", "quels sont les retours des collègues sur toi ?",
    ],
)  # fmt: skip
def test_whether_people_are_content(text: str):
    assert (read_report_brief(text, TODAY) or {}).get("about") == "opinions"


@pytest.mark.parametrize(
    ("text", "work", "minutes"),
    [
        ("avant toi, un devis nous prenait une bonne demi-heure", "quote", "30"),
        ("it used to take us 20 min per quote", "quote", "20"), ("pour nous un devis c'est 40 min", "quote", "40"),
        ("we used to spend 45 minutes on each quote", "quote", "45"),
        ("non, plutôt 35 minutes pour un devis", "quote", "35"),
        ("chaque relance nous coûtait un quart d'heure", "reminder", "15"),
        ("actually it's 45 minutes for a quote", "quote", "45"),
    ],
)  # fmt: skip
def test_what_a_work_takes(text: str, work: str, minutes: str):
    reading = read(text, HERE)
    told = [{"work": work, "minutes": minutes, "source": "stated"}]
    assert (reading.process, reading.brief.get("baselines")) == ("report", told)


@pytest.mark.parametrize(
    "text",
    [
        "un devis nous prend entre 20 et 30 minutes", "a quote takes us about 20-30 minutes", "un devis nous prend "
        "2 jours",
        "une relance nous prend 5 min et un devis 30",
    ],
)  # fmt: skip
def test_no_one_length_is_noted_as_none_and_is_no_quote(text: str):
    reading = read(text, HERE)
    assert (reading.process, reading.brief) == ("report", {"op": "baseline", "baselines": []})


@pytest.mark.parametrize(
    "text",
    ["devis pour Bellerive : 25 min de prestation", "un devis pour 40 min de vidéo", "may I have a quote for 3 mugs",
     "combien de leads ce mois-ci ?", "a quote for 20-30 mugs"],
)  # fmt: skip
def test_what_only_looks_so_is_left_alone(text: str):
    assert read(text, HERE).process != "report"


@pytest.mark.parametrize(
    "text",
    ["préviens-moi s'il y a une panne dans #support", "send alerts to #ops-alerts", "alerts go to #it from now on",
     "envoie les alertes dans #technique"],
)  # fmt: skip
def test_where_alerts_go_is_answered(text: str):
    reading = read(text, HERE)
    assert (reading.process, reading.brief) == ("status", {"op": "alerts"})


@pytest.mark.parametrize("text", ["alerte Dupont demain", "tell me when Nordlys pays", "send the quote to #ops"])
def test_other_news_are_no_alerts(text: str):
    assert read(text, HERE).brief.get("op") != "alerts"


@pytest.mark.parametrize(
    ("text", "scope", "until"),
    [
        ("suspends les devis pendant une semaine", "quote", "2026-11-30T08:00"),
        ("pause reminders for two weeks", "reminder", "2026-12-07T08:00"),
        ("pause everything for a month", "", "2026-12-23T08:00"),
        ("arrête les relances pour 3 jours", "reminder", "2026-11-26T08:00"),
    ],
)  # fmt: skip
def test_a_pause_for_so_long(text: str, scope: str, until: str):
    reading = read(text, HERE)
    assert (reading.process, reading.brief["scope"], reading.brief["until"]) == ("pause", scope, until)


@pytest.mark.parametrize(
    ("text", "process"),
    [
        ("c'est ma première journée, tu peux m'aider ?", "guide"), ("montre-moi un exemple", "guide"),
        ("je suis le gérant, comment on t'installe ?", "setup"), ("tu peux redémarrer", "resume"),
    ],
)  # fmt: skip
def test_newcomers_and_managers(text: str, process: str):
    assert read(text, HERE).process == process
