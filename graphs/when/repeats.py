"""Reads what comes back: "tous les lundis", "every other Friday", "un jour sur deux", "le 15 de chaque mois"."""

from __future__ import annotations

from dataclasses import replace

from graphs.when import words_en, words_fr
from graphs.when.clock import over
from graphs.when.dates import read_date
from graphs.when.edges import read_edge
from graphs.when.lexicon import (
    ADVERBS,
    AND,
    EDGES,
    EVERY,
    OF_EACH_MONTH,
    OF_THE_MONTH,
    ONCE,
    ORDINALS,
    PARTS,
    PARTS_PLURAL,
    PLURAL_WEEKDAYS,
    RANGE_FROM,
    RANGE_TO,
    RANK_ENDS,
    TWICE,
    UNITS,
    WEEKDAY_ALL,
    WEEKENDS,
    WORKING_DAY,
)
from graphs.when.numbers import number_at
from graphs.when.pieces import Day, Hit, Repeat, Scan
from graphs.when.weekdays import short_weekday_at, weekday_at

_UNREAD = Repeat(code="unknown")
_WORKED = (0, 1, 2, 3, 4)
_FREQUENCIES = {
    "day": ("DAILY", 1), "week": ("WEEKLY", 1), "fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3), "half_year": ("MONTHLY", 6), "year": ("YEARLY", 1),
}  # fmt: skip
_EDGE_DAYS = {"start": 1, "middle": 15, "end": -1}
_MOST = 100
_MONTH_DAYS = frozenset({"jour", "jours", "day", "days"})


def read_repeat(scan: Scan, at: int) -> Hit | None:
    twice = TWICE.at(scan.tokens, at)
    if twice:
        return _UNREAD, _past_unit(scan, twice[1])
    once = ONCE.at(scan.tokens, at)
    unit = UNITS.at(scan.tokens, once[1]) if once else None
    if once and unit:
        return _of_unit(unit[0], 1), unit[1]
    monthly = OF_EACH_MONTH.at(scan.tokens, at)
    if monthly and scan.key(at) in ("de", "of", "du"):
        return Repeat("MONTHLY"), monthly[1]
    edge = EDGES.at(scan.tokens, at)
    each = OF_EACH_MONTH.at(scan.tokens, edge[1]) if edge else None
    if edge and each:
        return Repeat("MONTHLY", monthday=_EDGE_DAYS[edge[0]]), each[1]
    every = EVERY.at(scan.tokens, at)
    if every:
        return _every(scan, every[1])
    return _one_in(scan, at) or _plural(scan, at) or _range(scan, at) or _adverb(scan, at)


def _past_unit(scan: Scan, at: int) -> int:
    unit = UNITS.at(scan.tokens, at)
    return unit[1] if unit else at


def _of_unit(unit: str, count: int) -> Repeat:
    """Minutes and hours are no pace for a reminder."""
    if unit not in _FREQUENCIES or not 1 <= count <= _MOST:
        return _UNREAD
    freq, times = _FREQUENCIES[unit]
    if unit == "day" and count in (8, 15):
        return Repeat("WEEKLY", 1 if count == 8 else 2)  # "tous les quinze jours" is every two weeks
    return Repeat(freq, times * count)


def _every(scan: Scan, at: int) -> Hit | None:
    if scan.key(at) == words_en.OTHER:
        return _counted(scan, at + 1, 2)
    ranked = _ranked(scan, at)
    if ranked:
        return ranked
    if scan.key(at) == words_en.SECOND_OR_OTHER:
        rest = _counted(scan, at + 1, 2)
        return (_UNREAD, rest[1]) if rest else None
    edge = read_edge(scan, at)
    if edge and isinstance(edge[0], Day):
        return _edge(scan, at, edge[1])
    number = number_at(scan, at)
    if number:
        counted = _counted(scan, number[1], number[0])
        return counted or _month_day(scan, at)
    return _counted(scan, at, 1) or _month_day(scan, at)


def _edge(scan: Scan, at: int, end: int) -> Hit:
    """ "chaque fin de mois", "every month end" """
    keys = {scan.key(place) for place in range(at, end)}
    if not keys & {"mois", "month", "eom"} or keys & {"prochain", "next"}:
        return _UNREAD, end
    edge = EDGES.at(scan.tokens, at)
    return Repeat("MONTHLY", monthday=_EDGE_DAYS[edge[0] if edge else "end"]), end


def _ranked(scan: Scan, at: int) -> Hit | None:
    """ "chaque premier lundi du mois", "every last working day of the month", "every 15th", "tous les 1ers du mois" """
    rank = ORDINALS.at(scan.tokens, at)
    if rank is None:
        return None
    nth, place = rank
    working, named = WORKING_DAY.at(scan.tokens, place), weekday_at(scan, place)
    if working:
        said, end = Repeat("MONTHLY", nth=nth, working=True), working[1]
    elif named:
        said, end = Repeat("MONTHLY", nth=nth, weekdays=(named[0],)), named[1]
    elif scan.key(place) in _MONTH_DAYS and nth in (1, -1):
        said, end = Repeat("MONTHLY", monthday=nth), place + 1
    elif nth == 1 and OF_THE_MONTH.at(scan.tokens, place):
        said, end = Repeat("MONTHLY", monthday=1), place
    else:
        return None
    of_month = OF_THE_MONTH.at(scan.tokens, end) or OF_EACH_MONTH.at(scan.tokens, end)
    if scan.key(at) == words_en.SECOND_OR_OTHER and not of_month:
        return _UNREAD, end  # "every second Tuesday": every other one, or the second of the month
    return said, of_month[1] if of_month else end


