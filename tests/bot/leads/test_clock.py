"""The daily look: who has not booked, who is due once more, what the points might be, whom to forget."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.events import CaseWanted, TimerFired
from bot.leads.clock import LOOK_TIMER, LeadLook, due_of
from bot.store import inbox, lead_mails, schedule
from bot.store.lead_mails import LeadMail
from bot.turn import Turn
from bot.working_time import calendar_of
from graphs.lead.brief import LeadMoved, TunePoints, brief_from_json
from graphs.leads.points import POINTS
from graphs.leads.port import LeadSettings
from integrations.crm.port import Lead, LeadKeys
from tests.bot.leads.house import House, open_house

NOW = datetime.fromisoformat("2026-11-23T09:00:00+00:00")
HOT = Lead("L1", NOW - timedelta(days=5), "web", name="Ada", classed="hot", status="contacted",
           last_contact_at=NOW - timedelta(days=5))  # fmt: skip
WARM = replace(HOT, id="L2", classed="warm", status="asked", last_contact_at=NOW - timedelta(days=14))


def mail(lead: Lead, purpose: str, days: int, state: Any = "sent") -> LeadMail:
    return LeadMail(lead.id, purpose, f"{lead.id}.{purpose}", state, "", NOW - timedelta(days=days))


@pytest.mark.parametrize(
    ("lead", "mails", "what"),
    [
        (HOT, [mail(HOT, "booking", 3)], "not_booked"),
        (HOT, [mail(HOT, "booking", 2)], None),
        (HOT, [mail(HOT, "booking", 9), mail(HOT, "again", 1)], None),
        (HOT, [mail(HOT, "booking", 9, "reserved")], None),
        (replace(HOT, booked_for=NOW), [mail(HOT, "booking", 9)], None),
        (replace(HOT, status="handed"), [mail(HOT, "booking", 9)], None),
        (WARM, [mail(WARM, "ask", 14)], "nurture"),
        (WARM, [mail(WARM, "ask", 13)], None),
        (WARM, [mail(WARM, "ask", 40), mail(WARM, "nurture", 20)], None),
        (replace(HOT, status="nurtured"), [mail(HOT, "booking", 9), mail(HOT, "again", 3)], "not_booked"),
        (replace(HOT, status="nurtured"), [mail(HOT, "booking", 9), mail(HOT, "again", 2)], None),
        (replace(HOT, status="nurtured", booked_for=NOW), [mail(HOT, "booking", 9), mail(HOT, "again", 9)], None),
        (replace(WARM, status="nurtured"), [mail(WARM, "ask", 40), mail(WARM, "nurture", 14)], "nurture"),
        (replace(WARM, status="nurtured"), [mail(WARM, "ask", 40), mail(WARM, "nurture", 13)], None),
        (replace(WARM, status="nurtured"), [], None),
        (replace(WARM, classed="cold"), [mail(WARM, "ask", 40)], None),
        (replace(WARM, last_contact_at=None), [], None),
    ],
)
def test_what_a_day_asks_for(lead: Lead, mails: list[LeadMail], what: str | None):
    assert due_of(lead, mails, NOW, LeadSettings()) == what


async def looks(house: House) -> Turn:
    now = house.now()
    turn = Turn(f"look@{now.isoformat()}", now)
    await house.fill(turn, TimerFired(turn.key, f"{LOOK_TIMER}:daily.", {}, now))
    await house.room.turns.commit(turn)
    return turn


async def wanted(house: House, prefix: str) -> list[CaseWanted]:
    return await house.database.read(lambda c: inbox.begun_later(c, prefix))


async def test_each_is_opened_once_in_its_thread(tmp_path: Path):
    async with open_house(tmp_path) as house:
        for lead in (HOT, WARM):
            await house.world.app.books.leads.put_lead(lead.id, lead, LeadKeys())
        at = house.now() - timedelta(days=4)

        def sent(c: Any) -> None:
            reserved = lead_mails.reserve(c, "L1", "booking", "k", at)
            assert reserved is not None
            lead_mails.left(c, reserved, at)

        await house.database.write(sent)
        first, second = await looks(house), await looks(house)
        assert (first.outcome["leads"], second.outcome["leads"]) == (2, 0)
        events = await wanted(house, "lead:")
        assert [event.key for event in events] == ["lead:L1:not_booked", "lead:L2:nurture"]
        briefs = [brief_from_json(event.brief) for event in events]
        assert briefs == [LeadMoved("L1", "not_booked"), LeadMoved("L2", "nurture")]
        # They came in silently: a thread is begun for them.
        assert events[0].announce is not None
        rows = [await house.row(event.key) for event in events]
        assert [inbox.in_background(row) for row in rows if row] == [True, True]
        assert rows[0] and rows[1] and rows[1].next_at > rows[0].next_at
        planned = await house.database.read(lambda c: schedule.get(c, f"{LOOK_TIMER}:daily."))
        assert planned is not None
        assert planned.next_at > house.now()


async def test_it_is_planned_after_the_reminders(tmp_path: Path):
    async with open_house(tmp_path) as house:
        await house.room.plan()
        first = await house.database.read(lambda c: schedule.get(c, f"{LOOK_TIMER}:daily."))
        await house.room.plan()
        assert first is not None
        assert first.next_at > house.now() - timedelta(days=1)


async def test_corrections_that_agree_are_proposed_once(tmp_path: Path):
    async with open_house(tmp_path) as house:
        sign = next(code for code, points in POINTS.items() if points > 0)
        lea = house.world.app.people.find("lea").id
        for number in range(4):
            said = {"lead_id": f"L{number}", "was": "cold", "became": "warm", "score": 36, "signs": [sign], "by": lea}
            await house.acts["leads.correct"].perform(f"k{number}", said)
        await looks(house)
        await looks(house)
        (event,) = await wanted(house, "lead:tune:")
        brief = brief_from_json(event.brief)
        assert isinstance(brief, TunePoints)
        assert brief.points[sign] > POINTS[sign]
        assert event.person == lea


async def test_whom_nobody_was_in_touch_with_is_forgotten(tmp_path: Path):
    async with open_house(tmp_path) as house:
        asked: list[datetime] = []

        async def sweep(before: datetime) -> int:
            asked.append(before)
            return 2

        app = house.world.app
        look = LeadLook(
            app.database, app.books.leads, house.room.desk, app.clock, calendar_of("FR", "Europe/Paris"), app.settings,
            house.room.channel, sweep,
        )  # fmt: skip
        turn = Turn("look@x", house.now())
        await look.look(turn, TimerFired("look@x", f"{LOOK_TIMER}:daily.", {}, house.now()))
        await house.room.turns.commit(turn)
        assert asked == [house.now() - timedelta(days=1095)]
        assert (await house.said())[0].startswith("2 prospects")
