"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import EffectAwaited, ask_to_json
from graphs.context import Context
from graphs.reminder import approval, run_cards
from graphs.reminder.questions import question
from graphs.reminder.state import Judged, Missing, Surveyed, Waiting, Wanted


async def ask_customer(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    wanted = state["wanted"] or Wanted()
    return {"answer": interrupt(ask_to_json(question(state["gap"], wanted, runtime.context.language)))}


async def approve(state: Judged, runtime: Runtime[Context]) -> dict[str, Any]:
    policy = runtime.context.policy
    limit = policy.act_limit if policy.autonomy == "act" else None
    proposed = approval.Proposed(state["prepared"], state["asked"], limit)
    return {"decision": interrupt(ask_to_json(approval.request(proposed)))}


async def approve_run(state: Surveyed) -> dict[str, Any]:
    return {"decision": interrupt(ask_to_json(run_cards.request(state["survey"], state["asked"])))}


async def await_mail(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}
