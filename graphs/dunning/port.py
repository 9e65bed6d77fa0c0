"""What Commis itself keeps of reminders: which level went out for which invoice, and what customers promised."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, Protocol

PromiseState = Literal["open", "kept", "broken", "withdrawn"]


@dataclass(frozen=True)
class Sent:
    """One reminder that left (or is leaving) for one invoice. `carrier`: it drove the sequence; otherwise it was only
    listed beside it. `balance` is what was left to pay then, euros including VAT; `key` names the mail."""

    customer_id: str
    invoice: str
    level: int
    at: datetime
    day: date
    carrier: bool
    balance: Decimal
    key: str
    case_id: str = ""


@dataclass(frozen=True)
class Promise:
    """`amount` None: all that was due; `invoices` empty: all of them. `source`: mail | chat; `words` as they were said;
    `check_on` is the working day on which the books are looked at."""

    id: str
    customer_id: str
    due_on: date
    check_on: date
    made_on: date
    amount: Decimal | None = None
    invoices: list[str] = field(default_factory=list[str])
    source: str = "chat"
    words: str = ""
    by: str = ""
    case_id: str = ""
    state: PromiseState = "open"
    owed: Decimal | None = None
    """What the promised invoices came to when it was made, euros including VAT."""


class Dunning(Protocol):
    """Errors: `integrations.errors.Unavailable`."""

    async def sent(self, *customer_ids: str) -> list[Sent]:
        """All reminders of these customers (of everybody without an id), the oldest first."""
        ...

    async def asked(self) -> set[str]:
        """Ids of the customers about whose reminder somebody is being asked."""
        ...

    async def promises(self, *customer_ids: str) -> list[Promise]:
        """All promises of these customers (of everybody without an id), the oldest first."""
        ...
