"""The follow-up process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.process import Process, State
from graphs.quote_followup import facts
from graphs.quote_followup.graph import build
from graphs.quote_followup.state import SAVED


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message: nothing stays but what was kept of the customer's answer."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "quote": None,
        "gap": None,
        "mail": None,
        "editors": [],
        "reasons": [],
        "approval": None,
        "would": None,
        "marking": None,
        "attempts": 0,
        "ending": "failed",
    }


QUOTE_FOLLOWUP = Process(
    name="quote_followup",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
