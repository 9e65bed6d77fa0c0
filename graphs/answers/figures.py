"""Amounts, quantities, percentages and instants as the reader of an answer writes them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from graphs.answers.wording import tell

_LARGEST = Decimal(10) ** 24


def money(amount: Decimal, language: str) -> str:
    """Two decimals, more when the price has more."""
    pattern = "¤#,##0.00####" if language == "en" else "#,##0.00####\u00a0¤"
    return format_currency(amount, "EUR", pattern, locale=_locale(language), currency_digits=False)


def number(value: Decimal, language: str) -> str:
    return format_decimal(value, "#,##0.######", locale=_locale(language))


def percent(value: Decimal, language: str) -> str:
    return f"{number(value, language)}%" if language == "en" else f"{number(value, language)}\u202f%"


def decimal(value: object) -> Decimal | None:
    """A number of the ledger (a decimal string), None for anything else."""
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    try:
        read = Decimal(value)
    except InvalidOperation:
        return None
    return read if read.is_finite() and abs(read) < _LARGEST else None


def moment(at: datetime, now: datetime, zone: str, language: str) -> str:
    """The hour; with the day in front when it is not the reader's today."""
    local, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    hour = f"{local:%H:%M}" if language == "en" else f"{local.hour}\u00a0h\u00a0{local:%M}"
    return hour if local.date() == today else f"{day(local.date(), today, language)} {hour}"


def day(value: date, today: date, language: str) -> str:
    return short_day(value, language, year=value.year != today.year)


def short_day(value: date, language: str, *, year: bool = True) -> str:
    """ "3 nov. 2026"; French calls the first of a month by its rank."""
    number = "'1er'" if value.day == 1 and language != "en" else "d"
    return format_date(value, f"{number} MMM y" if year else f"{number} MMM", locale=_locale(language))


def since(at: datetime, now: datetime, language: str) -> str:
    """How long ago, in its largest whole unit."""
    minutes = int((now - at).total_seconds() // 60)
    for key, size in (("days", 24 * 60), ("hours", 60), ("minutes", 1)):
        if minutes >= size:
            return tell(language, f"since.{key}", count=minutes // size)
    return tell(language, "since.now")


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else "fr_FR"
