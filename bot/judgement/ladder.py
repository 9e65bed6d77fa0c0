"""When the record speaks for going further alone, and when for stepping back. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from bot.store.comparisons import ComparisonRow

WATCHED = 20
"""So many answered rehearsals before it suggests to propose; and the last acts among which corrections count."""

WATCHED_PERCENT = Decimal(95)
FAULTS = 2
COVERED_PERCENT = 80
"""The suggested limit covers that share of what was approved."""


def untouched(rows: Sequence[ComparisonRow], wanted: int, after: datetime | None) -> list[ComparisonRow]:
    """The last `wanted` proposals that nothing spoke against, when all of them were approved as they stood; else none.

    `rows` newest first. What has an exception is asked about anyway, so it says nothing of going alone.
    """
    clean = [row for row in rows if row.decision != "open" and not row.codes and row.verdict == "ask"]
    run = _since(clean, after)[:wanted]
    return run if len(run) == wanted and all(row.decision == "approved" for row in run) else []


def agreed_rehearsals(rows: Sequence[ComparisonRow], after: datetime | None) -> tuple[int, int]:
    """(agreed, of how many) when the last rehearsals speak for proposing; (0, 0) otherwise. `rows` newest first."""
    run = _since([row for row in rows if row.agrees is not None], after)[:WATCHED]
    agreed = sum(1 for row in run if row.agrees)
    enough = len(run) == WATCHED and Decimal(100) * agreed >= WATCHED_PERCENT * len(run)
    return (agreed, len(run)) if enough else (0, 0)


def acts_of(rows: Sequence[ComparisonRow], after: datetime | None) -> list[ComparisonRow]:
    """The last acts, made after that moment; whatever was asked about or refused between them is none. `rows` newest
    first."""
    return [row for row in rows if row.verdict == "act" and (after is None or row.at > after)][:WATCHED]


def faults(rows: Sequence[ComparisonRow], after: datetime | None) -> list[ComparisonRow]:
    """Of the last acts, those that people took back or corrected, one for each case: somebody who changes one request
    again and again says no more about us than once. `rows` newest first."""
    acts = acts_of(rows, after)
    return list({row.case_id: row for row in acts if row.decision in {"undone", "edited"}}.values())


def limit_for(amounts: Sequence[Decimal]) -> Decimal | None:
    """1, 2 or 5 times a power of ten, at most what covers four fifths of the amounts; None: they are too small."""
    ranked = sorted(amounts)
    if not ranked:
        return None
    covered = ranked[-(-len(ranked) * COVERED_PERCENT // 100) - 1]
    if covered < 1:
        return None
    power = Decimal(10) ** covered.adjusted()
    return next(step * power for step in (Decimal(5), Decimal(2), Decimal(1)) if step * power <= covered)


def _since(rows: Sequence[ComparisonRow], after: datetime | None) -> list[ComparisonRow]:
    return [row for row in rows if after is None or (row.decided_at is not None and row.decided_at > after)]
