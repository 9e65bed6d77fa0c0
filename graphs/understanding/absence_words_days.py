"""Reads from when to when somebody is away, out of words that say so. Days only: whoever is away in the afternoon is
away that day."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from graphs.understanding.absence_words_day_signs import (
    BACK,
    EXCLUDED,
    FEASTS,
    FROM,
    HALF,
    IN_MONTH,
    LENGTH,
    MONTHS,
    NEXT_MONTH,
    NEXT_WEEK,
    NOW,
    NUMBER,
    RANGE_BEGINS,
    RANGE_JOINS,
    THIS_WEEK,
    UNTIL,
    WEEK_OF,
)
from graphs.understanding.absence_words_plain import (
    A_MONTH,
    COMES_BACK,
    LISTED,
    MOVED,
    VAGUE,
    WEEK_NUMBER,
    after,
    month_after,
    plain_days,
    week_numbered,
    with_day,
)
from graphs.when.instants import day_of
from graphs.when.moment import Several, Unread
from graphs.when.reading import read_when

DAY = timedelta(days=1)
_JOINED = re.compile(r"\s*(?:,|&|\bet\b|\bni\b|\band\b|\bpuis\b)+\s*(?:le |the |on )?")
_ONE_DAY = re.compile(
    r"(?:le|the) \d{1,2}(?:er|st|nd|rd|th)?\b(?=\s*(?:$|[,.;!)]|inclus|seulement|only|et (?:je|j')|and i\b|puis))"
)
_MOST_WORDS = 6


@dataclass(frozen=True)
class Period:
    """`until` is the day they are back. None: not said. `doubt`: the days that the words may mean, where they may mean
    several."""

    since: date | None = None
    until: date | None = None
    doubt: list[date] = field(default_factory=list[date])


@dataclass(frozen=True)
class _Day:
    day: date
    end: int
    bare: bool = False
    doubt: tuple[date, ...] = ()


def flat(text: str) -> str:
    """Lower case without accents, letter for letter: what is found in it stands at the same place in the text."""
    return "".join(_plain(letter) for letter in text)


def read_period(said: str, today: date, language: str) -> Period:
    """`said` as `flat` gives it."""
    for feast, day in FEASTS:
        said = re.sub(rf"\b(?:{feast})\b", day, said)
    said = plain_days(said)
    if MOVED.search(said) or COMES_BACK.search(said):
        return Period()
    found = _range(said, today, language)
    if found is not None:
        return found
    begin = _marked(FROM, said, today, language)
    if begin is not None and begin.doubt:
        return Period(doubt=list(begin.doubt))
    since = begin.day if begin is not None else None
    return _ending(said, since, today, language) or _span(said, since, today, language)


def _ending(said: str, since: date | None, today: date, language: str) -> Period | None:
    back = _marked(BACK, said, today, language)
    until = _marked(UNTIL, said, today, language)
    end = back or until
    if end is None:
        said_end = UNTIL.search(said)
        month = A_MONTH.match(said, said_end.end()) if said_end is not None else None
        if month is not None:
            whole = _whole_month(MONTHS[month["month"]], today)
            return Period(doubt=[day for day in (whole.since, whole.until and whole.until - DAY) if day is not None])
        # An end that is not understood is asked for, rather than taken for the whole of it.
        return Period(since, None) if said_end is not None else None
    if end.doubt:
        return Period(doubt=list(end.doubt))
    if since is None and back is not None and until is None:
        # "absent lundi, de retour mardi": the first day stands before.
        since = _span(said[: _start_of(BACK, said)], None, today, language).since
    last = back is None and not EXCLUDED.search(said)
    wraps = since is not None and end.bare and end.day < since
    day = with_day(month_after(since), end.day.day) if since is not None and wraps else end.day
    return Period(since, day + DAY if last else day)


def _span(said: str, since: date | None, today: date, language: str) -> Period:
    """A length, a week, a month, or single days."""
    length = LENGTH.search(said)
    if length is not None and not re.search(r"\b(?:dans|in|il y a)\s$", said[: length.start()]):
        first = since or _day_in(said, today, language) or today
        return Period(first, after(first, length["count"], length["unit"]))
    if since is not None:
        return Period(since, None)
    monday = today - timedelta(days=today.weekday())
    numbered = WEEK_NUMBER.search(said)
    if numbered is not None:
        first = week_numbered(int(numbered["number"]), today)
        return Period(max(first, today), first + timedelta(days=7)) if first is not None else Period()
    if NEXT_WEEK.search(said):
        return Period(monday + timedelta(days=7), monday + timedelta(days=14))
    week = _marked(WEEK_OF, said, today, language)
    if week is not None and not week.doubt:
        first = week.day - timedelta(days=week.day.weekday())
        return Period(max(first, today), first + timedelta(days=7))
    if THIS_WEEK.search(said):
        return Period(today, monday + timedelta(days=7))
    if NEXT_MONTH.search(said):
        first = month_after(today.replace(day=1))
        return Period(first, month_after(first))
    month = IN_MONTH.search(said)
    if month is not None:
        return _whole_month(MONTHS[month["month"]], today)
    return _days(said, today, language)


def _days(said: str, today: date, language: str) -> Period:
    """ "demain", "lundi et mardi": from the first to the last."""
    if NOW.search(said):
        return Period(today, today + DAY)
    if (listed := LISTED.search(said)) is not None:
        numbers = [int(number) for number in re.findall(r"\d+", listed["numbers"])]
        return _together([_numbered(number, listed["month"], today) for number in numbers])
    if VAGUE.search(said):
        return Period()
    days: list[_Day] = []
    at = 0
    starts = [match.start() for match in re.finditer(r"\b\w", said)]
    for start in starts:
        found = _day_at(said, start, today, language) if start >= at else None
        if found is not None and found.bare:
            found = _of_the_next(found, said, today, language) or (found if _ONE_DAY.match(said, start) else None)
        if found is not None:
            days.append(found)
            at = found.end
    if not days:
        return Period(today, today + DAY) if HALF.search(said) else Period()
    if days[0].doubt:
        return Period(doubt=list(days[0].doubt))
    return _together(days)


def _together(days: Sequence[_Day | None]) -> Period:
    """Days that follow each other, but for the days on which nobody works."""
    if any(day is None for day in days):
        return Period()
    said_days = sorted({day.day for day in days if day is not None})
    first, last = said_days[0], said_days[-1]
    between = [first + timedelta(days=at) for at in range((last - first).days)]
    if any(day.weekday() < 5 and day not in said_days for day in between):
        return Period()  # days apart ("le 24 et le 31") are no one absence
    return Period(first, last + DAY)


def _of_the_next(number: _Day, said: str, today: date, language: str) -> _Day | None:
    """ "le 24 et le 31 décembre": the first of them is of the other's month; None: a number is no day."""
    joined = _JOINED.match(said, number.end)
    other = _day_at(said, joined.end(), today, language) if joined is not None else None
    if other is None or other.bare or other.doubt:
        return None
    day = with_day(other.day, number.day.day)
    return _Day(day, number.end) if today <= day < other.day else None


