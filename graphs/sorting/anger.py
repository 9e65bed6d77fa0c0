"""Whether somebody complains, threatens to leave or to go to law, read from their words or a colleague's. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

AngerKind = Literal["complaint", "leaving", "legal", "insult", "publicity", "chased"]
"""complaint: something went wrong and they say so · leaving: they threaten to go elsewhere · legal: a lawyer, a court,
a formal notice, a consumer authority · insult: abusive words · publicity: bad reviews, the press · chased: angry at our
reminders."""


@dataclass(frozen=True)
class Anger:
    """`severity` 1 (displeased) to 3 (threatens to leave, or with the law); `excerpt` the sentence that told, at most
    300 characters; `confidence` 0..1. `customer` as written, when a colleague tells it of somebody."""

    kinds: list[AngerKind]
    severity: int
    excerpt: str
    confidence: float
    customer: str = ""
    signs: list[str] = field(default_factory=list[str])
