"""What is pressed on a reminder: done, later, stop, accept, refuse; once, and only by whom it concerns."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from bot.platform import Receipt
from graphs.message import Address
from tests.bot.agenda.room import Room, plain
from tests.bot.agenda.test_delivery import DM, paris


def note(receipt: Receipt) -> str:
    return plain(receipt.note.summary) if receipt.note else ""


async def test_done_ends_it_and_locks_the_post(room: Room) -> None:
    row = await room.sets(paris(23, 11))
    await room.waits(hours=1)
    receipt = await room.presses("claire", "Fait")
    assert receipt.claimed
    assert receipt.note is None
    assert (await room.row(row.id)).state == "done"
    assert await room.buttons() == []
    assert "Fait (Claire Dubois)" in (await room.heard(DM))[0]
    assert ("claire", "changed", "agenda.done") in await room.told()


@pytest.mark.parametrize(
    ("label", "instant"),
    [
        ("+10 min", datetime(2026, 11, 23, 10, 10, tzinfo=UTC)),
        ("+1 h", datetime(2026, 11, 23, 11, 0, tzinfo=UTC)),
        ("Demain 9 h", datetime(2026, 11, 24, 8, 0, tzinfo=UTC)),
    ],
)
async def test_later_says_it_again_then(room: Room, label: str, instant: datetime) -> None:
    row = await room.sets(paris(23, 11))
    await room.waits(hours=1)
    await room.presses("claire", label)
    assert (await room.row(row.id)).next_at == instant
    assert "Je le redirai le" in (await room.heard(DM))[0]
    await room.until(instant)
    heard = await room.heard(DM)
    assert len(heard) == 2
    assert "retard" not in heard[1]


async def test_later_on_a_series_is_once_more_and_the_series_goes_on(room: Room) -> None:
    row = await room.sets(paris(23, 11), rrule="FREQ=DAILY")
    await room.waits(hours=1)
    await room.presses("claire", "+10 min")
    await room.waits(minutes=10)
    assert len(await room.heard(DM)) == 2
    assert (await room.row(row.id)).next_at == datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    await room.presses("claire", "Fait")
    await room.until(datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    assert len(await room.heard(DM)) == 3


async def test_stop_ends_a_series(room: Room) -> None:
    row = await room.sets(paris(23, 11), rrule="FREQ=DAILY")
    await room.waits(hours=1)
    await room.presses("claire", "+1 h")
    await room.until(datetime(2026, 11, 23, 11, 0, tzinfo=UTC))
    await room.presses("claire", "Arrêter")
    assert (await room.row(row.id)).state == "cancelled"
    await room.waits(days=3)
    assert len(await room.heard(DM)) == 2


async def test_the_first_press_counts_and_the_second_is_told(room: Room) -> None:
    await room.sets(paris(23, 11))
    await room.waits(hours=1)
    button = next(b.id for b in await room.buttons() if b.label == "+1 h")
    other = await room.again()
    results = await asyncio.gather(room.clicks("claire", button), other.clicks("claire", button))
    assert sorted(note(result) == "" for result in results) == [False, True]
    again = await room.clicks("claire", button)
    assert "déjà fait : Je le redirai le lundi 23 novembre 2026 à 12 h" in note(again)
    assert [what for _, _, what in await room.told()].count("agenda.again") == 1
    await other.close()


async def test_a_redelivered_click_is_nothing_new(room: Room) -> None:
    await room.sets(paris(23, 11))
    await room.waits(hours=1)
    button = next(b.id for b in await room.buttons() if b.label == "Fait")
    assert (await room.clicks("claire", button, key="web:same")).claimed
    assert await room.clicks("claire", button, key="web:same") == Receipt(claimed=False)


async def test_others_may_not_press_and_are_told_whose_it_is(room: Room) -> None:
    row = await room.sets(paris(23, 11))
    await room.waits(hours=1)
    assert "pour Claire Dubois" in note(await room.presses("marc", "Fait"))
    assert "for Claire Dubois" in note(await room.presses("oliver", "Fait"))
    button = next(b.id for b in await room.buttons() if b.label == "Fait")
    assert "pas encore qui vous êtes" in note(await room.clicks("nobody", button))
    assert (await room.row(row.id)).state == "active"


@pytest.mark.parametrize("button", ["r:", "r:x:y:done", "r:0123456789abcdef:0123456789abcdef:done", "r:" + "a" * 500])
async def test_an_unknown_button_is_told(room: Room, button: str) -> None:
    assert "plus reconnu" in note(await room.clicks("claire", button))


async def test_words_may_answer_what_was_just_said_there_until_it_is_answered(room: Room) -> None:
    there = Address("web", DM, "m1")
    await room.sets(paris(23, 11))
    assert not await room.desk.just_said("claire", there)
    await room.waits(hours=1)
    assert await room.desk.just_said("claire", there)
    assert not await room.desk.just_said("claire", Address("web", "c:ventes", "t1"))
    assert not await room.desk.just_said("marc", there)
    await room.presses("claire", "+1 h")
    assert not await room.desk.just_said("claire", there)
    await room.waits(hours=1)
    assert await room.desk.just_said("claire", there)
    await room.waits(hours=25)
    assert not await room.desk.just_said("claire", there)


# --- for a colleague ----------------------------------------------------------------------------------------------


async def test_a_colleague_accepts_and_is_reminded(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc", text="relancer Dupont")
    assert row.state == "waiting"
    asked = (await room.heard("dm:marc"))[0]
    assert "Claire Dubois me demande de vous rappeler, le mardi 24 novembre 2026 à 10 h : relancer Dupont" in asked
    await room.presses("marc", "Accepter")
    assert (await room.row(row.id)).state == "active"
    assert "Accepté (Marc Lefèvre)" in (await room.heard("dm:marc"))[0]
    assert any("Marc Lefèvre accepte le rappel n° 1" in text for text in await room.heard("c:ventes"))
    await room.until(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    said = (await room.heard("dm:marc"))[-1]
    assert "Demandé par Claire Dubois" in said
    assert "refuser" not in said


async def test_a_refusal_is_told_to_whoever_asked_and_nothing_is_said(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc")
    await room.presses("marc", "Refuser")
    assert (await room.row(row.id)).state == "refused"
    assert any("Marc Lefèvre refuse le rappel n° 1" in text for text in await room.heard("c:ventes"))
    await room.until(datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    assert len(await room.heard("dm:marc")) == 1
    assert ("marc", "refused", "agenda.refuse") in await room.told()


async def test_only_the_colleague_may_accept_or_refuse(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc")
    for who in ("claire", "oliver"):
        assert "Marc Lefèvre" in note(await room.presses(who, "Accepter"))
        assert "Marc Lefèvre" in note(await room.presses(who, "Refuser"))
    assert (await room.row(row.id)).state == "waiting"


async def test_without_an_answer_it_is_said_with_the_note_and_can_be_refused_from_then_on(room: Room) -> None:
    row = await room.sets(paris(24, 10), person="marc", rrule="FREQ=DAILY")
    await room.until(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    said = (await room.heard("dm:marc"))[-1]
    assert "vous n'avez pas répondu" in said
    assert "refuser les suivants" in said
    await room.presses("marc", "Refuser")
    await room.waits(days=3)
    assert (await room.row(row.id)).state == "refused"
    assert len(await room.heard("dm:marc")) == 2


async def test_an_english_speaker_is_asked_in_english_with_their_own_clock(room: Room) -> None:
    await room.sets(paris(24, 10), person="oliver", zone="Europe/London", text="call the bank")
    asked = (await room.heard("dm:oliver"))[0]
    assert "Claire Dubois asks me to remind you, on Tuesday 24 November 2026 at 10:00: call the bank" in asked
    assert {button.label for button in await room.buttons()} == {"Accept", "Refuse"}
