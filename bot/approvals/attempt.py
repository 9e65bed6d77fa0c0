"""One attempt at a decision: who tries what, through which account, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.approvals.record import facts_of
from bot.people.staff import Staff, Standing
from bot.platform import FieldError
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from bot.store.people import PersonRow
from graphs.message import Form

LONGEST_NOTE = 3000


@dataclass(frozen=True)
class Attempt:
    """What somebody tries. `cause` identifies the event behind it; `submitted`: `values` come from our form;
    `opens_forms`: a form can be shown to them; `platform` and `account` are where it came through."""

    verb: str
    cause: str
    platform: str
    account: str
    note: str = ""
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    confirmed: bool = False
    submitted: bool = False
    opens_forms: bool = False


@dataclass(frozen=True)
class Result:
    """`done`: it holds (now, or since the same person did the same before). `kept`: something was written, so the event
    is to be kept too. `note` is for the person alone."""

    done: bool = False
    kept: bool = False
    note: str = ""
    form: Form | None = None
    errors: list[FieldError] = field(default_factory=list[FieldError])
    rows: list[Outgoing] = field(default_factory=list[Outgoing])


@dataclass(frozen=True)
class Scene:
    """One attempt at one open request by one person who may."""

    c: Connection
    row: ApprovalRow
    person: PersonRow
    staff: Staff
    now: datetime
    attempt: Attempt
    standing: Standing | None = None

    @property
    def language(self) -> str:
        return self.person.language

    def entry(self, kind: str, what: str, **why: Any) -> LedgerEntry:
        """A ledger row that says who, by which role and limit, on what exactly, and through which account."""
        facts: dict[str, Any] = {
            **facts_of(self.row),
            "platform": self.attempt.platform,
            "account": self.attempt.account,
        }
        if self.standing is not None:
            limit = self.standing.role.amount_limit
            facts |= {"as_role": self.standing.role.name, "limit": None if limit is None else f"{limit:.2f}"}
            if self.standing.principal:
                facts["stands_in_for"] = self.standing.principal
            if self.person.id in self.row.request.excluded:
                facts["editor_allowed"] = True
        return LedgerEntry(self.row.case_id, self.person.id, kind, what, {**facts, **why})
