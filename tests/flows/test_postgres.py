"""The same conversations on PostgreSQL: nothing in the house knows which database it lives on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.store import ledger, outbox
from tests.flows.soundness import is_sound, numbers
from tests.support.databases import DIALECTS, database_url, postgres_templates, sqlite_template
from tests.support.world import World, open_world

__all__ = ["database_url", "postgres_templates", "sqlite_template"]  # fixtures of this room

pytestmark = pytest.mark.parametrize("dialect", [DIALECTS[1]])


@pytest.fixture
async def world(database_url: str, tmp_path: Path) -> AsyncGenerator[World]:
    async with open_world(tmp_path / "home", database_url=database_url) as opened:
        assert opened.app.database.dialect == "postgresql"
        yield opened


async def test_quote_question_exception_approval_change_and_restart(world: World) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 moulins manuels et 12 mugs")
    await world.hears("D2026-0001", "sophie@hotel-bellerive.example")
    await world.says("lea", "mets 4 moulins au lieu de 3")
    await world.hears("D2026-0001-V2")

    await world.says("lea", "Devis pour Dupont : 10 mugs", anew=True)
    await world.restart()
    await world.clicks("lea", "Dupont Frères")
    await world.hears("D2026-0002")

    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise", anew=True)
    assert (await world.case())["status"] == "needs_approval"
    await world.restart()
    await world.waits(days=2)
    send, place = await world.button("Envoyer")
    await asyncio.gather(
        *(world.presses(who, send.id, place, work=False) for who in ["claire", "marc", "claire", "marc"])
    )
    await world.works()
    await world.hears("D2026-0003")
    assert numbers(world) and len(world.mails()) == 4
    await is_sound(world)


async def test_hostile_words_are_kept_on_postgresql_too(world: World) -> None:
    """PostgreSQL takes no NUL in a text, and no half character."""
    for text in ("\x00\x00", "Devis pour Bellerive : 2 mugs\x00", "\ud800", "Devis pour Bellerive : 2 mugs \ud83d"):
        await world.says("lea", text, anew=True)
        assert await world.heard(), repr(text)
    await world.presses("lea", "a:\x00:approve")
    await world.submits("lea", "a:\x00:edit", note="\x00\ud800")
    await world.says("lea", "Devis pour Bellerive : 10 mugs avec 12 % de remise", anew=True)
    await world.says("claire", "refuse : trop \x01 \ud83d cher")
    await is_sound(world)


async def test_many_threads_at_once_number_without_gaps(world: World) -> None:
    for number in range(8):
        await world.says("lea", f"Devis pour Bellerive : {number + 2} mugs", anew=True, work=False)
    await world.works()
    assert sorted(numbers(world)) == [f"D2026-{number:04d}" for number in range(1, 9)]
    broken, counts = await world.app.database.read(lambda c: (ledger.verify(c), outbox.counts(c)))
    assert broken is None and counts.keys() == {"sent"}
