"""A full disk, a read-only folder, a database that someone else holds: said plainly, waited out, nothing done twice."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.home import HomeUnusable
from bot.events import MessageReceived, Sender
from bot.store.database import StoreUnavailable
from graphs.message import Address
from tests.flows.soundness import is_sound, numbers, still_works
from tests.support.world import World, open_world


def message(world: World, key: str, text: str) -> MessageReceived:
    place = Address("web", "dm:lea-martin", key)
    return MessageReceived(
        f"web:{key}", place, Sender("web", "lea-martin"), text, world.clock.now(), direct=True, root=True
    )


async def full(world: World, *, is_full: bool) -> None:
    """Lets the store's writer have no page more than it has (what a full disk answers), or all it wants."""

    def limit(c: Connection) -> None:
        pages = c.exec_driver_sql("PRAGMA page_count").scalar_one()
        c.exec_driver_sql(f"PRAGMA max_page_count={pages if is_full else 2**30}")

    await world.app.database.write(limit)


async def fill_up(world: World) -> None:
    """Uses what free pages there are."""
    await full(world, is_full=True)
    for number in range(200):
        try:
            await world.app.door.message(message(world, f"fill{number}", "x" * 20_000))
        except StoreUnavailable as error:
            assert error.code == "full"
            return
    raise AssertionError("the store never got full")


async def test_a_full_disk_refuses_at_the_door_and_the_same_message_works_later(world: World) -> None:
    await fill_up(world)
    event = message(world, "brief", "Devis pour Bellerive : 2 mugs " + " " * 30_000)
    with pytest.raises(StoreUnavailable) as refused:
        await world.app.door.message(event)
    assert refused.value.code == "full" and "disk is full" in str(refused.value)
    await full(world, is_full=False)
    assert (await world.app.door.message(event)).claimed
    await world.works()
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_a_disk_that_fills_between_the_message_and_its_work(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs", work=False)
    await fill_up(world)
    with pytest.raises(StoreUnavailable):
        await world.works()
    assert not world.mails()
    await full(world, is_full=False)
    await world.works()
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_a_decision_on_a_full_disk_is_not_taken_and_can_be_taken_later(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    await fill_up(world)
    with pytest.raises(StoreUnavailable):
        for _ in range(50):
            await world.clicks("claire", "Envoyer", work=False)
            await world.works()
    assert not world.mails()
    await full(world, is_full=False)
    await world.works()
    if await world.approvals():
        await world.clicks("claire", "Envoyer")
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


@pytest.mark.parametrize("seconds", [0.4])
async def test_a_lock_that_lasts_a_moment_is_waited_out(world: World, seconds: float) -> None:
    holder = sqlite3.connect(world.home / "commis.db", isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    asyncio.get_running_loop().call_later(seconds, holder.execute, "ROLLBACK")
    await world.says("lea", "Devis pour Bellerive : 2 mugs")
    assert numbers(world) == ["D2026-0001"]
    holder.close()
    await is_sound(world)


async def test_a_lock_that_lasts_is_said_and_nothing_is_lost(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs", work=False)
    holder = sqlite3.connect(world.home / "commis.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable) as refused:
        await world.app.door.message(message(world, "second", "Devis pour Nordlys : 2 carafes"))
    assert refused.value.code == "locked"
    holder.execute("ROLLBACK")
    holder.close()
    await world.works()
    assert numbers(world) == ["D2026-0001"]
    assert (await world.app.door.message(message(world, "second", "Devis pour Nordlys : 2 carafes"))).claimed
    await world.works()
    assert sorted(numbers(world)) == ["D2026-0001", "D2026-0002"]
    await is_sound(world)


async def test_the_service_goes_on_by_itself_when_there_is_room_again(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs", work=False)
    await fill_up(world)
    async with world.app.running():
        await asyncio.sleep(0.7)
        assert not world.mails()
        await full(world, is_full=False)
        async with asyncio.timeout(20):
            while not numbers(world):
                await asyncio.sleep(0.05)
    assert numbers(world) == ["D2026-0001"]
    await world.works()
    await is_sound(world)


ASK = [sys.executable, "-m", "bot", "ask", "--as", "Léa", "--json", "Devis pour Bellerive : 2 mugs"]
NOBODY = 65_534


def run(home: Path, *, limit: str = "", nobody: bool = False) -> subprocess.CompletedProcess[str]:
    """`commis ask` in a process of its own, in the way the limit says."""
    start = f"import os,resource,sys;{limit}\nos.execv(sys.argv[1], sys.argv[1:])"
    environment = {**os.environ, "COMMIS_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    drop = {"user": NOBODY, "group": NOBODY} if nobody and os.geteuid() == 0 else {}
    return subprocess.run(
        [sys.executable, "-c", start, *ASK], env=environment, capture_output=True, text=True, timeout=60, **drop
    )  # type: ignore[call-overload]  # user and group only where we may


def copied(prepared_home: Path, home: Path) -> Path:
    shutil.copytree(prepared_home, home)
    return home


async def test_a_small_quota_gives_a_sentence_and_the_home_is_whole(prepared_home: Path, tmp_path: Path) -> None:
    home = copied(prepared_home, tmp_path / "home")
    size = (home / "commis.db").stat().st_size
    limit = f"import signal;signal.signal(signal.SIGXFSZ, signal.SIG_IGN);resource.setrlimit(resource.RLIMIT_FSIZE, ({size // 4}, {size // 4}))"
    # An ignored signal stays ignored in the program that is started: writing beyond the quota then says EFBIG.
    ended = run(home, limit=limit)
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    assert "disk is full" in ended.stderr or "plein" in ended.stderr, ended.stderr
    async with open_world(home) as world:
        await world.works()
        assert len(numbers(world)) <= 1
        await still_works(world)


async def test_a_read_only_folder_gives_a_sentence(prepared_home: Path) -> None:
    """As somebody who may read the folder and not write it. The way there must be open to that somebody."""
    import tempfile

    with tempfile.TemporaryDirectory(dir="/tmp") as parent:
        Path(parent).chmod(0o755)
        home = copied(prepared_home, Path(parent) / "home")
        for path in [home, *home.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        ended = run(home, nobody=True)
        for path in [home, *home.rglob("*")]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        assert ended.returncode != 0
        assert "Traceback" not in ended.stderr
        assert any(words in ended.stderr.lower() for words in ("read-only", "permission denied", "lecture seule")), (
            ended.stderr
        )
        async with open_world(home) as world:
            await still_works(world)


async def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(HomeUnusable) as refused:
        async with open_world(tmp_path / "file" / "home"):
            pass
    assert str(tmp_path / "file") in str(refused.value)


async def test_the_command_says_what_it_did(prepared_home: Path, tmp_path: Path) -> None:
    """The same command without any obstacle, so that the refusals above are the obstacles'."""
    ended = run(copied(prepared_home, tmp_path / "home"))
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["facts"]["number"] == "D2026-0001"
