"""Two services on one PostgreSQL database, and clocks that jump: each timed thing comes once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.store import inbox, ledger, outbox, schedule
from tests.flows.test_crashes_week import spaced
from tests.support.crashing_week import SETTINGS, STEPS, down, every_post
from tests.support.databases import DIALECTS, database_url, dialect, postgres_templates, sqlite_template
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world

__all__ = ["database_url", "dialect", "postgres_templates", "sqlite_template"]  # fixtures of this room

pytestmark = pytest.mark.timeout(300)

START = STEPS[0].at


@asynccontextmanager
async def opened(home: Path, url: str, clock: FrozenClock, **more: Any) -> AsyncGenerator[World]:
    async with open_world(home, at=clock.at, database_url=url, **{**SETTINGS, **more}) as world:
        await world.close()
        world.clock = clock
        await world.open()
        world.app.timed.supervision.checks["books"] = down
        await world.app.plan()
        world.app.timetable.turned_back = world.app.plan
        yield world


def by(sink: MailServer) -> dict[str, Any]:
    """Mails leave by that server."""
    return {"smtp_host": "127.0.0.1", "smtp_port": sink.port, "smtp_security": "none"}


async def shown(app: App) -> Counter[tuple[str, str]]:
    return Counter((row.channel, spaced(plain_text(row.content))) for row in await every_post(app))


async def entries(app: App) -> Counter[tuple[str, str]]:
    assert await app.database.read(ledger.verify) is None
    rows = await app.database.read(lambda c: ledger.page(c, 0, 10_000))
    return Counter((row.kind, row.what) for row in rows)


async def together(apps: list[App]) -> None:
    """Both look at the same instant, and again until neither has anything left."""
    for _ in range(2):
        await asyncio.gather(*(app.drain() for app in apps))


async def a_week(clock: FrozenClock, apps: list[App]) -> None:
    for number, step in enumerate(STEPS):
        clock.at = step.at
        await together(apps)
        if step.do is not None:
            await step.do(apps[number % len(apps)])
            await together(apps)


@pytest.mark.parametrize("dialect", [DIALECTS[1]])
async def test_two_services_bring_each_thing_once(database_url: str, tmp_path: Path) -> None:
    """What one alone brings in a week, on a store of its own, is what two bring together."""
    clock = FrozenClock(START)
    async with opened(tmp_path / "alone", f"sqlite:///{tmp_path / 'alone.db'}", clock) as alone:
        await a_week(clock, [alone.app])
        wanted, known = await shown(alone.app), await entries(alone.app)
    clock.at = START
    async with (
        MailServer() as sink,
        opened(tmp_path / "first", database_url, clock, **by(sink)) as first,
        opened(tmp_path / "second", database_url, clock, **by(sink)) as second,
    ):
        await a_week(clock, [first.app, second.app])
        posts = await shown(first.app)
        assert posts - wanted == Counter() and wanted - posts == Counter()
        assert await entries(first.app) == known
        assert (await first.app.database.read(inbox.counts)).keys() == {"done"}
        assert (await first.app.database.read(outbox.counts)).keys() <= {"sent", "shadow"}
        assert sorted(str(mail["Subject"]).split()[0] for mail in sink.mails) == ["Votre", "Your"]


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1), timedelta(days=400)])
async def test_a_clock_that_goes_back_says_nothing_twice_and_goes_on(
    database_url: str, tmp_path: Path, back: timedelta
) -> None:
    """Ahead by so much in the middle of the week, and back where it was: the next days come as they should."""
    clock = FrozenClock(START)
    async with opened(tmp_path / "home", database_url, clock, sample_size="0") as world:
        app = world.app
        for step in STEPS[:7]:  # to Wednesday morning
            clock.at = step.at
            await app.drain()
            if step.do is not None:
                await step.do(app)
                await app.drain()
        wednesday = clock.at
        clock.advance(back)
        await app.drain()
        clock.at = wednesday
        await app.drain()
        before = await shown(app)
        for hours in range(4, 8 * 24 + 1, 4):
            clock.at = wednesday + timedelta(hours=hours)
            await app.drain()
        digests = [
            text.splitlines()[0] for (channel, text), count in (await shown(app)).items() for _ in range(count)
            if channel == "c:general" and text.startswith("Digest du")
        ]  # fmt: skip
        assert Counter(digests).most_common(1)[0][1] == 1, "no day twice"
        came = {line.removeprefix("Digest du ").removesuffix(" 2026") for line in digests}
        assert {"lundi 30 novembre", "mardi 1er décembre", "mercredi 2 décembre"} <= came
        assert sum((await shown(app) - before).values()) > 3
        assert (await app.database.read(inbox.counts)).keys() == {"done"}
        watch = await app.database.read(lambda c: schedule.get(c, "supervision.watch:all"))
        assert watch is not None and watch.next_at <= clock.at + timedelta(minutes=5)
