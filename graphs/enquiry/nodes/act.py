"""Says how it ended: the answer left, could not, or nobody wanted it."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.enquiry import cards
from graphs.enquiry.state import Acted, Decided
from graphs.enquiry.wording import tell
from graphs.message import Message, Text


async def conclude(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, brief = runtime.context, state["brief"]
    who = cards.who_of(brief, state["customer"])
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        context.say(cards.failed(who, brief, outcome, context.language), name="failed")
        return {"outcome": None, "ending": "failed"}
    if outcome.result.get("sent") is False:
        why = str(outcome.result.get("why") or "")
        key = "not_sent.forgotten" if why == "forgotten" else "not_sent"
        summary = tell(context.language, key, who=who)
        context.say(Message(summary, [Text(summary, tone="warning"), *cards.words(brief)]), name="not_sent")
        context.record("refused", why or "standing", codes=[why] if why else [])
        return {"outcome": None, "ending": "refused"}
    to = str(outcome.result.get("to") or brief.sender)
    context.say(cards.sent(to, state["items"], context.language), name="sent")
    return {"outcome": None, "sent_to": to, "reasons": [], "ending": "done"}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: said, kept on record."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    who = cards.who_of(state["brief"], state["customer"])
    context.say(cards.closed(decision, who, context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "reasons": [], "ending": "refused"}
