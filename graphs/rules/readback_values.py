"""Amounts, percentages, counts, days and quoted names as a rule's read-back writes them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from graphs.rules.vocabulary import Fact
from graphs.rules.wording import UNITS, pick

_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
_CENT = Decimal("0.01")


def number(value: Decimal, language: str) -> str:
    return format_decimal(_plain(value), locale=_locale(language), decimal_quantization=False)


def money(value: Decimal, language: str) -> str:
    """No decimals when whole, otherwise two or as many as it has."""
    short = _plain(value)
    exponent = short.as_tuple().exponent
    shown = short.quantize(_CENT, context=_EXACT) if exponent == -1 else short
    written = format_decimal(
        abs(shown),
        "#,##0.00##############" if exponent != 0 else "#,##0",
        locale=_locale(language),
        decimal_quantization=False,
    )
    sign = "-" if shown < 0 else ""
    return f"{sign}€{written}" if language == "en" else f"{sign}{written}\u00a0€"


def percent(value: Decimal, language: str) -> str:
    return f"{number(value, language)}%" if language == "en" else f"{number(value, language)}\u202f%"


def amount_of(fact: Fact, value: Decimal, language: str) -> str:
    """A numeric value with the unit of its fact."""
    match fact.kind:
        case "money":
            return money(value, language)
        case "percent":
            return percent(value, language)
        case _:
            return counted(value, fact.name if fact.name in UNITS else fact.kind, language)


def counted(value: Decimal, unit: str, language: str) -> str:
    """ "1 jour", "3 jours"; the number alone for a unit that has no word. French counts below two as one."""
    written = number(value, language)
    if unit not in UNITS:
        return written
    single = value == 1 or (language != "en" and abs(value) < 2)
    return pick(UNITS[unit][0 if single else 1], language).format(n=written.replace(" ", "\u202f"))


def day(value: date, language: str) -> str:
    if language == "en":
        return format_date(value, "d MMMM y", locale="en")
    written = format_date(value, "d MMMM y", locale="fr")
    return f"1er {written.split(' ', 1)[1]}" if value.day == 1 else written


def quoted(text: str, language: str) -> str:
    """In the marks of the language; in the other ones when the text itself holds a single one of them."""
    line = " ".join(text.split())
    french = f"«\u00a0{line}\u00a0»"
    english = f"“{line}”"
    if language == "en":
        return english if _balanced(line, "“", "”") or not _balanced(line, "«", "»") else french
    return french if _balanced(line, "«", "»") or not _balanced(line, "“", "”") else english


def listed(items: list[str], last: str) -> str:
    """ "a, b ou c" with `last` as " ou "."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + last + items[-1]


def _balanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return False
    return depth == 0


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1), context=_EXACT) if value == whole else value.normalize(_EXACT)


def _locale(language: str) -> str:
    return "en" if language == "en" else "fr"
