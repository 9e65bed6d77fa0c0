"""From when on a person is asked before a reminder leaves, and how fast a run goes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Limits:
    """Euros including VAT, of what is left to pay (`ask_above`, `vip_above`: the first reminder ever to a VIP) and of
    the customer's unanswered quotes (`open_quote_above`). `per_minute`: mails of a run at most."""

    ask_above: Decimal = Decimal(5000)
    vip_above: Decimal = Decimal(0)
    open_quote_above: Decimal = Decimal(1000)
    per_minute: int = 60
