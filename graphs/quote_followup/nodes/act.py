"""Says how it ended: the mail left or not, the answer is kept or not, nobody wanted it."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import decision_from_json, outcome_from_json
from graphs.context import Context
from graphs.message import text_message
from graphs.quote_followup import cards
from graphs.quote_followup.nodes.weigh import expired
from graphs.quote_followup.state import Acted, Decided
from graphs.quote_followup.wording import tell

MOST_ATTEMPTS = 3
"""How often one case is weighed again because something came up while its mail was held back."""

_MOVED = frozenset({"standing", "address"})
_REFUSED = frozenset({"standing"})


async def conclude(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, quote = runtime.context, state["quote"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        context.say(cards.failed("failed.mail", quote, outcome, context.language), name="failed")
        return {"outcome": None, "ending": "failed", "go": "end"}
    if outcome.result.get("sent"):
        to = str(outcome.result.get("to") or quote.customer.email)
        context.say(cards.sent(quote, to, context.language), name="sent")
        return {"outcome": None, "sent_to": to, "ending": "done", "go": "end"}
    why = str(outcome.result.get("why") or "already")
    context.record("refused", why, number=quote.number)
    if why == "expired":
        return {"outcome": None, **expired(quote, context)}
    attempts = state.get("attempts", 0) + 1
    # A text that somebody wrote for this mail is not replaced by another one without them.
    if why in _MOVED and attempts <= MOST_ATTEMPTS and not state["editors"]:
        waiting = await context.books.sent_quotes()
        context.say(text_message(tell(context.language, "said.again"), tone="muted"), name="again")
        context.record("judged", "again", why=why, attempt=attempts)
        quote = next((each for each in waiting if each.number == quote.number), quote)
        return {"outcome": None, "quote": quote, "attempts": attempts, "go": "weigh"}
    known = why if why in {"answered", "address", "standing", "already"} else "already"
    context.say(cards.line(f"not_sent.{known}", context.language, number=quote.number), name="not_sent")
    return {"outcome": None, "ending": "refused" if known in _REFUSED else "done", "go": "end"}


async def marked(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, quote, marking = runtime.context, state["quote"], state.get("marking")
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok or marking is None:
        key = "failed.other_way" if outcome.error == "rejected" else "failed.mark"
        context.say(cards.failed(key, quote, outcome, context.language), name="failed")
        return {"outcome": None, "ending": "failed"}
    said = cards.line(f"marked.{marking}", context.language, number=quote.number, customer=quote.customer.name)
    context.say(said, name="marked")
    context.record("changed", f"quote.{marking}", number=quote.number)
    return {"outcome": None, "marked": marking, "ending": "done"}


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: said, kept on record."""
    context, decision = runtime.context, decision_from_json(state["decision"])
    context.say(cards.closed(decision, state["quote"], context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note)
    return {"decision": None, "reasons": [], "ending": "refused"}
