"""What a decision means: taken, handed on, settled, or no complaint at all; and when nobody decides, who is next."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import Decision, decision_from_json
from graphs.complaint import cards
from graphs.complaint.history import gather
from graphs.complaint.nodes.raising import put_standing, raise_again
from graphs.complaint.nodes.showing import name_of
from graphs.complaint.policy import next_role
from graphs.complaint.state import Alerted, Decided, Outcome
from graphs.context import Context


async def answered(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """To the alert."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    by = _by(decision)
    if decision.verb in {"approve", "edit"} and by:
        context.say(cards.line("taken", context.language, taker=name_of(by, context)), name="taken")
        context.record("decided", "taken", by=decision.by, note=decision.note)
        return {"decision": None, "taker": by, "go": "settle"}
    if decision.verb == "reject" and not state["brief"].sure:
        return _close(state, "not_complaint", decision, context)
    if decision.verb == "recall" and by and state["brief"].source == "chat" and by == context.asker.id:
        return _close(state, "withdrawn", decision, context)
    if decision.verb in {"expire", "reject"}:
        return await _next(state, "again.expired", context)
    # Somebody stopped it, or it was replaced: an angry customer is not made to disappear that way.
    context.say(cards.line("again.stopped", context.language, tone="warning"), name="again")
    return raise_again(state, state["role"], state["history"], context)


async def closing(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """To the question whether it is settled, by whoever took it."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    to = decision.values.get("to", "") if decision.verb == "hand_over" else ""
    if to:
        taker, by = name_of(to, context), name_of(_by(decision), context)
        context.say(cards.line("handed", context.language, taker=taker, by=by), name="handed")
        context.record("decided", "handed_on", by=decision.by, to=to)
        return {"decision": None, "taker": to, "go": "settle"}
    if decision.verb in {"approve", "edit"}:
        return _close(state, "settled", decision, context)
    if decision.verb == "expire":
        return await _next(state, "again.taken", context)
    context.say(cards.line("again.stopped", context.language, tone="warning"), name="again")
    return {"decision": None, "go": "settle"}


async def _next(state: Alerted, key: str, context: Context) -> dict[str, Any]:
    """Nobody answered in time: the next role up is asked, the highest again and again."""
    history = await gather(state["subject"], state["brief"], context)
    said = cards.line(key, context.language, tone="warning", taker=name_of(state["taker"], context))
    context.say(said, name="again")
    return raise_again(state, next_role(context.policy, state["role"]), history, context)


def _close(state: Alerted, outcome: Outcome, decision: Decision, context: Context) -> dict[str, Any]:
    subject, by = state["subject"], _by(decision)
    agreed = (decision.values.get("agreed") or decision.note).strip()
    kept = state["before"] if outcome != "settled" else None
    if kept is not None:
        # Another complaint ran before this was taken for one: that one is not ended by saying so.
        put_standing(kept, "standing.again", context)
    elif subject.key:
        payload = {"subject": subject.key, "kind": "complaint", "by": by}
        key = context.effect("standing.end", "standing.end", payload, permit=gate.noted())
        context.record("effect", "standing.end", key=key, subject=subject.key)
    said = "closed.still_held" if kept is not None else f"closed.{outcome}"
    context.say(cards.closed(said, subject, name_of(by, context), agreed, context.language), name="closed")
    context.record("decided", outcome, by=decision.by, agreed=agreed)
    return {"decision": None, "agreed": agreed, "outcome": outcome, "reasons": [], "ending": "done", "go": "end"}


def _by(decision: Decision) -> str:
    return decision.by[0] if decision.by else ""
