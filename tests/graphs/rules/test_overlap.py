"""Rules that meet: the example really fulfils both, what must be decided is told from what cannot stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from graphs.rules.condition import Condition, holds
from graphs.rules.consequence import (
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    UseLanguage,
)
from graphs.rules.expression import parse_expression
from graphs.rules.overlap import Kind, exceptions, overlaps
from graphs.rules.rule import Draft, Relation, Rule, RuleState
from tests.graphs.rules.conditions import small_cases, small_conditions

CASES = list(small_cases())
TEN, TWELVE, FORTY = Discount(Decimal(10)), Discount(Decimal(12)), Discount(Decimal(40))


def draft(when: str, then: Consequence, since: str = "", until: str = "") -> Draft:
    return Draft(
        parse_expression(when),
        then,
        date.fromisoformat(since) if since else None,
        date.fromisoformat(until) if until else None,
    )


def rule(when: str, then: Consequence, rule_id: str = "R1", state: RuleState = "armed") -> Rule:
    return Rule(rule_id, 1, draft(when, then), state=state)


@settings(max_examples=80, deadline=None)
@given(small_conditions(), small_conditions())
def test_two_discounts_meet_exactly_when_both_can_hold(one: Condition, other: Condition):
    found = overlaps(Draft(one, TEN), [Rule("R1", 1, Draft(other, TWELVE))], [])
    together = any(holds(one, case) and holds(other, case) for case in CASES)
    assert [overlap.kind for overlap in found] == (["rank"] if together else [])
    for overlap in found:
        assert holds(one, overlap.witness) is True
        assert holds(other, overlap.witness) is True


VIP, LOYAL, COFFEE, TEA = (
    'customer_segment == "vip"',
    'customer_segment == "loyal"',
    'line_product == "CAF"',
    'line_product == "TEA"',
)
BIG = "order_total > 500"


@pytest.mark.parametrize(
    ("one", "then", "other", "its_then", "kind"),
    [
        (BIG, TEN, VIP, TWELVE, "rank"),
        (BIG, TEN, VIP, TEN, "rank"),
        (VIP, TEN, LOYAL, TWELVE, None),
        (COFFEE, TEN, TEA, TWELVE, None),
        (COFFEE, TEN, 'line_product in ["CAF", "TEA"]', TWELVE, "rank"),
        (COFFEE, TEN, BIG, TWELVE, "rank"),
        (BIG, TEN, BIG, TEN, "same"),
        ("order_lines > 2", TEN, "order_lines >= 3", TEN, "same"),
        (BIG, Approval(role="director"), BIG, Approval(role="director"), "same"),
        (BIG, Approval(role="director"), BIG, Approval(person="p1"), None),
        (BIG, Mention("a"), BIG, Mention("b"), None),
        (BIG, AddLine("A"), VIP, AddLine("B"), None),
        (BIG, Deposit(Decimal(30)), VIP, Deposit(Decimal(50)), "rank"),
        (BIG, Deposit(Decimal(30)), VIP, Deposit(Decimal(30)), None),
        (COFFEE, Deposit(Decimal(30)), TEA, Deposit(Decimal(50)), "rank"),
        ("invoice_amount > 5", Postpone(15), VIP, Postpone(30), "rank"),
        (VIP, ReminderTone("firm"), "invoice_amount > 5", ReminderTone("courteous"), None),
        (VIP, ReminderTone("firm"), VIP, ReminderTone("courteous"), None),
        (VIP, ReminderTone("firm"), VIP, ReminderTone("firm"), "same"),
        (VIP, ReminderTone("courteous"), "invoice_amount > 5", Postpone(30), None),
        (VIP, ReminderTone("courteous"), VIP, Forbid("reminder"), None),
        (VIP, UseLanguage("fr"), BIG, UseLanguage("en"), "contradiction"),
        (VIP, UseLanguage("fr"), LOYAL, UseLanguage("en"), None),
        (VIP, UseLanguage("fr"), BIG, UseLanguage("fr"), None),
        (COFFEE, UseLanguage("fr"), TEA, UseLanguage("en"), "contradiction"),
        ("lead_budget > 10", Classify("lead", "hot"), "lead_score > 5", Classify("lead", "cold"), "contradiction"),
        ("lead_budget > 10", Classify("lead", "hot"), "lead_score > 5", Classify("lead", "hot"), None),
        (VIP, TEN, VIP, Forbid("discount"), "contradiction"),
        (VIP, TEN, "true", Forbid("discount"), "contradiction"),
        (f"{VIP} and {COFFEE}", TEN, COFFEE, Forbid("discount"), "contradiction"),
        (BIG, TEN, VIP, Forbid("discount"), None),
        (VIP, FORTY, "order_discount > 20", Forbid("discount"), "contradiction"),
        (VIP, TEN, "order_discount > 20", Forbid("discount"), None),
        (VIP, FORTY, f"order_discount > 20 and {LOYAL}", Forbid("discount"), None),
        (BIG, FORTY, f"order_discount > 20 and {LOYAL}", Forbid("discount"), "contradiction"),
        (VIP, TEN, VIP, Forbid("quote"), None),
        (VIP, TEN, VIP, Approval(role="director"), None),
        (VIP, Approval(role="director"), "invoice_amount > 5", Postpone(3), None),
    ],
)
def test_what_each_pair_comes_to(one: str, then: Consequence, other: str, its_then: Consequence, kind: Kind | None):
    for mine, theirs in (((one, then), (other, its_then)), ((other, its_then), (one, then))):
        found = overlaps(draft(*mine), [rule(*theirs)], [])
        assert [overlap.kind for overlap in found] == ([kind] if kind else [])
        for overlap in found:
            assert holds(parse_expression(mine[0]), overlap.witness) is True
            assert holds(parse_expression(theirs[0]), {**overlap.witness, **overlap.other_line}) is True


def test_the_example_of_a_cap_says_the_discount():
    (found,) = overlaps(draft(VIP, FORTY), [rule("order_discount > 20", Forbid("discount"))], [])
    assert found.witness == {"customer_segment": "vip", "order_discount": Decimal(40)}


def test_a_ban_in_some_cases_is_an_exception_to_be_shown():
    overdue = "customer_overdue > 0"
    for mine, theirs in (
        ((VIP, TEN), (overdue, Forbid("discount"))),
        ((overdue, Forbid("discount")), (VIP, TEN)),
    ):
        assert overlaps(draft(*mine), [rule(*theirs)], []) == []
        (found,) = exceptions(draft(*mine), [rule(*theirs)])
        assert found.kind == "exception"
        assert holds(parse_expression(VIP), found.witness) is True
        assert holds(parse_expression(overdue), found.witness) is True
    assert exceptions(draft(VIP, TEN), [rule(VIP, Forbid("discount"))]) == []
    assert exceptions(draft(VIP, TEN), [rule(LOYAL, Forbid("discount"))]) == []
    assert exceptions(draft(VIP, TEN), [rule(VIP, Forbid("quote"))]) == []


def test_only_armed_rules_of_the_same_days_and_not_its_own_earlier_version():
    mine = draft(BIG, TEN, since="2026-01-01", until="2026-06-30")
    assert overlaps(mine, [rule(VIP, TWELVE, state="paused"), rule(VIP, TWELVE, state="retired")], []) == []
    assert overlaps(mine, [rule(VIP, TWELVE, "R7")], [], replacing="r7") == []
    assert overlaps(mine, [Rule("R1", 1, draft(VIP, TWELVE, since="2026-07-01"))], []) == []
    assert overlaps(mine, [Rule("R1", 1, draft(VIP, TWELVE, until="2025-12-31"))], []) == []
    assert len(overlaps(mine, [Rule("R1", 1, draft(VIP, TWELVE, since="2026-06-30"))], [])) == 1
    assert len(overlaps(mine, [Rule("PR-1", 0, draft(VIP, TWELVE))], [])) == 1


def test_what_was_decided_is_not_asked_again():
    others = [rule(VIP, TWELVE, "R2"), rule(LOYAL, TWELVE, "R3")]
    relations = [Relation("R2", "R1", "first")]
    assert [found.rule.id for found in overlaps(draft(BIG, TEN), others, relations)] == ["R2", "R3"]
    assert [found.rule.id for found in overlaps(draft(BIG, TEN), others, relations, replacing="R1")] == ["R3"]
    said = [rule(VIP, UseLanguage("en"), "R2")]
    assert len(overlaps(draft(VIP, UseLanguage("fr")), said, relations, replacing="R1")) == 1


def test_a_kept_rule_on_facts_that_are_gone_meets_nothing():
    from graphs.rules.condition import Test

    assert overlaps(draft(BIG, TEN), [Rule("R1", 1, Draft(Test("gone", "==", "x"), TWELVE))], []) == []
