"""Reads delays from now: "dans deux heures", "sous 15 jours", "in half an hour", "three weeks from now"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from graphs.when.lexicon import (
    AND,
    PAST_AFTER,
    PAST_BEFORE,
    SPAN_FRACTIONS,
    SPAN_FROM_NOW,
    SPAN_LEADS,
    SPANS_WHOLE,
    UNITS,
    WORKING,
)
from graphs.when.months import add_months, checked
from graphs.when.numbers import number_at
from graphs.when.pieces import Hit, Scan, Span

_MINUTES = {"minute": 1, "hour": 60}
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_SIZES = ("minute", "hour", "day", "week", "fortnight", "month", "quarter", "half_year", "year")
_MOST = 100_000
"""Of any unit; more is too far, whichever it is."""


@dataclass(frozen=True, slots=True)
class Length:
    """`exact` false for what the grammar cannot count: worked days, halves of a day."""

    minutes: int = 0
    days: int = 0
    months: int = 0
    exact: bool = True

    def plus(self, other: Length) -> Length:
        return Length(
            self.minutes + other.minutes,
            self.days + other.days,
            self.months + other.months,
            self.exact and other.exact,
        )


def read_span(scan: Scan, at: int) -> Hit | None:
    past = PAST_BEFORE.at(scan.tokens, at)
    if past:
        gone = length_at(scan, past[1])
        return (Span(code="past"), gone[1]) if gone else None
    lead = SPAN_LEADS.at(scan.tokens, at)
    found = length_at(scan, lead[1] if lead else at)
    if found is None:
        return None
    total, end = found
    if scan.key(end) in PAST_AFTER:
        return Span(code="past"), end + 1
    after = SPAN_FROM_NOW.at(scan.tokens, end)
    if lead is None and after is None:
        return None
    return _from_now(scan, total), after[1] if after else end


def length_at(scan: Scan, at: int) -> tuple[Length, int] | None:
    """One count and its unit, and further ones of smaller units: "2 heures et 10 minutes"."""
    found = _piece(scan, at)
    if found is None:
        return None
    total, end, size = found
    while size:
        further = _piece(scan, end + (scan.key(end) in AND))
        if further is None or further[2] >= size:
            break
        total, end, size = total.plus(further[0]), further[1], further[2]
    return total, end


def _piece(scan: Scan, at: int) -> tuple[Length, int, int] | None:
    """A length, the token after it, and the rank of its unit (0: nothing smaller may follow)."""
    whole = SPANS_WHOLE.at(scan.tokens, at)
    if whole:
        unit, many = whole[0]
        return (Length(minutes=many) if unit == "minute" else Length(days=many)), whole[1], 0
    count = number_at(scan, at)
    if count is None:
        count = (_MOST, at + 1) if scan.number(at) else None
    if count is None:
        return None
    number, place = count
    exact = True
    if scan.key(place) in (",", ".") and scan.glued(place) and scan.number(place + 1) and scan.glued(place + 1):
        place, exact = place + 2, False
    if scan.key(place) in WORKING:
        place, exact = place + 1, False
    unit = UNITS.at(scan.tokens, place)
    if unit is None:
        return None
    name, end = unit
    if scan.key(end) in WORKING:
        end, exact = end + 1, False
    number = min(number, _MOST)
    length = Length(_MINUTES.get(name, 0) * number, _DAYS.get(name, 0) * number, _MONTHS.get(name, 0) * number, exact)
    return _with_fraction(scan, name, length, end)


def _with_fraction(scan: Scan, unit: str, length: Length, end: int) -> tuple[Length, int, int]:
    """ "et demie", and the minutes right after an hour: "1h30" """
    part = SPAN_FRACTIONS.at(scan.tokens, end)
    if part:
        return length.plus(Length(minutes=part[0], exact=unit == "hour")), part[1], 0
    digits = scan.key(end)
    if unit == "hour" and scan.number(end) and len(digits) == 2 and int(digits) < 60 and _close(scan, end):
        end += 1
        end += UNITS.at(scan.tokens, end) == ("minute", end + 1)
        return length.plus(Length(minutes=int(digits))), end, 0
    return length, end, _SIZES.index(unit)


def _close(scan: Scan, at: int) -> bool:
    return scan.glued(at) or at + 1 >= len(scan.tokens) or UNITS.at(scan.tokens, at + 1) == ("minute", at + 2)


def _from_now(scan: Scan, total: Length) -> Span:
    if not total.exact:
        return Span(code="unknown")
    if total.minutes + total.days + total.months == 0:
        return Span(code="unknown")
    try:
        day = add_months(scan.today, total.months) + timedelta(days=total.days)
        if total.minutes == 0:
            code = checked(day, scan.today)
            return Span(day=None if code else day, code=code)
        start = datetime.combine(day, scan.now.time().replace(microsecond=0))
        local = _elapsed(start, timedelta(minutes=total.minutes), scan.zone)
    except (ValueError, OverflowError):
        return Span(code="too_far")
    code = checked(local.date(), scan.today)
    return Span(local=None if code else local, code=code)


def _elapsed(start: datetime, delta: timedelta, zone: str) -> datetime:
    """So much later by the stopwatch: where the place is known, clocks that change in between are counted."""
    if not zone:
        return start + delta
    place = ZoneInfo(zone)
    return (start.replace(tzinfo=place).astimezone(UTC) + delta).astimezone(place).replace(tzinfo=None)
