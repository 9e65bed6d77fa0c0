"""The nodes at which an enquiry waits. Each is run again from its top when the case goes on: nothing else is here."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.enquiry import cards
from graphs.enquiry.approval import request
from graphs.enquiry.state import Judged, Missing, Waiting


async def hand_over(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    brief, language = state["brief"], runtime.context.language
    asked = cards.question(state["gap"], brief, cards.who_of(brief, None), state["items"], language)
    return {"answer": interrupt(ask_to_json(asked))}


async def approve(state: Judged) -> dict[str, Any]:
    return {"decision": interrupt(ask_to_json(request(state)))}


async def await_mail(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
