"""Reads days of the calendar: "30/11/2026", "le 30 novembre", "Nov 30", "le 5", "le premier lundi de décembre"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graphs.when.clock import over
from graphs.when.lexicon import (
    MONTHS,
    OF_EACH_MONTH,
    OF_NEXT_MONTH,
    OF_THE_MONTH,
    ORDINALS,
    RANK_ENDS,
    WORKING_DAY,
)
from graphs.when.months import add_months, checked, dated, last_day, nth_weekday, nth_worked, numbered
from graphs.when.pieces import Day, Hit, Scan
from graphs.when.weekdays import short_weekday_at, weekday_at

_ARTICLES = frozenset({"le", "the", "au", "du", "on"})
_LEADING = _ARTICLES | {"avant", "before", "by", "until", "jusqu", "jusque"}
_THINGS = frozenset({"la", "l", "sa", "son", "ses", "leur", "leurs", "notre", "nos", "votre", "vos", "the", "our"})
"""What begins another piece of the sentence, and is counted by no number before it."""
_DAY_WORDS = frozenset({"jour", "day", "jours", "days"})


def read_date(scan: Scan, at: int) -> Hit | None:
    named = weekday_at(scan, at) or short_weekday_at(scan, at)
    if named is None:
        return _nth(scan, at) or _date(scan, at)
    weekday, place = named
    place += scan.key(place) == ","
    place += scan.key(place) in ("le", "the")
    found = _date(scan, place, weekday=weekday)
    if found is None:
        return None
    return _agreeing(found[0], weekday), found[1]


def _agreeing(day: Day, weekday: int) -> Day:
    """Only the readings that fall on that weekday; "vendredi 26 novembre" of another weekday is no day."""
    if day.code:
        return day
    options = tuple(option for option in day.options if option.weekday() == weekday)
    return replace(day, options=options, code="" if options else "no_such_day")


def _date(scan: Scan, at: int, weekday: int | None = None) -> tuple[Day, int] | None:
    found = _iso(scan, at) or _numeric(scan, at, weekday is not None) or _day_month(scan, at) or _month_day(scan, at)
    if found:
        return found
    return _number_alone(scan, at, weekday)


def _free(scan: Scan, at: int) -> bool:
    """The digits there begin a number of their own: not "F2026-01-03", not the end of "06.12.34"."""
    if not scan.number(at) or not scan.glued(at):
        return scan.number(at)
    return scan.key(at - 1) in ("(", '"', "«", "[", ",", ";", "*")


def _ends(scan: Scan, at: int) -> bool:
    """Nothing that would make the digits before something longer."""
    if not scan.glued(at):
        return True
    if scan.key(at) in ("/", "-", ".", "_", ",", ":") and scan.glued(at + 1):
        return not (
            scan.number(at + 1) or (at + 1 < len(scan.tokens) and scan.tokens[at + 1].word and scan.key(at) in "-_/")
        )
    return scan.key(at) not in ("%", "€", "$", "£") and not scan.tokens[at].word and not scan.number(at)


def _iso(scan: Scan, at: int) -> tuple[Day, int] | None:
    mark = scan.key(at + 1)
    if not _free(scan, at) or len(scan.key(at)) != 4 or mark not in ("-", "/") or scan.key(at + 3) != mark:
        return None
    if not all(scan.glued(at + i) for i in range(1, 5)) or not (scan.number(at + 2) and scan.number(at + 4)):
        return None
    if len(scan.key(at + 2)) > 2 or len(scan.key(at + 4)) > 2:
        return None
    timed = scan.key(at + 5) == "t" and scan.glued(at + 5) and scan.number(at + 6)
    if not timed and not _ends(scan, at + 5):
        return None
    day = dated(int(scan.key(at + 4)), int(scan.key(at + 2)), int(scan.key(at)), scan.today)
    return day, at + 6 if timed else at + 5


def _numeric(scan: Scan, at: int, led: bool) -> tuple[Day, int] | None:
    mark = scan.key(at + 1)
    if not _free(scan, at) or mark not in ("/", "-", ".") or not (scan.number(at + 2) and scan.glued(at + 1)):
        return None
    if not scan.glued(at + 2) or len(scan.key(at)) > 2 or len(scan.key(at + 2)) > 2:
        return None
    first, second, end = int(scan.key(at)), int(scan.key(at + 2)), at + 3
    year = None
    if scan.key(end) == mark and scan.glued(end) and scan.glued(end + 1) and scan.number(end + 1):
        if len(scan.key(end + 1)) not in (2, 4):
            return None
        year, end = int(scan.key(end + 1)), end + 2
    elif not _short(scan, at, end, mark, led):
        return None
    if not _ends(scan, end):
        return None
    return _ordered(scan, first, second, year), end


def _short(scan: Scan, at: int, end: int, mark: str, led: bool) -> bool:
    """Two numbers without a year are a day where words about time lead, or a slash and a month of two digits do."""
    led = led or scan.key(at - 1) in _LEADING
    if (
        scan.key(at - 1) in ("le", "the", "on")
        and mark == "/"
        and len(scan.key(at + 2)) == 2
        and scan.key(end) in _THINGS
    ):
        return True  # "règlera le 15/12 la facture"
    if mark != "/":
        return (led or scan.whole) and len(scan.key(at + 2)) == 2 and over(scan, end)
    if scan.whole:
        return True
    first, second = int(scan.key(at)), int(scan.key(at + 2))
    possible = 1 <= first <= 31 and 1 <= second <= 31 and (first <= 12 or second <= 12)
    return (led or (len(scan.key(at + 2)) == 2 and possible)) and over(scan, end)


def _ordered(scan: Scan, first: int, second: int, year: int | None) -> Day:
    """French writes the day first. English is read either way, and so is a text of no known language."""
    day_first = dated(first, second, year, scan.today)
    if scan.language == "fr" or first == second:
        return day_first
    month_first = dated(second, first, year, scan.today)
    readings = [day for day in (day_first, month_first) if not day.code]
    if len(readings) < 2:
        return readings[0] if readings else min(day_first, month_first, key=lambda day: day.code == "no_such_day")
    options = sorted({day.options[0] for day in readings})
    return Day(tuple(options))


def _day_month(scan: Scan, at: int) -> tuple[Day, int] | None:
    """ "30 novembre", "1er déc. 2026", "the 30th of November", "premier décembre" """
    rank = ORDINALS.at(scan.tokens, at)
    if scan.number(at) and len(scan.key(at)) <= 2 and _free(scan, at):
        number, end = int(scan.key(at)), at + 1
        end += scan.key(end) in RANK_ENDS and scan.glued(end)
    elif rank and rank[0] == 1 and rank[1] == at + 1:
        number, end = rank
    else:
        return None
    end += scan.key(end) in ("of", "de")
    month = MONTHS.at(scan.tokens, end)
    return _with_year(scan, number, month[0], month[1]) if month else None


def _month_day(scan: Scan, at: int) -> tuple[Day, int] | None:
    """ "Nov 30", "November 30th, 2026" """
    month = MONTHS.at(scan.tokens, at)
    if month is None:
        return None
    place = month[1] + (scan.key(month[1]) == ".")
    place += scan.key(place) == "the"
    if not scan.number(place) or len(scan.key(place)) > 2 or scan.glued(place):
        return None
    end = place + 1
    ranked = scan.key(end) in RANK_ENDS and scan.glued(end)
    if not ranked and not scan.tokens[at].text[:1].isupper() and not scan.whole:
        return None
    if not _ends(scan, end + ranked):
        return None
    return _with_year(scan, int(scan.key(place)), month[0], end + ranked)


def _with_year(scan: Scan, number: int, month: int, end: int) -> tuple[Day, int]:
    end += scan.key(end) == "." and scan.glued(end) and end + 1 < len(scan.tokens)
    year_at = end + (scan.key(end) == ",")
    year = scan.key(year_at)
    usual = year.startswith(("19", "20")) or over(scan, year_at + 1)
    if scan.number(year_at) and len(year) == 4 and usual and _ends(scan, year_at + 1):
        return dated(number, month, int(year), scan.today), year_at + 1
    return dated(number, month, None, scan.today), end


def _number_alone(scan: Scan, at: int, weekday: int | None) -> tuple[Day, int] | None:
    """ "le 5", "on the 3rd", "jeudi 26": where nothing follows that it could count."""
    if not _free(scan, at) or len(scan.key(at)) > 2:
        return None
    end = at + 1
    ranked = scan.key(end) in RANK_ENDS and scan.glued(end)
    end += ranked
    before = scan.key(at - 1)
    starting = before == "du" and scan.key(at - 2) in ("partir", "compter")
    ranked_lead = ranked and before in ("the", "on", "by")
    if weekday is None and before not in ("le", "au") and not (ranked_lead or starting):
        return None
    if not _ends(scan, end):
        return None
    of_next = OF_NEXT_MONTH.at(scan.tokens, end)
    if of_next:
        return _of_next_month(scan, int(scan.key(at))), of_next[1]
    each = OF_EACH_MONTH.at(scan.tokens, end)
    of_month = None if each else OF_THE_MONTH.at(scan.tokens, end)
    more = before == "le" and scan.key(end) in _THINGS
    if not (each or of_month or over(scan, end) or _timed(scan, end) or more):
        return None
    return numbered(int(scan.key(at)), scan.today, weekday=weekday), of_month[1] if of_month else end


def _timed(scan: Scan, at: int) -> bool:
    return scan.number(at) and scan.key(at + 1) in ("h", "am", "pm", ":") and scan.glued(at + 1)


def _of_next_month(scan: Scan, number: int) -> Day:
    first = add_months(scan.today.replace(day=1), 1)
    if not 1 <= number <= last_day(first).day:
        return Day(code="no_such_day")
    return Day((first.replace(day=number),))


def nth_alone(scan: Scan, at: int) -> tuple[Day, int] | None:
    """ "le premier lundi", "last working day", of whichever month"""
    rank = ORDINALS.at(scan.tokens, at)
    if rank is None:
        return None
    nth, place = rank
    working = WORKING_DAY.at(scan.tokens, place)
    named = weekday_at(scan, place)
    if working:
        return Day(nth=nth, working=True), working[1]
    if named:
        return Day(nth=nth, weekday=named[0]), named[1]
    if nth in (1, -1) and scan.key(place) in _DAY_WORDS:
        return Day(monthday=nth), place + 1
    return None


def _first_alone(scan: Scan, at: int) -> tuple[Day, int] | None:
    """ "le premier du mois" """
    rank = ORDINALS.at(scan.tokens, at)
    return (Day(monthday=1), rank[1]) if rank and rank[0] == 1 else None


def _month_alone(scan: Scan, at: int) -> Hit | None:
    """ "en janvier": a month is no day."""
    month = MONTHS.at(scan.tokens, at + 1) if scan.key(at) in ("en", "in") else None
    if month is None or not (scan.whole or scan.key(at) == "en" or scan.tokens[at + 1].text[0].isupper()):
        return None
    return Day(code="unknown"), month[1]


def _nth(scan: Scan, at: int) -> Hit | None:
    """ "le premier lundi du mois", "the last Friday of November", "le dernier jour ouvré du mois" """
    found = nth_alone(scan, at) or _first_alone(scan, at)
    if found is None:
        return _month_alone(scan, at)
    said, end = found
    if OF_EACH_MONTH.at(scan.tokens, end):
        return said, end
    of_next, of_month = OF_NEXT_MONTH.at(scan.tokens, end), OF_THE_MONTH.at(scan.tokens, end)
    month = MONTHS.at(scan.tokens, end + 1) if scan.key(end) in ("de", "d", "of", "in") else None
    here = scan.today.replace(day=1)
    if of_next:
        return _first_of(said, [add_months(here, 1)], scan.today), of_next[1]
    if of_month:
        return _first_of(said, [here, add_months(here, 1)], scan.today), of_month[1]
    if month:
        months = [date(scan.today.year + later, month[0], 1) for later in (0, 1)]
        return _first_of(said, months, scan.today), month[1]
    return None


def _first_of(said: Day, months: list[date], today: date) -> Day:
    """The first of those months in which that day is still to come."""
    for first in months:
        found = day_in(said, first)
        if found and found >= today:
            code = checked(found, today)
            return replace(said, options=() if code else (found,), code=code)
    return replace(said, code="no_such_day" if all(day_in(said, first) is None for first in months) else "past")


def day_in(said: Day, first: date) -> date | None:
    if said.working:
        return nth_worked(first.year, first.month, said.nth)
    if said.weekday is not None and said.nth:
        return nth_weekday(first.year, first.month, said.weekday, said.nth)
    return first if said.monthday == 1 else last_day(first)
