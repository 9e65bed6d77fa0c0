"""What people's corrections say about the points: a proposal, never a change of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graphs.leads.points import BANDS, LEAST, MOST, POINTS, points_for
from graphs.leads.port import Scoring
from integrations.crm.port import LeadClass

STEP = 5
"""Points by which one sign moves at once, at most."""
ENOUGH = 3
"""Corrections in one direction that share a sign, at least."""
_SIGNS = 2
_ORDER: dict[str, int] = {"spam": 0, "job": 0, "cold": 1, "warm": 2, "hot": 3}


@dataclass(frozen=True)
class Correction:
    """Somebody put a lead of that score and those signs (codes of its points) from one class into another."""

    was: LeadClass
    became: LeadClass
    score: int
    signs: list[str] = field(default_factory=list[str])


def propose(corrections: Sequence[Correction], scoring: Scoring) -> dict[str, int] | None:
    """New points by sign, of at most two signs; None where the corrections do not agree. Of those that people moved in
    one direction, the signs that most of them share and that none of the others bears."""
    moved = [(each, way) for each in corrections if (way := _way(each))]
    ups, downs = ([each for each, way in moved if way == wanted] for wanted in (1, -1))
    found: dict[str, int] = {}
    for way, group, others in ((1, ups, downs), (-1, downs, ups)):
        if len(group) >= ENOUGH:
            found |= _of_group(group, others, way, scoring)
    return found or None


def _way(correction: Correction) -> int:
    """1 where people thought it better than the score did, -1 worse; 0 for what says nothing about the points."""
    if correction.was not in _ORDER or correction.became not in _ORDER:
        return 0
    apart = _ORDER[correction.became] - _ORDER[correction.was]
    return (apart > 0) - (apart < 0)


def _of_group(group: list[Correction], others: list[Correction], way: int, scoring: Scoring) -> dict[str, int]:
    borne = Counter(sign for each in group for sign in set(each.signs) if sign in POINTS)
    elsewhere = {sign for each in others for sign in each.signs}
    common = [sign for sign, times in borne.items() if times >= ENOUGH and sign not in elsewhere]
    chosen = sorted(common, key=lambda sign: (-borne[sign], -abs(points_for(sign, scoring.points)), sign))
    found: dict[str, int] = {}
    for sign in chosen:
        now = points_for(sign, scoring.points)
        then = _bounded(sign, now + way * _step(group, sign, scoring))
        if then != now:
            found[sign] = then
        if len(found) == _SIGNS:
            break
    return found


def _step(group: list[Correction], sign: str, scoring: Scoring) -> int:
    """Half of what would have been needed to class them so, as two signs may move together; 1 to STEP."""
    gaps = [_gap(each, scoring) for each in group if sign in each.signs]
    return max(1, min(STEP, (sum(gaps) // len(gaps) + 1) // 2))


def _gap(correction: Correction, scoring: Scoring) -> int:
    if _ORDER[correction.became] > _ORDER[correction.was]:
        wanted = scoring.hot if correction.became == "hot" else scoring.warm
        return max(1, wanted - correction.score)
    wanted = scoring.hot if correction.became == "warm" else scoring.warm
    return max(1, correction.score - wanted + 1)


def _bounded(sign: str, points: int) -> int:
    return max(LEAST, min(0, points)) if BANDS[sign] == "penalty" else max(0, min(MOST, points))
