"""What is to leave: posts and effects, each once under its key, in order per lane, whatever crashes in between.

new → sending → sent | unknown (a crash or a doubt in the middle) | failed      shadow: never leaves
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    case,
    exists,
    func,
    literal_column,
    not_,
    select,
    update,
)
from sqlalchemy.engine import RowMapping

from bot.store.schema import case as work_case
from bot.store.schema import outbox as table
from bot.store.upsert import insert_all_new, insert_new

HELD = "held"
"""The error of a row that waits for a pause to end."""

UNDO = "undo"
"""The error of a row that can be taken back until it leaves."""

LEAST_WINDOW = timedelta(minutes=1)
"""How long something that could be taken back when a pause ended can be so at least."""


@dataclass(frozen=True)
class Outgoing:
    """To stage. `state` is new, or shadow for what would have been done. Until `not_before` it can be taken back."""

    key: str
    lane: str
    kind: str
    case_id: str | None
    payload: dict[str, Any]
    awaited: bool = False
    state: str = "new"
    not_before: datetime | None = None


@dataclass(frozen=True)
class OutboxRow:
    seq: int
    key: str
    lane: str
    kind: str
    case_id: str | None
    payload: dict[str, Any]
    awaited: bool
    state: str
    attempts: int
    next_at: datetime
    reference: str | None
    result: dict[str, Any] | None
    error: str | None
    staged_at: datetime
    done_at: datetime | None


def _literals(*states: str) -> list[Any]:
    # Spelled out in the SQL, so that the planner sees which part of the index it is about.
    return [literal_column(f"'{state}'") for state in states]


_OPEN = _literals("new", "sending", "unknown")
_earlier = table.alias("earlier")
_is_head = ~exists(
    select(literal_column("1", Integer)).where(
        _earlier.c.lane == table.c.lane, _earlier.c.state.in_(_OPEN), _earlier.c.seq < table.c.seq
    )
)


_BACKGROUND = ("reminder.mail", "run.note")
"""Kinds of which a run brings thousands, and for which nobody waits."""

PACED = ("reminder.mail", "followup.mail")
"""Kinds of mails that come by the hundred, at the company's pace."""

MOST_APART = timedelta(minutes=1)

_in_background = table.c.kind.in_(_literals(*_BACKGROUND))


def _due_in(state: str, *more: ColumnElement[bool]) -> Select[Any]:
    # One state at a time: each walks its part of the index in order, and stops at the limit.
    return (
        select(table)
        .where(table.c.state == literal_column(f"'{state}'"), table.c.next_at <= bindparam("now"), *more, _is_head)
        .order_by(table.c.next_at, table.c.seq)
        .limit(bindparam("most"))
    )


def _heads_in(state: str) -> Select[Any, Any]:
    return (
        select(table.c.next_at, table.c.lane)
        .where(table.c.state == literal_column(f"'{state}'"), _is_head)
        .order_by(table.c.next_at, table.c.seq)
        .limit(bindparam("most"))
    )


_DUE = [_due_in(state, of) for of in (not_(_in_background), _in_background) for state in ("unknown", "new")]
_HEADS = [_heads_in("unknown"), _heads_in("new")]
_BY_KEY = select(table).where(table.c.key == bindparam("of"))
_OF_CASE = select(table).where(table.c.case_id == bindparam("of")).order_by(table.c.seq)
_LAST = select(func.coalesce(func.max(table.c.seq), 0))
_POSTS_SINCE = (
    select(table)
    .where(table.c.seq > bindparam("after"), table.c.kind == literal_column("'post'"))
    .order_by(table.c.seq)
)
_COUNTS = select(table.c.state, func.count()).group_by(table.c.state)


def _move(*states: str) -> Any:
    return update(table).where(table.c.key == bindparam("of"), table.c.state.in_(_literals(*states)))


