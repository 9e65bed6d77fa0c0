"""The events that came in: each kept once under its key, worked in order per conversation, marked done once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Integer, String, and_, bindparam, exists, func, literal_column, not_, select, update
from sqlalchemy.engine import RowMapping

from bot.events import AnyEvent, CaseWanted, LeadReceived, event_from_json, event_to_json
from bot.store.schema import event_inbox as table
from bot.store.upsert import insert_all_new, insert_new
from graphs.message import Address


@dataclass(frozen=True)
class InboxRow:
    """`state` is new, done or failed; `outcome` what came of it, for whoever waits for the answer."""

    seq: int
    key: str
    kind: str
    conversation: str
    person_id: str | None
    event: AnyEvent
    state: str
    attempts: int
    next_at: datetime
    received_at: datetime
    case_id: str | None
    outcome: dict[str, Any] | None
    address: Address | None = None
    done_at: datetime | None = None


FARTHEST = timedelta(days=2)
"""Nothing is tried again later than that."""

_NEW = literal_column("'new'", String)
_earlier = table.alias("earlier")
_is_head = (table.c.state == _NEW) & ~exists(
    select(literal_column("1", Integer)).where(
        _earlier.c.conversation == table.c.conversation,
        _earlier.c.state == _NEW,
        _earlier.c.seq < table.c.seq,
    )
)
_is_due = table.c.next_at <= bindparam("now")
_alone = table.c.conversation == table.c.key
_opened_alone = and_(table.c.kind == literal_column("'wanted'", String), _alone)
_BACKGROUND = ("wanted", "lead", "timer")
_in_background = and_(table.c.kind.in_([literal_column(f"'{kind}'", String) for kind in _BACKGROUND]), _alone)


def _first_due(*more: Any) -> Any:
    # The cheap conditions come first: thousands that nobody waits for may be due, and few that somebody does.
    return (
        select(table)
        .where(table.c.state == _NEW, _is_due, *more, _is_head)
        .order_by(table.c.next_at, table.c.seq)
        .limit(bindparam("most"))
    )


_DUE = [_first_due(not_(_in_background)), _first_due(_in_background)]
_HEADS = (
    select(table.c.next_at, table.c.conversation)
    .where(_is_head)
    .order_by(table.c.next_at, table.c.seq)
    .limit(bindparam("most"))
)
_BY_KEY = select(table).where(table.c.key == bindparam("wanted"))
_OPEN = (table.c.seq == bindparam("of")) & (table.c.state == _NEW)
_CLOSE = (
    update(table)
    .where(_OPEN)
    .values(state=bindparam("to"), done_at=bindparam("at"), case_id=bindparam("case"), outcome=bindparam("what"))
)
_POSTPONE = (
    update(table).where(_OPEN).values(next_at=bindparam("at"), attempts=table.c.attempts + 1, outcome=bindparam("what"))
)
_LATE = select(table.c.seq).where(table.c.state == _NEW, _is_due, _opened_alone).order_by(table.c.next_at, table.c.seq)
_PUT_OFF = update(table).where(_OPEN).values(next_at=bindparam("at"))
_COUNTS = select(table.c.state, func.count()).group_by(table.c.state)


def claim(
    c: Connection,
    event: AnyEvent,
    *,
    conversation: str,
    now: datetime,
    address: Address | None,
    person_id: str | None = None,
    not_before: datetime | None = None,
) -> bool:
    """Keeps the event, to be worked now or not before that instant. False: its key is there already (a redelivery),
    nothing was written."""
    return insert_new(c, table, _values(event, conversation, now, address, person_id, not_before), key="key")


def claim_each_alone(
    c: Connection, events: Sequence[tuple[CaseWanted | LeadReceived, datetime | None]], now: datetime
) -> None:
    """Keeps them in one go, each in an order of its own, to be worked now or not before that instant. A lead kept so is
    one of many, for which nobody waits."""
    rows = [_values(event, event.key, now, event.address, None, at) for event, at in events]
    insert_all_new(c, table, rows, key="key")


def begun_later(c: Connection, prefix: str) -> list[CaseWanted]:
    """Cases of these keys that have yet to begin, in order."""
    mine = (table.c.state == _NEW) & (table.c.kind == "wanted") & table.c.key.startswith(prefix, autoescape=True)
    bodies = c.execute(select(table.c.body).where(mine).order_by(table.c.seq)).scalars()
    return [event for event in map(event_from_json, bodies) if isinstance(event, CaseWanted)]


def drop(c: Connection, key: str, now: datetime, outcome: Mapping[str, Any]) -> bool:
    """new → done, unworked. False: it has been worked."""
    mine = (table.c.key == key) & (table.c.state == _NEW)
    values = {"state": "done", "done_at": now, "outcome": dict(outcome)}
    return c.execute(update(table).where(mine).values(values)).rowcount == 1


def _values(
    event: AnyEvent,
    conversation: str,
    now: datetime,
    address: Address | None,
    person_id: str | None,
    not_before: datetime | None,
) -> dict[str, Any]:
    return {
        "key": event.key,
        "kind": event.kind,
        "conversation": conversation,
        "platform": address.platform if address else "",
        "channel": address.channel if address else "",
        "thread": address.thread if address else None,
        "person_id": person_id,
        "body": event_to_json(event),
        "state": "new",
        "attempts": 0,
        "next_at": not_before or now,
        "received_at": now,
    }


def keep_worked(
    c: Connection,
    event: AnyEvent,
    *,
    conversation: str,
    now: datetime,
    address: Address | None,
    person_id: str | None,
    outcome: dict[str, Any],
    case_id: str | None = None,
) -> bool:
    """Keeps an event that this very transaction works (a click), done already. False: a redelivery, nothing was
    written."""
    if not claim(c, event, conversation=conversation, now=now, address=address, person_id=person_id):
        return False
    kept = by_key(c, event.key)
    return kept is not None and finish(c, kept.seq, now=now, case_id=case_id, outcome=outcome)


class Redelivered(Exception):
    """The event was kept by another transaction meanwhile: raise it to undo this one."""


def due(c: Connection, now: datetime, limit: int, busy: Collection[str] = ()) -> list[InboxRow]:
    """The lowest open row of each conversation that is not busy, if it is due; what is `in_background` last."""
    taken = set(busy)
    free: list[RowMapping] = []
    for statement in _DUE:
        if len(free) < limit:
            # Each conversation gives one row at most, so this many hold `limit` that are not busy.
            found = c.execute(statement, {"now": now, "most": limit - len(free) + len(taken)}).mappings()
            free.extend(row for row in found if row["conversation"] not in taken)
    return [_row(row) for row in free[:limit]]


def in_background(row: InboxRow) -> bool:
    """Whether nobody waits for it: a case that another one opens, or a lead of an import (`claim_each_alone`), one of
    thousands perhaps; or what is to be told once these are done."""
    return row.kind in _BACKGROUND and row.conversation == row.key


def next_due_at(c: Connection, busy: Collection[str] = ()) -> datetime | None:
    """When `due` has something to give, counting only what is not busy; None: nothing is open."""
    taken = set(busy)
    heads = c.execute(_HEADS, {"most": 1 + len(taken)})
    return next((at for at, conversation in heads if conversation not in taken), None)


def spread(c: Connection, now: datetime, instants: Iterable[datetime]) -> int:
    """Puts off the cases that others open and that were due before now, in their order, one for each instant; returns
    how many. What a stop has heaped up does not leave in one burst; leads of an import, which send nothing, go on."""
    late = c.execute(_LATE, {"now": now}).scalars().all()
    for seq, at in zip(late, instants, strict=False):
        c.execute(_PUT_OFF, {"of": seq, "at": at})
    return len(late)


def pull_back(c: Connection, now: datetime) -> int:
    """What is to be tried again further ahead than anything is put off was put off by a clock that had jumped: it is
    due now. How many."""
    mine = (table.c.state == _NEW) & (table.c.attempts > 0) & (table.c.next_at > now + FARTHEST)
    return c.execute(update(table).where(mine).values(next_at=now)).rowcount


def by_key(c: Connection, key: str) -> InboxRow | None:
    row = c.execute(_BY_KEY, {"wanted": key}).mappings().one_or_none()
    return _row(row) if row else None


def finish(c: Connection, seq: int, *, now: datetime, case_id: str | None, outcome: dict[str, Any]) -> bool:
    """new → done. False: it is not new any more, someone else was faster."""
    return _close(c, seq, "done", now, case_id, outcome)


def fail(
    c: Connection, seq: int, *, now: datetime, error: str, outcome: dict[str, Any], case_id: str | None = None
) -> bool:
    """new → failed, with the error beside the outcome. False: it is not new any more."""
    return _close(c, seq, "failed", now, case_id, {"error": error, **outcome})


def postpone(c: Connection, seq: int, *, next_at: datetime, error: str) -> bool:
    """Keeps it open for later and counts the attempt; those behind it in its conversation wait with it."""
    return c.execute(_POSTPONE, {"of": seq, "at": next_at, "what": {"error": error}}).rowcount == 1


def counts(c: Connection) -> dict[str, int]:
    return {row[0]: row[1] for row in c.execute(_COUNTS)}


def _close(c: Connection, seq: int, to: str, now: datetime, case_id: str | None, outcome: dict[str, Any]) -> bool:
    return c.execute(_CLOSE, {"of": seq, "to": to, "at": now, "case": case_id, "what": outcome}).rowcount == 1


def _row(row: RowMapping) -> InboxRow:
    address = Address(row["platform"], row["channel"], row["thread"]) if row["platform"] else None
    return InboxRow(
        seq=row["seq"],
        key=row["key"],
        kind=row["kind"],
        conversation=row["conversation"],
        person_id=row["person_id"],
        event=event_from_json(row["body"]),
        state=row["state"],
        attempts=row["attempts"],
        next_at=row["next_at"],
        received_at=row["received_at"],
        case_id=row["case_id"],
        outcome=row["outcome"],
        address=address,
        done_at=row["done_at"],
    )
