"""Two at once, the same twice, a crash in between: a request is decided once, and nothing is half kept."""

from __future__ import annotations

import asyncio

import pytest

from bot.events import ButtonClicked
from bot.store import inbox
from bot.turn import Fenced
from graphs.message import Buttons
from tests.bot.approvals.cast import THREAD
from tests.bot.approvals.room import Room, reopen


async def test_of_two_clicks_at_once_exactly_one_wins(room: Room):
    await room.asks()
    receipts = await asyncio.gather(*(room.clicks(who, "approve") for who in ("claire", "diane", "paul")))
    assert all(receipt.claimed for receipt in receipts)
    winner = (await room.approval()).decided_by
    assert winner in {"claire", "diane", "paul"}
    (decision,) = await room.decisions()
    assert decision.by == [winner]
    assert [row.actor for row in await room.ledger("decided")] == [winner]
    notes = [receipt.note.summary for receipt in receipts if receipt.note]
    assert sum("éjà approuvé" in note or "Already approved" in note for note in notes) == 2


async def test_an_approval_and_a_refusal_at_once_leave_one_verdict_and_one_card(room: Room):
    for number in range(4):
        await room.asks(case=f"case-{number + 2}")
        await asyncio.gather(
            room.clicks("claire", "approve"), room.submits("diane", "reject", reason="Trop tard", stem="")
        )
        row = await room.approval()
        assert row.state in {"approved", "rejected"}
        card = await room.card()
        assert ("Approuvé par Claire" in card) == (row.state == "approved")
        assert ("Refusé par Diane" in card) == (row.state == "rejected")


async def test_two_first_votes_at_once_both_count(room: Room):
    await room.asks(approvals_needed=2)
    await asyncio.gather(room.clicks("claire", "approve"), room.clicks("diane", "approve"))
    (decision,) = await room.decisions()
    assert sorted(decision.by) == ["claire", "diane"]


async def test_the_same_person_in_two_chats_at_once_is_one_vote(room: Room):
    await room.asks(approvals_needed=2)
    await asyncio.gather(room.clicks("claire", "approve"), room.clicks("claire", "approve", on="slack"))
    assert await room.decisions() == [] and (await room.approval()).state == "open"


async def test_a_question_and_a_verdict_at_once_leave_no_live_card(room: Room):
    for number in range(4):
        await room.asks(case=f"case-{number + 2}")
        await asyncio.gather(
            room.submits("diane", "ask_info", question="Pour quand ?"), room.clicks("claire", "approve")
        )
        assert (await room.approval()).state == "approved"
        for who in (None, "claire"):
            assert not any(isinstance(block, Buttons) for block in (await room.card_post(who)).blocks)


async def test_a_redelivered_click_changes_nothing_and_says_nothing(room: Room):
    await room.asks()
    first = await room.clicks("claire", "approve", key="click-again")
    again = await room.clicks("claire", "approve", key="click-again")
    assert (first.claimed, again.claimed, again.note) == (True, False, None)
    assert len(await room.decisions()) == 1


async def test_the_same_click_delivered_twice_at_once_is_worked_once(room: Room):
    await room.asks()
    receipts = await asyncio.gather(*(room.clicks("marc", "approve", key="click-twin") for _ in range(4)))
    assert sum(receipt.claimed for receipt in receipts) == 1
    assert len(await room.ledger("refused")) == 1


async def test_a_form_with_errors_is_not_kept_so_that_it_can_be_sent_again(room: Room):
    await room.asks()
    assert (await room.submits("claire", "edit", key="view-1", quantity="0", discount="")).errors
    assert await room.database.read(lambda c: inbox.by_key(c, "view-1")) is None
    assert not (await room.submits("claire", "edit", key="view-1", quantity="4", discount="")).errors
    assert (await room.decisions())[0].values == {"quantity": "4", "discount": ""}
    assert not (await room.submits("claire", "edit", key="view-1", quantity="5", discount="")).claimed


async def test_a_click_kept_at_the_door_is_worked_already(room: Room):
    await room.asks()
    await room.clicks("claire", "approve", key="click-1")
    kept = await room.database.read(lambda c: inbox.by_key(c, "click-1"))
    assert kept is not None and (kept.state, kept.case_id) == ("done", "case-1")
    resumed = await room.database.read(lambda c: inbox.due(c, room.clock.now(), 10))
    assert [row.kind for row in resumed] == ["resume"]


async def test_after_a_restart_a_vote_a_question_and_a_deadline_are_still_there(room: Room):
    await room.asks(approvals_needed=2)
    await room.clicks("claire", "approve")
    room = await reopen(room.database, room.clock)
    await room.submits("diane", "ask_info", question="Pour quand ?")
    room = await reopen(room.database, room.clock)
    await room.remarks("lea", "Vendredi")
    room = await reopen(room.database, room.clock)
    await room.passes(days=2)
    assert any("Rappel" in text for text in await room.direct("diane"))
    await room.clicks("diane", "approve")
    (decision,) = await room.decisions()
    assert decision.by == ["claire", "diane"] and "> Vendredi" in await room.card()


async def test_a_turn_that_withdraws_a_decided_request_is_undone(room: Room):
    row = await room.asks()
    await room.clicks("claire", "approve")
    lea = room.people.find("lea")
    with pytest.raises(Fenced):
        await room.database.write(lambda c: room.approvals.withdraw(c, row, "superseded", lea, room.clock.now()))
    assert (await room.approval()).state == "approved"


async def test_a_withdrawn_request_is_locked_and_its_timers_are_gone(room: Room):
    row = await room.asks()
    lea = room.people.find("lea")
    rows = await room.database.write(lambda c: room.approvals.withdraw(c, row, "superseded", lea, room.clock.now()))
    assert {item.payload["post_key"] for item in rows} == {copy.key for copy in row.copies}
    assert await room.next_timer() is None and await room.decisions() == []
    await room.clicks("claire", "approve")
    assert "nouvelle version" in room.note


async def test_malformed_buttons_get_a_clear_note(room: Room):
    row = await room.asks()
    odd = ["", "a", "a:", "a::", "a:b", "a:unknown:approve", "f:x:approve", f"a:{row.id}:approve:more"]
    odd += ["a:" + "x" * 5000 + ":approve", "a:\x00:approve", "a:'; drop table approval; --:approve", "a:é:approve"]
    for number, button in enumerate(odd):
        click = ButtonClicked(f"odd-{number}", THREAD, room.sender("claire", "web"), button, room.clock.now())
        receipt = await room.approvals.click(click)
        assert receipt.note is not None and "aucune demande" in receipt.note.summary, button
    assert (await room.approval()).state == "open"


async def test_words_no_database_can_hold_are_kept_as_far_as_they_can_be(room: Room):
    await room.asks()
    await room.submits("diane", "ask_info", question="Pour\x00quand \ud800 ?")
    await room.submits("claire", "reject", stem="", reason="Trop\x00cher \ud800")
    assert (await room.approval()).state == "rejected" and "Trop" in await room.card()
