"""What a month's report and a digest over a large ledger take, beside a bare scan of the same rows in the same run."""

from __future__ import annotations

import statistics
import time
import tracemalloc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, select, text

from benchmarks.company import open_desk
from benchmarks.large_ledger import fill
from bot.app import App
from bot.report import gathering
from bot.store.schema import ledger
from bot.store.timings import Timing
from bot.timetable.port import Occasion
from bot.turn import Turn
from graphs.message import Address

DAYS = 30
RUNS = 3


@dataclass(frozen=True)
class Cost:
    """Seconds of our processor time and seconds that passed (medians), and the most bytes that were held at once."""

    cpu: float
    passed: float
    memory: int


@dataclass(frozen=True)
class Costs:
    """Reading the rows and nothing else; a report over them; a digest over them."""

    scan: Cost
    report: Cost
    digest: Cost


async def costs(folder: Path, rows: int, **settings: object) -> Costs:
    """`settings`: of the desk, such as another `database_url`. Raises when either leaves anything out."""
    async with open_desk(folder, **settings) as app:
        until = app.clock.now().replace(microsecond=0)
        since = until - timedelta(days=DAYS)
        await app.database.write(lambda c: fill(c, rows, since, until))
        if app.database.dialect == "postgresql":
            await app.database.write(_known_to_the_planner)
        return Costs(
            await _cost(lambda: app.database.read(lambda c: _scan(c, since, until, rows))),
            await _cost(lambda: _report(app, since, until, rows)),
            await _cost(lambda: _digest(app, since, until, rows)),
        )


def _known_to_the_planner(c: Connection) -> None:
    """What the server does by itself within a minute or so of such a load."""
    c.execute(text("ANALYZE"))


def _scan(c: Connection, since: datetime, until: datetime, rows: int) -> None:
    query = select(ledger.c.seq, ledger.c.kind, ledger.c.what, ledger.c.why, ledger.c.case_id)
    scanned = c.execute(query.where(ledger.c.at >= since, ledger.c.at < until)).yield_per(500)
    _check(sum(1 for _ in scanned), rows // 5 * 5)


async def _report(app: App, since: datetime, until: datetime, rows: int) -> None:
    days = [(since + timedelta(days=day), since + timedelta(days=day + 1)) for day in range(DAYS)]
    found = await app.database.read(lambda c: gathering.gather(c, since, until, days))
    _check(found.done, rows // 5)


async def _digest(app: App, since: datetime, until: datetime, rows: int) -> None:
    place = Address("web", "c:devis")
    timing = Timing("digest.bench", "digest", place, "#devis", "fr", "UTC", "08:15", "FREQ=DAILY", "settings", until)
    turn = Turn("bench", until)
    await app.timed.digest.kinds[0].fire(turn, Occasion(timing, "bench", until.date(), until, since, until))
    told = turn.outcome["facts"]["done"].values()
    _check(sum(process["count"] for process in told), rows // 5)


def _check(counted: int, expected: int) -> None:
    if counted != expected:
        raise RuntimeError(f"{counted} were counted, not {expected}")


async def _cost(work: Callable[[], Awaitable[None]]) -> Cost:
    cpu: list[float] = []
    passed: list[float] = []
    for _ in range(RUNS):
        begin, began = time.process_time(), time.perf_counter()
        await work()
        cpu.append(time.process_time() - begin)
        passed.append(time.perf_counter() - began)
    tracemalloc.start()
    try:
        await work()
        return Cost(statistics.median(cpu), statistics.median(passed), tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
