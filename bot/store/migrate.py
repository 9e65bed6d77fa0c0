"""Brings the database to this release's tables, whoever else is doing the same, and refuses a newer one.

The whole upgrade is one transaction on SQLite and on PostgreSQL: it is there, or nothing of it is.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, text
from sqlalchemy import inspect as inspector
from sqlalchemy.pool import NullPool

import migrations
from bot.store.engines import parse, postgresql_engine, sqlite_engine, sqlite_file
from bot.store.unavailable import SchemaMissing, SchemaTooNew, StoreUnavailable, unavailable

WAIT_SECONDS = 60.0
"""How long to wait for another process that is upgrading the same database."""

_LOCK = 0x636F6D6D6973  # "commis"; held on PostgreSQL until the upgrade's commit


def upgrade(url: str) -> None:
    """Creates or upgrades the tables; does nothing when they are as they should be. Safe when two start at once.

    Raises `SchemaTooNew`, `StoreUnavailable`.
    """
    if current(url) == migrations.HEAD:
        return
    with connection_for(url) as connection:
        found = _revision(connection)
        if found == migrations.HEAD:
            return  # someone was faster
        _run(connection, found)


def current(url: str) -> str | None:
    """The database's revision; None: no tables yet. Creates nothing. Raises `StoreUnavailable`."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite" and not sqlite_file(parsed).exists():
        return None
    with _connect(parsed, writes=False) as connection:
        return _revision(connection)


def check(url: str) -> None:
    """Raises `SchemaMissing` (upgrade it), `SchemaTooNew` (leave it alone) or `StoreUnavailable`; else all is well."""
    found = current(url)
    if found == migrations.HEAD:
        return
    if found is None:
        raise SchemaMissing("the database has no tables yet: run `commis migrate`")
    _refuse_newer(found)
    raise SchemaMissing(f"the database is of an older release ({found}): run `commis migrate`")


@contextmanager
def connection_for(url: str) -> Generator[Connection]:
    """A connection in a transaction that keeps other upgrades out; committed at the end."""
    parsed = parse(url)
    if parsed.get_backend_name() == "sqlite":
        folder = sqlite_file(parsed).parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreUnavailable("read_only", f"{folder} cannot be made ({error.strerror})") from None
    with _connect(parsed, writes=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": _LOCK})
        yield connection
        connection.commit()


@contextmanager
def _connect(url: URL, *, writes: bool) -> Generator[Connection]:
    sqlite = url.get_backend_name() == "sqlite"
    engine = _engine(url, writes)
    try:
        with engine.connect() as connection:
            yield connection
    except Exception as error:
        why = unavailable(error, sqlite_file(url) if sqlite else None)
        if why is None:
            raise
        raise why from error
    finally:
        engine.dispose()


def _engine(url: URL, writes: bool) -> Engine:
    if url.get_backend_name() == "sqlite":
        return sqlite_engine(url, writes=writes, busy_seconds=WAIT_SECONDS, poolclass=NullPool)
    return postgresql_engine(url, connections=1, lock_seconds=WAIT_SECONDS)


def _revision(connection: Connection) -> str | None:
    if not inspector(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _refuse_newer(found: str) -> None:
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        ScriptDirectory(str(_folder())).get_revision(found)
    except CommandError:
        raise SchemaTooNew(
            f"the database is of a newer release ({found}; this one knows up to {migrations.HEAD}): "
            "install that release, or restore a backup from before it"
        ) from None


def _run(connection: Connection, found: str | None) -> None:
    # Loaded only when there is something to do: a third of a second at every start is not free.
    from alembic import command
    from alembic.config import Config

    if found is not None:
        _refuse_newer(found)
    config = Config()
    config.set_main_option("script_location", str(_folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _folder() -> Path:
    return Path(migrations.__file__).parent
