"""Takes in what a colleague says became of a quote: won, lost, or neither yet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import answer_from_json
from graphs.context import Context
from graphs.quote_followup import cards
from graphs.quote_followup.questions import settled, stops
from graphs.quote_followup.state import Told
from graphs.understanding.text import excerpt
from integrations.books.port import QuoteAnswer

KIND = "books.mark_quote_answered"
_ANSWERS: dict[str, QuoteAnswer] = {"won": "accepted", "lost": "declined"}


async def settle(state: Told, runtime: Runtime[Context]) -> dict[str, Any]:
    context, gap, quote = runtime.context, state["gap"], state["quote"]
    answer = answer_from_json(state["answer"] or {})
    assert quote is not None
    number = quote.number
    if stops(answer):
        context.say(cards.line("stopped", context.language), name="stopped")
        context.record("refused", "stopped by the requester", number=number)
        return {"answer": None, "ending": "refused", "go": "end"}
    said = settled(answer, gap, context.language)
    if said is None:
        return {"answer": None, "gap": replace(gap, misheard=excerpt(answer.text or "")), "go": "ask"}
    context.record("judged", f"quote.{said}", number=number, by=answer.by, words=(answer.text or "")[:500])
    marking = _ANSWERS.get(said)
    if marking is None:
        context.say(cards.line(f"settled.{said}", context.language, number=number), name="settled")
        return {"answer": None, "gap": None, "ending": "done", "go": "end"}
    payload = {"number": number, "answer": marking, "on": context.today.isoformat()}
    # What is kept is what a colleague says, whoever wrote before.
    key = context.effect(KIND, "answer", payload, permit=gate.approved([answer.by]), awaited=True)
    return {"answer": None, "gap": None, "marking": marking, "waiting": key, "go": "await_mark"}
