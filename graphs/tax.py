"""Whether the amounts of a process are told with or without VAT: quotes are talked of without, debts with it."""

from __future__ import annotations

INCLUDING_VAT = frozenset({"reminder", "promise", "dispute", "payment", "handoff"})
"""Processes about money that is owed, which is owed with its VAT."""


def vat_words(process: str, language: str) -> str:
    """What stands behind an amount of that process: "HT" or "TTC", "excl. VAT" or "incl. VAT"."""
    if language == "en":
        return "incl. VAT" if process in INCLUDING_VAT else "excl. VAT"
    return "TTC" if process in INCLUDING_VAT else "HT"
