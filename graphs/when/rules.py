"""Turns what comes back into a rule (RFC 5545) and its first time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from graphs.when.moment import Recurring, Unread, When
from graphs.when.months import YEARS_AHEAD
from graphs.when.pieces import Bound, Day, Part, Phrase, Repeat, Scan
from graphs.when.recurrence import next_after
from graphs.when.settle import clock_times

NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKED = ("MO", "TU", "WE", "TH", "FR")
_SHORTEST_MONTH = 28


def settle_repeat(scan: Scan, phrase: Phrase, said: str) -> When:
    assert phrase.repeat is not None
    code = phrase.code or phrase.repeat.code or (phrase.clock.code if phrase.clock else "")
    if phrase.day and phrase.day.code == "no_such_day":
        code = code or "no_such_day"
    if code:
        return Unread(code, said)
    repeat = _with_day(phrase.repeat, phrase.day) if phrase.day else phrase.repeat
    times = clock_times(phrase.clock, phrase.part or (Part(phrase.repeat.part) if phrase.repeat.part else None))
    if repeat is None or times is None:
        return Unread("unknown", said)
    options = times[0]
    if len(options) != 1:
        return Unread("unknown", said)
    return _recurring(scan, _anchored(repeat, _start(phrase.bounds, scan.today)), options[0], phrase.bounds, said)


def _with_day(repeat: Repeat, day: Day) -> Repeat | None:
    """ "toutes les deux semaines le lundi", "le 15 de chaque mois", "chaque année le 5 janvier" """
    bare = not (repeat.weekdays or repeat.monthday or repeat.nth or repeat.part)
    if not bare:
        return None
    if repeat.freq == "WEEKLY" and day.weekday is not None and not day.nth:
        return replace(repeat, weekdays=(day.weekday,))
    if repeat.freq == "MONTHLY" and day.nth:
        weekdays = () if day.weekday is None else (day.weekday,)
        return replace(repeat, nth=day.nth, weekdays=weekdays, working=day.working)
    if repeat.freq == "MONTHLY" and day.monthday and not day.month:
        return replace(repeat, monthday=day.monthday)
    if repeat.freq == "YEARLY" and day.monthday and day.month:
        return replace(repeat, monthday=day.monthday, month=day.month)
    return None


def _start(bounds: tuple[Bound, ...], today: date) -> date:
    return min((bound.day for bound in bounds if not bound.last), default=today)


def _anchored(repeat: Repeat, today: date) -> Repeat:
    """What was said to come back without a day comes back on the day it was said, or on the one it begins on."""
    if repeat.weekdays or repeat.monthday or repeat.nth or repeat.freq == "DAILY":
        return repeat
    if repeat.freq == "WEEKLY":
        return replace(repeat, weekdays=(today.weekday(),))
    month = today.month if repeat.freq == "YEARLY" else 0
    return replace(repeat, monthday=today.day, month=month)


def rule_of(repeat: Repeat) -> str:
    parts = [f"FREQ={repeat.freq}"]
    if repeat.interval > 1:
        parts.append(f"INTERVAL={repeat.interval}")
    if repeat.month:
        parts.append(f"BYMONTH={repeat.month}")
    if repeat.working:
        parts += [f"BYDAY={','.join(_WORKED)}", f"BYSETPOS={repeat.nth}"]
    elif repeat.weekdays:
        nth = str(repeat.nth) if repeat.nth else ""
        parts.append("BYDAY=" + ",".join(f"{nth}{NAMES[day]}" for day in repeat.weekdays))
    elif repeat.monthday > _SHORTEST_MONTH and not repeat.month:
        # A month without that day has its last one instead.
        days = ",".join(str(day) for day in range(_SHORTEST_MONTH, repeat.monthday + 1))
        parts += [f"BYMONTHDAY={days}", "BYSETPOS=-1"]
    elif repeat.monthday:
        parts.append(f"BYMONTHDAY={repeat.monthday}")
    return ";".join(parts)


def _recurring(scan: Scan, repeat: Repeat, at: time, bounds: tuple[Bound, ...], said: str) -> When:
    start = _start(bounds, scan.today)
    until = [bound.day for bound in bounds if bound.last]
    first = _first(repeat, max(datetime.combine(start, time(0)) - timedelta(seconds=1), scan.now), at, start)
    if first is None or first.year > scan.now.year + YEARS_AHEAD:
        return Unread("no_such_day" if first is None else "too_far", said)
    rule = rule_of(repeat)
    if until:
        if first.date() > until[0]:
            return Unread("past", said)
        rule += f";UNTIL={until[0]:%Y%m%d}T235959"
    return Recurring(rule, first, said)


def _first(repeat: Repeat, after: datetime, at: time, start: date) -> datetime | None:
    """The first day it can be: the pace counts from there."""
    return next_after(rule_of(replace(repeat, interval=1)), datetime.combine(start, at), after)
