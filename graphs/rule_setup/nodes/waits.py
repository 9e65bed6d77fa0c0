"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.rule_setup.approval import request
from graphs.rule_setup.questions import question
from graphs.rule_setup.state import Judged, Missing, Waiting


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    return {"answer": interrupt(ask_to_json(question(state["gap"], runtime.context.language)))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    return {"decision": interrupt(ask_to_json(request(state["prepared"], runtime.context.asker)))}


async def await_rule(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
