"""Amounts and rates as people and spreadsheets write them, read without guessing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from integrations.books.csv_problems import BadCell, Notes, quoted

FRENCH_RATES = tuple(map(Decimal, ("0", "0.9", "1.05", "1.75", "2.1", "5.5", "8.5", "10", "13", "20")))
"""VAT rates in force somewhere in France, in percent: metropolitan, overseas and Corsican (CGI art. 278 to 298)."""

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " ") | {"’": "'", "−": "-"})
_EURO = re.compile(r"^(?:€|eur\b)\s*|\s*(?:€|\beur|\beuros?)$|(?<=\d)(?:eur|euros?)$", re.IGNORECASE)
_SIMPLE = re.compile(r"(\d+|\d{1,3}(?:[ ']\d{3})+)(?:([.,])(\d+))?", re.ASCII)
_GROUPED = re.compile(r"(\d{1,3}(?:([.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?", re.ASCII)
_CLEAR = re.compile(r"\d{1,12}(?:\.\d{1,2})?", re.ASCII)
MAX_DIGITS = 12


@dataclass(frozen=True)
class NumberStyle:
    """Which decimal marks the file's clear numbers use; it settles the unclear ones ("1,250")."""

    comma: bool = False
    point: bool = False
    semicolons: bool = False

    def mark(self, sign: str) -> str:
        """What `sign` before exactly three digits is: "decimal", "thousands", or "" when one cannot tell."""
        mine, other = (self.comma, self.point) if sign == "," else (self.point, self.comma)
        if mine and not other:
            return "decimal"
        if other and not mine:
            return "thousands" if sign == "," else ""
        if sign == ".":
            return "decimal"
        return "decimal" if self.semicolons and not mine else ""


def style_of(cells: Iterable[str], separator: str) -> NumberStyle:
    """A file separated by semicolons comes from a spreadsheet with decimal commas, unless its numbers say otherwise."""
    comma = point = False
    for cell in cells:
        if (comma or "," not in cell) and (point or "." not in cell):
            continue
        match = _SIMPLE.fullmatch(_bare(cell).lstrip("+-").rstrip("% "))
        if match and match[2] and not _unclear(match):
            comma, point = comma or match[2] == ",", point or match[2] == "."
            if comma and point:
                break
    return NumberStyle(comma, point, separator != ",")


def decimal(text: str, style: NumberStyle) -> Decimal:
    """Errors: `BadCell`."""
    if _CLEAR.fullmatch(text):
        return Decimal(text)
    bare = _bare(text)
    if any(sign in bare for sign in "$£¥"):
        raise BadCell("currency", text=quoted(text))
    sign = -1 if bare.startswith("-") else 1
    digits = bare[1:].lstrip() if bare[:1] in ("-", "+") else bare
    whole, fraction = _parts(text, digits, style)
    if len(whole.lstrip("0")) > MAX_DIGITS:
        raise BadCell("too_large", text=quoted(text))
    return sign * Decimal(f"{whole}.{fraction or 0}")


def rounded(value: Decimal, places: int, text: str, notes: Notes) -> Decimal:
    """To the books' precision, half-up; said when it changes the amount."""
    if int(value.as_tuple().exponent) >= -places:
        return value
    short = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if short != value:
        notes.append(("rounded", {"text": quoted(text), "value": format(short, "f")}))
    return short


def percent(text: str, style: NumberStyle) -> tuple[Decimal, bool]:
    """The number, and whether a percent sign was there. Errors: `BadCell`."""
    signed = text.rstrip().endswith("%")
    value = decimal(text.rstrip().rstrip("%").rstrip(), style)
    if not 0 <= value <= 100:
        raise BadCell("not_percent", text=quoted(text))
    return value, signed


def vat_rate(text: str, style: NumberStyle, notes: Notes) -> Decimal:
    """ "20", "20 %" and "0.2" are 20. No VAT rate is below 0.9 %, so a known rate's fraction can only be that rate."""
    value, signed = percent(text, style)
    if not signed and 0 < value < 1 and value * 100 in FRENCH_RATES:
        value *= 100
        notes.append(("rate_fraction", {"text": quoted(text), "value": format(value.normalize(), "f")}))
    elif value not in FRENCH_RATES:
        notes.append(("rate_unusual", {"text": quoted(text)}))
    return rounded(value, 3, text, notes)


def _bare(text: str) -> str:
    return _EURO.sub("", text.translate(_SPACES).strip()).strip()


def _parts(text: str, digits: str, style: NumberStyle) -> tuple[str, str]:
    simple = _SIMPLE.fullmatch(digits)
    if simple:
        if _unclear(simple):
            match style.mark(simple[2]):
                case "thousands":
                    return simple[1] + simple[3], ""
                case "":
                    raise BadCell("unclear_number", text=quoted(text))
                case _:
                    pass
        return re.sub(r"\D", "", simple[1]), simple[3] or ""
    grouped = _GROUPED.fullmatch(digits)
    if grouped:
        return re.sub(r"\D", "", grouped[1]), grouped[3] or ""
    raise BadCell("formula" if text.startswith(("=", "@")) else "not_number", text=quoted(text))


def _unclear(match: re.Match[str]) -> bool:
    """One mark and three digits after it: thousands to some, thousandths to others."""
    return bool(match[2]) and len(match[3]) == 3 and match[1].isdigit() and len(match[1]) <= 3 and match[1] != "0"
