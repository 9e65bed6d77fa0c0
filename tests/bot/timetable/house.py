"""The timetable's desk on real parts: store, people, web platform, scheduler; kinds that post what they were told."""

from __future__ import annotations

import itertools
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.events import TimerFired
from bot.outgoing import post_row
from bot.people import People
from bot.people.defaults import ensure_roles, save_with_accounts
from bot.platform import Platform
from bot.scheduler import Timetable
from bot.settings import Settings
from bot.store import inbox, outbox, schedule, timings
from bot.store.database import Database
from bot.store.people import PersonRow
from bot.store.timings import Timing
from bot.telling import Asked
from bot.timetable.desk import TimetableDesk
from bot.timetable.port import Occasion
from bot.turn import Fenced, Turn
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.calendar import WorkCalendar
from graphs.context import Person
from graphs.message import Address, text_message
from graphs.understanding.reading import Reading, Situation
from graphs.understanding.schedule_words import read_schedule
from integrations.books.port import Directory
from integrations.errors import Unavailable

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""10 h in Paris."""

OPS = Address("web", "c:ops", "t1")
CHANNELS = ["general", "ops", "direction"]
HOLIDAYS = frozenset({date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29)})
PEOPLE = (
    PersonRow("lea", "Léa Martin", "lea@example.com", "employee", "fr", "Europe/Paris"),
    PersonRow("rose", "Rose Alba", "rose@example.com", "sales_lead", "fr", "Europe/Paris"),
    PersonRow("olga", "Olga Hughes", "olga@example.com", "sales_lead", "en", "America/New_York"),
)


@dataclass
class Told:
    """A kind that posts one line for each coming; `failing`: how often it fails before."""

    name: str
    occasions: list[Occasion] = field(default_factory=list[Occasion])
    failing: int = 0

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        if self.failing:
            self.failing -= 1
            raise Unavailable("the books are down")
        self.occasions.append(occasion)
        said = text_message(f"{self.name} {occasion.day}")
        turn.outgoing.append(post_row(occasion.key, occasion.timing.address, said, language="fr"))

    @property
    def days(self) -> list[str]:
        return [occasion.day.isoformat() for occasion in self.occasions]


def settings_of(home: Path, **more: Any) -> Settings:
    return Settings.model_validate({"home": home, "channels": "general,ops,direction", **more})


@dataclass
class House:
    url: str
    clock: FrozenClock
    database: Database
    people: People
    desk: TimetableDesk
    timetable: Timetable
    kinds: dict[str, Told]
    numbers: Any = field(default_factory=lambda: itertools.count(1))

    @classmethod
    async def open(
        cls,
        url: str,
        clock: FrozenClock | None = None,
        numbers: Any = None,
        *,
        calendar: WorkCalendar | None = None,
        **more: Any,
    ) -> House:
        clock = clock or FrozenClock(MONDAY)
        database = Database.open(url)
        platforms: dict[str, Platform] = {"web": WebPlatform(Hub(), CHANNELS)}
        people = People(database, platforms, language="fr", time_zone="Europe/Paris")

        def fill(c: Connection) -> None:
            ensure_roles(c)
            for person in PEOPLE:
                save_with_accounts(c, person)

        await database.write(fill)
        await people.load()
        calendar = calendar or WorkCalendar("Europe/Paris", is_holiday=lambda day: day in HOLIDAYS)
        desk = TimetableDesk(settings_of(Path("var"), **more), database, people, platforms, clock, calendar)
        kinds = {name: Told(name) for name in ("digest", "brief", "weekly", "monthly", "sample")}
        for kind in kinds.values():
            desk.add(kind)
        timetable = Timetable(database, clock, lambda: None)
        return cls(url, clock, database, people, desk, timetable, kinds, numbers or itertools.count(1))

    async def again(self, **more: Any) -> House:
        """Another process on the same store: after a crash, or beside this one."""
        return await House.open(self.url, self.clock, self.numbers, **more)

    async def close(self) -> None:
        await self.database.close()

    # --- what is said -------------------------------------------------------------------------------------------------

    async def says(
        self,
        text: str,
        by: str = "rose",
        *,
        place: Address = OPS,
        private: bool = False,
        brief: dict[str, Any] | None = None,
    ) -> tuple[str, Turn]:
        """The reply as plain text, and the turn that was committed."""
        person = self.people.person(by)
        assert person is not None
        reading = self._reading(text, person, brief)
        if private:
            place = Address("web", f"dm:{by}")
        turn = Turn(key=f"said:{next(self.numbers)}", now=self.clock.now())
        told = await self.desk.told(turn, Asked(place, person, reading, text, private))
        turn.outcome["status"] = told.status
        await self.commit(turn)
        if told.message is not None:
            return plain_text(told.message, reading.language), turn
        rows = await self.database.read(lambda c: outbox.posts_since(c, 0))
        return plain_text(_content(rows[-1].payload), reading.language), turn

    def _reading(self, text: str, person: Person, brief: dict[str, Any] | None) -> Reading:
        if brief is not None:
            return Reading("schedule", 0.9, person.language, brief)
        situation = Situation(Directory([], []), person.language, self.clock.now().date())
        found = read_schedule(text, person.language, situation)
        assert found is not None, text
        return found

    # --- what comes ---------------------------------------------------------------------------------------------------

    async def until(self, instant: datetime) -> None:
        self.clock.advance(instant - self.clock.now())
        await self.works()

    async def days(self, count: int) -> None:
        """An hour after another."""
        for _ in range(count * 24):
            self.clock.advance(timedelta(hours=1))
            await self.works()

    async def works(self) -> None:
        """All timers that are due, each as the turn of its event."""
        await self.timetable.tick()
        for row in await self.database.read(lambda c: inbox.due(c, self.clock.now(), 1000)):
            assert isinstance(row.event, TimerFired)
            with suppress(Fenced):  # another replica worked it
                await self.work(row.seq, row.event)

    async def work(self, seq: int, event: TimerFired) -> Turn:
        turn = Turn(key=event.key, now=self.clock.now(), inbox_seq=seq)
        await self.desk.look(turn, event)
        await self.commit(turn)
        return turn

    async def commit(self, turn: Turn) -> None:
        await self.database.write(lambda c: turn.commit(c, {"web"}))

    # --- what there is ------------------------------------------------------------------------------------------------

    async def rows(self) -> list[Timing]:
        return await self.database.read(timings.every)

    async def row(self, kind: str = "digest") -> Timing:
        rows = [row for row in await self.rows() if row.kind == kind]
        assert len(rows) == 1, rows
        return rows[0]

    async def planned(self) -> list[datetime]:
        rows = await self.database.read(lambda c: schedule.begun(c, "timing:"))
        return sorted(row.next_at for row in rows)

    async def posts(self) -> list[str]:
        rows = await self.database.read(lambda c: outbox.posts_since(c, 0))
        return [row.key for row in rows if ":" in row.key]


def _content(payload: dict[str, Any]) -> Any:
    from bot.outgoing import content_of

    return content_of(payload)
