"""Which baseline counts for work done when: the one that held then; before the first was told, the first. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from graphs.report.figures import Reference, Span


def reference_at(references: Sequence[Reference], work: str, at: datetime) -> Reference | None:
    """`references` from the first told to the last. What was done before anybody told a baseline is counted with the
    first one, which is said wherever it is shown."""
    own = [each for each in references if each.work == work]
    held = [each for each in own if each.at <= at]
    return held[-1] if held else next(iter(own), None)


def span(references: Sequence[Reference], work: str, since: datetime, count: int) -> Span:
    """So many pieces of work done from `since` on, while no baseline changed."""
    held = reference_at(references, work, since)
    return Span(count, held.minutes if held else None, held is not None and held.at > since)


def merged(spans: Sequence[Span]) -> list[Span]:
    """Those at the same minutes as one, in order; without those of nothing."""
    found: dict[tuple[object, bool], Span] = {}
    for each in spans:
        if each.count:
            key = (each.minutes, each.before)
            known = found.get(key)
            found[key] = Span(each.count + (known.count if known else 0), each.minutes, each.before)
    return list(found.values())


def cuts(references: Sequence[Reference], since: datetime, until: datetime) -> list[datetime]:
    """The instants within a period at which another baseline begins to hold."""
    return sorted({each.at for each in references if since < each.at < until})
