"""Weekly and monthly reports as they come by themselves: each once, with its picture, its PDF and its figures."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.console.render import plain_text
from bot.store import files
from bot.store.posts import PostRow
from graphs.message import Attachment, FileRef, Image
from tests.support.world import World, open_world


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with open_world(tmp_path / "home", digest_channel="general") as opened:
        await opened.app.timed.plan()
        yield opened


async def reports(world: World, title: str) -> list[PostRow]:
    return [row for row in await world.every_post() if title in plain_text(row.content).replace("\u00a0", " ")]


def attached(row: PostRow) -> list[FileRef]:
    return [block.file for block in row.content.blocks if isinstance(block, Attachment)]


async def test_a_weekly_report_comes_once_on_monday_with_its_files(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.says("lea", "un devis nous prend 25 minutes", anew=True)
    await world.waits(days=6)
    assert await reports(world, "Rapport : semaine du 23 au 29 novembre 2026") == []
    await world.waits(days=1, hours=1)
    await world.restart()
    await world.app.timed.plan()
    await world.waits(hours=3)
    [row] = await reports(world, "Rapport : semaine du 23 au 29 novembre 2026")
    assert row.channel.endswith("general")
    assert "25 min" in plain_text(row.content).replace("\u00a0", " ")
    assert [file.media_type for file in attached(row)] == ["application/pdf", "text/csv"]
    assert [block for block in row.content.blocks if isinstance(block, Image)]
    for file, start in zip(attached(row), (b"%PDF-", b"\xef\xbb\xbf"), strict=True):
        _, body = await world.app.database.read(lambda c, id=file.id: files.read(c, id))
        assert body.startswith(start)


async def test_a_monthly_report_comes_on_the_first_day_that_is_worked(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs", anew=True)
    await world.waits(days=7)
    assert await reports(world, "Rapport : novembre 2026") == []
    await world.waits(days=1, hours=1)
    await world.waits(days=1)
    [row] = await reports(world, "Rapport : novembre 2026")
    assert [file.name for file in attached(row)] == [
        "rapport-2026-11-01-2026-11-30.pdf",
        "rapport-2026-11-01-2026-11-30.csv",
    ]
