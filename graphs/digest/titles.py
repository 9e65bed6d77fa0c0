"""What a case is called where others read it: the company's business, never a stranger's name, mail or words. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from graphs.digest.wording import GENERIC, TITLED, named
from graphs.understanding.text import fold
from graphs.understanding.written import EMAIL, clip

LONGEST = 90

AMOUNTS = {"quote": "total_excl_vat", "quote_followup": "total_excl_vat", "reminder": "total"}
"""The fact that says what is at stake, by process."""


def title_of(process: str, title: str, facts: Mapping[str, Any], language: str) -> str:
    """A lead is called by its company, a customer of the books by the name that they have there: in the reader's
    language, whoever opened the case."""
    if process == "lead":
        return _called(process, _firm(facts.get("company"), facts.get("name")), language)
    known = facts.get("customer") if facts.get("customer_id") else None
    if process == "quote_followup" and known and isinstance(number := facts.get("number"), str):
        return _called(process, f"{number}, {known}", language)
    if process in ("complaint", "enquiry") or (process in ("quote", "reminder") and known):
        return _called(process, known, language)
    if process == "personal_reminder" or not title.strip():
        return named(GENERIC, process if process in GENERIC else "", language)
    return clip(EMAIL.sub("…", title), LONGEST)


def _firm(company: object, name: object) -> object:
    """None for somebody who works under their own name."""
    known = _folded(name)
    return None if known and known in _folded(company) else company


def _folded(text: object) -> str:
    return " ".join(fold(text).split()) if isinstance(text, str) else ""


def _called(process: str, name: object, language: str) -> str:
    known = clip(EMAIL.sub("", name), LONGEST) if isinstance(name, str) else ""
    return named(TITLED, process, language).format(name=known) if known else named(GENERIC, process, language)


def amount_of(process: str, facts: Mapping[str, Any]) -> Decimal | None:
    """None where there is no money in it, or none is known."""
    name = AMOUNTS.get(process)
    return decimal_of(facts.get(name)) if name else None


def decimal_of(value: object) -> Decimal | None:
    """An amount of the record (a decimal string), None for anything else."""
    if not isinstance(value, str | int | Decimal) or isinstance(value, bool):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
