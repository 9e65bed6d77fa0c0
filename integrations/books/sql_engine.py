"""Connections to the books' database: SQLite shared with other writers or PostgreSQL, threads, and errors made ours."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from integrations.errors import IntegrationError, Misconfigured, Rejected, Unavailable

T = TypeVar("T")

LOCK_SECONDS = 10
TRIES = 5
READERS = 4


class BooksDatabase:
    """`read` gives one snapshot, `write` one transaction; each costs one thread hop and commits before it returns.

    The functions given to `write` may be run again after a deadlock or a lost race: they must be repeatable.
    """

    def __init__(self, url: str) -> None:
        try:
            parsed = make_url(url)
        except ArgumentError:
            raise Misconfigured("The books' database address cannot be read.") from None
        self.dialect = parsed.get_backend_name()
        if self.dialect not in ("sqlite", "postgresql"):
            raise Misconfigured(f"The books cannot be kept in {self.dialect}: use SQLite or PostgreSQL.")
        self._engine = _sqlite(parsed) if self.dialect == "sqlite" else _postgresql(parsed)
        # SQLite has one writer: a queue of our own waits better than its polling for the lock.
        writers = 1 if self.dialect == "sqlite" else READERS
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="books-read")
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="books-write")
        self._closed = threading.Event()

    async def read(self, work: Callable[[Connection], T]) -> T:
        return await self._hop(self._readers, self._read, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        return await self._hop(self._writers, self._write, work)

    async def close(self) -> None:
        """Waits for what is under way; later calls raise `Unavailable`."""
        self._closed.set()
        await asyncio.to_thread(self._readers.shutdown)
        await asyncio.to_thread(self._writers.shutdown)
        self._engine.dispose()

    async def _hop(
        self,
        threads: ThreadPoolExecutor,
        run: Callable[[Callable[[Connection], T]], T],
        work: Callable[[Connection], T],
    ) -> T:
        if self._closed.is_set():
            raise Unavailable("The books are closed.")
        return await asyncio.get_running_loop().run_in_executor(threads, run, work)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with _errors_made_ours(self.dialect), self._engine.connect() as connection:
            if self.dialect == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                return work(connection)

    def _write(self, work: Callable[[Connection], T]) -> T:
        for tries_left in reversed(range(TRIES)):
            try:
                with _errors_made_ours(self.dialect, lost_race=tries_left > 0), self._engine.connect() as connection:
                    connection = connection.execution_options(books_write=True)
                    with connection.begin():
                        return work(connection)
            except _LostRace:
                time.sleep(0.01)
        raise Unavailable("The books are very busy.", retry_after=1)


class _LostRace(Exception):
    """Another transaction went first: running ours again finds its result."""


def _sqlite(url: URL) -> Engine:
    if not url.database or url.database == ":memory:":
        raise Misconfigured("The books need a database file: memory is not kept.")
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise Misconfigured("The folder of the books' database cannot be created.") from None
    engine = create_engine(url, connect_args={"timeout": LOCK_SECONDS})

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # the driver's implicit BEGIN comes too late for a read to be a snapshot
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={LOCK_SECONDS}000"):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("books_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


def _postgresql(url: URL) -> Engine:
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    return create_engine(
        url,
        pool_pre_ping=True,
        pool_size=READERS,
        max_overflow=READERS,
        pool_timeout=LOCK_SECONDS,
        connect_args={"connect_timeout": LOCK_SECONDS, "options": f"-c lock_timeout={LOCK_SECONDS}000"},
    )


@contextmanager
def _errors_made_ours(dialect: str, *, lost_race: bool = False) -> Generator[None]:
    try:
        yield
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if lost_race and (isinstance(error, IntegrityError) or state in ("40001", "40P01")):
            raise _LostRace from None
        raise _meaning(dialect, error, state) from None
    except UnicodeEncodeError:
        raise Rejected("The books cannot keep a character of this text.") from None
    except PoolTimeout:
        raise Unavailable("The books are very busy.", retry_after=1) from None
    except SQLAlchemyError:
        raise Misconfigured("The books' database driver cannot be used.") from None


def _meaning(dialect: str, error: DBAPIError, state: str) -> IntegrationError:
    if isinstance(error, IntegrityError):
        return Rejected("The books refuse this record: it contradicts another one.")
    if isinstance(error, DataError):
        return Rejected("A value is too long, too large or not storable in the books.")
    text = str(error.orig).casefold()
    if dialect == "sqlite":
        return _sqlite_meaning(text)
    return _postgresql_meaning(state) if state else _connection_meaning(text)


def _postgresql_meaning(state: str) -> IntegrationError:
    match state[:2]:
        case "28" | "3D":
            return Misconfigured(REFUSED)
        case "42" if state == "42501":
            return Misconfigured("The books' database user lacks a right.")
        case "42":
            return Misconfigured(OTHER_TABLES)
        case _:
            return Unavailable(UNREACHABLE, retry_after=2)


def _connection_meaning(text: str) -> IntegrationError:
    """A refused connection carries no SQLSTATE, only the server's sentence."""
    if any(sign in text for sign in ("authentication failed", "does not exist", "pg_hba")):
        return Misconfigured(REFUSED)
    return Unavailable(UNREACHABLE, retry_after=2)


REFUSED = "The books' database refuses the user, the password or the name of the database."
OTHER_TABLES = "The books' tables are missing or of another version: run `commis migrate`."
UNREACHABLE = "The books' database is busy or unreachable."

_SQLITE: tuple[tuple[str, type[Unavailable] | type[Misconfigured], str], ...] = (
    ("locked", Unavailable, "The books are locked by another program."),
    ("busy", Unavailable, "The books are locked by another program."),
    ("full", Unavailable, "The disk that holds the books is full."),
    ("readonly", Misconfigured, "The books' database file cannot be written."),
    ("read-only", Misconfigured, "The books' database file cannot be written."),
    ("unable to open", Misconfigured, "The books' database file cannot be opened."),
    ("no such", Misconfigured, OTHER_TABLES),
    ("not a database", Misconfigured, "The books' database file is not a SQLite database."),
    ("malformed", Misconfigured, "The books' database file is damaged."),
)


def _sqlite_meaning(text: str) -> IntegrationError:
    for sign, kind, message in _SQLITE:
        if sign in text:
            return kind(message)
    return Unavailable(UNREACHABLE, retry_after=2)
