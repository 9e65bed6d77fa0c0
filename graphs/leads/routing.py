"""Who takes a lead: whose territory and products it falls in, then who has least to do, then whose turn it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime

from graphs.leads import places
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.port import Owner
from graphs.understanding.stems import stem
from graphs.understanding.text import fold

_NEVER = datetime.min.replace(tzinfo=UTC)
_WORDS = re.compile(r"[^\W_]+")


def choose_owner(
    owners: Sequence[Owner], facts: LeadFacts, given: Given, today: date
) -> tuple[Owner | None, list[str]]:
    """The second says why: territory, product, load, turn, only, or elsewhere (nobody's territory or products fit: all
    who are there). Nobody absent is chosen; None where nobody is there."""
    present = [owner for owner in owners if not owner.absent]
    if not present:
        return None, []
    words = _stems(" ".join([facts.product, *facts.skus, given.product, given.message[:4_000]]))
    fits = {owner.person: _fit(owner, facts, words) for owner in present}
    able = [owner for owner in present if fits[owner.person] is not None]
    why: list[str] = [] if able else ["elsewhere"]
    best = max((fit for owner in able if (fit := fits[owner.person])), default=None)
    chosen = [owner for owner in able if best is not None and fits[owner.person] == best] or able or present
    if best and len(present) > 1:
        why += [code for code, value in zip(("territory", "product"), best, strict=True) if value]
    if len(present) == 1:
        return present[0], [*why, "only"]
    return _by_load(chosen, why)


def _fit(owner: Owner, facts: LeadFacts, words: set[str]) -> tuple[int, int] | None:
    """How narrowly their territory and their products fit; None where one is plainly another's."""
    narrow = places.covers(owner.territories, facts.postal_code, facts.region, facts.country)
    placed = bool(facts.postal_code or facts.region or facts.country)
    if owner.territories and not narrow and placed:
        return None
    named = sum(1 for product in owner.products if (own := _stems(product)) and own <= words)
    if owner.products and not named and (facts.product or facts.skus):
        return None
    return narrow, min(named, 1)


def _stems(text: str) -> set[str]:
    found: list[str] = _WORDS.findall(fold(text))
    return {stem(word) for word in found}


def _by_load(owners: Sequence[Owner], why: list[str]) -> tuple[Owner, list[str]]:
    ordered = sorted(owners, key=lambda owner: (owner.open_leads, _given_at(owner), owner.person))
    if len(ordered) == 1:
        return ordered[0], why or ["only"]
    lighter = ordered[0].open_leads < ordered[1].open_leads
    return ordered[0], [*why, "load" if lighter else "turn"]


def _given_at(owner: Owner) -> datetime:
    return owner.last_given_at or _NEVER
