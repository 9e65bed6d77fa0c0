"""Reads from when until when a rule holds: dates as people write them, French and English."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graphs.rules.reading.fact_words import DAYS
from graphs.rules.reading.spans import (
    MONTH_WORDS,
    SKIPPED,
    Span,
    key_at,
    month_end,
    months_on,
    near,
    safe_date,
    span_at,
    years_off,
)
from graphs.understanding.lexicon import words
from graphs.understanding.numbers import number_at
from graphs.understanding.tokens import Token

_FROM = (
    ("a", "partir", "de"),
    ("a", "partir", "du"),
    ("a", "partir", "d"),
    ("a", "compter", "du"),
    ("a", "compter", "de"),
    ("des",),
    ("depuis",),
    ("from",),
    ("since",),
    ("starting", "from"),
    ("starting", "on"),
    ("starting",),
    ("as", "of"),
    ("as", "from"),
    ("effective",),
    ("beginning",),
)
_UNTIL = (
    ("jusqu", "a", "la"),
    ("jusqu", "au"),
    ("jusqu", "a"),
    ("jusqu", "en"),
    ("jusque",),
    ("until", "the"),
    ("until",),
    ("till",),
    ("up", "to"),
    ("through",),
    ("jusqu",),
    ("valable", "jusqu", "au"),
    ("by",),
)
_BEFORE = (("avant",), ("before",))
_AFTER = (("apres",), ("after",))
_DURING = (
    ("pendant",),
    ("during",),
    ("for", "the", "next"),
    ("pour", "les"),
    ("pendant", "les"),
    ("durant",),
    ("sur", "les"),
    ("for",),
    ("pour",),
    ("over", "the", "next"),
    ("in", "the", "next"),
)


_STAYING = words(
    "us chez depuis since anciennete seniority tenure been relance relances relancer relancez reminder reminders "
    "remind chase chasing overdue late retard wait attends attendre attendez loyal fidele fideles"
)
"""With one of these words a number of months is how long something has lasted, or is waited for."""


@dataclass(frozen=True, slots=True)
class Period:
    since: date | None
    until: date | None
    end: int


def period_at(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """The period that begins with token `at`, its leading word included."""
    found = (
        _between(tokens, at, today) or _led(tokens, at, today) or _lasting(tokens, at, today) or _in(tokens, at, today)
    )
    days = [] if found is None else [day for day in (found.since, found.until) if day is not None]
    return found if all(near(day, today) for day in days) else None


def _lead(tokens: Sequence[Token], at: int, leads: Sequence[tuple[str, ...]]) -> int:
    ends = [at + len(lead) for lead in leads if tuple(key_at(tokens, at + i) for i in range(len(lead))) == lead]
    return max(ends, default=at)


def _between(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    if key_at(tokens, at) not in ("du", "from", "entre", "between", "de"):
        return None
    if key_at(tokens, at + 1) in DAYS and key_at(tokens, at + 3) in DAYS:
        return None  # "from Monday to Friday" is every week
    first = span_at(tokens, at + 1, today)
    if first is None:
        first_day = _bare_day(tokens, at + 1)
        if first_day is None:
            return None
        day, middle = first_day
    else:
        day, middle = None, first.end
    if key_at(tokens, middle) not in ("au", "to", "until", "et", "and", "a", "through", "till", "jusqu", "-"):
        return None
    start = middle + (2 if key_at(tokens, middle) == "jusqu" else 1)
    last = span_at(tokens, start, today)
    if last is None:
        return None
    if day is not None:
        begin = safe_date(last.last.year, last.last.month, day)
        return None if begin is None else Period(begin, last.last, last.end)
    assert first is not None
    begin = first.first
    while not first.dated and begin > last.last:
        begin = years_off(begin, -1)
    if not first.dated and last.dated:
        while years_off(begin, 1) <= last.last:
            begin = years_off(begin, 1)
    return Period(begin, last.last, last.end)


def _bare_day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    while key_at(tokens, at) in SKIPPED:
        at += 1
    text = key_at(tokens, at)
    if text.isdigit() and 1 <= int(text[:3]) <= 31 and key_at(tokens, at + 1) in ("au", "to", "et", "and", "er"):
        return int(text), at + (2 if key_at(tokens, at + 1) == "er" else 1)
    return None


def _led(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    for leads, side in ((_UNTIL, "until"), (_FROM, "from"), (_BEFORE, "before"), (_AFTER, "after")):
        begin = _lead(tokens, at, leads)
        span = (
            span_at(tokens, begin, today, looking_back=key_at(tokens, at) in ("depuis", "since"))
            if begin > at
            else None
        )
        if span is None:
            continue
        if (
            side == "from"
            and span.first == today
            and key_at(tokens, begin) in ("maintenant", "now", "today", "aujourd")
        ):
            return Period(None, None, span.end)
        match side:
            case "until":
                return Period(None, span.last, span.end)
            case "from":
                return _open_ended(tokens, span, today)
            case "before":
                return Period(None, span.first - timedelta(days=1), span.end)
            case _:
                return Period(span.last + timedelta(days=1), None, span.end)
    return None


def _open_ended(tokens: Sequence[Token], span: Span, today: date) -> Period:
    """ "from 1 January to 31 March": an end right behind belongs to it."""
    middle = span.end + (key_at(tokens, span.end) in (",", "et", "and"))
    begin = _lead(tokens, middle, (*_UNTIL, ("to",), ("au",), ("a",)))
    last = span_at(tokens, begin, today) if begin > middle else None
    if last is None:
        return Period(span.first, None, span.end)
    until = last.last
    while not last.dated and until < span.first:
        until = years_off(until, 1)
    first = span.first
    while not span.dated and first > until:
        first = years_off(first, -1)
    return Period(first, until, last.end)


def _lasting(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """ "pendant 3 mois", "for the next two weeks"."""
    begin = _lead(tokens, at, _DURING)
    if begin == at or begin >= len(tokens):
        return None
    if key_at(tokens, begin) in ("les", "the", "prochains", "next"):
        begin += 1
    number = number_at(tokens, begin, "en") if begin < len(tokens) else None
    if number is None or number.value != number.value.to_integral_value() or not 0 < number.value < 1000:
        return None
    look = number.end + (key_at(tokens, number.end) in ("prochains", "prochaines", "next"))
    count, unit = int(number.value), key_at(tokens, look)
    staying = any(token.key in _STAYING for token in tokens)
    named = key_at(tokens, at) in ("pendant", "during", "durant") or not staying
    nexts = "next" in (key_at(tokens, i) for i in range(at, begin)) or look > number.end
    nexts = nexts or key_at(tokens, look + 1) in ("prochains", "prochaines")
    if not (named or nexts):
        return None
    end = look + 1 + (key_at(tokens, look + 1) in ("prochains", "prochaines"))
    if unit in ("jour", "jours", "day", "days"):
        return Period(today, today + timedelta(days=count), end)
    if unit in ("semaine", "semaines", "week", "weeks"):
        return Period(today, today + timedelta(weeks=count), end)
    if unit in ("mois", "month", "months"):
        return Period(today, months_on(today, count), end)
    return Period(today, years_off(today, count), end) if unit in ("an", "ans", "year", "years") else None


def _in(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """ "en décembre 2026", "in 2027", "le 3 mars 2027": days with their year; "cette semaine", "this month"."""
    begin = at + 1 if key_at(tokens, at) in ("en", "in", "le", "on", "pour", "for", "during", "pendant") else at
    if key_at(tokens, begin) in ("cette", "ce", "this"):
        word = key_at(tokens, begin + 1)
        if word in ("semaine", "week"):
            return Period(None, today + timedelta(days=6 - today.weekday()), begin + 2)
        if word in ("mois", "month"):
            return Period(None, month_end(today.year, today.month), begin + 2)
        if word in ("annee", "year"):
            return Period(None, date(today.year, 12, 31), begin + 2)
    if key_at(tokens, begin) in ("today", "aujourd") or begin >= len(tokens):
        end = begin + (2 if key_at(tokens, begin + 1) == "hui" else 1)
        return Period(today, today, end) if begin < len(tokens) else None
    plain = key_at(tokens, begin) in MONTH_WORDS or tokens[begin].kind == "number"
    span = span_at(tokens, begin, today) if plain else None
    if span is None or not (span.dated or span.first == span.last):
        return None
    if begin == at and tokens[at].kind == "number" and not (span.dated and span.first == span.last):
        return None
    return Period(span.first, span.last, span.end)
