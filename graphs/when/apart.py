"""Reads days said by another one: "la veille du 5 décembre", "trois jours avant la fin du mois", "a week after 1 May".

What stands so far from anything but one settled day ("une heure avant le rendez-vous") is no time yet: it is asked."""

from __future__ import annotations

from datetime import timedelta

from graphs.when.clock import read_clock
from graphs.when.dates import read_date
from graphs.when.edges import read_edge
from graphs.when.holidays import named_day
from graphs.when.lexicon import DAYS_APART, LEADS, SPAN_AFTER, SPAN_BEFORE
from graphs.when.months import add_months, checked
from graphs.when.pieces import Day, Hit, Scan
from graphs.when.spans import Length, length_at
from graphs.when.weekdays import read_named_day

_JOINS = frozenset({"de", "du", "d", "of", "that", "qui", "precede", "suit", "la", "le", "l", "the"})
_READERS = (read_date, read_edge, read_named_day, named_day)


def read_apart(scan: Scan, at: int) -> Hit | None:
    found = _distance(scan, at)
    if found is None:
        return None
    length, place = found
    target = _target(scan, place)
    if target is None:
        return Day(code="unknown"), place
    day, end = target
    if day.code:
        return Day(code=day.code), end
    if len(day.options) != 1 or not length.exact or length.minutes:
        return Day(code="unknown"), end
    try:
        moved = add_months(day.options[0], length.months) + timedelta(days=length.days)
    except (ValueError, OverflowError):
        return Day(code="too_far"), end
    code = checked(moved, scan.today)
    return Day(() if code else (moved,), code=code), end


def _distance(scan: Scan, at: int) -> tuple[Length, int] | None:
    """How far, signed, and where that other day begins."""
    named = DAYS_APART.at(scan.tokens, at)
    if named:
        return Length(days=named[0]), named[1]
    found = length_at(scan, at)
    if found is None:
        return None
    length, place = found
    before, after = SPAN_BEFORE.at(scan.tokens, place), SPAN_AFTER.at(scan.tokens, place)
    if before:
        return Length(-length.minutes, -length.days, -length.months, length.exact), before[1]
    return (length, after[1]) if after else None


def _target(scan: Scan, at: int) -> tuple[Day, int] | None:
    for place in (at, LEADS.end(scan.tokens, at)):
        while True:
            hits = [hit for reader in _READERS if (hit := reader(scan, place))]
            days = [(hit[0], hit[1]) for hit in hits if isinstance(hit[0], Day)]
            if days:
                return max(days, key=lambda day: day[1])
            clock = read_clock(scan, place)
            if clock:
                return Day(code="unknown"), clock[1]
            if scan.key(place) not in _JOINS:
                break
            place += 1
    return None
