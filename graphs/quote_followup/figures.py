"""Amounts, days and hours as colleagues read them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from graphs.dunning import figures


def money(amount: Decimal, language: str) -> str:
    return figures.money(amount, "en" if language == "en" else "fr")


def day(value: date, language: str) -> str:
    return figures.day(value, "en" if language == "en" else "fr")


def hour(local: datetime, language: str) -> str:
    """ "8 h", "8 h 30", "08:30"."""
    if language == "en":
        return f"{local:%H:%M}"
    minutes = f"\u00a0{local:%M}" if local.minute else ""
    return f"{local.hour}\u00a0h{minutes}"
