"""Reads days said by their name or by their distance: "jeudi", "lundi en huit", "mercredi prochain", "demain"."""

from __future__ import annotations

from datetime import date, timedelta

from graphs.when.lexicon import (
    COMING_AFTER,
    COMING_BEFORE,
    DAYS_FROM_NOW,
    NEXT_AFTER,
    NEXT_BEFORE,
    NEXT_MONTH,
    PARTS_TODAY,
    PAST,
    PAST_AFTER,
    PAST_BEFORE,
    PLURAL_WEEKDAYS,
    THIS_BEFORE,
    WEEK_ON,
    WEEKDAYS,
    WEEKDAYS_SHORT,
    WEEKEND,
    WEEKEND_NEXT,
    WEEKS_LATER,
    WEEKS_NAMED,
)
from graphs.when.months import add_months, next_weekday
from graphs.when.pieces import Day, Hit, Scan, Week

_SATURDAY = 5


def read_named_day(scan: Scan, at: int) -> Hit | None:
    fused = PARTS_TODAY.at(scan.tokens, at)
    if fused:
        return Day((scan.today,), part=fused[0]), fused[1]
    return _past(scan, at) or _weeks_on(scan, at) or _distance(scan, at) or _weekday(scan, at) or _weekend(scan, at)


def read_week(scan: Scan, at: int) -> Hit | None:
    """ "la semaine prochaine", beside a weekday or alone (then its Monday)."""
    found = WEEKS_NAMED.at(scan.tokens, at)
    if found:
        return Week(found[0]), found[1]
    month = NEXT_MONTH.at(scan.tokens, at)
    return (Day((add_months(scan.today.replace(day=1), 1),), part=""), month[1]) if month else None


def weekday_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """A weekday's name, in the singular or the plural."""
    return WEEKDAYS.at(scan.tokens, at)


def short_weekday_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """ "jeu.", "Thu": they are words of their own too, so only beside what makes them days."""
    found = WEEKDAYS_SHORT.at(scan.tokens, at)
    if found is None:
        return None
    day, end = found
    return day, end + 1 if scan.key(end) == "." and scan.glued(end) else end


def _past(scan: Scan, at: int) -> Hit | None:
    found = PAST.at(scan.tokens, at)
    if found:
        of = scan.key(found[1]) in ("of", "in")  # "the last week of December" is none that is over
        return Day(code="unknown" if of else "past"), found[1] + of
    before = PAST_BEFORE.at(scan.tokens, at)
    if before and (named := weekday_at(scan, before[1]) or DAYS_FROM_NOW.at(scan.tokens, before[1])):
        return Day(code="past"), named[1]
    return None


def _weeks_on(scan: Scan, at: int) -> Hit | None:
    """ "a week on Thursday" """
    found = WEEK_ON.at(scan.tokens, at)
    if found is None:
        return None
    inner = _distance(scan, found[1]) or _weekday(scan, found[1])
    if inner is None or not isinstance(inner[0], Day):
        return None
    return _later(inner[0], 7 * found[0]), inner[1]


def _later(day: Day, days: int) -> Day:
    return Day(tuple(option + timedelta(days=days) for option in day.options), code=day.code)


def _distance(scan: Scan, at: int) -> Hit | None:
    found = DAYS_FROM_NOW.at(scan.tokens, at)
    if found is None:
        return None
    days, end = found
    later = WEEKS_LATER.at(scan.tokens, end)
    weeks, end = later if later else (0, end)
    return Day((scan.today + timedelta(days=days + 7 * weeks),)), end


def _weekday(scan: Scan, at: int) -> Hit | None:
    this, coming, following = False, False, False
    start = COMING_BEFORE.end(scan.tokens, at)
    if start > at:
        coming = True
    elif scan.key(at) in THIS_BEFORE:
        this, start = True, at + 1
    elif scan.key(at) in NEXT_BEFORE:
        following, start = True, at + 1
    named = weekday_at(scan, start)
    if named is None and (start > at or scan.key(at - 1) == "on"):
        named = short_weekday_at(scan, start)
    if named is None or scan.key(start) in PLURAL_WEEKDAYS:
        return None
    weekday, end = named
    if scan.key(end) in PAST_AFTER:
        return Day(code="past", weekday=weekday), end + 1
    if scan.key(end) in NEXT_AFTER:
        following, end = True, end + 1
    elif COMING_AFTER.at(scan.tokens, end):
        coming, end = True, COMING_AFTER.end(scan.tokens, end)
    if following:
        return Day(_next(scan.today, weekday), weekday=weekday), end
    later = WEEKS_LATER.at(scan.tokens, end)
    days = _plain(scan.today, weekday)
    if later:
        return _later(Day(days), 7 * later[0]), later[1]
    if this or coming:
        return Day((next_weekday(scan.today, weekday, same=this),), weekday=weekday), end
    return Day(days, weekday=weekday, plain=True), end


def _plain(today: date, weekday: int) -> tuple[date, ...]:
    """Said on that very weekday, it is today or a week later."""
    coming = next_weekday(today, weekday)
    return (today, today + timedelta(days=7)) if coming == today else (coming,)


def _next(today: date, weekday: int) -> tuple[date, ...]:
    """ "mercredi prochain": when that day is still to come this week, or is tomorrow, it is that one or the next."""
    coming = next_weekday(today, weekday, same=False)
    near = weekday > today.weekday() or coming == today + timedelta(days=1)
    return (coming, coming + timedelta(days=7)) if near else (coming,)


def _weekend(scan: Scan, at: int) -> Hit | None:
    """A week-end begins on its Saturday."""
    following = WEEKEND_NEXT.at(scan.tokens, at)
    if following:
        coming = next_weekday(scan.today, _SATURDAY, same=False)
        near = scan.today.weekday() < _SATURDAY
        return Day((coming, coming + timedelta(days=7)) if near else (coming,)), following[1]
    found = WEEKEND.at(scan.tokens, at)
    if found is None:
        return None
    sunday = scan.today.weekday() == 6
    return Day((scan.today if sunday else next_weekday(scan.today, _SATURDAY),)), found[1]
