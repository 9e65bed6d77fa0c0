"""The early step, invoices that a person names, and promises that run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from graphs.dunning.ladder import Ladder, Tone, ladder_steps
from graphs.dunning.plan import Wait
from tests.graphs.dunning.company import (
    TODAY,
    contact,
    late_by,
    planned,
    promise,
    sent,
    wait,
)

EARLY = Ladder(steps=ladder_steps((3, 10, 20, 30), early=3))


def in_days(count: int) -> date:
    return TODAY + timedelta(days=count)


@pytest.mark.parametrize(("days", "level"), [(-4, None), (-3, 0), (-1, 0), (0, None)])
def test_the_early_step(days: int, level: int | None):
    found = planned([late_by(days)], ladder=EARLY)
    assert (None if isinstance(found, Wait) else found.level) == level
    if isinstance(found, Wait):
        assert (found.code, found.next_level) == ("nothing_due", 1)


def test_the_early_step_lists_what_falls_due_with_it():
    found = contact([late_by(-2), late_by(-3, "40", "F2"), late_by(-8, "70", "F3")], ladder=EARLY)
    assert (found.level, found.tone, found.total, found.days_overdue) == (0, "early", 140, -2)
    assert [each.number for each in found.listed] == ["F1", "F2"]


def test_a_small_amount_does_not_carry_the_early_step():
    found = contact([late_by(-1, "4", "F0"), late_by(-2)], ladder=EARLY)
    assert (found.carrier.number, found.total) == ("F1", 104)
    assert wait([late_by(-1, "4", "F0"), late_by(-2)], [sent("F1", 0, 6)], ladder=EARLY).code == "nothing_due"


def test_the_early_step_is_only_for_who_owes_nothing_late():
    assert wait([late_by(-2), late_by(1, "10", "F0")], ladder=EARLY).code == "not_yet"
    assert wait([late_by(-2), late_by(9, "10", "F0", disputed=True)], ladder=EARLY).code == "nothing_due"
    assert wait([late_by(-2)], [sent("F1", 0, 1)], ladder=EARLY).code == "nothing_due"
    assert wait([late_by(-2)], [sent("F0", 2, 1)], ladder=EARLY).code == "gap"
    assert wait([late_by(-2, "4")], ladder=EARLY).code == "nothing_due"
    assert wait([late_by(-2), late_by(-20, "-100", "AV1")], ladder=EARLY).code == "nothing_due"
    assert wait([late_by(-2)], ladder=EARLY, not_before_days=0).code == "nothing_due"
    assert wait([late_by(-2)]).code == "nothing_due"


def test_a_person_may_name_invoices():
    owed = [late_by(40, "50", "F0"), late_by(5, "100"), late_by(-9, "70", "F2"), late_by(8, "90", "F3", disputed=True)]
    found = contact(owed, only=["F1"])
    assert (found.carrier.number, found.total) == ("F1", 100)
    assert "not_all_named" not in found.reasons
    assert "not_all_named" in contact(owed, only=["F1", "F2"]).reasons
    assert wait(owed, only=["F2"]) == Wait("no_invoice_named", in_days(12), 1)
    assert wait(owed, only=["F9"]) == Wait("no_invoice_named")
    assert wait(owed, only=["F3"]) == Wait("disputed")


@pytest.mark.parametrize(("credit", "asked"), [("-40", 100), ("-50", 100), ("-60", 40), ("-95", None), ("-500", None)])
def test_deductions_are_for_what_is_left_aside_first(credit: str, asked: int | None):
    """Of 150 overdue, one of 100 is named: a credit of 50 at most is used up by the other."""
    found = planned([late_by(40, "50", "F0"), late_by(5, "100"), late_by(2, credit, "AV1")], only=["F1"])
    assert (None if isinstance(found, Wait) else found.total) == asked


def test_naming_an_invoice_does_not_hurry_it():
    assert wait([late_by(1), late_by(30, "9", "F0")], only=["F1"]) == Wait("not_yet", in_days(2), 1)


def test_what_is_promised_waits():
    assert wait([late_by(40)], promises=[promise(in_days(4))]) == Wait("not_yet", in_days(6), None, promised=True)
    found = contact([late_by(40), late_by(20, "60", "F2")], promises=[promise(in_days(4), "F1")])
    assert (found.carrier.number, found.total, [each.number for each in found.promised]) == ("F2", 60, ["F1"])
    assert "promised_left_out" in found.reasons


@pytest.mark.parametrize("state", ["kept", "withdrawn", "broken"])
def test_a_promise_that_ended_holds_nothing(state: str):
    found = contact([late_by(40)], promises=[promise(in_days(4), state=state)])
    assert ("promise_broken" in found.reasons) == (state == "broken")


def test_a_promise_past_its_day_is_broken():
    assert "promise_broken" in contact([late_by(40)], promises=[promise(in_days(-5))]).reasons
    assert "promise_broken" not in contact([late_by(40)], promises=[promise(in_days(-300))]).reasons


def test_a_promise_of_another_customer_holds_nothing():
    other = replace(promise(in_days(4)), customer_id="c2")
    assert contact([late_by(40)], promises=[other]).level == 1


@pytest.mark.parametrize(
    ("level", "at_most", "tone", "toned"),
    [(1, "courteous", "courteous", False), (2, "courteous", "courteous", True), (3, "firm", "firm", True),
     (4, "firm", "firm", True), (2, "firm", "firm", False)],
)  # fmt: skip
def test_a_rule_keeps_the_tone_down_and_the_levels_count_on(level: int, at_most: Tone, tone: str, toned: bool):
    before = [sent("F1", each, 60 - 12 * each) for each in range(1, level)]
    found = contact([late_by(70)], before, tone_at_most=at_most)
    assert (found.level, found.tone, "toned" in found.reasons) == (level, tone, toned)
    assert found.penalty is None, "what is softened cites no penalty"
