"""What holds for a quote: who is what, line by line discounts, what ranks what, what is kept back, what is unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graphs.rules.case_facts import years_between
from graphs.rules.condition import Not, Test, holds
from graphs.rules.consequence import (
    AddLine,
    Approval,
    Classify,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    UseLanguage,
)
from graphs.rules.port import RuledLine
from graphs.rules.price_list import price_list_rules
from graphs.rules.rule import Relation, RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import PriceRule, Receivable
from tests.graphs.rules.orders import LOYAL, TODAY, ask, facts, lines, over, rule

COFFEE = Test("line_product", "==", "CAF")
IS_LOYAL = Test("customer_segment", "==", "loyal")


def off(percent: str) -> Discount:
    return Discount(Decimal(percent))


def granted(ruling: Any) -> dict[str, tuple[str, str]]:
    return {row.sku: (str(row.percent), row.rule_id) for row in ruling.discounts}


# --- discounts


def test_a_rule_about_the_order_is_for_all_lines_one_about_lines_for_those():
    ruling = ask([rule("R1", off("5"), IS_LOYAL, over("100")), rule("R2", off("8"), COFFEE)])
    assert granted(ruling) == {"CAF": ("8", "R2"), "MOU": ("5", "R1")}
    assert ruling.used == ["R1.1", "R2.1"]


def test_above_is_not_from():
    assert granted(ask([rule("R1", off("5"), over("150"))])) == {}
    assert granted(ask([rule("R1", off("5"), Test("order_total", ">=", Decimal(150)))])).keys() == {"CAF", "MOU"}


def test_the_best_one_wins_unless_another_was_put_first():
    rules = [rule("R1", off("5")), rule("R2", off("8"))]
    assert granted(ask(rules))["CAF"] == ("8", "R2")
    assert granted(ask(rules, relations=[Relation("R1", "R2", "best")]))["CAF"] == ("8", "R2")
    first = ask(rules, relations=[Relation("R1", "R2", "first")])
    assert granted(first)["CAF"] == ("5", "R1")
    assert first.used == ["R1.1", "R2.1"], "both held"


def test_first_counts_only_where_both_hold():
    rules = [rule("R1", off("5"), COFFEE), rule("R2", off("8"))]
    assert granted(ask(rules, relations=[Relation("R1", "R2", "first")])) == {"CAF": ("5", "R1"), "MOU": ("8", "R2")}


def test_discounts_that_add_up_do_so_to_their_cap():
    rules = [rule("R1", off("5")), rule("R2", off("8"))]
    ruling = ask(rules, relations=[Relation("R2", "R1", "add")])
    assert granted(ruling)["CAF"] == ("13", "R1+R2")
    assert ruling.discounts[0].label == "R1 – sentence of R1 + R2 – sentence of R2"
    capped = ask(rules, relations=[Relation("R2", "R1", "add", Decimal(10))])
    assert granted(capped)["CAF"] == ("10", "R1+R2")


def test_only_what_adds_up_with_everything_taken_is_taken():
    rules = [rule("R1", off("5")), rule("R2", off("8")), rule("R3", off("4"))]
    relations = [Relation("R1", "R2", "add"), Relation("R2", "R3", "add")]
    assert granted(ask(rules, relations=relations))["CAF"] == ("13", "R1+R2")
    relations.append(Relation("R1", "R3", "add", Decimal(15)))
    assert granted(ask(rules, relations=relations))["CAF"] == ("15", "R1+R2+R3")


def test_no_sum_exceeds_the_whole():
    rules = [rule("R1", off("70")), rule("R2", off("60"))]
    assert granted(ask(rules, relations=[Relation("R1", "R2", "add")]))["CAF"] == ("100", "R1+R2")


def test_rules_that_beat_each_other_in_a_ring_leave_the_best():
    rules = [rule("R1", off("5")), rule("R2", off("8"))]
    relations = [Relation("R1", "R2", "first"), Relation("R2", "R1", "first")]
    assert granted(ask(rules, relations=relations))["CAF"][0] in ("5", "8")


def test_the_price_list_is_asked_by_the_same_code_and_ranked_with_the_companys_rules():
    known = facts(prices=[PriceRule("P1", "Café par 10", Decimal(7), sku="CAF", minimum_quantity=Decimal(10))])
    assert granted(ask([rule("R1", off("5"))], known=known)) == {"CAF": ("7", "P1"), "MOU": ("5", "R1")}
    ruling = ask([rule("R1", off("5"))], known=known, relations=[Relation("R1", "P1", "first")])
    assert granted(ruling) == {"CAF": ("5", "R1"), "MOU": ("5", "R1")}
    assert ruling.used == ["R1.1", "P1"]
    [listed] = price_list_rules(known.price_rules)
    assert (listed.reference, listed.label) == ("P1", "Café par 10")
    assert holds(listed.draft.when, {"line_product": "CAF", "line_quantity": Decimal(10)}) is True


# --- who the customer is


def test_what_a_customer_is_called_comes_first_and_replaces_the_books():
    rules = [
        rule("R1", off("5"), IS_LOYAL),
        rule("R2", off("12"), Test("customer_segment", "==", "vip")),
        rule("R3", Classify("customer", "vip"), Test("customer_years", ">", Decimal(3))),
    ]
    ruling = ask(rules)
    assert (granted(ruling)["CAF"], ruling.labels) == (("12", "R2"), {"customer": "vip"})
    assert ruling.used == ["R3.1", "R2.1"]


def test_the_rule_that_says_more_precisely_what_a_customer_is_wins():
    rules = [
        rule("R1", Classify("customer", "standard")),
        rule("R2", Classify("customer", "vip"), Test("customer", "==", "C1")),
    ]
    assert ask(rules).labels == ask(rules[::-1]).labels == {"customer": "vip"}
    assert ask(rules, relations=[Relation("R1", "R2", "first")]).labels == {"customer": "standard"}


def test_a_new_customer_is_nobody_and_of_no_segment():
    rules = [rule("R1", off("5"), Not(Test("customer_segment", "==", "vip"))), rule("R2", off("9"), IS_LOYAL)]
    ruling = ask(rules, known=facts(None))
    assert (granted(ruling)["CAF"], ruling.unsure) == (("5", "R1"), [])
    assert ask([rule("R1", Mention("x"), Test("customer_new", "==", True))], known=facts(None)).mentions == ["x"]


# --- forbidden, withheld


def test_a_ban_on_discounts_keeps_back_what_rules_grant():
    rules = [rule("R1", off("5")), rule("R2", Forbid("discount"), over("100", "customer_overdue"))]
    owed = [Receivable("F1", date(2026, 11, 1), Decimal(500), Decimal(0), False)]
    assert granted(ask(rules)) != {}
    ruling = ask(rules, known=facts(owed=owed))
    assert (ruling.discounts, [r.id for r in ruling.withheld], ruling.forbidden) == ([], ["R2"], [])


def test_and_refuses_one_that_is_asked_for():
    ruling = ask([rule("R2", Forbid("discount"))], asked=Decimal(3))
    assert ([r.id for r in ruling.forbidden], ruling.withheld) == (["R2"], [])


def test_a_ban_on_some_lines_leaves_the_others():
    rules = [rule("R1", off("5")), rule("R2", Forbid("discount"), COFFEE)]
    order = [
        RuledLine("CAF", Decimal(1), Decimal(10), Decimal(0)),
        RuledLine("MOU", Decimal(1), Decimal(10), Decimal(4)),
    ]
    ruling = ask(rules, order, asked=Decimal(4))
    assert (granted(ruling), ruling.forbidden, [r.id for r in ruling.withheld]) == ({"MOU": ("5", "R1")}, [], ["R2"])
    assert [r.id for r in ask(rules, [replace(order[0], asked=Decimal(4))], asked=Decimal(4)).forbidden] == ["R2"]


@pytest.mark.parametrize(("asked", "forbidden"), [("20", []), ("20.01", ["R2"])])
def test_never_more_than_so_much(asked: str, forbidden: list[str]):
    never = rule("R2", Forbid("discount"), over("20", "order_discount"))
    ruling = ask([rule("R1", off("5")), never], asked=Decimal(asked))
    assert ([r.id for r in ruling.forbidden], ruling.withheld, len(ruling.discounts)) == (forbidden, [], 2)


def test_a_customer_in_final_notice_gets_no_discount():
    ruling = ask(
        [rule("R1", off("5")), rule("R2", Approval(role="lead"), over("3", "order_discount"))],
        standing=["final_notice"],
    )
    assert (ruling.discounts, ruling.approvals) == ([], [])


def test_standing_is_a_fact():
    ruling = ask([rule("R1", Forbid("quote"), Test("customer_disputed", "==", True))], standing=["dispute"])
    assert [r.id for r in ruling.forbidden] == ["R1"]


# --- who must agree


def test_agreement_looks_at_the_discount_that_is_granted_or_asked_for():
    needs = rule("R1", Approval(role="lead"), over("15", "order_discount"))
    assert ask([needs]).approvals == [] == ask([needs], asked=Decimal(15)).approvals
    assert [r.id for r in ask([needs], asked=Decimal(16)).approvals] == ["R1"]
    assert [r.id for r in ask([needs, rule("R2", off("16"), COFFEE)]).approvals] == ["R1"]


def test_one_line_that_fits_is_enough():
    needs = rule("R1", Approval(person="claire"), COFFEE, Test("line_quantity", ">=", Decimal(10)), over("100"))
    assert [r.id for r in ask([needs]).approvals] == ["R1"]
    assert ask([needs], lines(CAF="9", MOU="50")).approvals == []
    assert ask([needs], []).approvals == []


def test_what_cannot_be_told_is_told():
    unknown = replace(LOYAL, customer_since=None)
    years = Test("customer_years", ">", Decimal(3))
    rules = [rule("R1", Approval(role="lead"), years), rule("R2", off("5"), years), rule("R3", Mention("x"), years)]
    ruling = ask(rules, known=facts(unknown))
    assert (ruling.approvals, ruling.discounts, ruling.mentions) == ([], [], [])
    assert sorted((row.rule.id, *row.missing) for row in ruling.unsure) == [
        ("R1", "customer_years"),
        ("R2", "customer_years"),
    ]
    assert ask([rule("R1", Approval(role="lead"), years, over("9999"))], known=facts(unknown)).unsure == []


# --- the rest


def test_language_deposit_lines_and_mentions():
    rules = [
        rule("R1", UseLanguage("en")),
        rule("R2", Deposit(Decimal(30)), over("100")),
        rule("R3", AddLine("LIV", Decimal(2))),
        rule("R4", Mention("Franco de port")),
        rule("R5", Mention("Franco de port"), over("1")),
    ]
    ruling = ask(rules)
    assert (ruling.language, ruling.deposit, ruling.mentions) == ("en", Decimal(30), ["Franco de port"])
    assert ruling.lines == [AddLine("LIV", Decimal(2))]
    assert [r.id for r in ruling.given] == ["R1", "R2", "R3", "R4", "R5"]


@pytest.mark.parametrize(
    ("relations", "percent", "by"),
    [
        ([], "40", ["R2"]),
        ([Relation("R1", "R2", "first")], "30", ["R1"]),
        ([Relation("R1", "R2", "best")], "30", ["R1"]),
        ([Relation("R1", "R2", "add", Decimal(60))], "60", ["R1", "R2"]),
    ],
)
def test_the_highest_deposit_unless_it_was_decided_otherwise(relations: list[Relation], percent: str, by: list[str]):
    ruling = ask([rule("R1", Deposit(Decimal(30))), rule("R2", Deposit(Decimal(40)))], relations=relations)
    assert (ruling.deposit, [r.id for r in ruling.given]) == (Decimal(percent), by)


def test_a_rule_is_in_force_on_its_days_and_while_it_is_armed():
    rules = [
        rule("R1", off("5"), since=date(2026, 11, 24)),
        rule("R2", off("5"), until=date(2026, 11, 22)),
        rule("R3", off("5"), state="paused"),
        rule("R4", off("4"), since=TODAY, until=TODAY),
    ]
    assert granted(ask(rules))["CAF"] == ("4", "R4")
    assert granted(ask(rules, today=date(2026, 11, 24)))["CAF"] == ("5", "R1")


def test_days_have_names():
    monday = rule("R1", Mention("lundi"), Test("weekday", "==", "monday"), Test("month", "==", "november"))
    assert ask([monday]).mentions == ["lundi"]
    assert ask([monday], today=date(2026, 11, 24)).mentions == []


def test_vat_counts_where_it_is_said():
    dear = rule("R1", Mention("x"), Test("order_total_incl_vat", ">=", Decimal(180)))
    assert ask([dear]).mentions == ["x"]
    assert ask([dear], known=facts(vat_exempt=True)).mentions == []


def test_other_processes_have_their_own_rules_and_share_what_a_customer_is():
    rules = [
        rule("R1", Postpone(15), Test("customer_segment", "==", "vip")),
        rule("R2", Classify("customer", "vip"), Test("customer", "==", "C1")),
        rule("R3", Postpone(10)),
        rule("R4", off("5")),
        rule("R5", Classify("lead", "hot"), Test("lead_employees", ">", Decimal(50))),
    ]
    book = Rulebook(RuleSet(rules))
    ruling = book.ruling("reminder", {"customer": "C1", "customer_segment": "standard"}, TODAY)
    assert (ruling.not_before_days, ruling.used) == (15, ["R2.1", "R1.1", "R3.1"])
    assert book.ruling("lead", {"lead_employees": Decimal(51)}, TODAY).labels == {"lead": "hot"}
    assert book.ruling("lead", {"lead_employees": Decimal(50)}, TODAY).labels == {}


def test_the_gentlest_tone_of_those_that_hold():
    vip, large = Test("customer_segment", "==", "vip"), Test("invoice_amount", ">", Decimal(100))
    book = Rulebook(RuleSet([rule("R1", ReminderTone("firm")), rule("R2", ReminderTone("courteous"), vip)]))
    ruling = book.ruling("reminder", {"customer_segment": "vip"}, TODAY)
    assert (ruling.tone, ruling.used, [row.id for row in ruling.given]) == ("courteous", ["R1.1", "R2.1"], ["R2"])
    assert book.ruling("reminder", {"customer_segment": "loyal"}, TODAY).tone == "firm"
    assert book.ruling("lead", {"customer_segment": "vip"}, TODAY).tone == ""
    beside = Rulebook(RuleSet([rule("R1", ReminderTone("firm"), vip), rule("R2", Postpone(9)), rule("R3", off("5"))]))
    ruling = beside.ruling("reminder", {"customer_segment": "vip"}, TODAY)
    assert (ruling.tone, ruling.not_before_days, ruling.unsure) == ("firm", 9, [])
    assert Rulebook(RuleSet()).ruling("reminder", {}, TODAY).tone == ""
    unknown = Rulebook(RuleSet([rule("R1", ReminderTone("courteous"), large)])).ruling("reminder", {}, TODAY)
    assert (unknown.tone, [(row.rule.id, row.missing) for row in unknown.unsure]) == ("", [("R1", ["invoice_amount"])])


@pytest.mark.parametrize(
    ("since", "years"),
    [
        ("2023-11-23", "3"),
        ("2023-11-24", "2.9973"),
        ("2023-11-22", "3.0027"),
        ("2026-11-24", "0"),
        ("2024-02-29", "2.7315"),
    ],
)
def test_years_are_whole_on_the_anniversary(since: str, years: str):
    assert years_between(date.fromisoformat(since), TODAY) == Decimal(years)
