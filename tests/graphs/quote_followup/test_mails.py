"""A follow-up from the wish, or the clock, to the mail: found, weighed, shown, sent, or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graphs.ask import Decision, EffectOutcome
from graphs.quote_followup.brief import FollowupBrief
from graphs.standing import Standing, StandingKind
from integrations.books.port import SentQuote
from tests.graphs.quote_followup.case import (
    BELLERIVE,
    NOBODY,
    NOON,
    ONE,
    TWO,
    Case,
    WaitingBooks,
    plain,
    sent_quote,
    shown,
)

APPROVE = Decision("approve", ["lea"])


class MovingQuotes(list[SentQuote]):
    """Quotes whose customer moves once they were read."""

    def __iter__(self) -> Iterator[SentQuote]:
        read = list(super().__iter__())
        self[:] = [replace(each, customer=replace(each.customer, email="neu@bellerive.example")) for each in read]
        return iter(read)


async def test_a_colleague_s_wish_leaves_at_once_in_the_customer_s_words():
    case = Case()
    await case.asks(customer_name="Bellerive")
    (mail,) = case.mails
    assert (mail["number"], mail["to"], mail["why"], mail["customer_id"]) == (
        ONE.number,
        BELLERIVE.email,
        "asked",
        "C1",
    )
    assert ONE.number in mail["subject"]
    assert case.asker.name in mail["text"]
    assert (case.ending, case.facts["sent_to"]) == ("done", BELLERIVE.email)
    assert case.effects[0].not_before == NOON
    assert "ouverture" not in case.said
    assert "envoyée" in case.said


async def test_the_customer_s_language_and_the_reader_s_are_each_their_own():
    case = Case(autonomy="propose")
    await case.asks("D2026-0002")
    assert "Dear" in plain(case.approval.proposal["text"]) or "Hello" in plain(case.approval.proposal["text"])
    assert "Relancer Nordlys Kaffe" in shown(case.approval.shown["fr"])
    assert "Follow up with Nordlys Kaffe" in shown(case.approval.shown["en"])
    assert "400,00 €" in shown(case.approval.shown["fr"])


async def test_a_company_that_sees_all_first_is_asked_and_may_reword():
    case = Case(autonomy="propose")
    await case.asks("D2026-0001")
    assert (case.approval.requester_may, case.approval.amount, case.mails) == (True, "1000.00", [])
    await case.decide(Decision("edit", ["lea"], values={"subject": "Notre devis", "text": "Bonjour,\nEt alors ?"}))
    (mail,) = case.mails
    assert (mail["subject"], mail["text"], mail["to"]) == ("Notre devis", "Bonjour,\nEt alors ?", BELLERIVE.email)
    assert case.ending == "done"


async def test_a_refusal_is_said_and_nothing_leaves():
    case = Case(autonomy="propose")
    await case.asks("D2026-0001")
    await case.decide(Decision("reject", ["lea"], note="Je les vois demain"))
    assert (case.mails, case.ending) == ([], "refused")


async def test_observing_sends_nothing_and_shows_the_mail():
    case = Case(autonomy="observe")
    await case.asks("D2026-0001")
    assert (case.mails, case.effects[0].shadow, case.ending) == ([], True, "done")
    assert "observation" in case.said


async def test_the_clock_s_follow_up_waits_for_working_hours_and_is_signed_by_the_company():
    sunday = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
    case = Case(asker=NOBODY, now=sunday)
    await case.begin(FollowupBrief("due", "D2026-0001"))
    assert case.effects[0].not_before == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert "Atelier Vauban" in case.mails[0]["text"]
    assert "ouverture" not in case.said


async def test_a_colleague_who_asks_on_a_sunday_is_told_when_it_leaves():
    case = Case(now=datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    await case.asks("D2026-0001")
    assert "partira à l'ouverture, le 23 novembre 2026 à 8 h" in case.said
    assert case.effects[0].not_before == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


async def test_shortly_before_the_end_the_last_text_is_used():
    case = Case(asker=NOBODY)
    await case.begin(FollowupBrief("expiring", "D2026-0001"))
    first = Case(asker=NOBODY)
    await first.begin(FollowupBrief("due", "D2026-0001"))
    late = Case(now=datetime(2026, 12, 8, 11, 0, tzinfo=UTC))
    await late.asks("D2026-0001")
    assert case.mails[0]["subject"] == late.mails[0]["subject"] != first.mails[0]["subject"]


@pytest.mark.parametrize("kind", ["complaint", "objection"])
async def test_what_runs_with_the_customer_bans_it(kind: StandingKind):
    case = Case(running=[Standing("C1", kind, date(2026, 11, 1))])
    await case.asks("D2026-0001")
    assert (case.mails, case.ending) == ([], "refused")
    assert [reason.code for reason in case.last.values["reasons"]] == [kind]


async def test_an_insolvency_is_asked_about_and_the_asker_alone_does_not_decide():
    case = Case(running=[Standing("C1", "insolvency", date(2026, 11, 1))])
    await case.asks("D2026-0001")
    assert ([reason.code for reason in case.approval.reasons], case.approval.role) == (["insolvency"], "sales_lead")
    assert not case.approval.requester_may
    await case.decide(Decision("approve", ["claire"]))
    assert len(case.mails) == 1


async def test_what_changed_since_it_was_shown_is_asked_again():
    case = Case(autonomy="propose")
    await case.asks("D2026-0001")
    case.standings.running.append(Standing("C1", "bounced", date(2026, 11, 23)))
    await case.decide(APPROVE)
    assert [reason.code for reason in case.approval.reasons] == ["bounced"]
    assert case.mails == []


async def test_an_answer_meanwhile_ends_it():
    case = Case(autonomy="propose")
    await case.asks("D2026-0001")
    case.books.marks["D2026-0001"] = "accepted"
    await case.decide(APPROVE)
    assert (case.mails, case.ending) == ([], "done")
    assert "n'attend plus" in case.said


@pytest.mark.parametrize(("address", "code"), [("", "missing_address"), ("pas une adresse", "bad_address")])
async def test_without_a_good_address_nothing_leaves(address: str, code: str):
    quote = replace(ONE, customer=replace(BELLERIVE, email=address))
    case = Case(books=WaitingBooks([quote]))
    await case.asks("D2026-0001")
    assert (case.mails, case.ending) == ([], "refused")
    assert [reason.code for reason in case.last.values["reasons"]] == [code]


@pytest.mark.parametrize(
    ("why", "ending"), [("answered", "done"), ("standing", "refused"), ("already", "done"), ("unheard of", "done")]
)
async def test_what_did_not_leave_is_said(why: str, ending: str):
    case = Case(outcomes={"followup.mail": EffectOutcome(True, {"sent": False, "why": why})})
    await case.asks("D2026-0001")
    assert case.ending == ending
    assert "n'est pas partie" in case.said
    assert case.facts["sent_to"] is None


async def test_what_came_up_while_it_was_held_back_is_looked_at_again_by_itself():
    case = Case(asker=NOBODY, outcomes={"followup.mail": EffectOutcome(True, {"sent": False, "why": "standing"})})
    case.standings.running.append(Standing("C1", "insolvency", date(2026, 11, 23)))
    await case.begin(FollowupBrief("due", "D2026-0001"))
    await case.decide(Decision("approve", ["claire"]))
    assert "je refais le point" in case.said
    assert [reason.code for reason in case.approval.reasons] == ["insolvency"], "and asks anew, as it would now"
    case.standings.running.clear()
    case.outcomes.clear()
    await case.decide(Decision("approve", ["claire"]))
    assert case.ending == "done" and case.facts["sent_to"] == BELLERIVE.email


async def test_an_address_that_changed_while_it_was_held_back_gets_it():
    case = Case(asker=NOBODY, outcomes={"followup.mail": EffectOutcome(True, {"sent": False, "why": "address"})})
    case.books.quotes = MovingQuotes(case.books.quotes)
    await case.begin(FollowupBrief("due", "D2026-0001"))
    assert [mail["to"] for mail in case.mails] == [BELLERIVE.email, *["neu@bellerive.example"] * 3]
    assert case.ending == "done", "three times, and no more"


async def test_a_text_that_somebody_wrote_is_not_replaced():
    case = Case(autonomy="propose", outcomes={"followup.mail": EffectOutcome(True, {"sent": False, "why": "address"})})
    await case.asks("D2026-0001")
    await case.decide(Decision("edit", ["lea"], values={"subject": "Notre devis", "text": "Alors ?"}))
    assert len(case.mails) == 1 and "n'est pas partie" in case.said


async def test_one_that_expired_on_its_way_is_asked_about():
    case = Case(outcomes={"followup.mail": EffectOutcome(True, {"sent": False, "why": "expired"})})
    await case.asks("D2026-0001")
    assert case.question.code == "quote.outcome"


async def test_a_failure_is_said_with_its_detail():
    case = Case(outcomes={"followup.mail": EffectOutcome(False, error="rejected", detail="no such user")})
    await case.asks("D2026-0001")
    assert case.ending == "failed"
    assert "no such user" in shown(case.turns[-1].context.says[-1].message)


# --- which one --------------------------------------------------------------------------------------------------------


async def test_several_quotes_of_a_customer_are_asked_about():
    other = sent_quote("D2026-0005", BELLERIVE, "2026-11-15", "2026-12-15", "80.00")
    case = Case(books=WaitingBooks([ONE, TWO, other]))
    await case.asks(customer_name="Hôtel Bellerive")
    assert [choice.value for choice in case.question.choices] == ["D2026-0001", "D2026-0005"]
    await case.answer(choice="D2026-0005")
    assert [mail["number"] for mail in case.mails] == ["D2026-0005"]


async def test_which_one_may_be_said_in_words():
    case = Case()
    await case.asks()
    assert len(case.question.choices) == 2
    await case.answer("celui de Nordlys")
    if not case.mails:
        await case.answer("Nordlys")
    assert [mail["number"] for mail in case.mails] == ["D2026-0002"]


async def test_a_name_nobody_knows_is_asked_again_and_can_be_stopped():
    case = Case()
    await case.asks(customer_name="Zorglub & Cie")
    assert case.question.code == "quote.customer"
    await case.answer("stop", brief={"process": "stop"})
    assert (case.ending, case.mails) == ("refused", [])


async def test_the_newest_version_is_meant():
    case = Case(books=WaitingBooks([replace(ONE, number="D2026-0001-V2")]))
    await case.asks("2026-0001")
    assert case.mails[0]["number"] == "D2026-0001-V2"


@pytest.mark.parametrize(
    ("number", "customer_name"), [("D2026-0099", ""), ("", "Café Lumière")], ids=["number", "customer"]
)
async def test_what_waits_for_no_answer_is_said(number: str, customer_name: str):
    case = Case()
    await case.asks(number, customer_name)
    assert (case.ending, case.mails) == ("refused", [])
    assert "n'attend" in case.said


async def test_the_clock_says_nothing_of_a_quote_that_was_answered_meanwhile():
    case = Case(asker=NOBODY)
    await case.begin(FollowupBrief("due", "D2026-0099"))
    assert (case.ending, case.said, case.mails) == ("done", "", [])


async def test_somebody_from_outside_cannot_ask():
    case = Case(asker=NOBODY)
    await case.asks("D2026-0001")
    assert (case.ending, case.mails) == ("refused", [])
