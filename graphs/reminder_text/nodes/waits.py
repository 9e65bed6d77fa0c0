"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.reminder_text import cards
from graphs.reminder_text.nodes.hear import highest
from graphs.reminder_text.state import Missing, Shown, Waiting


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    return {"answer": interrupt(ask_to_json(cards.which(state["misheard"], runtime.context.language)))}


async def approve(state: Shown, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    company = (await context.books.quote_facts("", [])).company
    role = highest(context)
    asked = cards.request(state["draft"], role.name if role is not None else "", company)
    return {"decision": interrupt(ask_to_json(asked))}


async def await_text(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
