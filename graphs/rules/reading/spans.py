"""Reads the days that words name: a day, a week, a month, a year, French and English."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graphs.rules.reading.fact_words import DAYS, MONTH_NUMBERS
from graphs.rules.reading.tables import tables
from graphs.rules.vocabulary import WEEKDAYS
from graphs.understanding.lexicon import words
from graphs.understanding.tokens import Token

_SHORT = {
    "jan": 1,
    "janv": 1,
    "feb": 2,
    "fevr": 2,
    "fev": 2,
    "mar": 3,
    "apr": 4,
    "avr": 4,
    "jun": 6,
    "jul": 7,
    "juil": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "oct": 10,
    "nov": 11,
    "dec": 12,
}
MONTH_WORDS = {**_SHORT, **MONTH_NUMBERS}
SKIPPED = words("le la l the du de on au a of")
_YEARS = 50
"""How far from today a year may lie."""
_BEHIND_YEAR = words("le la les l nos notre our the on nous we , . ; : ! ? )")
_BEHIND_YEARS = frozenset({"for", "on", "and", "or", "if", "then", "except", "test", "not", "never", "be", "chase"})


@dataclass(frozen=True, slots=True)
class Span:
    """The days that some words name: a day, a month, a year. `dated` when its year was said."""

    first: date
    last: date
    end: int
    dated: bool = True


def key_at(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def span_at(tokens: Sequence[Token], at: int, today: date, *, looking_back: bool = False) -> Span | None:
    begin = at
    while key_at(tokens, at) in SKIPPED and at < begin + 3:
        at += 1
    if at >= len(tokens):
        return None
    found = _numeric(tokens, at, today) or _worded(tokens, at, today) or _relative(tokens, at, today)
    if found is not None and not (near(found.first, today) and near(found.last, today)):
        return None
    if found is not None and not found.dated:
        shift = 0
        if looking_back and found.first > today:
            shift = -1
        elif not looking_back and found.last < today:
            shift = 1
        if shift:
            found = Span(years_off(found.first, shift), years_off(found.last, shift), found.end, dated=False)
    return found


def _numeric(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    text = tokens[at].text
    if tokens[at].kind != "number":
        return None
    pieces = text.split(".")
    if len(pieces) == 3 and all(piece.isdigit() for piece in pieces):
        return _dated(pieces[2], pieces[1], pieces[0], at + 1)
    if key_at(tokens, at + 1) == "/" and key_at(tokens, at + 2).isdigit():
        if key_at(tokens, at + 3) == "/" and key_at(tokens, at + 4).isdigit():
            return _dated(key_at(tokens, at + 4), key_at(tokens, at + 2), text, at + 5)
        return (
            _day(today.year, int(key_at(tokens, at + 2)[:3]), int(text[:3]), at + 3, dated=False)
            if text.isdigit()
            else None
        )
    if len(text) == 4 and text.isdigit() and text.startswith(("20", "21")):
        if (
            at + 2 < len(tokens)
            and tokens[at + 1].before == tokens[at + 2].before == "-"
            and key_at(tokens, at + 2).isdigit()
        ):
            return _day(int(text), int(key_at(tokens, at + 1)[:3]), int(key_at(tokens, at + 2)[:3]), at + 3)
        if not today.year - 1 <= int(text) <= today.year + 15 or not _ends_there(tokens, at + 1):
            return None
        return Span(date(int(text), 1, 1), date(int(text), 12, 31), at + 1)
    return None


def _ends_there(tokens: Sequence[Token], at: int) -> bool:
    """Nothing that a number could count stands there: "2030 tasses" is no year."""
    key = key_at(tokens, at)
    found = tables().match([key], 0)
    return not key or key in _BEHIND_YEAR or (found is not None and found[1].kind in _BEHIND_YEARS)


def near(day: date, today: date) -> bool:
    return abs(day.year - today.year) <= _YEARS


def _dated(year: str, month: str, day: str, end: int) -> Span | None:
    """A year is written with two digits or four."""
    if len(year) not in (2, 4) or not (day + month + year).isdecimal() or len(day + month) > 4:
        return None
    return _day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day), end)


def _day(year: int, month: int, day: int, end: int, *, dated: bool = True) -> Span | None:
    found = safe_date(year, month, day)
    return None if found is None else Span(found, found, end, dated)


def _worded(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    """ "31 décembre 2026", "December 31st", "mars 2027"."""
    key, day, month, end = key_at(tokens, at), 0, 0, at
    if key.isdigit() and len(key) <= 2:
        look = at + 1
        look += key_at(tokens, look) in ("er", "st", "nd", "rd", "th", "e")
        look += key_at(tokens, look) == "of"
        if key_at(tokens, look) in MONTH_WORDS:
            day, month, end = int(key), MONTH_WORDS[key_at(tokens, look)], look + 1
    elif key in ("premier", "first") and key_at(tokens, at + 1 + (key_at(tokens, at + 1) == "of")) in MONTH_WORDS:
        look = at + 1 + (key_at(tokens, at + 1) == "of")
        day, month, end = 1, MONTH_WORDS[key_at(tokens, look)], look + 1
    elif key in MONTH_NUMBERS:
        month, end = MONTH_NUMBERS[key], at + 1
        following = key_at(tokens, end)
        if following.isdigit() and len(following) <= 2 and key_at(tokens, end + 1) not in ("%", "€"):
            day, end = int(following), end + 1
            end += key_at(tokens, end) in ("st", "nd", "rd", "th")
    if not month:
        return None
    year, dated = today.year, False
    look = end + (key_at(tokens, end) == "," and day > 0)
    written = key_at(tokens, look)
    if len(written) == 4 and written.isdigit() and written.startswith(("19", "20", "21")):
        year, dated, end = int(written), True, look + 1
    if day:
        return _day(year, month, day, end, dated=dated)
    return Span(date(year, month, 1), month_end(year, month), end, dated)


def _relative(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    key, following = key_at(tokens, at), key_at(tokens, at + 1)
    if key in ("fin", "end"):
        return _end_of(tokens, at + 1, today)
    if key in ("demain", "tomorrow"):
        return Span(today + timedelta(days=1), today + timedelta(days=1), at + 1)
    if key in ("maintenant", "now", "today"):
        return Span(today, today, at + 1)
    if key == "aujourd" and following == "hui":
        return Span(today, today, at + 2)
    if key in ("noel", "christmas"):
        return Span(date(today.year, 12, 25), date(today.year, 12, 25), at + 1, dated=False)
    if key == "next":
        return _coming(tokens, following, at + 2, today)
    if key in DAYS:
        ahead = (WEEKDAYS.index(DAYS[key]) - today.weekday()) % 7 or 7
        end = at + 1 + (following in ("prochain", "next"))
        return Span(today + timedelta(days=ahead), today + timedelta(days=ahead), end)
    if following in ("prochain", "prochaine"):
        return _coming(tokens, key, at + 2, today)
    return None


def _coming(tokens: Sequence[Token], key: str, end: int, today: date) -> Span | None:
    if key in ("mois", "month"):
        first = months_on(date(today.year, today.month, 1), 1)
        return Span(first, month_end(first.year, first.month), end)
    if key in ("annee", "year", "an"):
        return Span(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31), end)
    if key in ("semaine", "week"):
        monday = today + timedelta(days=7 - today.weekday())
        return Span(monday, monday + timedelta(days=6), end)
    if key in DAYS:
        day = today + timedelta(days=(WEEKDAYS.index(DAYS[key]) - today.weekday()) % 7 or 7)
        return Span(day, day, end)
    if key in MONTH_WORDS:
        year = today.year + (MONTH_WORDS[key] <= today.month)
        return Span(date(year, MONTH_WORDS[key], 1), month_end(year, MONTH_WORDS[key]), end)
    return None


def _end_of(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    while key_at(tokens, at) in ("de", "du", "d", "of", "the", "l", "la", "cette", "ce", "this"):
        at += 1
    key = key_at(tokens, at)
    if key in ("annee", "year", "an"):
        return Span(date(today.year, 12, 31), date(today.year, 12, 31), at + 1)
    if key in ("mois", "month"):
        last = month_end(today.year, today.month)
        return Span(last, last, at + 1)
    if key in ("semaine", "week"):
        last = today + timedelta(days=6 - today.weekday())
        return Span(last, last, at + 1)
    month = _worded(tokens, at, today)
    if month is None:
        return None
    return Span(month.last, month.last, month.end, month.dated)


def safe_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def years_off(day: date, years: int) -> date:
    return safe_date(day.year + years, day.month, day.day) or date(day.year + years, 2, 28)


def months_on(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
