"""What counts down waits while a pause runs, and leaves once it is over; on both stores."""

from __future__ import annotations

from datetime import timedelta

from bot.front import Change
from bot.store import outbox
from bot.undo.window import window_id
from tests.bot.undo.letters import MONDAY, Desk

CANCEL = "Annuler l'envoi"


async def test_a_pause_during_the_window_holds_it_and_the_resume_lets_it_go(desk: Desk):
    case = await desk.asks(10)
    await desk.waits(minutes=4)
    await desk.switch(Change("pause"))
    await desk.works()
    assert await desk.reads(case) == (
        "« quote Fournil Zoé » est prêt, et je suis en pause : cela partira à la reprise. [Annuler l'envoi]"
    )
    receipt = await desk.presses("director", f"u:{window_id((await desk.effect(case)).key)}:now")
    assert receipt.note is not None and "en pause" in receipt.note.summary
    await desk.waits(hours=2)
    assert desk.post.sent == []
    assert (await desk.case(case.id)).state == "scheduled"
    outcome = await desk.switch(Change("resume"), "director")
    assert "L'envoi qui attendait part maintenant" in outcome.text
    await desk.works()
    assert len(desk.post.sent) == 1
    assert not [text for text in await desk.said() if text.startswith("C'est prêt")]


async def test_after_a_resume_a_minute_is_left_at_least(desk: Desk):
    case = await desk.asks(10)
    await desk.switch(Change("pause"))
    await desk.waits(minutes=9, seconds=50)
    await desk.switch(Change("resume"), "director")
    await desk.works()
    assert "(dans 1 min)" in await desk.reads(case)
    await desk.waits(seconds=30)
    assert desk.post.sent == []
    await desk.waits(seconds=30)
    assert len(desk.post.sent) == 1


async def test_what_is_held_can_still_be_taken_back(desk: Desk):
    case = await desk.asks(10)
    await desk.switch(Change("pause"))
    await desk.waits(minutes=30)
    await desk.clicks("employee", CANCEL, post=await desk.window(case))
    await desk.switch(Change("resume"), "director")
    await desk.waits(minutes=30)
    assert desk.post.sent == []


async def test_a_window_opened_in_a_pause_says_so(desk: Desk):
    await desk.switch(Change("pause", "quote"))
    case = await desk.asks(10)
    assert "je suis en pause" in await desk.reads(case)
    await desk.waits(minutes=10)
    assert desk.post.sent == []
    await desk.switch(Change("resume", "quote"), "sales_lead")
    await desk.works()
    assert len(desk.post.sent) == 1


async def test_a_pause_of_one_kind_of_work_holds_that_only(desk: Desk):
    await desk.switch(Change("pause", "reminder"))
    quote = await desk.asks(2)
    reminder = await desk.asks(2, process="reminder", thread="t2")
    at_once = await desk.asks(0, process="reminder", thread="t3")
    await desk.waits(minutes=2)
    assert [(await desk.case(case.id)).state for case in (quote, reminder, at_once)] == [
        "done",
        "scheduled",
        "scheduled",
    ]
    assert len(desk.post.sent) == 1
    await desk.switch(Change("pause"))
    outcome = await desk.switch(Change("resume"), "director")
    assert "Reste en pause : Relances" in outcome.text.replace("\u00a0", " ")
    await desk.works()
    assert len(desk.post.sent) == 1
    outcome = await desk.switch(Change("resume", "reminder"), "director")
    assert "Les 2 envois" in outcome.text
    await desk.works()
    assert len(desk.post.sent) == 3


async def test_a_pause_ends_by_itself_and_says_so(desk: Desk):
    until = MONDAY + timedelta(hours=3)
    outcome = await desk.switch(Change("pause", until=until))
    assert "jusqu'à 13 h 00" in outcome.text.replace("\u00a0", " ")
    case = await desk.asks(0)
    await desk.waits(hours=2, minutes=59)
    assert desk.post.sent == []
    after = await desk.again()
    await after.waits(minutes=1)
    assert after.switches.paused() is None
    await after.works()
    assert len(desk.post.sent) == 1
    assert (await after.case(case.id)).state == "done"
    said = [text for text in await after.said() if "La pause demandée par Camille Durand est terminée" in text]
    assert said == [
        "La pause demandée par Camille Durand est terminée : je reprends. L'envoi qui attendait part maintenant."
    ]
    assert [(row.actor, row.what) for row in await after.ledger() if row.kind == "changed"] == [
        ("employee", "pause"),
        ("commis", "resume"),
    ]
    await after.close()


async def test_a_pause_in_one_process_holds_what_another_is_about_to_send(desk: Desk):
    case = await desk.asks(10)
    other = await desk.again()
    await other.switch(Change("pause"))
    await desk.waits(minutes=11)
    assert desk.post.sent == []
    assert (await desk.effect(case)).error == outbox.HELD
    await other.switch(Change("resume"), "director")
    await desk.works()
    assert len(desk.post.sent) == 1
    await other.close()


async def test_a_pause_that_was_lifted_before_its_end_does_not_end_twice(desk: Desk):
    await desk.switch(Change("pause", until=MONDAY + timedelta(hours=1)))
    await desk.switch(Change("resume"), "director")
    await desk.switch(Change("pause"))
    await desk.waits(hours=2)
    assert desk.switches.paused() is not None
    assert not [text for text in await desk.said() if "est terminée" in text]
