"""What the cells of people.csv and roles.csv may hold."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from integrations.books import csv_cells
from integrations.books.csv_numbers import NumberStyle, decimal

LONGEST = 200
_STYLE = NumberStyle(semicolons=True)
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s,;<>\"().]+")
_UNLIMITED = {"unlimited", "illimite", "illimitee", "aucune", "none"}
_LANGUAGES = {"fr": "fr", "francais": "fr", "french": "fr", "en": "en", "anglais": "en", "english": "en"}


class BadCell(Exception):
    """`key` is the sentence that says what is wrong."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def text(raw: str) -> str:
    """On one line, readable, no formula."""
    try:
        found = " ".join(csv_cells.clean(raw).split())
    except csv_cells.BadCell:
        raise BadCell("bad_text") from None
    if found in csv_cells.EMPTY:
        return ""
    if found[0] == "'" and found[1:2] in {"=", "+", "-", "@"}:
        return found[1:]
    if found[0] in "=+@" or (found[0] == "-" and not found[1:2].isdigit()):
        raise BadCell("formula")
    if len(found) > LONGEST:
        raise BadCell("too_long", limit=LONGEST)
    return found


def email(cell: str) -> str:
    if not _EMAIL.fullmatch(cell):
        raise BadCell("bad_email")
    return cell


def language(cell: str) -> str:
    word = csv_cells.plain(cell)
    found = _LANGUAGES.get(word) or _LANGUAGES.get(word.split("_")[0])
    if found is None:
        raise BadCell("bad_language")
    return found


def time_zone(cell: str) -> str:
    try:
        ZoneInfo(cell)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadCell("bad_zone") from None
    return cell


def yes_no(cell: str) -> bool:
    try:
        return csv_cells.yes_no_cell(cell, _STYLE, [])
    except csv_cells.BadCell:
        raise BadCell("bad_yes_no") from None


def day(cell: str) -> date:
    try:
        return csv_cells.date_cell(cell, _STYLE, [])
    except csv_cells.BadCell:
        raise BadCell("bad_date") from None


def rank(cell: str) -> int:
    if not re.fullmatch(r"\d{1,4}", cell) or int(cell) > 1000:
        raise BadCell("bad_rank")
    return int(cell)


def limit(cell: str) -> Decimal | None:
    """Euros; None for no limit."""
    if csv_cells.plain(cell) in _UNLIMITED:
        return None
    try:
        value = decimal(cell.rstrip("%€ \u00a0\u202f"), _STYLE)
    except csv_cells.BadCell:
        raise BadCell("bad_limit") from None
    if not 0 <= value < Decimal(10) ** 12:
        raise BadCell("bad_limit")
    return value


def percent_limit(cell: str) -> Decimal | None:
    value = limit(cell)
    if value is not None and value > 100:
        raise BadCell("bad_limit")
    return value
