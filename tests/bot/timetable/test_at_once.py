"""Two replicas that set one channel's digest at the same instant: one row stands, and it comes once a day."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.store import timings
from tests.bot.timetable.house import House


@pytest.mark.parametrize("known", [False, True])
async def test_one_of_them_stands_and_comes_once(database_url: str, known: bool):
    one = await House.open(database_url)
    other = await one.again()
    try:
        if known:
            await one.says("le digest à 7h45")
        await asyncio.gather(one.says("le digest à 8h15"), other.says("le digest à 9h30"), return_exceptions=True)
        rows = await one.database.read(timings.every)
        assert [row.kind for row in rows] == ["digest"]
        assert rows[0].hour in ("08:15", "09:30")
        one.clock.advance(timedelta(hours=24))
        await one.works()
        await other.works()
        one.clock.advance(timedelta(minutes=1))
        await other.works()
        assert [key for key in await one.posts() if key.startswith("digest.")] == [f"{rows[0].id}:2026-11-24"]
        assert len(await one.planned()) == 1
    finally:
        await other.close()
        await one.close()
