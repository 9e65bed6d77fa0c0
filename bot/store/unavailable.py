"""When nothing can be kept: what the databases' own errors mean, in words for the person who runs the service."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import DBAPIError, TimeoutError

Code = Literal["locked", "full", "read_only", "unreachable"]

_TEXT: dict[Code, str] = {
    "locked": "the database is locked by another program",
    "full": "the disk is full, or failing",
    "read_only": "the database or its folder is read-only",
    "unreachable": "the database cannot be reached",
}


class StoreUnavailable(Exception):
    """Nothing was kept, and trying again later may help. `str()` is safe to show and to log."""

    def __init__(self, code: Code, detail: str = "") -> None:
        super().__init__(f"{_TEXT[code]}: {detail}" if detail else _TEXT[code])
        self.code: Code = code
        self.detail = detail


class SchemaTooNew(Exception):
    """The database was written by a newer release: this one must not touch it."""


class SchemaMissing(Exception):
    """The database has no tables yet, or those of an older release."""


_SQLITE: dict[int, Code] = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_PROTOCOL: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_IOERR: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_CORRUPT: "unreachable",
    sqlite3.SQLITE_NOTADB: "unreachable",
}

_POSTGRESQL: dict[str, Code] = {
    "40001": "locked",  # serialization failure, again and again
    "40P01": "locked",  # deadlock, again and again
    "55P03": "locked",  # lock_timeout
    "57014": "locked",  # statement_timeout
    "25P03": "locked",  # idle_in_transaction_session_timeout
    "53100": "full",
    "25006": "read_only",
    "53300": "unreachable",  # too many connections
    "3D000": "unreachable",  # no such database
}
_POSTGRESQL_CLASSES: dict[str, Code] = {"08": "unreachable", "28": "unreachable", "57": "unreachable", "58": "full"}

RETRIED = {"40001", "40P01"}
"""Serialization failure and deadlock: the transaction is simply run again."""


def sqlstate(error: BaseException | None) -> str | None:
    """PostgreSQL's code of an error, if it came from there at all."""
    return getattr(error, "sqlstate", None)


def unavailable(error: BaseException, file: Path | None = None) -> StoreUnavailable | None:
    """What an exception says about the store, or None when it is not about its being there. `file` is SQLite's."""
    if isinstance(error, TimeoutError):
        return StoreUnavailable("unreachable", "all connections are in use")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, file)
    if isinstance(error, DBAPIError):
        return _of_postgresql(error)
    return None


def _of_sqlite(error: sqlite3.Error, file: Path | None) -> StoreUnavailable | None:
    number: int = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary code; the rest says where
    code = _SQLITE.get(number)
    if code is None:
        return None
    if number == sqlite3.SQLITE_CANTOPEN and file is not None and _read_only(file):
        code = "read_only"
    detail = f"{file}" if file is not None else ""
    if number in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        detail += " is damaged, or not a database"
    return StoreUnavailable(code, detail)


def _read_only(file: Path) -> bool:
    if not os.access(file.parent, os.W_OK):
        return file.parent.exists()
    return file.exists() and not os.access(file, os.W_OK)


def _of_postgresql(error: DBAPIError) -> StoreUnavailable | None:
    state = sqlstate(error.orig)
    if state is not None:
        code = _POSTGRESQL.get(state) or _POSTGRESQL_CLASSES.get(state[:2])
        return StoreUnavailable(code) if code else None
    gone = error.connection_invalidated or type(error.orig).__name__ in {"OperationalError", "ConnectionTimeout"}
    return StoreUnavailable("unreachable") if gone else None
