"""The enquiry process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.enquiry import facts
from graphs.enquiry.graph import build
from graphs.enquiry.state import SAVED
from graphs.process import Process, State


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "wanted": [],
        "items": [],
        "customer": None,
        "gap": None,
        "mail": None,
        "editors": [],
        "reasons": [],
        "approval": None,
        "would": None,
        "sent_to": "",
        "handed_over": False,
        "taker": "",
        "ending": "failed",
    }


ENQUIRY = Process(
    name="enquiry",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
