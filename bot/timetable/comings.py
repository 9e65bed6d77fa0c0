"""On which days a timing comes, and at which instant: its rule, its holidays, its own clock. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from bot.store.timings import Timing
from graphs.calendar import WorkCalendar
from graphs.when.instants import to_instant, to_local
from graphs.when.recurrence import next_after, parts_of

WORKED = "MO,TU,WE,TH,FR"

AHEAD = 800
"""Comings looked through for the next one; a rule that has none among them is over."""

BACK = timedelta(days=31)
"""How far a public holiday may move what comes once a month."""


def days_after(timing: Timing, calendar: WorkCalendar, after: date) -> Iterator[date]:
    """The local days on which it comes, later than `after`, each once and in order. Raises nothing: a rule that is none
    has no days."""
    last = after
    for day in islice(_raw(timing, after), AHEAD):
        moved = _moved(timing, calendar, day)
        if moved is not None and moved > last:
            last = moved
            yield moved


def instant_of(timing: Timing, day: date) -> datetime:
    """UTC. An hour that the clocks jump over is the first instant after it; one that comes twice is the first."""
    return to_instant(datetime.combine(day, time.fromisoformat(timing.hour)), timing.zone)


def next_coming(timing: Timing, calendar: WorkCalendar, now: datetime, after: date | None = None) -> date | None:
    """The first day whose hour is later than now (and which is later than `after`, where given)."""
    start = to_local(now, timing.zone).date() - timedelta(days=1)
    if after is not None and after > start:
        start = after
    return next((day for day in days_after(timing, calendar, start) if instant_of(timing, day) > now), None)


def latest_coming(timing: Timing, calendar: WorkCalendar, since: date, now: datetime) -> date | None:
    """The last day from `since` on whose hour has come."""
    found: date | None = None
    # Somebody who was stopped for years is not counted through day by day.
    start = max(since, to_local(now, timing.zone).date() - timedelta(days=AHEAD // 2))
    for day in days_after(timing, calendar, start - timedelta(days=1)):
        if instant_of(timing, day) > now:
            break
        found = day
    return found


def between(timing: Timing, calendar: WorkCalendar, after: datetime, before: date) -> int:
    """How many times it should have come later than that instant and on days before that one."""
    start = max(to_local(after, timing.zone).date(), before - timedelta(days=AHEAD // 2))
    count = 0
    for day in days_after(timing, calendar, start - timedelta(days=1)):
        if day >= before:
            break
        count += instant_of(timing, day) > after
    return count


def once_a_week_at_most(rrule: str) -> bool:
    """What comes on a single day of the week, or less often, is put off by a holiday; the rest is left out."""
    parts = parts_of(rrule) or {}
    return parts.get("FREQ") in ("MONTHLY", "YEARLY") or (
        parts.get("FREQ") == "WEEKLY" and "," not in parts.get("BYDAY", "")
    )


def _raw(timing: Timing, after: date) -> Iterator[date]:
    """The days of the rule itself."""
    parts = parts_of(timing.rrule)
    if parts is None:
        return
    begun = to_local(timing.changed_at, timing.zone).date()
    start = after - BACK
    if "COUNT" in parts or int(parts.get("INTERVAL", "1")) > 1:
        # Only what is counted depends on the day it was set.
        first, start = begun, max(start, begun - timedelta(days=1))
    else:
        first = start
    at = datetime.combine(start, time.max).replace(microsecond=0)
    while (found := next_after(timing.rrule, datetime.combine(first, time(12)), at)) is not None:
        yield found.date()
        at = found


def _moved(timing: Timing, calendar: WorkCalendar, day: date) -> date | None:
    """The day as public holidays move it; None: it does not come."""
    if timing.holidays:
        return day
    parts = parts_of(timing.rrule) or {}
    if parts.get("FREQ") == "MONTHLY" and parts.get("BYDAY") == WORKED and "BYSETPOS" in parts:
        return _nth_worked(calendar, day, int(parts["BYSETPOS"].split(",")[0]))
    if not calendar.is_holiday(day):
        return day
    return calendar.working_day_from(day) if once_a_week_at_most(timing.rrule) else None


def _nth_worked(calendar: WorkCalendar, day: date, nth: int) -> date:
    """That working day of its month, public holidays not counted."""
    days = [day.replace(day=number) for number in range(1, monthrange(day.year, day.month)[1] + 1)]
    worked = [one for one in days if calendar.works(one)]
    place = nth - 1 if nth > 0 else nth
    return worked[place] if -len(worked) <= place < len(worked) else day


def local_day(instant: datetime, zone: str) -> date:
    return to_local(instant.astimezone(UTC), zone).date()
