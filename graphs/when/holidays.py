"""Reads days known by a name: of one date ("Noël", "New Year's Eve") exactly; a feast that moves is asked about."""

from __future__ import annotations

from graphs.when.lexicon import FEASTS, NAMED_DAYS, words
from graphs.when.months import dated
from graphs.when.pieces import Day, Hit, Scan

_LEADING = words("a au avant ici jour le la l the at on by before until till jusqu jusque pour for after apres")


def named_day(scan: Scan, at: int) -> Hit | None:
    feast = FEASTS.at(scan.tokens, at)
    if feast:
        return Day(code="unknown"), feast[1]
    found = NAMED_DAYS.at(scan.tokens, at)
    if found is None:
        return None
    month, number = found[0]
    return dated(number, month, None, scan.today), found[1]


def read_holiday(scan: Scan, at: int) -> Hit | None:
    """In a sentence only where words about time lead: "des coffrets Noël" tells no day. A weekday with a name ("Good
    Friday") is never that weekday as it comes."""
    feast = FEASTS.at(scan.tokens, at)
    if feast and feast[1] > at + 1:
        return None if scan.key(at - 1) == "le" else named_day(scan, at)
    return named_day(scan, at) if scan.whole or scan.key(at - 1) in _LEADING else None
