"""What goes wrong at this moment, found in the store: each trouble with the codes and numbers that tell of it.

Nothing of what people or customers wrote is among them: only kinds, counts, ids of ours and names of platforms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.people import Staff
from bot.settings import Settings
from bot.short_hash import short_hash
from bot.store import alerts, asks, queues, timings, usage
from bot.store.asks import ApprovalRow
from bot.store.database import Connection
from bot.store.queues import Heap, Lost
from bot.supervision.health import Found

REMEMBERED = timedelta(days=1)
"""How long something that was given up is a trouble: nobody can make it undone."""

NEAR = Decimal("0.8")
"""Of the month's cap of model calls, from which part on it is said."""

PASSING = frozenset({"events.failed", "effect.failed", "post.failed", "stopped"})
"""Kinds that happen rather than last: they end when nothing more of the kind has happened for a while, without a
word."""

WATCHED = PASSING | {
    "events.late", "effects.doubtful", "cases.idle", "approvals.orphaned", "timing.stopped", "health", "spend.near",
    "spend.reached",
}  # fmt: skip
"""Kinds that a look finds, and ends when it does not find them any more."""


@dataclass(frozen=True)
class Trouble:
    """`subject` is what it is about, "" all there is of the kind; `words` are what its sentence holds."""

    kind: str
    subject: str
    words: dict[str, str]

    @property
    def id(self) -> str:
        """The same for the same trouble."""
        return f"{self.kind}:{short_hash(self.subject)}"


def found(
    c: Connection, settings: Settings, health: Mapping[str, Found], now: datetime, besides: int = queues.NONE
) -> list[Trouble]:
    """All there are, the gravest first; `besides` is the event that asks."""
    return [
        *_unhealthy(health),
        *_heaped("events.late", queues.late_events(c, now, besides)),
        *_events_failed(c, now),
        *_heaped("effects.doubtful", queues.doubtful_effects(c, now)),
        *_lost(c, now),
        *_heaped("cases.idle", queues.idle_cases(c, now)),
        *_orphaned(c, settings, now),
        *_stopped_timings(c),
        *_spend(c, settings, now),
    ]


def orphaned(c: Connection, settings: Settings, now: datetime) -> list[ApprovalRow]:
    """Open requests on which nobody may decide, not even somebody who is away."""
    rows = asks.list_approvals(c, state="open")
    staff = Staff.load(c) if rows else Staff()
    return [
        row
        for row in rows
        if not staff.entitled(row.role, row.amount, now, _barred(row, settings), row.request.approvers)
    ]


def lost_in(c: Connection, lane: str, now: datetime) -> Trouble | None:
    """The posts that were given up in that lane, as one trouble."""
    return next((one for one in _lost(c, now) if (one.kind, one.subject) == ("post.failed", lane)), None)


def _barred(row: ApprovalRow, settings: Settings) -> set[str]:
    """Who may not decide: see `bot.approvals.record.Desk.barred`."""
    if row.request.requester_may:
        return set()
    shaped = set[str]() if settings.editor_may_approve else set(row.request.excluded)
    return shaped | ({row.requested_by} if row.requested_by else set())


def _heaped(kind: str, heap: Heap) -> Iterator[Trouble]:
    if heap.count:
        yield Trouble(kind, "", {"number": str(heap.count), **_since(heap.since), **_of_case(heap.cases)})


def _events_failed(c: Connection, now: datetime) -> Iterator[Trouble]:
    trouble = Trouble("events.failed", "", {})
    heap = queues.failed_events(c, _from(c, trouble, now))
    if heap.count:
        yield Trouble("events.failed", "", {"number": str(heap.count), **_since(heap.since)})


def _lost(c: Connection, now: datetime) -> Iterator[Trouble]:
    """Each kind of effect, and each place, by itself: counted from when people last said that they know."""
    for found in [*queues.lost_effects(c, now - REMEMBERED), *queues.lost_posts(c, now - REMEMBERED)]:
        known = _from(c, _lost_as(found), now)
        again = queues.lost_posts(c, known) if found.lane else queues.lost_effects(c, known)
        yield from (_lost_as(one) for one in again if (one.kind, one.lane) == (found.kind, found.lane))


def _lost_as(found: Lost) -> Trouble:
    words = {"number": str(found.count), "effect": found.kind, **_since(found.at), **_of_case([found.case_id])}
    if found.lane:
        return Trouble("post.failed", found.lane, {**words, "platform": found.lane.partition("/")[0]})
    return Trouble("effect.failed", found.kind, words)


def _from(c: Connection, trouble: Trouble, now: datetime) -> datetime:
    """From when on what happened counts: not what people have seen already."""
    known = alerts.by_id(c, trouble.id)
    earliest = now - REMEMBERED
    return max(earliest, known.last_at) if known is not None and known.state == "over" else earliest


def _orphaned(c: Connection, settings: Settings, now: datetime) -> Iterator[Trouble]:
    rows = orphaned(c, settings, now)
    if rows:
        words = {"number": str(len(rows)), "role": rows[0].role, **_since(rows[0].asked_at)}
        yield Trouble("approvals.orphaned", "", {**words, **_of_case([row.case_id for row in rows])})


def _stopped_timings(c: Connection) -> Iterator[Trouble]:
    for row in timings.every(c):
        if row.trouble:
            words = {"timing": row.kind, "place": row.place, "platform": row.address.platform}
            yield Trouble("timing.stopped", row.id, words)


def _spend(c: Connection, settings: Settings, now: datetime) -> Iterator[Trouble]:
    if settings.openai_api_key is None:
        return
    spent, cap = usage.month_cost(c, now), settings.model_monthly_cap
    words = {"spent": str(spent), "cap": str(cap)}
    if spent >= cap:
        yield Trouble("spend.reached", f"{now:%Y-%m}", words)
    elif spent >= cap * NEAR:
        yield Trouble("spend.near", f"{now:%Y-%m}", words)


def _unhealthy(health: Mapping[str, Found]) -> Iterator[Trouble]:
    for name, found in health.items():
        if not found.health.ok:
            yield Trouble("health", name, {"name": name, "code": found.health.code, **_since(found.since or found.at)})


def _since(at: datetime | None) -> dict[str, str]:
    return {"since": at.isoformat()} if at is not None else {}


def _of_case(cases: list[str]) -> dict[str, str]:
    return {"case": cases[0]} if cases and cases[0] else {}
