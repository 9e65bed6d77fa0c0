"""Takes in a decision: the lead is looked at again, and what an approver changed is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import Decision, decision_from_json
from graphs.context import Context
from graphs.lead import cards, policy
from graphs.lead.again import CLASSED_BY, hot_since
from graphs.lead.approval import CLASSES
from graphs.lead.nodes import staging
from graphs.lead.nodes.ending import hand_over
from graphs.lead.parts import picture
from graphs.lead.state import Decided, OnCourse, replaced
from graphs.lead.wording import tell
from graphs.leads.port import Owner
from integrations.crm.port import Lead, LeadClass, LeadNote

_CLASSES: dict[str, LeadClass] = {each: each for each in CLASSES}
_OVER: dict[str, Any] = {
    "decision": None, "approval": None, "reasons": [], "mail": None, "ending": "done", "go": "end",
}  # fmt: skip


async def recheck(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """It may have moved on while somebody was asked: then nothing leaves."""
    context, shown = runtime.context, state["lead"]
    assert context.crm is not None
    now = await context.crm.lead(shown.id)
    if now is None:
        context.say(cards.line("gone", context.language), name="gone")
        context.record("refused", "gone", lead_id=shown.id)
        return dict(_OVER)
    # Somebody may have put it in another class since, by word or on another card: this mail was for the old one.
    turned = now.classed != shown.classed and CLASSED_BY in now.facts
    if turned or (now.status != shown.status and now.status in ("booked", "won", "lost", "archived")):
        shown_now = picture(replaced(state, lead=now), context.calendar.zone)
        context.say(cards.not_sent(shown_now, "status", context.language), name="not_sent")
        context.record("refused", "status", lead_id=now.id, status=now.status)
        return {
            "decision": None,
            "approval": None,
            "reasons": [],
            "lead": now,
            "mail": None,
            "ending": "done",
            "go": "end",
        }
    lead = replace(shown, status=now.status, email=now.email or shown.email)
    decision = decision_from_json(state["decision"] or {"verb": "expire"})
    if decision.verb != "edit":
        return {"lead": lead, "approval": None, "go": "stand"}
    return {"approval": None, **_edited(replaced(state, lead=lead), decision, context), "go": "stand"}


def _edited(state: OnCourse, decision: Decision, context: Context) -> dict[str, Any]:
    """Another class is weighed anew, with the mail of that class; other words leave as they were set."""
    lead, values, by = state["lead"], decision.values, decision.by
    context.record("changed", "edited before approval", by=by, fields=sorted(values), lead_id=lead.id)
    wanted = _CLASSES.get(values.get("classed", ""), lead.classed)
    owner, lead = _owner(values.get("owner", ""), state["owner"], lead, by, context)
    mail, given, facts = state["mail"], state["given"], state["facts"]
    rewritten = mail is not None and any(
        name in values and values[name].strip() != getattr(mail, name).strip() for name in ("subject", "text")
    )
    changed: dict[str, Any] = {"owner": owner, "lead": lead}
    if wanted != lead.classed:
        lead = reclassed(lead, wanted, by, context)
        assert context.leads is not None
        if given is not None and facts is not None:
            view = policy.View(wanted, given, facts, lead.missing, context.leads.settings, owner, state["before"])
            course = policy.course(view)
        else:
            course = policy.on_demand(lead, context.leads.settings, owner)
        settled = [*state["settled"], *(reason.code for reason in state["reasons"])]
        changed |= {"lead": lead, "course": course, "settled": settled, "seen": False, "editors": []}
        if course.purpose != state["course"].purpose or not rewritten:
            return {**changed, "mail": None, "written": False}
    elif not rewritten and owner == state["owner"]:
        return {**changed, "seen": True, "settled": [*state["settled"], *(each.code for each in state["reasons"])]}
    if not rewritten or mail is None:
        settled = [*state["settled"], *(reason.code for reason in state["reasons"])]
        return {**changed, "mail": None, "written": False, "seen": True, "settled": settled}
    words = replace(mail, subject=values.get("subject") or mail.subject, text=values.get("text") or mail.text)
    return {**changed, "mail": words, "written": True, "seen": True, "editors": by}


def reclassed(lead: Lead, wanted: LeadClass, by: list[str], context: Context) -> Lead:
    """Kept with who said so: the score does not undo it."""
    person = by[0] if by else context.asker.id
    staging.correct(lead, wanted, person, context)
    facts = {**lead.facts, CLASSED_BY: person}
    note = staging.class_note(lead, wanted, person, context)
    hot = hot_since(lead, wanted, context.now)
    changes = {"classed": wanted, "hot_since": staging.instant(hot), "facts": facts}
    staging.change(lead, changes, note, context, name="class")
    return replace(lead, classed=wanted, hot_since=hot, facts=facts)


def _owner(person: str, owner: Owner | None, lead: Lead, by: list[str], context: Context) -> tuple[Owner | None, Lead]:
    if not person or person == lead.owner:
        return owner, lead
    known = next((each for each in context.colleagues if each.id == person), None)
    name = known.name if known is not None else person
    said = tell(context.language, "note.owner", owner=name)
    note = LeadNote(context.now, "owner", by[0] if by else context.asker.id, said)
    staging.change(lead, {"owner": person}, note, context, name="owner")
    email = known.email if known is not None else ""
    return Owner(person, name, email), replace(lead, owner=person)


async def close(state: Decided, runtime: Runtime[Context]) -> dict[str, Any]:
    """Refused, expired or recalled: said, and its owner takes it from here."""
    context, decision = runtime.context, decision_from_json(state["decision"] or {"verb": "expire"})
    context.say(cards.closed(decision, picture(state, context.calendar.zone), context.language), name="closed")
    context.record("refused", decision.verb, by=decision.by, note=decision.note, lead_id=state["lead"].id)
    return hand_over(state, "refused", "refused", context)
