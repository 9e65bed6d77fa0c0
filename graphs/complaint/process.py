"""The complaint process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.complaint import facts
from graphs.complaint.graph import build
from graphs.complaint.state import SAVED
from graphs.process import Process, State


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "subject": None,
        "gap": None,
        "before": None,
        "role": "",
        "raised": 0,
        "taker": "",
        "agreed": "",
        "outcome": "",
        "reasons": [],
        "ending": "failed",
    }


COMPLAINT = Process(
    name="complaint",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
