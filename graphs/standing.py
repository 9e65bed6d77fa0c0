"""How we stand with a customer beyond the books: what runs that no process may disturb. Kept by Commis itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

StandingKind = Literal[
    "dispute", "promise", "final_notice", "objection", "complaint", "hold", "absence", "insolvency", "bounced"
]
"""dispute: they contest an invoice · promise: they promised to pay · final_notice: a mise en demeure is out ·
objection: they asked not to be written to · complaint: an angry customer, whom people handle · hold: a colleague wants
no reminder for a while · absence: nobody there until a day · insolvency: a court procedure runs · bounced: mail to that
address comes back."""

BOOKS = "books"
"""Who says so, when it is the books (an invoice that they call disputed)."""

SUSPECTED = "unclear"
"""Who says so, when it may be so: a customer's words that somebody is asked about."""


@dataclass(frozen=True)
class Standing:
    """One thing that runs. `subject` is a customer's id, or an e-mail address for someone the books do not know;
    `until` is its last day (None: until somebody ends it); `by` a person's id (or `BOOKS`, or `SUSPECTED`)."""

    subject: str
    kind: StandingKind
    since: date
    until: date | None = None
    note: str = ""
    by: str = ""


class Standings(Protocol):
    async def of(self, *subjects: str) -> list[Standing]:
        """All that runs today for any of these ids or addresses. Raises `integrations.errors.Unavailable`."""
        ...
