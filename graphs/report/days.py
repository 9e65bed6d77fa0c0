"""Days, months and lengths of time as a report says them, in French and English. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

NARROW, HARD = "\u202f", "\u00a0"


def first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def long_day(day: date, language: str, *, year: bool = True) -> str:
    """ "23 novembre 2026", "1er novembre 2026"."""
    return _day(day, language, "d MMMM y" if year else "d MMMM")


def short_day(day: date, language: str) -> str:
    """ "lun. 16", "Mon 16"."""
    return format_date(day, "EEE d", locale=_locale(language))


def day_month(day: date, language: str) -> str:
    """ "16 nov.", "16 Nov"."""
    return format_date(day, "d MMM", locale=_locale(language))


def month_name(day: date, language: str, *, year: bool = True) -> str:
    return format_date(day, "MMMM y" if year else "MMM", locale=_locale(language))


def span_name(first: date, last: date, language: str, *, week: bool) -> str:
    same_month = (first.year, first.month) == (last.year, last.month)
    pattern = "d" if same_month else "d MMMM" if first.year == last.year else "d MMMM y"
    begin, end = _day(first, language, pattern), long_day(last, language)
    if language == "en":
        return f"week of {begin} to {end}" if week else f"{begin} to {end}"
    return f"semaine du {begin} au {end}" if week else f"du {begin} au {end}"


def duration(minutes: Decimal, language: str) -> str:
    """Hours and minutes: "3 h 20", "45 min", "3 h 20 min" in English. Whole minutes, half up."""
    whole = int(abs(minutes).quantize(Decimal(1), ROUND_HALF_UP))
    sign = "\u2212" if minutes < 0 and whole else ""
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{sign}{rest}{HARD}min"
    count = number(Decimal(hours), language)
    if language == "en":
        return f"{sign}{count}{HARD}h" + (f"{HARD}{rest}{HARD}min" if rest else "")
    return f"{sign}{count}{HARD}h" + (f"{HARD}{rest:02d}" if rest else "")


def minutes_each(minutes: Decimal, language: str) -> str:
    """ "25 min", "2,5 min": of one piece of work."""
    if minutes >= 60 and minutes == minutes.to_integral_value():
        return duration(minutes, language)
    return f"{number(minutes.normalize(), language)}{HARD}min"


def waited(length: timedelta, language: str) -> str:
    """ "12 s", "3 min", "1 h 05"; below a second, so."""
    seconds = length.total_seconds()
    if seconds < 1:
        return f"<{HARD}1{HARD}s"
    if seconds < 60:
        return f"{round(seconds)}{HARD}s"
    return duration(Decimal(str(round(seconds))) / 60, language)


def euros(amount: Decimal, language: str) -> str:
    return format_currency(amount, "EUR", locale=_region(language))


def percent(value: Decimal, language: str) -> str:
    shown = format_decimal(value.normalize(), locale=_region(language), decimal_quantization=False)
    return f"{shown}%" if language == "en" else f"{shown}{NARROW}%"


def number(value: Decimal | int, language: str) -> str:
    return format_decimal(value, locale=_region(language), decimal_quantization=False)


def _day(day: date, language: str, pattern: str) -> str:
    """French calls the first of a month by its rank, which the patterns cannot say."""
    if language != "en" and day.day == 1:
        pattern = pattern.replace("d", "'1er'", 1)
    return format_date(day, pattern, locale=_locale(language))


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else "fr"


def _region(language: str) -> str:
    return "en_GB" if language == "en" else "fr_FR"
