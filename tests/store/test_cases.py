"""Cases, questions, approvals: what waits is found, closed once, and votes are counted one after the other."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection

from bot.store import asks, cases
from bot.store.asks import ApprovalRow, Copy, QuestionRow, Vote
from bot.store.cases import CaseRow, Wait
from bot.store.database import Database
from graphs.ask import ApprovalRequest, Choice, Question, Reason
from graphs.message import Address, Input, text_message

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
PLACE = Address("web", "ventes", "t1")
REASON = Reason("stock", {"fr": "Stock", "en": "Stock"}, {"fr": "≥ 3"}, {"fr": "1"})


def case(id: str = "case-1", address: Address = PLACE, **changes: Any) -> CaseRow:
    row = CaseRow(
        id=id, process="quote", version=1, address=address, asker_id="lea", language="fr", state="working",
        title="Devis", facts={"total": "12.50", "é": [1]}, reasons=[REASON], waits=[Wait("i1", "effect", "k")],
        contributors=["lea"], opened_at=NOW, changed_at=NOW,
    )  # fmt: skip
    return replace(row, **changes)


def question(id: str = "q1", case_id: str = "case-1") -> QuestionRow:
    return QuestionRow(
        id=id, case_id=case_id, interrupt_id="i1", conversation=PLACE.conversation,
        question=Question("which", text_message("Lequel ?"), [Choice("1", "Dupont SARL")], reasons=[REASON]),
        copies=[Copy("post-1", PLACE, "fr")], state="open", asked_at=NOW,
    )  # fmt: skip


def approval(id: str = "a1", case_id: str = "case-1", **changes: Any) -> ApprovalRow:
    row = ApprovalRow(
        id=id, case_id=case_id, interrupt_id="i1", conversation=PLACE.conversation, process="quote", role="lead",
        amount=Decimal("99999999999999.99"),
        request=ApprovalRequest(
            "quote", "lead", "12.50", [REASON], {"fr": text_message("Devis")}, {"lines": [{"sku": "A"}]},
            {"fr": "Envoyer"}, form={"fr": [Input("q", "Quantité", "integer", "3")]},
        ),
        copies=[Copy("post-1", PLACE, "fr", "marc")], digest="d" * 64, requested_by="lea", assigned_to=None, needed=2,
        state="open", asked_at=NOW, expires_at=LATER,
    )  # fmt: skip
    return replace(row, **changes)


async def test_a_case_comes_back_and_is_overwritten(database: Database) -> None:
    await database.write(lambda c: cases.save(c, case()))
    assert await database.read(lambda c: cases.by_id(c, "case-1")) == case()
    changed = case(state="done", title="x" * 400, facts={}, reasons=[], waits=[], changed_at=LATER, opened_at=LATER)
    await database.write(lambda c: cases.save(c, changed))
    kept = await database.read(lambda c: cases.by_id(c, "case-1"))
    assert kept == replace(changed, opened_at=NOW, title="x" * 300)
    assert await database.read(lambda c: cases.by_id(c, "none")) is None


async def test_the_latest_is_the_last_opened_even_when_the_clock_stands_still(database: Database) -> None:
    other = Address("web", "ventes", "t2")

    def open_(c: Connection) -> None:
        for id, address in (("z", PLACE), ("a", PLACE), ("m", other)):
            cases.save(c, case(id, address))
        cases.save(c, case("z", state="done", changed_at=LATER))

    await database.write(open_)
    latest = await database.read(lambda c: cases.latest_in(c, PLACE.conversation))
    assert latest is not None and latest.id == "a"
    assert await database.read(lambda c: cases.latest_in(c, "web/ventes/")) is None
    assert [row.id for row in await database.read(lambda c: cases.recent(c, 10))] == ["z", "m", "a"]
    assert [row.id for row in await database.read(lambda c: cases.recent(c, 1))] == ["z"]
    assert [row.id for row in await database.read(lambda c: cases.recent(c, 10, "working"))] == ["m", "a"]
    assert await database.read(cases.counts) == {"done": 1, "working": 2}


async def test_a_question_is_found_and_closed_once(database: Database) -> None:
    await database.write(lambda c: (cases.save(c, case()), asks.add_question(c, question("q0"))))
    await database.write(lambda c: asks.add_question(c, question("q1")))
    assert await database.read(lambda c: asks.question_by_id(c, "q1")) == question("q1")
    for look in (
        lambda c: asks.open_question_in(c, PLACE.conversation),
        lambda c: asks.open_question_of(c, "case-1"),
    ):
        found = await database.read(look)
        assert found is not None and found.id == "q1"
    closed = await asyncio.gather(
        *(
            database.write(
                lambda c, by=by: asks.close_question(c, "q1", state="answered", by=by, answer={"choice": by}, now=LATER)
            )
            for by in ("lea", "marc", "zoe")
        )
    )
    assert sorted(closed) == [False, False, True]
    kept = await database.read(lambda c: asks.question_by_id(c, "q1"))
    assert kept is not None and kept.state == "answered" and kept.answered_at == LATER
    assert kept.answer == {"choice": kept.answered_by}
    await database.write(lambda c: asks.close_question(c, "q0", state="withdrawn", by=None, answer=None, now=LATER))
    assert await database.read(lambda c: asks.open_question_in(c, PLACE.conversation)) is None
    assert await database.read(lambda c: asks.open_question_of(c, "case-1")) is None


async def test_an_approval_comes_back_with_its_exact_amount(database: Database) -> None:
    await database.write(lambda c: (cases.save(c, case()), asks.add_approval(c, approval())))
    assert await database.read(lambda c: asks.approval_by_id(c, "a1")) == approval()
    found = await database.read(lambda c: asks.open_approval_in(c, PLACE.conversation))
    assert found is not None and found.id == "a1"
    with pytest.raises(Exception, match="does not fit"):
        await database.write(lambda c: asks.add_approval(c, approval("a2", amount=Decimal("1E+14"))))


async def test_an_approval_is_decided_once(database: Database) -> None:
    await database.write(lambda c: (cases.save(c, case()), asks.add_approval(c, approval())))
    decided = await asyncio.gather(
        *(
            database.write(
                lambda c, by=by: asks.close_approval(c, "a1", state="approved", by=by, note=f"ok \x00 {by}", now=LATER)
            )
            for by in ("marc", "zoe", "lea")
        )
    )
    assert sorted(decided) == [False, False, True]
    kept = await database.read(lambda c: asks.approval_by_id(c, "a1"))
    assert kept is not None and kept.state == "approved" and kept.decided_at == LATER
    assert kept.note == f"ok \ufffd {kept.decided_by}"
    assert await database.read(lambda c: asks.open_approval_of(c, "case-1")) is None
    late = [
        await database.write(lambda c: asks.assign(c, "a1", "zoe")),
        await database.write(lambda c: asks.snooze(c, "a1", LATER)),
        await database.write(lambda c: asks.vote(c, "a1", Vote("zoe", "approve", "", LATER))),
    ]
    assert late == [False, False, False]


async def test_votes_at_once_are_counted_one_after_the_other(database: Database) -> None:
    """Two people approve at the same instant: exactly one of them is the second, and closes it."""
    for round_ in range(5):
        id = f"a{round_}"
        await database.write(lambda c, id=id: (cases.save(c, case()), asks.add_approval(c, approval(id))))

        def decide(c: Connection, person: str, id: str = id) -> bool:
            if not asks.vote(c, id, Vote(person, "approve", "", NOW)):
                return False
            if len(asks.votes(c, id)) < 2:
                return False
            return asks.close_approval(c, id, state="approved", by=person, note="", now=NOW)

        closed = await asyncio.gather(
            *(database.write(lambda c, person=person: decide(c, person)) for person in ("marc", "zoe"))
        )
        assert sorted(closed) == [False, True]


async def test_nobody_votes_twice(database: Database) -> None:
    await database.write(lambda c: (cases.save(c, case()), asks.add_approval(c, approval())))
    first, second = Vote("marc", "approve", "fine", NOW), Vote("zoe", "approve", "", LATER)
    ballots = [first, Vote("marc", "reject", "no", LATER), second]
    assert [await database.write(lambda c, b=b: asks.vote(c, "a1", b)) for b in ballots] == [True, False, True]
    assert await database.read(lambda c: asks.votes(c, "a1")) == [first, second]
    assert not await database.write(lambda c: asks.vote(c, "none", first))


async def test_an_open_approval_is_handed_over_snoozed_and_shown_elsewhere(database: Database) -> None:
    await database.write(lambda c: (cases.save(c, case()), asks.add_approval(c, approval())))
    more = Copy("post-2", Address("web", "dm:zoe"), "en", "zoe")

    def change(c: Connection) -> None:
        assert asks.assign(c, "a1", "zoe")
        assert asks.snooze(c, "a1", LATER)
        asks.extend_copies(c, "a1", [more])
        asks.extend_copies(c, "a1", [more, approval().copies[0]])
        asks.extend_copies(c, "none", [more])

    await database.write(change)
    kept = await database.read(lambda c: asks.approval_by_id(c, "a1"))
    assert kept == approval(assigned_to="zoe", snoozed_until=LATER, copies=[approval().copies[0], more])


async def test_approvals_are_listed_in_order_of_asking(database: Database) -> None:
    def ask(c: Connection) -> None:
        for id, of in (("z", "case-1"), ("a", "case-2"), ("m", "case-1")):
            cases.save(c, case(of))
            asks.add_approval(c, approval(id, of))
        asks.close_approval(c, "z", state="rejected", by="zoe", note="", now=LATER)

    await database.write(ask)

    async def listed(**filters: Any) -> list[str]:
        return [row.id for row in await database.read(lambda c: asks.list_approvals(c, **filters))]

    assert await listed() == ["z", "a", "m"]
    assert await listed(state="open") == ["a", "m"]
    assert await listed(case_id="case-1") == ["z", "m"]
    assert await listed(state="rejected", case_id="case-2") == []
