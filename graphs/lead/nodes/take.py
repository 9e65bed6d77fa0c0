"""Takes in what came: a new lead, something that happened, a colleague's wish; and the lead that it is about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import answer_from_json, decision_from_json
from graphs.context import Context
from graphs.lead import cards, policy
from graphs.lead.again import given_of
from graphs.lead.brief import ChangeLead, LeadMoved, brief_from_json
from graphs.lead.finding import READ, find_lead
from graphs.lead.nodes.known import rules_of
from graphs.lead.nodes.moved import happened, heard
from graphs.lead.replies import newest, objects
from graphs.lead.state import AnyBrief, Begun, Gap, Picking
from graphs.leads.facts import facts_from_json
from graphs.leads.normal import keys_of
from graphs.understanding.written import clip
from integrations.crm.port import Lead

_TAKEN: dict[str, Any] = {"request": None, "decision": None, "outcome": None, "approval": None, "reasons": []}
"""What this turn brought in is worked: no later run may take it for its own."""


async def take(state: Begun, runtime: Runtime[Context]) -> dict[str, Any]:
    context, brief = runtime.context, _brief(state)
    if context.crm is None or context.leads is None:
        context.say(cards.line("no_crm", context.language, tone="warning"), name="no_crm")
        context.record("refused", "no_crm")
        return {**_TAKEN, "brief": brief, "ending": "refused", "go": "end"}
    if brief.kind in ("change", "tune") and context.asker.outside and not _by_colleague(state, context):
        context.say(cards.line("outside", context.language), name="outside")
        context.record("refused", "outside")
        return {**_TAKEN, "brief": brief, "ending": "refused", "go": "end"}
    if brief.kind == "new":
        given = brief.given
        return {**_TAKEN, "brief": brief, "given": given, "keys": keys_of(given), "before": None, "go": "seek"}
    go = {"moved": "fetch", "change": "pick", "tune": "scoring"}[brief.kind]
    return {**_TAKEN, "brief": brief, "go": go}


def _by_colleague(state: Begun, context: Context) -> bool:
    """Words instead of a decision may be a colleague's though an outsider's mail began the case."""
    decision = state["decision"]
    by = decision_from_json(decision).by if decision is not None else []
    return bool(by) and all(any(each.id == person for each in context.colleagues) for person in by)


def _brief(state: Begun) -> AnyBrief:
    """What came as a brief; words instead of a decision change the lead that waited, and its mail is weighed again."""
    decision = state["decision"]
    instead = decision_from_json(decision).brief if decision is not None else None
    given = instead or state["request"]
    if given is None:
        return state["brief"]
    brief, lead = brief_from_json(given), state.get("lead")
    if instead is not None and isinstance(brief, ChangeLead) and lead is not None and not brief.lead:
        return replace(brief, lead_id=brief.lead_id or lead.id, write=brief.write or brief.classed in policy.DECIDED)
    return brief


async def fetch(state: Begun, runtime: Runtime[Context]) -> dict[str, Any]:
    """The lead that something happened with."""
    context, brief = runtime.context, state["brief"]
    assert context.crm is not None and isinstance(brief, LeadMoved)
    lead = await context.crm.lead(brief.lead_id)
    if lead is None:
        context.record("refused", "gone", lead_id=brief.lead_id)
        if brief.words.strip():
            context.say(cards.line("gone", context.language), name="gone")
        return {"lead": None, "ending": "done", "go": "end"}
    words = newest(brief.words)
    if brief.what in ("replied", "again") and objects(words):
        brief = replace(brief, what="objected")
    known = {"brief": brief, "lead": lead, "before": lead}
    if brief.what in ("booked", "rebooked", "cancelled", "objected"):
        return {**known, **happened(brief, lead, context)}
    if brief.what == "look_up" and (lead.record is not None or lead.status in ("won", "lost", "archived")):
        return {**known, "ending": "done", "go": "end"}
    given = given_of(lead, words)
    known = {**known, "given": given, "keys": keys_of(given)}
    if brief.what in ("replied", "again", "look_up"):
        heard(brief, words, lead, context)
        return {**known, "go": "seek"}
    course = policy.once_more(lead, brief.what)
    if course is None:
        context.record("judged", "nothing_due", lead_id=lead.id, status=lead.status)
        return {**known, "ending": "done", "go": "end"}
    facts = facts_from_json(lead.facts)
    return {
        **known,
        "course": course,
        "scored": None,
        "facts": facts,
        "ruled": rules_of(lead, given, facts, context),
        "likeness": None,
        "looked": "known",
        "go": "route",
    }


async def pick(state: Picking, runtime: Runtime[Context]) -> dict[str, Any]:
    """The lead that a colleague means."""
    context, brief, gap = runtime.context, state["brief"], state["gap"]
    assert context.crm is not None
    answer = answer_from_json(state["answer"]) if state["answer"] is not None else None
    if answer is not None and answer.brief is not None and answer.brief.get("process") == "stop":
        context.say(cards.line("stopped", context.language), name="stopped")
        context.record("refused", "stopped by the requester")
        return {"answer": None, "gap": None, "ending": "refused", "go": "end"}
    if answer is not None and gap is not None and gap.code == "owner":
        said = answer.choice or clip(answer.text or "")
        return {"brief": replace(brief, owner=said), "go": "change"}
    if answer is not None:
        chosen, written = answer.choice or "", (answer.text or "").strip()
        brief = replace(brief, lead_id=chosen, lead=written or brief.lead)
    wanted, before = brief.lead_id, state.get("lead")
    if not wanted and not brief.lead.strip() and before is not None:
        wanted = before.id
    cleared = {"answer": None, "gap": None}
    if wanted:
        lead = await context.crm.lead(wanted)
        if lead is None:
            context.say(cards.line("gone", context.language), name="gone")
            return {**cleared, "lead": None, "ending": "refused", "go": "end"}
        return {**cleared, "brief": replace(brief, lead_id=lead.id), "lead": lead, "before": lead, "go": "change"}
    leads = await context.crm.leads(limit=READ)
    return {**cleared, **_found(brief, gap, leads, context)}


def _found(brief: ChangeLead, gap: Gap | None, leads: list[Lead], context: Context) -> dict[str, Any]:
    if not leads:
        context.say(cards.line("missing.none", context.language), name="missing")
        context.record("refused", "no_lead")
        return {"brief": brief, "lead": None, "ending": "refused", "go": "end"}
    found = find_lead(brief.lead, leads)
    if found.lead is not None:
        named = replace(brief, lead_id=found.lead.id)
        return {"brief": named, "lead": found.lead, "before": found.lead, "go": "change"}
    text = clip(brief.lead)
    misheard = text if gap is not None else ""
    asked = Gap("which" if found.several else "lead", found.several or leads[:5], text=text, misheard=misheard)
    context.record("asked", f"lead.{asked.code}", leads=[each.id for each in asked.leads])
    return {"brief": brief, "lead": None, "gap": asked, "go": "ask"}
