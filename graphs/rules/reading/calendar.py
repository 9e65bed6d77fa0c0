"""Reads from when until when a rule holds: dates as people write them, French and English."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graphs.rules.reading.fact_words import DAYS, MONTH_NUMBERS
from graphs.rules.vocabulary import WEEKDAYS
from graphs.understanding.lexicon import words
from graphs.understanding.numbers import number_at
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
_MONTHS = {**_SHORT, **MONTH_NUMBERS}
_SKIP = words("le la l the du de on au a of")
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
    ("over", "the", "next"),
    ("in", "the", "next"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days that some words name: a day, a month, a year. `dated` when its year was said."""

    first: date
    last: date
    end: int
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    since: date | None
    until: date | None
    end: int


def _key(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].key if 0 <= at < len(tokens) else ""


def period_at(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """The period that begins with token `at`, its leading word included."""
    return (
        _between(tokens, at, today) or _led(tokens, at, today) or _lasting(tokens, at, today) or _in(tokens, at, today)
    )


def _lead(tokens: Sequence[Token], at: int, leads: Sequence[tuple[str, ...]]) -> int:
    ends = [at + len(lead) for lead in leads if tuple(_key(tokens, at + i) for i in range(len(lead))) == lead]
    return max(ends, default=at)


def _between(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    if _key(tokens, at) not in ("du", "from", "entre", "between", "de"):
        return None
    if _key(tokens, at + 1) in DAYS and _key(tokens, at + 3) in DAYS:
        return None  # "from Monday to Friday" is every week
    first = _span(tokens, at + 1, today)
    if first is None:
        first_day = _bare_day(tokens, at + 1)
        if first_day is None:
            return None
        day, middle = first_day
    else:
        day, middle = None, first.end
    if _key(tokens, middle) not in ("au", "to", "until", "et", "and", "a", "through", "till", "jusqu", "-"):
        return None
    start = middle + (2 if _key(tokens, middle) == "jusqu" else 1)
    last = _span(tokens, start, today)
    if last is None:
        return None
    if day is not None:
        begin = _safe(last.last.year, last.last.month, day)
        return None if begin is None else Period(begin, last.last, last.end)
    assert first is not None
    begin = first.first
    while not first.dated and begin > last.last:
        begin = _years_off(begin, -1)
    if not first.dated and last.dated:
        while _years_off(begin, 1) <= last.last:
            begin = _years_off(begin, 1)
    return Period(begin, last.last, last.end)


def _bare_day(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    while _key(tokens, at) in _SKIP:
        at += 1
    text = _key(tokens, at)
    if text.isdigit() and 1 <= int(text[:3]) <= 31 and _key(tokens, at + 1) in ("au", "to", "et", "and", "er"):
        return int(text), at + (2 if _key(tokens, at + 1) == "er" else 1)
    return None


def _led(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    for leads, side in ((_UNTIL, "until"), (_FROM, "from"), (_BEFORE, "before"), (_AFTER, "after")):
        begin = _lead(tokens, at, leads)
        span = _span(tokens, begin, today, looking_back=_key(tokens, at) in ("depuis", "since")) if begin > at else None
        if span is None:
            continue
        if side == "from" and span.first == today and _key(tokens, begin) in ("maintenant", "now", "today", "aujourd"):
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
    middle = span.end + (_key(tokens, span.end) in (",", "et", "and"))
    begin = _lead(tokens, middle, (*_UNTIL, ("to",), ("au",), ("a",)))
    last = _span(tokens, begin, today) if begin > middle else None
    if last is None:
        return Period(span.first, None, span.end)
    until = last.last
    while not last.dated and until < span.first:
        until = _years_off(until, 1)
    first = span.first
    while not span.dated and first > until:
        first = _years_off(first, -1)
    return Period(first, until, last.end)


def _lasting(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """ "pendant 3 mois", "for the next two weeks"."""
    begin = _lead(tokens, at, _DURING)
    if begin == at or begin >= len(tokens):
        return None
    if _key(tokens, begin) in ("les", "the", "prochains", "next"):
        begin += 1
    number = number_at(tokens, begin, "en") if begin < len(tokens) else None
    if number is None or number.value != number.value.to_integral_value() or not 0 < number.value < 1000:
        return None
    look = number.end + (_key(tokens, number.end) in ("prochains", "prochaines", "next"))
    count, unit = int(number.value), _key(tokens, look)
    named = begin > at and _key(tokens, at) in ("pendant", "during", "durant")
    nexts = "next" in (_key(tokens, i) for i in range(at, begin)) or look > number.end
    nexts = nexts or _key(tokens, look + 1) in ("prochains", "prochaines")
    if not (named or nexts):
        return None
    end = look + 1 + (_key(tokens, look + 1) in ("prochains", "prochaines"))
    if unit in ("jour", "jours", "day", "days"):
        return Period(None, today + timedelta(days=count), end)
    if unit in ("semaine", "semaines", "week", "weeks"):
        return Period(None, today + timedelta(weeks=count), end)
    if unit in ("mois", "month", "months"):
        return Period(None, _months_on(today, count), end)
    return Period(None, _years_off(today, count), end) if unit in ("an", "ans", "year", "years") else None


def _in(tokens: Sequence[Token], at: int, today: date) -> Period | None:
    """ "en décembre 2026", "in 2027", "le 3 mars 2027": days with their year; "cette semaine", "this month"."""
    begin = at + 1 if _key(tokens, at) in ("en", "in", "le", "on", "pour", "for", "during", "pendant") else at
    if _key(tokens, begin) in ("cette", "ce", "this"):
        word = _key(tokens, begin + 1)
        if word in ("semaine", "week"):
            return Period(None, today + timedelta(days=6 - today.weekday()), begin + 2)
        if word in ("mois", "month"):
            return Period(None, _month_end(today.year, today.month), begin + 2)
        if word in ("annee", "year"):
            return Period(None, date(today.year, 12, 31), begin + 2)
    if _key(tokens, begin) in ("today", "aujourd") or begin >= len(tokens):
        end = begin + (2 if _key(tokens, begin) == "aujourd" else 1)
        return Period(today, today, end) if begin < len(tokens) else None
    plain = _key(tokens, begin) in _MONTHS or tokens[begin].kind == "number"
    span = _span(tokens, begin, today) if plain else None
    if span is None or not (span.dated or span.first == span.last):
        return None
    if begin == at and tokens[at].kind == "number" and not (span.dated and span.first == span.last):
        return None
    return Period(span.first, span.last, span.end)


def _span(tokens: Sequence[Token], at: int, today: date, *, looking_back: bool = False) -> Span | None:
    begin = at
    while _key(tokens, at) in _SKIP and at < begin + 3:
        at += 1
    if at >= len(tokens):
        return None
    found = _numeric(tokens, at, today) or _worded(tokens, at, today) or _relative(tokens, at, today)
    if found is not None and not found.dated:
        shift = 0
        if looking_back and found.first > today:
            shift = -1
        elif not looking_back and found.last < today:
            shift = 1
        if shift:
            found = Span(_years_off(found.first, shift), _years_off(found.last, shift), found.end, dated=False)
    return found


def _numeric(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    text = tokens[at].text
    if tokens[at].kind != "number":
        return None
    pieces = text.split(".")
    if len(pieces) == 3 and all(piece.isdigit() for piece in pieces):
        return _day(int(pieces[2]), int(pieces[1]), int(pieces[0]), at + 1)
    if _key(tokens, at + 1) == "/" and _key(tokens, at + 2).isdigit():
        if _key(tokens, at + 3) == "/" and _key(tokens, at + 4).isdigit():
            return _day(int(_key(tokens, at + 4)[:5]), int(_key(tokens, at + 2)[:3]), int(text[:3]), at + 5)
        return (
            _day(today.year, int(_key(tokens, at + 2)[:3]), int(text[:3]), at + 3, dated=False)
            if text.isdigit()
            else None
        )
    if len(text) == 4 and text.isdigit() and text.startswith(("20", "21")):
        if (
            at + 2 < len(tokens)
            and tokens[at + 1].before == tokens[at + 2].before == "-"
            and _key(tokens, at + 2).isdigit()
        ):
            return _day(int(text), int(_key(tokens, at + 1)[:3]), int(_key(tokens, at + 2)[:3]), at + 3)
        if not today.year - 1 <= int(text) <= today.year + 15 or _key(tokens, at + 1) in ("€", "euros", "%", "eur", "unites", "units"):
            return None
        return Span(date(int(text), 1, 1), date(int(text), 12, 31), at + 1)
    return None


def _day(year: int, month: int, day: int, end: int, *, dated: bool = True) -> Span | None:
    found = _safe(year + 2000 if year < 100 else year, month, day)
    return None if found is None else Span(found, found, end, dated)


def _worded(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    """ "31 décembre 2026", "December 31st", "mars 2027"."""
    key, day, month, end = _key(tokens, at), 0, 0, at
    if key.isdigit() and len(key) <= 2:
        look = at + 1
        look += _key(tokens, look) in ("er", "st", "nd", "rd", "th", "e")
        look += _key(tokens, look) == "of"
        if _key(tokens, look) in _MONTHS:
            day, month, end = int(key), _MONTHS[_key(tokens, look)], look + 1
    elif key in ("premier", "first") and _key(tokens, at + 1 + (_key(tokens, at + 1) == "of")) in _MONTHS:
        look = at + 1 + (_key(tokens, at + 1) == "of")
        day, month, end = 1, _MONTHS[_key(tokens, look)], look + 1
    elif key in MONTH_NUMBERS:
        month, end = MONTH_NUMBERS[key], at + 1
        following = _key(tokens, end)
        if following.isdigit() and len(following) <= 2 and _key(tokens, end + 1) not in ("%", "€"):
            day, end = int(following), end + 1
            end += _key(tokens, end) in ("st", "nd", "rd", "th")
    if not month:
        return None
    year, dated = today.year, False
    look = end + (_key(tokens, end) == "," and day > 0)
    written = _key(tokens, look)
    if len(written) == 4 and written.isdigit() and written.startswith(("19", "20", "21")):
        year, dated, end = int(written), True, look + 1
    if day:
        return _day(year, month, day, end, dated=dated)
    return Span(date(year, month, 1), _month_end(year, month), end, dated)


def _relative(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    key, following = _key(tokens, at), _key(tokens, at + 1)
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
        ahead = (WEEKDAYS.index(DAYS[key]) - today.weekday()) % 7 or 7  # type: ignore[arg-type]
        end = at + 1 + (following in ("prochain", "next"))
        return Span(today + timedelta(days=ahead), today + timedelta(days=ahead), end)
    if following in ("prochain", "prochaine"):
        return _coming(tokens, key, at + 2, today)
    return None


def _coming(tokens: Sequence[Token], key: str, end: int, today: date) -> Span | None:
    if key in ("mois", "month"):
        first = _months_on(date(today.year, today.month, 1), 1)
        return Span(first, _month_end(first.year, first.month), end)
    if key in ("annee", "year", "an"):
        return Span(date(today.year + 1, 1, 1), date(today.year + 1, 12, 31), end)
    if key in ("semaine", "week"):
        monday = today + timedelta(days=7 - today.weekday())
        return Span(monday, monday + timedelta(days=6), end)
    if key in DAYS:
        day = today + timedelta(days=(WEEKDAYS.index(DAYS[key]) - today.weekday()) % 7 or 7)
        return Span(day, day, end)
    if key in _MONTHS:
        year = today.year + (_MONTHS[key] <= today.month)
        return Span(date(year, _MONTHS[key], 1), _month_end(year, _MONTHS[key]), end)
    return None


def _end_of(tokens: Sequence[Token], at: int, today: date) -> Span | None:
    while _key(tokens, at) in ("de", "du", "d", "of", "the", "l", "la", "cette", "ce", "this"):
        at += 1
    key = _key(tokens, at)
    if key in ("annee", "year", "an"):
        return Span(date(today.year, 12, 31), date(today.year, 12, 31), at + 1)
    if key in ("mois", "month"):
        last = _month_end(today.year, today.month)
        return Span(last, last, at + 1)
    if key in ("semaine", "week"):
        last = today + timedelta(days=6 - today.weekday())
        return Span(last, last, at + 1)
    month = _worded(tokens, at, today)
    if month is None:
        return None
    return Span(month.last, month.last, month.end, month.dated)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _years_off(day: date, years: int) -> date:
    return _safe(day.year + years, day.month, day.day) or date(day.year + years, 2, 28)


def _months_on(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
