"""Quotes end to end: from the brief at the door to the mail in the Maildir, offline grammar, SQLite FULL."""

from __future__ import annotations

import asyncio
import mailbox
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, Engine, event

from benchmarks.company import message, open_desk, orders, work
from bot.app import App
from bot.store import cases


@dataclass(frozen=True)
class Run:
    """`per_second` quotes; per quote: `cpu` seconds of the whole process, `commits`."""

    per_second: float
    cpu: float
    commits: float


async def one_at_a_time(home: Path, quotes: int) -> Run:
    """Each quote is sent before the next is asked for."""
    return await _measured(home, quotes, at_once=1)


async def many_at_once(home: Path, quotes: int) -> Run:
    """All are asked for first; the desk works as many conversations at once as it likes."""
    return await _measured(home, quotes, at_once=quotes)


async def _measured(home: Path, quotes: int, *, at_once: int) -> Run:
    async with open_desk(home) as app:
        await _work(app, list(islice(orders(), 3)), 1, "warm")
        with _book_commits() as by_books:
            before, cpu, started = app.database.commits, time.process_time(), time.perf_counter()
            await _work(app, list(islice(orders(), quotes)), at_once, "quote")
            took, spent = time.perf_counter() - started, time.process_time() - cpu
        commits = app.database.commits - before + by_books[0]
        await _check(app, home, quotes + 3)
    return Run(quotes / took, spent / quotes, commits / quotes)


async def _work(app: App, texts: list[str], at_once: int, name: str) -> None:
    for first in range(0, len(texts), at_once):
        batch = texts[first : first + at_once]
        await asyncio.gather(
            *(app.door.message(message(app, f"{name}-{first + n}", text)) for n, text in enumerate(batch))
        )
        await work(app)


async def _check(app: App, home: Path, quotes: int) -> None:
    """A quote counts when it was sent: no figure without its mails."""
    states = await app.database.read(cases.counts)
    mails = len(mailbox.Maildir(home / "mail", create=False))
    if mails != quotes or states.get("done") != quotes:
        raise RuntimeError(f"{quotes} quotes were asked for, {mails} mails left; cases: {states}")


@contextmanager
def _book_commits() -> Iterator[list[int]]:
    """Counts the commits of the books' own connections."""
    counted = [0]

    def count(connection: Connection) -> None:
        counted[0] += bool(connection.get_execution_options().get("books_write"))

    event.listen(Engine, "commit", count)
    try:
        yield counted
    finally:
        event.remove(Engine, "commit", count)
