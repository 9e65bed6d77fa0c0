"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.quote.approval import Proposed, request
from graphs.quote.questions import question
from graphs.quote.sameness import replaced_number
from graphs.quote.state import Judged, Missing, Waiting


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    return {"answer": interrupt(ask_to_json(question(state["gap"], state["wish"], runtime.context.language)))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    offer, latest, policy = state["offer"], state.get("latest"), runtime.context.policy
    replaces = replaced_number(latest, offer)
    proposed = Proposed(
        offer=offer,
        reasons=state["reasons"],
        approval=state["approval"],
        wish=state["wish"],
        company=state["company"],
        ask_customers=runtime.context.ask_customers,
        requester=runtime.context.asker,
        replaces=replaces,
        latest=latest if replaces else None,
        act_limit=policy.act_limit if policy.autonomy == "act" else None,
    )
    return {"decision": interrupt(ask_to_json(request(proposed)))}


async def await_record(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def await_mail(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
