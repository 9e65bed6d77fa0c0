"""What people type about the clerk itself is read for what it asks; what only looks so is left alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graphs.understanding.grammar import read
from graphs.understanding.reading import DESK, ENOUGH, Reading, Situation
from integrations.books.port import Directory
from tests.corpus import desk_sentences as said
from tests.graphs.understanding.companies import TABLEWARE

TODAY = date(2026, 11, 23)
PEOPLE = ["Léa Martin", "Oliver Hughes", "Claire Dubois", "Marc Lefèvre"]


def heard(text: str, directory: Directory = TABLEWARE) -> Reading:
    return read(text, Situation(directory, "fr", TODAY, colleagues=PEOPLE))


def brief_of(text: str, process: str) -> dict[str, Any]:
    reading = heard(text)
    assert reading.process == process, reading
    assert reading.confidence >= ENOUGH, reading
    return reading.brief


@pytest.mark.parametrize(("text", "brief"), said.SCHEDULE, ids=[row[0] for row in said.SCHEDULE])
def test_the_timetable_is_set(text: str, brief: dict[str, Any]):
    assert brief_of(text, "schedule") == brief


@pytest.mark.parametrize("row", said.ABSENCE, ids=[row[0] for row in said.ABSENCE])
def test_an_absence_is_told(row: said.Absence):
    brief = brief_of(row[0], "absence")
    assert tuple(brief[name] for name in ("op", "who", "from", "until", "stand_in")) == row[1:]


@pytest.mark.parametrize(("text", "about", "since", "until", "file"), said.REPORT, ids=[row[0] for row in said.REPORT])
def test_figures_are_asked_for(text: str, about: str, since: str, until: str, file: str):
    brief = brief_of(text, "report")
    assert (brief["op"], brief["about"], brief["since"], brief["until"], brief["format"]) == (
        "figures", about, since, until, file,
    )  # fmt: skip


@pytest.mark.parametrize(("text", "work", "minutes"), said.BASELINES, ids=[row[0] for row in said.BASELINES])
def test_how_long_work_takes_is_told(text: str, work: str, minutes: str):
    found = brief_of(text, "report")["baselines"]
    assert [(one["work"], one["minutes"]) for one in found] == [(work, minutes)]


@pytest.mark.parametrize(("text", "what", "since"), said.DIGEST, ids=[row[0] for row in said.DIGEST])
def test_a_digest_is_asked_for(text: str, what: str, since: str):
    brief = brief_of(text, "digest")
    assert (brief["what"], brief["since"]) == (what, since)


@pytest.mark.parametrize("text", said.STATUS)
def test_it_is_asked_how_it_is(text: str):
    brief_of(text, "status")


@pytest.mark.parametrize("text", said.ELSEWHERE)
def test_what_only_looks_so_is_left_alone(text: str):
    assert heard(text).process not in DESK


def test_everything_is_read_the_same_when_called_by_name():
    for text in [*said.STATUS, *(row[0] for row in (*said.SCHEDULE, *said.DIGEST))]:
        assert (
            heard(f"@commis {text.removeprefix('@commis ').removeprefix('hey @commis ')}").process
            == heard(text).process
        )
