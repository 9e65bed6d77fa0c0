"""What is kept of reminders: reserved before they leave, so that none leaves twice; promises; the progress of runs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, RowMapping, delete, func, select, update
from sqlalchemy.exc import IntegrityError

from bot.store.schema import case as case_table
from bot.store.schema_dunning import promise as promises_table
from bot.store.schema_dunning import reminder_sent as table
from bot.store.schema_dunning import run_customer as runs
from bot.store.upsert import insert_all_new, upsert
from graphs.dunning.port import Promise, PromiseState, Sent

Reserved = Literal["reserved", "already", "today"]
"""reserved: it may leave (perhaps it was reserved under this very key before) · already: that level went out for what
carries it · today: this customer was written to today."""


def reserve(c: Connection, rows: Sequence[Sent]) -> Reserved:
    """Keeps that this mail leaves: one row an invoice, exactly one of them the carrier's. Whoever is second, in
    whatever process, is told so."""
    carrier = next(row for row in rows if row.carrier)
    if state_of(c, carrier.key):
        return "reserved"
    mine = (table.c.customer_id == carrier.customer_id) & table.c.carrier
    level = mine & (table.c.invoice == carrier.invoice) & (table.c.level == carrier.level)
    if c.execute(select(table.c.key).where(level).limit(1)).first() is not None:
        return "already"
    if c.execute(select(table.c.key).where(mine, table.c.day == carrier.day).limit(1)).first() is not None:
        return "today"
    try:
        with c.begin_nested():
            c.execute(table.insert(), [_values(row) for row in rows])
    except IntegrityError:
        # Another replica reserved it between the look and the write.
        return "already"
    return "reserved"


def state_of(c: Connection, key: str) -> str:
    """Of the mail of that key: "reserved" (it may have left), "sent", or "" when nothing is kept of it."""
    return c.execute(select(table.c.state).where(table.c.key == key).limit(1)).scalar_one_or_none() or ""


def release(c: Connection, key: str) -> None:
    """It certainly did not leave: the level is free again."""
    c.execute(delete(table).where(table.c.key == key, table.c.state == "reserved"))


def left(c: Connection, key: str) -> None:
    c.execute(update(table).where(table.c.key == key).values(state="sent"))


def sent(c: Connection, customers: Collection[str] = ()) -> list[Sent]:
    """Of these customers, or of everybody, the oldest first; what is leaving just now counts."""
    query = select(table).order_by(table.c.at, table.c.key, table.c.invoice)
    if customers:
        query = query.where(table.c.customer_id.in_(sorted(set(customers))))
    return [_sent(row) for row in c.execute(query).mappings()]


# --- promises ---------------------------------------------------------------------------------------------------------


def put_promise(c: Connection, kept: Promise) -> None:
    """A newer promise of the same customer replaces what still ran."""
    older = (promises_table.c.customer_id == kept.customer_id) & (promises_table.c.state == "open")
    c.execute(update(promises_table).where(older, promises_table.c.id != kept.id).values(state="withdrawn"))
    upsert(c, promises_table, {**asdict(kept), "closed_at": None}, key="id")


def promise(c: Connection, id: str) -> Promise | None:
    row = c.execute(select(promises_table).where(promises_table.c.id == id)).mappings().one_or_none()
    return _promise(row) if row is not None else None


def promises(c: Connection, customers: Collection[str] = ()) -> list[Promise]:
    query = select(promises_table).order_by(promises_table.c.made_on, promises_table.c.id)
    if customers:
        query = query.where(promises_table.c.customer_id.in_(sorted(set(customers))))
    return [_promise(row) for row in c.execute(query).mappings()]


def close_promise(c: Connection, id: str, state: PromiseState, now: datetime) -> bool:
    """False: it does not run any more."""
    mine = (promises_table.c.id == id) & (promises_table.c.state == "open")
    return c.execute(update(promises_table).where(mine).values(state=state, closed_at=now)).rowcount == 1


# --- runs -------------------------------------------------------------------------------------------------------------

_ENDED = ("done", "refused", "failed")
_WAIT = ("planned", "asked")
_MANY = 500
"""Names in one statement."""

RunState = Literal["planned", "sent", "asked", "skipped", "failed"]


@dataclass(frozen=True)
class RunNote:
    """What becomes of one customer of a run."""

    customer_id: str
    state: RunState
    name: str = ""
    amount: Decimal = Decimal(0)
    level: int = 0
    detail: str = ""


def note_run(c: Connection, run: str, notes: Sequence[RunNote], now: datetime) -> None:
    """ "planned" never overwrites what is known better."""
    planned = [_run_row(run, note, now) for note in notes if note.state == "planned"]
    insert_all_new(c, runs, planned, key="run,customer_id")
    for note in notes:
        if note.state != "planned":
            upsert(c, runs, _run_row(run, note, now), key="run,customer_id")


def _run_row(run: str, note: RunNote, now: datetime) -> dict[str, Any]:
    return {"run": run, **asdict(note), "changed_at": now}


def stop_in_run(c: Connection, run: str, customer_id: str, now: datetime) -> None:
    mine = (runs.c.run == run) & (runs.c.customer_id == customer_id) & (runs.c.state == "planned")
    c.execute(update(runs).where(mine).values(state="skipped", changed_at=now))


def run_waits(c: Connection, run: str, since: datetime) -> set[str]:
    """Whether customers are planned, or asked about, and since when no longer ago than that."""
    waits = runs.c.state.in_(_WAIT) & (runs.c.changed_at >= since)
    return set(c.execute(select(runs.c.state).where(runs.c.run == run, waits).distinct()).scalars())


def run_pending(c: Connection, run: str) -> list[str]:
    """Customers of whom something is still to be heard."""
    return list(c.execute(select(runs.c.customer_id).where(runs.c.run == run, runs.c.state.in_(_WAIT))).scalars())


def end_in_run(c: Connection, run: str, customer_id: str, now: datetime) -> None:
    """Its case ended, and nobody told the run."""
    mine = (runs.c.run == run) & (runs.c.customer_id == customer_id) & runs.c.state.in_(_WAIT)
    c.execute(update(runs).where(mine).values(state="skipped", changed_at=now))


def cases_ended(c: Connection, ids: Sequence[str], before: datetime) -> list[str]:
    """Those of these cases that have ended, and did so before then."""
    found: list[str] = []
    for at in range(0, len(ids), _MANY):
        mine = case_table.c.id.in_(ids[at : at + _MANY]) & case_table.c.state.in_(_ENDED)
        found += c.execute(select(case_table.c.id).where(mine, case_table.c.changed_at < before)).scalars()
    return found


def run_counts(c: Connection, run: str) -> dict[str, tuple[int, Decimal]]:
    """By state: how many customers, and their amounts."""
    query = select(runs.c.state, func.count(), func.sum(runs.c.amount)).where(runs.c.run == run).group_by(runs.c.state)
    return {state: (count, amount or Decimal(0)) for state, count, amount in c.execute(query)}


def run_rows(c: Connection, run: str, state: RunState, limit: int) -> list[tuple[str, Decimal, int, str]]:
    """(name, amount, level, detail), the highest amounts first."""
    query = (
        select(runs.c.name, runs.c.amount, runs.c.level, runs.c.detail)
        .where(runs.c.run == run, runs.c.state == state)
        .order_by(runs.c.amount.desc(), runs.c.customer_id)
        .limit(limit)
    )
    return [(name, amount, level, detail) for name, amount, level, detail in c.execute(query)]


# --- rows -------------------------------------------------------------------------------------------------------------


def _values(row: Sent) -> dict[str, Any]:
    return {**asdict(row), "state": "reserved"}


def _sent(row: RowMapping) -> Sent:
    return Sent(**{name: row[name] for name in row if name != "state"})


def _promise(row: RowMapping) -> Promise:
    return Promise(**{name: row[name] for name in row if name != "closed_at"})


def open_promises(c: Connection, day: date) -> list[Promise]:
    """Those to be checked on that day or before."""
    due = (promises_table.c.state == "open") & (promises_table.c.check_on <= day)
    order = (promises_table.c.check_on, promises_table.c.id)
    return [_promise(row) for row in c.execute(select(promises_table).where(due).order_by(*order)).mappings()]
