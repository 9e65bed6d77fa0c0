"""The database: short transactions, each one function, run in a thread and answered after its commit."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Protocol, TypeVar

from sqlalchemy import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError

from bot.store.engines import parse, postgresql_engine, sqlite_engine, sqlite_file
from bot.store.unavailable import RETRIED, SchemaMissing, SchemaTooNew, StoreUnavailable, sqlstate, unavailable
from bot.store.wiping import wipe_postgresql, wipe_sqlite
from bot.store.writer import Writer

__all__ = ["Database", "SchemaMissing", "SchemaTooNew", "StoreUnavailable"]

T = TypeVar("T")

READERS = 4
ATTEMPTS = 8
"""How often a transaction that PostgreSQL undid for a conflict is run again."""


class _Backend(Protocol):
    @property
    def commits(self) -> int: ...

    async def read(self, fn: Callable[[Connection], Any]) -> Any: ...

    async def write(self, fn: Callable[[Connection], Any]) -> Any: ...

    def wipe(self) -> bool: ...

    def close(self) -> None: ...


class Database:
    """`read` and `write` raise `StoreUnavailable` when the database cannot do it now, and whatever `fn` raises."""

    def __init__(self, backend: _Backend, dialect: str) -> None:
        self._backend = backend
        self.dialect = dialect

    @classmethod
    def open(cls, url: str) -> Database:
        """`sqlite:///PATH` (its folder is created) or `postgresql://…`. ValueError when the URL is neither.

        Connects at the first use. The tables are `bot.store.migrate`'s business.
        """
        parsed = parse(url)
        if parsed.get_backend_name() == "sqlite":
            return cls(_Sqlite(parsed), "sqlite")
        return cls(_Postgresql(parsed), "postgresql")

    @property
    def commits(self) -> int:
        """Physical commits so far: on SQLite one may hold many transactions."""
        return self._backend.commits

    async def read(self, fn: Callable[[Connection], T]) -> T:
        """Runs `fn` on one consistent snapshot. It must not write."""
        return await self._backend.read(fn)

    async def write(self, fn: Callable[[Connection], T]) -> T:
        """Runs `fn` in one transaction and returns its result once that is on disk; an exception undoes it.

        `fn` may be run more than once before it commits (PostgreSQL): it must do nothing but use its connection.
        """
        return await self._backend.write(fn)

    async def wipe(self) -> bool:
        """Makes sure that what was deleted or overwritten cannot be read in the files any more. Costs a copy of the
        database. False: others were using it; try again."""
        return await asyncio.get_running_loop().run_in_executor(None, self._backend.wipe)

    async def close(self) -> None:
        """Finishes what was handed in."""
        await asyncio.get_running_loop().run_in_executor(None, self._backend.close)


class _Sqlite:
    def __init__(self, url: URL) -> None:
        self._url = url
        self._file = sqlite_file(url)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("read_only", f"{self._file.parent} cannot be made ({error.strerror})") from None
        self._reading = sqlite_engine(url, writes=False, pool_size=READERS, max_overflow=0)
        self._writing = sqlite_engine(url, writes=True, pool_size=1, max_overflow=0)
        self._writer: Writer | None = None
        self._guard = threading.Lock()
        self._threads = ThreadPoolExecutor(READERS, "store-reader")

    @property
    def commits(self) -> int:
        return self._writer.commits if self._writer else 0

    async def read(self, fn: Callable[[Connection], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, fn)

    async def write(self, fn: Callable[[Connection], Any]) -> Any:
        with self._guard:
            if self._writer is None:
                self._writer = Writer(self._writing, self._file)
        return await self._writer.run(fn)

    def wipe(self) -> bool:
        return wipe_sqlite(self._url)

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        if self._writer is not None:
            self._writer.close()
        self._reading.dispose()
        self._writing.dispose()

    def _read(self, fn: Callable[[Connection], Any]) -> Any:
        try:
            with self._reading.connect() as connection:
                return fn(connection)
        except Exception as error:
            _raise(error, self._file)


class _Postgresql:
    def __init__(self, url: URL) -> None:
        self.commits = 0
        self._engine = postgresql_engine(url, connections=2 * READERS)
        self._snapshots = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._threads = ThreadPoolExecutor(2 * READERS, "store")
        self._guard = threading.Lock()

    async def read(self, fn: Callable[[Connection], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._read, fn)

    async def write(self, fn: Callable[[Connection], Any]) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._write, fn)

    def wipe(self) -> bool:
        return wipe_postgresql(self._engine)

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self._engine.dispose()

    def _read(self, fn: Callable[[Connection], Any]) -> Any:
        return self._again(lambda: _once(self._snapshots, fn))

    def _write(self, fn: Callable[[Connection], Any]) -> Any:
        result = self._again(lambda: _committed(self._engine, fn))
        with self._guard:
            self.commits += 1
        return result

    def _again(self, attempt: Callable[[], Any]) -> Any:
        """Runs it again after a conflict; and once when the connection had died before anything was committed."""
        reconnected = False
        for number in range(1, ATTEMPTS + 1):
            try:
                return attempt()
            except _CommitInDoubt as error:
                _raise(error.cause, None)
            except DBAPIError as error:
                if sqlstate(error.orig) in RETRIED and number < ATTEMPTS:
                    # Two that collided should not collide again.
                    time.sleep(random.uniform(0, 0.01 * 2**number))
                elif error.connection_invalidated and not reconnected:
                    reconnected = True
                else:
                    _raise(error, None)
            except Exception as error:
                _raise(error, None)
        raise StoreUnavailable("locked")


class _CommitInDoubt(Exception):
    """The connection died during COMMIT: nobody knows whether it is kept, so it is not simply run again."""

    def __init__(self, cause: DBAPIError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _once(engine: Engine, fn: Callable[[Connection], Any]) -> Any:
    with engine.connect() as connection:
        return fn(connection)


def _committed(engine: Engine, fn: Callable[[Connection], Any]) -> Any:
    with engine.connect() as connection:
        result = fn(connection)
        try:
            connection.commit()
        except DBAPIError as error:
            if sqlstate(error.orig) in RETRIED:
                raise
            raise _CommitInDoubt(error) from error
        return result


def _raise(error: Exception, file: Path | None) -> Any:
    if isinstance(error, StopIteration):
        raise RuntimeError("a transaction raised StopIteration") from error  # a future cannot carry it
    why = unavailable(error, file)
    if why is None:
        raise error
    raise why from error
