"""How the service is, read from the store in one go: it tells as well while the service is stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from bot.settings import Settings
from bot.store import alerts, cases, outbox, queues, schedule, usage
from bot.store import settings as kept_settings
from bot.store.alerts import AlertRow
from bot.store.database import Connection
from bot.store.queues import Heap
from bot.store.switches import Paused
from bot.supervision import health, troubles
from bot.supervision.health import Found
from bot.supervision.troubles import REMEMBERED, Trouble

SEEN = "supervision.seen"
"""The setting that says when the running service looked last."""

EVERY = timedelta(minutes=5)
"""How often the running service looks."""

UNDER_WAY = ("working", "needs_answer", "needs_approval", "scheduled")


@dataclass(frozen=True)
class Failures:
    """Given up within the last day."""

    events: int
    effects: int
    posts: int


@dataclass(frozen=True)
class Spend:
    """Euros of the calendar month; `cap` None: no model is used."""

    month: Decimal
    cap: Decimal | None


@dataclass(frozen=True)
class Status:
    """`inbox`, `outbox` and `cases` are rows by state; `oldest`: when the longest waiting event was to be worked;
    `pauses` by process, that of all under "". `seen_at`: when the running service looked last (None: never)."""

    at: datetime
    inbox: dict[str, int]
    oldest: datetime | None
    outbox: dict[str, int]
    cases: dict[str, int]
    approvals: Heap
    questions: Heap
    parked: Heap
    failures: Failures
    pauses: dict[str, Paused]
    spend: Spend
    health: dict[str, Found]
    troubles: list[Trouble]
    alerts: list[AlertRow]
    next_timer: datetime | None
    seen_at: datetime | None

    @property
    def well(self) -> bool:
        return not self.troubles


def read_status(
    c: Connection, settings: Settings, pauses: dict[str, Paused], now: datetime, besides: int = queues.NONE
) -> Status:
    """`besides`: the event by which somebody asks, which waits for nothing but this answer."""
    found = health.kept(c)
    after = now - REMEMBERED
    seen = kept_settings.get(c, SEEN, "")
    return Status(
        at=now,
        inbox=queues.events(c, besides),
        oldest=queues.oldest_event(c, besides),
        outbox=outbox.counts(c),
        cases=cases.counts(c),
        approvals=queues.open_approvals(c),
        questions=queues.open_questions(c),
        parked=queues.parked_questions(c),
        failures=Failures(
            queues.failed_events(c, after).count,
            sum(lost.count for lost in queues.lost_effects(c, after)),
            sum(lost.count for lost in queues.lost_posts(c, after)),
        ),
        pauses=pauses,
        spend=Spend(usage.month_cost(c, now), settings.model_monthly_cap if settings.openai_api_key else None),
        health=found,
        troubles=troubles.found(c, settings, found, now, besides),
        alerts=alerts.standing(c),
        next_timer=schedule.next_at(c),
        seen_at=datetime.fromisoformat(seen) if seen else None,
    )


def as_json(status: Status) -> dict[str, Any]:
    """For programs: keys stay, more may come."""
    return {
        "at": status.at.isoformat(),
        "well": status.well,
        "seen_at": _instant(status.seen_at),
        "queues": {
            "inbox": status.inbox,
            "inbox_oldest": _instant(status.oldest),
            "outbox": status.outbox,
            "next_timer": _instant(status.next_timer),
        },
        "waits": {
            "approvals": _heap(status.approvals),
            "questions": _heap(status.questions),
            "parked": _heap(status.parked),
        },
        "cases": status.cases,
        "failures": {
            "events": status.failures.events,
            "effects": status.failures.effects,
            "posts": status.failures.posts,
        },
        "pauses": [
            {"process": process, "by": paused.by, "since": paused.since.isoformat(), "until": _instant(paused.until)}
            for process, paused in status.pauses.items()
        ],
        "spend": {
            "month": str(status.spend.month),
            "cap": None if status.spend.cap is None else str(status.spend.cap),
        },
        "health": health.as_json(status.health),
        "troubles": [{"id": one.id, "kind": one.kind, **one.words} for one in status.troubles],
        "alerts": [
            {
                "id": row.id,
                "kind": row.kind,
                "count": row.count,
                "first_at": row.first_at.isoformat(),
                "seen_by": row.seen_by,
            }
            for row in status.alerts
        ],
    }


def _heap(heap: Heap) -> dict[str, Any]:
    return {"count": heap.count, "oldest": _instant(heap.since)}


def _instant(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None
