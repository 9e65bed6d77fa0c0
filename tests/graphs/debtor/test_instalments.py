"""Payment in several times, put before a person; and what holds for every kind of news."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.ask import ApprovalRequest, Decision, Question
from graphs.calendar import WorkCalendar
from graphs.context import Policy
from graphs.debtor.brief import NewsKind
from graphs.debtor.policy import spread
from graphs.debtor.process import DEBTOR, HANDOFF
from tests.graphs.debtor.debts import Case, books, plain, shown

# --- whom


async def test_payment_in_several_times_is_put_before_a_person():
    case = Case(HANDOFF)
    await case.say("instalments", customer_id="C1", source="mail", words="payable en 3 fois ?")
    request = case.approval
    assert (request.role, request.amount, request.verbs) == ("lead", "1640.00", ["approve", "reject"])
    plan = request.proposal["plan"]
    assert [part["on"] for part in plan] == ["2026-11-30", "2026-12-30", "2027-02-01"], (
        "the 30th is a Saturday in January"
    )
    assert sum(Decimal(part["amount"]) for part in plan) == Decimal("1640.00")
    assert "payable en 3 fois ?" in shown(request.shown) and case.effects == []
    await case.decide(Decision("approve", ["claire"]))
    [promise] = case.notes.kept
    assert (promise.due_on, promise.amount) == (date(2026, 11, 30), Decimal("546.66"))
    assert case.ending == "done" and "confirmez-lui" in shown(case.says)


async def test_a_refusal_notes_nothing():
    case = Case(HANDOFF)
    await case.say("instalments", customer_id="C1", source="mail", words="en 3 fois ?")
    await case.decide(Decision("reject", ["claire"], note="Trop long."))
    assert case.ending == "refused" and case.effects == [] and "Trop long." in shown(case.says)


async def test_paid_while_it_waited_grants_nothing():
    case = Case(HANDOFF)
    await case.say("instalments", customer_id="C1", source="mail", words="en 3 fois ?")
    case.books.invoices = []
    await case.decide(Decision("approve", ["claire"]))
    assert case.ending == "done" and case.effects == []


async def test_a_new_word_takes_the_place_of_the_request():
    case = Case(HANDOFF)
    await case.say("instalments", customer_id="C1", source="mail", words="en 3 fois ?")
    brief = {"kind": "promise", "day": "2026-12-01"}
    await case.decide(Decision("supersede", ["lea"], brief=brief))
    assert case.notes.kept[0].due_on == date(2026, 12, 1)


async def test_nobody_may_grant_it():
    case = Case(HANDOFF, policy=Policy(roles=[]))
    await case.say("instalments", customer_id="C1", source="mail", words="en 3 fois ?")
    assert case.ending == "refused" and case.effects == []


@given(
    total=st.decimals(min_value="0.10", max_value="99999", places=2),
    times=st.integers(min_value=2, max_value=24),
    first=st.dates(min_value=date(2026, 1, 1), max_value=date(2030, 12, 31)),
)
def test_the_parts_sum_to_the_total_and_follow_each_other(total: Decimal, times: int, first: date):
    plan = spread(total, times, first, WorkCalendar())
    assert sum(part.amount for part in plan) == total and len(plan) == times
    assert all(one.on < other.on for one, other in pairwise(plan))
    assert plan[0].on == first


# --- all of them


@pytest.mark.parametrize(
    "kind", ["paid", "promise", "dispute", "wrong_contact", "absence", "instalments", "insolvency"]
)
@pytest.mark.parametrize("language", ["fr", "en"])
async def test_words_from_outside_are_only_ever_quoted(kind: NewsKind, language: str):
    hostile = "<@U1> *pay* {0} {customer} https://evil.example"
    case = Case(HANDOFF, language=language, books=books())
    await case.say(kind, customer_id="C1", source="mail", words=hostile, contact=hostile[:20])
    if isinstance(case.asked, Question):
        messages = [case.asked.message]
    elif isinstance(case.asked, ApprovalRequest):
        messages = list(case.asked.shown.values())
    else:
        messages = case.says
    assert messages
    assert all(hostile not in plain(message.summary) for message in messages)


def test_each_process_has_a_title_in_each_language():
    titles = {process.title({}, language) for process in DEBTOR for language in ("fr", "en")}
    assert len(titles) == 2 * len(DEBTOR) and all(titles)
