"""Witnesses: always right, never missing; compared with trying every case of a small world."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Test, facts_in, holds
from graphs.rules.domain import OTHER
from graphs.rules.expression import parse_expression
from graphs.rules.solve import TooComplex, always, equivalent, witness, witness_on_two_lines
from graphs.rules.vocabulary import FACTS, NUMERIC
from tests.graphs.rules.conditions import conditions, small_cases, small_conditions

CASES = list(small_cases())


def tried(*conditions: Condition) -> bool:
    """Whether any case of the small world fulfils them all."""
    return any(all(holds(condition, case) for condition in conditions) for case in CASES)


@settings(max_examples=100, deadline=None)
@given(small_conditions(), small_conditions())
def test_a_witness_is_found_exactly_when_there_is_one(one: Condition, other: Condition):
    found = witness(one, other)
    assert (found is not None) is tried(one, other)
    if found is not None:
        assert holds(one, found) is True
        assert holds(other, found) is True


@settings(max_examples=100, deadline=None)
@given(small_conditions())
def test_always_is_what_no_case_contradicts(condition: Condition):
    assert always(condition) is not tried(Not(condition))


@settings(max_examples=100, deadline=None)
@given(small_conditions(), small_conditions())
def test_equivalent_is_the_same_in_every_case(one: Condition, other: Condition):
    assert equivalent(one, other) is all(holds(one, case) is holds(other, case) for case in CASES)
    assert equivalent(one, one)


@settings(max_examples=200, deadline=None)
@given(conditions())
def test_every_witness_holds_names_every_fact_and_is_possible(condition: Condition):
    found = witness(condition)
    if found is None:
        assert witness(Not(condition)) is not None
        assert always(Not(condition))
        return
    assert holds(condition, found) is True
    assert set(found) == facts_in(condition)
    for name, value in found.items():
        fact = FACTS[name]
        if fact.kind in NUMERIC:
            assert isinstance(value, Decimal)
            assert fact.low is None or value >= fact.low
            assert fact.high is None or value <= fact.high
            assert not fact.whole or value == value.to_integral_value()
        elif fact.kind == "flag":
            assert isinstance(value, bool)
        elif fact.kind == "choice":
            assert value in fact.options


@pytest.mark.parametrize(
    "text",
    [
        "order_total < 0",
        "order_total > 5 and order_total < 5",
        "order_total > 5 and order_total <= 5",
        "order_discount > 100",
        "order_lines > 2 and order_lines < 3",
        "order_lines == 2.5",
        "order_lines >= 2 and order_lines <= 3 and order_lines not in [2, 3]",
        "invoice_level > 4",
        'customer_segment == "vip" and customer_segment == "loyal"',
        'customer_segment not in ["standard", "loyal", "vip"]',
        "customer_new and not customer_new",
        'customer == "C-1" and customer != "C-1"',
        'line_product in ["A", "B"] and line_product not in ["B", "A"]',
        'weekday == "monday" and month == "may" and weekday in ["friday", "sunday"]',
        "order_total in []",
        "false",
    ],
)
def test_impossible(text: str):
    assert witness(parse_expression(text)) is None
    assert always(Not(parse_expression(text)))


@pytest.mark.parametrize(
    "text",
    [
        "true",
        "order_total >= 0",
        "order_discount <= 100",
        "order_total > 500 or order_total <= 500",
        "order_total > 500 or order_total < 600",
        "customer_new or not customer_new",
        'customer_segment in ["vip", "loyal", "standard"]',
        'customer_segment != "vip" or customer_segment != "loyal"',
        "order_lines <= 2 or order_lines >= 3",
        "order_total not in []",
    ],
)
def test_always(text: str):
    assert always(parse_expression(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("order_lines > 2", "order_lines >= 3"),
        ("not (order_total > 5 and customer_new)", "order_total <= 5 or not customer_new"),
        ('customer_segment != "vip"', 'customer_segment in ["standard", "loyal"]'),
        ("order_total >= 5 and order_total <= 5", "order_total == 5"),
        ("customer_overdue_days < 1", "customer_overdue_days == 0"),
    ],
)
def test_equivalent(one: str, other: str):
    assert equivalent(parse_expression(one), parse_expression(other))


def test_not_equivalent_where_fractions_count():
    assert not equivalent(parse_expression("order_quantity > 2"), parse_expression("order_quantity >= 3"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("order_total > 500", {"order_total": Decimal(1000)}),
        ("order_total > 5000", {"order_total": Decimal(6000)}),
        ("order_total > 500 and order_total < 700", {"order_total": Decimal(600)}),
        ("order_total < 500", {"order_total": Decimal(400)}),
        ("order_total == 1250.5", {"order_total": Decimal("1250.5")}),
        ("customer_overdue_days >= 15", {"customer_overdue_days": Decimal(20)}),
        ("order_discount > 15", {"order_discount": Decimal(20)}),
        ('customer_segment != "vip"', {"customer_segment": "standard"}),
        ('customer != "C-1"', {"customer": OTHER}),
        ('customer not in ["other", "C-1"]', {"customer": "other 2"}),
        ("not customer_new", {"customer_new": False}),
    ],
)
def test_examples_are_plausible(text: str, expected: dict[str, object]):
    found = witness(parse_expression(text))
    assert found is not None
    assert holds(parse_expression(text), found) is True
    if text != "order_total > 500":
        assert found == expected
    else:
        assert found["order_total"] in (Decimal(600), Decimal(1000))


def test_narrow_gaps_have_a_value():
    found = witness(parse_expression("order_total > 500 and order_total < 500.000001"))
    assert found is not None
    holed = [Test("order_total", "!=", Decimal(500) + Decimal(at) / 1000) for at in range(200)]
    narrow = AllOf((Test("order_total", ">", Decimal(500)), Test("order_total", "<", Decimal(501)), *holed))
    found = witness(narrow)
    assert found is not None
    assert holds(narrow, found) is True


def test_lines_of_their_own():
    one, other = parse_expression('line_product == "A" and order_total > 10'), parse_expression('line_product == "B"')
    assert witness(one, other) is None
    found = witness_on_two_lines(one, other)
    assert found is not None
    facts, second = found
    assert facts["line_product"] == "A"
    assert second == {"line_product": "B"}
    assert holds(one, facts) is True
    assert holds(other, {**facts, **second}) is True
    assert witness_on_two_lines(one, parse_expression("order_total < 5")) is None


def test_nothing_to_fulfil():
    assert witness() == {}
    assert witness(ALWAYS) == {}
    assert witness(AnyOf()) is None


@pytest.mark.timeout(60)
def test_many_alternatives_do_not_explode():
    wide = AnyOf(
        tuple(
            AllOf((Test("order_total", ">", Decimal(at)), Test("line_product", "==", f"A-{at}"))) for at in range(100)
        )
    )
    assert witness(wide) is not None
    assert not always(wide)
    assert equivalent(wide, wide)
    assert witness(wide, Not(wide)) is None


@pytest.mark.timeout(60)
def test_what_cannot_be_looked_through_is_said():
    """Twelve facts that must each differ from the last: as hard as such questions get."""
    names = ["order_total", "order_quantity", "line_quantity", "line_total", "customer_years", "customer_open"]
    hard = AllOf(
        tuple(
            AnyOf(
                tuple(
                    Test(name, "<" if (at >> bit) & 1 else ">=", Decimal(1 + (at * 7 + bit) % 40))
                    for bit, name in enumerate(names)
                )
            )
            for at in range(400)
        )
    )
    try:
        found = witness(hard)
    except TooComplex:
        pass
    else:
        assert found is None or holds(hard, found) is True
