"""Unit prices and counts as the reader of an answer writes them."""

from __future__ import annotations

from decimal import Decimal

from babel.numbers import format_currency

from graphs.dunning.figures import EXACT, cents

_HUNDRED = Decimal(100)


def unit_money(amount: Decimal, language: str) -> str:
    """Two decimals, more when it has more."""
    shown = cents(amount) if amount == cents(amount) else amount.normalize(EXACT)
    return format_currency(shown, "EUR", locale="fr" if language == "fr" else "en_GB", decimal_quantization=False)


def including(amount: Decimal, rate: Decimal) -> Decimal:
    """With VAT, to the cent."""
    return cents(EXACT.divide(EXACT.multiply(amount, _HUNDRED + rate), _HUNDRED))


def plain(value: Decimal) -> Decimal:
    """Without needless zeros, and never as 1E+1."""
    short = value.normalize(EXACT)
    return short.quantize(Decimal(1), context=EXACT) if short == short.to_integral_value() else short
