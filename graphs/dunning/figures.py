"""Amounts, percentages and days as the reader of a reminder writes them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
CENT = Decimal("0.01")
MINUS = "\u2212"
_NO_BREAK = "\u00a0\u202f"


def cents(amount: Decimal) -> Decimal:
    """To the cent, half up; -0 becomes 0."""
    return amount.quantize(CENT, context=EXACT) + Decimal(0)


def money(amount: Decimal, language: str) -> str:
    """ "1 284,60 €", "−100,00 €"; "€1,284.60"."""
    text = format_currency(abs(cents(amount)), "EUR", locale=_locale(language))
    return f"{MINUS}{text}" if cents(amount) < 0 else text


def percent(value: Decimal, language: str) -> str:
    """ "14,25 %", "14.25%"; with the decimals it has."""
    text = format_decimal(value, locale=_locale(language), decimal_quantization=False)
    return f"{text}\u202f%" if language == "fr" else f"{text}%"


def number(value: Decimal | int, language: str) -> str:
    return format_decimal(value, locale=_locale(language), decimal_quantization=False)


def day(value: date, language: str) -> str:
    """ "22 novembre 2026", "1er novembre 2026", "22 November 2026"; a day does not break from its month."""
    if language == "fr":
        first = f"{'1er' if value.day == 1 else value.day}"
        return f"{first}\u00a0{format_date(value, 'MMMM y', locale='fr')}"
    return f"{value.day}\u00a0{format_date(value, 'MMMM y', locale='en_GB')}"


def short_day(value: date, language: str) -> str:
    """ "22 nov. 2026", "22 Nov 2026": for tables; a day does not break from its month."""
    spoken = format_date(value, "MMM y", locale=_locale(language))
    return f"{'1er' if value.day == 1 and language == 'fr' else value.day}\u00a0{spoken}"


def clock(local: datetime, language: str) -> str:
    """ "8 h", "8 h 30"; "08:30"."""
    if language != "fr":
        return f"{local:%H:%M}"
    return f"{local.hour}\u00a0h" + (f"\u00a0{local:%M}" if local.minute else "")


def one_line(text: str) -> str:
    """Without line breaks and control characters: names come from outside and end up in headers. No-break spaces
    stay."""
    plain = "".join(letter if letter.isprintable() or letter in _NO_BREAK else " " for letter in text)
    return re.sub(r" {2,}", " ", plain).strip()


def days_after(start: date, days: int) -> date:
    """That many days later (earlier when negative), within the days that there are."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _locale(language: str) -> str:
    return "fr" if language == "fr" else "en_GB"
