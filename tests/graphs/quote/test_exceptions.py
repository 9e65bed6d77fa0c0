"""Each exception asks, says expected and found, and names the least role that may answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graphs.ask import ApprovalRequest, Reason
from graphs.context import Policy
from graphs.message import Table
from tests.graphs.quote.shop import brief, case, shop
from tests.support.process_run import ROLES, MemoryBooks, ProcessRun, due, person, words


async def asked(*lines: Any, books: MemoryBooks | None = None, **values: Any) -> ProcessRun:
    run = case(books, **values.pop("run", {}))
    await run.begin(brief("bellerive", *lines, **values))
    assert isinstance(run.asked, ApprovalRequest), run.asked
    return run


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def only(run: ProcessRun) -> Reason:
    [reason] = run.approval.reasons
    return reason


async def test_stock():
    run = await asked("150 moulin cassis")
    reason = next(reason for reason in run.approval.reasons if reason.code == "stock")
    assert reason.expected == {"fr": "10 en stock", "en": "10 in stock"}
    assert reason.found == {"fr": "150 demandés", "en": "150 requested"}
    assert "Moulin Cassis" in reason.text["fr"]


async def test_stock_counts_all_lines_of_the_product():
    books = shop()
    run = await asked("8 moulin cassis", ("moulin cassis", "4"), books=books)
    assert run.codes == ["stock"]
    assert only(run).found["en"] == "12 requested"


async def test_discount_beyond_the_rules_and_the_askers_limit():
    run = await asked("10 saucer", discount_percent="15")
    assert run.codes == ["discount_limit"]
    assert only(run).expected == {"fr": "10\u202f% au plus", "en": "10% at most"}
    assert only(run).found == {"fr": "15\u202f% demandés", "en": "15% requested"}
    assert run.approval.role == "lead"
    assert run.facts["discount_percent"] == run.facts["requested_discount_percent"] == "15.00"


async def test_a_discount_that_the_rules_grant_is_nobodys_exception():
    run = case()
    await run.begin(brief("bellerive", "100 saucer", discount_percent="12"))
    assert (run.ending, run.facts["rules"]) == ("done", ["R-SOU"])


async def test_amount():
    run = await asked("2000 saucer")
    assert run.codes == ["amount_limit"]
    assert only(run).expected["en"] == "€5,000.00 excl. VAT at most"
    assert only(run).found["fr"] == "5\u202f632,00\xa0€ HT"
    assert (run.approval.amount, run.approval.role) == ("5632.00", "lead")


async def test_amount_beyond_the_next_role_too():
    run = await asked("9000 saucer")
    assert (run.approval.role, run.approval.confirm, run.approval.approvals_needed) == ("director", True, 1)


async def test_two_people_above_the_highest_tier():
    run = await asked("40000 saucer")
    assert (run.approval.role, run.approval.confirm, run.approval.approvals_needed) == ("director", True, 2)


async def test_overdue():
    books = shop()
    books.receivables["C1"] = [
        due("F-1", date(2026, 10, 3), "1200.00", paid="200.00"),
        due("F-2", date(2026, 11, 1), "50.00"),
        due("F-3", date(2026, 12, 1), "70.00"),
        due("F-4", date(2026, 9, 1), "70.00", paid="70.00"),
    ]
    run = await asked("1 saucer", books=books)
    assert run.codes == ["customer_overdue"]
    assert only(run).found["fr"] == (
        "2 factures (F-1, F-2)\xa0: 1\u202f050,00\xa0€ dus, la plus ancienne depuis le 3 octobre 2026"
    )
    assert run.approval.role == "lead"


async def test_due_today_is_not_overdue():
    books = shop()
    books.receivables["C1"] = [due("F-1", date(2026, 11, 23), "1200.00")]
    run = case(books)
    await run.begin(brief("bellerive", "1 saucer"))
    assert run.ending == "done"


async def test_dispute():
    books = shop()
    books.receivables["C1"] = [due("F-7", date(2026, 12, 23), "1200.00", disputed=True)]
    run = await asked("1 saucer", books=books)
    assert (run.codes, only(run).found["en"]) == (["customer_dispute"], "in dispute: F-7")


async def test_price_missing_is_filled_in_before_it_is_approved():
    run = await asked("2 gravure sur mesure", "1 saucer")
    assert run.codes == ["price_missing"]
    assert run.approval.verbs == ["edit", "reject"]
    assert [field.name for field in run.approval.form["en"]] == ["quantity_0", "quantity_1", "unit_price_0", "discount"]
    assert run.facts["lines"][0]["unit_price"] is None
    assert run.facts["total_excl_vat"] == "3.20"


async def test_all_exceptions_at_once_and_the_role_that_covers_them():
    books = shop()
    books.receivables["C1"] = [due("F-7", date(2026, 10, 23), "1200.00", disputed=True)]
    run = await asked("500 moulin cassis", books=books, discount_percent="15")
    assert run.codes == ["stock", "discount_limit", "amount_limit", "customer_overdue", "customer_dispute"]
    assert run.approval.role == "lead"


async def test_nothing_is_done_while_it_waits():
    run = await asked("150 moulin cassis")
    assert (run.effects, run.says, run.quotes) == ([], [], [])
    assert run.facts["total_excl_vat"] == "5985.00"
    assert [record.kind for record in run.records] == ["judged", "asked"]


async def test_who_holds_the_limits_needs_nobody():
    run = case(asker=person("claire", "lead"))
    await run.begin(brief("bellerive", "2000 saucer", discount_percent="20"))
    assert run.ending == "done"


async def test_even_a_director_is_asked_about_stock():
    run = await asked("150 moulin cassis", run={"asker": person("hugo", "director")})
    assert (run.codes, run.approval.role) == (["stock"], "lead")


@pytest.mark.parametrize("asker", [person("x", "director", outside=True), person("y", "nobody")])
async def test_from_outside_or_without_a_role_no_discount_is_free(asker: Any):
    run = await asked("1 saucer", discount_percent="1", run={"asker": asker})
    assert run.codes == ["discount_limit"]


async def test_someone_from_outside_cannot_redirect_the_mail():
    run = case(asker=person("x", outside=True))
    await run.begin(brief("Zénith", "1 saucer"))
    await run.answer("attacker@evil.example")
    assert run.codes == ["unknown_customer"]
    assert "attacker@evil.example" in run.approval.reasons[0].text["fr"]


async def test_propose_shows_every_quote():
    run = await asked("1 saucer", run={"policy": Policy(list(ROLES), autonomy="propose")})
    assert (run.codes, run.approval.role) == ([], "employee")
    assert "Chaque devis est montré avant l'envoi" in words(run.approval.shown["fr"])


async def test_above_the_amount_it_sends_alone_the_card_says_so():
    policy = Policy(list(ROLES), autonomy="act", act_limit=Decimal("1.50"))
    run = await asked("1 saucer", run={"policy": policy})
    assert (run.codes, run.approval.role) == ([], "employee")
    french, english = (plain(words(run.approval.shown[language])) for language in ("fr", "en"))
    assert "Au-dessus de 1,50 €, chaque devis est montré avant l'envoi." in french
    assert "Above €1.50, every quote is shown before it is sent." in english
    assert "aucune exception" not in french
    run = await asked("1 saucer", run={"policy": replace(policy, autonomy="propose")})
    assert "Au-dessus de" not in words(run.approval.shown["fr"])


async def test_observe_does_nothing_and_tells_what_it_would_have_done():
    run = case(policy=Policy(list(ROLES), autonomy="observe"))
    await run.begin(brief("bellerive", "1 saucer"))
    assert run.ending == "done"
    assert [(effect.kind, effect.shadow, effect.awaited) for effect in run.effects] == [
        ("books.record_quote", True, False),
        ("mail", True, False),
    ]
    assert (run.mails, run.quotes) == ([], [])
    assert run.says[-1].summary.startswith("Essai à blanc, rien n'est parti")
    assert run.facts["number"] is None


async def test_observe_with_an_exception_tells_whom_it_would_have_asked():
    run = case(policy=Policy(list(ROLES), autonomy="observe"), language="en")
    await run.begin(brief("bellerive", "150 moulin cassis"))
    assert run.effects == []
    assert "role lead" in run.says[-1].summary
    assert "10 in stock" in words(run.says[-1])


async def test_nobody_may_approve():
    run = case(policy=Policy([]))
    await run.begin(brief("bellerive", "1 saucer", discount_percent="3"))
    assert (run.ending, run.effects) == ("refused", [])
    assert "aucun rôle n'est défini" in run.says[-1].summary


async def test_the_card_shows_recipient_and_amount_first_then_why_then_the_mail():
    run = await asked("150 moulin cassis")
    for language, labels in (("fr", ["Client", "Destinataire", "Total HT"]), ("en", ["Customer", "Recipient"])):
        card = run.approval.shown[language]
        shown = words(card)
        assert [item.label for item in card.blocks[1].items][: len(labels)] == labels  # type: ignore[union-attr]
        assert "achats@bellerive.example" in shown
        assert run.approval.reasons[0].found[language] in shown
        assert "Bonjour Anne Roux," in shown, "the mail is shown as it will leave, in the customer's language"
        assert "Léa Marchand" in shown
    assert run.approval.approve_label == {"fr": "Envoyer le devis", "en": "Send the quote"}
    assert len(run.approval.reject_stems["fr"]) == len(run.approval.reject_stems["en"]) >= 4


async def test_the_mail_that_was_shown_is_the_one_that_leaves():
    from graphs.ask import Decision
    from graphs.message import Excerpt

    run = await asked("15 moulin cassis")
    [shown] = [block for block in run.approval.shown["fr"].blocks if isinstance(block, Excerpt)]
    await run.decide(Decision("approve", ["claire"]))
    left = f"{run.mails[0]['subject']}\n\n{run.mails[0]['text']}"
    assert shown.text.replace("(numéro attribué à l'envoi)", "D2026-0001") == left


async def test_the_form_types_its_fields_by_unit():
    run = await asked("150 moulin cassis", "2.5 thé sencha", discount_percent="4")
    first, second, discount = run.approval.form["fr"]
    assert (first.name, first.input, first.value, first.minimum) == ("quantity_0", "integer", "150", "1")
    assert (second.name, second.input, second.value) == ("quantity_1", "decimal", "2.5")
    assert (discount.input, discount.value, discount.required, discount.maximum) == ("percent", "4", False, "100")


async def test_the_form_asks_for_the_address_of_a_new_customer_only():
    run = case()
    await run.begin(brief("Kermadec, cap@kermadec.example", "1 saucer"))
    assert run.codes == ["unknown_customer"]
    assert run.approval.form["fr"][-1].value == "cap@kermadec.example"
    assert "email" not in [field.name for field in (await asked("150 moulin cassis")).approval.form["fr"]]


async def test_a_card_of_many_lines_is_cut():
    books = shop()
    books.products = [
        replace(books.products[2], sku=f"P{at}", name=f"Article {at} zébu", stock=Decimal(0)) for at in range(60)
    ]
    run = await asked(*[f"1 P{at}" for at in range(60)], books=books)
    assert len(run.approval.reasons) == 60
    assert all(len(block.rows) <= 40 for block in run.approval.shown["fr"].blocks if isinstance(block, Table))
    assert len(run.approval.form["fr"]) == 41
