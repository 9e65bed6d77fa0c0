"""What the reminder process remembers of a case between turns: one customer's reminder, or a run over all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Choice, Reason
from graphs.dunning.account import Listed
from graphs.dunning.ladder import Tone
from graphs.dunning.payer import Payer
from graphs.dunning.penalty import Penalty, PenaltyPiece
from graphs.dunning.plan import Contact, Wait
from graphs.dunning.port import Sent
from graphs.gate import Act, Ask, Permit, Refuse
from graphs.message import FileRef
from graphs.process import Ending
from integrations.books.port import Company, Customer

GapCode = Literal["customer_missing", "customer_which", "unknown_customer", "unknown_invoice", "invoice_which"]


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `text` is what was written, `choices` in the order they are shown, `misheard` an
    answer that could not be used."""

    code: GapCode
    text: str = ""
    choices: list[Choice] = field(default_factory=list[Choice])
    misheard: str = ""


@dataclass(frozen=True)
class Wanted:
    """Whom it is about, as far as it is found. `customer` and `invoices` as written until `customer_id` and `numbers`
    are set. `run`, `approved_by`, `level`, `total` and `waited` as in the brief."""

    customer: str = ""
    invoices: list[str] = field(default_factory=list[str])
    customer_id: str = ""
    name: str = ""
    numbers: list[str] = field(default_factory=list[str])
    run: str = ""
    approved_by: list[str] = field(default_factory=list[str])
    level: int | None = None
    total: str = ""
    waited: int = 0

    @property
    def announced(self) -> bool:
        """It has a thread of its own: the run expected that a person would be asked."""
        return bool(self.run) and self.level is None

    @property
    def silent(self) -> bool:
        """One of the usual ones of a run, which has told of it."""
        return bool(self.run) and self.level is not None


@dataclass(frozen=True)
class Letter:
    """The mail as it leaves. `edited_by`: who changed its words."""

    subject: str
    body: str
    edited_by: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Prepared:
    """Exactly what is put before who decides, and what is done when they agree. `language` is the customer's;
    `outstanding` all they owe, due or not; `credit` all we owe them (none of it positive); `history` the mails that
    left before, one row each; `copies` the invoices attached; `notice` the draft of a formal notice, which no mail
    carries."""

    customer: Customer
    company: Company
    language: str
    payer: Payer
    contact: Contact
    letter: Letter
    reasons: list[Reason] = field(default_factory=list[Reason])
    outstanding: Decimal = Decimal(0)
    credit: Decimal = Decimal(0)
    history: list[Sent] = field(default_factory=list[Sent])
    copies: list[FileRef] = field(default_factory=list[FileRef])
    notice: FileRef | None = None


@dataclass(frozen=True)
class Asked:
    """The approval that is asked. `excluded` are who edited it and may not approve it; `again` says why it is asked
    once more ("" for the first time); `problem` what was wrong with an edit, by language."""

    role: str
    approvals_needed: int
    confirm: bool
    excluded: list[str] = field(default_factory=list[str])
    approvers: list[str] = field(default_factory=list[str])
    again: str = ""
    problem: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Planned:
    """One customer of a run. `codes` of the reasons why a person must agree, or why nothing may leave; `gentle`: a VIP
    or a first lateness, whom the courteous tone is for whatever the level."""

    customer_id: str
    name: str
    level: int
    tone: Tone
    total: Decimal
    days_overdue: int
    invoices: int
    codes: list[str] = field(default_factory=list[str])
    gentle: bool = False


@dataclass(frozen=True)
class Survey:
    """A run over all receivables on one day. `usual` leave once the run may go, `asked` need a person each, `barred`
    may not leave at all; `waiting` counts the customers who owe something and whose time has not come. Each list the
    highest amount first."""

    day: date
    usual: list[Planned] = field(default_factory=list[Planned])
    asked: list[Planned] = field(default_factory=list[Planned])
    barred: list[Planned] = field(default_factory=list[Planned])
    waiting: int = 0

    @property
    def total(self) -> Decimal:
        """What the usual ones are asked for, euros VAT included."""
        return sum((each.total for each in self.usual), Decimal(0))


Went = Literal[
    "ask_customer", "weigh", "survey", "approve", "act", "await_mail", "approve_run", "open", "rehearse", "end"
]


class ReminderState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    wanted: Wanted | None
    gap: Gap | None
    prepared: Prepared | None
    asked: Asked | None
    reasons: list[Reason]
    decided: bool
    attempts: int
    permit: Permit | None
    would: Act | Ask | Refuse | None
    idle: Wait | None
    not_sent: str
    sent: bool
    survey: Survey | None
    opened: bool
    waiting: str
    go: Went
    ending: Ending


class Incoming(TypedDict):
    """A brief came in, the answer to the question about `gap`, or other words while a decision was awaited."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: NotRequired[dict[str, Any] | None]
    gap: Gap | None
    wanted: NotRequired[Wanted | None]


class Going(TypedDict):
    go: Went


class Missing(TypedDict):
    gap: Gap
    wanted: Wanted | None


class Found(TypedDict):
    """The customer is known. `attempts` counts how often the books said otherwise when the mail was about to leave;
    `prepared` is what was about to, and `decided` whether somebody had agreed to it."""

    wanted: Wanted
    attempts: int
    prepared: NotRequired[Prepared | None]
    asked: NotRequired[Asked | None]
    decided: bool


class Judged(TypedDict):
    """Ready to be put before who decides."""

    wanted: Wanted
    prepared: Prepared
    asked: Asked


class Decided(Judged):
    decision: dict[str, Any]


class Acting(TypedDict):
    """Let go: `permit` says by whom. `decided`: somebody was asked about exactly this."""

    wanted: Wanted
    prepared: Prepared
    permit: Permit
    decided: bool
    attempts: int


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


class Settling(Acting):
    outcome: dict[str, Any] | None


class Rehearsing(TypedDict):
    wanted: Wanted
    prepared: Prepared
    would: Act | Ask | Refuse


class Surveyed(TypedDict):
    survey: Survey
    asked: Asked


class RunDecided(Surveyed):
    decision: dict[str, Any]


class Opening(TypedDict):
    survey: Survey
    permit: Permit


SAVED: tuple[type, ...] = (
    Gap,
    Wanted,
    Letter,
    Prepared,
    Asked,
    Planned,
    Survey,
    Choice,
    Reason,
    Customer,
    Company,
    Payer,
    Contact,
    Listed,
    Penalty,
    PenaltyPiece,
    Wait,
    Sent,
    FileRef,
    Permit,
    Act,
    Ask,
    Refuse,
)
"""All classes a checkpoint of this process may hold."""
