"""Takes in what was written or told: as far as whom it is about, or the alert that runs for them already."""

from __future__ import annotations

from typing import Any

from langgraph.runtime import Runtime

from graphs import gate
from graphs.ask import answer_from_json
from graphs.complaint import cards, finding
from graphs.complaint.asking import stops
from graphs.complaint.brief import ComplaintBrief, brief_from_json
from graphs.complaint.policy import kinds_of, severity_of
from graphs.complaint.state import Asked, Gap, Subject
from graphs.complaint.wording import tell
from graphs.context import Context
from integrations.books.port import Customer, Directory
from integrations.errors import IntegrationError

_TAKEN: dict[str, Any] = {"request": None, "answer": None, "decision": None, "gap": None}
"""What this turn brought in is worked: no later run may take it for its own."""


async def find(state: Asked, runtime: Runtime[Context]) -> dict[str, Any]:
    context, gap, given = runtime.context, state["gap"], state["answer"]
    brief = _brief(state)
    directory = await _directory(brief, context)
    nobody = tell(context.language, "choice.none")
    if gap is not None and given is not None:
        answer = answer_from_json(given)
        if stops(answer):
            context.say(cards.line("stopped", context.language), name="stopped")
            context.record("refused", "stopped by the requester")
            return {**_TAKEN, "brief": brief, "subject": None, "outcome": "withdrawn", "ending": "refused", "go": "end"}
        found = finding.chosen(answer, gap, directory, nobody=nobody)
    else:
        found = finding.find(brief, directory, nobody=nobody)
    if isinstance(found, Gap):
        context.record("asked", found.code, text=found.text, choices=[each.value for each in found.choices])
        return {**_TAKEN, "brief": brief, "subject": None, "gap": found, "go": "ask"}
    running = brief.again or await _running(found, context)
    if running and running != context.case_id:
        return {**_TAKEN, "brief": brief, "subject": found, **_added(running, brief, found, context)}
    return {**_TAKEN, "brief": brief, "subject": found, "go": "alert"}


async def _directory(brief: ComplaintBrief, context: Context) -> Directory:
    """Empty where the books do not answer and the mail told already who it is: the alert does not wait for them."""
    try:
        return await context.books.directory()
    except IntegrationError:
        if not brief.sender:
            raise
        return Directory("", [_as_told(brief, context)] if brief.customer_id else [])


def _as_told(brief: ComplaintBrief, context: Context) -> Customer:
    name, language = brief.customer or brief.sender, context.language
    return Customer(brief.customer_id, name, brief.sender, brief.sender_name, "standard", None, language, 0, "", "")


def _brief(state: Asked) -> ComplaintBrief:
    given = state["request"]
    return brief_from_json(given) if given is not None else state.get("brief") or ComplaintBrief()


async def _running(subject: Subject, context: Context) -> str:
    """The alert that people are handling already: nobody is alerted twice for one customer."""
    if context.exchanges is None or not subject.key:
        return ""
    return await context.exchanges.open_complaint(subject.id, subject.email.strip().casefold())


def _added(running: str, brief: ComplaintBrief, subject: Subject, context: Context) -> dict[str, Any]:
    """The words go to whoever handles the alert; how grave they are is noted there."""
    payload = {
        "alert": running,
        "case_id": context.case_id,
        "name": subject.name,
        "who": brief.sender_name or brief.sender or context.asker.name,
        "words": (brief.words or brief.excerpt)[: cards.LONGEST_WORDS],
        "severity": severity_of(brief),
        "kinds": list(kinds_of(brief)),
    }
    key = context.effect("complaint.again", "again", payload, permit=gate.noted())
    context.record("effect", "complaint.again", key=key, alert=running, severity=severity_of(brief))
    context.say(cards.line("added", context.language, tone="muted", name=subject.name), name="added")
    return {"outcome": "added", "ending": "done", "go": "end"}
