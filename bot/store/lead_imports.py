"""The leads of one imported file: claimed in one go, each once whatever the file, and how far they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from bot.events import LeadReceived
from bot.store import inbox
from bot.store.schema import event_inbox as table
from bot.store.schema import outbox

_AT_ONCE = 500


@dataclass(frozen=True)
class Claimed:
    """`first` and `last` are the inbox's numbers around the new ones; `known` were there before."""

    new: int
    known: int
    first: int
    last: int


@dataclass(frozen=True)
class Put:
    """What became of one lead: as its case wrote it down (`graphs` JSON of `integrations.crm.port.Lead`)."""

    case_id: str
    lead: dict[str, Any]


@dataclass(frozen=True)
class Progress:
    """`waiting` are still to be worked: until there are none, nothing else is counted. `again` were known persons;
    `failed` could not be worked."""

    waiting: int
    again: int
    failed: int
    put: list[Put]


def claim(c: Connection, events: Sequence[LeadReceived], now: datetime) -> Claimed:
    """Keeps those whose key is new, each in an order of its own, in the background."""
    known = {key for part in _parts([event.key for event in events]) for key in _known(c, part)}
    new = list({event.key: event for event in events if event.key not in known}.values())
    first = _last(c)
    inbox.claim_each_alone(c, [(event, None) for event in new], now)
    return Claimed(len(new), len(events) - len(new), first, _last(c))


def progress(c: Connection, prefix: str, first: int, last: int, received_at: datetime) -> Progress:
    """Of the leads that were claimed between these numbers, at that instant, under keys that begin so."""
    mine = (
        (table.c.seq > first)
        & (table.c.seq <= last)
        & (table.c.kind == "lead")
        & (table.c.received_at == received_at)
        & table.c.key.startswith(prefix, autoescape=True)
    )
    waiting = c.execute(select(func.count()).where(mine, table.c.state == "new")).scalar_one()
    if waiting:
        # Of ten thousand, what became of each is read when it is to be told, and not at every look.
        return Progress(waiting, 0, 0, [])
    rows = c.execute(select(table.c.state, table.c.case_id, table.c.outcome).where(mine)).all()
    outcomes: list[dict[str, Any]] = [row.outcome or {} for row in rows]
    again = sum(1 for outcome in outcomes if outcome.get("known"))
    cases = [row.case_id for row in rows if row.case_id]
    failed = sum(1 for row in rows if row.state == "failed")
    return Progress(0, again, failed, [put for part in _parts(cases) for put in _put(c, part)])


def _put(c: Connection, cases: Sequence[str]) -> Iterator[Put]:
    found = select(outbox.c.case_id, outbox.c.payload).where(
        outbox.c.case_id.in_(cases), outbox.c.kind == "leads.put", outbox.c.state != "failed"
    )
    for row in c.execute(found.order_by(outbox.c.seq)):
        yield Put(row.case_id, row.payload.get("lead") or {})


def _known(c: Connection, keys: Sequence[str]) -> Iterator[str]:
    yield from c.execute(select(table.c.key).where(table.c.key.in_(keys))).scalars()


def _last(c: Connection) -> int:
    return c.execute(select(func.coalesce(func.max(table.c.seq), 0))).scalar_one()


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
