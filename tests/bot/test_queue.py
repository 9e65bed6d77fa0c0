"""The in-process queue: one row per key at a time, others beside it, trouble waited out, and an end that waits."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

import pytest

from bot.queue.local import Locks, Scanner
from bot.store.database import StoreUnavailable

Row = tuple[str, int]


class Work:
    """Rows to do, as a store would give them: the first of each key that is not busy."""

    def __init__(self, *rows: Row) -> None:
        self.rows = list(rows)
        self.done: list[Row] = []
        self.now = 0
        self.most = 0
        self.troubles: list[Exception] = []

    async def due(self, limit: int, busy: Collection[str]) -> list[Row]:
        heads = {key: (key, number) for key, number in reversed(self.rows) if key not in busy}
        return list(heads.values())[:limit]

    async def work(self, row: Row) -> None:
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(0.001)
            if self.troubles:
                raise self.troubles.pop(0)
            self.rows.remove(row)
            self.done.append(row)
        finally:
            self.now -= 1

    def scanner(self, limit: int = 4) -> Scanner[Row]:
        return Scanner[Row]("test", self.due, lambda row: row[0], self.work, limit=limit)


async def test_each_key_in_order_and_keys_beside_each_other() -> None:
    work = Work(*[(key, number) for number in range(5) for key in "abcdefgh"])
    assert await work.scanner().drain()
    assert sorted(work.done) == sorted((key, number) for key in "abcdefgh" for number in range(5))
    for key in "abcdefgh":
        assert [number for found, number in work.done if found == key] == list(range(5))
    assert work.most == 4


async def test_nothing_to_do() -> None:
    assert not await Work().scanner().drain()


async def test_a_defect_is_tried_again() -> None:
    work = Work(("a", 1), ("b", 1))
    work.troubles = [ValueError("of ours")]
    assert await work.scanner().drain()
    assert sorted(work.done) == [("a", 1), ("b", 1)]


async def test_a_store_that_is_away_ends_the_drain_however_many_fail_in_turn() -> None:
    work = Work(*[(key, 1) for key in "abcdef"])
    work.troubles = [StoreUnavailable("full") for _ in range(10_000)]
    async with asyncio.timeout(5):
        with pytest.raises(StoreUnavailable):
            await work.scanner(limit=2).drain()
    work.troubles = []
    assert await work.scanner().drain()
    assert len(work.done) == 6


async def test_it_runs_until_it_is_stopped_and_lets_finish_what_runs() -> None:
    work = Work()
    scanner = work.scanner()
    running = asyncio.create_task(scanner.run())
    work.rows.append(("a", 1))
    scanner.wake()
    while not work.done:
        await asyncio.sleep(0.001)
    work.rows.append(("a", 2))
    scanner.wake()
    while not work.now:
        await asyncio.sleep(0)
    await scanner.stop()
    await running
    assert work.done == [("a", 1), ("a", 2)]


async def test_what_takes_too_long_is_cut_off_and_stays_due() -> None:
    started = asyncio.Event()

    class Slow(Work):
        async def work(self, row: Row) -> None:
            started.set()
            await asyncio.sleep(60)

    slow = Slow(("a", 1))
    scanner = slow.scanner()
    running = asyncio.create_task(scanner.run())
    await started.wait()
    await scanner.stop(grace=0.01)
    await running
    assert slow.rows == [("a", 1)]


async def test_one_holder_per_key_and_nothing_left_behind() -> None:
    locks = Locks()
    inside = 0

    async def enter(key: str) -> None:
        nonlocal inside
        async with locks.hold(key):
            inside += key == "a"
            assert inside <= 1 and locks.held(key)
            await asyncio.sleep(0.001)
            inside -= key == "a"

    await asyncio.gather(*(enter(key) for key in "aaabbbaaa"))
    assert not locks.held("a") and not locks.held("b")


async def test_nothing_is_begun_once_it_was_stopped_while_it_looked() -> None:
    """What is begun then would find everything closed."""
    looking, begun, answer = asyncio.Event(), list[str](), asyncio.Event()

    async def due(limit: int, busy: object) -> list[str]:
        looking.set()
        await answer.wait()
        return ["row"]

    async def work(row: str) -> None:
        begun.append(row)

    scanner = Scanner[str]("test", due, lambda row: row, work, limit=2)
    loop = asyncio.create_task(scanner.run())
    await looking.wait()
    await scanner.stop()
    answer.set()
    await loop
    await asyncio.sleep(0)
    assert begun == []


async def test_what_nobody_waits_for_leaves_a_place_free() -> None:
    work = Work(*[(f"b{number}", number) for number in range(6)])
    scanner = Scanner[Row](
        "test", work.due, lambda row: row[0], work.work, limit=3, background=lambda row: row[0] != "a"
    )
    assert await scanner.drain()
    assert (len(work.done), work.most) == (6, 2)
    work.rows += [("a", 1), ("b", 1), ("c", 1)]
    assert await scanner.drain()
    assert (len(work.done), work.most) == (9, 3)
