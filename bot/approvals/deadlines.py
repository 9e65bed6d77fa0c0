"""Working hours, the company's days by the clock of each person, and the instants people put things off to."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from graphs.calendar import WorkCalendar
from graphs.when.instants import to_instant

USUAL = WorkCalendar()
"""Monday to Friday, 8:00 to 18:00, no holidays."""

MORNING = time(9)

REMIND_AFTER = timedelta(hours=4)
"""Working hours before the first two reminders; nobody is reminded more often."""

REMIND_AGAIN = timedelta(hours=10)
"""Working hours between later ones: a working day."""

ESCALATE_AFTER = timedelta(hours=8)
"""Working hours without a decision before the next higher role is asked too."""

URGENT_REMIND_AFTER = timedelta(hours=1)
URGENT_ESCALATE_AFTER = timedelta(hours=2)
URGENT_ENDS_AFTER = timedelta(hours=10)
"""The same in working hours for what nobody should leave lying; it ends after a working day, and its process knows."""

SnoozeCode = Literal["hour", "tomorrow", "monday"]
SNOOZES: tuple[SnoozeCode, ...] = ("hour", "tomorrow", "monday")


def add_working_time(start: datetime, duration: timedelta, zone: str, calendar: WorkCalendar = USUAL) -> datetime:
    """The instant (UTC) at which that much working time has passed since `start`: on the calendar's days, within its
    hours, by the clock of `zone`."""
    at, left = start.astimezone(UTC), duration
    day = start.astimezone(ZoneInfo(zone)).date()
    while True:
        day = calendar.working_day_from(day)
        begin = max(at, _at(day, calendar.opens, zone))
        available = _at(day, calendar.closes, zone) - begin
        if available > timedelta(0):
            if left <= available:
                return begin + left
            left -= available
        day += timedelta(days=1)


def next_working_instant(instant: datetime, zone: str, calendar: WorkCalendar = USUAL) -> datetime:
    """The instant itself when it is in working hours, else the next opening (UTC)."""
    return add_working_time(instant, timedelta(0), zone, calendar)


def opening_from(day: date, zone: str, calendar: WorkCalendar = USUAL) -> datetime:
    """When work begins on that day, or on the next one that is worked (UTC)."""
    return _at(calendar.working_day_from(day), calendar.opens, zone)


def ends_on_a_working_day(end: datetime, zone: str, calendar: WorkCalendar = USUAL) -> datetime:
    """The same hour on the first working day from then on: nothing ends while nobody could have acted on its last
    day (UTC)."""
    local = end.astimezone(ZoneInfo(zone))
    day = calendar.working_day_from(local.date())
    return end if day == local.date() else _at(day, local.time(), zone)


def snoozed_until(code: SnoozeCode, now: datetime, zone: str) -> datetime:
    """In an hour, tomorrow at nine, or next Monday at nine, where the person is."""
    if code == "hour":
        return now + timedelta(hours=1)
    local = now.astimezone(ZoneInfo(zone))
    days = 1 if code == "tomorrow" else 7 - local.weekday()
    return _at(local.date() + timedelta(days=days), MORNING, zone)


def reminder_gap(count: int) -> timedelta:
    """Working time to wait after the `count`-th reminder."""
    return REMIND_AFTER if count < 2 else REMIND_AGAIN


def _at(day: date, hour: time, zone: str) -> datetime:
    """UTC; an hour that the clocks jump over is the first that exists after it."""
    return to_instant(datetime.combine(day, hour), zone)
