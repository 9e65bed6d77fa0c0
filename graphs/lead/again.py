"""What was known of a lead, and what they say now, as one. Pure."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime
from typing import get_args

from graphs.leads.facts import LeadFacts, facts_from_json
from graphs.leads.given import LONGEST_MESSAGE, Given, LeadSource
from integrations.crm.port import Lead, LeadClass

CLASSED_BY = "classed_by"
"""Among a lead's facts: the colleague who put it in its class. What they decided is not undone by the score."""

_SOURCES: dict[str, LeadSource] = {each: each for each in get_args(LeadSource)}
_FILLED = (
    "name", "company", "email", "phone", "siren", "website", "postal_code", "city", "country", "role", "product",
    "quantity", "budget", "deadline", "language",
)  # fmt: skip
_READ_ANEW = frozenset({"contradictions", "question", "language", "junk", "job", "student", "sells_to_us", "found"})


def hot_since(lead: Lead, classed: LeadClass, now: datetime) -> datetime | None:
    """As the lead is put in that class: one that stays hot is so from when it was first."""
    if classed != "hot":
        return None
    return (lead.hot_since if lead.classed == "hot" else None) or now


def given_of(lead: Lead, words: str = "") -> Given:
    """As if it had just come, with what they have written since."""
    source = _SOURCES.get(lead.source, "form")
    return Given(
        source=source,
        via=lead.via,
        name=lead.name,
        company=lead.company,
        email=lead.email,
        phone=lead.phone,
        siren=lead.siren,
        website=lead.website,
        postal_code=lead.postal_code,
        city=lead.facts.get("city", ""),
        country=lead.country,
        message=joined(lead.message, words),
        language=lead.language,
        consent=lead.consent,
        direct=lead.direct,
    )


def together(before: Lead, given: Given) -> Given:
    """Somebody who is known comes again: what they leave out this time holds still."""
    known = given_of(before)
    kept = {name: getattr(given, name) or getattr(known, name) for name in _FILLED}
    return replace(
        given,
        **kept,
        message=joined(before.message, given.message),
        consent=given.consent if given.consent is not None else before.consent,
        direct=given.direct or before.direct,
    )


def joined(old: str, new: str) -> str:
    """The newest words first, so that what is cut are the oldest."""
    old, new = old.strip(), new.strip()
    text = new if not old or old == new else f"{new}\n\n{old}" if new else old
    return text[:LONGEST_MESSAGE]


def facts_together(before: Lead | None, facts: LeadFacts, newest: LeadFacts) -> LeadFacts:
    """What they say now, else what was read before; whether they ask something is told by their newest words alone."""
    facts = replace(facts, question=newest.question)
    if before is None:
        return facts
    old = facts_from_json(before.facts)
    kept = {
        each.name: getattr(newest, each.name) or getattr(facts, each.name) or getattr(old, each.name)
        for each in fields(LeadFacts)
        if each.name not in _READ_ANEW
    }
    budget = next((one for one in (newest, facts, old) if one.budget is not None), facts)
    together = {"currency": budget.currency, "budget_low": budget.budget_low, "found": {**old.found, **facts.found}}
    return replace(facts, **{**kept, **together})
