"""How often people decided as proposed, what their changes came to, and what they said of drawn cases. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal

from bot.store.comparisons import Tally
from bot.store.samples import Looked

SETTLED = timedelta(days=7)
"""How long an act can still be corrected: after that it counts as agreed."""


@dataclass(frozen=True)
class Agreement:
    """`total` proposals judged; `agreed` of those that are answered; `rate` in percent of them (None: none is);
    `difference` in euros, what people decided minus what was proposed; `open` are not answered yet; `looked` drawn
    cases were looked through by people."""

    total: int
    agreed: int
    rate: Decimal | None
    difference: Decimal
    open: int
    looked: int = 0


def agreement_of(tally: Tally, looked: Looked | None = None) -> Agreement:
    """Each case counts once: a drawn one about which nothing was compared is an answer by itself, and one found bad is
    no agreement, though nobody took it back."""
    seen = looked or Looked()
    bare = seen.bare_good + seen.bare_bad
    said = tally.said + bare
    agreed = max(tally.agreed - seen.overturned, 0) + seen.bare_good
    rate = (Decimal(100) * agreed / said).quantize(Decimal("0.1"), ROUND_HALF_UP) if said else None
    waiting = tally.total - tally.said
    return Agreement(tally.total + bare, agreed, rate, tally.difference, waiting, seen.good + seen.bad)
