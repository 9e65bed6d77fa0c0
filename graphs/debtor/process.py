"""The five processes that work what customers (or colleagues for them) say about money owed, as the desk knows them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from graphs.debtor import facts
from graphs.debtor.graph import build
from graphs.debtor.state import SAVED
from graphs.process import Process, State


def begin(brief: dict[str, Any]) -> State:
    """Graph input for a new case or a later word in its thread: the customer it is about stays."""
    return {
        "request": brief,
        "answer": None,
        "decision": None,
        "gap": None,
        "confirmed": [],
        "invoices": [],
        "plan": [],
        "noted": None,
        "reasons": [],
        "ending": "failed",
    }


def _process(name: str, known: Callable[[State], dict[str, Any]]) -> Process:
    return Process(
        name=name,
        version=1,
        graph=build,
        saved=SAVED,
        begin=begin,
        facts=known,
        reasons=facts.reasons,
        title=partial(facts.title, name),
        ending=facts.ending,
    )


PROMISE = _process("promise", facts.promise)
DISPUTE = _process("dispute", facts.dispute)
PAYMENT = _process("payment", facts.payment)
REMINDER_PAUSE = _process("reminder_pause", facts.reminder_pause)
HANDOFF = _process("handoff", facts.handoff)

DEBTOR = (PROMISE, DISPUTE, PAYMENT, REMINDER_PAUSE, HANDOFF)
