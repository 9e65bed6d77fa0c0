"""Whatever goes wrong, in whatever order, a post ends up in Slack once, with each of its files once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.platform import Post
from bot.slack.pace import Pace
from graphs.message import Address, Attachment
from integrations.errors import InDoubt, Unavailable
from tests.bot.slack.rig import DEVIS, TEAM, Rig, opened, post

POSTING = ["chat.postMessage", "files.getUploadURLExternal", "files.completeUploadExternal"]
READING = ["conversations.open", "conversations.history", "conversations.replies"]
HOW = ["429", "500", "503", "disconnect", "disconnect_after", "not_json", "internal_error", "fatal_error"]


async def _at_once(seconds: float) -> None:
    """Holds are not waited out here."""


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    time = iter(range(0, 10**9, 1000))
    async with opened(tmp_path, pace=Pace(time=lambda: float(next(time)), sleep=_at_once)) as rig:
        yield rig


async def delivered(rig: Rig, one: Post) -> str:
    """As the deliverer does it: what may be there is looked for before it is sent again."""
    doubt = False
    for _ in range(60):
        try:
            reference = await rig.platform.find(one) if doubt else None
            return reference if reference is not None else await rig.platform.send(one)
        except InDoubt:
            doubt = True
        except Unavailable:
            continue
    raise AssertionError("it never got through")


@pytest.mark.parametrize("seed", range(12))
async def test_once_whatever_goes_wrong(rig: Rig, seed: int):
    chance = random.Random(seed)
    pdf = await rig.keep("devis.pdf", b"%PDF")
    csv = await rig.keep("lignes.csv", b"a;b", "text/csv")
    root = await rig.server.says("lea", "#devis", "un devis ?")
    places = [DEVIS, replace(DEVIS, thread=root), Address("slack", f"{TEAM}/@U0LEA"), replace(DEVIS, thread="~0")]
    for number in range(4):
        for _ in range(chance.randrange(5)):
            rig.server.fails(chance.choice(POSTING * 2 + READING), chance.choice(HOW), after=chance.randrange(3))
        where = places[number] if number < 3 else replace(DEVIS, thread=f"~{number}")
        one = post(f"{seed}-{number}", where, f"Message {number}", Attachment(pdf), Attachment(csv))
        reference = await delivered(rig, one)
        await rig.shown(one, reference)
        rig.server.heals()
    seen = [*rig.server.messages("#devis"), *rig.server.dm("lea")]
    assert Counter(m.text for m in seen if m.text.startswith("Message")) == Counter(f"Message {n}" for n in range(4))
    assert Counter(name for m in seen for name in m.files) == {"devis.pdf": 4, "lignes.csv": 4}
