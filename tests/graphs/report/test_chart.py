"""The picture of what was done: a week or a day that has only begun is no nought among the others."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from graphs.report import cards, period
from graphs.report.around import Around
from graphs.report.figures import Bucket, Figures, Rows, Work

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def chart(done: list[int], now: datetime, language: str = "fr") -> list[tuple[str, int]] | None:
    """The bars of November by week, as they stand at that instant."""
    november = period.month_of(date(2026, 11, 1), "Europe/Paris", now)
    buckets = [Bucket(since, until, count) for (since, until, _), count in zip(november.parts(), done, strict=True)]
    works = [Work("quote", Rows(sum(done), 1, 9), 0, Rows(), [], Rows(), [])]
    found = Figures(november.since, november.until, works, buckets=buckets)
    drawn = cards.chart_of(found, Around(language, november, lambda person: person, {}))
    return None if drawn is None else [(bar.label, int(bar.amount)) for bar in drawn.bars]


def test_the_week_just_begun_is_left_out_while_nothing_was_done():
    assert chart([0, 4, 0, 7, 0], MONDAY) == [("1 nov.", 0), ("2 nov.", 4), ("9 nov.", 0), ("16 nov.", 7)]


@pytest.mark.parametrize(("language", "said"), [("fr", "23 nov., en cours"), ("en", "23 Nov, so far")])
def test_the_week_under_way_says_so(language: str, said: str):
    told = chart([0, 4, 0, 7, 2], MONDAY, language)
    assert told is not None
    assert told[-1] == (said, 2)


def test_a_month_that_is_over_shows_every_week():
    december = datetime(2026, 12, 1, 9, tzinfo=UTC)
    told = chart([0, 4, 0, 7, 0, 0], december)
    assert told is not None
    assert told[-2:] == [("23 nov.", 0), ("30 nov.", 0)]


def test_one_week_alone_is_no_picture():
    assert chart([3, 0], datetime(2026, 11, 2, 9, tzinfo=UTC)) is None
