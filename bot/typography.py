"""French spaces, put where a line must not break, and how instants and amounts read to a person."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

NARROW = "\u202f"
HARD = "\u00a0"


def typeset(text: str) -> str:
    """French spaces: narrow no-break before ; ! ? and %, no-break before a colon and inside guillemets."""
    text = re.sub(r" ([;!?%])", f"{NARROW}\\1", text)
    return text.replace(" :", f"{HARD}:").replace("« ", f"«{HARD}").replace(" »", f"{HARD}»")


def clock_time(instant: datetime, zone: str, language: str) -> str:
    """ "14 h 02", "14:02": the hour in the reader's zone."""
    local = instant.astimezone(ZoneInfo(zone))
    if language == "en":
        return f"{local:%H:%M}"
    return f"{local.hour}{HARD}h{HARD}{local:%M}"


def moment(instant: datetime, zone: str, language: str, now: datetime) -> str:
    """ "à 14 h 02", and the day before it when it is not the reader's today."""
    local, today = (each.astimezone(ZoneInfo(zone)).date() for each in (instant, now))
    if local == today:
        return f"{'at' if language == 'en' else 'à'} {clock_time(instant, zone, language)}"
    return _on(instant, zone, language, "EEEE d MMMM" if local.year == today.year else "EEEE d MMMM y")


def dated(instant: datetime, zone: str, language: str) -> str:
    """ "le lundi 23 novembre 2026 à 14 h 02": always with its day and year, for what is read at any time."""
    return _on(instant, zone, language, "EEEE d MMMM y")


def long_day(day: date, language: str) -> str:
    """ "23 novembre 2026", "1er novembre 2026", "23 November 2026"."""
    return _day(day, language, "d MMMM y")


def _on(instant: datetime, zone: str, language: str, pattern: str) -> str:
    hour, local = clock_time(instant, zone, language), instant.astimezone(ZoneInfo(zone)).date()
    day = _day(local, language, pattern)
    return f"on {day} at {hour}" if language == "en" else f"le {day} à {hour}"


def _day(day: date, language: str, pattern: str) -> str:
    """French calls the first of a month by its rank, which the patterns cannot say."""
    if language == "en":
        return format_date(day, pattern, locale="en")
    return format_date(day, pattern.replace("d ", "'1er' ") if day.day == 1 else pattern, locale="fr")


def euros(amount: Decimal, language: str, *, short: bool = False, signed: bool = False) -> str:
    """ "1 000,00 €"; `short`: "1 000 €" when it has no cents; `signed`: "+340,00 €", "−340,00 €"."""
    if signed:
        sign = "+" if amount > 0 else "\u2212" if amount < 0 else ""
        return f"{sign}{euros(abs(amount), language, short=short)}"
    locale = "en_GB" if language == "en" else "fr_FR"
    if not short or amount != amount.to_integral_value():
        return format_currency(amount, "EUR", locale=locale)
    pattern = "¤#,##0" if language == "en" else f"#,##0{HARD}¤"
    return format_currency(amount, "EUR", pattern, locale=locale, currency_digits=False)


def percent(value: Decimal, language: str) -> str:
    """ "8 %", "8%"; with the decimals it has, and no needless zeros."""
    english = language == "en"
    shown = format_decimal(value, locale="en_GB" if english else "fr_FR", decimal_quantization=False)
    return f"{shown}%" if english else f"{shown}{NARROW}%"
