"""A week of timed things killed at every point: what people see in the end is what they would have seen anyway."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.app import open_app
from bot.clock import FrozenClock
from bot.console.render import plain_text
from bot.settings import load_settings
from bot.store import inbox, ledger, opinions, outbox
from bot.store.database import Connection
from tests.support.crashing_week import SETTINGS, STEPS, TIMED, every_post

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

Seen = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]
"""The posts, by channel and text, and the ledger's entries."""


AS_THEY_COME = (
    "opinion",
    "alert",
    "absence",  # begins
    "timing",
    "again",
    "redraw",
    "timing",
    "park",
    "absence",  # ends
    "sample",
)
"""The points, by the hour of the week at which each is passed first."""

assert set(AS_THEY_COME) == set(TIMED)


def worked(home: Path, plans: Sequence[str]) -> list[str]:
    """Each plan in a process of its own, and the rest of the week; what each came to."""
    command = [sys.executable, "-m", "tests.support.crashing_week", str(home)]
    said = "\n".join([*plans, "none"])
    run = subprocess.run(command, input=said, capture_output=True, text=True, check=False, timeout=500)
    assert "broken" not in run.stdout, run.stderr
    return run.stdout.split()


async def seen(home: Path) -> Seen:
    async with open_app(load_settings(home=home, **SETTINGS), clock=FrozenClock(STEPS[-1].at)) as app:
        shown = Counter((row.channel, spaced(plain_text(row.content))) for row in await every_post(app))

        def look(c: Connection) -> Counter[tuple[str, str]]:
            assert ledger.verify(c) is None
            assert inbox.counts(c).keys() == {"done"}
            assert outbox.counts(c).keys() <= {"sent", "shadow"}
            first, last = STEPS[0].at, STEPS[-1].at
            assert opinions.tally(c, first, last).bad == 1
            return Counter((row.kind, row.what) for row in ledger.page(c, 0, 10_000))

        return shown, await app.database.read(look)


def spaced(text: str) -> str:
    """No-break spaces as plain ones, so that tests can be read."""
    return text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.fixture(scope="module")
def prepared_week(prepared_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A week that nobody killed."""
    home = tmp_path_factory.mktemp("week") / "home"
    shutil.copytree(prepared_home, home)
    assert worked(home, []) == ["done"]
    return home


def killed(prepared_home: Path, tmp_path: Path, plans: Sequence[str]) -> tuple[Path, int]:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    said = worked(home, plans)
    assert said[-1] == "done"
    return home, said.count("killed")


async def same(home: Path, prepared_week: Path) -> None:
    (posts, entries), (wanted, known) = await seen(home), await seen(prepared_week)
    assert posts - wanted == Counter(), "posted, and nobody else would have"
    assert wanted - posts == Counter(), "never posted"
    assert entries == known


async def test_the_week_is_what_it_is_meant_to_be(prepared_week: Path) -> None:
    posts, _ = await seen(prepared_week)
    digests = [text for channel, text in posts.elements() if channel == "c:general" and text.startswith("Digest du")]
    assert [len(re.findall(f"Digest du {day} ", "\n".join(digests))) for day in ("mardi", "samedi")] == [1, 0]
    assert len(digests) == 5
    heard = "\n".join(text for _, text in posts.elements())
    for words in ("Vous remplacez Claire", "Bon retour", "de côté", "Comptabilité (ne répond pas)", "à relire"):
        assert words in heard


async def test_killed_within_everything_that_the_clock_brings(
    prepared_home: Path, prepared_week: Path, tmp_path: Path
) -> None:
    plans = [f"point {point}.{side} 1" for point in AS_THEY_COME for side in ("before", "after")]
    home, kills = killed(prepared_home, tmp_path, plans)
    assert kills == len(plans), "every point was there to be passed"
    await same(home, prepared_week)


@pytest.mark.parametrize("side", ["before", "after"])
async def test_killed_around_commits(prepared_home: Path, prepared_week: Path, tmp_path: Path, side: str) -> None:
    dice = random.Random(side)
    plans = [f"point commit.{side} {dice.randint(1, 12)}" for _ in range(40)]
    home, kills = killed(prepared_home, tmp_path, plans)
    assert kills >= 20
    await same(home, prepared_week)
