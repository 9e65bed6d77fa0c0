"""The nodes at which a case waits. Each is run again from its top when the case goes on, so it does nothing else."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs.ask import ask_to_json
from graphs.context import Context
from graphs.debtor.cards import request
from graphs.debtor.nodes.weigh import plan_role
from graphs.debtor.questions import question
from graphs.debtor.state import Missing, Proposed


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    asked = question(state["gap"], state["news"], state.get("account"), context.today, context.language)
    return {"answer": interrupt(ask_to_json(asked))}


async def approve(state: Proposed, runtime: Runtime[Context]) -> dict[str, Any]:
    context, account = runtime.context, state["account"]
    role = plan_role(account, state["plan"], context.policy)
    asked = request(state["news"], account, state["plan"], role.name if role else "", state["invoices"], context.today)
    return {"decision": interrupt(ask_to_json(asked))}
