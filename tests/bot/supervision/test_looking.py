"""The look every few minutes: planned once however many replicas there are, after any crash or jump of the clock."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from bot.events import TimerFired
from bot.store import inbox, schedule
from bot.store.schema import event_inbox
from bot.supervision.desk import TIMER
from bot.supervision.health import FRESH, Health, answering
from bot.supervision.status import EVERY
from integrations.errors import Misconfigured, Unavailable
from tests.bot.supervision.room import Room

OPERATORS = "c:exploitation"


async def test_a_start_plans_the_next_look_and_another_one_leaves_it(room: Room):
    await room.desk.plan()
    first = await room.planned()
    assert first == room.clock.now() + EVERY
    room.clock.advance(timedelta(minutes=2))
    await room.desk.plan()
    assert await room.planned() == first


async def test_each_look_plans_one_more(room: Room):
    await room.desk.plan()
    for _ in range(5):
        await room.looks(minutes=5)
        assert await room.planned() == room.clock.now() + EVERY


async def test_after_a_long_stop_there_is_one_look_not_hundreds(room: Room):
    await room.desk.plan()
    await room.looks(days=3)
    assert await room.planned() == room.clock.now() + EVERY
    await room.looks(seconds=1)
    assert await _looked(room) == 1


async def test_a_clock_that_went_back_does_not_silence_it(room: Room):
    await room.desk.plan()
    room.clock.advance(timedelta(days=-2))
    await room.desk.plan()
    assert await room.planned() == room.clock.now() + EVERY


async def test_two_replicas_look_once(staffed: Room):
    await staffed.desk.plan()
    other = await Room.open(staffed.url, staffed.clock, operator_channel="exploitation")
    try:
        await staffed.message(age=timedelta(hours=1))
        staffed.clock.advance(timedelta(minutes=5))
        await asyncio.gather(staffed.timetable.tick(), other.timetable.tick())
        await asyncio.gather(staffed.looks(), other.looks())
        assert len(await staffed.heard(OPERATORS)) == 1
        assert await _looked(staffed) == 1
    finally:
        await other.close()


async def test_a_look_that_was_not_committed_is_made_again(staffed: Room):
    await staffed.desk.plan()
    await staffed.message(age=timedelta(hours=1))
    staffed.clock.advance(timedelta(minutes=5))
    await staffed.timetable.tick()
    # The process died here: the event is kept, nothing of the look is.
    assert await staffed.database.read(lambda c: schedule.get(c, TIMER)) is None
    await staffed.looks()
    assert len(await staffed.heard(OPERATORS)) == 1
    assert await staffed.planned() == staffed.clock.now() + EVERY


async def test_looks_do_not_heap_up_in_the_inbox(room: Room):
    await room.desk.plan()
    for _ in range(40):
        await room.looks(minutes=5)
    assert await _looked(room) <= 13


async def test_a_stop_is_told_where_somebody_runs_the_service(staffed: Room):
    await staffed.desk.plan()
    await staffed.looks(hours=9)
    assert "le service était à l'arrêt depuis 8 h" in " ".join(await staffed.heard(OPERATORS))
    await staffed.looks(minutes=5)
    assert await staffed.open_alerts() == []


# --- health -----------------------------------------------------------------------------------------------------------


async def test_a_check_that_fails_is_told_and_its_end_too_without_what_it_said(staffed: Room):
    failing = {"on": True}

    async def books() -> object:
        if failing["on"]:
            raise Misconfigured("login admin:hunter2 refused")
        return None

    staffed.desk.checks["books"] = answering(books)
    await staffed.desk.plan()
    await staffed.looks(minutes=5)
    failing["on"] = False
    await staffed.looks(minutes=11)
    said = await staffed.heard(OPERATORS)
    assert said[0].startswith("Alerte : Comptabilité (refuse nos identifiants ou nos réglages)")
    assert said[1].startswith("Réglé, l'alerte est levée : Comptabilité")
    assert not any("hunter2" in text for text in said)
    status = await staffed.desk.status()
    assert status.health["books"].health == Health(True)


async def test_checks_are_asked_once_in_a_while_never_for_each_look(staffed: Room):
    asked = 0

    async def slack() -> object:
        nonlocal asked
        asked += 1
        return None

    staffed.desk.checks["slack"] = answering(slack)
    await staffed.desk.plan()
    for _ in range(12):
        await staffed.looks(minutes=5)
    assert asked == 60 / (FRESH.total_seconds() / 60)


async def test_one_check_that_breaks_does_not_hide_the_others(staffed: Room):
    async def broken() -> Health:
        raise ZeroDivisionError("a defect")

    async def down() -> object:
        raise Unavailable("no route")

    staffed.desk.checks |= {"teams": broken, "booking": answering(down)}
    await staffed.desk.plan()
    await staffed.message(age=timedelta(hours=1))
    await staffed.looks(minutes=5)
    said = " ".join(await staffed.heard(OPERATORS))
    assert "Teams (erreur du service" in said
    assert "Prise de rendez-vous (ne répond pas)" in said
    assert "1 message attend" in said


async def _looked(room: Room) -> int:
    def count(c):
        return c.execute(select(func.count()).where(event_inbox.c.conversation == TIMER)).scalar_one()

    rows = await room.database.read(lambda c: inbox.due(c, room.clock.now(), 100))
    assert not any(isinstance(row.event, TimerFired) for row in rows)
    return await room.database.read(count)
