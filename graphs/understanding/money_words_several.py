"""Tells words that speak of several customers in one breath: what is said of two is never done for the first alone."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import LEGAL_FORMS, NOISE, SELDOM_DISTINCT
from graphs.understanding.money_words_marks import Marked
from graphs.understanding.whole_names import TIME_WORDS

_LINK = r"(?:(?:a|au|aux|de|du|d|chez|pour|contre|avec|to|for|with|the|le|la|les|l|client|cliente|customer) ){0,3}"
_AND = r"(?:et|and|ni|nor|ou|or|&|ainsi que?|ainsi qu|as well as)"
_BESIDE = (
    re.compile(rf"\b(?P<other>(?!x(?:cli|col|fac|jour|eur)\b)[^\W\d]\w+) {_AND} {_LINK}xcli\b"),
    re.compile(rf"\bxcli {_AND} {_LINK}(?P<other>(?!x(?:cli|col|fac|jour|eur)\b)[^\W\d]\w+)"),
)
_NO_NAME = NOISE | SELDOM_DISTINCT | LEGAL_FORMS | TIME_WORDS | frozenset({"cie"})


def others_named(mark: Marked) -> list[str]:
    """What is named beside the first customer, as one piece of the message: customers of the books, or a name, written
    as one, that the books do not know ("Zorglub et Bellerive"). Empty: one customer at most is spoken of."""
    if not mark.customers:
        return []
    piece = joined(mark)
    return [piece] if piece else mark.customers[1:]


def joined(mark: Marked) -> str:
    """From the first name to the last, as written, where they stand in one list; "" for none."""
    listed = re.search(rf"\bxcli(?: xcli)*(?: {_AND} {_LINK}xcli)+\b", mark.words)
    if listed is not None:
        return _written(mark, listed.start(), listed.end())
    for pattern in _BESIDE:
        for found in pattern.finditer(mark.words):
            if _is_name(mark, found):
                return _written(mark, found.start(), found.end())
    return ""


def _is_name(mark: Marked, found: re.Match[str]) -> bool:
    if found["other"] in _NO_NAME:
        return False
    return _written(mark, found.start("other"), found.end("other"))[:1].isupper()


def _written(mark: Marked, start: int, end: int) -> str:
    inside = [piece for piece in mark.pieces if start <= piece[0] < end]
    return mark.text[inside[0][1] : inside[-1][2]].strip() if inside else ""
