"""Why somebody may not decide, or comes too late, in their own language and time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.approvals.wording import tell
from bot.people.staff import Staff
from bot.people.wording import role_label
from bot.store.asks import ApprovalRow, Vote
from bot.store.people import PersonRow
from bot.typography import euros, moment
from graphs.gate import within

STATE_OF = {"approve": "approved", "edit": "edited", "reject": "rejected", "recall": "recalled"}
ALWAYS = frozenset({"ask_info", "hand_over", "snooze", "more", "recall"})
"""Ways out that every request has; `approve`, `edit` and `reject` are offered by the process."""


@dataclass(frozen=True)
class Refusal:
    """`code` names the check that failed, in the ledger too."""

    code: str
    role: str = ""
    amount: dict[str, str] = field(default_factory=dict[str, str])
    limit: dict[str, str] = field(default_factory=dict[str, str])
    people: str = ""

    def text(self, language: str) -> str:
        return tell(
            language,
            f"note.{self.code}",
            role=role_label(self.role, language),
            amount=self.amount.get(language, ""),
            limit=self.limit.get(language, ""),
            people=self.people,
        )


def offered(row: ApprovalRow) -> set[str]:
    """The verbs one may use on this request: what is not in here is refused, whatever a button says."""
    deciding = {verb for verb in row.request.verbs if verb in {"approve", "reject"}}
    if "edit" in row.request.verbs and row.request.form:
        deciding.add("edit")
    return deciding | ALWAYS


def refusal_of(row: ApprovalRow, staff: Staff, person: PersonRow, barred: Collection[str]) -> Refusal:
    """Why this person, who has no standing, has none."""
    if person.id == row.requested_by and person.id in barred:
        return Refusal("requester")
    if person.id in barred:
        return Refusal("excluded")
    if row.request.approvers:
        return Refusal("named", people=", ".join(staff.name_of(one) for one in row.request.approvers))
    own, asked = staff.role(person.role), staff.role(row.role)
    if own is not None and asked is not None and own.rank >= asked.rank and not within(row.amount, own.amount_limit):
        limit = own.amount_limit or Decimal(0)
        both = ("fr", "en")
        return Refusal(
            "amount",
            amount={language: euros(row.amount, language) for language in both},
            limit={language: euros(limit, language) for language in both},
        )
    return Refusal("role", role=row.role)


def same_again(row: ApprovalRow, votes: Collection[Vote], verb: str, person_id: str) -> bool:
    """Whether this person did exactly this before."""
    if STATE_OF.get(verb) != row.state:
        return False
    return row.decided_by == person_id or (verb == "approve" and any(vote.person_id == person_id for vote in votes))


def already_decided(row: ApprovalRow, staff: Staff, reader: PersonRow, now: datetime) -> str:
    """Who did what, when, in the reader's time."""
    when = moment(row.decided_at or now, reader.time_zone, reader.language, now)
    who = staff.name_of(row.decided_by) or "Commis"
    return tell(reader.language, f"note.decided.{row.state}", who=who, when=when)
