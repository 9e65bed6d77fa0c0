"""What was deleted, made unreadable in the database's files too: deleting a row only marks its bytes as free."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

from sqlalchemy import URL, Engine, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from bot.store.engines import sqlite_engine
from bot.store.metadata import metadata

TRIES = 20
PAUSE = 0.1


def wipe_sqlite(url: URL) -> bool:
    """Writes the whole file anew, without its free pages, and empties the log of changes beside it. False: somebody was
    reading or writing all the while; what is deleted is then overwritten sooner or later."""
    engine = sqlite_engine(url, writes=True, busy_seconds=10.0, poolclass=NullPool)
    try:
        with closing(engine.raw_connection()) as connection:
            cursor = connection.cursor()
            cursor.execute("VACUUM")
            for _ in range(TRIES):
                busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                if not busy:
                    return True
                time.sleep(PAUSE)
    except (sqlite3.OperationalError, DBAPIError):
        return False
    finally:
        engine.dispose()
    return False


def wipe_postgresql(engine: Engine) -> bool:
    """Removes the dead rows of our tables; their bytes go as the server reuses their pages. False: it may not, or
    somebody holds them."""
    tables = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
    try:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text(f"VACUUM (SKIP_LOCKED) {tables}"))
    except DBAPIError:
        return False
    return True
