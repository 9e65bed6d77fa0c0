"""Buttons pressed twice, late, by the wrong person or made up: each gets an answer, and nothing happens twice."""

from __future__ import annotations

import asyncio

from bot.events import ButtonClicked, FormSubmitted, Sender
from tests.flows.soundness import is_sound, numbers, still_works
from tests.support.world import World

ASKS = "Devis pour Bellerive : 10 mugs avec 12 % de remise"


MADE_UP = [
    "", ":", "x", "zzz:1:2", "a", "a:", "a:none:approve", "a:none", "a:none:fly:away", "q:", "q:none:0", "q::::",
    "a:\x00:approve", "q:" + "9" * 5000, "a:' OR 1=1 --:approve", "a:\ud800:approve", "q:none:-1",
]  # fmt: skip


async def test_made_up_buttons_are_refused_in_words(world: World) -> None:
    await world.says("lea", ASKS)
    for button in MADE_UP:
        receipt = await world.presses("claire", button)
        assert receipt.note is not None and receipt.note.summary, button
    assert len(await world.approvals()) == 1
    assert not world.mails()
    await world.clicks("claire", "Envoyer")
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_made_up_forms_are_refused_in_words(world: World) -> None:
    await world.says("lea", ASKS)
    for form in ("", "x", "a:none:edit", "a:\x00:edit", "f:1", "a:" + "x" * 3000):
        receipt = await world.submits("claire", form, note="\x00" * 10)
        assert receipt.note is not None or receipt.errors, form
    assert len(await world.approvals()) == 1
    assert not world.mails()
    await still_works(world)


async def test_two_people_click_at_once(world: World) -> None:
    await world.says("lea", ASKS)
    send, place = await world.button("Envoyer")
    receipts = await asyncio.gather(
        *(world.presses(who, send.id, place, work=False) for who in ["claire", "marc", "claire", "marc"] * 3)
    )
    await world.works()
    assert all(receipt.claimed for receipt in receipts)
    assert len([receipt for receipt in receipts if receipt.note is None]) < len(receipts)
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_approved_and_refused_at_once_is_one_of_both(world: World) -> None:
    await world.says("lea", ASKS)
    send, place = await world.button("Envoyer")
    where = world.thread
    await asyncio.gather(
        world.presses("claire", send.id, place, work=False),
        world.says("marc", "refuse : trop cher", work=False),
        world.presses("marc", send.id, place, work=False),
    )
    world.thread = where
    await world.works()
    case = await world.case()
    assert (case["status"], len(world.mails())) in {("done", 1), ("refused", 0)}
    assert not await world.approvals()
    await is_sound(world)


async def test_the_same_click_delivered_again(world: World) -> None:
    await world.says("lea", ASKS)
    send, place = await world.button("Envoyer")
    event = ButtonClicked("web:once", place, Sender("web", "claire-dubois"), send.id, world.clock.now(), True)
    first = await world.app.door.click(event)
    again = await world.app.door.click(event)
    await world.works()
    await world.restart()
    late = await world.app.door.click(event)
    await world.works()
    assert (first.claimed, again.claimed, late.claimed) == (True, False, False)
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_an_old_button_after_the_decision_and_a_restart(world: World) -> None:
    await world.says("lea", ASKS)
    send, place = await world.button("Envoyer")
    await world.clicks("claire", "Envoyer")
    await world.restart()
    for who in ("marc", "lea"):
        receipt = await world.presses(who, send.id, place)
        assert receipt.note is not None
    assert numbers(world) == ["D2026-0001"]
    await still_works(world)


async def test_two_answers_at_once(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    one, place = await world.button("Dupont Frères")
    two, _ = await world.button("Dupont & Fils")
    receipts = await asyncio.gather(
        *(world.presses("lea", button.id, place, work=False) for button in [one, two, one, two])
    )
    await world.works()
    assert len([receipt for receipt in receipts if receipt.note is None]) < len(receipts)
    assert len(world.mails()) == 1
    await is_sound(world)


async def test_a_click_and_a_written_answer_at_once(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    one, place = await world.button("Dupont Frères")
    await asyncio.gather(
        world.says("lea", "Dupont & Fils Traiteur", work=False), world.presses("lea", one.id, place, work=False)
    )
    await world.works()
    case = await world.case()
    assert case["status"] in {"done", "needs_answer", "needs_approval"}
    assert 1 <= len(world.mails()) <= 2
    await is_sound(world)


async def test_an_answer_button_after_the_question_was_closed(world: World) -> None:
    await world.says("lea", "Devis pour Dupont : 10 mugs")
    one, place = await world.button("Dupont Frères")
    await world.says("lea", "stop")
    await world.restart()
    receipt = await world.presses("lea", one.id, place)
    assert receipt.note is not None
    assert not world.mails()
    assert (await world.case())["status"] == "refused"


async def test_unknown_people_click_and_submit(world: World) -> None:
    await world.says("lea", ASKS)
    send, place = await world.button("Envoyer")
    now = world.clock.now()
    click = await world.app.door.click(ButtonClicked("web:x1", place, Sender("web", "nobody"), send.id, now, True))
    form = await world.app.door.submit(
        FormSubmitted("web:x2", place, Sender("slack", "U1"), f"a:{(await world.approvals())[0].id}:edit", {}, now)
    )
    await world.works()
    assert click.note is not None
    assert form.note is not None
    assert not world.mails() and len(await world.approvals()) == 1


async def test_messages_at_once_in_one_thread_are_worked_in_order(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs")
    for number in range(3, 8):
        await world.says("lea", f"mets {number} mugs", work=False)
    await world.works()
    assert (await world.case())["facts"]["lines"][0]["quantity"] == 7
    assert len(numbers(world)) >= 1
    await is_sound(world)


async def test_many_threads_at_once_number_without_gaps(world: World) -> None:
    for number in range(12):
        await world.says("lea", f"Devis pour Bellerive : {number + 2} mugs", anew=True, work=False)
    await world.works()
    assert sorted(numbers(world)) == [f"D2026-{number:04d}" for number in range(1, 13)]
    await is_sound(world)
