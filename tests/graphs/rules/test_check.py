"""What refuses a rule and what only warns; each problem has its sentence in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from graphs.context import Person, Role
from graphs.rules import check_wording
from graphs.rules.check import CODES, Problem, check
from graphs.rules.check_wording import problem_text
from graphs.rules.condition import ALWAYS, AllOf, AnyOf, Condition, Not, Test, holds
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
    UseLanguage,
)
from graphs.rules.expression import parse_expression
from graphs.rules.kept import draft_from_json, draft_to_json
from graphs.rules.rule import Draft
from tests.architecture.test_wording import LOOSE_SPACE, NO_SPACE, blanks
from tests.architecture.wordings import sentences, tables, typesetter
from tests.graphs.rules.conditions import small_cases, small_conditions

ROLES = [
    Role("vendeur", 1, Decimal(5), Decimal(1000)),
    Role("chef_des_ventes", 2, Decimal(15), None),
    Role("gerant", 3, None, None),
]
ANNE = Person("p1", "Anne Petit", "anne@x.fr", "vendeur", "fr", "Europe/Paris")
BOB = Person("p2", "Bob Grand", "bob@x.fr", "chef_des_ventes", "en", "Europe/Paris")
GUEST = Person("p9", "Guest", "g@y.fr", "gerant", "fr", "Europe/Paris", outside=True)
STAFF = [ANNE, BOB, GUEST]
TEN = Discount(Decimal(10))
WHEN = parse_expression("order_total > 500")
TODAY = date(2026, 6, 15)


def found(when: Condition | str, then: Consequence = TEN) -> list[Problem]:
    return check(Draft(parse_expression(when) if isinstance(when, str) else when, then), ROLES, STAFF, TODAY)


def codes(when: Condition | str, then: Consequence = TEN, *, grave: bool = True) -> set[str]:
    return {problem.code for problem in found(when, then) if problem.grave is grave}


SEEN: dict[str, list[Problem]] = {}
"""Problems by code, as the tests below meet them."""

REFUSED: list[tuple[str, Condition | str, Consequence]] = [
    ("unknown_fact", Test("order_totl", ">", Decimal(1)), TEN),
    ("unknown_fact", Test("zzz", ">", Decimal(1)), TEN),
    ("type_error", Test("order_total", ">", "abc"), TEN),
    ("type_error", Test("order_total", ">", Decimal("NaN")), TEN),
    ("type_error", Test("order_total", ">", Decimal("sNaN")), TEN),
    ("type_error", Test("order_total", "==", Decimal("Infinity")), TEN),
    ("type_error", Test("order_total", ">", Decimal("0.1234567")), TEN),
    ("type_error", Test("order_total", "==", True), TEN),
    ("type_error", Test("customer_segment", "==", "gold"), TEN),
    ("type_error", Test("customer_segment", ">", "vip"), TEN),
    ("type_error", Test("customer_new", "==", Decimal(1)), TEN),
    ("type_error", Test("customer", "==", ("a", "b")), TEN),
    ("type_error", Test("customer", "in", "a"), TEN),
    ("type_error", Test("customer", "==", "a\0"), TEN),
    ("type_error", Not(AnyOf((Test("customer", "==", Decimal(5)),))), TEN),
    ("too_large", AnyOf(tuple(Test("order_total", ">", Decimal(at)) for at in range(201))), TEN),
    ("too_large", Test("line_product", "in", tuple(f"S{at}" for at in range(3000))), TEN),
    ("impossible", "order_total > 5 and order_total < 3", TEN),
    ("impossible", "order_total < 0", TEN),
    ("impossible", 'customer_segment == "vip" and customer_segment == "loyal"', TEN),
    ("impossible", "false", TEN),
    ("always_true", "order_total >= 0", TEN),
    ("always_true", "customer_new or not customer_new", TEN),
    ("percent_range", WHEN, Discount(Decimal(150))),
    ("percent_range", WHEN, Discount(Decimal(0))),
    ("percent_range", WHEN, Discount(Decimal(-5))),
    ("percent_range", WHEN, Discount(Decimal("NaN"))),
    ("percent_range", WHEN, Deposit(Decimal(101))),
    ("negative", WHEN, AddLine("", Decimal(1), "x", Decimal(-5))),
    ("negative", WHEN, AddLine("A", Decimal(0))),
    ("negative", WHEN, AddLine("A", Decimal(-1))),
    ("number_range", WHEN, AddLine("A", Decimal("Infinity"))),
    ("days_range", 'customer_segment == "vip"', Postpone(0)),
    ("days_range", 'customer_segment == "vip"', Postpone(-3)),
    ("days_range", 'customer_segment == "vip"', Postpone(10_000)),
    ("label_unknown", 'customer_segment == "vip"', Classify("customer", "hot")),
    ("process_mismatch", "lead_budget > 5 and order_total > 3", Approval(person="p1")),
    ("process_mismatch", "lead_budget > 5", TEN),
    ("process_mismatch", "order_total > 5", Postpone(15)),
    ("process_mismatch", "order_total > 5", Forbid("bill")),
    ("depends_on_discount", "order_discount > 5", TEN),
    ("depends_on_discount", "order_discount > 5", Classify("customer", "vip")),
    ("role_unknown", WHEN, Approval(role="pope")),
    ("role_vacant", WHEN, Approval(role="gerant")),
    ("person_unknown", WHEN, Approval(person="p77")),
    ("person_inactive", WHEN, Approval(person="p9")),
    ("approver_missing", WHEN, Approval()),
    ("approver_missing", WHEN, Approval(role="gerant", person="p1")),
    ("text_empty", WHEN, Mention("  ")),
    ("text_empty", WHEN, AddLine("", Decimal(1), "", Decimal(5))),
    ("text_long", WHEN, Mention("a" * 501)),
    ("text_unreadable", WHEN, Mention("a\nb")),
    ("price_missing", WHEN, AddLine("", Decimal(1), "Transport")),
]
WARNED: list[tuple[str, Condition | str, Consequence]] = [
    ("no_condition_discount", ALWAYS, TEN),
    ("no_condition_forbid", ALWAYS, Forbid("discount")),
    ("high_discount", WHEN, Discount(Decimal(100))),
    ("high_discount", WHEN, Discount(Decimal("50.5"))),
    ("role_lowest", WHEN, Approval(role="vendeur")),
]
SOUND: list[tuple[Condition | str, Consequence]] = [
    ('order_total > 500 and customer_segment == "loyal"', TEN),
    ("order_discount > 15", Approval(role="chef_des_ventes")),
    ("true", Approval(person="p1")),
    ("order_discount > 20", Forbid("discount")),
    ('customer == "C-1"', UseLanguage("en")),
    ("order_total > 5000", Deposit(Decimal(100))),
    ("order_total > 5000", AddLine("", Decimal("1.5"), "Transport", Decimal(0))),
    ("lead_employees > 50 and lead_budget >= 10000", Classify("lead", "hot")),
    ('customer_segment == "vip"', Postpone(15)),
    ("bill_total > 500", Forbid("bill")),
    ("order_total > 5", Mention("Livraison offerte")),
]


@pytest.mark.parametrize(("code", "when", "then"), REFUSED)
def test_refused(code: str, when: Condition | str, then: Consequence):
    assert codes(when, then) == {code}


@pytest.mark.parametrize(("code", "when", "then"), WARNED)
def test_warned(code: str, when: Condition | str, then: Consequence):
    assert codes(when, then, grave=False) == {code}
    assert codes(when, then) == set()


@pytest.mark.parametrize(("when", "then"), SOUND)
def test_sound(when: Condition | str, then: Consequence):
    assert found(when, then) == []


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (date(2026, 7, 1), date(2026, 6, 30), "empty_period"),
        (None, date(2026, 6, 14), "past_period"),
        (None, TODAY, None),
        (date(2026, 7, 1), date(2026, 7, 1), None),
        (date(2020, 1, 1), None, None),
    ],
)
def test_periods(since: date | None, until: date | None, code: str | None):
    problems = check(Draft(WHEN, TEN, since, until), ROLES, STAFF, TODAY)
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert check(Draft(WHEN, TEN, until=date(2020, 1, 1)), ROLES, STAFF) == []


def every_problem() -> list[Problem]:
    problems = [problem for _, when, then in REFUSED + WARNED for problem in found(when, then)]
    for since, until in ((date(2026, 7, 1), date(2026, 6, 30)), (None, date(2026, 6, 14))):
        problems += check(Draft(WHEN, TEN, since, until), ROLES, STAFF, TODAY)
    return problems


def test_every_code_is_met_and_has_its_sentence():
    problems = every_problem()
    assert {problem.code for problem in problems} == set(CODES)
    for problem in problems:
        french, english = problem_text(problem, "fr"), problem_text(problem, "en")
        assert french and english and french != english
        for text in (french, english):
            assert "{" not in text and "None" not in text and "  " not in text
            assert "Decimal" not in text
        assert not LOOSE_SPACE.search(french), french
        assert not NO_SPACE.search(french), french


def test_sentences_say_what_to_write_instead():
    def said(when: Condition | str, then: Consequence, language: str) -> str:
        (problem,) = found(when, then)
        return problem_text(problem, language)

    assert "order total" in said(Test("order_totl", ">", Decimal(1)), TEN, "en")
    assert "fidèle, VIP" in said(Test("customer_segment", "==", "gold"), TEN, "fr")
    assert "12,5" not in said(WHEN, Discount(Decimal("112.5")), "en")
    assert "112,5\u202f%" in said(WHEN, Discount(Decimal("112.5")), "fr")
    assert "chef des ventes" in said(WHEN, Approval(role="pope"), "fr")


def test_french_and_english_say_the_same_things():
    typeset = typesetter(check_wording.__name__)
    found_tables = list(tables(check_wording.__name__))
    assert len(found_tables) > 60
    for table in found_tables:
        french, english = dict(sentences(table.french)), dict(sentences(table.english))
        for key in french.keys() | english.keys():
            assert french[key].strip() and english[key].strip()
            if not table.place.endswith(("['bad.kind.number']", "['bad.fact']")):
                assert blanks(french[key]) == blanks(english[key]), table.place
            text = typeset(french[key])
            assert not LOOSE_SPACE.search(text.replace("!=", "")), text
            assert not NO_SPACE.search(text.replace("!=", "")), text


@settings(max_examples=60, deadline=None)
@given(small_conditions())
def test_what_is_armed_can_hold_and_can_be_kept(condition: Condition):
    problems = {problem.code for problem in check(Draft(condition, TEN), ROLES, STAFF, TODAY) if problem.grave}
    held = [holds(condition, case) for case in small_cases()]
    assert ("impossible" in problems) is (not any(held))
    assert ("always_true" in problems) is (all(held) and condition != ALWAYS)
    if not problems:
        draft = Draft(condition, TEN)
        assert replace(draft_from_json(draft_to_json(draft)), when=condition) == draft


@pytest.mark.timeout(60)
def test_however_deep_or_wide_it_is_told():
    deep: Condition = Test("order_total", ">", Decimal(1))
    for _ in range(20_000):
        deep = Not(deep)
    wide = AllOf(tuple(AnyOf(tuple(Test("order_total", ">", Decimal(at)) for at in range(9))) for _ in range(5_000)))
    assert codes(deep) == {"too_large"}
    assert codes(wide) == {"too_large"}
    two_hundred = AnyOf(
        tuple(
            AllOf((Test("order_total", ">", Decimal(at)), Test("line_product", "==", f"A-{at}"))) for at in range(100)
        )
    )
    assert found(two_hundred) == []


def test_roles_are_called_as_in_the_company():
    labels = {"gerante": {"fr": "direction", "en": "management"}}
    vacant = Problem("role_vacant", True, found="gerante")
    assert "« direction »" in problem_text(vacant, "fr", labels).replace("\u00a0", " ")
    assert "“management”" in problem_text(vacant, "en", labels)
