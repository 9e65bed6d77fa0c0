"""Takes in a brief, a change or an answer, finds customer and products, and finds out what must still be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import answer_from_json, decision_from_json
from graphs.context import Context
from graphs.quote import cards
from graphs.quote.brief import QuoteChange, brief_to_json
from graphs.quote.policy import LARGE_QUANTITY
from graphs.quote.questions import gap_reasons
from graphs.quote.replies import Heard, answered, next_change, requested
from graphs.quote.resolve import completed
from graphs.quote.state import Asked, Gap, Wish
from graphs.quote.wording import tell
from graphs.understanding.finding import Finder

_NOTHING_NEW = brief_to_json(QuoteChange([]))


async def identify(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    await context.progress(tell(context.language, "doing.identify"))
    finder = Finder(await context.books.directory())
    heard = _heard(state, finder, context.language)
    if heard.stop:
        context.record("refused", "stopped by the requester")
        context.say(cards.stopped(context.language))
        return {**_TAKEN, "gap": None, "changes": [], "ending": "refused", "go": "end"}
    heard, gap = next_change(heard, finder)
    wish = heard.wish
    if gap is None:
        wish, gap = completed(wish, finder, context.language, LARGE_QUANTITY)
    if gap is not None and heard.misheard:
        gap = replace(gap, misheard=heard.misheard)
    _keep_record(context, state, wish, gap)
    return {
        **_TAKEN,
        "wish": wish,
        "changes": heard.changes,
        "gap": gap,
        "reasons": gap_reasons(gap),
        "go": "price" if gap is None else "ask",
    }


_TAKEN: dict[str, Any] = {"request": None, "answer": None, "decision": None, "offer": None, "approval": None}
"""What this turn brought in is worked: no later run may take it for its own."""


def _heard(state: Asked, finder: Finder, language: str) -> Heard:
    """Exactly one thing came in: an answer to the question that waits, a change instead of a decision, or a brief."""
    wish, gap = state.get("wish"), state["gap"]
    answer, decision, request = state["answer"], state["decision"], state["request"]
    if answer is not None and wish is not None and gap is not None:
        return answered(answer_from_json(answer), gap, wish, state["changes"], finder, language)
    if decision is not None:
        return requested(decision_from_json(decision).brief or _NOTHING_NEW, wish)
    return requested(request or _NOTHING_NEW, wish)


def _keep_record(context: Context, state: Asked, wish: Wish, gap: Gap | None) -> None:
    if wish != state.get("wish") and state.get("latest") is not None:
        context.record("changed", "the requester changed the quote", lines=len(wish.lines))
    if gap is not None:
        context.record(
            "asked", gap.code, text=gap.text, line=gap.line, choices=[choice.value for choice in gap.choices]
        )
