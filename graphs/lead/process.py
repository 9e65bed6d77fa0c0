"""The lead process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.lead import facts
from graphs.lead.graph import build
from graphs.lead.state import SAVED, Ruled
from graphs.process import Process, State


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message: the lead stays that the thread is about, nothing else."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "gap": None,
        "given": None,
        "similar": [],
        "before": None,
        "facts": None,
        "goods": [],
        "likeness": None,
        "looked": "not_asked",
        "scored": None,
        "ruled": Ruled(),
        "owner": None,
        "owner_why": [],
        "course": None,
        "runs": [],
        "runs_ask": [],
        "mail": None,
        "written": False,
        "settled": [],
        "editors": [],
        "seen": False,
        "reasons": [],
        "approval": None,
        "would": None,
        "scoring": None,
        "replayed": None,
        "told": False,
        "carded": "",
        "sent_to": "",
        "ending": "failed",
    }


LEAD = Process(
    name="lead",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
"""`lead`: the lead that the thread is about is kept between its cases."""
