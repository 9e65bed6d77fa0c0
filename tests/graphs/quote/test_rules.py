"""The company's rules in a quote: what they give, whom they ask, what they forbid, and that all of it is shown."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graphs.ask import Decision
from graphs.context import Policy
from graphs.quote.brief import Change
from graphs.rules.condition import Test
from graphs.rules.consequence import (
    AddLine,
    Approval,
    Classify,
    Deposit,
    Discount,
    Forbid,
    Mention,
    UseLanguage,
)
from graphs.rules.rule import Rule
from tests.graphs.quote.ruled import CLAIRE, HUGO, RuledRun, ruled
from tests.graphs.quote.shop import brief, change, shop
from tests.graphs.rules.orders import over, rule
from tests.support.process_run import ROLES, person, words

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


# --- what rules give


async def test_everything_that_rules_give_is_in_the_quote_and_its_facts():
    run = await begun(*ALL_GIFTS)
    facts = run.facts
    assert (run.ending, facts["rules"]) == ("done", ["R1", "R2", "R3", "R4", "R5", "R6"])
    assert facts["rule_versions"] == ["R1.1", "R2.1", "R3.1", "R4.3", "R5.1", "R6.1"]
    assert (facts["language"], facts["mentions"]) == ("en", ["Franco de port."])
    assert [(line["sku"], line["discount_percent"], line.get("added_by_rule")) for line in facts["lines"]] == [
        ("SOU-2", "10.00", None),
        ("CAR-24", "0.00", "R3"),
    ]
    assert (facts["total_excl_vat"], facts["total_incl_vat"]) == ("68.60", "82.32")
    assert (facts["deposit_percent"], facts["deposit_amount"]) == ("30.00", "24.70")
    assert facts["discount_percent"] == "10.00", "of what was asked for"
    [quote] = run.quotes
    assert [line.sku for line in quote.lines] == ["SOU-2", "CAR-24"]


async def test_the_customer_reads_it_in_mail_and_document():
    run = await begun(*ALL_GIFTS)
    assert run.mails[0]["subject"].startswith("Your quote")
    assert "A deposit of 30% is due with your order, i.e. €24.70 including VAT." in run.mails[0]["text"]
    [kept] = [file for turn in run.turns for file in turn.context.files]
    printed = json.loads(kept.body)
    assert (printed["language"], printed["deposit_percent"], printed["deposit_amount"], printed["mentions"]) == (
        "en", "30", "24.70", ["Franco de port."],
    )  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
async def test_the_card_says_which_rule_gave_what(language: str):
    run = await begun(*ALL_GIFTS, run={"language": language})
    said = words(run.says[-1])
    french = ["client traité comme VIP (R1", "devis en anglais (R2", "acompte de 30\u202f% (R4", "mention ajoutée (R5"]
    english = ["customer treated as VIP (R1", "quote in English (R2", "deposit of 30% (R4", "mention added (R5"]
    for part in french if language == "fr" else english:
        assert part in said
    assert "(par la règle R3)" in said or "(by rule R3)" in said
    assert "R6 – sentence of R6" in said, "beside the discount"
    assert "Franco de port." in said


async def test_a_line_asked_for_is_not_added_twice():
    run = ruled(rule("R3", AddLine("CAR-24", Decimal(2))))
    await run.begin(brief("bellerive", "10 saucer", "1 filtre papier"))
    assert [(line["sku"], line["quantity"]) for line in run.facts["lines"]] == [("SOU-2", 10), ("CAR-24", 1)]
    assert run.facts["rules"] == []


async def test_added_lines_are_worked_out_anew_and_count_for_no_rule():
    free = rule("R3", AddLine("", Decimal(1), "Préparation", Decimal(15)), Test("order_total", "<", Decimal(50)))
    run = await begun(free, rule("R7", Mention("grande commande"), over("40")))
    assert (run.facts["total_excl_vat"], run.facts["mentions"]) == ("47.00", [])
    assert run.facts["lines"][1] == {
        "sku": "", "quantity": 1, "unit_price": "15.00", "discount_percent": "0.00", "vat_rate": "20.00",
        "total_excl_vat": "15.00", "added_by_rule": "R3",
    }  # fmt: skip
    await run.begin(change(Change("set", text="saucer", quantity="20")))
    assert (run.facts["total_excl_vat"], run.facts["mentions"], len(run.facts["lines"])) == (
        "64.00", ["grande commande"], 1,
    )  # fmt: skip


async def test_a_line_that_cannot_be_priced_is_asked_about_and_not_sent():
    run = await begun(rule("R3", AddLine("GONE")), rule("R8", AddLine("SUR-1")))
    assert run.codes == ["rule_unsure", "rule_unsure"]
    assert [reason.found["en"] for reason in run.reasons] == ["“GONE”", "“SUR-1”"]
    await run.decide(APPROVE, CLAIRE)
    assert [line["sku"] for line in run.facts["lines"]] == ["SOU-2"]


async def test_a_discount_asked_for_beyond_the_rules_is_not_the_rules():
    run = await begun(rule("R6", Discount(Decimal(4))), discount_percent="8")
    assert (run.facts["discount_percent"], run.facts["rules"]) == ("8.00", [])


# --- whom they ask


async def test_a_rule_asks_for_a_person_by_name():
    run = await begun(rule("R1", Approval(person="hugo"), over("20")))
    assert (run.codes, run.approval.approvers) == (["rule_approval"], ["hugo"])
    [reason] = run.approval.reasons
    assert reason.text["fr"] == "Une règle demande un accord\u00a0: R1 – sentence of R1."
    assert reason.expected == {"fr": "l'accord de Hugo Delmas", "en": "the approval of Hugo Delmas"}
    assert run.mails == []
    await run.decide(Decision("approve", ["hugo"]), HUGO)
    assert run.ending == "done"


async def test_a_rule_asks_for_a_role():
    run = await begun(rule("R1", Approval(role="director"), over("4", "order_discount")), discount_percent="5")
    assert (run.codes, run.approval.role, run.approval.approvers) == (["rule_approval"], "director", [])


@pytest.mark.parametrize(("asker", "then"), [("claire", Approval(person="claire")), ("hugo", Approval(role="lead"))])
async def test_who_should_agree_has_agreed_by_asking(asker: str, then: Approval):
    who = {"claire": CLAIRE, "hugo": HUGO}[asker]
    run = await begun(rule("R1", then), run={"asker": who})
    assert (run.ending, run.facts["rules"]) == ("done", ["R1"])
    outside = await begun(rule("R1", then), run={"asker": replace(who, outside=True)})
    assert outside.codes == ["rule_approval"]


async def test_who_should_agree_has_agreed_by_editing():
    run = await begun(rule("R1", Approval(person="claire")))
    await run.decide(Decision("edit", ["claire"], values={"quantity_0": "11"}), CLAIRE)
    assert (run.ending, run.facts["lines"][0]["quantity"]) == ("done", 11)
    run = await begun(rule("R1", Approval(person="hugo")))
    await run.decide(Decision("edit", ["claire"], values={"quantity_0": "11"}), CLAIRE)
    assert (run.approval.approvers, run.approval.excluded) == (["hugo"], ["claire"])


async def test_two_editors_one_of_whom_must_agree_end_in_no_deadlock():
    run = await begun(rule("R1", Approval(person="claire")), line="15 moulin cassis")
    await run.decide(Decision("edit", ["claire"], values={"quantity_0": "14"}), CLAIRE)
    assert (run.codes, run.approval.excluded) == (["stock"], ["claire"]), "her edit was her agreement"
    await run.decide(Decision("edit", ["hugo"], values={"quantity_0": "13"}), HUGO)
    assert (run.codes, run.approval.approvers) == (["stock", "rule_approval"], ["claire"]), "but not to this"
    assert run.approval.excluded == ["hugo"]
    await run.decide(APPROVE, CLAIRE)
    assert run.ending == "done"


async def test_what_an_editor_agreed_to_stays_agreed_while_it_is_as_shown():
    run = await begun(rule("R1", Approval(person="claire")), line="15 moulin cassis")
    await run.decide(Decision("edit", ["claire"], values={"quantity_0": "14"}), CLAIRE)
    await run.decide(Decision("approve", ["hugo"]), HUGO)
    assert run.ending == "done"


async def test_instead_of_somebody_who_left_the_highest_role_is_asked():
    run = await begun(rule("R1", Approval(person="paul")))
    assert (run.approval.role, run.approval.approvers) == ("director", [])
    assert "paul, who is gone" in run.approval.reasons[0].expected["en"]


async def test_a_role_that_nobody_knows_refuses_and_says_so():
    run = await begun(rule("R1", Approval(role="emperor")))
    assert (run.ending, run.codes, run.mails) == ("refused", ["rule_approval"], [])
    assert "d'un rôle que personne ne connaît" in run.says[-1].summary


async def test_what_cannot_be_told_is_asked():
    years = over("3", "customer_years")
    run = await begun(rule("R1", Approval(role="lead"), years), rule("R2", Discount(Decimal(5)), years))
    assert run.codes == ["rule_unsure"]
    assert run.reasons[0].found["fr"] == "inconnu\u00a0: l'ancienneté du client"
    assert "remise non accordée, faute d'en savoir assez" in words(run.approval.shown["fr"])


# --- what they forbid


async def test_a_forbidden_discount_is_refused_with_the_rule():
    run = await begun(rule("R1", Forbid("discount"), over("5", "order_discount")), discount_percent="6")
    assert (run.ending, run.codes, run.mails, run.quotes) == ("refused", ["rule_forbids"], [], [])
    assert "R1 – sentence of R1" in run.says[-1].summary and "sans remise" in run.says[-1].summary
    await run.begin(change(Change("discount", discount_percent="5")))
    assert (run.ending, run.facts["discount_percent"]) == ("done", "5.00")


async def test_nobody_lets_a_ban_through():
    run = await begun(
        rule("R1", Forbid("quote")), run={"asker": HUGO, "policy": Policy(list(ROLES), autonomy="propose")}
    )
    assert (run.ending, run.codes) == ("refused", ["rule_forbids"])
    shadow = await begun(rule("R1", Forbid("quote")), run={"policy": Policy(list(ROLES), autonomy="observe")})
    assert (shadow.ending, shadow.effects) == ("done", [])
    assert "aurait été refusé. Une règle l'interdit" in shadow.says[-1].summary


async def test_withheld_discounts_are_said():
    run = await begun(rule("R1", Discount(Decimal(9))), rule("R2", Forbid("discount"), Test("customer", "==", "C1")))
    assert (run.ending, run.facts["discount_percent"], run.facts["rules"]) == ("done", "0.00", ["R2"])
    assert "remises non accordées (R2" in words(run.says[-1])


async def test_in_final_notice_no_discount_is_granted_and_none_can_be_asked_for():
    run = ruled(rule("R1", Discount(Decimal(9))))
    run.runs("final_notice")
    await run.begin(brief("bellerive", "10 saucer"))
    assert (run.ending, run.facts["discount_percent"], run.facts["rules"]) == ("done", "0.00", [])
    assert "mise en demeure en cours" in words(run.says[-1])
    await run.begin(change(Change("discount", discount_percent="3")))
    assert (run.ending, run.codes, len(run.mails)) == ("refused", ["final_notice"], 1)
    assert "a reçu une mise en demeure" in run.says[-1].summary


async def test_an_angry_customer_is_for_people():
    run = ruled()
    run.runs("complaint", "achats@bellerive.example")
    await run.begin(brief("bellerive", "10 saucer"))
    assert (run.codes, run.approval.role) == (["complaint"], "lead")
    assert run.reasons[0].found["fr"] == "réclamation du 2 novembre 2026"
    await run.decide(APPROVE, CLAIRE)
    assert run.ending == "done"


# --- the record


async def test_the_ledger_keeps_the_chain_and_the_versions():
    run = await begun(DEPOSIT, rule("R1", Approval(role="lead")))
    judged = next(record for record in run.records if record.kind == "judged")
    assert judged.what == "ask" and judged.why["rules"] == ["R1.1", "R4.3"]
    assert [step["look"] for step in judged.why["chain"]] == [
        "pause", "bans", "exceptions", "limits", "rules", "autonomy", "approver",
    ]  # fmt: skip
    json.dumps(judged.why)


async def test_one_read_of_the_books_prices_the_added_lines_too():
    books = shop()
    run = ruled(*ALL_GIFTS, books=books)
    await run.begin(brief("bellerive", "1 saucer"))
    assert books.reads == ["directory", "quote_facts"]


async def test_a_stranger_may_not_pull_rules_their_way():
    run = await begun(rule("R1", Approval(person="x")), run={"asker": person("x", outside=True)})
    assert run.codes == ["rule_approval"]
