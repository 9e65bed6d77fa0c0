"""Which lead, and which colleague, is meant by words. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from graphs.context import Person
from graphs.leads.normal import email_of, name_key, phone_of
from graphs.leads.port import Owner
from graphs.understanding.text import fold
from integrations.crm.port import Lead

MOST = 6
"""Leads one is asked to choose from, at most."""

READ = 3_000
"""The last leads that one is looked for in."""

_SURE = 92
_LIKELY = 75


@dataclass(frozen=True)
class Found:
    """Exactly one says what was found; none of them: nothing."""

    lead: Lead | None = None
    several: list[Lead] = field(default_factory=list[Lead])


def find_lead(text: str, leads: Sequence[Lead]) -> Found:
    """By address, number or id; else by the words of the name or of the company; else by likeness, which is asked."""
    said = text.strip()
    if not said:
        return Found()
    exact = _exact(said, leads)
    if exact:
        return _chosen(exact)
    key, plain = name_key(said), " ".join(fold(said).split())
    named = [each for each in leads if plain and plain in (fold(each.name).strip(), fold(each.company).strip())]
    named = named or [each for each in leads if key and name_key(each.company) == key]
    if named:
        return _chosen(named)
    words = set(re.findall(r"\w+", plain))
    partly = [each for each in leads if words and words <= set(re.findall(r"\w+", fold(f"{each.name} {each.company}")))]
    if partly:
        return _chosen(partly)
    scored = [(_likeness(plain, each), each) for each in leads]
    likely = sorted((pair for pair in scored if pair[0] >= _LIKELY), key=lambda pair: -pair[0])
    if not likely:
        return Found()
    sure = [each for value, each in likely if value >= _SURE]
    # A name that is not written as it is kept is shown before anything is changed.
    return _chosen(sure) if len(sure) == 1 else Found(several=[each for _, each in likely[:MOST]])


def _exact(said: str, leads: Sequence[Lead]) -> list[Lead]:
    address, phone = email_of(said), phone_of(said)
    return [
        each
        for each in leads
        if each.id == said
        or (address and email_of(each.email) == address)
        or (phone and each.phone and phone_of(each.phone) == phone)
        or (each.siren and re.sub(r"\D", "", said) == each.siren)
    ]


def _likeness(plain: str, lead: Lead) -> float:
    return max((fuzz.ratio(plain, fold(name)) for name in (lead.name, lead.company) if name.strip()), default=0.0)


def _chosen(leads: Sequence[Lead]) -> Found:
    return Found(leads[0]) if len(leads) == 1 else Found(several=list(leads[:MOST]))


def people_named(text: str, owners: Sequence[Owner], colleagues: Sequence[Person]) -> dict[str, str]:
    """Those who may be meant, id → name: those who take leads before the others."""
    known = {each.person: each.name for each in owners} | {
        each.id: each.name for each in colleagues if not each.outside
    }
    said = " ".join(fold(text).strip(" @,.;:!?").split())
    if not said:
        return {}
    mails = {each.person: each.email for each in owners} | {each.id: each.email for each in colleagues}
    for fits in (
        {id: name for id, name in known.items() if said in (fold(name), id.casefold(), mails.get(id, "").casefold())},
        {id: name for id, name in known.items() if set(said.split()) <= set(fold(name).split())},
    ):
        if fits:
            return fits
    return {}
