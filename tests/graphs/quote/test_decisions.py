"""What follows a decision: sent as shown, asked again when something changed, edited, refused, expired, recalled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from graphs.ask import ApprovalRequest, Decision
from graphs.context import Policy
from graphs.quote.brief import Change
from tests.graphs.quote.shop import brief, case, change, shop
from tests.support.process_run import ROLES, MemoryBooks, ProcessRun, due, person, words

CLAIRE = person("claire", "lead")
HUGO = person("hugo", "director")
APPROVE = Decision("approve", ["claire"])
TRUSTING = {"policy": Policy(roles=list(ROLES), editor_may_approve=True)}
"""A company that lets whoever edits a proposal approve it."""


async def asked(*lines: Any, books: MemoryBooks | None = None, **values: Any) -> ProcessRun:
    run = case(books, **values.pop("run", {}))
    await run.begin(brief(values.pop("customer", "bellerive"), *(lines or ("15 moulin cassis",)), **values))
    assert isinstance(run.asked, ApprovalRequest), run.asked
    return run


def edit(**values: str) -> Decision:
    return Decision("edit", ["claire"], values=values)


# --- approve


async def test_approved_is_sent():
    run = await asked()
    await run.decide(APPROVE, CLAIRE)
    assert (run.ending, run.codes, run.facts["number"]) == ("done", [], "D2026-0001")
    assert len(run.mails) == 1
    effect = next(record for record in run.records if record.what == "books.record_quote")
    assert (effect.why["accepted"], effect.why["approved_by"]) == (["stock"], ["claire"])


async def test_approved_days_later_is_dated_that_day():
    run = await asked()
    run.now += timedelta(days=5)
    await run.decide(APPROVE, CLAIRE)
    assert (run.quotes[0].issued_on, run.facts["valid_until"]) == (date(2026, 11, 28), "2026-12-28")


async def test_the_facts_are_read_again_at_the_click():
    run = await asked()
    run.books.reads.clear()
    await run.decide(APPROVE, CLAIRE)
    assert run.books.reads == ["quote_facts"]


async def test_a_price_that_changed_is_shown_before_it_is_sent():
    run = await asked()
    run.books.change("MOU-1", unit_price=Decimal("45.00"))
    await run.decide(APPROVE, CLAIRE)
    assert (run.codes, run.mails) == (["stock"], [])
    shown = words(run.approval.shown["fr"])
    assert "a changé" in run.approval.shown["fr"].summary
    assert "15 × 42,00\xa0€" in shown and "15 × 45,00\xa0€" in shown
    await run.decide(APPROVE, CLAIRE)
    assert run.facts["total_excl_vat"] == "675.00"


async def test_a_stock_that_fell_further_is_shown():
    run = await asked()
    run.books.change("MOU-1", stock=Decimal(4))
    await run.decide(APPROVE, CLAIRE)
    assert run.approval.reasons[0].expected["en"] == "4 in stock"


async def test_a_new_debt_is_shown():
    run = await asked()
    run.books.receivables["C1"] = [due("F-9", date(2026, 11, 1), "800.00")]
    await run.decide(APPROVE, CLAIRE)
    assert run.codes == ["stock", "customer_overdue"]
    assert "F-9" in words(run.approval.shown["en"])


async def test_another_address_is_shown():
    run = await asked()
    run.books.customers[0] = replace(run.books.customers[0], email="direction@bellerive.example")
    await run.decide(APPROVE, CLAIRE)
    shown = words(run.approval.shown["fr"])
    assert "achats@bellerive.example" in shown and "direction@bellerive.example" in shown
    assert run.mails == []


async def test_a_debt_reads_the_same_the_next_day():
    books = shop()
    books.receivables["C1"] = [due("F-9", date(2026, 11, 1), "800.00")]
    run = await asked("1 saucer", books=books)
    run.now += timedelta(days=3)
    await run.decide(APPROVE, CLAIRE)
    assert run.ending == "done"


async def test_when_the_reason_is_gone_it_is_sent():
    run = await asked()
    run.books.change("MOU-1", stock=Decimal(100))
    await run.decide(APPROVE, CLAIRE)
    assert run.ending == "done"


async def test_a_customer_who_vanished_is_asked_about():
    run = await asked()
    run.books.customers = run.books.customers[1:]
    await run.decide(APPROVE, CLAIRE)
    assert (run.question.code, run.mails) == ("unknown_customer", [])
    await run.answer("Harbour Tea")
    assert run.approval.proposal["customer"] == "Harbour Tea Ltd"


async def test_a_new_customer_is_created_with_the_quote():
    run = await asked("2 saucer", customer="Kermadec, cap@kermadec.example")
    await run.decide(APPROVE, CLAIRE)
    [quote] = run.quotes
    assert quote.customer_id == "" and quote.new_customer is not None
    assert (quote.new_customer.name, quote.new_customer.email) == ("Kermadec", "cap@kermadec.example")
    assert run.mails[0]["to"] == "cap@kermadec.example"
    await run.begin(change(Change("add", text="saucer", quantity="1")))
    assert (run.ending, run.quotes[1].customer_id, run.quotes[1].replaces) == ("done", "C6", "D2026-0001")


# --- edit


async def test_an_edit_within_the_editors_limits_is_sent():
    run = await asked("10 saucer", discount_percent="15", run=TRUSTING)
    await run.decide(edit(quantity_0="12", discount="18"), CLAIRE)
    assert (run.ending, run.facts["discount_percent"], run.facts["lines"][0]["quantity"]) == ("done", "18.00", 12)
    changed = next(record for record in run.records if record.kind == "changed")
    assert changed.why["by"] == ["claire"]


async def test_whoever_edits_does_not_approve_unless_the_company_lets_them():
    run = await asked("10 saucer", discount_percent="15")
    await run.decide(edit(quantity_0="12", discount="18"), CLAIRE)
    assert (run.codes, run.approval.excluded) == (["discount_limit"], ["claire"])
    await run.decide(Decision("approve", ["hugo"]), HUGO)
    assert run.facts["discount_percent"] == "18.00"


async def test_an_edit_beyond_the_editors_limits_asks_someone_else():
    run = await asked("10 saucer", discount_percent="15", run=TRUSTING)
    await run.decide(edit(quantity_0="10", discount="30"), CLAIRE)
    assert (run.codes, run.approval.role, run.approval.excluded) == (["discount_limit"], "director", [])
    assert "15" in words(run.approval.shown["en"])
    await run.decide(Decision("approve", ["hugo"]), HUGO)
    assert (run.ending, run.facts["discount_percent"]) == ("done", "30.00")


async def test_a_director_who_edits_has_a_directors_limits():
    run = await asked("10 saucer", discount_percent="15", run=TRUSTING)
    await run.decide(Decision("edit", ["hugo"], values={"discount": "60"}), HUGO)
    assert (run.ending, run.facts["discount_percent"]) == ("done", "60.00")


async def test_an_editor_who_is_not_known_has_at_least_the_role_that_was_asked():
    run = await asked("10 saucer", discount_percent="15", run=TRUSTING)
    await run.decide(edit(discount="19"))
    assert run.ending == "done"
    run = await asked("10 saucer", discount_percent="15", run=TRUSTING)
    await run.decide(edit(discount="21"))
    assert run.approval.role == "director"


async def test_an_edit_that_removes_the_reason_is_sent():
    run = await asked("15 moulin cassis")
    await run.decide(edit(quantity_0="10", discount=""), CLAIRE)
    assert (run.ending, run.facts["lines"][0]["quantity"]) == ("done", 10)


async def test_an_edit_that_leaves_the_reason_asks_someone_else():
    run = await asked("15 moulin cassis")
    await run.decide(edit(quantity_0="12"), CLAIRE)
    assert (run.codes, run.approval.excluded, run.mails) == (["stock"], ["claire"], [])
    assert run.approval.reasons[0].found["en"] == "12 requested"


async def test_a_company_may_let_the_editor_approve():
    run = await asked(run={"policy": Policy(list(ROLES), editor_may_approve=True)})
    await run.decide(edit(quantity_0="12"), CLAIRE)
    assert run.approval.excluded == []


async def test_editors_add_up():
    run = await asked()
    await run.decide(edit(quantity_0="12"), CLAIRE)
    await run.decide(Decision("edit", ["hugo"], values={"quantity_0": "13"}), HUGO)
    assert run.approval.excluded == ["claire", "hugo"]


async def test_a_missing_price_is_filled_in():
    run = await asked("2 gravure sur mesure")
    await run.decide(edit(quantity_0="2", unit_price_0="75.5"), CLAIRE)
    assert (run.ending, run.facts["total_excl_vat"]) == ("done", "151.00")


async def test_what_lacks_a_price_cannot_be_approved():
    run = await asked("2 gravure sur mesure")
    await run.decide(APPROVE, CLAIRE)
    assert (run.codes, run.mails) == (["price_missing"], [])


async def test_an_edit_of_the_discount_replaces_those_of_the_lines():
    run = await asked("10 saucer", "1 moulin cassis", discount_percent="15")
    assert run.approval.form["en"][-1].value == "15"
    await run.decide(edit(discount="5"), CLAIRE)
    assert [line["discount_percent"] for line in run.facts["lines"]] == ["5.00", "5.00"]


@pytest.mark.parametrize(
    "values", [{"quantity_0": "-3"}, {"quantity_0": "1.5"}, {"quantity_0": "x"}, {"discount": "900"}]
)
async def test_a_value_that_makes_no_sense_changes_nothing(values: dict[str, str]):
    run = await asked()
    await run.decide(edit(**values), CLAIRE)
    assert (run.codes, run.facts["lines"][0]["quantity"]) == (["stock"], 15)


async def test_the_address_of_a_new_customer_can_be_corrected():
    run = await asked("2 saucer", customer="Kermadec, cap@kermadec.example")
    await run.decide(edit(email="quai@kermadec.example"), CLAIRE)
    assert run.approval.proposal["email"] == "quai@kermadec.example"


async def test_above_the_two_person_limit_one_editor_is_not_enough():
    run = await asked("40000 saucer")
    assert run.approval.approvals_needed == 2
    await run.decide(Decision("edit", ["hugo"], values={"quantity_0": "39000"}), HUGO)
    assert (run.codes, run.approval.approvals_needed, run.approval.excluded) == (["amount_limit"], 2, ["hugo"])


async def test_propose_takes_the_editor_for_a_reader():
    run = await asked("2 saucer", run={"policy": Policy(list(ROLES), autonomy="propose")})
    await run.decide(edit(quantity_0="3"), CLAIRE)
    assert (run.ending, run.facts["lines"][0]["quantity"]) == ("done", 3)


# --- the others


async def test_refused_with_its_reason():
    run = await asked()
    await run.decide(Decision("reject", ["claire"], note="trop cher pour eux"))
    assert (run.ending, run.mails, run.quotes) == ("refused", [], [])
    assert run.says[-1].summary.startswith("Le devis pour Bellerive SARL est refusé. Rien n'a été envoyé.")
    assert "trop cher pour eux" in words(run.says[-1])
    assert run.codes == ["stock"], "why it was asked stays on record"
    refused = run.records[-1]
    assert (refused.kind, refused.why["note"]) == ("refused", "trop cher pour eux")


async def test_a_refused_quote_can_be_changed_and_proposed_again():
    run = await asked()
    await run.decide(Decision("reject", ["claire"], note="stock"))
    await run.begin(change(Change("set", text="moulin", quantity="8")))
    assert (run.ending, run.facts["number"], run.facts["replaces"]) == ("done", "D2026-0001", None)


@pytest.mark.parametrize(("verb", "said"), [("expire", "Personne n'a décidé à temps"), ("recall", "est retirée")])
async def test_expired_or_recalled(verb: Any, said: str):
    run = await asked()
    await run.decide(Decision(verb))
    assert (run.ending, run.mails) == ("refused", [])
    assert said in run.says[-1].summary
    await run.begin(change())
    assert run.codes == ["stock"], "it can be asked again"


async def test_the_approval_is_the_same_when_the_node_is_run_again():
    """The graph runs the asking node again from its top before it goes on: what it asks must not depend on the run."""
    run = await asked(customer="Harbour Tea")
    first = run.approval
    run.language = "en"
    await run.decide(Decision("supersede", brief=change()))
    assert run.approval == first
