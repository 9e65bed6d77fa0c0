"""How the two databases are opened: their connections, and what each must promise."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

BUSY_SECONDS = 5.0
"""How long SQLite waits for another program's lock before it gives up."""


def parse(url: str) -> URL:
    """Raises ValueError in plain words; the password is never repeated."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("the database URL cannot be read; use sqlite:///PATH or postgresql://…") from None
    if parsed.get_backend_name() == "sqlite":
        if parsed.database in (None, "", ":memory:"):
            raise ValueError("SQLite needs a file: sqlite:///PATH")
        return parsed.set(drivername="sqlite+pysqlite")
    if parsed.get_backend_name() == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    raise ValueError(f"{parsed.get_backend_name()} is not supported; use sqlite:///PATH or postgresql://…")


def sqlite_file(url: URL) -> Path:
    return Path(url.database or "").absolute()


def sqlite_engine(url: URL, *, writes: bool, busy_seconds: float = BUSY_SECONDS, **options: Any) -> Engine:
    """A writer takes its lock when its transaction begins, a reader cannot write at all. Python's driver would begin
    transactions by itself, too late and not before every statement: that is switched off, and we do it."""
    engine = create_engine(
        url.set(query={}),
        connect_args={"timeout": busy_seconds, "isolation_level": None, "check_same_thread": False},
        **options,
    )

    def connected(connection: Any, _: Any) -> None:
        # Rows commit or vanish as one (FULL: synced at each commit); readers see their own snapshot (WAL).
        _enter_wal(connection, busy_seconds)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY", "journal_size_limit=67108864"):
            connection.execute(f"PRAGMA {pragma}")
        if not writes:
            connection.execute("PRAGMA query_only=ON")

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)
    return engine


def _enter_wal(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """SQLite does not wait for others when it changes to WAL, so we do."""
    deadline = time.monotonic() + busy_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL").close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def postgresql_engine(url: URL, *, connections: int, lock_seconds: float = 10.0, **options: Any) -> Engine:
    """A replica that hangs in the middle of a transaction must not hold up the others for ever: locks, and idling
    inside a transaction, time out."""
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=30,
        connect_args={"connect_timeout": 5},
        isolation_level="READ COMMITTED",
        **options,
    )

    def connected(connection: Any, _: Any) -> None:
        before = connection.autocommit
        connection.autocommit = True
        connection.execute(f"SET lock_timeout = '{int(lock_seconds * 1000)}ms'")
        connection.execute("SET idle_in_transaction_session_timeout = '30s'")
        connection.execute("SET timezone = 'UTC'")
        connection.autocommit = before

    event.listen(engine, "connect", connected)
    return engine
