"""Requests that name who must decide, and requests whose requester may decide too."""

from __future__ import annotations

from datetime import date

from tests.bot.approvals.room import Room


async def test_a_named_person_decides_whatever_their_limits(room: Room):
    await room.asks(role="director", amount="90000.00", approvers=["claire"])
    assert "[Envoyer le devis]" in await room.card("claire")
    await room.clicks("claire", "approve")
    assert [decision.by for decision in await room.decisions()] == [["claire"]]


async def test_a_higher_role_does_not_decide_for_a_named_person(room: Room):
    await room.asks(approvers=["claire"])
    await room.clicks("diane", "approve")
    assert "demande l'accord de Claire Roux" in room.note and await room.decisions() == []
    assert (await room.approval()).state == "open"


async def test_who_stands_in_for_a_named_person_decides(room: Room):
    await room.changes("claire", absent_until=date(2027, 1, 4), delegate="diane")
    await room.asks(approvers=["claire"])
    await room.clicks("diane", "approve")
    assert [decision.by for decision in await room.decisions()] == [["diane"]]


async def test_two_named_people_both_decide(room: Room):
    await room.asks(approvers=["claire", "diane"], approvals_needed=2)
    await room.clicks("diane", "approve")
    assert await room.decisions() == []
    await room.clicks("claire", "approve")
    assert [sorted(decision.by) for decision in await room.decisions()] == [["claire", "diane"]]


async def test_a_named_person_who_asked_themselves_is_said(room: Room):
    await room.asks("claire", approvers=["claire"])
    assert "l'accord de Claire Roux, qui ne peut pas décider ici" in (await room.thread())[-1]


async def test_whoever_asked_may_decide_where_the_request_says_so(room: Room):
    await room.asks("claire", requester_may=True)
    await room.clicks("claire", "approve")
    assert [decision.by for decision in await room.decisions()] == [["claire"]]


async def test_but_only_with_the_role(room: Room):
    await room.asks("lea", requester_may=True)
    await room.clicks("lea", "approve")
    assert await room.decisions() == [] and "il faut le rôle" in room.note.lower()