def _month_day(scan: Scan, at: int) -> Hit | None:
    """ "tous les 15 du mois", "every 15th", "tous les 30 novembre" """
    dated = read_date(scan, at)
    if dated and isinstance(dated[0], Day) and dated[0].month and dated[0].monthday:
        day = dated[0]
        code = day.code if day.code == "no_such_day" else ""
        return Repeat("YEARLY", month=day.month, monthday=day.monthday, code=code), dated[1]
    if not scan.number(at) or len(scan.key(at)) > 2:
        return None
    number, end = int(scan.key(at)), at + 1
    ranked = scan.key(end) in RANK_ENDS | {"ers"} and scan.glued(end)
    end += ranked
    of_month = OF_THE_MONTH.at(scan.tokens, end) or OF_EACH_MONTH.at(scan.tokens, end)
    if not (ranked or of_month or scan.whole):
        return None
    end = of_month[1] if of_month else end
    return Repeat("MONTHLY", monthday=number, code="" if 1 <= number <= 31 else "no_such_day"), end


def _counted(scan: Scan, at: int, count: int) -> Hit | None:
    """What is said after "tous les", "tous les deux", "every other": a unit, weekdays, parts of the day."""
    everyday = WEEKDAY_ALL.at(scan.tokens, at)
    if everyday:
        return (Repeat("WEEKLY", weekdays=_WORKED) if count == 1 else _UNREAD), everyday[1]
    named = _weekdays(scan, at)
    if named:
        days, end = named
        return Repeat("WEEKLY", count, weekdays=days) if 1 <= count <= _MOST else _UNREAD, end
    part = PARTS_PLURAL.at(scan.tokens, at) or PARTS.at(scan.tokens, at)
    if part:
        return (Repeat("DAILY", part=part[0]) if count == 1 else _UNREAD), part[1]
    unit = UNITS.at(scan.tokens, at)
    if unit is None:
        return None
    return _of_unit(unit[0], count), unit[1]


def _weekdays(scan: Scan, at: int) -> tuple[tuple[int, ...], int] | None:
    """ "lundis, mardis et jeudis" """
    named = weekday_at(scan, at) or short_weekday_at(scan, at)
    if named is None:
        return None
    days, end = {named[0]}, named[1]
    short = weekday_at(scan, at) is None
    while True:
        place = end + (scan.key(end) in AND | {","})
        place += scan.key(place) in AND
        place += scan.key(place) in ("le", "les", "every", "on")
        further = weekday_at(scan, place) or (short_weekday_at(scan, place) if short else None) if place > end else None
        if further is None:
            return tuple(sorted(days)), end
        days.add(further[0])
        end = further[1]


def spared_days(scan: Scan, at: int) -> tuple[tuple[int, ...], int] | None:
    """The weekdays that an exception names: "le mercredi", "les week-ends", "Sundays"."""
    place = at + (scan.key(at) in ("le", "les", "the", "on", "at"))
    weekends = WEEKENDS.at(scan.tokens, place)
    found = ((5, 6), weekends[1]) if weekends else _weekdays(scan, place)
    if found is None or (scan.number(found[1]) and not _an_hour(scan, found[1])):
        return None  # "sauf le lundi 30": one of them
    return found


def _an_hour(scan: Scan, at: int) -> bool:
    return scan.key(at + 1) in ("h", "heures", "am", "pm", ":")


def _one_in(scan: Scan, at: int) -> Hit | None:
    """ "un jour sur deux", "un lundi sur trois" """
    if scan.key(at) not in ("un", "une", "1"):
        return None
    inner = _counted(scan, at + 1, 1)
    if inner is None or scan.key(inner[1]) != words_fr.ONE_IN:
        return None
    count = number_at(scan, inner[1] + 1)
    repeat = inner[0]
    if count is None or not isinstance(repeat, Repeat):
        return None
    exact = 1 < count[0] <= _MOST and not repeat.part and repeat.weekdays != _WORKED
    return replace(repeat, interval=repeat.interval * count[0]) if exact and not repeat.code else _UNREAD, count[1]


def _plural(scan: Scan, at: int) -> Hit | None:
    """ "les lundis", "on Mondays and Thursdays", "weekdays" """
    place = at + (scan.key(at) in ("les", "on"))
    if scan.key(place) == "weekdays":
        return Repeat("WEEKLY", weekdays=_WORKED), place + 1
    if scan.key(place) not in PLURAL_WEEKDAYS or _possessive(scan, place):
        return None
    named = _weekdays(scan, place)
    return (Repeat("WEEKLY", weekdays=named[0]), named[1]) if named else None


def _possessive(scan: Scan, at: int) -> bool:
    """ "Mondays' meeting" is no pace, nor is "Monday's" (two tokens)."""
    return at + 1 < len(scan.tokens) and scan.key(at + 1) == "s" and not scan.glued(at + 1)


def _range(scan: Scan, at: int) -> Hit | None:
    """ "du lundi au vendredi", "Monday to Friday" """
    place = at + (scan.key(at) in RANGE_FROM)
    first = weekday_at(scan, place)
    if first is None or scan.key(first[1]) not in RANGE_TO:
        return None
    last = weekday_at(scan, first[1] + 1)
    if last is None or first[0] >= last[0]:
        return (_UNREAD, last[1]) if last else None
    return Repeat("WEEKLY", weekdays=tuple(range(first[0], last[0] + 1))), last[1]


def _adverb(scan: Scan, at: int) -> Hit | None:
    """ "daily at 9": as an adverb only; "the weekly report" is a thing."""
    found = ADVERBS.at(scan.tokens, at)
    if (
        found is None
        or not (scan.whole or over(scan, found[1]))
        or scan.key(at - 1) in ("the", "a", "our", "my", "your")
    ):
        return None
    freq, interval = found[0].split()
    return Repeat(freq, int(interval)), found[1]
