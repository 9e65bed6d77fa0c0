"""What a timetable does not hold is said to be none of it, and never set as something near; and more ways to say what
it holds."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.understanding.grammar import read
from graphs.understanding.schedule_words import schedule_brief
from tests.graphs.understanding.companies import TABLEWARE, situation

HERE = situation(TABLEWARE, colleagues=["Claire Dupuis", "Marc Petit"])
WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"


def brief(text: str) -> dict[str, Any] | None:
    found = schedule_brief(text)
    return found[0] if found else None


@pytest.mark.parametrize(
    "text",
    [
        "pas de digest cette semaine", "pas de digest la semaine prochaine", "no digest this week",
        "coupe le digest jusqu'à lundi", "stop the digest until January", "arrête le digest pendant deux semaines",
        "pas de digest du 24 décembre au 2 janvier", "no digest over the summer break",
        "le digest à 9h à partir de lundi", "digest at 9 starting next Monday",
        "pas de digest avant le 15, jusqu'au 14",
    ],
)  # fmt: skip
def test_a_time_off_or_a_later_start_changes_nothing(text: str):
    assert (brief(text) or {}).get("odd") == "span"


@pytest.mark.parametrize(
    "text",
    [
        "envoie le digest une semaine sur deux le lundi", "bi-weekly digest on Mondays at 9",
        "digest un vendredi sur deux",
        "digest every other monday at 9am in #general",
        "fortnightly digest on fridays at 10", "le digest trimestriel à 9h",
        "le digest les semaines paires à 8h", "alternate Mondays digest at 10",
    ],
)  # fmt: skip
def test_every_other_time_is_not_every_time(text: str):
    assert (brief(text) or {}).get("odd") == "odd"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("le digest deux fois par jour, 8h et 17h", "hourly"),
        ("le digest matin et soir", "hourly"),
        ("décale le digest d'une demi-heure", "shift"),
        ("le digest une heure plus tard", "shift"),
        ("push the digest back by half an hour", "shift"),
        ("le digest plus tôt", "shift"),
        ("déplace le digest de #general vers #direction", "places"),
        ("le digest dans #direction et pas dans #general", "places"),
        ("move the digest from #general to #ops", "places"),
        ("le digest lundi à 9h", "once"),
        ("10 cas à relire tous les jours", "weekly"),
        ("10 random cases to review every month", "weekly"),
    ],
)
def test_what_is_none_of_it_is_never_set(text: str, odd: str):
    assert (brief(text) or {}).get("odd") == odd


@pytest.mark.parametrize("text", ["le digest à 8h ou 8h30", "le digest entre 8h et 9h", "digest between 8am and 9am"])
def test_two_hours_are_none(text: str):
    assert (brief(text) or {}).get("hour") == "?"


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("passe le digest de 8h à 9h", "09:00"), ("move the digest from 8am to 9am", "09:00"),
        ("le digest à 9h au lieu de 8h", "09:00"), ("mets le digest à midi moins le quart", "11:45"),
        ("digest à midi et demi", "12:30"), ("digest at noon", "12:00"),
        ("digest in #ops at 0815", "08:15"), ("digest at half past noon", "12:30"),
    ],
)  # fmt: skip
def test_the_hour_that_is_wanted(text: str, hour: str):
    assert (brief(text) or {}).get("hour") == hour


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("digest at 8am EST on weekdays", "est"), ("digest at 8 UTC", "utc"), ("digest à 8h GMT+1", "gmt 1"),
        ("digest at 8am UK time", "uk"), ("digest à 8h heure française", "francaise"),
        ("digest à 8h heure de Londres", "londres"),
    ],
)  # fmt: skip
def test_no_zone_is_dropped(text: str, zone: str):
    assert (brief(text) or {}).get("zone") == zone


@pytest.mark.parametrize(
    "text", ["à quelle heure est le digest ?", "what time does the digest come?", "change l'heure du brief, plutôt 8h"]
)
def test_no_zone_is_made_up(text: str):
    assert "zone" not in (brief(text) or {"zone": ""})


@pytest.mark.parametrize("text", ["saute le digest de lundi", "skip Monday's digest", "pas de digest lundi"])
def test_one_coming_is_left_out(text: str):
    assert brief(text) == {"op": "skip", "what": "digest"}


@pytest.mark.parametrize("text", ["plus de digest le lundi", "skip the digest on Mondays", "no digest on Mondays"])
def test_a_day_is_left_out_for_good(text: str):
    assert brief(text) == {"op": "set", "what": "digest", "without": [0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le digest tous les jours ouvrés à 8 h 30", {"hour": "08:30", "rrule": WEEKDAYS}),
        ("le digest à 8h dans le canal de la direction", {"hour": "08:00", "channel": "direction"}),
        ("coupe le digest jusqu'à nouvel ordre", {"op": "off"}),
        ("turn the digest back on", {"op": "on"}),
        ("if nothing happened don't post the digest", {"quiet": "nothing"}),
        ("10 random cases to review every week", {"what": "sample", "number": 10}),
        ("10 cas au hasard à relire chaque semaine", {"what": "sample", "number": 10}),
        ("une douzaine de cas à relire chaque lundi", {
            "what": "sample", "number": 12, "rrule": "FREQ=WEEKLY;BYDAY=MO"}),
        ("le rapport chaque semaine à 9h", {"what": "weekly", "hour": "09:00"}),
    ],
)  # fmt: skip
def test_more_that_it_holds(text: str, expected: dict[str, Any]):
    assert brief(text) == {"op": "set", "what": "digest"} | expected


@pytest.mark.parametrize(
    "text",
    [
        "envoie un brief à Claire chaque matin à 8h", "le digest à 8h15 pour Claire", "le digest chaque semaine à 8h",
        "le digest de lundi", "le digest à 9h sur compta",
    ],
)  # fmt: skip
def test_what_is_half_understood_is_asked_and_is_no_quote(text: str):
    reading = read(text, HERE)
    assert (reading.process, reading.brief.get("op")) == ("schedule", "unclear")


@pytest.mark.parametrize(
    "text",
    ["merci pour le digest de ce matin", "3 digests en grès pour Bellerive", "10 cases of wine every week",
     "le digest est trop long", "10 random cases to review this week"],
)  # fmt: skip
def test_what_only_looks_so_is_left_alone(text: str):
    assert read(text, HERE).process != "schedule"
