"""The steps of the setup: reading and staging. Node names are API: cases wait in `ask` and `await_note`."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from graphs import gate
from graphs.ask import EffectAwaited, answer_from_json, ask_to_json, outcome_from_json
from graphs.context import Context
from graphs.message import text_message
from graphs.setup import cards, noting
from graphs.setup.answering import take
from graphs.setup.deciding import Around, next_gap
from graphs.setup.state import Agreed, Answered, Gap, Incoming, Missing, Plan, Waiting
from graphs.setup.wording import tell
from graphs.understanding.text import excerpt

_TAKEN: dict[str, Any] = {"request": None, "answer": None, "outcome": None, "gap": None, "reasons": []}
"""What this turn brought in is worked: no later run may take it for its own."""


async def hear(state: Incoming, runtime: Runtime[Context]) -> dict[str, Any]:
    """Takes in what was said, as far as the next question, or to what is to be written down."""
    context = runtime.context
    around = _around(context)
    refusal = _refusal(around)
    if refusal:
        context.say(text_message(refusal), name="refused")
        context.record("refused", "setup", text=refusal)
        return {**_TAKEN, "ending": "refused", "go": "end"}
    plan, gap, again = state["plan"], state["gap"], ""
    if state["answer"] is None or gap is None:
        context.say(cards.opening(context.language), name="opening")
    else:
        taken = take(answer_from_json(state["answer"]), gap, plan, around)
        if taken is None:
            context.record("refused", "stopped by the requester")
            context.say(text_message(tell(context.language, "stopped")), name="stopped")
            return {**_TAKEN, "ending": "refused", "go": "end"}
        plan, again = taken.plan, taken.again
    return {**_TAKEN, "plan": plan, **_onward(plan, gap, again, around, context)}


def _onward(plan: Plan, gap: Gap | None, again: str, around: Around, context: Context) -> dict[str, Any]:
    following = next_gap(plan, around)
    if following is None:
        notes = noting.notes_of(plan, around, context)
        for number, rule in enumerate(plan.rules):
            context.open(
                f"rule.{number}", "rule", noting.rule_brief(rule), announce=cards.rule_thread(rule, context.language)
            )
        context.record(
            "asked", "setup agreed", pilot=plan.pilot, level=plan.level, review=plan.review, rules=len(plan.rules)
        )
        if not notes:
            context.say(cards.done(plan, [], around), name="done")
            return {"notes": [], "ending": "done", "go": "end"}
        return {"notes": notes, "go": "note"}
    if again and gap is not None and following.code == gap.code:
        following = replace(following, again=again)
    context.record("asked", f"setup.{following.code}", text=excerpt(following.text, 300), about=following.about)
    return {"gap": following, "reasons": [cards.reason(following)], "go": "ask"}


def _around(context: Context) -> Around:
    return Around(
        context.asker, context.colleagues, context.policy.roles, context.today, context.calendar, context.language
    )


def _refusal(around: Around) -> str:
    if around.asker.outside:
        return tell(around.language, "no.outside")
    entitled = around.entitled
    if around.asker.id in {person.id for person in entitled}:
        return ""
    names = ", ".join(person.name for person in entitled[:5])
    return tell(around.language, "no.right" if names else "no.right.nobody", people=names)


async def ask(state: Missing, runtime: Runtime[Context]) -> dict[str, Any]:
    question = cards.question(state["gap"], state["plan"], _around(runtime.context))
    return {"answer": interrupt(ask_to_json(question))}


async def note(state: Agreed, runtime: Runtime[Context]) -> dict[str, Any]:
    """Stages the next one: each once the one before is written down."""
    context = runtime.context
    at = next(number for number, each in enumerate(state["notes"]) if each.ok is None)
    one = state["notes"][at]
    key = context.effect(one.kind, f"note.{at}", one.payload, permit=gate.noted(), awaited=True)
    context.record("effect", one.kind, key=key)
    return {"waiting": key, "go": "await_note"}


async def await_note(state: Waiting) -> dict[str, Any]:
    return {"outcome": interrupt(ask_to_json(EffectAwaited(state["waiting"])))}


async def noted(state: Answered) -> dict[str, Any]:
    """Keeps what came of it; what could not be written down is said at the end, and keeps nothing else back."""
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    notes = list(state["notes"])
    at = next(number for number, each in enumerate(notes) if each.ok is None)
    notes[at] = replace(notes[at], ok=outcome.ok, detail=excerpt(outcome.detail, 200), result=outcome.result)
    return {"outcome": None, "notes": notes, "go": "note" if any(each.ok is None for each in notes) else "conclude"}


async def conclude(state: Answered, runtime: Runtime[Context]) -> dict[str, Any]:
    """Repeats all of it, as it was written down."""
    context = runtime.context
    context.say(cards.done(state["plan"], state["notes"], _around(context)), name="done")
    return {"reasons": [], "ending": "done"}
