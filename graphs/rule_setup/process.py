"""The rule process as the desk knows it."""

from __future__ import annotations

from typing import Any

from graphs.process import Process, State
from graphs.rule_setup import facts
from graphs.rule_setup.graph import build
from graphs.rule_setup.state import SAVED


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later message: what was armed and what was last said stay."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "outcome": None,
        "gap": None,
        "prepared": None,
        "shown": None,
        "approved_by": [],
        "problems": [],
        "met": [],
        "reasons": [],
        "ending": "failed",
    }


RULE = Process(
    name="rule",
    version=1,
    graph=build,
    saved=SAVED,
    begin=begin,
    facts=facts.facts,
    reasons=facts.reasons,
    title=facts.title,
    ending=facts.ending,
)
