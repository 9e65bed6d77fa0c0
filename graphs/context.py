"""All that a node may reach: its ports, its case, its asker, its clock, and the staging of what the turn will commit.

A Context lives for one turn. Whatever a node stages is committed together with the checkpoint, or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal
from zoneinfo import ZoneInfo

from graphs.agenda import Agenda
from graphs.calendar import WorkCalendar
from graphs.complaint.port import Exchanges
from graphs.dunning.ladder import Ladder
from graphs.dunning.limits import Limits
from graphs.dunning.port import Dunning
from graphs.dunning.texts_port import Texts
from graphs.leads.port import LeadDesk
from graphs.message import FileRef, Message
from graphs.notes import is_note
from graphs.rules.port import Rules
from graphs.standing import Standing, Standings
from integrations.books.port import Books
from integrations.charts.port import Charts
from integrations.crm.port import Crm
from integrations.documents.port import Documents
from integrations.register.port import Register

if TYPE_CHECKING:
    from graphs.gate import Permit

Autonomy = Literal["observe", "propose", "act"]


@dataclass(frozen=True)
class Role:
    """`rank` orders roles: a higher one may do what a lower one may. Limits: None is unlimited.

    `discount_limit` in percent and `amount_limit` in euros excluding VAT: what a holder may send (or approve) alone.
    """

    name: str
    rank: int
    discount_limit: Decimal | None
    amount_limit: Decimal | None


@dataclass(frozen=True)
class Person:
    """`role` is a role's name. `outside` is true for someone who is not of the company (a customer's mail)."""

    id: str
    name: str
    email: str
    role: str
    language: str
    time_zone: str
    outside: bool = False


@dataclass(frozen=True)
class UndoTier:
    """From that amount on (euros excluding VAT), so many minutes of working time to take an act back."""

    above: Decimal
    minutes: int


@dataclass(frozen=True)
class Policy:
    """The company's standing limits. `roles` from lowest to highest rank; amounts in euros excluding VAT.

    `act_limit`: with autonomy `act`, what is above it is asked all the same (None: no limit). `paused`: effects of
    the process wait for the resume. `undo`: how long an act that nobody saw can be taken back.
    Above `confirm_above` a click is confirmed; above `two_people_above` two different people approve (None: never).
    `editor_may_approve` lets whoever edited a proposal approve it (the ledger says so).
    `approval_days` until an approval expires.
    """

    roles: list[Role]
    autonomy: Autonomy = "act"
    act_limit: Decimal | None = None
    paused: bool = False
    undo: list[UndoTier] = field(default_factory=list[UndoTier])
    confirm_above: Decimal | None = Decimal(10_000)
    two_people_above: Decimal | None = Decimal(50_000)
    editor_may_approve: bool = False
    approval_days: int = 7

    def role(self, name: str) -> Role | None:
        return next((role for role in self.roles if role.name == name), None)


@dataclass(frozen=True)
class StagedSay:
    name: str
    message: Message


@dataclass(frozen=True)
class StagedEffect:
    """`awaited`: the case waits for its outcome (an `EffectAwaited` with the same key). `undo_minutes`: how much
    working time is left to take it back before it leaves; `not_before`: it leaves then at the earliest."""

    key: str
    kind: str
    payload: dict[str, Any]
    shadow: bool = False
    awaited: bool = False
    undo_minutes: int = 0
    not_before: datetime | None = None


@dataclass(frozen=True)
class StagedFile:
    ref: FileRef
    body: bytes


@dataclass(frozen=True)
class StagedCase:
    """A case of its own that this turn opens. `announce` begins a thread for it; without one it is worked where this
    case is. `at`: not before then."""

    name: str
    process: str
    brief: dict[str, Any]
    announce: Message | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class StagedRecord:
    """One ledger row: `kind` is asked | decided | effect | refused | changed | judged; `why` is typed (rule, limit)."""

    kind: str
    what: str
    why: dict[str, Any]


@dataclass
class Context:
    """`turn_key` identifies the event being worked, so keys made from it are the same when the turn is run again.

    `deciders` are the people of the `Decision` this turn resumes with (empty: the turn brings no decision, or they are
    not known): their own limits count when they edited a proposal. `colleagues` are all people of the company.
    `ask_customers`: mails with a quote end with a link by which the customer says how it was.
    """

    case_id: str
    turn_key: str
    asker: Person
    now: datetime
    language: str
    books: Books
    documents: Documents
    rules: Rules
    policy: Policy
    progress_to: Callable[[str], Awaitable[None]] | None = None
    says: list[StagedSay] = field(default_factory=list[StagedSay])
    effects: list[StagedEffect] = field(default_factory=list[StagedEffect])
    files: list[StagedFile] = field(default_factory=list[StagedFile])
    records: list[StagedRecord] = field(default_factory=list[StagedRecord])
    deciders: list[Person] = field(default_factory=list[Person])
    colleagues: list[Person] = field(default_factory=list[Person])
    standings: Standings | None = None
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    dunning: Dunning | None = None
    texts: Texts | None = None
    agenda: Agenda | None = None
    ladder: Ladder = field(default_factory=Ladder)
    dunning_limits: Limits = field(default_factory=Limits)
    charts: Charts | None = None
    crm: Crm | None = None
    register: Register | None = None
    leads: LeadDesk | None = None
    exchanges: Exchanges | None = None
    complaint_role: str = ""
    ask_customers: bool = False
    cases: list[StagedCase] = field(default_factory=list[StagedCase])

    @property
    def today(self) -> date:
        """The asker's local date."""
        return self.now.astimezone(ZoneInfo(self.asker.time_zone)).date()

    def key(self, name: str) -> str:
        """A key for an effect of this turn: never random, the same when the turn is run again."""
        return f"{self.turn_key}:{name}"

    def say(self, message: Message, name: str = "say") -> None:
        """Stages a message to the case's thread. Order of saying is order of posting."""
        self.says.append(StagedSay(f"{name}.{len(self.says)}", message))

    def effect(
        self,
        kind: str,
        name: str,
        payload: dict[str, Any],
        *,
        permit: Permit,
        awaited: bool = False,
        not_before: datetime | None = None,
    ) -> str:
        """Stages an outward act that passed the gate, done once under the returned key. Kinds: see `bot.effects`.
        Raises ValueError when the permit is one for notes and the act is none."""
        if permit.note and not is_note(kind):
            raise ValueError(f"{kind} reaches somebody outside: it takes a verdict of the gate")
        key = self.key(name)
        self.effects.append(StagedEffect(key, kind, payload, False, awaited, permit.undo_minutes, not_before))
        return key

    def open(
        self,
        name: str,
        process: str,
        brief: dict[str, Any],
        *,
        announce: Message | None = None,
        at: datetime | None = None,
    ) -> None:
        """Stages a case of its own for somebody else's matter (the next customer of a run); the same name opens it
        once."""
        self.cases.append(StagedCase(name, process, brief, announce, at))

    def rehearse(self, kind: str, name: str, payload: dict[str, Any]) -> None:
        """Stages what would have been done, for the record only: it never leaves."""
        self.effects.append(StagedEffect(self.key(name), kind, payload, shadow=True))

    async def standing(self, *subjects: str) -> list[Standing]:
        """What runs for these customers (ids) or addresses; see `graphs.standing`."""
        known = [subject for subject in subjects if subject]
        return await self.standings.of(*known) if self.standings is not None and known else []

    def keep(self, name: str, media_type: str, body: bytes) -> FileRef:
        """Stages a file; committed with the turn, named by its content."""
        ref = FileRef(hashlib.sha256(body).hexdigest(), name, media_type, len(body))
        self.files.append(StagedFile(ref, body))
        return ref

    def record(self, kind: str, what: str, **why: Any) -> None:
        """Stages a ledger row. `why` must be JSON-like (amounts as strings)."""
        self.records.append(StagedRecord(kind, what, why))

    async def progress(self, label: str) -> None:
        """Tells the person what is being done, if they are watching. Never stored, never fails the turn."""
        if self.progress_to is not None:
            await self.progress_to(label)
