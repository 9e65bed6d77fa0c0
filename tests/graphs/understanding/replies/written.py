"""How a written answer to a reminder is noted down beside what must be read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from graphs.debtor.brief import NewsKind

MONDAY = date(2026, 11, 23)
"""The day on which all of them are read."""


@dataclass(frozen=True)
class Written:
    """`day`, `until`, `contact`, `amount`, `invoices` are only looked at when they are set; `readings` must be among
    those of what is unclear."""

    text: str
    kind: NewsKind
    day: str = ""
    until: str = ""
    contact: str = ""
    amount: str = ""
    invoices: list[str] = field(default_factory=list[str])
    automatic: bool = False
    readings: list[NewsKind] = field(default_factory=list[NewsKind])
