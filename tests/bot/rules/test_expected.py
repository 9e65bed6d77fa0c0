"""The tone of reminders in the examples of a file of rules."""

from __future__ import annotations

import pytest

from bot.people.staff import Staff
from bot.rules.files.case import BadExample
from bot.rules.files.examples import run_examples
from bot.rules.files.expected import expectation
from bot.rules.files.form import RuleFile
from bot.rules.files.names import Called
from graphs.rules.consequence import Postpone, ReminderTone
from graphs.rules.rule import Draft, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Directory
from tests.bot.rules.rulebooks import NOW, VIP
from tests.graphs.rule_setup.company import Books

BOOK = Rulebook(
    RuleSet([Rule("R1", 1, Draft(VIP, ReminderTone("courteous"))), Rule("R2", 1, Draft(VIP, Postpone(15)))])
)


@pytest.mark.parametrize(
    ("segment", "tone", "differences"),
    [
        ("vip", "courteous", []),
        ("vip", "firm", [("tone", "firm", "courteous")]),
        ("loyal", "", []),
        ("loyal", "firm", [("tone", "firm", "–")]),
    ],
)
async def test_an_example_expects_a_tone(segment: str, tone: str, differences: list[tuple[str, str, str]]):
    example = {"name": "e", "given": {"customer_segment": segment}, "expected": {"tone": tone}}
    file = RuleFile(examples=[example], example_lines=[1])
    [result] = await run_examples(file, BOOK, Books(), Staff(), NOW.date())
    assert result.problem is None
    assert [(each.what, each.expected, each.found) for each in result.differences] == differences


def test_a_tone_there_is_not():
    with pytest.raises(BadExample) as caught:
        expectation({"expected": {"tone": "harsh"}}, Called(Directory("1", [], [])), Staff())
    assert "courteous, firm" in caught.value.text["en"] and "harsh" in caught.value.text["fr"]
