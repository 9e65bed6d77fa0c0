"""Promises to pay: a sure one is noted with the day the books are looked at; a doubtful one is asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.dunning.promises import missing_of
from graphs.dunning.port import Promise
from graphs.message import Excerpt
from tests.graphs.debtor.debts import Case, Notes, bill, books, plain, shown

WORDS = "Bellerive a promis de payer le 30 novembre"


async def test_a_promise_is_noted_with_the_day_the_books_are_looked_at():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", words=WORDS)
    assert case.ending == "done"
    [effect] = case.effects
    assert effect.kind == "promise.put"
    [promise] = case.notes.kept
    assert (promise.customer_id, promise.due_on, promise.check_on) == ("C1", date(2026, 11, 30), date(2026, 12, 2))
    assert (promise.amount, promise.invoices, promise.words, promise.by) == (None, [], WORDS, "lea")
    assert case.facts == {
        "customer": "Bellerive SARL",
        "customer_id": "C1",
        "kind": "promise",
        "due_on": "2026-11-30",
        "amount": "1640.00",
        "invoices": [],
        "check_on": "2026-12-02",
    }


async def test_the_card_shows_the_words_and_the_figures():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", words=WORDS)
    [message] = case.says
    assert [block.text for block in message.blocks if isinstance(block, Excerpt)] == [WORDS]
    text = shown([message])
    assert "1 640,00" in text and "lundi 30 novembre 2026" in text
    assert "15 octobre 2026" in text and "39 jours de retard" in text
    assert "19 jours après" in text and "aucune relance" in text


async def test_the_check_skips_days_that_are_not_worked():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-27")
    assert case.notes.kept[0].check_on == date(2026, 12, 1), "Friday, then Monday and Tuesday"


async def test_a_part_and_named_invoices_are_kept():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", amount="300.00", invoices=["0085"])
    [promise] = case.notes.kept
    assert (promise.amount, promise.invoices) == (Decimal("300.00"), ["F2026-0085"])
    assert case.facts["amount"] == "300.00" and case.facts["invoices"] == ["F2026-0085"]


async def test_no_day_said_is_asked_and_the_answer_read():
    case = Case()
    await case.say("promise", customer="Bellerive", words="Bellerive va payer")
    assert case.question.code == "day_missing" and case.codes == ["promise_day"]
    assert case.effects == []
    await case.answer("le 4 décembre")
    assert case.ending == "done" and case.notes.kept[0].due_on == date(2026, 12, 4)


async def test_words_that_may_be_two_days_are_offered_as_buttons():
    case = Case()
    await case.say("promise", customer="Bellerive", day_said="lundi")
    assert case.values == ["day:2026-11-23", "day:2026-11-30"]
    assert plain(case.question.choices[1].label) == "Lundi 30 novembre 2026"
    await case.answer(choice="day:2026-11-30")
    assert case.notes.kept[0].due_on == date(2026, 11, 30)


async def test_an_answer_that_says_no_day_is_said_back():
    case = Case()
    await case.say("promise", customer="Bellerive")
    await case.answer("bientôt sans doute")
    assert "bientôt" in case.question.message.summary and case.effects == []
    await case.answer("vendredi")
    assert case.notes.kept[0].due_on == date(2026, 11, 27)


async def test_a_past_day_is_asked_about():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-20")
    assert case.question.code == "day_past" and case.effects == []


@pytest.mark.parametrize(("choice", "ending"), [("yes", True), ("other", False)])
async def test_a_day_beyond_two_months_is_confirmed_or_changed(choice: str, ending: bool):
    case = Case()
    await case.say("promise", customer="Bellerive", day="2027-01-23")
    assert case.question.code == "day_far" and case.effects == []
    await case.answer(choice=choice)
    if ending:
        assert case.notes.kept[0].due_on == date(2027, 1, 23)
    else:
        assert case.question.code == "day_missing"


async def test_sixty_days_are_not_far():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2027-01-22")
    assert case.ending == "done"


@pytest.mark.parametrize(("choice", "amount"), [("all", None), ("keep", Decimal("2000.00"))])
async def test_more_than_what_is_owed_is_asked_about(choice: str, amount: Decimal | None):
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", amount="2000.00")
    assert case.question.code == "amount_over" and case.codes == ["promise_amount"]
    await case.answer(choice=choice)
    assert case.notes.kept[0].amount == amount


async def test_more_than_the_named_invoice_is_asked_about():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", amount="700.00", invoices=["F2026-0085"])
    assert case.question.code == "amount_over"
    await case.answer("640,00 €")
    assert case.notes.kept[0].amount == Decimal("640.00")


async def test_nothing_owed_nothing_noted():
    case = Case(books=books())
    case.books.invoices = [bill("F1", case.books.customers[0], "2026-10-01", "50.00", "50.00")]
    await case.say("promise", customer="Bellerive", day="2026-11-30")
    assert case.ending == "done" and case.effects == [] and "ne doit rien" in case.said


async def test_a_newer_promise_takes_the_place_of_the_older():
    old = Promise("p1", "C1", date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 20))
    case = Case(notes=Notes(kept=[old]))
    await case.say("promise", customer="Bellerive", day="2026-11-30")
    assert [(one.id == "p1", one.state) for one in case.notes.kept] == [(True, "withdrawn"), (False, "open")]


async def test_the_same_turn_run_again_notes_the_same_promise():
    cases = [Case(), Case()]
    for case in cases:
        await case.say("promise", customer="Bellerive", day="2026-11-30")
    assert [effect.key for effect in cases[0].effects] == [effect.key for effect in cases[1].effects]
    assert cases[0].notes.kept == cases[1].notes.kept


async def test_a_later_word_in_the_thread_is_about_the_same_customer():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30")
    await case.say("promise", day="2026-12-03")
    assert case.ending == "done" and [one.state for one in case.notes.kept] == ["withdrawn", "open"]
    assert case.notes.kept[1].customer_id == "C1"


async def test_said_in_english():
    case = Case(language="en")
    await case.say("promise", customer="Aurora", day="2026-11-30")
    assert "Aurora Ltd will pay €75.00 on Monday 30 November 2026" in case.said


async def test_a_part_of_all_that_is_due_is_measured_against_what_is_due_by_then():
    case = Case()
    await case.say("promise", customer="Bellerive", day="2026-11-30", amount="300.00")
    [promise] = case.notes.kept
    owed = await case.books.open_invoices("C1")
    due = [bill for bill in owed if bill.due_on <= promise.due_on]
    assert promise.owed == sum(bill.balance for bill in due) and promise.owed > 300
    paid = [replace(bill, paid_amount=bill.paid_amount + (300 if bill is due[0] else 0)) for bill in owed]
    assert missing_of(promise, paid) == 0, "they paid what they had promised"
    assert missing_of(promise, owed) == 300
