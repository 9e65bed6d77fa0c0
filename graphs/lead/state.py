"""What the lead process remembers of a case between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NotRequired, cast

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.gate import Act, Ask, Demand, Permit, Refuse
from graphs.lead.brief import ChangeLead, LeadMoved, NewLead, TunePoints
from graphs.leads.duplicates import Likeness
from graphs.leads.facts import LeadFacts
from graphs.leads.given import Given
from graphs.leads.port import Owner, Scoring
from graphs.leads.score import Scored
from graphs.process import Ending
from integrations.books.port import Customer
from integrations.crm.port import CompanyRecord, Lead, LeadClass, LeadKeys, LeadStatus, ScorePoint

AnyBrief = NewLead | LeadMoved | ChangeLead | TunePoints

Purpose = Literal["booking", "ask", "nurture", "again", "decline", "answer"]
"""booking: the link by which they book · ask: for what is missing · nurture: a warm lead, once more · again: nobody
used the link · decline: a polite no · answer: somebody will call."""

Looked = Literal["found", "none", "down", "not_asked", "known"]
"""How the look into the register of companies went. none: nothing sure · down: it could not be asked · not_asked: no
company is named · known: it was read before."""


@dataclass(frozen=True)
class Mail:
    """`text` may hold `{booking_link}`: the link is obtained as the mail leaves."""

    to: str
    subject: str
    text: str
    purpose: Purpose


@dataclass(frozen=True)
class Ruled:
    """What the company's rules say of it. `classed` "" when they put it in no class; `vip`: they call its company so;
    `bans` forbid to write; `unsure` are rules that might ask or forbid if more were known."""

    classed: LeadClass = ""
    vip: bool = False
    bans: list[Reason] = field(default_factory=list[Reason])
    demands: list[Demand] = field(default_factory=list[Demand])
    unsure: list[Reason] = field(default_factory=list[Reason])
    used: list[str] = field(default_factory=list[str])
    words: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Course:
    """What is to be done: a mail of that purpose ("" none), and the status the lead has afterwards. `why` tells, where
    no mail is written: question · complete · no_address · no_consent · sent_before · not_booked · no_news · aside ·
    customer · refused."""

    purpose: Purpose | Literal[""]
    status: LeadStatus
    why: str = ""


@dataclass(frozen=True)
class AskedApproval:
    """What the gate wants to know, of whom. `excluded` edited what is shown now."""

    role: str
    approvals_needed: int
    confirm: bool
    excluded: list[str] = field(default_factory=list[str])
    approvers: list[str] = field(default_factory=list[str])


GapCode = Literal["which", "lead", "owner", "tuning"]
"""which: several leads fit · lead: none is known by that · owner: no colleague, or several, are called so."""


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `leads` are those one may choose from, `people` (id → name) the colleagues; `text` is
    what was written; `misheard` an answer that could not be used."""

    code: GapCode
    leads: list[Lead] = field(default_factory=list[Lead])
    people: dict[str, str] = field(default_factory=dict[str, str])
    text: str = ""
    misheard: str = ""


@dataclass(frozen=True)
class Replayed:
    """How many of the last leads were looked at, and the moves: (from, to) → how many."""

    seen: int = 0
    moves: dict[str, int] = field(default_factory=dict[str, int])


Go = Literal[
    "seek", "fetch", "pick", "scoring", "read", "enrich", "score", "route", "keep", "await_kept", "stand", "write",
    "weigh", "approve", "recheck", "await_mail", "ask", "change", "replay", "confirm", "await_points", "step", "end",
]  # fmt: skip
"""Where the case goes from a node that decides."""


class LeadState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    brief: AnyBrief
    gap: Gap | None
    given: Given | None
    keys: LeadKeys
    similar: list[Lead]
    lead: Lead | None
    before: Lead | None
    facts: LeadFacts | None
    goods: list[str]
    likeness: Likeness | None
    looked: Looked
    scored: Scored | None
    ruled: Ruled
    owner: Owner | None
    owner_why: list[str]
    course: Course | None
    runs: list[Reason]
    runs_ask: list[Reason]
    mail: Mail | None
    written: bool
    settled: list[str]
    editors: list[str]
    seen: bool
    reasons: list[Reason]
    approval: AskedApproval | None
    would: Act | Ask | Refuse | None
    scoring: Scoring | None
    replayed: Replayed | None
    go: Go
    waiting: str
    sent_to: str
    told: bool
    carded: str
    ending: Ending


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Begun(TypedDict):
    """Something came in: a brief, an answer, or a word instead of a decision."""

    request: dict[str, Any] | None
    decision: dict[str, Any] | None
    answer: dict[str, Any] | None
    brief: AnyBrief
    lead: NotRequired[Lead | None]
    gap: Gap | None


class Seeking(TypedDict):
    """What they gave is there; whom it is like is looked for."""

    brief: NewLead | LeadMoved
    given: Given
    keys: LeadKeys
    before: Lead | None


class Likening(Seeking):
    similar: list[Lead]


class Reading(Seeking):
    """What was read of it, and whom it is like."""

    facts: LeadFacts
    likeness: Likeness


class Enriched(Reading):
    lead: Lead
    looked: Looked


class Classed(Enriched):
    scored: Scored
    ruled: Ruled


class Unrouted(TypedDict):
    """Who is to take it is not known; where it is known what to do, that is `course`."""

    brief: AnyBrief
    lead: Lead
    before: Lead | None
    given: Given | None
    facts: LeadFacts | None
    likeness: Likeness | None
    course: Course | None


class Routed(Classed):
    owner: Owner | None
    owner_why: list[str]
    course: Course


class OnCourse(TypedDict):
    """It is decided what to do about the lead; nobody has been written to."""

    brief: AnyBrief
    lead: Lead
    before: Lead | None
    given: Given | None
    facts: LeadFacts | None
    goods: list[str]
    likeness: Likeness | None
    looked: Looked
    scored: Scored | None
    ruled: Ruled
    owner: Owner | None
    owner_why: list[str]
    course: Course
    runs: list[Reason]
    runs_ask: list[Reason]
    mail: Mail | None
    written: bool
    settled: list[str]
    editors: list[str]
    seen: bool
    scoring: Scoring | None
    decision: dict[str, Any] | None
    reasons: list[Reason]
    told: bool
    carded: str


def replaced(state: OnCourse, **values: Any) -> OnCourse:
    """The same with other values, for what is said of it in this turn."""
    return cast(OnCourse, {**state, **values})


class Judged(OnCourse):
    """The gate wants an approval."""

    approval: AskedApproval


class Decided(Judged):
    """Somebody decided, or time did."""


class Acted(OnCourse):
    """The mail left, or could not."""

    outcome: dict[str, Any] | None


class Picking(TypedDict):
    brief: ChangeLead
    gap: Gap | None
    answer: dict[str, Any] | None
    lead: NotRequired[Lead | None]


class Changing(Picking):
    """The lead is found."""


class Tuning(TypedDict):
    brief: TunePoints
    scoring: Scoring
    replayed: Replayed
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    approval: AskedApproval


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


SAVED: tuple[type, ...] = (
    NewLead, LeadMoved, ChangeLead, TunePoints, Mail, Ruled, Course, AskedApproval, Gap, Replayed, Given, LeadFacts,
    Likeness, Scored, ScorePoint, Owner, Scoring, Lead, LeadKeys, CompanyRecord, Customer, Reason, Demand, Act, Ask,
    Refuse, Permit,
)  # fmt: skip
"""All classes a checkpoint of this process may hold."""
