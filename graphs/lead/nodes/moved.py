"""What happened with a lead outside: a meeting booked, moved or cancelled, an answer, an objection."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from graphs import gate
from graphs.context import Context
from graphs.lead import cards
from graphs.lead.brief import LeadMoved
from graphs.lead.nodes import staging
from graphs.lead.parts import when
from graphs.lead.wording import LANGUAGES, tell
from graphs.leads.normal import email_of
from graphs.message import Message, message_to_json
from integrations.crm.port import Lead, LeadNote

_LONGEST_NOTE = 300


def happened(brief: LeadMoved, lead: Lead, context: Context) -> dict[str, Any]:
    """Said in the thread and to the owner, and kept; nothing is sent to the lead."""
    context.record("changed", f"lead.{brief.what}", lead_id=lead.id)
    if brief.what == "objected":
        return _objected(brief, lead, context)
    at = _instant(brief.at)
    told = when(at, context.calendar.zone, context.language)
    if brief.what == "cancelled" and at is not None and lead.booked_for is not None and at != lead.booked_for:
        # One of two meetings: the other one stands.
        staging.note(lead.id, "booking", tell(context.language, "note.cancelled"), staging.OUTSIDE, context)
        return {"ending": "done", "go": "end"}
    if brief.what == "cancelled":
        note = LeadNote(context.now, "booking", staging.OUTSIDE, tell(context.language, "note.cancelled"))
        changes: dict[str, Any] = {"status": "handed", "booked_for": None}
    else:
        said = tell(context.language, f"note.{brief.what}", when=told)
        note = LeadNote(context.now, "booking", staging.OUTSIDE, said)
        changes = {"status": "booked", "booked_for": staging.instant(at)}
    if lead.status in ("won", "lost"):
        changes.pop("status")
    staging.change(lead, changes, note, context, name=brief.what)
    context.say(_told(brief, lead, at, context, context.language), name=brief.what)
    _tell_owner(brief, lead, at, context)
    return {"ending": "done", "go": "end"}


def _objected(brief: LeadMoved, lead: Lead, context: Context) -> dict[str, Any]:
    """For every address of theirs: whatever process it is, nothing leaves there by itself any more."""
    addresses = (email_of(lead.email) or lead.email.strip().casefold(), email_of(brief.sender))
    for at, subject in enumerate(dict.fromkeys(each for each in (*addresses, lead.customer_id) if each)):
        payload = {
            "subject": subject,
            "kind": "objection",
            "since": context.today.isoformat(),
            "until": None,
            "note": brief.words.strip()[:_LONGEST_NOTE],
            "by": "" if context.asker.outside else context.asker.id,
        }
        context.effect("standing.put", f"objection.{at}", payload, permit=gate.noted())
    note = LeadNote(context.now, "status", staging.OUTSIDE, tell(context.language, "note.objected"))
    changes: dict[str, Any] = {"consent": False}
    if lead.status not in ("won", "lost", "booked"):
        changes["status"] = "archived"
    staging.change(lead, changes, note, context, name="objected")
    context.say(_told(brief, lead, None, context, context.language), name="objected")
    _tell_owner(brief, lead, None, context)
    return {"ending": "done", "go": "end"}


def heard(brief: LeadMoved, words: str, lead: Lead, context: Context) -> None:
    """Their words are kept before anything is made of them."""
    if words:
        staging.note(lead.id, "said", words, staging.OUTSIDE, context, name="said")
    context.record("changed", f"lead.{brief.what}", lead_id=lead.id)


def _told(brief: LeadMoved, lead: Lead, at: datetime | None, context: Context, language: str) -> Message:
    owner = _name(lead.owner, context) or tell(language, "nobody")
    values = {"when": when(at, context.calendar.zone, language)} if brief.what in ("booked", "rebooked") else {}
    return cards.moved(f"moved.{brief.what}", lead, owner, brief.words, language, **values)


def _tell_owner(brief: LeadMoved, lead: Lead, at: datetime | None, context: Context) -> None:
    if not lead.owner:
        return
    message = {language: message_to_json(_told(brief, lead, at, context, language)) for language in LANGUAGES}
    payload = {"person": lead.owner, "lead_id": lead.id, "message": message}
    opening = context.calendar.next_opening(context.now)
    context.effect("leads.card", f"card.{brief.what}", payload, permit=gate.noted(), not_before=opening)


def _name(person: str, context: Context) -> str:
    return next((each.name for each in context.colleagues if each.id == person), "")


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None
