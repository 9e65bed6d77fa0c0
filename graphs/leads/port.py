"""What a lead's process asks of the desk: who could take a lead, how leads are scored, and the company's settings."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Literal, Protocol


@dataclass(frozen=True)
class Owner:
    """A colleague who takes leads. `territories` are postal-code prefixes ("75", "971"), country codes ("BE") or
    regions ("Bretagne"), `products` words; both empty: anything. `open_leads` and `last_given_at` tell how busy they
    are; `booking` their own booking page (an address, or an event type of the tool)."""

    person: str
    name: str
    email: str = ""
    territories: list[str] = field(default_factory=list[str])
    products: list[str] = field(default_factory=list[str])
    open_leads: int = 0
    last_given_at: datetime | None = None
    absent: bool = False
    booking: str = ""


@dataclass(frozen=True)
class Scoring:
    """Points by sign (see `graphs.leads.score.POINTS` for the codes and what they are by themselves), as the company
    has tuned them, and the two thresholds. `near`: a score that close to a threshold is asked about."""

    points: dict[str, int] = field(default_factory=dict[str, int])
    hot: int = 70
    warm: int = 40
    near: int = 2


@dataclass(frozen=True)
class LeadSettings:
    """`big_budget` euros excluding VAT above which a lead is asked about; `book_days` after which an unused booking
    link is followed by a word; `nurture_days` after which a warm lead is written to once more; `signature` the sender's
    name; `privacy_url` of the company's own notice."""

    big_budget: Decimal = Decimal(20_000)
    book_days: int = 3
    nurture_days: int = 14
    retention_days: int = 1095
    sectors: list[str] = field(default_factory=list[str])
    """NAF codes or their beginnings that the company aims at; empty: any."""
    zones: list[str] = field(default_factory=list[str])
    """As `Owner.territories`: where the company sells; empty: anywhere."""
    sizes: list[str] = field(default_factory=list[str])
    """INSEE codes of the workforce that the company aims at; empty: any but none."""
    booking: Literal["calendly", "calcom", "link", ""] = ""
    privacy_url: str = ""


class LeadDesk(Protocol):
    @property
    def settings(self) -> LeadSettings: ...

    async def owners(self) -> list[Owner]: ...

    async def scoring(self) -> Scoring: ...

    async def reclassified(self) -> int:
        """How many times people have put a lead in another class since the points were last tuned."""
        ...