_BEGIN = _move("new").values(state="sending", attempts=table.c.attempts + 1, error=None)
_DONE = _move("new", "sending", "unknown").values(
    state="sent", reference=bindparam("found"), result=bindparam("gave"), done_at=bindparam("at"), error=None
)
_POSTPONE = _move("new", "sending", "unknown").values(
    state="new",
    next_at=bindparam("at"),
    error=bindparam("why"),
    attempts=table.c.attempts + case((table.c.state == literal_column("'new'"), 1), else_=0),
)
_DOUBT = _move("sending", "unknown").values(state="unknown", error=bindparam("why"))
_DOUBT_UNTIL = _move("sending", "unknown").values(
    state="unknown",
    error=bindparam("why"),
    next_at=bindparam("at"),
    attempts=table.c.attempts + case((table.c.state == literal_column("'unknown'"), 1), else_=0),
)
_HOLD = _move("new").values(next_at=bindparam("at"), error=HELD)
_WAITING = (
    select(table, work_case.c.process)
    .join_from(table, work_case, table.c.case_id == work_case.c.id, isouter=True)
    .where(table.c.state == literal_column("'new'"), table.c.error.in_(_literals(HELD, UNDO)))
    .order_by(table.c.seq)
)
_DUE_NOW = _move("new").where(table.c.error.in_(_literals(HELD, UNDO))).values(next_at=bindparam("at"), error=None)
_LATER = _move("new").where(table.c.error == literal_column(f"'{HELD}'")).values(next_at=bindparam("at"), error=UNDO)
_LONGER = _move("new").where(table.c.error == literal_column(f"'{UNDO}'")).values(next_at=bindparam("at"))
_FAIL = _move("new", "sending", "unknown").values(state="failed", error=bindparam("why"), done_at=bindparam("at"))
_WITHDRAW = _move("new").values(state="failed", error="withdrawn", done_at=bindparam("at"))
_RECOVER = update(table).where(table.c.state == literal_column("'sending'")).values(state="unknown")


def stage(c: Connection, rows: Sequence[Outgoing], now: datetime) -> None:
    """Keeps them to leave, in this order; a key that is there already stays as it is."""
    insert_all_new(c, table, [_values(row, now) for row in rows], key="key")


def stage_done(c: Connection, row: Outgoing, *, reference: str | None, now: datetime) -> bool:
    """Keeps a row that leaves by this very commit. False: its key is there already."""
    values = {**_values(row, now), "state": "sent", "reference": reference, "done_at": now}
    return insert_new(c, table, values, key="key")


def due(c: Connection, now: datetime, limit: int, busy_lanes: Collection[str] = ()) -> list[OutboxRow]:
    """The lowest open row of each lane that is not busy, if it is due and `new` or `unknown`: one that is `sending`
    holds its lane until it is settled. What is `in_background` comes last."""
    busy = set(busy_lanes)
    free: list[RowMapping] = []
    for statement in _DUE:
        if len(free) < limit:
            found = c.execute(statement, {"now": now, "most": limit - len(free) + len(busy)}).mappings()
            free.extend(row for row in found if row["lane"] not in busy)
    return [_row(row) for row in free[:limit]]


def in_background(row: OutboxRow) -> bool:
    """Whether nobody waits for it: one of the thousands that a run brings, perhaps."""
    return row.kind in _BACKGROUND


def next_due_at(c: Connection, busy_lanes: Collection[str] = ()) -> datetime | None:
    """When `due` has something to give, counting only lanes that are not busy; None: nothing waits."""
    busy = set(busy_lanes)
    instants = [
        at for statement in _HEADS for at, lane in c.execute(statement, {"most": 1 + len(busy)}) if lane not in busy
    ]
    return min(instants, default=None)


def begin(c: Connection, key: str) -> bool:
    """new → sending, and counts the attempt. Commit it before the call. False: it is not new."""
    return c.execute(_BEGIN, {"of": key}).rowcount == 1


def done(c: Connection, key: str, *, reference: str | None, result: dict[str, Any], now: datetime) -> bool:
    """→ sent. False: it was settled before."""
    return c.execute(_DONE, {"of": key, "found": reference, "gave": result, "at": now}).rowcount == 1


def postpone(c: Connection, key: str, *, next_at: datetime, error: str) -> bool:
    """→ new, for later. An attempt that `begin` did not count is counted here."""
    return c.execute(_POSTPONE, {"of": key, "at": next_at, "why": error}).rowcount == 1


