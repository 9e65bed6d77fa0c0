"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.quote_followup.approval import request
from graphs.quote_followup.questions import question
from graphs.quote_followup.state import Judged, Mail, Missing, Waiting


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    asked = question(state["gap"], state["brief"], state["quote"], context.today, context.language)
    return {"answer": interrupt(ask_to_json(asked))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    mail = state["mail"] or Mail("", "", "")
    asked = request(
        state["quote"], mail, state["reasons"], state["approval"], runtime.context.asker, runtime.context.today
    )
    return {"decision": interrupt(ask_to_json(asked))}


async def await_mail(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def await_mark(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
