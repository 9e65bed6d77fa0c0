"""The nodes at which a complaint waits for people. Each is run again from its top when the case goes on."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import ask_to_json
from graphs.complaint import asking
from graphs.complaint.nodes.showing import name_of, scene_of
from graphs.complaint.state import Alerted, Missing
from graphs.context import Context


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    asked = asking.question(state["gap"], state["brief"], runtime.context.language)
    return {"answer": interrupt(ask_to_json(asked))}


async def alert(state: Alerted, runtime: Runtime[Context]) -> dict[str, Any]:
    asked = asking.alert(scene_of(state, runtime.context), state["role"])
    return {"decision": interrupt(ask_to_json(asked))}


async def settle(state: Alerted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, taker = runtime.context, state["taker"]
    asked = asking.settled(scene_of(state, context), state["role"], taker, name_of(taker, context))
    return {"decision": interrupt(ask_to_json(asked))}
