"""Amounts, percentages and days as the reader of a rule's card writes them, and a percentage as somebody typed it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

_PERCENT = re.compile(
    r"(?<![\w.,])(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|pour\s?-?cents?\b|per\s?cent\b)?(?![\w.,]*\d)", re.IGNORECASE
)


def money(amount: Decimal, language: str) -> str:
    text = format_currency(abs(amount), "EUR", locale=language)
    return f"−{text}" if amount < 0 else text


def signed(amount: Decimal, language: str) -> str:
    return f"+{money(amount, language)}" if amount > 0 else money(amount, language)


def percent(value: Decimal, language: str) -> str:
    text = format_decimal(value, locale=language, decimal_quantization=False)
    return f"{text}\u202f%" if language == "fr" else f"{text}%"


def day(value: date, language: str) -> str:
    if language == "fr" and value.day == 1:
        return f"1er {format_date(value, 'MMMM y', locale='fr')}"
    return format_date(value, "long", locale="en_GB" if language == "en" else language)


def typed_percent(text: str) -> Decimal | None:
    """The only percentage in the words; None when there is none, or several."""
    found = {match[1] for match in _PERCENT.finditer(text.replace("\u202f", " ").replace("\u00a0", " ")[:300])}
    # Digits of other scripts are among them: a decimal takes those too.
    return Decimal(found.pop().replace(",", ".")) if len(found) == 1 else None
