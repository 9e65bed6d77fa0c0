"""Working hours and the instants people put things off to. Working time is Monday to Friday, 8:00 to 18:00, local."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

OPENS = time(8)
CLOSES = time(18)
MORNING = time(9)

REMIND_AFTER = timedelta(hours=4)
"""Working hours before the first two reminders; nobody is reminded more often."""

REMIND_AGAIN = timedelta(hours=10)
"""Working hours between later ones: a working day."""

ESCALATE_AFTER = timedelta(hours=8)
"""Working hours without a decision before the next higher role is asked too."""

SnoozeCode = Literal["hour", "tomorrow", "monday"]
SNOOZES: tuple[SnoozeCode, ...] = ("hour", "tomorrow", "monday")


def add_working_time(start: datetime, duration: timedelta, zone: str) -> datetime:
    """The instant (UTC) at which that much working time has passed since `start`."""
    local = start.astimezone(ZoneInfo(zone))
    left = duration
    while True:
        opening, closing = _hours(local)
        begin = max(local, opening)
        if _is_working_day(local) and begin < closing:
            available = closing - begin
            if left <= available:
                return (begin + left).astimezone(UTC)
            left -= available
        local = _at(local + timedelta(days=1), time(0))


def next_working_instant(instant: datetime, zone: str) -> datetime:
    """The instant itself when it is in working hours, else the next opening (UTC)."""
    return add_working_time(instant, timedelta(0), zone)


def snoozed_until(code: SnoozeCode, now: datetime, zone: str) -> datetime:
    """In an hour, tomorrow at nine, or next Monday at nine, where the person is."""
    if code == "hour":
        return now + timedelta(hours=1)
    local = now.astimezone(ZoneInfo(zone))
    days = 1 if code == "tomorrow" else 7 - local.weekday()
    return _at(local + timedelta(days=days), MORNING).astimezone(UTC)


def reminder_gap(count: int) -> timedelta:
    """Working time to wait after the `count`-th reminder."""
    return REMIND_AFTER if count < 2 else REMIND_AGAIN


def _hours(local: datetime) -> tuple[datetime, datetime]:
    return _at(local, OPENS), _at(local, CLOSES)


def _at(local: datetime, hour: time) -> datetime:
    return datetime.combine(local.date(), hour, tzinfo=local.tzinfo)


def _is_working_day(local: datetime) -> bool:
    return local.weekday() < 5
