"""The values that facts are compared with: as each kind of fact keeps them, exact numbers and readable texts only."""

from __future__ import annotations

import re
from decimal import Decimal

from rapidfuzz import process

from graphs.rules.condition import Value
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact
from graphs.understanding.text import fold

NUMBER = re.compile(r"(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?\Z")
"""How a number is written, but for its sign."""
UNREADABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and halves of characters: they do not print, and no store keeps them."""


def fits(fact: Fact, value: object) -> Value | None:
    """The value as this fact keeps it (an option's own spelling, folded text), or None when it is of another kind."""
    if fact.kind in NUMERIC:
        return value if isinstance(value, Decimal) and exact(value) else None
    if fact.kind == "flag":
        return value if isinstance(value, bool) else None
    if not isinstance(value, str) or UNREADABLE.search(value):
        return None
    if fact.kind == "choice":
        wanted = fold(value.strip())
        return next((option for option in fact.options if fold(option) == wanted), None)
    return folded(value) if fact.kind == "text" else value


def folded(text: str) -> str:
    """How values of text facts are compared: without case and accents, single spaces."""
    return " ".join(fold(text).split())


def plain_number(value: Decimal) -> str:
    """Every digit of it, without exponent or needless zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def exact(value: Decimal) -> bool:
    """Whether it can be written and read back: a finite number of at most 15 digits and 6 decimals."""
    return value.is_finite() and NUMBER.match(plain_number(abs(value))) is not None


def near_facts(name: str) -> list[str]:
    """Names of facts that look like it, at most three."""
    return [found for found, _, _ in process.extract(name[:60].lower(), list(FACTS), score_cutoff=70, limit=3)]
