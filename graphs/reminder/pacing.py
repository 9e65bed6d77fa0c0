"""When each reminder of a run begins: so many a minute, in working hours, after the time there is to stop it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from graphs.calendar import WorkCalendar


def later(calendar: WorkCalendar, instant: datetime, minutes: int) -> datetime:
    """So many minutes of working time after that instant."""
    at, left = calendar.next_opening(instant), timedelta(minutes=minutes)
    while left > (today := _until_closing(calendar, at)):
        left -= today
        at = calendar.next_opening(at + today)
    return at + left


def _until_closing(calendar: WorkCalendar, at: datetime) -> timedelta:
    zone = ZoneInfo(calendar.zone)
    local = at.astimezone(zone)
    return datetime.combine(local.date(), calendar.closes, tzinfo=zone) - local


def paced(calendar: WorkCalendar, start: datetime, per_minute: int) -> Iterator[datetime]:
    """One instant after the other, never outside working hours."""
    gap = timedelta(seconds=60) / max(per_minute, 1)
    at = calendar.next_opening(start)
    while True:
        yield at
        at = calendar.next_opening(at + gap)
