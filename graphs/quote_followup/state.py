"""What the follow-up process remembers of a case between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.gate import Act, Ask, Permit, Refuse
from graphs.process import Ending
from graphs.quote_followup.brief import FollowupBrief
from integrations.books.port import Customer, QuoteAnswer, SentQuote


@dataclass(frozen=True)
class Mail:
    to: str
    subject: str
    text: str


GapCode = Literal["which", "customer", "outcome", "accepted", "declined", "words"]
"""which: several quotes wait · customer: nobody known by that name has one · outcome: it expired without an answer ·
accepted, declined, words: their customer wrote so (words: neither for sure)."""


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `quotes` are those one may choose from; `text` is the name as written; `misheard` an
    answer that could not be used."""

    code: GapCode
    quotes: list[SentQuote] = field(default_factory=list[SentQuote])
    text: str = ""
    misheard: str = ""


@dataclass(frozen=True)
class AskedApproval:
    """What the gate wants to know, of whom. `excluded` edited what is shown now."""

    role: str
    approvals_needed: int
    confirm: bool
    excluded: list[str] = field(default_factory=list[str])


Go = Literal["ask", "weigh", "approve", "await_mail", "await_mark", "end"]
"""Where the case goes from a node that decides."""


class FollowupState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    brief: FollowupBrief
    quote: SentQuote | None
    gap: Gap | None
    mail: Mail | None
    editors: list[str]
    reasons: list[Reason]
    approval: AskedApproval | None
    would: Act | Ask | Refuse | None
    go: Go
    waiting: str
    marking: QuoteAnswer | None
    marked: str
    sent_to: str
    attempts: int
    ending: Ending


class Asked(TypedDict):
    """Something came in: a brief, an answer to `which` or `customer`, or a word instead of a decision."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    gap: Gap | None
    brief: NotRequired[FollowupBrief]


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """Something must be asked. Where it is about one quote, that is `quote`."""

    brief: FollowupBrief
    gap: Gap
    quote: SentQuote | None


class Told(Missing):
    """It was answered."""

    answer: dict[str, Any] | None


class Identified(TypedDict):
    """The quote is found. With `editors`, `mail` is what they made of it."""

    brief: FollowupBrief
    quote: SentQuote
    mail: Mail | None
    editors: list[str]


class Judged(Identified):
    """The gate wants an approval."""

    reasons: list[Reason]
    approval: AskedApproval


class Decided(Judged):
    """Somebody decided, or time did."""

    decision: dict[str, Any]


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


class Acted(TypedDict):
    """The mail left, or could not; or the answer is kept, or could not be."""

    brief: FollowupBrief
    quote: SentQuote
    editors: list[str]
    outcome: dict[str, Any] | None
    marking: NotRequired[QuoteAnswer | None]
    attempts: NotRequired[int]


SAVED: tuple[type, ...] = (
    FollowupBrief, Mail, Gap, AskedApproval, SentQuote, Customer, Reason, Act, Ask, Refuse, Permit,
)  # fmt: skip
"""All classes a checkpoint of this process may hold."""
