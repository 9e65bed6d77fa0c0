"""The setup process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.ask import Reason
from graphs.process import Ending, Process, State
from graphs.setup.graph import build
from graphs.setup.state import DECISION, SAVED, Plan
from graphs.setup.wording import tell


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message."""
    return {
        "request": brief,
        "answer": None,
        "outcome": None,
        "plan": Plan(),
        "gap": None,
        "notes": [],
        "reasons": [],
        "ending": "failed",
    }


def facts(state: State) -> dict[str, Any]:
    """Minutes are decimal text; what nobody knows is null."""
    plan: Plan = state.get("plan") or Plan()
    known = {work.kind: work.minutes for work in plan.works if work.minutes}
    baselines = {**known, **({DECISION: plan.decision} if plan.decision else {})}
    return {
        "work": [
            {"kind": work.kind, "per_week": work.per_week if (work.per_week or -1) > 0 else None} for work in plan.works
        ],
        "later": plan.later,
        "other": plan.other,
        "baselines": baselines,
        "rules": len(plan.rules),
        "pilot": plan.pilot or None,
        "people": plan.people,
        "level": plan.level or None,
        "review": plan.review or None,
    }


def reasons(state: State) -> list[Reason]:
    return list(state.get("reasons") or [])


def title(state: State, language: str) -> str:
    return tell(language, "title")


def ending(state: State) -> Ending:
    return state.get("ending") or "failed"


SETUP = Process(
    name="setup",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts,
    reasons=reasons,
    title=title,
    ending=ending,
)
