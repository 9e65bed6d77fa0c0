"""What can happen to a reminder that is kept: planned, said again, moved, ended. Within the caller's transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from bot.short_hash import short_hash
from bot.store import agenda as store
from bot.store import schedule
from bot.store.agenda import AgendaRow
from bot.store.database import Connection
from graphs.agenda import AgendaState
from graphs.when.instants import to_instant, to_local
from graphs.when.recurrence import next_after

TIMER = "agenda"

MORNING = time(9)
"""When "tomorrow" is."""

COUNTED = 500
"""Times that were missed are counted up to that many."""


def timers_of(id: str, which: str = "") -> str:
    """What the names of its timers begin with; `which`: next, or again (one time more of something that comes back)."""
    return f"{TIMER}:{id}.{which}"


def plan(c: Connection, row: AgendaRow, cause: str) -> None:
    """Plans its next time, if there is one. Each planning has a name of its own, so that a time which comes twice (the
    clock went back) is none that was already worked."""
    schedule.cancel(c, timers_of(row.id, "next."))
    if row.next_at is not None:
        payload: dict[str, Any] = {"agenda": row.id, "at": row.next_at.isoformat()}
        schedule.put(c, f"{timers_of(row.id, 'next.')}{short_hash(cause, 8)}", row.next_at, payload)


def following(row: AgendaRow, now: datetime) -> tuple[int, datetime | None]:
    """How many times of a series have passed since the one being said, and the next local time, in wall-clock time: it
    stays at its hour when the clocks change. Never one that was said before, even when the clock went back."""
    missed, local = 0, max(row.local, row.stands_for or row.local)
    while missed < COUNTED:
        found = next_after(row.rrule, row.first, local)
        if found is None or to_instant(found, row.zone) > now:
            return missed, found
        missed, local = missed + 1, found
    return missed, next_after(row.rrule, row.first, max(local, to_local(now, row.zone)))


def again(c: Connection, row: AgendaRow, at: datetime, cause: str) -> AgendaRow:
    """It will be said once more, at that instant; a series goes on as it is."""
    if row.rrule:
        schedule.cancel(c, timers_of(row.id, "again."))
        payload = {"agenda": row.id, "at": at.isoformat(), "again": True}
        schedule.put(c, f"{timers_of(row.id, 'again.')}{short_hash(cause, 8)}", at, payload)
        moved = row
    else:
        moved = replace(row, local=to_local(at, row.zone), next_at=at)
        plan(c, moved, cause)
    moved = replace(moved, state="active", last=cause)
    store.save(c, moved)
    return moved


def move(c: Connection, row: AgendaRow, local: datetime, rrule: str | None, cause: str) -> AgendaRow:
    """To another time; with a rule, the whole series. Without one, of a series only its next time is moved."""
    moved = replace(row, local=local, next_at=to_instant(local, row.zone), last=cause)
    if rrule is not None or not row.rrule:
        moved = replace(moved, first=local, rrule=rrule or "", stands_for=None)
    else:
        moved = replace(moved, stands_for=row.stands_for or row.local)
    plan(c, moved, cause)
    store.save(c, moved)
    return moved


def settle(c: Connection, row: AgendaRow, cause: str) -> AgendaRow:
    """What was said is done: once, it is over; a series goes on."""
    schedule.cancel(c, timers_of(row.id, "again."))
    if row.rrule:
        kept = replace(row, last=cause)
        store.save(c, kept)
        return kept
    return end(c, row, "done", cause)


def end(c: Connection, row: AgendaRow, state: AgendaState, cause: str) -> AgendaRow:
    schedule.cancel(c, timers_of(row.id))
    ended = replace(row, state=state, next_at=None, last=cause)
    store.save(c, ended)
    return ended


def in_a_while(verb: str, row: AgendaRow, now: datetime) -> datetime:
    """The instant a button puts it off to."""
    match verb:
        case "m10":
            return now + timedelta(minutes=10)
        case "h1":
            return now + timedelta(hours=1)
        case _:
            tomorrow = to_local(now, row.zone).date() + timedelta(days=1)
            return to_instant(datetime.combine(tomorrow, MORNING), row.zone)


def accept(c: Connection, row: AgendaRow, cause: str) -> AgendaRow:
    kept = replace(row, state="active", last=cause)
    store.save(c, kept)
    return kept
