"""The database on PostgreSQL, and the lock of a home."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text

from bot.store import migrate, settings
from bot.store.database import Database, StoreUnavailable
from bot.store.lock import HomeLock
from tests.support.peers import PostgresPeer


def put(c: Connection, name: str, value: Any = 1) -> None:
    settings.put(c, name, value)


def names(c: Connection) -> list[str]:
    return [name for (name,) in c.execute(text("SELECT name FROM setting ORDER BY name"))]


def sqlite_path(url: str) -> Path:
    return Path(make_url(url).database or "")


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "commis.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite:///{path}"


# --- PostgreSQL -------------------------------------------------------------------------------------------------------


@pytest.fixture
def postgres_url(postgres_templates: PostgresPeer) -> str:
    url = postgres_templates.new_database()
    migrate.upgrade(url)
    return url


async def test_a_deadlock_is_run_again(postgres_url: str) -> None:
    database = Database.open(postgres_url)
    await database.write(lambda c: (put(c, "a", 0), put(c, "b", 0)))
    both = threading.Barrier(2)
    attempts: list[str] = []

    def crossing(first: str, second: str) -> Any:
        def fn(c: Connection) -> None:
            attempts.append(first)
            put(c, first, first)
            if len(attempts) <= 2:
                both.wait(10)
            put(c, second, first)

        return fn

    await asyncio.gather(database.write(crossing("a", "b")), database.write(crossing("b", "a")))
    assert len(attempts) == 3
    assert database.commits == 3
    await database.close()


async def test_a_lost_connection_is_replaced(postgres_url: str) -> None:
    database = Database.open(postgres_url)
    await database.write(lambda c: put(c, "a"))
    others = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    killer = Database.open(postgres_url)
    await killer.write(lambda c: c.execute(others))
    await killer.close()
    await database.write(lambda c: put(c, "b"))
    assert await database.read(names) == ["a", "b"]
    await database.close()


async def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    database = Database.open(f"postgresql://user:hunter2@/commis?host={tmp_path}")
    with pytest.raises(StoreUnavailable) as caught:
        await database.write(lambda c: put(c, "a"))
    assert caught.value.code == "unreachable"
    assert "hunter2" not in str(caught.value)
    with pytest.raises(StoreUnavailable):
        await database.read(names)
    await database.close()


async def test_a_read_only_server_is_said(postgres_url: str) -> None:
    database = Database.open(postgres_url)
    name = make_url(postgres_url).database
    await database.write(lambda c: c.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on")))
    await database.close()
    reopened = Database.open(postgres_url)
    with pytest.raises(StoreUnavailable) as caught:
        await reopened.write(lambda c: put(c, "a"))
    assert caught.value.code == "read_only"
    await reopened.close()


# --- one process per home ---------------------------------------------------------------------------------------------


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "home" / "commis.lock"
    first, second = HomeLock(path), HomeLock(path)
    assert first.try_acquire() and first.try_acquire()
    assert not second.try_acquire()
    assert path.read_text().strip() == str(os.getpid())
    first.release()
    first.release()
    assert second.try_acquire()
    second.release()


def test_a_killed_holder_gives_it_back(tmp_path: Path) -> None:
    path = tmp_path / "commis.lock"
    program = "import sys, time, pathlib; from bot.store.lock import HomeLock;"
    program += "print(HomeLock.try_acquire(lock := HomeLock(pathlib.Path(sys.argv[1]))), flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stdout.readline() == "True\n"
    mine = HomeLock(path)
    assert not mine.try_acquire()
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert mine.try_acquire()
    mine.release()
