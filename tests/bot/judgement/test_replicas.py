"""Two processes on one store: what each suggests from the same record is suggested once."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from bot import outgoing
from bot.store.database import Connection
from tests.bot.judgement.court import Court, request_for

HELD_BACK = 0.3
"""Seconds by which the first of two transactions commits later than it wrote."""


async def test_two_decisions_at_the_same_moment_earn_one_suggestion(court: Court) -> None:
    for _ in range(5):
        case = await court.proposes("1200.00")
        court.waits(minutes=1)
        await court.decides(case, "approve")
    await court.clicks("marc", "Plus tard")
    last = [await court.proposes("1200.00") for _ in range(2)]
    court.waits(days=8)
    approvals = [request_for(await court.case(case), f"{number:016x}") for number, case in enumerate(last, 900)]
    written, now = threading.Event(), court.clock.now()

    def commit(number: int, c: Connection) -> Any:
        rows = court.judgement.decided(c, approvals[number], "approve", {}, "claire", now)
        outgoing.stage(c, rows, now, {"web"})
        if number == 0:
            written.set()
            threading.Event().wait(HELD_BACK)

    first = asyncio.create_task(court.database.write(lambda c: commit(0, c)))
    await asyncio.to_thread(written.wait, 10)
    await court.database.write(lambda c: commit(1, c))
    await first
    assert [row.state for row in await court.suggestions("promotion")] == ["told", "open"]
    assert len(await court.reads("dm:marc")) == 2


async def test_two_corrections_at_the_same_moment_are_one_lesson(court: Court) -> None:
    found = [await court.proposes("1000.00") for _ in range(4)]
    for case in found:
        court.waits(minutes=1)
        await court.decides(case, "edit", values={"quantity_0": "1", "discount": "8"}, after="920.00")
        if case == found[1]:
            break
    rows = [await court.case(case) for case in found[2:]]
    approvals = [request_for(row, f"{number:016x}") for number, row in enumerate(rows, 900)]
    written, now = threading.Event(), court.clock.now()

    def commit(number: int, c: Connection) -> Any:
        values = {"quantity_0": "1", "discount": "8"}
        court.judgement.decided(c, approvals[number], "edit", values, "claire", now)
        shown = court.judgement.judged(c, rows[number], [], f"late-{number}", now, decided=True)
        outgoing.stage(c, shown, now, {"web"})
        if number == 0:
            written.set()
            threading.Event().wait(HELD_BACK)

    first = asyncio.create_task(court.database.write(lambda c: commit(0, c)))
    await asyncio.to_thread(written.wait, 10)
    await court.database.write(lambda c: commit(1, c))
    await first
    assert [row.state for row in await court.suggestions("rule")] == ["open"]
