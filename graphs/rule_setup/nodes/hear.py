"""Takes in what was said, and what was decided: as far as a clear meaning, one question, or a refusal."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import answer_from_json, decision_from_json
from graphs.context import Context
from graphs.rule_setup import cards
from graphs.rule_setup.desk import Desk, gather
from graphs.rule_setup.drafting import Clear, understood
from graphs.rule_setup.hearing import Taken, answered, briefed, edited
from graphs.rule_setup.nodes.act import finish, refuse
from graphs.rule_setup.preparing import prepare
from graphs.rule_setup.questions import gap_code, gap_reasons
from graphs.rule_setup.results import Refusal
from graphs.rule_setup.state import Decided, Gap, Incoming, Intent, Prepared
from graphs.rule_setup.wording import both, tell

_TAKEN: dict[str, Any] = {
    "request": None, "answer": None, "decision": None, "outcome": None, "gap": None, "prepared": None, "shown": None,
    "approved_by": [], "problems": [], "met": [], "reasons": [],
}  # fmt: skip
"""What this turn brought in is worked: no later run may take it for its own."""


async def hear(state: Incoming, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    if context.asker.outside:
        return {**_TAKEN, **refuse(context, Refusal("outside", both("refused.outside")))}
    await context.progress(tell(context.language, "doing.hear"))
    desk = await gather(context)
    taken = _taken(state, desk, context)
    if taken.stop:
        context.record("refused", "stopped by the requester")
        context.say(cards.stopped(context.language))
        return {**_TAKEN, "intent": taken.intent, "ending": "refused", "go": "end"}
    if taken.gap is not None:
        return {**_TAKEN, "intent": taken.intent, **_asking(taken.gap, context)}
    return {**_TAKEN, **_follow(taken.intent, None, [], desk, context, misheard=taken.misheard)}


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Somebody agreed: all of it is looked at again, with the names and the rules as they are now."""
    context = runtime.context
    decision = decision_from_json(state["decision"])
    intent, shown = state["intent"], state["prepared"]
    desk = await gather(context)
    return {**_TAKEN, **_follow(intent, shown, decision.by, desk, context)}


def _taken(state: Incoming, desk: Desk, context: Context) -> Taken:
    """Exactly one thing came in: an answer to the question that waits, an edit or a message instead of a decision, or
    a brief."""
    intent, gap, latest = state.get("intent"), state["gap"], state.get("latest")
    answer, decision, request = state["answer"], state["decision"], state["request"]
    if answer is not None and intent is not None and gap is not None:
        return answered(answer_from_json(answer), gap, intent, latest, desk)
    if decision is not None and intent is not None:
        decided = decision_from_json(decision)
        if decided.verb == "edit":
            context.record("changed", "edited the rule before approval", by=decided.by, values=decided.values)
            return edited(decided.values, intent, desk)
        if not decided.brief:
            return Taken(intent)
        return briefed(decided.brief, intent, latest, desk, waits=True)
    return briefed(request or {}, intent, latest, desk, waits=False)


def _follow(
    intent: Intent, shown: Prepared | None, by: list[str], desk: Desk, context: Context, *, misheard: str = ""
) -> dict[str, Any]:
    intent, result = understood(intent, desk)
    match result:
        case Gap():
            gap = replace(result, misheard=misheard) if misheard and misheard not in result.ask["fr"] else result
            return {"intent": intent, **_asking(gap, context)}
        case Refusal():
            return {"intent": intent, **refuse(context, result)}
        case Clear():
            prepared = prepare(intent, result, desk)
            known = {
                "intent": intent,
                "shown": shown,
                "approved_by": by,
                "problems": [problem.code for problem in result.warnings],
            }
            if intent.op in {"pause", "retire"}:
                return {**known, **finish(prepared, shown, by, desk, context)}
            return {**known, "prepared": prepared, "go": "compare"}


def _asking(gap: Gap, context: Context) -> dict[str, Any]:
    context.record("asked", gap_code(gap), text=gap.text, choices=[choice.value for choice in gap.choices])
    problems = [gap.about] if gap.code == "problem" else []
    return {"gap": gap, "reasons": gap_reasons(gap), "problems": problems, "go": "ask"}
