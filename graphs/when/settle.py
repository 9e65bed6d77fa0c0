"""Settles the pieces of one time into what they mean, seen from now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from graphs.when.moment import At, On, Several, Unread, When
from graphs.when.pieces import Clock, Day, Part, Phrase, Scan

DEFAULTS = {
    "early": time(9), "morning": time(9), "late_morning": time(11), "noon": time(12), "afternoon": time(14),
    "late_afternoon": time(17), "day_end": time(17), "evening": time(18),
}  # fmt: skip
"""The time of a part of the day when none was said."""
UNSAID = time(9)
_REACH = {
    "early": (5, 12), "morning": (0, 12), "late_morning": (8, 12), "noon": (11, 15), "afternoon": (12, 20),
    "late_afternoon": (14, 20), "day_end": (15, 22), "evening": (17, 24), "night": (0, 24),
}  # fmt: skip
"""The hours that agree with a part of the day."""
_OVER = {"early": 12, "morning": 12, "late_morning": 12, "noon": 14, "afternoon": 18, "late_afternoon": 19,
         "day_end": 19, "evening": 22}  # fmt: skip
"""The hour at which a part of today is over."""
_HALF_DAY = 12


def settle(scan: Scan, phrase: Phrase, said: str) -> When:
    """`said` are the words of the phrase."""
    if phrase.now:
        return At(scan.now.replace(second=0, microsecond=0), said=said)
    code = phrase.code or next(
        (piece.code for piece in (phrase.day, phrase.clock, phrase.span) if piece and piece.code), ""
    )
    if code:
        return Unread(code, said)
    phrase = _fused(phrase)
    if phrase.span and phrase.span.local:
        return At(phrase.span.local, said=said)
    if phrase.span and phrase.span.day:
        phrase = replace(phrase, day=Day((phrase.span.day,)))
    if phrase.week:
        day = _in_week(scan, phrase)
        if day is None:
            return Unread("unknown", said)
        phrase = replace(phrase, day=day)
    return _on_days(scan, phrase, said)


def _fused(phrase: Phrase) -> Phrase:
    """ "ce soir" is a day and a part of it."""
    if phrase.day and phrase.day.part and phrase.part is None:
        return replace(phrase, part=Part(phrase.day.part))
    return phrase


def _in_week(scan: Scan, phrase: Phrase) -> Day | None:
    """A weekday of that week; without one, its Monday."""
    later = phrase.week.later if phrase.week else 0
    if phrase.day is None and later == 0:
        return None
    monday = scan.today - timedelta(days=scan.today.weekday()) + timedelta(days=7 * later)
    weekday = phrase.day.weekday if phrase.day and phrase.day.weekday is not None else 0
    found = monday + timedelta(days=weekday)
    return Day((found,), weekday=weekday)


def clock_times(clock: Clock | None, part: Part | None) -> tuple[tuple[time, ...], time | None, bool] | None:
    """The times of day that agree with the part of the day, the reading twelve hours on, and whether they were said;
    None when the two contradict each other."""
    if clock is None:
        if part and part.name not in DEFAULTS:
            return None
        return (DEFAULTS[part.name] if part else UNSAID,), None, False
    if part is None or clock.midnight:
        return clock.options, clock.later, True
    low, high = _REACH[part.name]
    near = set(clock.options)
    far = {option.replace(hour=option.hour + _HALF_DAY) for option in near if option.hour < _HALF_DAY}
    found = tuple(sorted(option for option in near | far if low <= option.hour < high))
    if part.name == "night":
        found = tuple(option for option in found if option.hour < 6 or option.hour >= 20)
    return (found, None, True) if found else None


def _on_days(scan: Scan, phrase: Phrase, said: str) -> When:
    if phrase.day and phrase.clock is None and phrase.part is None:
        days = [option for option in phrase.day.options if option >= scan.today]
        return _one_or_several([On(day, said) for day in days], said)
    times = clock_times(phrase.clock, phrase.part)
    if times is None:
        return Unread("unknown", said)
    options, later, exact = times
    midnight = bool(phrase.clock and phrase.clock.midnight)
    if phrase.day is None:
        found = _today_or_next(scan, phrase, options, later, midnight)
    else:
        found = _each(scan, phrase, options, later, midnight)
    return _one_or_several([At(local, exact, said) for local in sorted(found) if local > scan.now], said)


def _one_or_several(readings: list[At] | list[On], said: str) -> When:
    if not readings:
        return Unread("past", said)
    return readings[0] if len(readings) == 1 else Several(list(readings), said)


def _today_or_next(
    scan: Scan, phrase: Phrase, options: Iterable[time], later: time | None, midnight: bool
) -> set[datetime]:
    """Without a day it is the coming one of each time; a part of today that has begun is what is left of it."""
    if phrase.clock is None and phrase.part and not phrase.part.coming:
        return _rest_of_today(scan, phrase.part, next(iter(options)))
    found: set[datetime] = set()
    for option in options:
        local = datetime.combine(scan.today, option)
        if local <= scan.now:
            local += timedelta(days=1)
            evening = datetime.combine(scan.today, later) if later and not midnight else None
            if evening and evening > scan.now:
                found.add(evening)
        found.add(local)
    return found


def _rest_of_today(scan: Scan, part: Part, usual: time) -> set[datetime]:
    local = datetime.combine(scan.today, usual)
    if local > scan.now:
        return {local}
    soon = (scan.now + timedelta(minutes=89)).replace(minute=0, second=0, microsecond=0)
    open_yet = soon.date() == scan.today and soon.hour < _OVER.get(part.name, 0)
    return {soon} if open_yet else set()


def _each(scan: Scan, phrase: Phrase, options: Iterable[time], later: time | None, midnight: bool) -> set[datetime]:
    found: set[datetime] = set()
    days = phrase.day.options if phrase.day else ()
    for day in days:
        here = {datetime.combine(day, option) for option in options}
        if midnight:
            here = _midnights(day, phrase, options)
        elif phrase.part and phrase.part.name == "night":
            here = {local + timedelta(days=1) if local.hour < _HALF_DAY // 2 else local for local in here}
        elif day == scan.today and len(days) == 1:
            here = _still_today(scan, phrase, here, later)
        found |= here
    return found


def _midnights(day: date, phrase: Phrase, options: Iterable[time]) -> set[datetime]:
    """The end of a day said to be "ce soir" or "aujourd'hui"; of another day, its beginning or its end."""
    starts = [datetime.combine(day, option) for option in options]
    ends = {start + timedelta(days=1) for start in starts}
    sole = (phrase.part and phrase.part.name in ("evening", "night")) or (phrase.clock and phrase.clock.firm)
    return ends if sole else ends | set(starts)


def _still_today(scan: Scan, phrase: Phrase, here: set[datetime], later: time | None) -> set[datetime]:
    if any(local > scan.now for local in here):
        return here
    if later:
        return {datetime.combine(scan.today, later)}
    if phrase.clock is None and phrase.part:
        return _rest_of_today(scan, phrase.part, min(here).time())
    return here
