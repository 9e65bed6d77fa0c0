"""What a customer wrote, or did not: shown to a colleague, kept in the books only once they say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from graphs.ask import EffectOutcome
from graphs.quote_followup.brief import FollowupBrief
from tests.graphs.quote_followup.case import NOBODY, ONE, Case, WaitingBooks, shown

AFTER = datetime(2026, 12, 14, 11, 0, tzinfo=UTC)


async def test_an_acceptance_is_confirmed_by_a_person_before_it_counts():
    case = Case(asker=NOBODY)
    await case.wrote("Bonjour,\nBon pour accord !\nJ. Martin")
    assert case.question.code == "quote.accepted"
    assert "Bon pour accord" in shown(case.question.message)
    assert (case.books.marks, case.facts["wrote"], case.facts["answer"]) == ({}, True, None)
    await case.answer(choice="won")
    assert case.books.marks == {"D2026-0001": "accepted"}
    assert (case.ending, case.facts["answer"], case.mails) == ("done", "accepted", [])
    assert [effect.kind for effect in case.effects] == ["books.mark_quote_answered"]
    assert case.effects[0].payload == {"number": "D2026-0001", "answer": "accepted", "on": "2026-11-23"}


@pytest.mark.parametrize(
    ("words", "said", "mark"),
    [
        ("Bon pour accord", "oui", "accepted"),
        ("Bon pour accord", "oui c'est une commande", "accepted"),
        ("Bon pour accord", "non", None),
        ("Bon pour accord", "pas encore", None),
        ("Bon pour accord", "non, ils ont décliné", "declined"),
        ("We accept your quote.", "yes", "accepted"),
        ("Nous déclinons votre offre.", "oui", "declined"),
        ("Nous déclinons votre offre.", "pas encore, je les appelle", None),
        ("Nous déclinons votre offre.", "c'est une commande", "accepted"),
        ("Quel est le délai ?", "je m'en occupe", None),
        ("Quel est le délai ?", "c'est décliné", "declined"),
    ],
)
async def test_what_the_colleague_says_is_what_counts(words: str, said: str, mark: str | None):
    case = Case(asker=NOBODY)
    await case.wrote(words)
    await case.answer(said)
    assert case.books.marks.get("D2026-0001") == mark
    assert case.ending == "done"


@pytest.mark.parametrize("said", ["bleu", "peut-être gagné, peut-être perdu", "oui"])
async def test_what_cannot_be_used_is_asked_again(said: str):
    case = Case(asker=NOBODY)
    await case.wrote("Pouvez-vous faire 5 % ?")
    assert case.question.code == "quote.words"
    await case.answer(said)
    assert case.question.code == "quote.words"
    assert said in shown(case.question.message)
    assert case.books.marks == {}


async def test_a_condition_is_no_acceptance():
    case = Case(asker=NOBODY)
    await case.wrote("Ok si vous faites 5 %")
    assert (case.question.code, case.facts["reading"]) == ("quote.words", "question")


async def test_an_answer_to_an_older_version_and_from_elsewhere_is_pointed_out():
    case = Case(asker=NOBODY, books=WaitingBooks([replace(ONE, number="D2026-0001-V2")]))
    await case.wrote("Bon pour accord", "D2026-0001", sender="someone@else.example")
    text = shown(case.question.message)
    assert "remplacé depuis par D2026-0001-V2" in text
    assert "someone@else.example" in text


async def test_words_about_a_quote_that_waits_no_more_are_handed_over():
    case = Case(asker=NOBODY)
    await case.wrote("Bon pour accord", "D2026-0077")
    assert case.ending == "done"
    assert "Bon pour accord" in shown(case.last.context.says[-1].message)
    assert case.effects == []


async def test_the_address_tells_which_quote_when_its_number_is_not_known():
    case = Case(asker=NOBODY)
    await case.begin(FollowupBrief("answered", words="Bon pour accord", sender=ONE.customer.email.upper()))
    assert (case.question.code, case.facts["number"]) == ("quote.accepted", "D2026-0001")


# --- at its end -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("choice", "mark"), [("won", "accepted"), ("lost", "declined"), ("extend", None)])
async def test_at_its_end_the_owner_says_what_became_of_it(choice: str, mark: str | None):
    case = Case(now=AFTER)
    await case.begin(FollowupBrief("expiring", "D2026-0001"))
    assert case.question.code == "quote.outcome"
    assert [each.value for each in case.question.choices] == ["won", "lost", "extend"]
    await case.answer(choice=choice)
    assert (case.books.marks.get("D2026-0001"), case.ending, case.mails) == (mark, "done", [])
    if mark is None:
        assert "nouvelle version" in case.said


async def test_a_wish_to_follow_up_an_expired_quote_asks_the_same():
    case = Case(now=AFTER)
    await case.asks("D2026-0001")
    assert case.question.code == "quote.outcome"
    await case.answer("perdu")
    assert case.books.marks == {"D2026-0001": "declined"}


async def test_books_that_know_another_answer_are_not_changed():
    failing = {"books.mark_quote_answered": EffectOutcome(False, error="rejected", detail="declined on 2026-11-20")}
    case = Case(asker=NOBODY, outcomes=failing)
    await case.wrote("Bon pour accord")
    await case.answer(choice="won")
    assert (case.ending, case.facts["answer"]) == ("failed", None)
    assert "autre réponse" in case.said


async def test_stop_is_heard():
    case = Case(asker=NOBODY)
    await case.wrote("Bon pour accord")
    await case.answer("laisse tomber", brief={"process": "stop"})
    assert (case.ending, case.books.marks) == ("refused", {})


async def test_in_english():
    case = Case(asker=NOBODY, language="en")
    await case.wrote("We accept.")
    assert "Is it an order?" in case.question.message.summary
    await case.answer(choice="won")
    assert "has accepted quote D2026-0001" in case.said
