"""Which of two rules wins, in written words that turn something down."""

from __future__ import annotations

import pytest

from tests.graphs.rule_setup.company import plain
from tests.graphs.rule_setup.test_overlaps import asked


@pytest.mark.parametrize(
    "text",
    [
        "pas les deux",
        "pas la nouvelle",
        "surtout pas l'ancienne",
        "on ne cumule pas",
        "ni l'une ni l'autre",
        "not both",
        "don't add them up",
        "not R1",
        "pas R1",
    ],
)
async def test_what_is_turned_down_is_not_chosen_nor_is_another_one(text: str):
    run = await asked()
    await run.answer(text)
    assert run.question.code == "rank" and text in plain(run.question.message.summary)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("pas les deux, la nouvelle", "first"),
        ("pas la nouvelle mais l'ancienne", "other_first"),
        ("la nouvelle, pas l'ancienne", "first"),
        ("la nouvelle plutôt que R1", "first"),
        ("the old one instead of the new one", "other_first"),
        ("pourquoi pas la nouvelle", "first"),
        ("je ne veux que l'ancienne", "other_first"),
        ("non, la nouvelle", "first"),
    ],
)
async def test_what_is_left_beside_what_is_turned_down_is_chosen(text: str, how: str):
    run = await asked()
    await run.answer(text)
    assert run.approval.proposal["relations"] == [["R1", 1, how, None]]
