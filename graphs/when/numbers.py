"""Small whole numbers, in digits or in words of either language."""

from __future__ import annotations

from graphs.when.lexicon import NUMBERS, TENS
from graphs.when.pieces import Scan

LONGEST = 6
"""Digits; what is longer counts nothing of time."""


def number_at(scan: Scan, at: int) -> tuple[int, int] | None:
    """The number that begins at that token, and the token after it."""
    if scan.number(at):
        text = scan.key(at)
        return (int(text), at + 1) if len(text) <= LONGEST else None
    key = scan.key(at)
    if key == "quatre" and scan.key(at + 1) in ("vingt", "vingts"):
        return _tens(scan, 80, at + 2, below=20)
    if key in TENS:
        return _tens(scan, TENS[key], at + 1, below=20 if key == "soixante" else 10)
    if key not in NUMBERS:
        return None
    value = NUMBERS[key]
    if key == "dix" and 7 <= NUMBERS.get(scan.key(at + 1), 0) <= 9:
        return value + NUMBERS[scan.key(at + 1)], at + 2
    return value, at + 1


def _tens(scan: Scan, tens: int, at: int, below: int) -> tuple[int, int]:
    joined = at + 1 if scan.key(at) == "et" and scan.key(at + 1) in ("un", "une", "onze") else at
    units = NUMBERS.get(scan.key(joined), 0)
    if scan.key(joined) == "dix" and below == 20 and 7 <= NUMBERS.get(scan.key(joined + 1), 0) <= 9:
        return tens + 10 + NUMBERS[scan.key(joined + 1)], joined + 2
    if 0 < units < below and scan.key(joined) not in ("a", "an"):
        return tens + units, joined + 1
    return tens, at
