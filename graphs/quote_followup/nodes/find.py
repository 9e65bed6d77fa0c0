"""Takes in what is asked, or what came: as far as one quote, a question, or the word that none is meant."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import Answer, answer_from_json, decision_from_json
from graphs.context import Context
from graphs.quote_followup import cards
from graphs.quote_followup.brief import FollowupBrief, brief_from_json
from graphs.quote_followup.finding import Finding, find_quote
from graphs.quote_followup.questions import stops
from graphs.quote_followup.reading import read_followup, read_quote_reply
from graphs.quote_followup.state import Asked, Gap, GapCode
from graphs.quote_followup.wording import tell
from integrations.books.port import SentQuote

_TAKEN: dict[str, Any] = {
    "request": None, "answer": None, "decision": None, "outcome": None, "gap": None, "mail": None, "editors": [],
    "reasons": [], "approval": None,
}  # fmt: skip
"""What this turn brought in is worked: no later run may take it for its own."""

_READINGS: dict[str, GapCode] = {"accepted": "accepted", "declined": "declined"}


async def find(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    context, gap, answer = runtime.context, state["gap"], state["answer"]
    brief = _brief(state)
    if context.asker.outside and brief.why == "asked":
        context.say(cards.line("outside", context.language), name="outside")
        context.record("refused", "outside")
        return {**_TAKEN, "brief": brief, "quote": None, "ending": "refused", "go": "end"}
    if gap is not None and answer is not None and stops(answer_from_json(answer)):
        context.say(cards.line("stopped", context.language), name="stopped")
        context.record("refused", "stopped by the requester")
        return {**_TAKEN, "brief": brief, "quote": None, "ending": "refused", "go": "end"}
    await context.progress(tell(context.language, "doing.find"))
    waiting = await context.books.sent_quotes()
    brief, found = await _found(brief, gap, answer, waiting, context)
    if found.quote is not None:
        return {**_TAKEN, "brief": brief, "quote": found.quote, **_next(brief, found.quote, context)}
    if found.several or (found.missing == "customer" and waiting and brief.why == "asked"):
        code: GapCode = "which" if found.several else "customer"
        misheard = found.name if gap is not None and gap.code == code else ""
        asked = Gap(code, found.several or list(waiting)[:8], found.name, misheard)
        context.record("asked", code, text=found.name, quotes=[each.number for each in asked.quotes])
        return {**_TAKEN, "brief": brief, "quote": None, "gap": asked, "go": "ask"}
    return {**_TAKEN, "brief": brief, "quote": None, **_nothing(brief, found, context)}


def _brief(state: Asked) -> FollowupBrief:
    """What came as a brief, else what the case is about since before."""
    decision = state["decision"]
    instead = decision_from_json(decision).brief if decision is not None else None
    given = instead or state["request"]
    known = state.get("brief")
    if given is None:
        return known or FollowupBrief("asked")
    brief = brief_from_json(given)
    if brief.why == "answered" and not brief.reading:
        return replace(brief, reading=read_quote_reply(brief.words))
    return brief


async def _found(
    brief: FollowupBrief, gap: Gap | None, answer: dict[str, Any] | None, waiting: list[SentQuote], context: Context
) -> tuple[FollowupBrief, Finding]:
    directory = await context.books.directory()
    if gap is None or answer is None:
        return brief, find_quote(brief, waiting, directory)
    given = answer_from_json(answer)
    wanted = _wanted(given)
    if wanted.number:
        named = replace(brief, number=wanted.number)
        return named, find_quote(named, waiting, directory)
    named = replace(brief, number="", customer=wanted.customer or (given.text or "").strip())
    return named, find_quote(named, waiting, directory)


def _wanted(answer: Answer) -> FollowupBrief:
    """A choice is a quote's number; words may name a number or a customer, in a sentence or alone."""
    if answer.choice:
        return FollowupBrief("asked", number=answer.choice)
    if answer.brief and answer.brief.get("process") == "quote_followup":
        return brief_from_json(answer.brief["brief"])
    text = (answer.text or "").strip()
    return read_followup(f"relance le devis {text}") or FollowupBrief("asked", customer=text)


def _next(brief: FollowupBrief, quote: SentQuote, context: Context) -> dict[str, Any]:
    if brief.why == "answered":
        code = _READINGS.get(brief.reading, "words")
        context.record("asked", f"answer.{code}", number=quote.number, words=brief.words[:2000], sender=brief.sender)
        return {"gap": Gap(code), "go": "ask"}
    if quote.valid_until < context.today:
        context.record("asked", "outcome", number=quote.number, valid_until=quote.valid_until.isoformat())
        return {"gap": Gap("outcome"), "go": "ask"}
    return {"go": "weigh"}


def _nothing(brief: FollowupBrief, found: Finding, context: Context) -> dict[str, Any]:
    """A person is told why; what the clock or a customer began ends where nobody waits for it any more."""
    missing = found.missing or "none"
    context.record("refused", f"no_quote.{missing}", name=found.name)
    if brief.why == "answered" and brief.sender:
        context.say(cards.handed_over(brief, context.language), name="handed_over")
        return {"ending": "done", "go": "end"}
    if brief.why not in ("asked", "answered"):
        return {"ending": "done", "go": "end"}
    context.say(cards.line(f"missing.{missing}", context.language, name=found.name), name="missing")
    return {"ending": "refused", "go": "end"}
