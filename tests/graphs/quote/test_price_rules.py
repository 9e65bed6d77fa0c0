"""The books' price rules: all conditions hold, the best one wins."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graphs.rules.port import Discount, RuledLine
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Company, Customer, PriceRule, QuoteFacts
from tests.support.process_run import customer

TODAY = date(2026, 11, 23)
LOYAL = customer("C1", "Bellerive", segment="loyal")


def granted(
    rules: list[PriceRule], *, to: Customer | None = LOYAL, quantity: str = "10", unit_price: str = "10"
) -> list[tuple[str, Decimal]]:
    facts = QuoteFacts(to, {}, [], rules, Company())
    lines = [RuledLine("A", Decimal(quantity), Decimal(unit_price)), RuledLine("B", Decimal(1), Decimal(5))]
    return [(found.rule_id, found.percent) for found in Rulebook().discounts(facts, lines, TODAY) if found.sku == "A"]


def rule(id: str = "R", percent: str = "5", **conditions: Any) -> PriceRule:
    return PriceRule(id, f"rule {id}", Decimal(percent), **conditions)


@pytest.mark.parametrize(
    ("conditions", "holds"),
    [
        ({}, True),
        ({"segment": "loyal"}, True),
        ({"segment": "vip"}, False),
        ({"customer": "C1"}, True),
        ({"customer": "Bellerive"}, True),
        ({"customer": "C2"}, False),
        ({"sku": "A"}, True),
        ({"sku": "B"}, False),
        ({"minimum_quantity": Decimal(10)}, True),
        ({"minimum_quantity": Decimal(11)}, False),
        ({"minimum_amount": Decimal(105)}, True),
        ({"minimum_amount": Decimal("105.01")}, False),
        ({"segment": "loyal", "sku": "A", "minimum_quantity": Decimal(50)}, False),
    ],
)
def test_every_condition_must_hold(conditions: dict[str, Any], holds: bool):
    assert granted([rule(**conditions)]) == ([("R", Decimal(5))] if holds else [])


def test_the_best_rule_wins_and_ties_always_fall_the_same_way():
    rules = [rule("Z", "5"), rule("B", "8"), rule("A", "8"), rule("C", "50", segment="vip")]
    assert granted(rules) == granted(rules[::-1]) == [("A", Decimal(8))]


def test_a_new_customer_gets_what_is_for_everyone():
    assert granted([rule("S", "9", segment="standard"), rule("E", "3")], to=None) == [("E", Decimal(3))]


def test_no_discount_is_no_row_and_more_than_all_is_all():
    assert granted([rule(percent="0")]) == []
    assert granted([rule(percent="130")]) == [("R", Decimal(100))]


def test_it_says_which_rule_in_the_companys_words():
    facts = QuoteFacts(LOYAL, {}, [], [rule()], Company())
    assert Rulebook().discounts(facts, [RuledLine("A", Decimal(1), Decimal(1))], TODAY) == [
        Discount("A", Decimal(5), "R", "rule R")
    ]
