"""A timing's row and the timer of its next coming, changed together within the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.short_hash import short_hash
from bot.store import inbox, schedule, timings
from bot.store.database import Connection
from bot.store.timings import Timing
from bot.timetable.comings import instant_of, local_day, next_coming
from graphs.calendar import WorkCalendar

TIMER = "timing"

BELIEVED = timedelta(days=3)
"""A last day further ahead than that was set by a clock that had jumped, and binds nobody."""


def timers_of(timing_id: str) -> str:
    """What the names of its timers begin with."""
    return f"{TIMER}:{timing_id}."


def last_day(timing: Timing, now: datetime) -> date | None:
    """The local day it came last: on that day and before it, it does not come again, even when the clock went back."""
    if not timing.last_day:
        return None
    last = date.fromisoformat(timing.last_day)
    return last if last <= local_day(now, timing.zone) + BELIEVED else None


def plan(c: Connection, timing: Timing, calendar: WorkCalendar, now: datetime, after: date | None = None) -> None:
    """Plans its next coming (later than `after`, where given) in place of what was planned; none for one that is
    stopped or over."""
    schedule.cancel(c, timers_of(timing.id))
    came = max((day for day in (after, last_day(timing, now)) if day is not None), default=None)
    day = next_coming(timing, calendar, now, came) if timing.enabled else None
    if day is None:
        return
    payload = {"timing": timing.id, "day": day.isoformat()}
    at = instant_of(timing, day)
    schedule.put(c, _free(c, timing, at), at, payload)


def _free(c: Connection, timing: Timing, at: datetime) -> str:
    """A name whose event was never kept: what a clock that went back brings again is no redelivery, and every row that
    is taken is followed by an event."""
    number = 0
    while True:
        name = f"{timers_of(timing.id)}{short_hash(f'{at.isoformat()}|{number}', 8)}"
        if inbox.by_key(c, f"{name}@{at.isoformat()}") is None:
            return name
        number += 1


def planned(c: Connection, timing_id: str) -> datetime | None:
    """When its next coming is planned."""
    rows = schedule.begun(c, timers_of(timing_id))
    return min((row.next_at for row in rows), default=None)


def keep(c: Connection, timing: Timing, calendar: WorkCalendar, now: datetime) -> None:
    timings.put(c, timing)
    plan(c, timing, calendar, now)


def repair(c: Connection, timing: Timing, calendar: WorkCalendar, now: datetime) -> None:
    """Plans what is not planned, or was by a clock that had jumped ahead."""
    at = planned(c, timing.id)
    if not timing.enabled:
        schedule.cancel(c, timers_of(timing.id))
        return
    soon = next_coming(timing, calendar, now + BELIEVED, last_day(timing, now))
    if at is None or (soon is not None and at > instant_of(timing, soon)):
        plan(c, timing, calendar, now)


def stopped(c: Connection, timing: Timing, calendar: WorkCalendar, trouble: str, now: datetime) -> Timing:
    row = replace(timing, enabled=False, trouble=trouble[:400], changed_at=now)
    keep(c, row, calendar, now)
    return row
