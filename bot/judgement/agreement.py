"""How often people decided as the clerk proposed, and what their changes came to. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.store.comparisons import Tally

SETTLED = timedelta(days=7)
"""How long an act can still be corrected: after that it counts as agreed."""


@dataclass(frozen=True)
class Agreement:
    """`total` proposals judged; `agreed` of those that are answered; `rate` in percent of them (None: none is);
    `difference` in euros, what people decided minus what was proposed; `open` are not answered yet."""

    total: int
    agreed: int
    rate: Decimal | None
    difference: Decimal
    open: int


def agreement_of(tally: Tally) -> Agreement:
    rate = None
    if tally.said:
        rate = (Decimal(100) * tally.agreed / tally.said).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Agreement(tally.total, tally.agreed, rate, tally.difference, tally.total - tally.said)