def doubt(c: Connection, key: str, error: str, next_at: datetime | None = None) -> bool:
    """sending → unknown: it may have happened. Looked at again from `next_at`, when given; another look counts as an
    attempt."""
    if next_at is None:
        return c.execute(_DOUBT, {"of": key, "why": error}).rowcount == 1
    return c.execute(_DOUBT_UNTIL, {"of": key, "why": error, "at": next_at}).rowcount == 1


def hold(c: Connection, key: str, until: datetime) -> bool:
    """Keeps a new row back without counting an attempt; `release` lets it go sooner."""
    return c.execute(_HOLD, {"of": key, "at": until}).rowcount == 1


def waiting(c: Connection, only: str = "", but: Collection[str] = ()) -> list[OutboxRow]:
    """What a pause holds back, and what can still be taken back: of that process (of all), but not of those."""
    rows = c.execute(_WAITING).mappings().all()
    chosen = [row for row in rows if (not only or row["process"] == only) and row["process"] not in but]
    return [_row({name: row[name] for name in OutboxRow.__dataclass_fields__}) for row in chosen]


def release(c: Connection, now: datetime, only: str = "", but: Collection[str] = ()) -> int:
    """What is held, of that process (of all) but not of those, is due now, and mails of a run as far apart as they were
    staged; what can be taken back can be so for `LEAST_WINDOW` more at least. How many were held."""
    released, at, before = 0, now, None
    for row in waiting(c, only, but):
        if row.error == HELD and row.kind in PACED:
            apart = row.staged_at - before if before is not None else timedelta(0)
            at, before = at + min(max(apart, timedelta(0)), MOST_APART), row.staged_at
            released += c.execute(_DUE_NOW if at == now else _LATER, {"of": row.key, "at": at}).rowcount
        elif row.error == HELD:
            released += c.execute(_DUE_NOW, {"of": row.key, "at": now}).rowcount
        elif now < row.next_at < now + LEAST_WINDOW:
            c.execute(_LONGER, {"of": row.key, "at": now + LEAST_WINDOW})
    return released


def hurry(c: Connection, key: str, now: datetime) -> bool:
    """What could be taken back is due now. False: it was taken back, or has left."""
    return c.execute(_DUE_NOW, {"of": key, "at": now}).rowcount == 1


def fail(c: Connection, key: str, *, error: str, now: datetime) -> bool:
    """→ failed, for good. False: it was settled before."""
    return c.execute(_FAIL, {"of": key, "why": error, "at": now}).rowcount == 1


def withdraw(c: Connection, key: str, now: datetime) -> bool:
    """new → failed ("withdrawn"). False: it has left, or is leaving."""
    return c.execute(_WITHDRAW, {"of": key, "at": now}).rowcount == 1


def recover(c: Connection) -> int:
    """At start: what a crash left in the middle is unknown. How many there were."""
    return c.execute(_RECOVER).rowcount


def by_key(c: Connection, key: str) -> OutboxRow | None:
    row = c.execute(_BY_KEY, {"of": key}).mappings().one_or_none()
    return _row(row) if row else None


def of_case(c: Connection, case_id: str) -> list[OutboxRow]:
    """In order of staging."""
    return [_row(row) for row in c.execute(_OF_CASE, {"of": case_id}).mappings()]


def last_seq(c: Connection) -> int:
    """The number of the newest row, 0 when there is none."""
    return c.execute(_LAST).scalar_one()


def posts_since(c: Connection, after: int) -> list[OutboxRow]:
    """The messages staged after that row, in order of staging."""
    return [_row(row) for row in c.execute(_POSTS_SINCE, {"after": after}).mappings()]


def counts(c: Connection) -> dict[str, int]:
    return {row[0]: row[1] for row in c.execute(_COUNTS)}


def _values(row: Outgoing, now: datetime) -> dict[str, Any]:
    return {
        "key": row.key,
        "lane": row.lane,
        "kind": row.kind,
        "case_id": row.case_id,
        "payload": row.payload,
        "awaited": row.awaited,
        "state": row.state,
        "attempts": 0,
        "next_at": row.not_before or now,
        "error": UNDO if row.not_before is not None and row.not_before > now else None,
        "staged_at": now,
    }


def _row(row: Mapping[str, Any] | RowMapping) -> OutboxRow:
    return OutboxRow(**row)
