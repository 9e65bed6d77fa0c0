"""What was read is said back as people write it, in both languages."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from graphs.when.echo import describe
from graphs.when.moment import At, On, Recurring, Several, Unread
from graphs.when.reading import read_when
from graphs.when.wording import NTH, WORDS

NOW = datetime.fromisoformat("2026-11-24T09:40")
at = datetime.fromisoformat


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("phrase", "french", "english"),
    [
        ("jeudi à 10h", "jeudi 26 novembre 2026 à 10 h", "Thursday 26 November 2026 at 10:00"),
        ("le 1er décembre à 10h30", "mardi 1er décembre 2026 à 10 h 30", "Tuesday 1 December 2026 at 10:30"),
        ("demain à 9h05", "mercredi 25 novembre 2026 à 9 h 05", "Wednesday 25 November 2026 at 09:05"),
        ("dans trois jours", "vendredi 27 novembre 2026", "Friday 27 November 2026"),
        ("tous les lundis à 9h", "chaque lundi à 9 h", "every Monday at 09:00"),
        ("tous les lundis et jeudis", "tous les lundis et jeudis à 9 h", "every Monday and Thursday at 09:00"),
        (
            "tous les lundis, mardis et jeudis",
            "tous les lundis, mardis et jeudis à 9 h",
            "every Monday, Tuesday and Thursday at 09:00",
        ),
        ("tous les jours à 8h30", "tous les jours à 8 h 30", "every day at 08:30"),
        ("every weekday", "du lundi au vendredi à 9 h", "every weekday (Monday to Friday) at 09:00"),
        (
            "un jour sur deux",
            "un jour sur deux à 9 h, à partir du 25 novembre 2026",
            "every other day at 09:00, from 25 November 2026",
        ),
        (
            "tous les 3 jours",
            "tous les 3 jours à 9 h, à partir du 25 novembre 2026",
            "every 3 days at 09:00, from 25 November 2026",
        ),
        (
            "every other Friday",
            "un vendredi sur deux à 9 h, à partir du 27 novembre 2026",
            "every other Friday at 09:00, from 27 November 2026",
        ),
        (
            "une semaine sur trois",
            "le mardi à 9 h, toutes les 3 semaines, à partir du 1er décembre 2026",
            "on Tuesday at 09:00, every 3 weeks, from 1 December 2026",
        ),
        (
            "every first Monday",
            "le premier lundi de chaque mois à 9 h",
            "on the first Monday of every month at 09:00",
        ),
        (
            "le dernier jour ouvré de chaque mois",
            "le dernier jour ouvré de chaque mois à 9 h",
            "on the last working day of every month at 09:00",
        ),
        ("chaque fin de mois", "le dernier jour de chaque mois à 9 h", "on the last day of every month at 09:00"),
        ("tous les 15 du mois", "le 15 de chaque mois à 9 h", "on the 15th of every month at 09:00"),
        ("le 1er de chaque mois", "le 1er de chaque mois à 9 h", "on the 1st of every month at 09:00"),
        (
            "tous les 31 du mois",
            "le 31 de chaque mois à 9 h (le dernier jour des mois plus courts)",
            "on the 31st of every month at 09:00 (on the last day of shorter ones)",
        ),
        (
            "tous les trois mois",
            "le 24 à 9 h, tous les 3 mois, à partir du 24 décembre 2026",
            "on the 24th at 09:00, every 3 months, from 24 December 2026",
        ),
        ("chaque année le 1er mai", "chaque année le 1er mai à 9 h", "every year on 1 May at 09:00"),
        (
            "tous les lundis jusqu'au 31 décembre",
            "chaque lundi à 9 h, jusqu’au 31 décembre 2026",
            "every Monday at 09:00, until 31 December 2026",
        ),
        (
            "mercredi prochain",
            "mercredi 25 novembre 2026 ou mercredi 2 décembre 2026",
            "Wednesday 25 November 2026 or Wednesday 2 December 2026",
        ),
    ],
)
def test_echo(phrase: str, french: str, english: str) -> None:
    when = read_when(phrase, NOW)
    assert (plain(describe(when, "fr")), describe(when, "en")) == (french, english)


def test_hours_do_not_break_across_lines_in_french() -> None:
    assert describe(At(at("2026-11-26T10:30")), "fr").endswith("10\u00a0h\u00a030")


def test_the_place_is_said_only_when_given() -> None:
    when = At(at("2026-11-26T10:00"))
    assert plain(describe(when, "fr", "Montréal")) == "jeudi 26 novembre 2026 à 10 h (heure de Montréal)"
    assert describe(when, "en", "Montréal") == "Thursday 26 November 2026 at 10:00 (Montréal time)"
    assert describe(On(date(2026, 11, 26)), "en", "Montréal") == "Thursday 26 November 2026"


def test_what_was_not_read_is_not_said() -> None:
    assert describe(Unread("unknown", "bla"), "fr") == ""


def test_a_rule_of_another_making_is_said_by_its_first_time() -> None:
    foreign = Recurring("FREQ=HOURLY", at("2026-11-26T10:00"))
    assert describe(foreign, "en") == "Thursday 26 November 2026 at 10:00"


def test_several_times_are_all_said() -> None:
    both = Several([At(at("2026-11-26T10:00")), On(date(2026, 11, 27))])
    assert describe(both, "en") == "Thursday 26 November 2026 at 10:00 or Friday 27 November 2026"


def test_both_languages_have_the_same_words() -> None:
    assert WORDS["fr"].keys() == WORDS["en"].keys()
    assert NTH["fr"].keys() == NTH["en"].keys()
