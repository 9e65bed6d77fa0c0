"""Words about the timetable are read plainly in both languages; words about other work are left alone."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.understanding.reading import Situation
from graphs.understanding.schedule_words import read_schedule, schedule_brief
from integrations.books.port import Directory
from tests.graphs.understanding.schedule_sentences import ELSEWHERE, SAID


def brief(text: str) -> dict[str, Any] | None:
    found = schedule_brief(text)
    return found[0] if found else None


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text for text, _ in SAID])
def test_what_is_said(text: str, expected: dict[str, Any]):
    assert brief(text) == expected


@pytest.mark.parametrize("text", ELSEWHERE)
def test_what_is_none_of_the_timetables(text: str):
    assert brief(text) is None


@pytest.mark.parametrize("text", [text for text, _ in SAID][:20])
def test_called_by_name_and_politely_it_is_the_same(text: str):
    assert brief(f"@commis {text}") == brief(text)
    assert brief(f"Bonjour Commis, {text}, merci") == brief(text)


@pytest.mark.parametrize(("text", "expected"), [one for one in SAID if one[1]["op"] in ("set", "off")][:20])
def test_without_accents_and_in_capitals(text: str, expected: dict[str, Any]):
    plain = text.translate(str.maketrans("éèêàâîôûç", "eeeaaiouc"))
    read = brief(plain)
    assert read is not None
    assert {**read, "channel": ""} == {**expected, "channel": ""}


def test_the_reading_is_sure_and_in_its_own_language():
    situation = Situation(Directory([], []), "en", __import__("datetime").date(2026, 11, 23))
    reading = read_schedule("le digest à 8h15", "fr", situation)
    assert reading is not None
    assert (reading.process, reading.language) == ("schedule", "fr")
    assert reading.confidence >= 0.9
    unsure = read_schedule("le digest machin à 8h15", "fr", situation)
    assert unsure is None or unsure.confidence < 0.9


@given(st.text(max_size=300))
def test_any_text_is_survived(text: str):
    schedule_brief(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "le",
                "digest",
                "à",
                "8h15",
                "lundi",
                "au",
                "vendredi",
                "dans",
                "#x",
                "pas",
                "jours",
                "rapport",
                "sauf",
                "at",
                "25h",
                ":",
                "-",
                ".",
                "'",
            ]
        ),
        max_size=14,
    )
)
def test_any_order_of_its_words_is_survived(words: list[str]):
    found = schedule_brief(" ".join(words))
    assert found is None or {"op", "what"} <= set(found[0])
