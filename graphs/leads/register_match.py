"""Which of the register's answers is the lead's company: one that is sure, or none. A guess is no record."""

from __future__ import annotations

import re

from graphs.leads import places
from graphs.leads.company_names import alike, name_key, telling
from graphs.leads.contradictions import register_contradictions
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.normal import domain_of, shared_domain, siren_told
from integrations.crm.port import CompanyRecord
from integrations.register.port import RegisterAnswer, RegisterQuery

__all__ = ["pick", "query_for", "register_contradictions"]
_SURE = 92.0


def query_for(given: Given, facts: LeadFacts) -> RegisterQuery | None:
    """What to look up; None where there is nothing that a register of French companies could find."""
    siren = siren_told(given)
    name = " ".join(given.company.split())[:120]
    if not siren and (not telling(name_key(name)) or facts.country not in ("", *places.FRENCH)):
        return None
    code = facts.postal_code if places.department_of(facts.postal_code) else ""
    return RegisterQuery(name=name, siren=siren, postal_code=code, city=places.town_key(facts.city))


def pick(answer: RegisterAnswer, given: Given, facts: LeadFacts) -> CompanyRecord | None:
    """By SIREN, or by a name that is the same or near where the place agrees too and no other company fits as well."""
    siren = siren_told(given)
    if siren:
        return next((record for record in answer.found if record.siren == siren), None)
    own = name_key(given.company)
    if not telling(own) or facts.country not in ("", *places.FRENCH):
        return None
    fitting = [(record, likeness) for record in answer.found if (likeness := _likeness(own, record)) >= _SURE]
    placed = [(record, likeness, _place_agrees(record, facts)) for record, likeness in fitting]
    sure = [(record, likeness) for record, likeness, place in placed if place]
    if not sure:
        sure = [(record, likeness) for record, likeness, _ in placed if _domain_agrees(record, given)]
    return _only_one(sure)


def _only_one(sure: list[tuple[CompanyRecord, float]]) -> CompanyRecord | None:
    """The single best; an open company before one that has ceased."""
    for candidates in ([each for each in sure if each[0].open], sure):
        best = max((likeness for _, likeness in candidates), default=0.0)
        top = {record.siren: record for record, likeness in candidates if likeness == best}
        if top:
            return next(iter(top.values())) if len(top) == 1 else None
    return None


def _names(record: CompanyRecord) -> list[str]:
    """The register writes signs in brackets behind the name: "DUPONT SAS (LE PETIT CAFE)"."""
    parts = [part for part in re.split(r"[()]", record.name) if part.strip()]
    return [key for part in parts if (key := name_key(part))]


def _likeness(own: str, record: CompanyRecord) -> float:
    return max((alike(own, name) for name in _names(record)), default=0.0)


def _place_agrees(record: CompanyRecord, facts: LeadFacts) -> bool:
    """The same department, or the same town; a region is too wide to be sure."""
    own, theirs = places.department_of(facts.postal_code), places.department_of(record.postal_code)
    if own and theirs:
        return own == theirs
    return bool(facts.city) and places.town_key(facts.city) == places.town_key(record.city)


def _domain_agrees(record: CompanyRecord, given: Given) -> bool:
    """Their own domain spells the whole of the register's name: "boulangerie-des-lilas.fr"."""
    domains = [domain_of(given.website), domain_of(given.email)]
    labels = {domain.partition(".")[0].replace("-", "") for domain in domains if domain and not shared_domain(domain)}
    return any(name.replace(" ", "") in labels for name in _names(record) if len(telling(name)) > 1)
