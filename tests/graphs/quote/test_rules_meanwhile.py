"""What was shown is what is approved: rules that changed while a quote waited are shown before it is sent."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from graphs.ask import Decision
from graphs.context import Policy
from graphs.rules.condition import Test
from graphs.rules.consequence import AddLine, Approval, Classify, Deposit, Discount, Forbid, Mention, UseLanguage
from graphs.rules.rule import Rule
from tests.graphs.quote.ruled import CLAIRE, HUGO, RuledRun, ruled
from tests.graphs.quote.shop import brief, change
from tests.graphs.rules.orders import over, rule
from tests.support.process_run import ROLES, words

APPROVE = Decision("approve", ["claire"])
DEPOSIT = rule("R4", Deposit(Decimal(30)), over("5"), version=3)
ALL_GIFTS = [
    rule("R1", Classify("customer", "vip"), Test("customer", "==", "C1")),
    rule("R2", UseLanguage("en"), Test("customer_segment", "==", "vip")),
    rule("R3", AddLine("CAR-24", Decimal(2))),
    DEPOSIT,
    rule("R5", Mention("Franco de port.")),
    rule("R6", Discount(Decimal(10)), Test("line_product", "==", "SOU-2")),
]


async def begun(*rules: Rule, line: str = "10 saucer", **values: Any) -> RuledRun:
    run = ruled(*rules, **values.pop("run", {}))
    await run.begin(brief("bellerive", line, **values))
    return run


async def waiting(*rules: Rule) -> RuledRun:
    return await begun(*rules, line="15 moulin cassis")


async def test_what_was_shown_is_what_is_approved():
    run = await waiting(*ALL_GIFTS)
    proposal = run.approval.proposal
    assert (proposal["language"], proposal["deposit_percent"], proposal["deposit_amount"], proposal["mentions"]) == (
        "en", "30.00", "241.13", ["Franco de port."],
    )  # fmt: skip
    assert [line["added_by_rule"] for line in proposal["lines"]] == ["", "R3"]
    assert [field.name for field in run.approval.form["fr"]] == ["quantity_0", "discount"]
    await run.decide(APPROVE, CLAIRE)
    assert (run.ending, run.facts["deposit_amount"]) == ("done", "241.13")


@pytest.mark.parametrize(
    ("rules", "shown"),
    [
        (
            [rule("R4", Deposit(Decimal(50)))],
            "50\u202f%, soit 378,00\xa0€ TTC",
        ),
        ([DEPOSIT, rule("R5", Mention("Nouveau."))], "Nouveau."),
        ([DEPOSIT, rule("R2", UseLanguage("en"))], "anglais"),
        ([DEPOSIT, rule("R3", AddLine("CAR-24"))], "Filtre papier"),
        ([DEPOSIT, rule("R7", Approval(role="director"))], "R7"),
        ([], "—"),
    ],
)
async def test_rules_that_changed_meanwhile_are_shown_before_it_is_sent(rules: list[Rule], shown: str):
    run = await waiting(DEPOSIT)
    run.arm(*rules)
    await run.decide(APPROVE, CLAIRE)
    assert run.mails == []
    card = words(run.approval.shown["fr"])
    assert "a changé" in run.approval.shown["fr"].summary and shown in card
    await run.decide(Decision("approve", ["hugo"]), HUGO)
    assert run.ending == "done"


async def test_a_ban_that_came_meanwhile_holds():
    run = await waiting()
    run.arm(rule("R1", Forbid("quote")))
    await run.decide(APPROVE, CLAIRE)
    assert (run.ending, run.codes, run.mails) == ("refused", ["rule_forbids", "stock"], [])


async def test_a_rule_that_went_meanwhile_keeps_nothing_back():
    run = await begun(rule("R1", Approval(role="lead")), run={"policy": Policy(list(ROLES), autonomy="propose")})
    run.arm()
    await run.decide(APPROVE, CLAIRE)
    assert run.ending == "done", "who approved has seen all that is left"


async def test_another_deposit_makes_another_version():
    run = await begun(DEPOSIT)
    run.arm(rule("R4", Deposit(Decimal(40))))
    await run.begin(change())
    assert (run.facts["number"], run.facts["replaces"]) == ("D2026-0001-V2", "D2026-0001")
    await run.begin(change())
    assert "Rien ne change" in run.says[-1].summary
