"""The post that begins a lead's thread: who it is and by what way they came, as plain words."""

from __future__ import annotations

from bot.leads.wording import tell
from graphs.leads.given import Given
from graphs.message import Message, Text
from integrations.crm.port import Lead

LONGEST_NAME = 80


def announcement(given: Given, language: str, told_by: str = "") -> Message:
    via = given.via.partition(": ")[2] or given.via
    way = _short(told_by or via)
    named = way or given.source in ("web", "mail")
    by = tell(language, f"by.{given.source}" if named else f"by.{given.source}.unnamed", via=way)
    said = tell(language, "announce", who=_who(given.name, given.company, given.email or given.phone, language), by=by)
    return Message(said, [Text(said, tone="heading")])


def comes_back(lead: Lead, language: str) -> Message:
    """For somebody who came in silently, of whom nothing has been said yet."""
    said = tell(language, "announce.back", who=_who(lead.name, lead.company, lead.email or lead.phone, language))
    return Message(said, [Text(said, tone="heading")])


def _who(name: str, company: str, reach: str, language: str) -> str:
    known = [_short(each) for each in (name, company) if each.strip()]
    return " – ".join(known) or _short(reach) or tell(language, "somebody")


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"
