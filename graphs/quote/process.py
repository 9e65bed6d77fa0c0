"""The quote process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.process import Process, State
from graphs.quote import facts
from graphs.quote.graph import build
from graphs.quote.state import SAVED


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later change: the wish and what was sent stay, what was waited for goes."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "gap": None,
        "changes": [],
        "reasons": [],
        "offer": None,
        "approval": None,
        "would": None,
        "permit": None,
        "ending": "failed",
    }


QUOTE = Process(
    name="quote",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
