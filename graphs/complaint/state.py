"""What the complaint process remembers of a case between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Choice, Reason
from graphs.complaint.brief import ComplaintBrief
from graphs.complaint.port import Exchange
from graphs.process import Ending
from graphs.standing import Standing


@dataclass(frozen=True)
class Subject:
    """Whom it is about. `id` "" for somebody the books do not know: `email` is the address that wrote then."""

    id: str
    name: str
    email: str = ""
    contact: str = ""
    segment: str = "standard"
    since: date | None = None

    @property
    def key(self) -> str:
        """Under which a standing is kept; "" when neither is known."""
        return self.id or self.email.strip().casefold()


@dataclass(frozen=True)
class Billed:
    """An invoice: `balance` is what is left to pay, euros including VAT (negative: what we owe)."""

    number: str
    issued_on: date
    due_on: date
    total: Decimal
    balance: Decimal
    disputed: bool = False


@dataclass(frozen=True)
class Quoted:
    """A quote: `open` waits for an answer; euros excluding VAT."""

    number: str
    on: date
    total: Decimal
    open: bool


@dataclass(frozen=True)
class Promised:
    """`amount` None: all that was due, euros including VAT."""

    made_on: date
    due_on: date
    amount: Decimal | None
    state: str


@dataclass(frozen=True)
class History:
    """What whoever takes it need not look for, the newest first. `billed` and `quoted` of the last year, with older
    invoices that are still open; `runs` what else runs with them. `unread`: a part could not be read just now."""

    billed: list[Billed] = field(default_factory=list[Billed])
    quoted: list[Quoted] = field(default_factory=list[Quoted])
    promised: list[Promised] = field(default_factory=list[Promised])
    exchanged: list[Exchange] = field(default_factory=list[Exchange])
    runs: list[Standing] = field(default_factory=list[Standing])
    unread: bool = False

    def overdue(self, today: date) -> list[Billed]:
        return [each for each in self.billed if each.balance > 0 and each.due_on < today and not each.disputed]


PRECAUTION = "commis"
"""Who says that a complaint runs, before an alert about it could be opened."""

GapCode = Literal["who", "which", "unknown"]
"""who: nobody was named · which: several may be meant · unknown: the books know nobody of that name."""


@dataclass(frozen=True)
class Gap:
    code: GapCode
    text: str = ""
    choices: list[Choice] = field(default_factory=list[Choice])


Outcome = Literal["", "settled", "not_complaint", "added", "withdrawn"]
"""added: an alert ran already, and was told."""

Go = Literal["ask", "alert", "settle", "end"]


class ComplaintState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    brief: ComplaintBrief
    subject: Subject | None
    gap: Gap | None
    history: History
    before: Standing | None
    role: str
    raised: int
    taker: str
    agreed: str
    outcome: Outcome
    reasons: list[Reason]
    go: Go
    ending: Ending


class Asked(TypedDict):
    """Something came in: a brief, or the answer to the question about `gap`."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    gap: Gap | None
    brief: NotRequired[ComplaintBrief]


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """Somebody must say whom it is about."""

    brief: ComplaintBrief
    gap: Gap


class Known(TypedDict):
    """Whom it is about is known."""

    brief: ComplaintBrief
    subject: Subject


class Alerted(Known):
    """People are asked to take it: `role` at least, for the `raised`-th time. `before` ran before it did."""

    history: History
    before: Standing | None
    role: str
    raised: int
    taker: str


class Decided(Alerted):
    """Somebody decided, or time did. `taker` "" while nobody has taken it."""

    decision: dict[str, Any]


SAVED: tuple[type, ...] = (
    ComplaintBrief, Subject, Billed, Quoted, Promised, History, Exchange, Standing, Gap, Choice, Reason,
)  # fmt: skip
"""All classes a checkpoint of this process may hold."""
