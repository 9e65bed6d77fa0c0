"""Decisions in Teams: who is offered the buttons, what a click does, and what everybody sees of it afterwards."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from tests.flows.soundness import is_sound
from tests.support.playground import cards
from tests.support.playground.population import CHANNEL, GROUP, USERS
from tests.support.playground.seeing import spaced
from tests.support.teams_world import TeamsWorld

ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"
SEND = "Envoyer le devis"

EVERYWHERE = pytest.mark.parametrize("where", ["personal", "group", "channel"])


@EVERYWHERE
async def test_a_second_person_approves_and_everybody_sees_it(teams: TeamsWorld, where: str) -> None:
    said = await teams.says("lea", ASKS, where)
    card = await teams.hears("votre accord" if where != "personal" else "accord", "12", where=said.conversation)
    assert teams.mails() == []
    answer = await teams.clicks("claire", SEND)
    assert SEND not in [button.title for button in cards.buttons(answer.card or {})], answer.text
    locked = next(seen for seen in await teams.shown() if seen.id == card.id)
    assert spaced("Approuvé par Claire Dubois") in spaced(locked.text) and locked.buttons == []
    assert "refresh" not in (locked.card or {}), "nothing is asked of anybody any more"
    assert [
        title for who in USERS for title in await teams.offered(who) if title in (SEND, "Refuser", "Modifier")
    ] == []
    await teams.hears("D2026-0001", "envoyé", where=said.conversation)
    assert len(teams.mails()) == 1
    await is_sound(teams.world)


@pytest.mark.parametrize("where", ["group", "channel"])
async def test_only_who_may_decide_is_offered_the_buttons(teams: TeamsWorld, where: str) -> None:
    said = await teams.says("lea", ASKS, where)
    [card, *_] = [seen for seen in await teams.thread(said) if seen.card and "refresh" in seen.card]
    assert card.card is not None
    assert SEND not in [button.title for button in card.buttons], "the card that all share has no such button"
    assert {USERS["claire"].id, USERS["marc"].id} <= set(card.card["refresh"]["userIds"])
    assert USERS["oliver"].id not in card.card["refresh"]["userIds"]
    assert spaced("peuvent décider : Claire Dubois, Marc Lefèvre") in spaced(card.text), "it says for whom they are"
    for who, offered in (("claire", True), ("marc", True), ("lea", False), ("oliver", False), ("paul", False)):
        titles = [button.title for button in cards.buttons(await teams.looks(who, card))]
        assert (SEND in titles) is offered, who


async def test_in_private_whoever_asked_is_offered_only_to_take_it_back(teams: TeamsWorld) -> None:
    await teams.says("lea", ASKS)
    assert await teams.offered("lea") == ["Retirer la demande"]
    assert SEND in await teams.offered("claire")


async def test_who_may_not_decide_is_told_and_nothing_happens(teams: TeamsWorld) -> None:
    """They know what the button says: what is clicked is checked, whoever was shown it."""
    await teams.says("lea", ASKS, "group")
    seen, button = await teams.finds("claire", SEND)
    for who in ("lea", "oliver", "paul", "ines"):
        answer = await teams.presses(who, seen, button) if seen.conversation == GROUP else None
        if answer is None:
            [shared] = [each for each in await teams.shown("group") if each.card and "refresh" in each.card]
            answer = await teams.presses(who, shared, button)
        assert answer.card is None and answer.text, who
    assert teams.mails() == []
    [approval] = await teams.world.approvals()
    assert approval.state == "open"


async def test_pressed_by_all_at_once_it_is_sent_once(teams: TeamsWorld) -> None:
    await teams.says("lea", ASKS, "group")
    [shared] = [each for each in await teams.shown("group") if each.card and "refresh" in each.card]
    [button] = [each for each in cards.buttons(await teams.looks("claire", shared)) if each.title == SEND]
    acts = teams.playground.acts
    await asyncio.gather(*(acts(who, shared, button.verb, button.data) for who in ("claire", "marc") * 3))
    await teams.works()
    assert len(teams.mails()) == 1
    [locked] = [each for each in await teams.shown("group") if each.id == shared.id]
    assert locked.buttons == []
    await is_sound(teams.world)


async def test_a_second_click_and_a_late_one_are_told_what_was_decided(teams: TeamsWorld) -> None:
    await teams.says("lea", ASKS, "group")
    seen, button = await teams.finds("claire", SEND)
    other, refuse = await teams.finds("marc", "Refuser")
    await teams.presses("claire", seen, button)
    again = await teams.presses("claire", seen, button)
    assert "Claire Dubois" in again.text or "déjà" in again.text, again.text
    late = await teams.presses("marc", other, refuse)
    assert "Claire Dubois" in late.text, late.text
    await teams.restart()
    after = await teams.presses("marc", other, refuse)
    assert "Claire Dubois" in after.text, after.text
    assert len(teams.mails()) == 1


async def test_forged_buttons_are_refused_in_words(teams: TeamsWorld) -> None:
    await teams.says("lea", ASKS, "group")
    seen, button = await teams.finds("claire", SEND)
    real = str(button.data["button"])
    for forged in (real.replace(":", ":x"), "a:zzz:approve", "q:0:0", "a:\x00:approve"):
        answer = await teams.presses("claire", seen, replace(button, data={"button": forged, "confirmed": True}))
        assert answer.card is None and answer.text, forged
    assert teams.mails() == [] and len(await teams.world.approvals()) == 1
    await teams.clicks("claire", SEND)
    assert len(teams.mails()) == 1


async def test_an_edit_with_what_is_wrong_beside_its_field_and_then_right(teams: TeamsWorld) -> None:
    said = await teams.says("lea", ASKS, "channel")
    form = await teams.clicks("claire", "Modifier")
    wrong = await teams.submits("claire", form, discount="n'importe quoi")
    assert wrong.card is not None and "discount" in str(cards.inputs(wrong.card)), wrong.text
    assert len(cards.words(wrong.card)) > len(cards.words(form.card or {})), "it says what is wrong"
    [kept] = [item["value"] for id, item in cards.inputs(wrong.card).items() if "discount" in id]
    assert kept == "n'importe quoi", "what was typed is not lost"
    right = await teams.submits("claire", wrong, discount="11")
    assert right.card is None or "commis.submit" not in str(right.card), right.text
    await teams.hears("Modifié par Claire Dubois", where=said.conversation)
    assert teams.mails() == []
    await teams.clicks("marc", SEND)
    [mail] = teams.mails()
    assert "D2026-0001" in mail
    [case] = await teams.cases()
    assert str(case.facts["discount_percent"]).startswith("11")


async def test_a_form_that_is_left_gives_the_card_back(teams: TeamsWorld) -> None:
    await teams.says("lea", ASKS, "group")
    form = await teams.clicks("claire", "Modifier")
    [leave] = [each for each in cards.buttons(form.card or {}) if each.verb == "commis.refresh"]
    back = await teams.presses("claire", form.seen, leave)
    assert SEND in [button.title for button in cards.buttons(back.card or {})]
    assert len(await teams.world.approvals()) == 1


async def test_a_refusal_asks_for_its_reason_and_says_it(teams: TeamsWorld) -> None:
    said = await teams.says("lea", ASKS, "channel")
    form = await teams.clicks("claire", "Refuser")
    await teams.submits("claire", form, reason="Marge trop faible <at>tous</at> [ici](http://x.example)")
    told = await teams.hears("refusé", "Claire Dubois", "Marge trop faible", where=said.conversation)
    assert "<at>" not in str(told.activity) and not told.activity.get("text")
    assert teams.mails() == []
    [case] = await teams.cases()
    assert case.state == "refused"


async def test_verdicts_in_words_reach_the_same_checks(teams: TeamsWorld) -> None:
    said = await teams.says("lea", ASKS, "channel")
    await teams.says("lea", "valide", said.conversation)
    assert teams.mails() == []
    await teams.says("claire", "valide", said.conversation)
    assert len(teams.mails()) == 1
    assert said.conversation.startswith(CHANNEL)


async def test_the_asker_takes_it_back(teams: TeamsWorld) -> None:
    await teams.says("oliver", "Quote for Nordlys: 10 mugs with 12% off")
    await teams.clicks("oliver", "Withdraw the request")
    assert teams.mails() == [] and await teams.world.approvals() == []
    [case] = await teams.cases()
    assert case.state == "refused"
    assert await teams.offered("claire") == []
