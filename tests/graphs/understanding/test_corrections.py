"""A word that sets right the day of a promise noted a moment ago, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.debtor.brief import brief_from_json
from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import TABLEWARE, situation
from tests.graphs.understanding.replies.written import MONDAY

AFTER = replace(situation(TABLEWARE), today=MONDAY, noted="promise")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("non, vendredi", "2026-11-27"),
        ("non vendredi", "2026-11-27"),
        ("Non, plutôt le 3 décembre", "2026-12-03"),
        ("plutôt vendredi", "2026-11-27"),
        ("pardon, non : le 30 novembre", "2026-11-30"),
        ("no, Friday", "2026-11-27"),
        ("rather on Friday", "2026-11-27"),
        ("I meant Friday", "2026-11-27"),
    ],
)
def test_another_day(text: str, day: str):
    reading = read(text, AFTER)
    assert reading.process == "promise"
    news = brief_from_json(reading.brief)
    assert (news.kind, news.day, news.customer) == ("promise", day, "")


@pytest.mark.parametrize(
    "text",
    [
        "non",
        "vendredi",
        "non, 4 moulins",
        "non, rappelle-moi vendredi",
        "non, ils ne paieront pas",
        "non, pas Bellerive",
    ],
)
def test_anything_else_corrects_nothing(text: str):
    assert read(text, AFTER) == read(text, replace(AFTER, noted=""))


def test_where_nothing_was_noted_it_means_nothing():
    assert read("non, vendredi", replace(AFTER, noted="")).process != "promise"
    assert read("non, vendredi", replace(AFTER, noted="payment")).process != "promise"
    assert read("non, vendredi", replace(AFTER, outside=True)).process != "promise"