def _day_in(said: str, today: date, language: str) -> date | None:
    found = _days(said, today, language)
    return found.since


def _range(said: str, today: date, language: str) -> Period | None:
    """ "du 20 décembre au 3 janvier", "from Monday to Wednesday", "20-24 décembre"."""
    for begins in RANGE_BEGINS.finditer(said):
        first = _day_at(said, begins.end(), today, language)
        joins = RANGE_JOINS.match(said, first.end) if first is not None else None
        last = _day_at(said, joins.end(), today, language) if joins is not None else None
        if first is None or last is None or (first.bare and last.bare and begins[0] == ""):
            continue
        listed = said[first.end : last.end].split()[:1] in (["et"], ["and"])
        if listed and begins[0].strip() not in ("entre", "between"):
            continue  # "lundi et mardi": single days
        doubt = first.doubt or last.doubt
        if doubt:
            return Period(doubt=list(doubt))
        if first.bare and last.bare and first.day > last.day and first.day.day > last.day.day:
            # "du 19 au 2", said on the 23rd: it began last month, or begins next month.
            return Period(doubt=[last.day, with_day(month_after(last.day), last.day.day)])
        begin, end = _ordered(first, last, today)
        return Period(begin, end if EXCLUDED.search(said) else end + DAY)
    return None


