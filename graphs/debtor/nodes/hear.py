"""Takes in a brief, an answer or a change, and finds the customer it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import answer_from_json, decision_from_json
from graphs.context import Context
from graphs.debtor import cards
from graphs.debtor.finding import with_customer
from graphs.debtor.questions import gap_reasons
from graphs.debtor.replies import Taken, answered, briefed
from graphs.debtor.state import Gap, Incoming
from graphs.debtor.wording import tell

TAKEN: dict[str, Any] = {"request": None, "answer": None, "decision": None, "gap": None}
"""What this turn brought in is worked: no later run may take it for its own."""


async def hear(state: Incoming, runtime: Runtime[Context]) -> dict[str, Any]:
    context = runtime.context
    await context.progress(tell(context.language, "doing.hear"))
    before = state.get("news")
    taken = _taken(state, context)
    account = state.get("account")
    if account is not None and account.customer_id != taken.news.customer_id:
        account = None
    known: dict[str, Any] = {**TAKEN, "news": taken.news, "account": account, "confirmed": taken.confirmed}
    if taken.stop or taken.nothing:
        return {**known, **_ended(taken, context)}
    if taken.misheard and state["gap"] is not None:
        return {**known, **asking(replace(state["gap"], misheard=taken.misheard), context)}
    if before is not None and taken.news != before and state["answer"] is None and before.customer_id:
        context.record("changed", "said anew", news=taken.news.kind)
    directory = await context.books.directory()
    bills = await context.books.open_invoices() if _needs_bills(taken) else []
    news, gap = with_customer(taken.news, directory, bills)
    if gap is not None and taken.news.customer and state["gap"] is not None and gap.code == "unknown_customer":
        gap = replace(gap, misheard="")
    if gap is not None:
        return {**known, "news": news, **asking(gap, context)}
    return {**known, "news": news, "reasons": [], "go": "weigh"}


def _taken(state: Incoming, context: Context) -> Taken:
    """Exactly one thing came in: an answer to the question that waits, words instead of a decision, or a brief."""
    news, gap, answer, decision = state.get("news"), state["gap"], state["answer"], state["decision"]
    if answer is not None and news is not None and gap is not None:
        return answered(answer_from_json(answer), gap, news, state["confirmed"], context.today)
    if decision is not None:
        return briefed(decision_from_json(decision).brief or {}, news, [])
    return briefed(state["request"] or {}, news, [])


def _needs_bills(taken: Taken) -> bool:
    return not taken.news.customer_id and not taken.news.customer.strip() and bool(taken.news.invoices)


def asking(gap: Gap, context: Context) -> dict[str, Any]:
    context.record("asked", gap.code, text=gap.text, choices=list(gap.values))
    return {"gap": gap, "reasons": gap_reasons(gap), "go": "ask"}


def _ended(taken: Taken, context: Context) -> dict[str, Any]:
    if taken.stop:
        context.record("refused", "stopped by the requester")
        context.say(cards.stopped(context.language), name="stopped")
        return {"reasons": [], "ending": "refused", "go": "end"}
    context.record("decided", "it changes nothing", news=taken.news.kind)
    context.say(cards.nothing(context.language), name="nothing")
    return {"reasons": [], "ending": "done", "go": "end"}
