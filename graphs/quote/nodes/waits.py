"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.quote.approval import Proposed, request
from graphs.quote.policy import replaced_number
from graphs.quote.questions import question
from graphs.quote.state import Asked, Judged, QuoteState


async def ask(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    gap = state.get("gap")
    if gap is None:
        return {"answer": None}
    return {"answer": interrupt(ask_to_json(question(gap, state["wish"], runtime.context.language)))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    offer, approval, latest = state.get("offer"), state.get("approval"), state.get("latest")
    if offer is None or approval is None:
        return {"decision": None}
    replaces = replaced_number(latest, offer)
    proposed = Proposed(
        offer=offer,
        reasons=state.get("reasons", []),
        approval=approval,
        wish=state["wish"],
        company=state["company"],
        requester=runtime.context.asker,
        replaces=replaces,
        latest=latest if replaces else None,
    )
    return {"decision": interrupt(ask_to_json(request(proposed)))}


async def await_record(state: QuoteState) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def await_mail(state: QuoteState) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
