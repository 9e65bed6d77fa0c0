"""The append-only record of what was asked, decided, done and refused, each row sealed with the one before it.

A row's hash covers its content and the previous row's hash, so that a changed, inserted or removed row breaks the
chain from there on. The database itself refuses UPDATE and DELETE (see the migrations).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

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
    `why` is JSON-like (rule, limit, facts); whatever is not (a Decimal, a date) is kept as text."""

    case_id: str | None
    actor: str
    kind: str
    what: str
    why: dict[str, Any]


@dataclass(frozen=True)
class LedgerRow:
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
    for entry in entries:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq,
            "at": now,
            "case_id": entry.case_id,
            "actor": entry.actor,
            "kind": entry.kind,
            "what": storable(entry.what),
            "why": _plain(entry.why),
            "previous": previous,
        }
        previous = row["hash"] = _seal(**row)
        rows.append(row)
    c.execute(_INSERT, rows)
    c.execute(_MOVE_HEAD, {"to": seq, "sealed": previous})


def of_case(c: Connection, case_id: str) -> list[LedgerRow]:
    """In order."""
    return [LedgerRow(**row) for row in c.execute(_OF_CASE, {"of": case_id}).mappings()]


def page(c: Connection, after_seq: int = 0, limit: int = _PAGE) -> list[LedgerRow]:
    """In order, from the first row after `after_seq`."""
    return [LedgerRow(**row) for row in c.execute(_PAGE_AFTER, {"after": after_seq, "most": limit}).mappings()]


def verify(c: Connection) -> int | None:
    """Walks the whole chain; the seq of the first row that is changed, out of place or missing; None: all is well."""
    seq, previous = 0, GENESIS
    while rows := page(c, seq):
        for row in rows:
            seq += 1
            if row.seq != seq or row.previous != previous or row.hash != _seal_of(row):
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
