"""Tells whether a number of kilograms, litres or hours counts what the company sells: quantities are in sales units."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.understanding.match import Sure, decide, match_product
from graphs.understanding.stems import stem
from graphs.understanding.text import fold
from integrations.books.port import Directory

_SAME = {
    "litr": "l", "liter": "l", "heur": "h", "hour": "h", "hr": "h", "tonn": "t", "ton": "t", "m²": "m2", "m³": "m3",
    "lbs": "lb", "hrs": "h", "gallon": "gal",
}  # fmt: skip


def sold_by(measure: str, named: Sequence[str], directory: Directory) -> bool:
    """`named`: the products of the rule as written; without one, all products of the company must be sold so. A
    product that is not sure yet is asked about, and with it its unit."""
    if not measure:
        return True
    if not named:
        units = {product.unit for product in directory.products}
        return bool(units) and all(_plain(unit) == _plain(measure) for unit in units)
    for text in named:
        found = decide(match_product(text, directory))
        sku = found.match.id if isinstance(found, Sure) else ""
        if any(product.sku == sku and _plain(product.unit) != _plain(measure) for product in directory.products):
            return False
    return True


def _plain(unit: str) -> str:
    word = stem(fold(unit.strip()).rstrip("."))
    return _SAME.get(word, word)
