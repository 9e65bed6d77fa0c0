"""Who may arm a rule or switch one: by what it loosens."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.ask import Decision
from graphs.context import Role
from graphs.rule_setup.brief import RuleOp
from graphs.rule_setup.rights import arming_role, as_strict, holders
from graphs.rule_setup.state import Winner
from graphs.rules.condition import ALWAYS, Test, both
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
)
from graphs.rules.rule import Draft
from graphs.rules.rulebook import Rulebook
from tests.graphs.rule_setup.company import CLAIRE, HUGO, LEA, NOON, ROLES, STAFF, Setup, shown
from tests.graphs.rules.orders import facts as order_facts
from tests.graphs.rules.orders import lines

VIP = Test("customer_segment", "==", "vip")
PRICES = {"TAS-1": Decimal("8.50")}
LARGE = Test("order_total", ">", Decimal(500))


def role_for(op: RuleOp, then: Consequence, before: Consequence | None = None, cap: str | None = None) -> str | None:
    old = None if before is None else Draft(VIP, before)
    role = arming_role(op, Draft(VIP, then), old, ROLES, cap=None if cap is None else Decimal(cap), prices=PRICES)
    return None if role is None else role.name


@pytest.mark.parametrize(
    ("op", "then", "role"),
    [
        ("add", Approval(role="management"), "sales_lead"),
        ("add", Forbid("discount"), "sales_lead"),
        ("add", Postpone(15), "sales_lead"),
        ("add", Deposit(Decimal(30)), "sales_lead"),
        ("add", Mention("Merci"), "sales_lead"),
        ("add", Classify("customer", "vip"), "management"),
        ("add", Classify("lead", "hot"), "sales_lead"),
        ("pause", Classify("customer", "vip"), "sales_lead"),
        ("retire", Classify("customer", "standard"), "management"),
        ("retire", Deposit(Decimal(30)), "management"),
        ("add", AddLine("TAS-1"), "sales_lead"),
        ("add", AddLine("TAS-1", unit_price=Decimal("8.50")), "sales_lead"),
        ("add", AddLine("TAS-1", unit_price=Decimal("8.49")), "management"),
        ("add", AddLine("TAS-1", unit_price=Decimal(0)), "management"),
        ("add", AddLine("GONE", unit_price=Decimal(3)), "management"),
        ("add", AddLine("", text="Livraison", unit_price=Decimal(0)), "sales_lead"),
        ("add", Discount(Decimal(3)), "sales_lead"),
        ("add", Discount(Decimal(15)), "sales_lead"),
        ("add", Discount(Decimal("15.5")), "management"),
        ("add", Discount(Decimal(41)), None),
        ("restore", Discount(Decimal(20)), "management"),
        ("restore", Forbid("quote"), "sales_lead"),
        ("pause", Discount(Decimal(90)), "sales_lead"),
        ("retire", Mention("Merci"), "sales_lead"),
        ("pause", Approval(person="claire"), "management"),
        ("retire", Forbid("discount"), "management"),
        ("retire", Postpone(15), "management"),
        ("add", ReminderTone("courteous"), "sales_lead"),
        ("restore", ReminderTone("firm"), "sales_lead"),
        ("pause", ReminderTone("firm"), "management"),
        ("retire", ReminderTone("courteous"), "management"),
    ],
)
def test_the_least_role(op: RuleOp, then: Consequence, role: str | None):
    assert role_for(op, then) == role


def test_a_change_that_loosens_needs_the_highest():
    assert role_for("change", Discount(Decimal(3)), Forbid("discount")) == "management"
    assert role_for("change", Postpone(10), Postpone(15)) == "management"
    assert role_for("change", Postpone(20), Postpone(15)) == "sales_lead"
    assert role_for("change", ReminderTone("firm"), ReminderTone("courteous")) == "management"
    assert role_for("change", ReminderTone("courteous"), ReminderTone("firm")) == "sales_lead"
    assert role_for("change", Discount(Decimal(3)), Discount(Decimal(30))) == "sales_lead"


@pytest.mark.parametrize(
    ("op", "then", "how", "other", "role"),
    [
        ("add", Postpone(10), "first", Postpone(30), "management"),
        ("add", Postpone(30), "first", Postpone(10), "sales_lead"),
        ("add", Deposit(Decimal(10)), "first", Deposit(Decimal(30)), "management"),
        ("add", Deposit(Decimal(10)), "best", Deposit(Decimal(30)), "management"),
        ("add", Deposit(Decimal(30)), "best", Deposit(Decimal(10)), "sales_lead"),
        ("add", Postpone(30), "other_first", Postpone(10), "sales_lead"),
        ("change", Postpone(30), "other_first", Postpone(10), "management"),
        ("add", Discount(Decimal(5)), "first", Discount(Decimal(10)), "sales_lead"),
    ],
)
def test_winning_over_what_holds_back_needs_the_highest(
    op: RuleOp, then: Consequence, how: Winner, other: Consequence, role: str
):
    found = arming_role(op, Draft(VIP, then), None, ROLES, ranked_with=[(how, other)])
    assert found is not None and found.name == role


async def test_the_card_is_put_before_who_may():
    setup = Setup("si commande > 500 € alors acompte 30 %")
    await setup.say("si commande > 1000 € alors acompte 10 %")
    assert setup.question.choices[0].value == "first"
    await setup.answer(choice="first")
    assert setup.approval.role == "management"
    setup = Setup()
    await setup.say("si client fidèle alors le classer VIP")
    assert setup.approval.role == "management"


async def test_the_best_of_two_deposits_is_the_one_that_is_told():
    setup = Setup("si commande > 500 € alors acompte 30 %")
    await setup.say("si commande > 1000 € alors acompte 10 %")
    best = next(choice for choice in setup.question.choices if choice.value == "best")
    assert best.label == "L'acompte le plus bas"
    await setup.answer(choice="best")
    assert "l'acompte le plus bas" in shown(setup.approval.shown)
    assert "the lower deposit" in shown(setup.approval.shown)
    await setup.decide(Decision("approve", ["hugo"]))
    ruling = Rulebook(setup.keeper.known).quote(order_facts(), lines(CAF="200"), NOON.date())
    assert ruling.deposit == 10


def test_discounts_that_add_up_count_together():
    assert role_for("add", Discount(Decimal(10)), cap="25") == "management"


def test_strictness_is_by_meaning():
    ban = Forbid("discount")
    assert as_strict(Draft(both(VIP, LARGE), ban), Draft(VIP, ban)), "the wider case is the stricter one"
    assert not as_strict(Draft(VIP, ban), Draft(both(VIP, LARGE), ban))
    assert as_strict(Draft(VIP, ban), Draft(ALWAYS, ban))
    assert not as_strict(Draft(VIP, ban), Draft(VIP, ban, until=date(2026, 12, 31))), "it would end one day"
    assert as_strict(Draft(VIP, ban, since=date(2026, 6, 1)), Draft(VIP, ban, since=date(2026, 1, 1)))


def test_one_role_is_better_than_none():
    only = [Role("all", 1, Decimal(10), None)]
    assert arming_role("add", Draft(VIP, Discount(Decimal(10))), None, only) == only[0]
    assert arming_role("add", Draft(VIP, Discount(Decimal(10))), None, []) is None


def test_holders_have_the_role_or_a_higher_one():
    assert holders(ROLES[1], ROLES, STAFF) == [CLAIRE, HUGO]
    assert holders(ROLES[0], ROLES, [LEA]) == [LEA]
    assert holders(ROLES[2], ROLES, [LEA, CLAIRE]) == []
