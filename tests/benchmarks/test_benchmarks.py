"""The benchmarks still measure what they say, on the smallest amounts: each checks its own work or raises."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from benchmarks.__main__ import SECTIONS, Size
from benchmarks.figures import Figure, percentile

SMALLEST = Size(quotes=2, seconds=0.2, waiting=(3, 6), clicks=1, storm=0.5, debtors=6, leads=4, ledger=250)


@pytest.mark.parametrize("section", SECTIONS)
async def test_a_section_measures_something(section: str, tmp_path: Path):
    _, measure = SECTIONS[section]
    figures = await measure(tmp_path, SMALLEST)
    assert figures
    assert all(
        math.isfinite(figure.value) and figure.value > 0 for figure in figures if "by the kill" not in figure.name
    )


def test_a_percentile_is_a_value_that_occurred():
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [percentile(values, percent) for percent in (0, 20, 50, 99, 100)] == [1.0, 1.0, 3.0, 5.0, 5.0]


def test_an_aim_is_for_the_ratio_when_there_is_a_yardstick():
    assert Figure("a", 30, "ms", "b", 10).at_most(2, "").met is False
    assert Figure("a", 30, "ms", "b", 20).at_most(2, "").met is True
    assert Figure("a", 30, "ms").at_most(40, "").met is True
