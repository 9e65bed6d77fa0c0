"""The company of six, whose absences are told in words: what they say, what time brings, and what each reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot import outgoing
from bot.approvals import Approvals
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import TimerFired
from bot.people import People
from bot.people.absence import AbsenceDesk
from bot.people.absence_keeping import TIMER
from bot.scheduler import Timetable
from bot.store import inbox, outbox
from bot.store.database import Database
from bot.telling import Asked, Told
from bot.turn import Turn
from bot.working_time import calendar_of
from graphs.message import Address
from graphs.understanding.absence_words import read_absence
from graphs.understanding.language import language_of
from graphs.understanding.reading import Situation
from integrations.books.port import Directory
from tests.bot.approvals.cast import ELSEWHERE
from tests.bot.approvals.room import Room, open_room, spaced

PARIS = "Europe/Paris"


@dataclass
class Hall(Room):
    absences: Any = None
    told: list[Told] = field(default_factory=list[Told])

    async def says(self, who: str, text: str, *, key: str = "") -> str:
        """Something about an absence, in a private conversation; the reply."""
        await self.people.refresh()
        person = self.people.person(who)
        assert person is not None
        now = self.clock.now()
        language = language_of(text, person.language)
        situation = Situation(
            Directory("1"), person.language, now.date(), colleagues=[row.name for row in self.people.everyone()]
        )
        reading = read_absence(text, language, situation)
        assert reading is not None, f"nobody would take {text!r} for an absence"
        turn = Turn(key or f"said-{next(self.numbers)}", now)
        place = Address("web", f"dm:{who}", turn.key)
        told = await self.absences.told(turn, Asked(place, person, reading, text, private=True))
        self.told.append(told)
        await self.database.write(lambda c: turn.commit(c, {"web", "cli"}))
        await self.people.refresh()
        if told.message is not None:
            return spaced(plain_text(told.message))
        return (await self.reads(who, f"dm:{who}", turn.key))[-1]

    async def reads(self, who: str, channel: str = "", thread: str | None = None) -> list[str]:
        """What was posted to them privately, oldest first, as it stands now; or in that place."""
        places = {channel} if channel else {f"dm:{who}", f"D-{ELSEWHERE.get(who, who)}"}

        def look(c: Any) -> dict[str, str]:
            texts: dict[str, str] = {}
            for row in outbox.posts_since(c, 0):
                address = row.payload.get("address", {})
                if row.kind in {"post", "update"} and address["channel"] in places and address["thread"] == thread:
                    key = row.payload.get("post_key", row.key)
                    texts[key] = spaced(plain_text(outgoing.content_of(row.payload)))
            return texts

        return list((await self.database.read(look)).values())

    async def ticks(self) -> None:
        await Timetable(self.database, self.clock, lambda: None).tick()
        while await self.database.write(self._work):
            pass
        await self.people.refresh()

    def _work(self, c: Any) -> int:
        due = [row for row in inbox.due(c, self.clock.now(), 100) if isinstance(row.event, TimerFired)]
        for row in due:
            assert isinstance(row.event, TimerFired)
            about = row.event.name.startswith(f"{TIMER}:")
            timer = self.absences.timer if about else self.approvals.timer
            outgoing.stage(c, timer(c, row.event), self.clock.now(), {"web", "cli"})
            inbox.finish(c, row.seq, now=self.clock.now(), case_id=None, outcome={})
        return len(due)

    async def until(self, *moment: int) -> None:
        """Paris time; each thing that falls due happens at its own instant."""
        goal = paris(*moment)
        await self.passes(seconds=(goal - self.clock.now()).total_seconds())


def paris(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(PARIS)).astimezone(UTC)


def away(hall: Hall, who: str) -> tuple[date | None, date | None, str | None]:
    row = hall.people.by_id(who)
    assert row is not None
    return row.absent_from, row.absent_until, row.delegate


async def open_hall(database: Database) -> Hall:
    room = await open_room(database)
    return await furnish(room.database, room.clock, room)


async def furnish(database: Database, clock: FrozenClock, room: Room) -> Hall:
    people = People(database, room.platforms, language="fr", time_zone=PARIS)
    await people.load()
    calendar = calendar_of("FR", PARIS)
    approvals = Approvals(
        database,
        people,
        room.platforms,
        clock,
        lambda process: room.policy,
        language="fr",
        time_zone=PARIS,
        calendar=calendar,
    )
    absences = AbsenceDesk(database, people, room.platforms, approvals, clock, language="fr")
    return Hall(database, clock, people, approvals, room.platforms, room.policy, room.numbers, absences=absences)
