"""One clear question at a time, with buttons, when something is missing, ambiguous, unknown or absurd."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.ask import ApprovalRequest
from tests.graphs.quote.shop import brief, case, choice_labelled, shop
from tests.support.process_run import ProcessRun, customer


async def asked(*args: Any, **values: Any) -> ProcessRun:
    run = case()
    await run.begin(brief(*args, **values))
    return run


async def test_no_customer():
    run = await asked(None, "2 saucer")
    assert (run.question.code, run.question.choices) == ("customer_missing", [])
    assert run.question.message.summary == "Pour quel client est ce devis\u202f?"
    await run.answer("c'est pour Bellerive")
    assert (run.ending, run.facts["customer"]) == ("done", "Bellerive SARL")


async def test_two_duponts_by_button():
    run = await asked("Dupont", "2 saucer")
    assert run.question.code == "customer_which"
    assert [choice.label for choice in run.question.choices] == ["Dupont Frères", "Dupont & Filles", "Autre"]
    await run.answer(choice=choice_labelled(run, "Filles"))
    assert run.mails[0]["to"] == "bonjour@dupont-filles.example"


@pytest.mark.parametrize("text", ["les frères", "le premier", "Dupont Frères", "dupont freres svp"])
async def test_two_duponts_in_words(text: str):
    run = await asked("Dupont", "2 saucer")
    await run.answer(text)
    assert (run.ending, run.facts["customer"]) == ("done", "Dupont Frères")


async def test_another_one_than_those_proposed():
    run = await asked("Dupont", "2 saucer")
    await run.answer(choice="other")
    assert run.question.code == "customer_missing"
    await run.answer("bellerive")
    assert run.facts["customer"] == "Bellerive SARL"


async def test_namesakes_are_told_apart():
    books = shop()
    books.customers += [customer("C8", "Martin", contact="Paul"), customer("C9", "Martin", contact="Zoé")]
    run = case(books)
    await run.begin(brief("martin", "2 saucer"))
    labels = [choice.label for choice in run.question.choices]
    assert labels == ["Martin – Paul – c8@client.example", "Martin – Zoé – c9@client.example", "Autre"]


async def test_an_unknown_customer_is_an_exception_and_a_question():
    run = await asked("Kermadec Nautique", "2 saucer")
    assert run.question.code == "unknown_customer"
    assert [reason.code for reason in run.question.reasons] == run.codes == ["unknown_customer"]
    assert "Kermadec Nautique" in run.question.message.summary
    assert run.facts["customer"] is None
    assert [line["sku"] for line in run.facts["lines"]] == ["SOU-2"]


async def test_an_address_creates_a_new_customer_once_approved():
    run = await asked("Kermadec Nautique", "2 saucer")
    await run.answer("cap@kermadec.example")
    assert isinstance(run.asked, ApprovalRequest)
    assert run.codes == ["unknown_customer"]
    assert run.facts["customer"] == "Kermadec Nautique"


async def test_an_address_of_a_known_customer_is_that_customer():
    run = await asked("Kermadec Nautique", "2 saucer")
    await run.answer("achats@bellerive.example")
    assert (run.ending, run.facts["customer"]) == ("done", "Bellerive SARL")


async def test_name_and_address_in_one_answer():
    run = await asked(None, "2 saucer")
    await run.answer("Kermadec Nautique, cap@kermadec.example")
    assert run.facts["customer"] == "Kermadec Nautique"
    assert run.approval.proposal["email"] == "cap@kermadec.example"


async def test_an_address_alone_needs_a_name():
    run = await asked(None, "2 saucer")
    await run.answer("cap@kermadec.example")
    assert run.question.code == "customer_name"
    await run.answer("Kermadec Nautique")
    assert run.approval.proposal["customer"] == "Kermadec Nautique"


async def test_a_customer_without_a_valid_address():
    run = await asked("Zénith", "2 saucer")
    assert run.question.code == "customer_email"
    await run.answer("je ne sais pas")
    assert run.question.message.summary.startswith("Je n'ai pas compris «\u00a0je ne sais pas\u00a0».")
    await run.answer("écrivez à hello@zenith.example")
    assert [mail["to"] for mail in run.mails] == ["hello@zenith.example"]
