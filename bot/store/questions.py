"""The questions a case has asked a person: each open until it is answered or withdrawn, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, cast

from pydantic import TypeAdapter
from sqlalchemy import Connection, bindparam, func, insert, literal_column, select, update
from sqlalchemy.engine import RowMapping

from bot.store.schema import question as table
from graphs.ask import Question, ask_from_json, ask_to_json
from graphs.message import Address


@dataclass(frozen=True)
class Copy:
    """One place where a card was staged: the outbox key of its post, and whom it was for (None: the thread)."""

    key: str
    address: Address
    language: str
    person: str | None = None


@dataclass(frozen=True)
class QuestionRow:
    """`state`: open | answered | withdrawn. `answer` is the `graphs.ask.Answer` as JSON. `again_at`: when it was asked
    again; `parked_at`: from when on nobody waits for the answer, which is taken all the same."""

    id: str
    case_id: str
    interrupt_id: str
    conversation: str
    question: Question
    copies: list[Copy]
    state: str
    asked_at: datetime
    answered_by: str | None = None
    answered_at: datetime | None = None
    answer: dict[str, Any] | None = None
    again_at: datetime | None = None
    parked_at: datetime | None = None


_COPIES: TypeAdapter[list[Copy]] = TypeAdapter(list[Copy])

_OPEN = table.c.state == literal_column("'open'")
_INSERT = insert(table)
_NEXT_SEQ = select(func.coalesce(func.max(table.c.seq), 0) + 1)
_BY_ID = select(table).where(table.c.id == bindparam("of"))
_OPEN_IN = select(table).where(table.c.conversation == bindparam("of"), _OPEN).order_by(table.c.seq.desc()).limit(1)
_OPEN_OF = select(table).where(table.c.case_id == bindparam("of"), _OPEN).order_by(table.c.seq.desc()).limit(1)
_CLOSE = (
    update(table)
    .where(table.c.id == bindparam("of"), _OPEN)
    .values(
        state=bindparam("to"), answered_by=bindparam("person"), answered_at=bindparam("at"), answer=bindparam("said")
    )
)
_WAITING = select(table).where(_OPEN, table.c.parked_at.is_(None)).order_by(table.c.seq)
_PARKED = select(table).where(_OPEN, table.c.parked_at.is_not(None)).order_by(table.c.seq)
_THE_OPEN_ONE = (table.c.id == bindparam("of")) & _OPEN
_ASK_AGAIN = update(table).where(_THE_OPEN_ONE, table.c.again_at.is_(None)).values(again_at=bindparam("at"))
_PARK = update(table).where(_THE_OPEN_ONE, table.c.parked_at.is_(None)).values(parked_at=bindparam("at"))
_COPIES_OF = select(table.c.copies).where(table.c.id == bindparam("of")).with_for_update()
_SET_COPIES = update(table).where(table.c.id == bindparam("of")).values(copies=bindparam("all"))


def add_question(c: Connection, row: QuestionRow) -> None:
    c.execute(
        _INSERT,
        {
            "id": row.id,
            "case_id": row.case_id,
            "interrupt_id": row.interrupt_id,
            "conversation": row.conversation,
            "ask": ask_to_json(row.question),
            "copies": copies_to_json(row.copies),
            "state": row.state,
            "asked_at": row.asked_at,
            "answered_by": row.answered_by,
            "answered_at": row.answered_at,
            "answer": row.answer,
            "seq": c.execute(_NEXT_SEQ).scalar_one(),
        },
    )


def question_by_id(c: Connection, id: str) -> QuestionRow | None:
    row = c.execute(_BY_ID, {"of": id}).mappings().one_or_none()
    return _row(row) if row else None


def open_question_in(c: Connection, conversation: str) -> QuestionRow | None:
    """The newest open one of the conversation."""
    row = c.execute(_OPEN_IN, {"of": conversation}).mappings().one_or_none()
    return _row(row) if row else None


def open_question_of(c: Connection, case_id: str) -> QuestionRow | None:
    """The newest open one of the case."""
    row = c.execute(_OPEN_OF, {"of": case_id}).mappings().one_or_none()
    return _row(row) if row else None


def close_question(
    c: Connection, id: str, *, state: str, by: str | None, answer: dict[str, Any] | None, now: datetime
) -> bool:
    """open → answered or withdrawn. False: it is not open any more."""
    values = {"of": id, "to": state, "person": by, "at": now, "said": answer}
    return c.execute(_CLOSE, values).rowcount == 1


def waiting_questions(c: Connection) -> list[QuestionRow]:
    """Open ones whose answer somebody waits for, in order of asking."""
    return [_row(row) for row in c.execute(_WAITING).mappings()]


def parked_questions(c: Connection) -> list[QuestionRow]:
    """Open ones that were put aside, in order of asking."""
    return [_row(row) for row in c.execute(_PARKED).mappings()]


def ask_again(c: Connection, id: str, now: datetime) -> bool:
    """Notes that it was asked once more. False: it was already, or is not open any more."""
    return c.execute(_ASK_AGAIN, {"of": id, "at": now}).rowcount == 1


def park(c: Connection, id: str, now: datetime) -> bool:
    """Nobody waits for the answer any more. False: it is parked already, or not open any more."""
    return c.execute(_PARK, {"of": id, "at": now}).rowcount == 1


def extend_question_copies(c: Connection, id: str, copies: Sequence[Copy]) -> None:
    """Adds places where its card was staged; a copy whose key is known stays as it is."""
    stored: list[dict[str, Any]] | None = c.execute(_COPIES_OF, {"of": id}).scalar_one_or_none()
    known = {copy["key"] for copy in stored or []}
    more = copies_to_json([copy for copy in copies if copy.key not in known])
    if stored is not None and more:
        c.execute(_SET_COPIES, {"of": id, "all": [*stored, *more]})


def copies_to_json(copies: list[Copy]) -> list[dict[str, Any]]:
    return [asdict(copy) for copy in copies]


def copies_from_json(data: list[dict[str, Any]]) -> list[Copy]:
    return _COPIES.validate_python(data)


def _row(row: RowMapping) -> QuestionRow:
    return QuestionRow(
        id=row["id"],
        case_id=row["case_id"],
        interrupt_id=row["interrupt_id"],
        conversation=row["conversation"],
        question=cast(Question, ask_from_json(row["ask"])),
        copies=copies_from_json(row["copies"]),
        state=row["state"],
        asked_at=row["asked_at"],
        answered_by=row["answered_by"],
        answered_at=row["answered_at"],
        answer=row["answer"],
        again_at=row["again_at"],
        parked_at=row["parked_at"],
    )
