"""A report as the template prints it: clean words, and bars as shares of the longest. No figure is computed here."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import Any

from integrations.documents.port import ReportBar, ReportDocument, ReportSection

_TEXT = 600
_CELL = 240
_SHORT = 90
_LONGEST_WORD = 24
_BREAK = "\u200b"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn", "Co"})

ROWS = 200
"""Rows of one table, at most: what is beyond stands in the file of figures."""


def report_view(document: ReportDocument) -> dict[str, Any]:
    """JSON-like data for `report.typ`."""
    return {
        "language": "fr" if document.language == "fr" else "en",
        "page": "Page",
        "title": _said(document.title, _SHORT),
        "period": _said(document.period, _SHORT),
        "foot": _said(document.foot, _CELL),
        "tiles": [
            {
                "label": _said(tile.label, _SHORT),
                "value": _said(tile.value, _SHORT),
                "hint": _said(tile.hint, _CELL),
            }
            for tile in document.tiles
        ],
        "sections": [_section(each) for each in document.sections],
        "warnings": [_said(each, _TEXT) for each in document.warnings],
    }


def _section(section: ReportSection) -> dict[str, Any]:
    highest = max((bar.amount for bar in section.bars), default=Decimal(0))
    return {
        "title": _said(section.title, _SHORT),
        "columns": [{"title": _said(each.title, _SHORT), "right": each.right} for each in section.columns],
        "rows": [[_said(cell, _CELL) for cell in row] for row in section.rows[:ROWS]],
        "total": section.total and len(section.rows) <= ROWS,
        "bars": [_bar(bar, highest) for bar in section.bars],
        "terms": [{"label": _said(term.label, _SHORT), "text": _said(term.text, _TEXT)} for term in section.terms],
        "notes": [_said(note, _TEXT) for note in section.notes],
    }


def _bar(bar: ReportBar, highest: Decimal) -> dict[str, Any]:
    """`share` of the longest, in percent: a template draws lengths, it does not count."""
    share = Decimal(0) if highest <= 0 or bar.amount <= 0 else Decimal(100) * bar.amount / highest
    return {"label": _said(bar.label, _SHORT), "value": _said(bar.value, _SHORT), "share": f"{share:.2f}"}


def _said(text: str, longest: int) -> str:
    """One line without invisible characters, cut; a very long word may be broken."""
    clean = "".join(letter if unicodedata.category(letter) not in _INVISIBLE else " " for letter in text)
    spaced = clean.strip(" ").replace("  ", " ")
    line = spaced if len(spaced) <= longest else f"{spaced[: longest - 1].rstrip()}…"
    return " ".join(_breakable(word) for word in line.split(" "))


def _breakable(word: str) -> str:
    if len(word) <= _LONGEST_WORD:
        return word
    return _BREAK.join(word[at : at + _LONGEST_WORD] for at in range(0, len(word), _LONGEST_WORD))
