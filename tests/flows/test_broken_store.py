"""A full disk, a read-only folder, a database that someone else holds: said plainly, waited out, nothing done twice."""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.events import MessageReceived, Sender
from bot.home import HomeUnusable
from bot.store.database import StoreUnavailable
from graphs.message import Address
from tests.flows.soundness import is_sound, numbers, still_works
from tests.support.world import World, open_world


def message(world: World, key: str, text: str) -> MessageReceived:
    place = Address("web", "dm:lea-martin", key)
    return MessageReceived(
        f"web:{key}", place, Sender("web", "lea-martin"), text, world.clock.now(), direct=True, root=True
    )


QUOTA = 65_536
"""Bytes of the largest file that may be written while the disk is "full": less than any database of ours."""


@contextmanager
def quota() -> Generator[None]:
    """As on a full disk: nothing more can be written behind what there is (the signal is ignored by Python)."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (QUOTA, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def fill_up(world: World) -> None:
    """Uses what room there is below the quota. The fillers are said by nobody who is known, so they ask for nothing."""
    place = Address("web", "c:general", "fill")
    for number in range(200):
        event = MessageReceived(
            f"web:fill{number}", place, Sender("web", "nobody"), "x" * 20_000, world.clock.now(), addressed=False
        )
        try:
            await world.app.door.message(event)
        except StoreUnavailable as error:
            assert error.code == "full"
            return
    raise AssertionError("the store never got full")


async def test_a_full_disk_refuses_at_the_door_and_the_same_message_works_later(world: World) -> None:
    event = message(world, "brief", "Devis pour Bellerive : 2 mugs " + " " * 30_000)
    with quota():
        await fill_up(world)
        with pytest.raises(StoreUnavailable) as refused:
            await world.app.door.message(event)
    assert refused.value.code == "full" and "disk is full" in str(refused.value)
    assert (await world.app.door.message(event)).claimed
    await world.works()
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_a_disk_that_fills_between_the_message_and_its_work(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 2 mugs", work=False)
    with quota():
        await fill_up(world)
        with pytest.raises(StoreUnavailable):
            await world.works()
    assert not world.mails()
    await world.works()
    assert numbers(world) == ["D2026-0001"]
    await is_sound(world)


async def test_a_decision_on_a_full_disk_is_not_taken_and_can_be_taken_later(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise")
    with quota():
        await fill_up(world)
        with pytest.raises(StoreUnavailable):
            await world.clicks("claire", "Envoyer")
    assert not world.mails()
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
    async with world.app.running():
        with quota():
            await fill_up(world)
            await asyncio.sleep(0.7)
        async with asyncio.timeout(20):
            while not numbers(world):
                await asyncio.sleep(0.05)
    assert numbers(world) == ["D2026-0001"]
    await world.works()
    await is_sound(world)


START = """
import os, resource, sys
from bot.__main__ import main
ask = ["ask", "--as", "Léa", "--json", "Devis pour Bellerive : 2 mugs"]
"""
QUOTA_FIRST = f"resource.setrlimit(resource.RLIMIT_FSIZE, ({QUOTA}, {QUOTA}))\n"
NOBODY = 65_534
AS_NOBODY = f"""
if os.geteuid() == 0:  # root may write anywhere: what the command needs is loaded, then it becomes somebody else
    home, os.environ["COMMIS_HOME"] = os.environ["COMMIS_HOME"], os.environ["ANOTHER_HOME"]
    sys.stdout = open(os.devnull, "w")
    main(ask)
    sys.stdout = sys.__stdout__
    os.environ["COMMIS_HOME"] = home
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
"""


def run(home: Path, first: str = "", another: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`commis ask` in a process of its own, which does something else first."""
    acting = {"COMMIS_AUTONOMY_QUOTE": "act", "COMMIS_UNDO_MINUTES": "0"}
    environment = {**os.environ, **acting, "COMMIS_HOME": str(home), "ANOTHER_HOME": str(another)}
    script = START + first + "sys.exit(main(ask))"
    return subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, timeout=60)


def copied(prepared_home: Path, home: Path) -> Path:
    shutil.copytree(prepared_home, home)
    return home


async def test_a_small_quota_gives_a_sentence_and_the_home_is_whole(prepared_home: Path, tmp_path: Path) -> None:
    home = copied(prepared_home, tmp_path / "home")
    ended = run(home, QUOTA_FIRST)
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    assert "disque" in ended.stderr or "disk" in ended.stderr, ended.stderr
    async with open_world(home) as world:
        await world.works()
        assert len(numbers(world)) <= 1
        await still_works(world)


async def test_a_read_only_folder_gives_a_sentence(prepared_home: Path) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as parent:
        Path(parent).chmod(0o755)
        another = copied(prepared_home, Path(parent) / "another")
        home = copied(prepared_home, Path(parent) / "home")
        everything = [home, *home.rglob("*")]
        for path in everything:
            path.chmod(0o555 if path.is_dir() else 0o444)
        ended = run(home, AS_NOBODY, another)
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)
        assert ended.returncode != 0
        assert "Traceback" not in ended.stderr, ended.stderr
        assert str(home) in ended.stderr, ended.stderr
        async with open_world(home) as world:
            assert not world.mails()
            await still_works(world)


async def test_a_home_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises((HomeUnusable, StoreUnavailable)) as refused:
        async with open_world(tmp_path / "file" / "home"):
            pass
    assert str(tmp_path / "file") in str(refused.value)


async def test_without_an_obstacle_it_works(prepared_home: Path, tmp_path: Path) -> None:
    """The same command, so that the refusals above are the obstacles'."""
    ended = run(copied(prepared_home, tmp_path / "home"))
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["facts"]["number"] == "D2026-0001"
