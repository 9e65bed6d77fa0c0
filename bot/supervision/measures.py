"""The numbers that `/metrics` shows of the store: what waits, what failed, how often we agree, what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.judgement.agreement import SETTLED, agreement_of
from bot.settings import Settings
from bot.store import alerts, cases, comparisons, inbox, outbox, queues, samples, usage
from bot.store.database import Connection
from bot.store.switches import Paused
from bot.supervision import health, troubles

MEASURED = timedelta(days=90)
"""The agreement shown is that of so many days."""


@dataclass(frozen=True)
class Measures:
    """Ages in seconds; `agreement` in percent by process (those about which nobody has answered are left out); money in
    euros of the calendar month, `cap` None without a model. `health` by check; `seen_age` None: it never looked."""

    inbox: dict[str, int]
    outbox: dict[str, int]
    cases: dict[str, int]
    inbox_age: float
    approvals: int
    approvals_age: float
    questions: int
    questions_parked: int
    troubles: dict[str, int]
    alerts: dict[str, int]
    digests: int
    samples: dict[str, int]
    agreement: dict[str, Decimal]
    paused: list[str]
    health: dict[str, bool]
    spent: Decimal
    cap: Decimal | None


def read_measures(
    c: Connection, settings: Settings, pauses: Mapping[str, Paused], processes: Sequence[str], now: datetime
) -> Measures:
    approvals, found = queues.open_approvals(c), health.kept(c)
    oldest = queues.oldest_event(c)
    counted: dict[str, int] = {}
    for trouble in troubles.found(c, settings, found, now):
        number = trouble.words.get("number", "1")
        counted[trouble.kind] = counted.get(trouble.kind, 0) + (int(number) if number.isdecimal() else 1)
    return Measures(
        inbox=inbox.counts(c),
        outbox=outbox.counts(c),
        cases=cases.counts(c),
        inbox_age=_age(oldest, now),
        approvals=approvals.count,
        approvals_age=_age(approvals.since, now),
        questions=queues.open_questions(c).count,
        questions_parked=queues.parked_questions(c).count,
        troubles=counted,
        alerts=alerts.counts(c),
        digests=queues.digests(c),
        samples=samples.counts(c),
        agreement=_agreement(c, processes, now),
        paused=list(pauses),
        health={name: one.health.ok for name, one in found.items() if not one.off},
        spent=usage.month_cost(c, now),
        cap=settings.model_monthly_cap if settings.openai_api_key else None,
    )


def _agreement(c: Connection, processes: Sequence[str], now: datetime) -> dict[str, Decimal]:
    since, settled = now - MEASURED, now - SETTLED
    rates = {
        process: agreement_of(
            comparisons.tally(c, process, since, settled), samples.looked(c, process, since, settled)
        ).rate
        for process in processes
    }
    return {process: rate for process, rate in rates.items() if rate is not None}


def _age(since: datetime | None, now: datetime) -> float:
    return max((now - since).total_seconds(), 0.0) if since is not None else 0.0
