"""Days of a digest: quiet ones, missed ones, holidays and the night the clocks change; once each, whoever brings it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.flows.soundness import is_sound
from tests.support.databases import database_url, postgres_templates, sqlite_template
from tests.support.mornings import ALONE, SET, asked, body_of, came, morning, text_of, until
from tests.support.world import World, open_world

__all__ = ["database_url", "postgres_templates", "sqlite_template"]  # fixtures of this room

PARIS = ZoneInfo("Europe/Paris")


def paris(*day: int, hour: int = 8, minute: int = 15) -> datetime:
    return datetime(*day, hour, minute, tzinfo=PARIS).astimezone(UTC)  # type: ignore[misc]  # year, month, day


async def days(world: World) -> list[str]:
    """The local days of the digests that came."""
    return [post.key.rpartition(":")[2] for post in await came(world)]


@pytest.fixture
async def quiet(prepared_home: Path, tmp_path: Path) -> AsyncGenerator[World]:
    """A company that nothing happens to: whom it chases and writes to is paused for good."""
    shutil.copytree(prepared_home, home := tmp_path / "home")
    async with open_world(home, autonomy_reminder="observe") as opened:
        yield opened


async def test_a_quiet_day_says_so_in_one_line_or_nothing_as_set(quiet: World) -> None:
    await quiet.says("claire", SET, anew=True)
    await morning(quiet)
    (post,) = await came(quiet)
    first = await text_of(quiet, post.key)
    assert (await body_of(quiet, post.key)).silent
    assert "Rien à signaler" in first
    await quiet.says("claire", "les jours sans rien, ne dis rien", anew=True, channel="c:general")
    await quiet.waits(days=1)
    assert len(await came(quiet)) == 1
    await asked(quiet, ALONE)
    await quiet.waits(days=1)
    assert await days(quiet) == ["2026-11-24", "2026-11-26"]
    body = await body_of(quiet, (await came(quiet))[-1].key)
    assert len(body.done) == 1 and not body.silent
    await quiet.says("claire", "on quiet days, one line", anew=True, channel="c:general")
    await quiet.waits(days=1)
    assert await days(quiet) == ["2026-11-24", "2026-11-26", "2026-11-27"]


async def test_what_a_silent_day_covered_is_not_told_twice(quiet: World) -> None:
    await quiet.says("claire", SET, anew=True)
    await quiet.says("claire", "les jours sans rien, ne dis rien", anew=True, channel="c:general")
    await morning(quiet)
    await quiet.waits(days=1)
    await asked(quiet, ALONE)
    await quiet.waits(days=1)
    (post,) = await came(quiet)
    body = await body_of(quiet, post.key)
    assert body.since == paris(2026, 11, 25) and body.until == paris(2026, 11, 26)


async def test_after_a_stop_the_latest_comes_once_and_says_it_is_late(world: World) -> None:
    await world.says("claire", SET, anew=True)
    await asked(world, ALONE)
    await world.close()
    world.clock.advance(paris(2026, 11, 25, hour=11, minute=0) - world.clock.now())
    await world.open()
    await world.works()
    assert await days(world) == ["2026-11-25"]
    text = await text_of(world, (await came(world))[0].key)
    assert "En retard" in text and "8 h 15" in text and "11 h 00" in text
    assert len((await body_of(world, (await came(world))[0].key)).done) == 1
    await world.restart()
    await world.works()
    assert await days(world) == ["2026-11-25"]
    await until(world, paris(2026, 11, 26, minute=16))
    assert await days(world) == ["2026-11-25", "2026-11-26"]
    assert "En retard :" not in await text_of(world, (await came(world))[-1].key)


async def test_a_restart_between_brings_none_twice_and_loses_none(world: World) -> None:
    await world.says("claire", SET, anew=True)
    for day in range(24, 28):
        await until(world, paris(2026, 11, day, minute=14))
        await world.restart()
        await until(world, paris(2026, 11, day))
        await world.restart()
        await world.works()
    assert await days(world) == ["2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"]
    await is_sound(world)


async def test_no_digest_on_a_public_holiday_nor_at_the_weekend_unless_it_was_said(
    prepared_home: Path, tmp_path: Path
) -> None:
    shutil.copytree(prepared_home, home := tmp_path / "home")
    async with open_world(home, at=datetime(2026, 12, 22, 9, tzinfo=UTC), holidays="FR") as world:
        await world.says("claire", SET, anew=True)
        for day in range(23, 30):
            await until(world, paris(2026, 12, day))
        assert await days(world) == ["2026-12-23", "2026-12-24", "2026-12-28", "2026-12-29"]
        body = await body_of(world, (await came(world))[2].key)
        assert body.since == paris(2026, 12, 24), "what happened on the days between is told"
        await world.says("claire", "le digest aussi les jours fériés", anew=True, channel="c:general")
        await until(world, paris(2027, 1, 2, hour=12))
        assert await days(world) == [
            "2026-12-23", "2026-12-24", "2026-12-28", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-01",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "changes", "hour"),
    [
        (datetime(2028, 3, 24, 9, tzinfo=UTC), "2028-03-26", "2h30"),
        (datetime(2026, 10, 23, 8, tzinfo=UTC), "2026-10-25", "2h30"),
    ],
)
async def test_the_night_the_clocks_change_it_comes_once(
    prepared_home: Path, tmp_path: Path, begins: datetime, changes: str, hour: str
) -> None:
    """An hour that there is not comes right after the gap; one that there is twice comes the first time."""
    shutil.copytree(prepared_home, home := tmp_path / "home")
    async with open_world(home, at=begins) as world:
        await world.says("claire", f"le digest tous les jours à {hour} dans #general", anew=True)
        while (now := world.clock.now()) < begins + timedelta(days=4):
            await until(world, now + timedelta(minutes=30))
        came_on = await days(world)
        assert len(came_on) == len(set(came_on)) == 4 and changes in came_on
        shown = next(post for post in await came(world) if post.key.endswith(changes))
        at = (await body_of(world, shown.key)).until.astimezone(PARIS)
        assert (at.hour, at.minute) == ((3, 0) if changes == "2028-03-26" else (2, 30))
        if changes == "2026-10-25":
            assert at.utcoffset() == timedelta(hours=2)
        assert "En retard :" not in await text_of(world, shown.key)


@pytest.mark.parametrize("dialect", ["postgresql"])
async def test_two_services_on_one_database_post_one(database_url: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        settings: dict[str, Any] = {"database_url": database_url}
        first = await stack.enter_async_context(open_world(tmp_path / "home", **settings))
        assert first.app.database.dialect == "postgresql"
        await first.says("claire", SET, anew=True)
        await asked(first, ALONE)
        second = await stack.enter_async_context(open_world(tmp_path / "home", at=first.clock.now(), **settings))
        for day in range(24, 27):
            for world in (first, second):
                world.clock.advance(paris(2026, 11, day) - world.clock.now())
            await asyncio.gather(first.works(), second.works())
            await asyncio.gather(second.works(), first.works())
        assert await days(first) == await days(second) == ["2026-11-24", "2026-11-25", "2026-11-26"]
        assert [len((await body_of(first, post.key)).done) for post in await came(first)] == [1, 0, 0]


async def test_a_lead_that_becomes_hot_later_is_told_the_day_after_and_once(quiet: World) -> None:
    await quiet.says("claire", SET, anew=True)
    await asked(quiet, "nouveau prospect : Ada Lenoir, Atelier Lenoir, ada@atelier-lenoir.example, veut des mugs")
    await morning(quiet)
    await quiet.waits(days=1)
    assert not [post for post in await came(quiet) if (await body_of(quiet, post.key)).leads]
    await quiet.says("claire", "Ada Lenoir est un prospect chaud", anew=True)
    await quiet.waits(days=1)
    newest = (await came(quiet))[-1]
    assert len((await body_of(quiet, newest.key)).leads) == 1
    assert "Prospects chauds : 1 Prospect Atelier Lenoir" in " ".join((await text_of(quiet, newest.key)).split())
    await quiet.waits(days=1)
    assert not (await body_of(quiet, (await came(quiet))[-1].key)).leads
