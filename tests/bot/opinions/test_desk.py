"""Opinions of colleagues: kept once, the last one counts, nobody else's, and what was wrong is asked in private."""

from __future__ import annotations

import asyncio

import pytest

from bot.store import cases, inbox
from bot.store.opinions import Opinions
from graphs.message import Address
from tests.bot.opinions.room import CHAT, DEVIS, Room


async def test_the_last_one_counts_and_one_can_be_taken_back(room: Room) -> None:
    await room.shows()
    assert (await room.thinks("lea", "good")).claimed
    await room.thinks("marc", "bad")
    assert await room.tally() == Opinions(good=1, bad=1)
    await room.thinks("lea", "bad")
    assert await room.tally() == Opinions(good=0, bad=2)
    await room.thinks("lea", "none")
    assert await room.tally() == Opinions(good=0, bad=1)
    said = await room.of("lea")
    assert said is not None
    assert (said.value, said.case_id, said.how) == ("none", "case-1", "thumb")


async def test_the_same_event_counts_once_however_often_it_comes_at_once(room: Room) -> None:
    await room.shows()
    receipts = await asyncio.gather(*(room.thinks("lea", "good", key="same") for _ in range(8)))
    assert sorted(receipt.claimed for receipt in receipts) == [False] * 7 + [True]
    await room.thinks("lea", "none")
    assert not (await room.thinks("lea", "good", key="same")).claimed
    assert await room.tally() == Opinions()


async def test_strangers_and_messages_of_others_are_ignored_without_a_trace(room: Room) -> None:
    await room.shows()
    assert not (await room.thinks("nobody", "bad")).claimed
    assert not (await room.thinks("lea", "bad", of="k2")).claimed
    assert not (await room.thinks("lea", "bad", where=Address("web", "dm:diane"))).claimed
    await room.office.changes("marc", active=False)
    assert not (await room.thinks("marc", "bad")).claimed
    assert await room.tally() == Opinions()
    assert await room.database.read(inbox.counts) == {}


async def test_a_reference_of_another_channel_is_another_message(room: Room) -> None:
    reference = await room.shows("k1", CHAT)
    assert not (await room.thinks("claire", "good", of=reference, where=Address("slack", "T1/C2"))).claimed
    assert (await room.thinks("claire", "good", of=reference, where=Address("slack", "T1/C1"))).claimed


async def test_a_message_without_a_case_is_counted_as_well(room: Room) -> None:
    await room.shows("digest", case=None)
    await room.thinks("lea", "good", of="digest")
    said = await room.of("lea", "digest")
    assert said is not None
    assert said.case_id == ""
    assert await room.tally() == Opinions(good=1)


async def test_taking_back_the_one_that_was_turned_round_takes_nothing_back(room: Room) -> None:
    reference = await room.shows("k1", CHAT)
    for value in ("bad", "good"):
        await room.thinks("claire", value, of=reference, where=CHAT)
    receipt = await room.thinks("claire", "none", of=reference, where=CHAT, was="bad")
    assert receipt.claimed
    assert await room.tally() == Opinions(good=1)
    await room.thinks("claire", "none", of=reference, where=CHAT, was="good")
    assert await room.tally() == Opinions()


async def test_a_reaction_to_a_request_decides_nothing_and_says_so(room: Room) -> None:
    key = await room.open_request()
    receipt = await room.thinks("claire", "good", of=key)
    assert receipt.note is not None
    assert "ne décide rien" in receipt.note.summary
    assert await room.tally() == Opinions()
    assert (await room.office.approval()).state == "open"
    row = await room.database.read(lambda c: cases.by_id(c, "case-9"))
    assert row is not None
    assert row.state == "needs_approval"


async def test_words_come_with_a_thumb_stay_with_it_and_go_with_it(room: Room) -> None:
    await room.shows()
    await room.thinks("lea", "bad", words="  Le prix\x00 était\n\nfaux ")
    await room.thinks("lea", "bad")
    said = await room.of("lea")
    assert said is not None
    assert said.words.replace("\ufffd", "") == "Le prix était faux"
    await room.thinks("lea", "good")
    turned = await room.of("lea")
    assert turned is not None
    assert turned.words == ""


# --- what was wrong ---------------------------------------------------------------------------------------------------


