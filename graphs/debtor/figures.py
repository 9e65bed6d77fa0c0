"""Amounts and days as their reader writes them, and as the outside contract does."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from babel.dates import format_date
from babel.numbers import format_currency

_CENT = Decimal("0.01")


def money(amount: Decimal, language: str) -> str:
    return format_currency(amount, "EUR", locale=_locale(language))


def day(value: date, language: str) -> str:
    """With its weekday: what is promised is read back so that a slip shows."""
    written = format_date(value, "EEEE d MMMM y", locale=_locale(language))
    return written.replace(" 1 ", " 1er ", 1) if language != "en" and value.day == 1 else written


def amount_fact(amount: Decimal) -> str:
    return format(amount.quantize(_CENT, rounding=ROUND_HALF_UP), "f")


def amount_of(text: str) -> Decimal | None:
    """A decimal string of a brief; None for none, or for one that is no amount of money."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < Decimal(10) ** 12 else None


def day_of(text: str) -> date | None:
    """An ISO day of a brief; None for none, or for one that is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _locale(language: str) -> str:
    return "en_GB" if language == "en" else "fr_FR"
