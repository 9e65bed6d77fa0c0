"""From what was said to a draft: names found as in quotes, usual words for roles, precise questions for the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.rules.condition import ALWAYS, AllOf, Not, Test
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
from graphs.rules.resolve import Resolved, Unresolved, renamed, resolve
from graphs.rules.said import SaidCondition, SaidConsequence, SaidRule
from integrations.books.port import Customer, Directory, Product
from tests.graphs.rules.test_approvers import ROLES, STAFF

TODAY = date(2026, 6, 15)


def customer(key: str, name: str, contact: str = "") -> Customer:
    return Customer(key, name, f"{key}@x.fr".lower(), contact, "standard", None, "fr", 30, "", "")


def product(sku: str, name: str, *aliases: str) -> Product:
    return Product(sku, name, list(aliases), "u", Decimal(10), Decimal(20), None)


DIRECTORY = Directory(
    "1",
    [
        customer("C-1", "Hôtel Bellerive"),
        customer("C-2", "Nordlys AS"),
        customer("C-3", "Scierie Morel"),
        customer("C-4", "Garage Morel"),
    ],
    [
        product("BRA-1", "Café en grains Brésil 1 kg"),
        product("ETH-1", "Café en grains Éthiopie 1 kg"),
        product("MOU-1", "Café moulu 250 g"),
        product("MLN-1", "Moulin à café manuel"),
        product("THE-1", "Thé vert", "green tea"),
        product("FDP", "Frais de port"),
    ],
)
TEN = SaidConsequence("discount", number="10")


def said_test(fact: str, op: str, *values: str) -> SaidCondition:
    return SaidCondition("test", fact, op, list(values))


def resolved(
    when: SaidCondition | None = None, then: SaidConsequence = TEN, since: str = "", until: str = ""
) -> Resolved:
    said = SaidRule(when or SaidCondition(), then, since, until)
    return resolve(said, DIRECTORY, STAFF, ROLES, TODAY, "fr")


def when_of(said: SaidCondition) -> object:
    found = resolved(said)
    assert found.unresolved == []
    assert found.draft is not None
    return found.draft.when


def then_of(said: SaidConsequence) -> Consequence:
    found = resolved(then=said)
    assert found.unresolved == []
    assert found.draft is not None
    return found.draft.then


def asked(when: SaidCondition | None = None, then: SaidConsequence = TEN) -> Unresolved:
    found = resolved(when, then)
    assert found.draft is None
    (one,) = found.unresolved
    return one


@pytest.mark.parametrize(
    ("fact", "op", "values", "expected"),
    [
        ("order_total", ">", ["500"], Test("order_total", ">", Decimal(500))),
        ("order_total", ">", ["1 200,50"], Test("order_total", ">", Decimal("1200.50"))),
        ("order_lines", "in", ["2", "3"], Test("order_lines", "in", (Decimal(2), Decimal(3)))),
        ("order_lines", "!=", ["2", "3"], Test("order_lines", "not in", (Decimal(2), Decimal(3)))),
        ("customer_segment", "==", ["loyal"], Test("customer_segment", "==", "loyal")),
        ("customer_segment", "==", ["Fidèle"], Test("customer_segment", "==", "loyal")),
        ("customer_segment", "in", ["VIP"], Test("customer_segment", "==", "vip")),
        ("customer_language", "==", ["l'anglais"], Test("customer_language", "==", "en")),
        ("weekday", "==", ["lundi"], Test("weekday", "==", "monday")),
        ("month", "==", ["Août"], Test("month", "==", "august")),
        ("customer_new", "==", ["true"], Test("customer_new", "==", True)),
        ("customer_new", "==", ["non"], Test("customer_new", "==", False)),
        ("customer", "==", ["Bellerive"], Test("customer", "==", "C-1")),
        ("customer", "!=", ["nordlys"], Test("customer", "!=", "C-2")),
        ("customer", "==", ["C-4"], Test("customer", "==", "C-4")),
        ("customer", "==", ["Bellerive", "Nordlys"], Test("customer", "in", ("C-1", "C-2"))),
        ("line_product", "==", ["BRA-1"], Test("line_product", "==", "BRA-1")),
        ("line_product", "==", ["fdp"], Test("line_product", "==", "FDP")),
        ("line_product", "==", ["café en grains"], Test("line_product", "in", ("BRA-1", "ETH-1"))),
        ("line_product", "==", ["cafés"], Test("line_product", "in", ("BRA-1", "ETH-1", "MOU-1"))),
        ("line_product", "!=", ["café"], Test("line_product", "not in", ("BRA-1", "ETH-1", "MOU-1"))),
        ("line_product", "==", ["tout le café moulu"], Test("line_product", "==", "MOU-1")),
        ("line_product", "==", ["Café moulu 250 g"], Test("line_product", "==", "MOU-1")),
        ("line_product", "==", ["moulins"], Test("line_product", "==", "MLN-1")),
        ("line_product", "==", ["green tea"], Test("line_product", "==", "THE-1")),
        ("lead_sector", "==", ["Hôtellerie "], Test("lead_sector", "==", "hotellerie")),
    ],
)
def test_values(fact: str, op: str, values: list[str], expected: Test):
    assert when_of(said_test(fact, op, *values)) == expected


def test_conditions_keep_their_shape():
    big, new = said_test("order_total", ">", "5"), said_test("customer_new", "==", "true")
    said = SaidCondition("all", parts=[big, SaidCondition("not", parts=[SaidCondition("any", parts=[new])])])
    assert when_of(said) == AllOf((Test("order_total", ">", Decimal(5)), Not(Test("customer_new", "==", True))))
    assert when_of(SaidCondition()) == ALWAYS


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (TEN, Discount(Decimal(10))),
        (SaidConsequence("deposit", number="30"), Deposit(Decimal(30))),
        (SaidConsequence("approval", name="Claire"), Approval(person="p1")),
        (SaidConsequence("forbid", name="discount"), Forbid("discount")),
        (SaidConsequence("classify", name="chaud", subject="lead"), Classify("lead", "hot")),
        (SaidConsequence("classify", name="vip", subject="customer"), Classify("customer", "vip")),
        (SaidConsequence("postpone", number="15"), Postpone(15)),
        (SaidConsequence("tone", name="courteous"), ReminderTone("courteous")),
        (SaidConsequence("tone", name="ferme"), ReminderTone("firm")),
        (SaidConsequence("add_line", name="frais de port"), AddLine("FDP")),
        (SaidConsequence("add_line", name="thé", number="2"), AddLine("THE-1", Decimal(2))),
        (SaidConsequence("add_line", name="Emballage cadeau", price="4,50"),
         AddLine("", Decimal(1), "Emballage cadeau", Decimal("4.50"))),
        (SaidConsequence("add_line", name="Frais de port", price="15"), AddLine("FDP", unit_price=Decimal(15))),
        (SaidConsequence("mention", text=" Livraison  offerte "), Mention("Livraison offerte")),
        (SaidConsequence("language", name="anglais"), UseLanguage("en")),
    ],
)  # fmt: skip
def test_consequences(said: SaidConsequence, expected: Consequence):
    assert then_of(said) == expected


def test_a_name_that_several_have_is_asked():
    one = asked(then=SaidConsequence("approval", name="Martin"))
    assert (one.kind, one.text) == ("person", "Martin")
    assert [choice.value for choice in one.choices][:2] == ["p1", "p2"]
    assert "director" in [choice.value for choice in one.choices]


def test_nobody_of_the_company_is_asked_with_near_names():
    one = asked(then=SaidConsequence("approval", name="Clère Martin"))
    assert one.choices[0].value == "p1"
    outside = asked(then=SaidConsequence("approval", name="Zoé"))
    assert "p9" not in [choice.value for choice in outside.choices]
    for nothing in ("", "?", "<@U123>", "le comptable"):
        assert asked(then=SaidConsequence("approval", name=nothing)).kind == "person"


@pytest.mark.parametrize(
    ("when", "kind", "choices"),
    [
        (said_test("customer", "==", "Morel"), "customer", {"C-3", "C-4"}),
        (said_test("customer", "==", "Zyxwvut"), "customer", set()),
        (said_test("line_product", "==", "parasol"), "product", set()),
        (said_test("line_product", "==", "1 kg"), "product", set()),
        (said_test("order_total", ">", "abc"), "number", set()),
        (said_test("order_total", ">", "1e5"), "number", set()),
        (said_test("order_total", ">", "NaN"), "number", set()),
        (said_test("order_total", ">", "9" * 40), "number", set()),
        (said_test("order_total", ">", "5", "6"), "number", {"5", "6"}),
        (said_test("order_total", ">"), "number", set()),
        (said_test("customer_segment", "==", "or"), "value", {"standard", "loyal", "vip"}),
        (said_test("customer_new", "==", "maybe"), "value", {"true", "false"}),
        (said_test("order_totl", ">", "5"), "fact", {"order_total"}),
        (said_test("lead_sector", "==", "  "), "value", set()),
    ],
)
def test_what_cannot_be_told_is_asked(when: SaidCondition, kind: str, choices: set[str]):
    one = asked(when)
    assert one.kind == kind
    assert choices <= {choice.value for choice in one.choices}
    assert all(0 < len(choice.label) <= 75 for choice in one.choices)


@pytest.mark.parametrize(
    ("then", "kind"),
    [
        (SaidConsequence("discount", number="dix"), "number"),
        (SaidConsequence("discount"), "number"),
        (SaidConsequence("postpone", number="1.5"), "number"),
        (SaidConsequence("forbid", name="everything"), "value"),
        (SaidConsequence("classify", name="bleu", subject="lead"), "value"),
        (SaidConsequence("classify", name="hot", subject="nobody"), "value"),
        (SaidConsequence("language", name="allemand"), "value"),
        (SaidConsequence("add_line", name="parasol"), "product"),
        (SaidConsequence("add_line", name="café"), "product"),
        (SaidConsequence("add_line", name="thé", number="beaucoup"), "number"),
        (SaidConsequence("add_line", name="Emballage", price="cher"), "number"),
    ],
)
def test_an_effect_that_cannot_be_told_is_asked(then: SaidConsequence, kind: str):
    assert asked(then=then).kind == kind


def test_all_questions_at_once_each_one_once():
    parts = [said_test("customer", op, "Morel") for op in ("==", "!=")] + [said_test("order_total", ">", "x")]
    twice = SaidCondition("all", parts=parts)
    found = resolved(twice, SaidConsequence("approval", name="Martin"))
    assert [one.kind for one in found.unresolved] == ["customer", "number", "person"]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("", "", (None, None)),
        ("2026-07-01", "2026-12-31", (date(2026, 7, 1), date(2026, 12, 31))),
        ("12-01", "01-31", (date(2026, 12, 1), date(2027, 1, 31))),
        ("03-01", "", (date(2027, 3, 1), None)),
    ],
)
def test_dates(since: str, until: str, expected: tuple[date | None, date | None]):
    found = resolved(since=since, until=until)
    assert found.draft is not None
    assert (found.draft.since, found.draft.until) == expected


@pytest.mark.parametrize("text", ["demain", "2026-02-30", "02-30", "31/12/2026"])
def test_a_date_that_is_none_is_asked(text: str):
    found = resolved(until=text)
    assert found.draft is None
    assert found.unresolved == [Unresolved("value", text)]


@pytest.mark.parametrize(
    ("when", "then", "value", "expected"),
    [
        (said_test("customer", "==", "Morel"), TEN, "C-3", Test("customer", "==", "C-3")),
        (said_test("customer", "in", "Morel", "Nordlys"), TEN, "C-3", Test("customer", "in", ("C-3", "C-2"))),
        (said_test("line_product", "==", "parasol"), TEN, "THE-1", Test("line_product", "==", "THE-1")),
        (said_test("order_total", ">", "abc"), TEN, "500", Test("order_total", ">", Decimal(500))),
        (said_test("order_total", ">", "5", "6"), TEN, "6", Test("order_total", ">", Decimal(6))),
        (said_test("order_total", ">"), TEN, "6", Test("order_total", ">", Decimal(6))),
        (said_test("order_totl", ">", "5"), TEN, "order_total", Test("order_total", ">", Decimal(5))),
        (said_test("customer_segment", "==", "or"), TEN, "vip", Test("customer_segment", "==", "vip")),
        (None, SaidConsequence("approval", name="Martin"), "p2", Approval(person="p2")),
        (None, SaidConsequence("approval", name="Martin"), "director", Approval(role="director")),
        (None, SaidConsequence("discount"), "10", Discount(Decimal(10))),
        (None, SaidConsequence("discount", number="dix"), "10", Discount(Decimal(10))),
        (None, SaidConsequence("add_line", name="parasol"), "THE-1", AddLine("THE-1")),
        (None, SaidConsequence("approval"), "p1", Approval(person="p1")),
        (None, SaidConsequence("classify", name="hot", subject="nobody"), "lead", Classify("lead", "hot")),
    ],
)
def test_an_answer_takes_the_place_of_what_was_asked(
    when: SaidCondition | None, then: SaidConsequence, value: str, expected: object
):
    said = SaidRule(when or SaidCondition(), then)
    (one,) = resolve(said, DIRECTORY, STAFF, ROLES, TODAY).unresolved
    found = resolve(renamed(said, one.text, value), DIRECTORY, STAFF, ROLES, TODAY)
    assert found.unresolved == []
    assert found.draft is not None
    assert expected in (found.draft.when, found.draft.then)


def test_choices_speak_the_asker_s_language():
    said = SaidRule(SaidCondition(), SaidConsequence("approval", name="Martin"))
    for language, label in (("fr", "responsable commercial"), ("en", "sales lead")):
        (one,) = resolve(said, DIRECTORY, STAFF, ROLES, TODAY, language).unresolved
        assert label in [choice.label for choice in one.choices]
