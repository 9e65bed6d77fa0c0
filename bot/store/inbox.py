"""The events that came in: each kept once under its key, worked in order per conversation, marked done once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Integer, String, bindparam, exists, func, literal_column, select, update
from sqlalchemy.engine import RowMapping

from bot.events import AnyEvent, event_from_json, event_to_json
from bot.store.schema import event_inbox as table
from bot.store.upsert import insert_new
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


_NEW = literal_column("'new'", String)
_earlier = table.alias("earlier")
_is_head = (table.c.state == _NEW) & ~exists(
    select(literal_column("1", Integer)).where(
        _earlier.c.conversation == table.c.conversation,
        _earlier.c.state == _NEW,
        _earlier.c.seq < table.c.seq,
    )
)
_DUE = (
    select(table)
    .where(_is_head, table.c.next_at <= bindparam("now"))
    .order_by(table.c.next_at, table.c.seq)
    .limit(bindparam("most"))
)
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
_COUNTS = select(table.c.state, func.count()).group_by(table.c.state)


def claim(
    c: Connection,
    event: AnyEvent,
    *,
    conversation: str,
    now: datetime,
    address: Address | None,
    person_id: str | None = None,
) -> bool:
    """Keeps the event. False: its key is there already (a redelivery), nothing was written."""
    row: dict[str, Any] = {
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
        "next_at": now,
        "received_at": now,
    }
    return insert_new(c, table, row, key="key")


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
    """The lowest open row of each conversation that is not busy, if it is due."""
    # Each conversation gives one row at most, so this many hold `limit` that are not busy.
    found = c.execute(_DUE, {"now": now, "most": limit + len(busy)}).mappings()
    taken = set(busy)
    free = [row for row in found if row["conversation"] not in taken]
    return [_row(row) for row in free[:limit]]


def next_due_at(c: Connection, busy: Collection[str] = ()) -> datetime | None:
    """When `due` has something to give, counting only what is not busy; None: nothing is open."""
    taken = set(busy)
    heads = c.execute(_HEADS, {"most": 1 + len(taken)})
    return next((at for at, conversation in heads if conversation not in taken), None)


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
