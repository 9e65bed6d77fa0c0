"""The reminder process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.process import Process, State
from graphs.reminder import facts
from graphs.reminder.graph import build
from graphs.reminder.state import SAVED


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message: nothing of a run before is taken over but whom it was about."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "gap": None,
        "prepared": None,
        "asked": None,
        "reasons": [],
        "decided": False,
        "attempts": 0,
        "permit": None,
        "would": None,
        "idle": None,
        "not_sent": "",
        "sent": False,
        "survey": None,
        "opened": False,
        "ending": "failed",
    }


REMINDER = Process(
    name="reminder",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
