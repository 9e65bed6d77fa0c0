"""The company's working calendar, with the public holidays of its country."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from graphs.calendar import WorkCalendar


class UnknownHolidays(ValueError):
    """No country (or part of one) goes by that code."""


def calendar_of(holidays: str, zone: str) -> WorkCalendar:
    """`holidays` is an ISO country code, with a part of it after a hyphen ("FR", "FR-57"); "none": only weekends. A
    code that nobody knows raises `UnknownHolidays` at the first look (see `known`)."""
    code = holidays.strip().upper()
    if code in ("", "NONE"):
        return WorkCalendar(zone)
    return WorkCalendar(zone, is_holiday=lambda day: _holidays(code)(day))


def known(holidays: str) -> None:
    """Raises `UnknownHolidays` for a code that no country (or part of one) goes by."""
    calendar_of(holidays, "UTC").is_holiday(date(2026, 1, 1))


@lru_cache(maxsize=4)
def _holidays(code: str) -> Callable[[date], bool]:
    # Loaded at the first look: a start, and commands that need no calendar, should not wait for a country's table.
    import holidays

    country, _, part = code.partition("-")
    try:
        table = holidays.country_holidays(country, subdiv=part or None)
        table.get(date(2026, 1, 1))
    except NotImplementedError:
        raise UnknownHolidays(code) from None
    return lambda day: day in table
