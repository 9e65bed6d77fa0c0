"""Said to be paid: the books have the last word; where they do not show it, a person says what follows."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.debtor.process import PAYMENT
from tests.graphs.debtor.debts import Case, shown


def case() -> Case:
    return Case(PAYMENT)


async def test_the_books_show_it():
    run = case()
    await run.say("paid", customer="Bellerive", invoices=["F2026-0050"])
    assert run.ending == "done" and run.effects == []
    assert run.facts["paid"] is True and run.facts["invoices"] == ["F2026-0050"]
    assert "bien payé" in run.said


async def test_nothing_overdue_is_as_good_as_paid():
    run = case()
    await run.say("paid", customer="Aurora")
    assert run.facts["paid"] is True and run.effects == []


async def test_the_books_do_not_show_it():
    run = case()
    await run.say("paid", customer="Bellerive", invoices=["F2026-0103"], words="on a reçu le virement de Bellerive")
    assert run.question.code == "not_booked" and run.values == ["wait", "chase", "dispute"]
    assert run.codes == ["payment_not_booked"] and run.effects == []
    assert "F2026-0103" in run.question.message.summary
    assert "on a reçu le virement de Bellerive" in shown([run.question.message])
    assert run.facts["paid"] is None


async def test_waiting_holds_the_reminders_for_three_working_days():
    run = case()
    await run.say("paid", customer="Bellerive")
    await run.answer(choice="wait")
    [standing] = run.notes.standings
    assert (standing.subject, standing.kind, standing.until) == ("C1", "hold", date(2026, 11, 26))
    assert run.ending == "done" and run.facts["paid"] is False and run.facts["until"] == "2026-11-26"


async def test_going_on_changes_nothing():
    run = case()
    await run.say("paid", customer="Bellerive")
    await run.answer("continuer les relances")
    assert run.ending == "done" and run.effects == [] and run.facts["paid"] is False


@pytest.mark.parametrize("said", ["", "en fait ils contestent la facture"])
async def test_it_may_be_a_dispute_after_all(said: str):
    run = case()
    await run.say("paid", customer="Bellerive")
    await (run.answer(said) if said else run.answer(choice="dispute"))
    assert [standing.kind for standing in run.notes.standings] == ["dispute"]
    assert run.facts["kind"] == "dispute"


async def test_an_invoice_tells_whose_it_is():
    run = case()
    await run.say("paid", invoices=["0110"])
    assert run.question.code == "not_booked" and run.facts["customer"] == "Dupont Frères"


async def test_an_invoice_nobody_has_is_asked_about():
    run = case()
    await run.say("paid", customer="Bellerive", invoices=["F2025-9999"])
    assert run.question.code == "unknown_invoice" and run.codes == ["unknown_invoice"]
    assert run.values == ["invoice:F2026-0085", "invoice:F2026-0103", "all"]
    await run.answer(choice="invoice:F2026-0085")
    assert run.question.code == "not_booked" and run.facts["invoices"] == ["F2026-0085"]


async def test_stopping_notes_nothing():
    run = case()
    await run.say("paid", customer="Bellerive")
    await run.answer("stop", brief={"process": "stop"})
    assert run.ending == "refused" and run.effects == [] and run.says


async def test_the_books_may_change_while_the_question_waits():
    run = case()
    await run.say("paid", customer="Dupont Frères")
    assert run.question.code == "not_booked"
    run.books.invoices = []
    await run.answer(choice="wait")
    assert run.ending == "done" and run.facts["paid"] is True and run.effects == []
