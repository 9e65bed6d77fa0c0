"""What a colleague wants of a lead: another class, owner or status, a note, a mail now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from langgraph.runtime import Runtime

from graphs.context import Context
from graphs.lead import cards, policy
from graphs.lead.again import given_of
from graphs.lead.brief import ChangeLead
from graphs.lead.finding import people_named
from graphs.lead.nodes import staging
from graphs.lead.nodes.decided import reclassed
from graphs.lead.nodes.known import rules_of
from graphs.lead.parts import called, class_name
from graphs.lead.state import Changing, Gap
from graphs.lead.wording import tell
from graphs.leads.facts import facts_from_json
from graphs.leads.port import Owner
from graphs.understanding.written import clip
from integrations.crm.port import Lead, LeadNote, LeadStatus


@dataclass
class _Changes:
    """What is to be written of the lead at once, and how it is said."""

    lead: Lead
    fields: dict[str, Any]
    said: list[str]


async def change(state: Changing, runtime: Runtime[Context]) -> dict[str, Any]:
    context, brief, lead = runtime.context, state["brief"], state.get("lead")
    assert context.leads is not None and lead is not None
    owners = await context.leads.owners()
    owner = next((each for each in owners if each.person == lead.owner), None) or _as_owner(lead.owner, context)
    if brief.owner.strip():
        people = people_named(brief.owner, owners, context.colleagues)
        if len(people) != 1:
            return _which_owner(brief, people, owners, context)
        person, name = next(iter(people.items()))
        owner = next((each for each in owners if each.person == person), None) or Owner(person, name)
    changes = _changes(brief, lead, owner, context)
    _stage(brief, changes, context)
    result: dict[str, Any] = {"lead": changes.lead, "gap": None, "answer": None, "owner": owner, "owner_why": []}
    if changes.said or not brief.write:
        context.say(cards.changed(changes.lead, changes.said, context.language), name="changed")
    if not brief.write:
        return {**result, "ending": "done", "go": "end"}
    return {**result, **_to_write(changes.lead, owner, bool(changes.fields), context)}


def _as_owner(person: str, context: Context) -> Owner | None:
    known = next((each for each in context.colleagues if each.id == person), None)
    return Owner(known.id, known.name, known.email) if known is not None else None


def _which_owner(brief: ChangeLead, people: dict[str, str], owners: list[Owner], context: Context) -> dict[str, Any]:
    choices = people or {each.person: each.name for each in owners if not each.absent}
    asked = Gap("owner", people=choices, text=clip(brief.owner), misheard="" if people else clip(brief.owner))
    context.record("asked", "lead.owner", people=list(choices))
    return {"brief": brief, "gap": asked, "answer": None, "go": "ask"}


def _changes(brief: ChangeLead, lead: Lead, owner: Owner | None, context: Context) -> _Changes:
    language, found = context.language, _Changes(lead, {}, [])
    if brief.classed and brief.classed != lead.classed:
        found.lead = reclassed(lead, brief.classed, [context.asker.id], context)
        found.said.append(tell(language, "changed.classed", classed=class_name(brief.classed, language)))
    status = brief.status or _status_of(brief, found.lead)
    if status and status != lead.status:
        found.fields["status"] = status
        found.lead = replace(found.lead, status=status)
        if brief.status:
            found.said.append(tell(language, "changed.status", status=tell(language, f"status.{status}")))
    if brief.owner.strip() and owner is not None and owner.person != lead.owner:
        found.fields["owner"] = owner.person
        found.lead = replace(found.lead, owner=owner.person)
        found.said.append(tell(language, "changed.owner", owner=clip(owner.name)))
    if brief.note.strip():
        found.said.append(tell(language, "changed.note"))
    return found


def _status_of(brief: ChangeLead, lead: Lead) -> LeadStatus | str:
    """A class may say that nothing more is due; a mail that is to leave takes the lead out of the archive."""
    if brief.classed in ("spam", "job"):
        return "archived"
    if brief.classed == "customer":
        return "handed"
    return "new" if brief.write and lead.status == "archived" else ""


def _stage(brief: ChangeLead, changes: _Changes, context: Context) -> None:
    lead, by = changes.lead, context.asker.id
    if brief.note.strip():
        staging.note(lead.id, "note", brief.note.strip(), by, context)
    if not changes.fields:
        return
    said = ", ".join(changes.said) or tell(context.language, f"status.{lead.status}")
    note = LeadNote(context.now, "owner" if "owner" in changes.fields else "status", by, said)
    staging.change(lead, changes.fields, note, context, name="wanted", awaited=brief.write)
    context.record("changed", "lead", lead_id=lead.id, fields=sorted(changes.fields), by=by)


def _to_write(lead: Lead, owner: Owner | None, waits: bool, context: Context) -> dict[str, Any]:
    """What its class asks for, weighed like any other mail to a lead."""
    assert context.leads is not None
    course = policy.on_demand(lead, context.leads.settings, owner)
    if not course.purpose:
        values = {"name": called(lead, context.language)}
        if course.why == "aside":
            values["classed"] = class_name(lead.classed, context.language)
        context.say(cards.line(f"write.{course.why}", context.language, tone="warning", **values), name="no_mail")
        context.record("refused", course.why, lead_id=lead.id)
        if not waits:
            return {"course": course, "ending": "refused", "go": "end"}
    given, facts = given_of(lead), facts_from_json(lead.facts)
    found: dict[str, Any] = {
        "course": course, "given": given, "facts": facts, "scored": None, "likeness": None, "looked": "known",
        "goods": [], "mail": None, "written": False, "ruled": rules_of(lead, given, facts, context),
    }  # fmt: skip
    if not waits:
        return {**found, "go": "stand"}
    return {**found, "waiting": context.key("wanted"), "go": "await_kept"}
