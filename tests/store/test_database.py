"""Transactions: grouped in one commit on SQLite, run again after a conflict on PostgreSQL, answered when on disk."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError

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


# --- both -------------------------------------------------------------------------------------------------------------


async def test_what_was_written_is_read(database: Database) -> None:
    await database.write(lambda c: put(c, "a", {"x": [1, None]}))
    assert await database.read(lambda c: settings.get(c, "a")) == {"x": [1, None]}
    assert database.commits == 1


async def test_an_exception_undoes_its_transaction_alone(database: Database) -> None:
    def fails(c: Connection) -> None:
        put(c, "lost")
        raise LookupError("mine")

    results = await asyncio.gather(
        database.write(lambda c: put(c, "a")),
        database.write(fails),
        database.write(lambda c: put(c, "b")),
        database.write(lambda c: c.execute(text("INSERT INTO setting (name, value) VALUES ('a2', NULL)"))),
        database.write(lambda c: put(c, "c")),
        return_exceptions=True,
    )
    assert isinstance(results[1], LookupError) and isinstance(results[3], IntegrityError)
    assert [results[0], results[2], results[4]] == [None, None, None]
    assert await database.read(names) == ["a", "b", "c"]


async def test_stop_iteration_does_not_hang(database: Database) -> None:
    with pytest.raises(RuntimeError):
        await asyncio.wait_for(database.write(lambda c: next(iter(()))), 10)
    await database.write(lambda c: put(c, "after"))


async def test_a_cancelled_caller_does_not_break_the_others(database: Database) -> None:
    started, go_on = threading.Event(), threading.Event()

    def slow(c: Connection) -> None:
        put(c, "slow")
        started.set()
        go_on.wait(10)

    running = asyncio.create_task(database.write(slow))
    await asyncio.to_thread(started.wait, 10)
    waiting = [asyncio.create_task(database.write(lambda c, n=n: put(c, f"later {n}"))) for n in range(20)]
    await asyncio.sleep(0.01)
    running.cancel()
    for task in waiting[::2]:
        task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    go_on.set()
    await asyncio.gather(*waiting, return_exceptions=True)
    await database.write(lambda c: put(c, "z"))
    kept = await database.read(names)
    assert "slow" in kept and "z" in kept
    assert {f"later {n}" for n in range(1, 20, 2)} <= set(kept)


async def test_a_reader_sees_one_snapshot(database: Database) -> None:
    await database.write(lambda c: put(c, "a", 1))
    seen_first, go_on = threading.Event(), threading.Event()

    def look_twice(c: Connection) -> tuple[Any, Any]:
        first = settings.get(c, "a")
        seen_first.set()
        go_on.wait(10)
        return first, settings.get(c, "a")

    reading = asyncio.create_task(database.read(look_twice))
    await asyncio.to_thread(seen_first.wait, 10)
    await database.write(lambda c: put(c, "a", 2))
    go_on.set()
    assert await reading == (1, 1)
    assert await database.read(lambda c: settings.get(c, "a")) == 2


async def test_a_reader_keeps_nothing(database: Database) -> None:
    with pytest.raises((StoreUnavailable, OperationalError)) as caught:
        await database.read(lambda c: put(c, "a"))
    if isinstance(caught.value, StoreUnavailable):
        assert caught.value.code == "read_only"
    assert await database.read(names) == []


async def test_many_writers_lose_no_update(database: Database) -> None:
    await database.write(lambda c: put(c, "n", 0))
    lock = " FOR UPDATE" if database.dialect == "postgresql" else ""

    def increase(c: Connection) -> None:
        value = c.execute(text(f"SELECT value FROM setting WHERE name = 'n'{lock}")).scalar_one()
        put(c, "n", int(value) + 1)

    await asyncio.gather(*(database.write(increase) for _ in range(60)))
    assert await database.read(lambda c: settings.get(c, "n")) == 60


async def test_foreign_keys_hold(database: Database) -> None:
    insert = text("INSERT INTO identity (platform, external_id, person_id) VALUES ('web', 'x', 'nobody')")
    with pytest.raises(IntegrityError):
        await database.write(lambda c: c.execute(insert))


async def test_close_finishes_what_was_handed_in(database_url: str) -> None:
    database = Database.open(database_url)
    writes = [asyncio.create_task(database.write(lambda c, n=n: put(c, f"{n:03}"))) for n in range(50)]
    await asyncio.sleep(0)
    await database.close()
    await asyncio.gather(*writes)
    again = Database.open(database_url)
    assert len(await again.read(names)) == 50
    await again.close()
    with pytest.raises(RuntimeError):
        await database.write(lambda c: put(c, "too late"))


def test_several_event_loops_may_share_it(database_url: str) -> None:
    database = Database.open(database_url)
    for number in range(3):
        asyncio.run(database.write(lambda c, n=number: put(c, f"{n}")))
    assert asyncio.run(database.read(names)) == ["0", "1", "2"]
    asyncio.run(database.close())


@pytest.mark.parametrize("url", ["mysql://root@localhost/x", "sqlite://", "sqlite:///:memory:", "what is this"])
def test_other_urls_are_refused_in_words(url: str) -> None:
    with pytest.raises(ValueError, match=r"use sqlite|needs a file"):
        Database.open(url)


def test_a_password_is_never_repeated() -> None:
    with pytest.raises(ValueError, match="cannot be read") as caught:
        Database.open("postgresql://user:hunter2@:::/x")
    assert "hunter2" not in str(caught.value)


# --- SQLite: the one writer -------------------------------------------------------------------------------------------


async def test_waiting_transactions_share_a_commit(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)
    gate, started = threading.Event(), threading.Event()

    def hold(c: Connection) -> None:
        put(c, "first")
        started.set()
        gate.wait(10)

    first = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(started.wait, 10)
    rest = [asyncio.create_task(database.write(lambda c, n=n: put(c, f"{n:03}"))) for n in range(100)]
    await asyncio.sleep(0.05)
    assert not any(task.done() for task in rest)
    gate.set()
    await asyncio.gather(first, *rest)
    assert database.commits == 1
    assert len(await database.read(names)) == 101
    await database.close()


async def test_nothing_is_answered_before_the_commit(sqlite_url: str) -> None:
    """Another connection sees it at the moment it is answered, and not while its group is still running."""
    database = Database.open(sqlite_url)
    other = sqlite3.connect(sqlite_path(sqlite_url))
    gate, started = threading.Event(), threading.Event()

    def hold(c: Connection) -> None:
        started.set()
        gate.wait(10)

    def count() -> int:
        return other.execute("SELECT count(*) FROM setting").fetchone()[0]

    await database.write(lambda c: None)
    quick = asyncio.create_task(database.write(lambda c: put(c, "quick")))
    blocking = asyncio.create_task(database.write(hold))
    await asyncio.to_thread(started.wait, 10)
    await asyncio.sleep(0.02)
    assert quick.done() == (count() == 1)
    gate.set()
    await asyncio.gather(quick, blocking)
    assert count() == 1
    other.close()
    await database.close()


async def test_a_commit_that_fails_fails_them_all(sqlite_url: str) -> None:
    """A deferred foreign key is checked by COMMIT itself."""
    database = Database.open(sqlite_url)
    gate, started = threading.Event(), threading.Event()

    def hold(c: Connection) -> None:
        started.set()
        gate.wait(10)

    def poison(c: Connection) -> None:
        c.execute(text("PRAGMA defer_foreign_keys = ON"))
        c.execute(text("INSERT INTO identity (platform, external_id, person_id) VALUES ('web', 'x', 'nobody')"))

    await database.write(lambda c: put(c, "before"))
    group = [asyncio.create_task(database.write(hold))]
    await asyncio.to_thread(started.wait, 10)
    group += [asyncio.create_task(database.write(fn)) for fn in (lambda c: put(c, "innocent"), poison)]
    await asyncio.sleep(0.02)
    gate.set()
    results = await asyncio.gather(*group, return_exceptions=True)
    assert all(isinstance(result, StoreUnavailable) for result in results)
    assert await database.read(names) == ["before"]
    with pytest.raises(IntegrityError):
        await database.write(poison)
    await database.write(lambda c: put(c, "after"))
    assert await database.read(names) == ["after", "before"]
    assert database.commits == 2
    await database.close()


async def test_the_files_promises(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)

    def pragmas(c: Connection) -> list[Any]:
        return [
            c.execute(text(f"PRAGMA {name}")).scalar_one() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert await database.write(pragmas) == ["wal", 2, 1]
    assert await database.read(pragmas) == ["wal", 2, 1]
    await database.close()


async def test_a_full_disk_is_said_and_survived(sqlite_url: str) -> None:
    database = Database.open(sqlite_url)
    await database.write(lambda c: put(c, "before"))

    def limit(c: Connection, pages: int) -> None:
        c.execute(text(f"PRAGMA max_page_count = {pages}"))

    pages = await database.write(lambda c: c.execute(text("PRAGMA page_count")).scalar_one())
    await database.write(lambda c: limit(c, pages + 2))
    results = await asyncio.gather(
        database.write(lambda c: put(c, "small")),
        database.write(lambda c: put(c, "big", "x" * 500_000)),
        return_exceptions=True,
    )
    assert isinstance(results[1], StoreUnavailable) and results[1].code == "full"
    assert results[0] is None or (isinstance(results[0], StoreUnavailable) and results[0].code == "full")
    assert await database.read(lambda c: settings.get(c, "big")) is None
    await database.write(lambda c: limit(c, 1_000_000))
    await database.write(lambda c: put(c, "big", "x" * 500_000))
    await database.close()


async def test_a_file_that_may_not_grow_is_said(sqlite_url: str) -> None:
    """The system's own limit: the write itself fails, as on a full or failing disk."""
    program = """
import asyncio, resource, signal, sys
from bot.store import settings
from bot.store.database import Database, StoreUnavailable
async def main():
    database = Database.open(sys.argv[1])
    await database.write(lambda c: settings.put(c, "before", 1))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
    try:
        await database.write(lambda c: settings.put(c, "big", "x" * 1_000_000))
    except StoreUnavailable as error:
        print(error.code)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await database.write(lambda c: settings.put(c, "after", 1))
    print(await database.read(lambda c: [settings.get(c, name) for name in ("before", "big", "after")]))
    await database.close()
asyncio.run(main())
"""
    done = subprocess.run([sys.executable, "-c", program, sqlite_url], capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["full", "[1, None, 1]"], done.stderr


async def test_a_locked_file_is_said(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.store import database as module

    quick = module.sqlite_engine
    monkeypatch.setattr(module, "sqlite_engine", lambda url, **options: quick(url, busy_seconds=0.2, **options))
    database = Database.open(sqlite_url)
    other = sqlite3.connect(sqlite_path(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as caught:
        await database.write(lambda c: put(c, "a"))
    assert caught.value.code == "locked"
    assert await database.read(names) == []
    other.execute("ROLLBACK")
    await database.write(lambda c: put(c, "a"))
    other.close()
    await database.close()


@pytest.fixture
def read_only_url(sqlite_template: Path) -> Iterator[str]:
    """A database whose folder and file belong to someone else, for a process that is not root."""
    folder = Path(tempfile.mkdtemp(prefix="ro-"))
    shutil.copyfile(sqlite_template, folder / "commis.db")
    (folder / "commis.db").chmod(0o444)
    folder.chmod(0o555)
    yield f"sqlite:///{folder / 'commis.db'}"
    folder.chmod(0o755)
    shutil.rmtree(folder)


UNPRIVILEGED = """
import asyncio, os, sys
from bot.store import migrate, settings
from bot.store.database import Database, StoreUnavailable
import sqlalchemy.dialects.sqlite.pysqlite
if os.getuid() == 0:
    os.setuid(65534)
async def main():
    try:
        database = Database.open(sys.argv[1])
        await database.write(lambda c: settings.put(c, "a", 1))
    except StoreUnavailable as error:
        print(error.code)
    try:
        migrate.upgrade(sys.argv[1])
    except StoreUnavailable as error:
        print(error.code)
asyncio.run(main())
"""


def test_a_read_only_folder_is_said(read_only_url: str) -> None:
    done = subprocess.run([sys.executable, "-c", UNPRIVILEGED, read_only_url], capture_output=True, text=True)
    assert done.stdout.split() == ["read_only", "read_only"], done.stderr


def test_a_folder_that_cannot_be_made_is_said(read_only_url: str) -> None:
    url = read_only_url.replace("commis.db", "new/commis.db")
    done = subprocess.run([sys.executable, "-c", UNPRIVILEGED, url], capture_output=True, text=True)
    assert done.stdout.split() == ["read_only", "read_only"], done.stderr


async def test_what_was_answered_survives_a_kill(sqlite_url: str, tmp_path: Path) -> None:
    """SIGKILL while forty writers run: everything that was answered is there, in whole transactions."""
    program = """
import asyncio, os, sys
from bot.store import settings
from bot.store.database import Database
async def main():
    database = Database.open(sys.argv[1])
    sink = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    async def worker(n):
        for i in range(10_000):
            def both(c):
                settings.put(c, f"{n}.{i}.left", 1)
                settings.put(c, f"{n}.{i}.right", 1)
            await database.write(both)
            os.write(sink, f"{n}.{i}\\n".encode())
    await asyncio.gather(*(worker(n) for n in range(40)))
asyncio.run(main())
"""
    for round_ in range(4):
        sink = tmp_path / f"answered{round_}"
        copy = tmp_path / f"round{round_}.db"
        shutil.copyfile(sqlite_path(sqlite_url), copy)
        url = f"sqlite:///{copy}"
        process = subprocess.Popen([sys.executable, "-c", program, url, str(sink)])
        deadline = time.monotonic() + 20
        while (not sink.exists() or sink.stat().st_size < 500) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.03 * round_)
        process.send_signal(signal.SIGKILL)
        process.wait()
        answered = sink.read_text().split()
        database = Database.open(url)
        kept = set(await database.read(names))
        await database.close()
        assert len(answered) > 50
        assert all({f"{name}.left", f"{name}.right"} <= kept for name in answered)
        assert all(name.replace("left", "right") in kept for name in kept if name.endswith("left"))


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
