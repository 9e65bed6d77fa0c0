"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.lead.approval import points_request, request
from graphs.lead.nodes.tune import content, shown_points
from graphs.lead.parts import picture
from graphs.lead.questions import question
from graphs.lead.reasons import points_changed
from graphs.lead.state import Judged, Picking, Tuning, Waiting
from graphs.lead.wording import LANGUAGES


async def ask(state: Picking, runtime: Runtime[Context]) -> dict[str, Any]:
    return {"answer": interrupt(ask_to_json(question(state["gap"], state.get("lead"), runtime.context.language)))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    people = {each.id: each.name for each in context.colleagues if not each.outside}
    shown = picture(state, context.calendar.zone)
    asked = request(shown, state["reasons"], state["approval"], people, context.asker)
    return {"decision": interrupt(ask_to_json(asked))}


async def confirm(state: Tuning) -> dict[str, Any]:
    shown = {language: shown_points(state, language) for language in LANGUAGES}
    asked = points_request(shown, content(state), [points_changed()], state["approval"])
    return {"decision": interrupt(ask_to_json(asked))}


async def await_kept(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def await_mail(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def await_points(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
