"""Amounts, quantities, percentages and days as their reader writes them, and as the outside contract does."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from graphs.when.echo import say_day

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")


def cents(amount: Decimal) -> Decimal:
    """To the cent, half up; -0 becomes 0."""
    return amount.quantize(_CENT, context=_EXACT) + Decimal(0)


def money(amount: Decimal, language: str) -> str:
    return format_currency(amount, "EUR", locale=language)


def unit_money(amount: Decimal, language: str) -> str:
    """A unit price: two decimals, more when it has more."""
    return format_currency(at_least_two(amount), "EUR", locale=language, decimal_quantization=False)


def quantity(value: Decimal, language: str) -> str:
    return format_decimal(plain(value), locale=language, decimal_quantization=False)


def percent(value: Decimal, language: str) -> str:
    text = format_decimal(plain(value), locale=language, decimal_quantization=False)
    return f"{text}\u202f%" if language == "fr" else f"{text}%"


def day(value: date, language: str) -> str:
    if language == "fr":
        return say_day(value, language, weekday=False)
    return format_date(value, "long", locale=language)


def typed(value: Decimal) -> str:
    """As a person types it into a form: no grouping, a point, no needless zeros."""
    return format(plain(value), "f")


def amount_fact(value: Decimal) -> str:
    """Of the outside contract: two decimals (a unit price keeps the more it has)."""
    return format(at_least_two(value), "f")


def quantity_fact(value: Decimal) -> int | str:
    return int(value) if is_whole(value) else typed(value)


def is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def plain(value: Decimal) -> Decimal:
    """Without exponent or trailing zeros."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value.normalize(_EXACT)


def at_least_two(value: Decimal) -> Decimal:
    short = plain(value)
    exponent = short.as_tuple().exponent
    return short.quantize(_CENT, context=_EXACT) if isinstance(exponent, int) and exponent > -2 else short
