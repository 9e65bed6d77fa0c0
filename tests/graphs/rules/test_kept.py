"""Rules as plain data: what is written comes back the same, what a hand wrote wrong is told plainly."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphs.rules.condition import Condition
from graphs.rules.consequence import (
    TONES,
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
from graphs.rules.expression import BadExpression, parse_expression, print_expression
from graphs.rules.kept import BadRule, draft_from_json, draft_to_json, rule_from_json, rule_to_json
from graphs.rules.rule import Draft, Rule
from tests.graphs.rules.conditions import conditions

_NUMBERS = st.decimals(min_value=0, max_value=10**9, places=2)
_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
CONSEQUENCES: st.SearchStrategy[Consequence] = st.one_of(
    st.builds(Discount, _NUMBERS),
    st.builds(Approval, role=_TEXTS),
    st.builds(Approval, person=_TEXTS),
    st.builds(Forbid, st.sampled_from(["quote", "discount", "reminder", "lead_mail", "bill"])),
    st.builds(Classify, st.just("lead"), st.sampled_from(["hot", "warm"])),
    st.builds(Postpone, st.integers(1, 365)),
    st.builds(ReminderTone, st.sampled_from(TONES)),
    st.builds(AddLine, _TEXTS, _NUMBERS, _TEXTS, st.none() | _NUMBERS),
    st.builds(Mention, _TEXTS),
    st.builds(UseLanguage, st.sampled_from(["fr", "en"])),
    st.builds(Deposit, _NUMBERS),
)
_DAYS = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))


@settings(max_examples=150, deadline=None)
@given(conditions(), CONSEQUENCES, _DAYS, _DAYS)
def test_a_draft_comes_back(when: Condition, then: Consequence, since: date | None, until: date | None):
    draft = Draft(parse_expression(print_expression(when)), then, since, until)
    text = json.dumps(draft_to_json(draft))
    assert draft_from_json(json.loads(text)) == draft


@settings(max_examples=50, deadline=None)
@given(CONSEQUENCES, st.integers(0, 50), st.sampled_from(["armed", "paused", "retired"]), _TEXTS, _TEXTS)
def test_a_rule_comes_back(then: Consequence, version: int, state: Any, sentence: str, label: str):
    rule = Rule("R3", version, Draft(parse_expression("customer_new"), then), sentence, state, label)
    assert rule_from_json(json.loads(json.dumps(rule_to_json(rule)))) == rule


def test_the_form_is_readable():
    draft = Draft(parse_expression("order_total > 500"), Discount(Decimal("1E+1")), since=date(2026, 1, 31))
    assert draft_to_json(draft) == {
        "when": "order_total > 500",
        "then": {"kind": "discount", "percent": "10"},
        "since": "2026-01-31",
        "until": None,
    }


def test_what_a_hand_may_leave_out_or_write_otherwise():
    expected = Draft(parse_expression("true"), Discount(Decimal("12.5")), since=date(2026, 1, 31))
    for percent in (12.5, "12.5", "12.50"):
        for since in ("2026-01-31", date(2026, 1, 31)):
            row = {"when": True, "then": {"kind": "discount", "percent": percent}, "since": since}
            assert draft_from_json(row) == expected
    assert rule_from_json({"id": "R1", "when": "true", "then": {"kind": "discount", "percent": 10}}) == Rule(
        "R1", 0, Draft(parse_expression("true"), Discount(Decimal(10)))
    )


GOOD: dict[str, Any] = {"when": "order_total > 500", "then": {"kind": "discount", "percent": "10"}}


def then(**values: object) -> dict[str, Any]:
    return {**GOOD, "then": values}


@pytest.mark.parametrize(
    "data",
    [
        None, [], "text", 5, {}, {"when": "true"}, {"then": GOOD["then"]}, {**GOOD, "when": 5}, {**GOOD, "when": None},
        {**GOOD, "whne": "true"}, {**GOOD, 3: 4}, {**GOOD, "then": None}, {**GOOD, "then": []},
        then(), then(kind="explode"), then(kind=["discount"]), then(kind="discount"),
        then(kind="discount", percent="abc"), then(kind="discount", percent=float("nan")),
        then(kind="discount", percent="Infinity"), then(kind="discount", percent=True),
        then(kind="discount", percent=None), then(kind="discount", percent=10**400),
        then(kind="discount", percent="0.12345678"), then(kind="discount", percent="10", other=1),
        then(kind="discount", percent={"a": 1}),
        then(kind="forbid", act="everything"), then(kind="postpone", days=1.5), then(kind="postpone", days=True),
        then(kind="language", language="de"), then(kind="mention", text=5), then(kind="mention", text="a\0b"),
        then(kind="mention", text="a" * 5_000), then(kind="add_line", sku="A", quantity="x"),
        {**GOOD, "since": "31/12/2026"}, {**GOOD, "since": "2026-02-30"}, {**GOOD, "until": 20261231},
        {**GOOD, "until": datetime(2026, 1, 1)}, {**GOOD, "until": "20261231"},  # noqa: DTZ001 - a wrong value
    ],
)  # fmt: skip
def test_nonsense_is_told(data: object):
    with pytest.raises(BadRule) as caught:
        draft_from_json(data)
    for language in ("fr", "en"):
        assert 5 < len(caught.value.text(language)) < 400
    assert str(caught.value) == caught.value.detail == caught.value.text("en")
    assert caught.value.text("fr") != caught.value.detail


def test_a_wrong_condition_is_told_by_the_expression():
    with pytest.raises(BadExpression, match="order_total"):
        draft_from_json({**GOOD, "when": "order_totl > 5"})


@pytest.mark.parametrize(
    "change",
    [
        {"id": ""}, {"id": None}, {"id": 5}, {"id": "a" * 100}, {"id": "a\nb"}, {"version": -1}, {"version": "1"},
        {"version": True}, {"version": 10**9}, {"state": "asleep"}, {"state": []}, {"sentence": 5},
        {"sentence": "a\0"}, {"label": ["x"]}, {"label": "a" * 5_000}, {"extra": 1},
    ],
)  # fmt: skip
def test_a_rule_that_is_none_is_told(change: dict[str, object]):
    with pytest.raises(BadRule):
        rule_from_json({"id": "R1", **GOOD, **change})
