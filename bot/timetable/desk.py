"""The timetable's desk: plans what comes back, and brings each coming once, late or not, to the kind whose it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

import structlog

from bot.clock import Clock
from bot.events import TimerFired
from bot.people import People
from bot.platform import Platform
from bot.settings import Settings
from bot.store import ledger, timings
from bot.store.database import Connection, Database
from bot.store.outbox import Outgoing
from bot.store.timings import Timing
from bot.telling import Asked, Told
from bot.timed import Look
from bot.timetable import planning
from bot.timetable.comings import between, instant_of, latest_coming
from bot.timetable.listing import Listed, listed
from bot.timetable.planning import TIMER, last_day
from bot.timetable.port import ComesOnce, Kind, Occasion
from bot.timetable.telling import Telling
from bot.timetable.wanted import wanted
from bot.turn import Turn
from graphs.calendar import WorkCalendar

log = structlog.get_logger(__name__)

LATE = timedelta(hours=1)
"""From then on, that it is late is said."""

STALE = timedelta(days=3)
"""What is older than that when it could come is left out, unless it comes once."""


class TimetableDesk:
    def __init__(
        self,
        settings: Settings,
        database: Database,
        people: People,
        platforms: Mapping[str, Platform],
        clock: Clock,
        calendar: WorkCalendar,
    ) -> None:
        """`calendar` knows the company's public holidays."""
        self._settings = settings
        self._database = database
        self._people = people
        self._clock = clock
        self._calendar = calendar
        self._kinds: dict[str, Kind] = {}
        self._telling = Telling(settings, database, people, platforms, calendar, self._kinds)

    def add(self, kind: Kind) -> None:
        """Before `plan`: what is of no known kind is neither planned nor brought."""
        self._kinds[kind.name] = kind

    async def plan(self) -> None:
        """Plans what the settings want (what people said of it counts more), and the next coming of every timing that
        has none."""
        now = self._clock.now()
        await self._database.write(lambda c: self._plan(c, now))

    def _plan(self, c: Connection, now: datetime) -> None:
        rows = {row.id: row for row in timings.every(c)}
        want = {row.id: row for row in wanted(self._settings, self._calendar, now) if row.kind in self._kinds}
        for row in rows.values():
            if row.by == timings.SETTINGS and row.id not in want and row.kind in self._kinds:
                planning.keep(c, replace(row, enabled=False), self._calendar, now)
                timings.drop(c, row.id)
        for row in want.values():
            known = rows.get(row.id)
            if known is None or (known.by == timings.SETTINGS and not known.trouble and _differ(known, row)):
                kept = row.going_on_from(known) if known else row
                planning.keep(c, kept, self._calendar, now)
        for row in timings.every(c):
            planning.repair(c, row, self._calendar, now)

    def looks(self) -> dict[str, Look]:
        return {TIMER: self.look}

    async def look(self, turn: Turn, event: TimerFired) -> None:
        """A coming is due. The next one is planned before anything is tried, in a commit of its own, so that one which
        fails for good is followed all the same. Missed ones come as the latest of them."""
        planned = datetime.fromisoformat(event.key.rpartition("@")[2])
        timing_id, since = str(event.payload.get("timing", "")), str(event.payload.get("day", ""))
        now = max(turn.now, planned)
        timing, length = await self._database.write(
            lambda c: (self._followed(c, timing_id, date.fromisoformat(since), now), ledger.length(c))
        )
        if timing is None or not timing.enabled:
            turn.outcome["skipped"] = "stopped"
            return
        if timing.person and not self._here(timing.person):
            turn.outcome["skipped"] = "left"
            turn.openers.append(lambda c: self._left(c, timing_id, turn.now))
            return
        day = latest_coming(timing, self._calendar, date.fromisoformat(since), now)
        came, kind = last_day(timing, now), self._kinds.get(timing.kind)
        if day is None or kind is None or (came is not None and day <= came):
            turn.outcome["skipped"] = "unknown kind" if kind is None else "not any more" if day is None else "came"
            return
        if now - instant_of(timing, day) > STALE and not isinstance(kind, ComesOnce):
            turn.outcome["skipped"] = "too late"
            log.warning("timetable.skipped", timing=timing.id, day=day.isoformat())
            return
        occasion = self._occasion(timing, day, turn.now, length)
        turn.outcome |= {"timing": timing.id, "day": day.isoformat()}
        turn.first.append(lambda c: self._came(c, occasion))
        await kind.fire(turn, occasion)

    def _here(self, person: str) -> bool:
        row = self._people.by_id(person)
        return row is not None and row.active

    def _left(self, c: Connection, timing_id: str, now: datetime) -> list[Outgoing]:
        """What was somebody's own ends with them."""
        row = timings.held(c, timing_id)
        if row is not None:
            planning.stopped(c, row, self._calendar, "", now)
        return []

    def _followed(self, c: Connection, timing_id: str, since: date, now: datetime) -> Timing | None:
        timing = timings.held(c, timing_id)
        if timing is not None:
            day = latest_coming(timing, self._calendar, since, now) if timing.enabled else None
            planning.plan(c, timing, self._calendar, now, after=day)
        return timing

    def _occasion(self, timing: Timing, day: date, now: datetime, length: int) -> Occasion:
        planned, came = instant_of(timing, day), last_day(timing, now)
        begun = timing.changed_at
        if came is not None and came < day:
            begun = max(begun, instant_of(timing, came))
        covered = timing.covered_until
        return Occasion(
            timing=timing,
            key=f"{timing.id}:{day.isoformat()}",
            day=day,
            planned=planned,
            # What a clock that had jumped ahead wrote down is not believed.
            since=covered if covered is not None and covered <= now else None,
            until=now,
            after=timing.covered_seq,
            upto=length,
            late=now - planned >= LATE,
            missed=between(timing, self._calendar, begun, day),
        )

    def _came(self, c: Connection, occasion: Occasion) -> bool:
        """Told with the turn's own commit; what was changed meanwhile stays as it was changed. False: it came already,
        by another event."""
        row = timings.held(c, occasion.timing.id)
        if row is None:
            return True
        came = last_day(row, occasion.until)
        if came is not None and came >= occasion.day:
            return False
        day = occasion.day.isoformat()
        timings.put(c, replace(row, last_day=day, covered_until=occasion.until, covered_seq=occasion.upto))
        return True

    async def told(self, turn: Turn, asked: Asked) -> Told:
        """Sets, changes, stops or lists, as the words ask."""
        return await self._telling.told(turn, asked)

    def keep(self, c: Connection, timing: Timing, now: datetime) -> None:
        """Within somebody's transaction: the row, and its next coming planned."""
        planning.keep(c, timing, self._calendar, now)

    def stop(self, c: Connection, timing_id: str, *, trouble: str, now: datetime) -> Timing | None:
        """Stopped by itself (its channel is gone); the row is kept, with what went wrong. None: there is none, or it is
        stopped already."""
        row = timings.held(c, timing_id)
        if row is None or not row.enabled:
            return None
        return planning.stopped(c, row, self._calendar, trouble, now)

    async def listed(self) -> list[Listed]:
        """Every timed thing: what comes back (the next one first, the stopped ones last), the daily looks, and how many
        single timers of each sort wait. What people are reminded of is only counted."""
        return await self._database.read(listed)


def _differ(known: Timing, row: Timing) -> bool:
    return (known.hour, known.zone, known.rrule, known.language) != (row.hour, row.zone, row.rrule, row.language)
