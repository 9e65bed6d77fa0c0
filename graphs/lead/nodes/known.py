"""Learns what there is to know of a lead: whom it is like, what its words say, what the register says, its class."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any

from langgraph.runtime import Runtime

from graphs.context import Context
from graphs.lead import policy
from graphs.lead.again import CLASSED_BY, facts_together, hot_since, together
from graphs.lead.brief import LeadMoved, NewLead
from graphs.lead.replies import newest, quantity_told
from graphs.lead.ruled import facts_of, rule
from graphs.lead.state import Enriched, Likening, Looked, Reading, Ruled, Seeking
from graphs.lead.wording import tell
from graphs.leads.duplicates import compare
from graphs.leads.facts import LeadFacts, facts_to_json, read_facts
from graphs.leads.given import Given
from graphs.leads.normal import email_of, keys_of, siren_of
from graphs.leads.phones import phone_of, phone_told
from graphs.leads.register_match import pick
from graphs.leads.score import score
from graphs.sorting.machine_words import speaks_to_machine
from graphs.understanding.text import fold
from graphs.understanding.written import clip
from integrations.books.port import Directory
from integrations.crm.port import Lead
from integrations.errors import IntegrationError
from integrations.register.port import RegisterQuery

PATIENCE = 8
"""Seconds that the register is waited for; of an import, where many wait, fewer."""
PATIENCE_IN_BULK = 2

_LONGEST_QUERY = 120


async def seek(state: Seeking, runtime: Runtime[Context]) -> dict[str, Any]:
    context, keys = runtime.context, state["keys"]
    assert context.crm is not None
    await context.progress(tell(context.language, "doing.seek"))
    similar = await context.crm.similar_leads(keys)
    before = state["before"].id if state["before"] is not None else ""
    return {"similar": [each for each in similar if each.id != before]}


async def read(state: Likening, runtime: Runtime[Context]) -> dict[str, Any]:
    """Somebody who is known by the very same address goes on with the lead that they have."""
    context, brief, given, keys = runtime.context, state["brief"], state["given"], state["keys"]
    directory = await context.books.directory()
    likeness = compare(given, keys, state["similar"], directory)
    before, words = state["before"], given
    if isinstance(brief, NewLead):
        before = policy.runs_on(likeness)
        given = together(before, given) if before is not None else given
    else:
        words = replace(given, message=newest(brief.words))
    given = _doubted(_reachable(given, words.message), words)
    facts = read_facts(given, directory, context.today)
    latest = facts if words is given else read_facts(words, directory, context.today)
    if before is not None:
        told = quantity_told(words.message, latest.language)
        latest = replace(latest, quantity=told or latest.quantity)
    facts = facts_together(before, facts, latest)
    return {
        "similar": [],
        "given": given,
        "keys": keys_of(given),
        "before": before,
        "facts": facts,
        "goods": _goods(facts, directory),
        "likeness": likeness,
    }


def _reachable(given: Given, words: str) -> Given:
    """A number that their words give is one to call, where no field gave any."""
    if phone_of(given.phone, given.country or "FR"):
        return given
    return replace(given, phone=phone_told(words, given.country or "FR") or given.phone)


def _doubted(given: Given, words: Given) -> Given:
    """Whatever way they came, words that are meant for a machine are seen."""
    said = [words.message, words.name, words.company, words.product, *words.extra.values()]
    if "instructions" in given.doubts or not any(speaks_to_machine(each) for each in said if " " in each.strip()):
        return given
    return replace(given, doubts=[*given.doubts, "instructions"])


def _goods(facts: LeadFacts, directory: Directory) -> list[str]:
    """The books' own names of what they asked for: these may stand in a mail."""
    names = {product.sku: product.name for product in directory.products if product.sku in facts.skus}
    return [names[sku] for sku in facts.skus if sku in names][:3]


