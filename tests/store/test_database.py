"""Transactions: grouped in one commit on SQLite, run again after a conflict on PostgreSQL, answered when on disk."""

from __future__ import annotations

import asyncio
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import IntegrityError, OperationalError

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
