"""Killed at any moment, hundreds of times: nothing accepted is lost, no mail leaves twice, no number is given twice.

The nursery (`tests.support.crashing`) delivers every request anew at each start, as platforms do; the mails are counted
where they arrive: in the Maildir, or at a mail server of this test.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from bot.store import cases, inbox, ledger, outbox
from tests.support.crashing import POINTS
from tests.support.mailserver import MailServer
from tests.support.world import World, open_world

pytestmark = [pytest.mark.crash, pytest.mark.timeout(1200)]

REQUESTS = [
    "lea-martin|Devis pour Bellerive : 3 moulins manuels",
    "lea-martin|Devis pour Nordlys : 12 mugs et 2 carafes",
    "lea-martin|Devis pour Bellerive : 10 mugs avec 12 % de remise",
    "oliver-hughes|Quote for Nordlys: 5 porcelain teapots",
    "oliver-hughes|Quote for Van der Meer: 20 mugs with 11% off",
]
NUMBER = re.compile(r"D2026-\d{4}")


class Nursery:
    def __init__(self, stdin: IO[str], stdout: IO[str]) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def run(self, plan: str) -> str:
        self._stdin.write(plan + "\n")
        self._stdin.flush()
        return self._stdout.readline().strip()


@contextmanager
def nursery(home: Path, *arguments: str) -> Generator[Nursery]:
    command = [sys.executable, "-m", "tests.support.crashing", str(home), *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout
        yield Nursery(process.stdin, process.stdout)
        process.stdin.close()


def prepared(prepared_home: Path, home: Path, requests: list[str]) -> Path:
    shutil.copytree(prepared_home, home)
    (home / "requests.txt").write_text("\n".join(requests), encoding="utf-8")
    return home


async def all_is_well(home: Path, requests: int, mails: list[str]) -> None:
    """Every request is a case that ended, each sent quote has a number of its own, without gaps, in one mail."""
    async with open_world(home) as world:
        found = await world.app.database.read(lambda c: cases.recent(c, 1000))
        assert Counter(case.state for case in found) == Counter(done=requests)
        numbers = sorted(case.facts["number"] for case in found)
        assert numbers == [f"D2026-{n:04d}" for n in range(1, requests + 1)]
        assert sorted(mails) == numbers, "each number in one mail, no mail twice"
        counts = await world.app.database.read(lambda c: (inbox.counts(c), outbox.counts(c), ledger.verify(c)))
        assert counts[0].keys() == {"done"}
        assert counts[1].keys() == {"sent"}
        assert counts[2] is None


def numbers_in(world_mails: list[str]) -> list[str]:
    return [match.group() for subject in world_mails if (match := NUMBER.search(subject))]


def subjects(home: Path) -> list[str]:
    world = World(home, None)  # type: ignore[arg-type]  # only its mailbox is read
    return [str(mail["Subject"]) for mail in world.mails()]


@pytest.mark.parametrize("point", POINTS)
async def test_killed_at_each_passing_of_a_point(prepared_home: Path, tmp_path: Path, point: str) -> None:
    home = prepared(prepared_home, tmp_path / "home", REQUESTS[2:4])
    kills = 0
    with nursery(home) as workers:
        for number in range(1, 40):
            came = workers.run(f"point {point} {number}")
            assert came in {"killed", "done"}
            if came == "done" and workers.run("none") == "done":
                break
            kills += 1
    assert kills >= 2
    await all_is_well(home, 2, numbers_in(subjects(home)))


async def test_killed_hundreds_of_times_at_random(prepared_home: Path, tmp_path: Path) -> None:
    """One company after the other, each killed until its work is done all the same, until there were enough kills."""
    dice = random.Random(20261123)
    kills = 0
    for company in itertools.count():
        home = prepared(prepared_home, tmp_path / f"home{company}", REQUESTS)
        with nursery(home) as workers:
            finished = 0
            longest = 0.6
            while finished < 2:
                came = workers.run(f"after {dice.uniform(0.02, longest):.3f}")
                assert came in {"killed", "done"}
                kills += came == "killed"
                finished += came == "done"
                longest *= 1.01  # a slow machine gets its work done too, only with fewer kills on the way
        await all_is_well(home, len(REQUESTS), numbers_in(subjects(home)))
        if kills >= 200:
            return


async def test_a_mail_server_gets_no_mail_twice(prepared_home: Path, tmp_path: Path) -> None:
    """SMTP cannot be asked what it took: a mail in doubt is put before a person instead of being sent again."""
    dice = random.Random(7)
    home = prepared(prepared_home, tmp_path / "home", REQUESTS)
    async with MailServer() as sink:
        with nursery(home, str(sink.port)) as workers:
            for _ in range(40):
                await asyncio.to_thread(workers.run, f"after {dice.uniform(0.02, 0.6):.3f}")
            assert await asyncio.to_thread(workers.run, "none") == "done"
        sent = numbers_in([str(mail["Subject"]) for mail in sink.mails])
    assert len(sent) == len(set(sent)), "a mail left twice"
    async with open_world(home) as world:
        found = await world.app.database.read(lambda c: cases.recent(c, 1000))
        assert len(found) == len(REQUESTS)
        for case in found:
            assert case.state in {"done", "failed"}
            if case.state == "done":
                assert case.facts["number"] in sent
