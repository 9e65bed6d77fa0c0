"""The queue of one process: it looks for what is due, and works each conversation's rows one at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager
from typing import Generic, TypeVar

import structlog

from bot.store.database import StoreUnavailable

log = structlog.get_logger(__name__)
Row = TypeVar("Row")

IDLE_SECONDS = 0.5
"""How often an idle queue looks by itself: another process (the command) may have put something in."""


class Locks:
    """One holder per key at a time; keys nobody holds take no memory."""

    def __init__(self) -> None:
        self._locks: dict[str, tuple[asyncio.Lock, int]] = {}

    def held(self, key: str) -> bool:
        """Whether someone holds it, or waits for it, right now."""
        return key in self._locks

    @asynccontextmanager
    async def hold(self, key: str) -> AsyncGenerator[None]:
        lock, holders = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, holders + 1)
        try:
            async with lock:
                yield
        finally:
            lock, holders = self._locks[key]
            if holders == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, holders - 1)


class Scanner(Generic[Row]):
    """Works due rows, at most `limit` at once, and never two of one key (a conversation, a lane)."""

    def __init__(
        self,
        name: str,
        due: Callable[[int, Collection[str]], Awaitable[Sequence[Row]]],
        key: Callable[[Row], str],
        work: Callable[[Row], Awaitable[None]],
        *,
        limit: int,
        background: Callable[[Row], bool] = lambda row: False,
    ) -> None:
        """Of what is in the `background` one less is worked at once: whoever waits finds a place free."""
        self.name = name
        self._due = due
        self._key = key
        self._work = work
        self._limit = limit
        self._background = background
        self._behind: set[str] = set()
        self._wake = asyncio.Event()
        self._running: dict[str, asyncio.Task[None]] = {}
        self._stopping = False
        self._unavailable: StoreUnavailable | None = None

    @property
    def running(self) -> int:
        return len(self._running)

    def wake(self) -> None:
        self._wake.set()

    async def run(self) -> None:
        """Until `stop`. A store that cannot be read is waited for."""
        while not self._stopping:
            self._wake.clear()
            try:
                started = await self._start_due(unless_stopped=True)
            except StoreUnavailable as error:
                log.warning("queue.store_unavailable", queue=self.name, code=error.code)
                started = 0
            if not started or self.running >= self._limit:
                await self._sleep()

    async def drain(self) -> bool:
        """Works until nothing is due and nothing runs; true if anything was worked. Raises `StoreUnavailable`."""
        any_work = False
        self._unavailable = None
        while True:
            if self._unavailable is not None:
                # Nothing more is begun: several that fail in turn would keep each other going.
                if self._running:
                    await asyncio.wait(self._running.values())
                raise self._unavailable
            started = await self._start_due()
            any_work = any_work or bool(started)
            if not started and not self._running:
                return any_work
            if self._running:
                await asyncio.wait(self._running.values(), return_when=asyncio.FIRST_COMPLETED)

    async def stop(self, grace: float = 10.0) -> None:
        """Starts nothing more and lets what runs finish for `grace` seconds; a turn cut off is simply run again."""
        self._stopping = True
        self._wake.set()
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=grace)
            for task in late:
                task.cancel()

    async def _start_due(self, *, unless_stopped: bool = False) -> int:
        room = self._limit - self.running
        if room <= 0:
            return 0
        rows = await self._due(room, set(self._running))
        if unless_stopped and self._stopping:
            # Stopped while we looked: nobody would wait for what is begun now.
            return 0
        started = 0
        for row in rows:
            key = self._key(row)
            if key in self._running or not self._has_room(row):
                continue
            started += 1
            task = asyncio.create_task(self._guarded(row), name=f"{self.name}:{key}")
            self._running[key] = task
            task.add_done_callback(lambda _, key=key: self._finished(key))
        return started

    def _has_room(self, row: Row) -> bool:
        if not self._background(row):
            return True
        if len(self._behind) >= max(1, self._limit - 1):
            return False
        self._behind.add(self._key(row))
        return True

    def _finished(self, key: str) -> None:
        self._running.pop(key, None)
        self._behind.discard(key)
        self._wake.set()

    async def _guarded(self, row: Row) -> None:
        try:
            await self._work(row)
        except StoreUnavailable as error:
            # The row is untouched: it is due again at the next look. Wait a little, the disk may be full.
            log.warning("queue.store_unavailable", queue=self.name, key=self._key(row), code=error.code)
            self._unavailable = error
            await asyncio.sleep(IDLE_SECONDS)
        except Exception:
            log.exception("queue.defect", queue=self.name, key=self._key(row))
            await asyncio.sleep(IDLE_SECONDS)

    async def _sleep(self) -> None:
        try:
            await asyncio.wait_for(self._wake.wait(), IDLE_SECONDS)
        except TimeoutError:
            return


def effect_lock(key: str) -> str:
    """The name under which an effect is held while it leaves, or while it is taken back."""
    return f"effect/{key}"
