"""What the company's settings plan for every working day: one row, whose next day is planned when a day has come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.clock import Clock
from bot.store import inbox, schedule
from bot.store.database import Connection, Database
from graphs.calendar import WorkCalendar
from graphs.when.instants import to_instant, to_local

JUMPED = timedelta(days=21)
"""A next day further ahead than that was planned by a clock that had jumped: no company is closed for longer without
its calendar saying so."""


def behind(at: time | None, minutes: int) -> time | None:
    """So many minutes after that hour, within the day."""
    if at is None:
        return None
    later = datetime.combine(date(2000, 1, 1), at) + timedelta(minutes=minutes)
    return later.time() if later.day == 1 else time(23, 59)


class Daily:
    """The timer "<name>:daily.". What its hour's day is for is the caller's."""

    def __init__(self, name: str, database: Database, clock: Clock, calendar: WorkCalendar, *, at: time | None) -> None:
        """`at` is local to the calendar's zone; None: none is planned."""
        self._id = f"{name}:daily."
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._at = at

    @property
    def today(self) -> date:
        """The company's local day."""
        return to_local(self._clock.now(), self._calendar.zone).date()

    async def plan(self) -> None:
        """Plans the next one unless it is planned; with another hour than before, anew."""
        await self._database.write(self._plan)

    def _plan(self, c: Connection) -> None:
        if self._at is None:
            schedule.cancel(c, self._id)
            return
        now = self._clock.now()
        known = schedule.get(c, self._id)
        same = known is not None and known.payload.get("hour") == self._at.isoformat()
        if known is not None and same and known.next_at <= self._longest(now):
            return
        today = self.today
        self._put(c, today if self._instant(today) >= now else today + timedelta(days=1))

    async def begun(self) -> date:
        """Today's has come: the day it is for. The next one is planned before anything is tried, in a commit of its
        own, so that a look which fails for good is followed all the same; run again, it plans the same."""
        day = self.today
        if self._at is not None:
            await self._database.write(lambda c: self._put(c, day + timedelta(days=1)))
        return day

    def _put(self, c: Connection, day: date) -> None:
        """A day whose event was kept already has had its look, whatever the clock says now: it is not planned again, as
        its event would be taken for a redelivery and nothing would follow it."""
        assert self._at is not None
        day = self._calendar.working_day_from(day)
        while inbox.by_key(c, f"{self._id}@{self._instant(day).isoformat()}") is not None:
            day = self._calendar.working_day_from(day + timedelta(days=1))
        payload = {"hour": self._at.isoformat(), "day": day.isoformat()}
        schedule.put(c, self._id, self._instant(day), payload)

    def _longest(self, now: datetime) -> datetime:
        """The latest that the next one can rightly be planned for."""
        day = self._calendar.working_day_from(to_local(now, self._calendar.zone).date() + JUMPED)
        return self._instant(day)

    def _instant(self, day: date) -> datetime:
        assert self._at is not None
        return to_instant(datetime.combine(day, self._at), self._calendar.zone)
