"""Says a reminder when its time has come: once, late if it must be, and plans the next of a series."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.agenda import cards, keeping, places
from bot.agenda.cards import Occasion
from bot.events import TimerFired
from bot.people import People
from bot.people.staff import Staff
from bot.short_hash import short_hash
from bot.store import agenda as store
from bot.store import ledger
from bot.store.agenda import RUNNING, AgendaRow
from bot.store.database import Connection
from bot.store.ledger import LedgerEntry
from bot.store.outbox import Outgoing
from graphs.when.instants import to_instant

LATE = timedelta(minutes=10)
"""From then on, that it is late is said."""


def fired(c: Connection, event: TimerFired, now: datetime, people: People) -> list[Outgoing]:
    """What is to be posted, in the transaction that ends the event: a crash before its commit says nothing, and after
    it nothing again. A timer that was planned for a time it does not have any more does nothing."""
    row = store.held(c, str(event.payload.get("agenda", "")))
    at = datetime.fromisoformat(str(event.payload["at"]))
    extra = bool(event.payload.get("again"))
    if row is None or row.state not in RUNNING or (not extra and row.next_at != at):
        return []
    staff = Staff.load(c)
    person = staff.people.get(row.person)
    if person is None or not person.active:
        return _gone(c, row, event, now, people, staff)
    missed, then = _further(row, extra, now)
    occasion = Occasion(occasion_of(event), at, now - at > LATE, missed, then)
    post = cards.due(row, occasion, places.for_person(c, people, staff, row), staff)
    said = replace(row, said=occasion.name, said_at=now)
    if not extra:
        said = replace(
            said,
            local=then or row.local,
            next_at=to_instant(then, row.zone) if then else None,
            stands_for=None,
        )
        keeping.plan(c, said, event.key)
    store.save(c, said)
    why = {"reminder": row.id, "number": row.number, "at": at.isoformat(), "missed": missed}
    ledger.append(c, [LedgerEntry(None, "commis", "effect", "agenda.said", why)], now)
    return [post]


def occasion_of(event: TimerFired) -> str:
    """One time it is said: the same for the same planning and instant, whoever works it."""
    return short_hash(event.key, 16)


def _further(row: AgendaRow, extra: bool, now: datetime) -> tuple[int, datetime | None]:
    """How many times of a series were missed, and its next time."""
    if not row.rrule:
        return 0, None
    if extra:
        return 0, row.local if row.next_at is not None else None
    return keeping.following(row, now)


def _gone(
    c: Connection, row: AgendaRow, event: TimerFired, now: datetime, people: People, staff: Staff
) -> list[Outgoing]:
    """Whoever was to be reminded has left: whoever asked is told, if that is somebody else."""
    ended = keeping.end(c, row, "cancelled", event.key)
    entry = LedgerEntry(None, "commis", "changed", "agenda.cancelled", {"reminder": row.id, "why": "person gone"})
    ledger.append(c, [entry], now)
    owner = staff.people.get(row.owner)
    if row.owner == row.person or owner is None or not owner.active:
        return []
    place = places.for_owner(c, people, staff, row)
    return [cards.told(ended, "gone", staff.name_of(row.person), place, occasion_of(event))]
