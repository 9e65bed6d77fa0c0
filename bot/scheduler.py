"""The timetable: what is due becomes an event under a unique key, once however many replicas look."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from bot.clock import Clock
from bot.events import TimerFired
from bot.store import inbox, schedule
from bot.store.database import Connection, Database, StoreUnavailable
from bot.store.schedule import ScheduleRow

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = structlog.get_logger(__name__)

TICK_SECONDS = 15
BATCH = 200

BACK = timedelta(minutes=10)
"""A clock that goes back by more than that was wrong before: what it had planned is looked at."""


class Timetable:
    def __init__(self, database: Database, clock: Clock, wake: Callable[[], None]) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._scheduler: AsyncIOScheduler | None = None
        self._looked: datetime | None = None
        self.turned_back: Callable[[], Awaitable[None]] | None = None
        """Called when the clock went back: plans anew what was planned by one that had jumped ahead."""

    def start(self) -> None:
        # Only a service keeps time: a command, which looks once, does not pay for the library.
        from apscheduler.schedulers.asyncio import AsyncIOScheduler
        from apscheduler.triggers.interval import IntervalTrigger

        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(  # pyright: ignore[reportUnknownMemberType]  # the library has no types
            self._tick_safely, IntervalTrigger(seconds=TICK_SECONDS), max_instances=1, coalesce=True
        )
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)  # pyright: ignore[reportUnknownMemberType]
            self._scheduler = None

    async def tick(self) -> int:
        """Turns all that is due into events; returns how many. Looking costs no commit."""
        fired = 0
        now = self._clock.now()
        await self._follow(now)
        if not await self._database.read(lambda c: schedule.due(c, now, 1)):
            return 0
        while batch := await self._database.write(self._fire):
            fired += batch
        if fired:
            self._wake()
        return fired

    async def _follow(self, now: datetime) -> None:
        before = self._looked
        if before is not None and now < before - BACK and self.turned_back is not None:
            log.warning("timetable.clock_went_back", before=before.isoformat(), now=now.isoformat())
            await self.turned_back()
        self._looked = now

    def _fire(self, c: Connection) -> int:
        now = self._clock.now()
        fired = 0
        for row in schedule.due(c, now, BATCH):
            if not schedule.take(c, row):
                continue
            fired += 1
            event = TimerFired(_fresh(c, row), row.id, row.payload, now)
            inbox.claim(c, event, conversation=row.conversation or row.id, now=now, address=None)
        return fired

    async def _tick_safely(self) -> None:
        try:
            await self.tick()
        except StoreUnavailable as error:
            log.warning("timetable.store_unavailable", code=error.code)


def _fresh(c: Connection, row: ScheduleRow) -> str:
    """A key that was never kept. A row is taken once; one that was planned anew for the same instant (it had come too
    early, by another process's clock, or the clock went back) is no redelivery, and comes again."""
    at, name, number = row.next_at.isoformat(), row.id, 1
    while inbox.by_key(c, f"{name}@{at}") is not None:
        number += 1
        name = f"{row.id}#{number}"
    return f"{name}@{at}"
