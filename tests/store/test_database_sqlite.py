"""The database on SQLite: one writer, grouped commits, and a disk that refuses."""

from __future__ import annotations

import asyncio
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
from sqlalchemy.exc import IntegrityError

from bot.store import settings
from bot.store.database import Database, StoreUnavailable


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
