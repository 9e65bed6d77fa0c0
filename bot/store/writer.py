"""SQLite's one writer: a thread that groups the transactions waiting for it in one physical commit.

A commit costs a sync of the disk, whatever it holds. Each transaction runs in its own SAVEPOINT, so that one that
fails leaves the others whole; each is answered only after the commit, so that an answer means "on disk".
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine

from bot.store.unavailable import StoreUnavailable, unavailable

GROUP = 128
"""At most so many transactions in one commit: those who came first should not wait for all who come after."""


@dataclass
class _Job:
    fn: Callable[[Connection], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    result: Any = field(default=None, init=False)
    error: BaseException | None = field(default=None, init=False)


class Writer:
    def __init__(self, engine: Engine, file: Path) -> None:
        self.commits = 0
        self._engine = engine
        self._file = file
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._connection: Connection | None = None
        self._guard = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    async def run(self, fn: Callable[[Connection], Any]) -> Any:
        """The result of `fn` once it is committed. Cancelled before it began, it is not run; later, it runs on."""
        loop = asyncio.get_running_loop()
        job = _Job(fn, loop, loop.create_future())
        with self._guard:
            if self._closed:
                raise RuntimeError("the database is closed")
            self._jobs.put(job)
        return await job.future

    def close(self) -> None:
        """Waits until everything handed in is committed."""
        with self._guard:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    # --- in the thread ------------------------------------------------------------------------------------------------

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            last = self._work(job)
            if last:
                break
        self._disconnect()

    def _work(self, first: _Job) -> bool:
        """One group. True when the end of all work was met while it was gathered."""
        group: list[_Job] = []
        ended = False
        try:
            connection = self._connected()
            with connection.begin():
                job: _Job | None = first
                while job is not None:
                    group.append(job)
                    self._attempt(connection, job)
                    job, ended = self._next(len(group))
            self.commits += 1
        except BaseException as error:
            self._disconnect()
            self._lose(group or [first], error)
        _answer(group or [first])
        return ended

    def _next(self, taken: int) -> tuple[_Job | None, bool]:
        if taken >= GROUP:
            return None, False
        try:
            job = self._jobs.get_nowait()
        except queue.Empty:
            return None, False
        return job, job is None

    def _attempt(self, connection: Connection, job: _Job) -> None:
        """Runs one transaction in its savepoint. Raises only when the whole group is lost."""
        if job.future.cancelled():
            return
        savepoint = connection.begin_nested()
        try:
            job.result = job.fn(connection)
            savepoint.commit()
        except BaseException as error:
            job.result, job.error = None, unavailable(error, self._file) or error
            if not _in_transaction(connection):  # SQLite undid it all: a full disk does that
                raise
            savepoint.rollback()

    def _lose(self, group: list[_Job], error: BaseException) -> None:
        why = unavailable(error, self._file)
        if why is None and len(group) > 1:
            # Whose fault it is cannot be told; each may try again.
            why = StoreUnavailable("unreachable", f"a shared commit was refused ({type(error).__name__})")
        for job in group:
            if job.error is None:
                job.result = None
                job.error = StoreUnavailable(why.code, why.detail) if why else error

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # Thrown away: whatever it still says changes nothing of what was answered.
            with suppress(Exception):
                connection.invalidate()
                connection.close()


def _in_transaction(connection: Connection) -> bool:
    driver = connection.connection.driver_connection
    return isinstance(driver, sqlite3.Connection) and driver.in_transaction


def _answer(group: list[_Job]) -> None:
    by_loop: dict[asyncio.AbstractEventLoop, list[_Job]] = defaultdict(list)
    for job in group:
        by_loop[job.loop].append(job)
    for loop, jobs in by_loop.items():
        with suppress(RuntimeError):  # the loop is closed: nobody waits for the answer any more
            loop.call_soon_threadsafe(_settle, jobs)


def _settle(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.future.done():
            continue
        if job.error is None:
            job.future.set_result(job.result)
        elif isinstance(job.error, StopIteration):
            job.future.set_exception(RuntimeError("a transaction raised StopIteration"))
        else:
            job.future.set_exception(job.error)