async def test_a_bad_reaction_is_followed_by_one_private_line_whose_answer_is_kept(room: Room) -> None:
    reference = await room.shows("k1", CHAT)
    await room.thinks("claire", "bad", of=reference, where=CHAT)
    for value in ("none", "bad", "good", "bad"):
        await room.thinks("claire", value, of=reference, where=CHAT)
    [line] = [row for row in await room.outgoing() if row.kind == "post"]
    assert line.payload["address"]["channel"] == "D-U-CLAIRE"
    assert "Qu'est-ce qui n'allait pas ?" in (await room.asked())[0]
    assert "D2026-0001" in (await room.asked())[0]
    button = line.payload["message"]["blocks"][-1]["buttons"][0]["id"]
    opened = await room.presses("claire", button, CHAT)
    assert opened.form is not None
    assert opened.form.inputs[0].label.startswith("Qu'est-ce")
    empty = await room.fills("claire", opened.form.id, "   ", CHAT)
    assert (empty.claimed, [error.name for error in empty.errors]) == (False, ["words"])
    assert (await room.fills("claire", opened.form.id, "x" * 2001, CHAT)).errors
    kept = await room.fills("claire", opened.form.id, "La remise était fausse.", CHAT, key="f1")
    assert kept.note is not None
    said = await room.of("claire")
    assert said is not None
    assert (said.value, said.words) == ("bad", "La remise était fausse.")
    assert not (await room.fills("claire", opened.form.id, "autre chose", CHAT, key="f1")).claimed


async def test_the_line_loses_its_button_once_it_is_answered(room: Room) -> None:
    await room.shows()
    await room.thinks("ada", "bad", how="reaction")
    [line] = [row for row in await room.outgoing() if row.kind == "post"]
    assert line.payload["address"]["channel"] == "dm:ada"
    button = line.payload["message"]["blocks"][-1]["buttons"][0]["id"]
    await room.fills("ada", button, "The price was wrong.")
    [update] = [row for row in await room.outgoing() if row.kind == "update"]
    shown = update.payload["message"]
    assert "Thank you, noted." in shown["summary"]
    assert "buttons" not in [block["kind"] for block in shown["blocks"]]
    assert (await room.fills("ada", button, "And the delay.")).claimed
    assert len([row for row in await room.outgoing() if row.kind == "update"]) == 1


async def test_a_thumb_is_asked_beside_it_and_not_in_private(room: Room) -> None:
    await room.shows()
    await room.thinks("lea", "bad")
    assert await room.outgoing() == []


async def test_said_in_private_it_is_asked_there(room: Room) -> None:
    await room.shows("k1", Address("web", "dm:lea", "t9"))
    await room.thinks("lea", "bad", where=Address("web", "dm:lea"), how="reaction")
    [line] = await room.outgoing()
    assert line.payload["address"] == {"platform": "web", "channel": "dm:lea", "thread": "t9"}


@pytest.mark.parametrize("button", ["o:999:why", "o:x:why", "o:1:why:more", "o:", "o:99999999999999999999:why"])
async def test_buttons_that_nobody_gave_out_are_unknown(room: Room, button: str) -> None:
    receipt = await room.presses("lea", button)
    assert receipt.form is None
    assert receipt.note is not None


async def test_nobody_explains_the_opinion_of_another(room: Room) -> None:
    await room.shows()
    await room.thinks("lea", "bad")
    said = await room.of("lea")
    assert said is not None
    form = f"o:{said.seq}:why"
    assert (await room.presses("marc", form)).form is None
    await room.fills("marc", form, "Ce n'est pas de moi.")
    assert (await room.presses("nobody", form)).form is None
    after = await room.of("lea")
    assert after is not None
    assert after.words == ""


async def test_who_has_changed_their_mind_has_nothing_to_explain(room: Room) -> None:
    await room.shows()
    await room.thinks("lea", "bad")
    said = await room.of("lea")
    assert said is not None
    await room.thinks("lea", "good")
    receipt = await room.fills("lea", f"o:{said.seq}:why", "Le prix")
    assert receipt.note is not None
    assert "changé d'avis" in receipt.note.summary
    after = await room.of("lea")
    assert after is not None
    assert (after.value, after.words) == ("good", "")


async def test_what_was_done_stays_after_a_restart(room: Room) -> None:
    """Another process on the same store knows the event, the opinion, and that the line was sent."""
    await room.shows()
    await room.thinks("ada", "bad", key="once", how="reaction")
    second = type(room.desk)(room.settings, room.database, room.office.people, room.office.platforms, room.clock)
    room.desk = second
    assert not (await room.thinks("ada", "bad", key="once", how="reaction")).claimed
    await room.thinks("ada", "bad", how="reaction")
    assert len(await room.outgoing()) == 1
    assert DEVIS.channel == "c:devis"
