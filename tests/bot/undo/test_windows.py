"""What can be taken back leaves once at its time, never when it was taken back; on both stores."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.store import ledger, outbox
from bot.undo.window import window_id
from tests.bot.undo.letters import MONDAY, Crash, Desk

CANCEL, NOW = "Annuler l'envoi", "Envoyer maintenant"


async def test_it_counts_down_and_leaves_once_at_its_time(desk: Desk):
    case = await desk.asks(10)
    await desk.works()
    assert case.state == "scheduled"
    assert await desk.reads(case) == (
        "J'envoie « quote Fournil Zoé » à 10 h 10 (dans 10 min). [Annuler l'envoi] [Envoyer maintenant]"
    )
    for minutes, left in ((4, "6 min"), (1, "5 min"), (3, "2 min"), (1, "1 min")):
        await desk.waits(minutes=minutes)
        shown = await desk.reads(case)
        assert desk.post.sent == []
        if left != "6 min":
            assert f"(dans {left})" in shown
    await desk.waits(minutes=1)
    assert len(desk.post.sent) == 1
    assert (await desk.case(case.id)).state == "done"
    assert await desk.reads(case) == "« quote Fournil Zoé » : personne ne l'a arrêté, l'envoi est lancé à 10 h 10."
    await desk.waits(days=1)
    assert len(desk.post.sent) == 1
    assert "away" in await desk.said()


async def test_without_minutes_it_leaves_at_once_and_nothing_counts_down(desk: Desk):
    case = await desk.asks(0)
    assert case.state == "working"
    await desk.works()
    assert len(desk.post.sent) == 1
    assert not [text for text in await desk.said() if "J'envoie" in text]


async def test_the_minutes_are_those_of_working_hours(desk: Desk):
    desk.clock.advance(datetime(2026, 11, 27, 16, 55, tzinfo=MONDAY.tzinfo) - MONDAY)  # Friday, 17:55 in Paris
    case = await desk.asks(10)
    assert "le lundi 30 novembre à 8 h 05." in await desk.reads(case)
    assert "(dans" not in await desk.reads(case)
    await desk.waits(days=2)
    assert desk.post.sent == []
    await desk.waits(hours=14, minutes=10)
    assert len(desk.post.sent) == 1


@pytest.mark.parametrize("repeatable", [True, False])
async def test_a_window_survives_a_crash_and_leaves_exactly_once(desk: Desk, repeatable: bool):
    desk.post.repeatable = repeatable
    case = await desk.asks(10)
    await desk.waits(minutes=4)
    for minutes in (3, 2):
        after = await desk.again()
        await after.database.write(outbox.recover)
        await after.waits(minutes=minutes)
        assert desk.post.sent == []
        await after.close()
    after = await desk.again()
    await after.waits(minutes=1)
    assert len(desk.post.sent) == 1
    assert (await after.case(case.id)).state == "done"
    await after.waits(hours=1)
    assert len(desk.post.sent) == 1
    await after.close()


async def test_a_crash_while_it_leaves_does_it_once(desk: Desk):
    case = await desk.asks(10)

    async def crash() -> None:
        raise Crash

    desk.post.during = crash
    desk.clock.advance(timedelta(minutes=10))
    row = await desk.effect(case)
    with pytest.raises(Crash):
        await desk.effects._work(row)  # pyright: ignore[reportPrivateUsage]  # a crash leaves no task to wait for
    after = await desk.again()
    await after.database.write(outbox.recover)
    await after.works()
    assert len(desk.post.sent) == 1
    assert (await after.case(case.id)).state == "done"
    await after.close()


async def test_two_processes_on_one_store_send_it_once(desk: Desk):
    await desk.asks(5)
    other = await desk.again()
    desk.clock.advance(timedelta(minutes=5))
    await asyncio.gather(desk.works(), other.works())
    assert len(set(desk.post.sent)) == len(desk.post.sent) == 1
    await other.close()


# --- taking back ------------------------------------------------------------------------------------------------------


async def test_anyone_takes_it_back_and_it_never_leaves(desk: Desk):
    case = await desk.asks(10, who="sales_lead")
    await desk.waits(minutes=5)
    post = await desk.window(case)
    receipt = await desk.clicks("employee", CANCEL, post=post, key="web:twice")
    assert receipt.claimed and receipt.note is None
    assert not (await desk.clicks("employee", CANCEL, post=post, key="web:twice")).claimed
    assert await desk.reads(case) == (
        "Envoi de « quote Fournil Zoé » annulé à 10 h 05 par Camille Durand. Rien n'est parti. "
        "Pour le reprendre, écrivez une modification dans ce fil."
    )
    await desk.waits(days=3)
    assert desk.post.sent == []
    assert (await desk.case(case.id)).state == "refused"
    entry = next(row for row in await desk.ledger() if row.what == "stopped")
    assert (entry.actor, entry.kind, entry.case_id) == ("employee", "refused", case.id)
    late = await desk.clicks("director", NOW, post=post)
    assert late.note is not None and "annulé à 10 h 05 par Camille Durand" in late.note.summary.replace("\u00a0", " ")
    assert await desk.database.read(ledger.verify) is None


async def test_taken_back_in_another_process_it_does_not_leave_here(desk: Desk):
    case = await desk.asks(10)
    other = await desk.again()
    row = await desk.effect(case)
    desk.clock.advance(timedelta(minutes=10))
    await other.clicks("employee", CANCEL, post=await desk.window(case))
    await desk.effects._work(row)  # pyright: ignore[reportPrivateUsage]  # found due before it was taken back
    assert desk.post.sent == []
    await other.close()


async def test_what_is_leaving_cannot_be_taken_back(desk: Desk):
    case = await desk.asks(10)
    post = await desk.window(case)
    notes: list[str] = []

    async def too_late() -> None:
        other = await desk.again()
        for process in (desk, other):
            receipt = await process.clicks("employee", CANCEL, post=post)
            notes.append(receipt.note.summary if receipt.note else "")
        await other.close()

    desk.post.during = too_late
    await desk.waits(minutes=10)
    assert len(desk.post.sent) == 1
    assert len(notes) == 2 and all("en train de partir" in note for note in notes)
    assert (await desk.case(case.id)).state == "done"


async def test_the_word_stop_locks_the_post_too(desk: Desk):
    case = await desk.asks(10)
    await desk.stops(case)
    assert "annulé à 10 h 00 par Lucas Moreau" in await desk.reads(case)
    await desk.waits(days=1)
    assert desk.post.sent == []


async def test_a_change_starts_a_new_window(desk: Desk):
    case = await desk.asks(10)
    await desk.waits(minutes=8)
    await desk.changes(case, 10)
    assert "la demande a été modifiée à 10 h 08 par Lucas Moreau" in await desk.reads(case)
    assert "à 10 h 18 (dans 10 min)" in await desk.reads(case, 1)
    await desk.waits(minutes=5)
    assert desk.post.sent == []
    await desk.waits(minutes=5)
    assert len(desk.post.sent) == 1


# --- sending now ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["employee", "sales_lead", "director"])
async def test_the_asker_or_who_approves_sends_it_now(desk: Desk, who: str):
    case = await desk.asks(10)
    await desk.waits(minutes=2)
    post = await desk.window(case)
    await desk.clicks(who, NOW, post=post)
    await desk.works()
    assert len(desk.post.sent) == 1
    assert "lancé à 10 h 02 par" in await desk.reads(case)
    await desk.clicks(who, NOW, post=post)
    await desk.waits(minutes=30)
    assert len(desk.post.sent) == 1
    assert "lancé à 10 h 02 par" in await desk.reads(case)


async def test_nobody_else_sends_it_now(desk: Desk):
    case = await desk.asks(10, who="director")
    post = await desk.window(case)
    receipt = await desk.clicks("employee", NOW, post=post)
    assert receipt.note is not None and "Hélène Faure" in receipt.note.summary
    receipt = await desk.clicks("nobody", CANCEL, post=post)
    assert receipt.note is not None and "qui vous êtes" in receipt.note.summary
    await desk.works()
    assert desk.post.sent == []


@pytest.mark.parametrize("button", ["u:", "u:0123456789abcdef:cancel", "u:x:now", f"u:{window_id('x')}:later", "u::"])
async def test_a_forged_button_does_nothing(desk: Desk, button: str):
    await desk.asks(10)
    receipt = await desk.presses("employee", button)
    assert receipt.note is not None and "n'est plus reconnu" in receipt.note.summary
    assert await desk.database.read(ledger.verify) is None
