"""Stages what the company keeps of a lead, and the card to the colleague who takes it: all of it its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from graphs import gate
from graphs.context import Context
from graphs.lead import cards
from graphs.lead.parts import Picture, class_name
from graphs.lead.wording import tell
from integrations.crm.port import Lead, LeadClass, LeadKeys, LeadNote, LeadStatus

_LEAD: TypeAdapter[Lead] = TypeAdapter(Lead)
_KEYS: TypeAdapter[LeadKeys] = TypeAdapter(LeadKeys)
_NOTE: TypeAdapter[LeadNote] = TypeAdapter(LeadNote)
_INSTANT: TypeAdapter[datetime] = TypeAdapter(datetime)
_LONGEST_NOTE = 2000

OURS = "commis"
OUTSIDE = "outside"


def put(lead: Lead, keys: LeadKeys, context: Context, *, awaited: bool = True) -> str:
    payload = {"lead": _LEAD.dump_python(lead, mode="json"), "keys": _KEYS.dump_python(keys, mode="json")}
    key = context.effect("leads.put", "put", payload, permit=gate.noted(), awaited=awaited)
    context.record("effect", "leads.put", key=key, lead_id=lead.id)
    return key


def change(
    lead: Lead,
    changes: dict[str, Any],
    note: LeadNote | None,
    context: Context,
    *,
    name: str = "change",
    awaited: bool = False,
) -> str:
    payload = {
        "lead_id": lead.id,
        "changes": changes,
        "note": _NOTE.dump_python(note, mode="json") if note is not None else None,
    }
    key = context.effect("leads.change", name, payload, permit=gate.noted(), awaited=awaited)
    context.record("effect", "leads.change", key=key, lead_id=lead.id, fields=sorted(changes))
    return key


def note(lead_id: str, kind: str, text: str, by: str, context: Context, *, name: str = "note") -> None:
    written = LeadNote(context.now, kind, by, text[:_LONGEST_NOTE])
    payload = {"lead_id": lead_id, "note": _NOTE.dump_python(written, mode="json")}
    context.effect("leads.note", name, payload, permit=gate.noted())


def status(lead: Lead, to: LeadStatus, context: Context, **more: Any) -> None:
    """Nothing where it is so already."""
    if lead.status == to and not more:
        return
    said = tell(context.language, "note.status", status=tell(context.language, f"status.{to}"))
    change(lead, {"status": to, **more}, LeadNote(context.now, "status", OURS, said), context, name=f"status.{to}")


def correct(lead: Lead, became: LeadClass, by: str, context: Context) -> None:
    """A person put it in another class: it counts for the points' proposal."""
    payload = {
        "lead_id": lead.id,
        "was": lead.classed,
        "became": became,
        "score": lead.score,
        "signs": [point.code for point in lead.points],
        "by": by,
    }
    context.effect("leads.correct", "correct", payload, permit=gate.noted())
    context.record("changed", "lead.class", lead_id=lead.id, was=lead.classed, became=became, by=by)


def class_note(lead: Lead, became: LeadClass, by: str, context: Context) -> LeadNote:
    names = (class_name(each, context.language) for each in (lead.classed, became))
    before, after = names
    return LeadNote(context.now, "class", by, tell(context.language, "note.class", before=before, after=after))


def instant(at: datetime | None) -> str | None:
    return None if at is None else _INSTANT.dump_python(at, mode="json")


def card(shown: Picture, done: str, carded: str, context: Context) -> str:
    """To whoever takes the lead, once, when working hours open; gives who has had one."""
    person = shown.lead.owner
    idle = shown.lead.classed in ("spam", "job") or (shown.course.status == "archived" and done != "waits")
    if not person or person == carded or idle:
        return carded
    payload = {"person": person, "lead_id": shown.lead.id, "message": cards.owner_card(shown, done)}
    opening = context.calendar.next_opening(context.now)
    context.effect("leads.card", f"card.{person}", payload, permit=gate.noted(), not_before=opening)
    return person
