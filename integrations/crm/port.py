"""What a company's customer-relationship records can be asked and told about people who may become customers.

Money is `Decimal` in euros excluding VAT; instants are UTC-aware. Ids are opaque strings given by whoever makes the
lead, so that making it twice makes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol

LeadClass = Literal["hot", "warm", "cold", "spam", "job", "customer", ""]
"""job: somebody looks for work · customer: they are one already · "": not settled yet."""

LeadStatus = Literal["new", "contacted", "asked", "booked", "nurtured", "handed", "won", "lost", "archived"]
"""contacted: sent a booking link or an answer · asked: for what is missing · nurtured: written to once more ·
handed: its owner sees to it."""

OPEN_STATUSES: tuple[LeadStatus, ...] = ("new", "contacted", "asked", "booked", "nurtured", "handed")


@dataclass(frozen=True)
class ScorePoint:
    """`code` says which sign (see `graphs.leads.score`), `points` may be negative, `found` what it was seen in: at most
    120 characters."""

    code: str
    points: int
    found: str = ""


@dataclass(frozen=True)
class CompanyRecord:
    """What a public register says of a company, and nothing about people. `size` is INSEE's code of the workforce
    (tranche d'effectif), `activity` its NAF code; `open` False: it has ceased. `source` and `read_at` say where it
    comes from."""

    siren: str
    name: str
    activity: str = ""
    size: str = ""
    category: str = ""
    postal_code: str = ""
    city: str = ""
    created_on: str = ""
    open: bool = True
    source: str = ""
    read_at: str = ""


@dataclass(frozen=True)
class Lead:
    """`source`: web | mail | chat | import | form, `via` the form or file it came by. `given_on`: what they gave is
    `name` to `message`, in their own words; `facts` (JSON-like, strings) what was read of it: product, quantity,
    budget, deadline, city … `consent` None: not asked. `informed_at`: when they were told where their data come from
    (art. 13/14 GDPR); `direct` False: they did not give it themselves. `owner` a person's id. `hot_since`: when they
    were last put among the hot ones (None: they are not)."""

    id: str
    received_at: datetime
    source: str
    via: str = ""
    name: str = ""
    company: str = ""
    email: str = ""
    phone: str = ""
    siren: str = ""
    website: str = ""
    postal_code: str = ""
    country: str = ""
    message: str = ""
    language: str = "fr"
    consent: bool | None = None
    direct: bool = True
    facts: dict[str, str] = field(default_factory=dict[str, str])
    record: CompanyRecord | None = None
    classed: LeadClass = ""
    score: int = 0
    points: list[ScorePoint] = field(default_factory=list[ScorePoint])
    missing: list[str] = field(default_factory=list[str])
    status: LeadStatus = "new"
    owner: str = ""
    customer_id: str = ""
    budget: Decimal | None = None
    first_reply_at: datetime | None = None
    last_contact_at: datetime | None = None
    booked_for: datetime | None = None
    informed_at: datetime | None = None
    hot_since: datetime | None = None
    case_id: str = ""


@dataclass(frozen=True)
class LeadNote:
    """`kind`: said (they wrote) | sent (we wrote) | note | status | class | owner | booking. `by`: a person's id,
    "commis" or "outside"."""

    at: datetime
    kind: str
    by: str
    text: str


@dataclass(frozen=True)
class LeadKeys:
    """How a lead may be found again, each normalised (see `graphs.leads.normal`), "" for none. `name_key` is the
    company's name without its legal form."""

    email: str = ""
    phone: str = ""
    siren: str = ""
    domain: str = ""
    name_key: str = ""


class Crm(Protocol):
    """Errors: `Unavailable`, `Rejected`, `NotFound`, `Misconfigured` of `integrations.errors`."""

    async def put_lead(self, key: str, lead: Lead, keys: LeadKeys) -> Lead:
        """Makes it, or writes all of it anew when its id is there. Idempotent under `key`."""
        ...

    async def change_lead(self, key: str, lead_id: str, changes: dict[str, object], note: LeadNote | None) -> Lead:
        """`changes` by field of `Lead` (typed values); `NotFound` for an unknown id. Idempotent under `key`."""
        ...

    async def add_lead_note(self, key: str, lead_id: str, note: LeadNote) -> None:
        """Idempotent under `key`; `NotFound` for an unknown id."""
        ...

    async def lead(self, lead_id: str) -> Lead | None: ...

    async def lead_notes(self, lead_id: str) -> list[LeadNote]:
        """The oldest first."""
        ...

    async def leads(
        self,
        *,
        since: datetime | None = None,
        hot_since: datetime | None = None,
        statuses: Sequence[LeadStatus] = (),
        owner: str = "",
        limit: int | None = None,
    ) -> list[Lead]:
        """The newest first; `since`: received from then on; `hot_since`: hot, and so from then on; empty `statuses`:
        all."""
        ...

    async def similar_leads(self, keys: LeadKeys) -> list[Lead]:
        """All that share at least one key (of a domain that many people share, the caller gives none), the newest
        first; at most 50."""
        ...

    async def forget_person(self, address: str) -> int:
        """Erases every lead of that e-mail address with its notes and keys; returns how many leads."""
        ...

    async def forget_before(self, last_contact: datetime) -> list[str]:
        """Erases leads that are not customers and with whom there was no contact since; returns their addresses."""
        ...
