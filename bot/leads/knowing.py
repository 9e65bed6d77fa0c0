"""Whether somebody is known already, by the address or the number they gave; and whether they say anything new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.store import lead_claims
from bot.store.database import Connection
from graphs.leads.given import LONGEST_MESSAGE, Given

MONTH = timedelta(days=30)
"""How long somebody who comes back is the same lead; afterwards a new one is opened."""


@dataclass(frozen=True)
class Known:
    """`same`: the lead they are ("" new); `elsewhere`: another one that their number or address is known by; `free`:
    what the lead is to be known by from now on."""

    same: str = ""
    elsewhere: str = ""
    free: list[str] = field(default_factory=list[str])


def known_of(c: Connection, claims: Sequence[str], now: datetime) -> Known:
    """An address is one person's; a number may be a switchboard's, which two people with addresses of their own
    share."""
    held = lead_claims.held(c, claims)
    fresh = {key: claim.lead_id for key, claim in held.items() if claim.at >= now - MONTH}
    stale = [claim.lead_id for key, claim in held.items() if key not in fresh]
    emails = [key for key in claims if key.startswith("email:")]
    same = next((fresh[key] for key in emails if key in fresh), "")
    others = [fresh[key] for key in claims if key in fresh and key not in emails]
    if not same and others and not (emails and _has_address(c, others[0])):
        same = others[0]
    elsewhere = "" if same else next(iter([*others, *stale]), "")
    return Known(same, elsewhere, [key for key in claims if key not in fresh])


def words_of(given: Given) -> str:
    """What they say, as one text: the same for the same words; "" when they say nothing but who they are."""
    parts = [given.message, given.product, given.quantity, given.budget, given.deadline]
    parts += [f"{label}: {value}" for label, value in given.extra.items()]
    return "\n".join(part for part in parts if part.strip())[:LONGEST_MESSAGE]


def _has_address(c: Connection, lead_id: str) -> bool:
    return any(claim.key.startswith("email:") for claim in lead_claims.of_lead(c, lead_id))
