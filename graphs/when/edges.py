"""Reads beginnings and ends: "fin de mois", "début décembre", "mi-décembre", "end of next week"."""

from __future__ import annotations

from datetime import date, timedelta

from graphs.when.lexicon import EDGE_JOINS, EDGES, EDGES_WHOLE, MONTHS, PERIODS
from graphs.when.months import add_months, dated, last_day, next_weekday
from graphs.when.pieces import Day, Hit, Scan

_FRIDAY, _WEDNESDAY, _MONDAY = 4, 2, 0
_MIDDLE = 15


def read_edge(scan: Scan, at: int) -> Hit | None:
    whole = EDGES_WHOLE.at(scan.tokens, at)
    if whole:
        edge, period = whole[0].split()
        return Day((_of_period(edge, period, scan.today),)), whole[1]
    found = EDGES.at(scan.tokens, at)
    if found is None:
        return None
    edge, place = found
    place = EDGE_JOINS.end(scan.tokens, place)
    period = PERIODS.at(scan.tokens, place)
    if period:
        return Day((_of_period(edge, period[0], scan.today),)), period[1]
    month = MONTHS.at(scan.tokens, place)
    return _of_month(scan, edge, month[0], month[1]) if month else None


def _of_month(scan: Scan, edge: str, month: int, end: int) -> Hit:
    year = None
    if scan.number(end) and len(scan.key(end)) == 4 and 1900 <= int(scan.key(end)) <= 2999:
        year, end = int(scan.key(end)), end + 1
    if edge != "end":
        return dated(1 if edge == "start" else _MIDDLE, month, year, scan.today), end
    around = year if year is not None else scan.today.year
    found = dated(last_day(date(around, month, 1)).day, month, year, scan.today)
    if found.options:
        found = Day((last_day(found.options[0]),))
    elif found.code == "no_such_day":
        found = Day((date(around + 1, month, 28),))
    return found, end


def _of_period(edge: str, period: str, today: date) -> date:
    later = period.startswith("next_")
    match period.removeprefix("next_"):
        case "week":
            return _of_week(edge, today, later)
        case "month":
            return _of_some_month(edge, today, later)
        case "quarter":
            first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
            return _span_edge(edge, first, 3, today)
        case _:
            return _span_edge(edge, date(today.year, 1, 1), 12, today)


def _of_week(edge: str, today: date, later: bool) -> date:
    """A week works from Monday to Friday."""
    weekday = {"start": _MONDAY, "middle": _WEDNESDAY, "end": _FRIDAY}[edge]
    if later:
        return next_weekday(today, _MONDAY, same=False) + timedelta(days=weekday)
    return next_weekday(today, weekday, same=edge != "start")


def _of_some_month(edge: str, today: date, later: bool) -> date:
    first = add_months(today.replace(day=1), 1 if later else 0)
    if edge == "end":
        return last_day(first)
    day = 1 if edge == "start" else _MIDDLE
    found = first.replace(day=day)
    return found if found >= today else add_months(found, 1)


def _span_edge(edge: str, first: date, months: int, today: date) -> date:
    if edge == "end":
        return last_day(add_months(first, months - 1))
    found = first if edge == "start" else add_months(first, months // 2)
    return found if found >= today else add_months(found, months)
