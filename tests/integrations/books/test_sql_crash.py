"""Quote numbers when processes write at once and are killed at any moment: no gap, no number twice."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from datetime import date
from decimal import Decimal
from pathlib import Path

from integrations.books.port import NewCustomer, QuoteRecord
from integrations.books.sql import SqlBooks

ROOT = Path(__file__).parents[3]

WORKER = """
import asyncio, sys
from tests.integrations.books.test_sql_crash import work
asyncio.run(work(*sys.argv[1:]))
"""


async def work(url: str, name: str, count: str) -> None:
    """One process's share: prints each key once its quote is committed."""
    books = SqlBooks.open(url)
    for i in range(int(count)):
        key = f"{name}-{i}"
        recorded = await books.record_quote(key, quote(f"Client {i % 3}"))
        print(key, recorded.number, flush=True)  # noqa: T201 - read by the test through the pipe
    await books.close()


def quote(customer: str) -> QuoteRecord:
    new = NewCustomer(customer, "c@example.com", "fr")
    day, zero = date(2026, 11, 23), Decimal(0)
    return QuoteRecord("", new, day, day, [], zero, zero, zero)


def start(url: str, name: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER, url, name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finished(worker: subprocess.Popen[str], count: int) -> dict[str, str]:
    # Through the stream the first line was read from: `communicate` would lose what that had read ahead, and begin
    # within a line.
    assert worker.stdout is not None
    with worker.stdout as rest:
        output = rest.read()
    worker.wait()
    said = [line.split(" ") for line in output.splitlines(keepends=True) if line.endswith("\n")]
    assert worker.returncode in (0, -signal.SIGKILL)
    assert worker.returncode != 0 or len(said) == count
    return {key: number.strip() for key, number in said}


async def the_series_is_whole(books: SqlBooks, told: dict[str, str]) -> None:
    kept = await books.quotes(limit=10_000)
    numbers = sorted(int(each.number.removeprefix("D2026-")) for each in kept)
    assert numbers == list(range(1, len(kept) + 1))
    assert len({each.customer_name for each in kept}) == len((await books.directory()).customers)
    assert set(told.values()) <= {each.number for each in kept}, "what was told to be recorded is there"
    assert len(set(told.values())) == len(told)


async def test_two_processes_at_once(books: SqlBooks, database_url: str) -> None:
    workers = [start(database_url, name, 25) for name in ("a", "b")]
    told = [finished(each, 25) for each in workers]
    await the_series_is_whole(books, told[0] | told[1])
    assert len(await books.quotes(limit=100)) == 50


async def test_killed_at_any_moment(books: SqlBooks, database_url: str) -> None:
    chance = random.Random(7)
    told: dict[str, str] = {}
    for turn in range(3):
        workers = [start(database_url, f"{name}{turn}", 100_000) for name in ("a", "b")]
        for worker in workers:
            assert worker.stdout is not None
            first = worker.stdout.readline().split()
            told[first[0]] = first[1]
        time.sleep(chance.uniform(0.05, 0.3))
        for worker in workers:
            worker.kill()
        for worker in workers:
            told |= finished(worker, 0)
    await the_series_is_whole(books, told)
    for key, number in told.items():
        assert (await books.record_quote(key, quote("Client 0"))).number == number
