"""Tuning the score: what is wished, checked, and what it would have made of the last leads. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphs.lead.brief import TunePoints
from graphs.lead.state import Replayed
from graphs.leads.points import BANDS, LEAST, MOST, POINTS, points_for
from graphs.leads.port import Scoring
from graphs.understanding.written import clip
from integrations.crm.port import Lead, LeadClass

LAST = 200
"""Leads that a change is replayed on."""

_CLASSES = ("hot", "warm", "cold")


@dataclass(frozen=True)
class Wrong:
    """`key` of the sentence that says what is wrong, and its blanks."""

    key: str
    values: dict[str, object] = field(default_factory=dict[str, object])


def wrong(brief: TunePoints, scoring: Scoring) -> Wrong | None:
    strange = next((code for code in brief.points if code not in POINTS), None)
    if strange is not None:
        return Wrong("points.bad_sign", {"text": clip(strange, 60)})
    far = next((code for code, value in brief.points.items() if points_for(code, {code: value}) != value), None)
    if far is not None:
        key = "points.bad_value.against" if BANDS[far] == "penalty" else "points.bad_value"
        return Wrong(key, {"code": far, "value": brief.points[far], "most": MOST, "least": LEAST})
    after = tuned(brief, scoring)
    if not 1 <= after.warm < after.hot <= 100:
        return Wrong("points.bad_limits", {"hot": after.hot, "warm": after.warm})
    return Wrong("points.nothing") if after == full(scoring) else None


def summed(brief: TunePoints, scoring: Scoring) -> TunePoints:
    """What is to be added, added to the points as they are; a sign that is none of ours is kept for `wrong` to tell."""
    before = full(scoring).points
    points = {code: before.get(code, 0) + by for code, by in brief.more.items()}
    return replace(brief, points={**points, **brief.points}, more={})


def full(scoring: Scoring) -> Scoring:
    """With the points of every sign, tuned or as they are by themselves."""
    return Scoring({code: points_for(code, scoring.points) for code in POINTS}, scoring.hot, scoring.warm, scoring.near)


def tuned(brief: TunePoints, scoring: Scoring) -> Scoring:
    before = full(scoring)
    return Scoring({**before.points, **brief.points}, brief.hot or before.hot, brief.warm or before.warm, before.near)


def replay(leads: Sequence[Lead], before: Scoring, after: Scoring) -> Replayed:
    """What points and thresholds would have made of leads that were scored; those put elsewhere by a person, a rule or
    a register of customers are let be."""
    seen, moves = 0, Counter[str]()
    for lead in leads:
        if lead.classed not in _CLASSES or not lead.points:
            continue
        seen += 1
        was, becomes = _class(lead.score, before), _class(_rescored(lead, before.points, after.points), after)
        if was != becomes:
            moves[f"{was}>{becomes}"] += 1
    return Replayed(seen, dict(moves))


def _rescored(lead: Lead, before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """What a sign counts more, or less, the lead has more, or less: a sign that counted in part does so still."""
    total = lead.score
    for point in lead.points:
        old, new = before.get(point.code, point.points), after.get(point.code, point.points)
        share = round(point.points * new / old) if old else new
        total += share - point.points
    return min(max(total, 0), 100)


def _class(score: int, scoring: Scoring) -> LeadClass:
    return "hot" if score >= scoring.hot else "warm" if score >= scoring.warm else "cold"
