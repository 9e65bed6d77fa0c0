"""What is written down when the setup is agreed: minutes of each work, the review, the pilot; and the rules' briefs."""

from __future__ import annotations

from typing import Any

from graphs.context import Context
from graphs.setup.brief import RuleWords
from graphs.setup.deciding import Around
from graphs.setup.state import DECISION, Note, Plan
from graphs.setup.wording import baseline_words

BASELINE, REVIEW, PILOT = "baseline.put", "timing.put", "timing.pilot"

REVIEW_HOUR = "09:00"


def notes_of(plan: Plan, around: Around, context: Context) -> list[Note]:
    """In the order they are written down: the pilot begins last, when its review is planned."""
    stated = [(work.kind, work.minutes) for work in plan.works] + [(DECISION, plan.decision)]
    notes = [Note(BASELINE, _baseline(kind, minutes, around)) for kind, minutes in stated if minutes]
    if plan.pilot:
        notes += [Note(REVIEW, _review(plan, around, context)), Note(PILOT, _pilot(plan, around, context))]
    return notes


def _baseline(work: str, minutes: str, around: Around) -> dict[str, Any]:
    words = baseline_words(work, minutes, around.language)
    return {"work": work, "minutes": minutes, "source": "stated", "words": words, "by": around.asker.id}


def _review(plan: Plan, around: Around, context: Context) -> dict[str, Any]:
    return {
        "kind": "review",
        "case_id": context.case_id,
        "day": plan.review,
        "hour": REVIEW_HOUR,
        "zone": around.asker.time_zone,
        "language": around.language,
        "by": around.asker.id,
    }


def _pilot(plan: Plan, around: Around, context: Context) -> dict[str, Any]:
    return {
        "case_id": context.case_id,
        "process": plan.pilot,
        "level": plan.level,
        "people": plan.people,
        "everyone": plan.everyone,
        "review": plan.review,
        "work": [{"kind": work.kind, "per_week": work.per_week, "minutes": work.minutes or ""} for work in plan.works],
        "language": around.language,
        "by": around.asker.id,
    }


def rule_brief(rule: RuleWords) -> dict[str, Any]:
    """As the rule process takes it."""
    return rule.brief or {"op": "add", "text": rule.text}
