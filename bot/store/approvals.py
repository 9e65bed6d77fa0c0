"""The approvals a case waits for: a decision is a row, taken once; a card in the chat is only a view of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from sqlalchemy import Connection, bindparam, func, insert, literal_column, select, update
from sqlalchemy.engine import RowMapping

from bot.store.questions import Copy, copies_from_json, copies_to_json
from bot.store.schema import approval as table
from bot.store.schema import approval_vote as vote_table
from bot.store.upsert import insert_new
from graphs.ask import ApprovalRequest, ask_from_json, ask_to_json


@dataclass(frozen=True)
class ApprovalRow:
    """`state`: open | approved | edited | rejected | expired | recalled | superseded | handed_over. `amount` in euros
    excluding VAT; `digest` of the proposal shown; `assigned_to` None: anyone who may; `needed` different people."""

    id: str
    case_id: str
    interrupt_id: str
    conversation: str
    process: str
    role: str
    amount: Decimal
    request: ApprovalRequest
    copies: list[Copy]
    digest: str
    requested_by: str | None
    assigned_to: str | None
    needed: int
    state: str
    asked_at: datetime
    expires_at: datetime
    snoozed_until: datetime | None = None
    decided_by: str | None = None
    decided_at: datetime | None = None
    note: str = ""


@dataclass(frozen=True)
class Vote:
    person_id: str
    verb: str
    note: str
    at: datetime


_OPEN = table.c.state == literal_column("'open'")
_INSERT = insert(table)
_NEXT_SEQ = select(func.coalesce(func.max(table.c.seq), 0) + 1)
_BY_ID = select(table).where(table.c.id == bindparam("of"))
_OPEN_IN = select(table).where(table.c.conversation == bindparam("of"), _OPEN).order_by(table.c.seq.desc()).limit(1)
_OPEN_OF = select(table).where(table.c.case_id == bindparam("of"), _OPEN).order_by(table.c.seq.desc()).limit(1)
_LIST = select(table).order_by(table.c.seq)
_THE_OPEN_ONE = (table.c.id == bindparam("of")) & _OPEN
_LOCK = select(table.c.id).where(_THE_OPEN_ONE).with_for_update()
_CLOSE = (
    update(table)
    .where(_THE_OPEN_ONE)
    .values(state=bindparam("to"), decided_by=bindparam("person"), decided_at=bindparam("at"), note=bindparam("words"))
)
_ASSIGN = update(table).where(_THE_OPEN_ONE).values(assigned_to=bindparam("person"))
_SNOOZE = update(table).where(_THE_OPEN_ONE).values(snoozed_until=bindparam("at"))
_COPIES_OF = select(table.c.copies).where(table.c.id == bindparam("of")).with_for_update()
_SET_COPIES = update(table).where(table.c.id == bindparam("of")).values(copies=bindparam("all"))
_VOTES = (
    select(vote_table.c.person_id, vote_table.c.verb, vote_table.c.note, vote_table.c.at)
    .where(vote_table.c.approval_id == bindparam("of"))
    .order_by(vote_table.c.at, vote_table.c.person_id)
)


def add_approval(c: Connection, row: ApprovalRow) -> None:
    c.execute(
        _INSERT,
        {
            "id": row.id,
            "case_id": row.case_id,
            "interrupt_id": row.interrupt_id,
            "conversation": row.conversation,
            "process": row.process,
            "role": row.role,
            "amount": row.amount,
            "ask": ask_to_json(row.request),
            "copies": copies_to_json(row.copies),
            "digest": row.digest,
            "requested_by": row.requested_by,
            "assigned_to": row.assigned_to,
            "needed": row.needed,
            "state": row.state,
            "asked_at": row.asked_at,
            "expires_at": row.expires_at,
            "snoozed_until": row.snoozed_until,
            "decided_by": row.decided_by,
            "decided_at": row.decided_at,
            "note": row.note,
            "seq": c.execute(_NEXT_SEQ).scalar_one(),
        },
    )


def approval_by_id(c: Connection, id: str) -> ApprovalRow | None:
    row = c.execute(_BY_ID, {"of": id}).mappings().one_or_none()
    return _row(row) if row else None


def open_approval_in(c: Connection, conversation: str) -> ApprovalRow | None:
    """The newest open one of the conversation."""
    row = c.execute(_OPEN_IN, {"of": conversation}).mappings().one_or_none()
    return _row(row) if row else None


def open_approval_of(c: Connection, case_id: str) -> ApprovalRow | None:
    """The newest open one of the case."""
    row = c.execute(_OPEN_OF, {"of": case_id}).mappings().one_or_none()
    return _row(row) if row else None


def list_approvals(c: Connection, state: str | None = None, case_id: str | None = None) -> list[ApprovalRow]:
    """In order of asking."""
    statement = _LIST
    if state is not None:
        statement = statement.where(table.c.state == state)
    if case_id is not None:
        statement = statement.where(table.c.case_id == case_id)
    return [_row(row) for row in c.execute(statement).mappings()]


def close_approval(c: Connection, id: str, *, state: str, by: str | None, note: str, now: datetime) -> bool:
    """open → decided, expired, recalled or superseded. False: someone was faster."""
    values = {"of": id, "to": state, "person": by, "at": now, "words": note}
    return c.execute(_CLOSE, values).rowcount == 1


def vote(c: Connection, id: str, vote: Vote) -> bool:
    """Adds one person's voice. False: they have voted already, or the approval is not open any more.

    Votes at the same instant are counted one after the other: the approval's row is locked.
    """
    if c.execute(_LOCK, {"of": id}).one_or_none() is None:
        return False
    row = {"approval_id": id, "person_id": vote.person_id, "verb": vote.verb, "note": vote.note, "at": vote.at}
    return insert_new(c, vote_table, row, key="approval_id,person_id")


def votes(c: Connection, id: str) -> list[Vote]:
    """In order of time."""
    return [Vote(*row) for row in c.execute(_VOTES, {"of": id})]


def assign(c: Connection, id: str, person: str | None) -> bool:
    """Hands an open approval over. False: it is not open any more."""
    return c.execute(_ASSIGN, {"of": id, "person": person}).rowcount == 1


def snooze(c: Connection, id: str, until: datetime | None) -> bool:
    """Puts off an open approval's reminders. False: it is not open any more."""
    return c.execute(_SNOOZE, {"of": id, "at": until}).rowcount == 1


def extend_copies(c: Connection, id: str, copies: Sequence[Copy]) -> None:
    """Adds places where its card was staged; a copy whose key is known stays as it is."""
    stored: list[dict[str, Any]] | None = c.execute(_COPIES_OF, {"of": id}).scalar_one_or_none()
    if stored is None:
        return
    known = {copy["key"] for copy in stored}
    more = copies_to_json([copy for copy in copies if copy.key not in known])
    if more:
        c.execute(_SET_COPIES, {"of": id, "all": [*stored, *more]})


def _row(row: RowMapping) -> ApprovalRow:
    return ApprovalRow(
        id=row["id"],
        case_id=row["case_id"],
        interrupt_id=row["interrupt_id"],
        conversation=row["conversation"],
        process=row["process"],
        role=row["role"],
        amount=row["amount"],
        request=cast(ApprovalRequest, ask_from_json(row["ask"])),
        copies=copies_from_json(row["copies"]),
        digest=row["digest"],
        requested_by=row["requested_by"],
        assigned_to=row["assigned_to"],
        needed=row["needed"],
        state=row["state"],
        asked_at=row["asked_at"],
        expires_at=row["expires_at"],
        snoozed_until=row["snoozed_until"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        note=row["note"],
    )
