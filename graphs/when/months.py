"""Days of the calendar worked out from what was said of them: which year, which month, which weekday of a month."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from graphs.when.pieces import Day

YEARS_AHEAD = 10
"""A day later than so many years is too far."""
RECENT = 45
"""A day without a year that was within so many days is that one, and past; what was earlier comes next year."""


def add_months(day: date, count: int) -> date:
    """The same day of a later month, or the last one when that month is shorter."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_day(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def checked(day: date, today: date) -> str:
    """Why no one can be reminded on that day: past, too_far, or "" when they can."""
    if day < today:
        return "past"
    return "too_far" if day.year > today.year + YEARS_AHEAD else ""


def dated(day: int, month: int, year: int | None, today: date) -> Day:
    """The day of a month said by its number, and of a year when one was said."""
    found = _existing(day, month, year, today)
    if found is None:
        return Day(code="no_such_day", monthday=day, month=month)
    code = checked(found, today)
    return Day(() if code else (found,), code, monthday=day, month=month)


def _existing(day: int, month: int, year: int | None, today: date) -> date | None:
    if year is not None:
        return _made(year + 2000 if year < 100 else year, month, day)
    found = _made(today.year, month, day)
    over = today - found > timedelta(days=RECENT) if found else (day, month) == (29, 2) and today.month > 2
    return _made(today.year + 1, month, day) if over else found


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def numbered(day: int, today: date, *, weekday: int | None = None) -> Day:
    """ "le 5": of this month when it is still to come, otherwise of the next; today's own number is either."""
    if not 1 <= day <= 31:
        return Day(code="no_such_day")
    found: list[date] = []
    for later in (0, 1):
        first = add_months(today.replace(day=1), later)
        if day > monthrange(first.year, first.month)[1]:
            if weekday is None and not found:
                break
            continue
        candidate = first.replace(day=day)
        if candidate >= today and (weekday is None or candidate.weekday() == weekday):
            found.append(candidate)
    if not found:
        return Day(code="no_such_day", monthday=day)
    twice = weekday is None and found[0] == today
    return Day(tuple(found) if twice else (found[0],), monthday=day)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month (-1 the last), if it has so many."""
    first, days = date(year, month, 1), monthrange(year, month)[1]
    if nth < 0:
        last = first.replace(day=days)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day) if day <= days else None


def nth_worked(year: int, month: int, nth: int) -> date:
    """The nth day of a month from Monday to Friday (-1 the last)."""
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
    return [day for day in days if day.weekday() < 5][nth if nth < 0 else nth - 1]


def next_weekday(today: date, weekday: int, *, same: bool = True) -> date:
    """The coming such weekday: today itself when `same`."""
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if ahead or same else 7)
