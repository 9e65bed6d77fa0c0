"""Gives the lead to somebody, decides what to do about it, and keeps it before anybody is written to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from langgraph.runtime import Runtime

from graphs.ask import outcome_from_json
from graphs.context import Context
from graphs.lead import cards, policy
from graphs.lead.brief import LeadMoved, NewLead, brief_to_json
from graphs.lead.nodes import staging
from graphs.lead.nodes.ending import finish
from graphs.lead.state import Acted, Routed, Unrouted
from graphs.lead.wording import tell
from graphs.leads.port import Owner
from graphs.leads.routing import choose_owner
from integrations.crm.port import Lead, LeadNote

AGAIN_AFTER = timedelta(hours=1)
"""When the register is asked once more."""

_HANDING = ("replied", "again")


async def route(state: Unrouted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, lead, course = runtime.context, state["lead"], state["course"]
    assert context.leads is not None
    owners = await context.leads.owners()
    owner, why = _owner(state, owners, context)
    lead = replace(lead, owner=owner.person if owner is not None else lead.owner)
    given = {"lead": lead, "owner": owner, "owner_why": why}
    if course is not None:
        return {**given, "go": "keep"}
    return {**given, "course": _course(state, owner, context), "go": "keep"}


def _owner(state: Unrouted, owners: list[Owner], context: Context) -> tuple[Owner | None, list[str]]:
    """Whoever has it, or had them before, keeps it while they are there."""
    lead, given, facts, likeness = state["lead"], state["given"], state["facts"], state["likeness"]
    if lead.classed in ("spam", "job"):
        return None, []
    known = [state["before"], likeness.same if likeness is not None else None, *(likeness.possible if likeness else [])]
    kept = next((found for each in known if (found := policy.kept_owner(each, owners)) is not None), None)
    if kept is not None:
        return kept, []
    if given is None or facts is None:
        present = next((each for each in owners if not each.absent), None)
        return present, []
    return choose_owner(owners, facts, given, context.today)


def _course(state: Unrouted, owner: Owner | None, context: Context) -> policy.Course:
    lead, given, facts, brief = state["lead"], state["given"], state["facts"], state["brief"]
    assert context.leads is not None and given is not None and facts is not None
    before = state["before"]
    better = before is not None and lead.classed == "hot" and before.classed != "hot" and not facts.question
    handing = isinstance(brief, LeadMoved) and brief.what in _HANDING and not better
    view = policy.View(
        classed=lead.classed,
        given=given,
        facts=facts,
        missing=lead.missing,
        settings=context.leads.settings,
        owner=owner,
        before=before,
        handing=handing,
    )
    return policy.course(view)


async def keep(state: Routed, runtime: Runtime[Context]) -> dict[str, Any]:
    """Recorded first: whatever comes after, nothing is lost."""
    context, lead, brief, before = runtime.context, state["lead"], state["brief"], state["before"]
    course = state["course"]
    if isinstance(brief, LeadMoved) and brief.what in ("not_booked", "nurture"):
        owned = before is not None and before.owner != lead.owner
        if not owned:
            return {"go": "stand"} if course.purpose else {"go": "finish"}
        note = LeadNote(context.now, "owner", staging.OURS, _given_to(state, context))
        return {"waiting": staging.change(lead, {"owner": lead.owner}, note, context, awaited=True), "go": "await_kept"}
    kept = _as_kept(state, course)
    if isinstance(brief, NewLead) and before is not None and brief.given.message.strip():
        staging.note(lead.id, "said", brief.given.message, staging.OUTSIDE, context, name="said")
    if state["looked"] == "down" and not (isinstance(brief, NewLead) and brief.silent):
        _look_later(state, context)
    return {"lead": kept, "waiting": staging.put(kept, state["keys"], context), "go": "await_kept"}


def _as_kept(state: Routed, course: policy.Course) -> Lead:
    """Of what nobody is told of, and of what the register alone brought up, the status stays as it was."""
    lead, brief = state["lead"], state["brief"]
    quiet = isinstance(brief, NewLead) and brief.silent and lead.classed not in ("spam", "job")
    same = isinstance(brief, LeadMoved) and brief.what == "look_up" and not _turned(state)
    return lead if quiet or same else policy.with_status(lead, course)


def _look_later(state: Routed, context: Context) -> None:
    """Once, out of everybody's way; after that, whenever the lead comes up again."""
    brief = state["brief"]
    if isinstance(brief, LeadMoved) and brief.what == "look_up":
        return
    later = LeadMoved(state["lead"].id, "look_up")
    context.open("look_up", "lead", brief_to_json(later), at=context.now + AGAIN_AFTER)


def _given_to(state: Routed, context: Context) -> str:
    owner = state["owner"]
    return tell(context.language, "note.owner", owner=owner.name if owner is not None else state["lead"].owner)


async def kept(state: Acted, runtime: Runtime[Context]) -> dict[str, Any]:
    context, brief, course = runtime.context, state["brief"], state["course"]
    outcome = outcome_from_json(state["outcome"] or {"ok": False})
    if not outcome.ok:
        said = cards.failure(tell(context.language, "failed.keep"), outcome, context.language)
        context.say(said, name="failed")
        context.record("refused", "not_kept", lead_id=state["lead"].id, error=outcome.error)
        return {"outcome": None, "ending": "failed", "go": "end"}
    if isinstance(brief, NewLead) and brief.silent:
        return {"outcome": None, "ending": "done", "go": "end"}
    if isinstance(brief, LeadMoved) and brief.what == "look_up" and not _turned(state):
        return {"outcome": None, "ending": "done", "go": "end"}
    if course.purpose or state["lead"].classed in policy.DECIDED:
        return {"outcome": None, "go": "stand"}
    return {"outcome": None, **finish(state, context)}


def _turned(state: Acted | Routed) -> bool:
    """Whether what the register told makes another lead of it."""
    before = state["before"]
    return before is not None and before.classed != state["lead"].classed