def _ordered(first: _Day, last: _Day, today: date) -> tuple[date, date]:
    """ "du 20 au 24 décembre": a number alone is of the other's month; what has begun already began today."""
    begin, end = first.day, last.day
    if first.bare and not last.bare:
        begin = with_day(end, begin.day)
        if begin > end:
            begin = with_day(end.replace(day=1) - DAY, first.day.day)
    elif last.bare and not first.bare:
        end = with_day(begin, end.day)
        while end < begin:
            end = with_day(month_after(end.replace(day=1)), last.day.day)
    if begin > end:
        begin = today if end >= today else begin
    return max(begin, today) if end >= today else begin, end


def _marked(mark: re.Pattern[str], said: str, today: date, language: str) -> _Day | None:
    """The day after such a word."""
    for found in mark.finditer(said):
        day = _day_at(said, found.end(), today, language)
        if day is not None:
            return day
    return None


def _start_of(mark: re.Pattern[str], said: str) -> int:
    found = mark.search(said)
    return found.start() if found is not None else len(said)


def _day_at(said: str, start: int, today: date, language: str) -> _Day | None:
    """The day that the words from there on say; the longest that are one."""
    now = datetime.combine(today, time(0))
    ends = [match.end() for match in re.finditer(r"[\w/.'-]+", said[start : start + 80])][:_MOST_WORDS]
    for end in reversed(ends):
        words = said[start : start + end].strip(" .'-")
        bare = NUMBER.fullmatch(words)
        if bare is not None:
            return _bare(int(bare[1]), start + end, today)
        if re.search(r"\b(?:et|and|au|to|a|jusqu|ou|or)$", words) or re.search(r"[,;!?]", words):
            continue
        if re.match(r"\d{1,2} to \d", words):
            continue  # "from 21 to 23 December": no "21 minutes to 23"
        when = read_when(words, now, language if language in ("fr", "en") else "")
        if isinstance(when, Several):
            days = sorted({day for each in when.readings if (day := day_of(each)) is not None})
            days = [day for day in days if day != today] or days
            return _Day(days[0], start + end, doubt=tuple(days) if len(days) > 1 else ())
        if isinstance(when, Unread) and when.code == "past":
            return _Day(today - DAY, start + end)
        day = day_of(when)
        if day is not None:
            return _Day(day, start + end)
    return None


def _bare(number: int, end: int, today: date) -> _Day | None:
    """The next such day of a month; today's number is today."""
    month = today.replace(day=1)
    for _ in range(4):
        if number <= calendar.monthrange(month.year, month.month)[1] and number > 0:
            day = month.replace(day=number)
            if day >= today:
                return _Day(day, end, bare=True)
        month = month_after(month)
    return None


def _numbered(number: int, month: str | None, today: date) -> _Day | None:
    """That day of a month; of the next one that has it where none is named."""
    if month is None:
        return _bare(number, 0, today)
    year = today.year if MONTHS[month] >= today.month else today.year + 1
    try:
        return _Day(date(year, MONTHS[month], number), 0)
    except ValueError:
        return None


def _whole_month(number: int, today: date) -> Period:
    year = today.year if number >= today.month else today.year + 1
    first = date(year, number, 1)
    return Period(max(first, today), month_after(first))


def _plain(letter: str) -> str:
    if letter in "’ʼ‘´":
        return "'"
    if letter.isspace():
        return " "
    if letter in "–—‑‐":
        return "-"
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    return base if len(base) == 1 else letter