async def enrich(state: Reading, runtime: Runtime[Context]) -> dict[str, Any]:
    """A register that is down, slow or answers nonsense holds nothing up. It is told the company only."""
    context, given, before = runtime.context, state["given"], state["before"]
    record = before.record if before is not None else None
    lead = replace(_lead(state, context.now), case_id=before.case_id if before is not None else context.case_id)
    if record is not None:
        return {"lead": replace(lead, record=record), "looked": "known"}
    query = _query(given, state["facts"])
    if context.register is None or query is None:
        return {"lead": lead, "looked": "not_asked"}
    await context.progress(tell(context.language, "doing.enrich"))
    brief = state["brief"]
    patience = PATIENCE_IN_BULK if isinstance(brief, NewLead) and brief.silent else PATIENCE
    try:
        async with asyncio.timeout(patience):
            answer = await context.register.look_up(query)
    except (IntegrationError, TimeoutError) as error:
        context.record("judged", "register.down", lead_id=lead.id, error=type(error).__name__)
        return {"lead": lead, "looked": "down"}
    found = pick(answer, given, state["facts"])
    looked: Looked = "found" if found is not None else "none"
    return {"lead": replace(lead, record=found, siren=lead.siren or (found.siren if found else "")), "looked": looked}


def _query(given: Given, facts: LeadFacts) -> RegisterQuery | None:
    """None where no company is named: a person's own name is never asked about."""
    own = fold(given.company).strip()
    named = own and own != fold(given.name).strip() and not email_of(given.company)
    name, siren = clip(given.company, _LONGEST_QUERY) if named else "", siren_of(given.siren)
    if not (name or siren) or given.trap or facts.job:
        return None
    return RegisterQuery(name, siren, clip(facts.postal_code, 10), clip(facts.city, 60))


def _lead(state: Reading, now: datetime) -> Lead:
    """As it will be kept; what is known of it from before stays."""
    brief, given, facts, keys, before = state["brief"], state["given"], state["facts"], state["keys"], state["before"]
    likeness = state["likeness"]
    customer = likeness.customer.id if likeness.customer is not None and likeness.customer_sure else ""
    fresh = before or _fresh(brief, given, now)
    classed_by = {CLASSED_BY: fresh.facts[CLASSED_BY]} if CLASSED_BY in fresh.facts else {}
    return replace(
        fresh,
        name=clip(given.name, 200),
        company=clip(given.company, 200),
        email=keys.email or clip(given.email, 320),
        phone=keys.phone or clip(given.phone, 60),
        siren=keys.siren or fresh.siren,
        website=clip(given.website, 300),
        postal_code=facts.postal_code or clip(given.postal_code, 20),
        country=facts.country or clip(given.country, 60),
        message=given.message,
        language=facts.language if facts.language in ("fr", "en") else "fr",
        consent=given.consent,
        direct=given.direct,
        facts={**facts_to_json(facts), **classed_by},
        customer_id=customer or fresh.customer_id,
        budget=facts.budget if facts.currency == "EUR" else None,
    )


def _fresh(brief: NewLead | LeadMoved, given: Given, now: datetime) -> Lead:
    received = _instant(brief.received_at) if isinstance(brief, NewLead) else None
    return Lead(brief.lead_id, received or now, given.source, via=clip(given.via, 100))


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


async def classify(state: Enriched, runtime: Runtime[Context]) -> dict[str, Any]:
    """By points that add up, then by the company's own rules; what a person has said of its class stays."""
    context, given, facts, lead = runtime.context, state["given"], state["facts"], state["lead"]
    assert context.leads is not None
    scoring = await context.leads.scoring()
    likeness = state["likeness"]
    sure = likeness.customer if likeness.customer_sure else None
    scored = score(given, facts, lead.record, sure, scoring, context.leads.settings)
    known = state["before"] is not None or likeness.same is not None
    about = facts_of(given, facts, lead.record, sure, scored.score, context.today, known=known)
    ruled = rule(context.rules, about, context.policy, context.colleagues, context.today)
    classed = lead.classed if CLASSED_BY in lead.facts else policy.classed_by(scored, ruled, given, likeness)
    hot = hot_since(lead, classed, context.now)
    lead = replace(
        lead, classed=classed, hot_since=hot, score=scored.score, points=scored.points, missing=scored.missing
    )
    context.record(
        "judged",
        f"lead.{classed or 'none'}",
        lead_id=lead.id,
        score=scored.score,
        points={point.code: point.points for point in scored.points},
        missing=scored.missing,
        rules=ruled.used,
        register=state["looked"],
    )
    return {"lead": lead, "scored": scored, "ruled": ruled, "scoring": scoring}


def rules_of(lead: Lead, given: Given, facts: LeadFacts, context: Context, *, known: bool = True) -> Ruled:
    """What the rules say of a lead whose score is known."""
    about = facts_of(given, facts, lead.record, None, lead.score, context.today, known=known)
    return rule(context.rules, about, context.policy, context.colleagues, context.today)
