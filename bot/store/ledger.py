"""The append-only record of what was asked, decided, done and refused, each row sealed with the one before it.

A row's hash covers its content and the previous row's hash, so that a changed, inserted or removed row breaks the
chain from there on. The database itself refuses UPDATE and DELETE (see the migrations). What is a person's own lies
beside it (see `bot.store.ledger_private`): readers put it back as long as it is there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from bot.store import ledger_private as private
from bot.store.ledger_private import Apart, Said
from bot.store.schema import ledger as table
from bot.store.schema import ledger_head
from bot.store.types import microseconds, storable
from bot.store.upsert import insert_new

GENESIS = "0" * 64
"""What the first row has for a predecessor."""

_PAGE = 1000


@dataclass(frozen=True)
class LedgerEntry:
    """`actor`: a person's id, "commis", "operator" (the command) or "outside". `kind`: asked | answered | decided |
    effect | refused | changed | judged | linked | unlinked | declined | …
    `why` is JSON-like (rule, limit, facts); whatever is not (a Decimal, a date) is kept as text.

    `private` is somebody's own: more reasons by name, and "what" in place of `what`; erased when they are forgotten.
    `person` is their address. Without these two, what is said in a case about a person outside, and what holds
    somebody's address and comes from outside or belongs to no case, is set apart by itself: all but codes and numbers.
    """

    case_id: str | None
    actor: str
    kind: str
    what: str
    why: dict[str, Any]
    private: dict[str, str] = field(default_factory=dict[str, str])
    person: str = ""


@dataclass(frozen=True)
class LedgerRow:
    """As it was said; of a person who was forgotten since, what is left, with `forgotten` among the reasons."""

    seq: int
    at: datetime
    case_id: str | None
    actor: str
    kind: str
    what: str
    why: dict[str, Any]
    previous: str
    hash: str


_HEAD = select(ledger_head.c.seq, ledger_head.c.hash).where(ledger_head.c.id == 1)
_LOCKED_HEAD = _HEAD.with_for_update()
_MOVE_HEAD = update(ledger_head).where(ledger_head.c.id == 1).values(seq=bindparam("to"), hash=bindparam("sealed"))
_INSERT = insert(table)
_OF_CASE = select(table).where(table.c.case_id == bindparam("of")).order_by(table.c.seq)
_PAGE_AFTER = select(table).where(table.c.seq > bindparam("after")).order_by(table.c.seq).limit(bindparam("most"))


def append(c: Connection, entries: Sequence[LedgerEntry], now: datetime) -> None:
    """Adds rows at the end. Whoever appends holds the head until the commit: no gaps, no forks."""
    if not entries:
        return
    seq, previous = _lock_head(c)
    rows: list[dict[str, Any]] = []
    set_apart: dict[int, Apart] = {}
    said = [
        Said(each.case_id, each.actor, each.kind, storable(each.what), _plain(each.why), each.private, each.person)
        for each in entries
    ]
    for entry, person in zip(said, private.persons(c, said), strict=True):
        seq += 1
        theirs = private.apart(entry, person) if person else None
        if theirs is not None:
            set_apart[seq] = theirs
        row: dict[str, Any] = {
            "seq": seq,
            "at": now,
            "case_id": entry.case_id,
            "actor": entry.actor,
            "kind": entry.kind,
            "what": entry.what if theirs is None else theirs.what,
            "why": entry.why if theirs is None else theirs.why,
            "previous": previous,
        }
        previous = row["hash"] = _seal(**row)
        rows.append(row)
    c.execute(_INSERT, rows)
    private.keep(c, set_apart)
    c.execute(_MOVE_HEAD, {"to": seq, "sealed": previous})


def length(c: Connection) -> int:
    """The last row's `seq`; 0 of none. Rows behind it are committed later, whatever their instants say."""
    head = c.execute(_HEAD).one_or_none()
    return head.seq if head is not None else 0


def of_case(c: Connection, case_id: str) -> list[LedgerRow]:
    """In order."""
    return _whole(c, [LedgerRow(**row) for row in c.execute(_OF_CASE, {"of": case_id}).mappings()])


def page(c: Connection, after_seq: int = 0, limit: int = _PAGE) -> list[LedgerRow]:
    """In order, from the first row after `after_seq`."""
    return _whole(c, _sealed(c, after_seq, limit))


def _sealed(c: Connection, after_seq: int, limit: int = _PAGE) -> list[LedgerRow]:
    """As they lie there, without what is kept beside them."""
    return [LedgerRow(**row) for row in c.execute(_PAGE_AFTER, {"after": after_seq, "most": limit}).mappings()]


def _whole(c: Connection, rows: list[LedgerRow]) -> list[LedgerRow]:
    apart = [row.seq for row in rows if private.DIGEST in row.why]
    if not apart:
        return rows
    bodies = private.bodies(c, apart)
    whole: list[LedgerRow] = []
    for row in rows:
        if private.DIGEST in row.why:
            what, why = private.put_back(row.what, row.why, bodies.get(row.seq))
            row = replace(row, what=what, why=why)
        whole.append(row)
    return whole


def verify(c: Connection) -> int | None:
    """Walks the whole chain; the seq of the first row that is changed, out of place or missing; None: all is well. What
    is kept beside a row must be what was sealed, as long as it is there."""
    seq, previous = 0, GENESIS
    while rows := _sealed(c, seq):
        bodies = private.bodies(c, [row.seq for row in rows if private.DIGEST in row.why])
        for row in rows:
            seq += 1
            if row.seq != seq or row.previous != previous or row.hash != _seal_of(row):
                return seq
            if row.seq in bodies and private.digest(bodies[row.seq]) != row.why[private.DIGEST]:
                return seq
            previous = row.hash
    head = c.execute(_HEAD).one_or_none()
    if head is None:
        return None if seq == 0 else seq + 1
    return None if (head.seq, head.hash) == (seq, previous) else min(seq, head.seq) + 1


def _lock_head(c: Connection) -> tuple[int, str]:
    head = c.execute(_LOCKED_HEAD).one_or_none()
    if head is None:
        insert_new(c, ledger_head, {"id": 1, "seq": 0, "hash": GENESIS}, key="id")
        head = c.execute(_LOCKED_HEAD).one()
    return head.seq, head.hash


def _seal_of(row: LedgerRow) -> str:
    return _seal(row.seq, row.at, row.case_id, row.actor, row.kind, row.what, row.why, row.previous)


def _seal(
    seq: int,
    at: datetime,
    case_id: str | None,
    actor: str,
    kind: str,
    what: str,
    why: dict[str, Any],
    previous: str,
) -> str:
    content = [seq, microseconds(at), case_id, actor, kind, what, why, previous]
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain(why: dict[str, Any]) -> dict[str, Any]:
    """What will come back from the database: keys and odd values as text, no infinity."""
    return json.loads(json.dumps(why, default=str), parse_constant=str)
