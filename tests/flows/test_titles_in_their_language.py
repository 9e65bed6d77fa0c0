"""Somebody who reads English is told of a French colleague's case in English, and the other way round."""

from __future__ import annotations

import pytest

from tests.support.world import World, open_world


@pytest.fixture
async def asking(prepared_home, tmp_path):
    import shutil

    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with open_world(home, autonomy_quote="propose") as opened:
        yield opened


async def test_what_waits_is_called_in_the_words_of_who_asks(asking: World):
    await asking.says("lea", "Devis pour Bellerive : 3 moulins", anew=True, channel="c:devis")
    await asking.says("claire", "what is waiting for me?", anew=True)
    heard = await asking.heard()
    assert any("Quote " in text and "Bellerive" in text and "Devis" not in text for text in heard), heard
    await asking.says("claire", "qu'est-ce qui attend ma décision ?", anew=True)
    heard = await asking.heard()
    assert any("Devis" in text and "Bellerive" in text for text in heard), heard


async def test_drawn_cases_are_called_in_the_words_of_who_asks(world: World):
    await world.says("lea", "Devis pour Bellerive : 3 moulins", anew=True, channel="c:devis")
    await world.says("claire", "pick a random finished case for me to check", anew=True)
    (card,) = [text for text in await world.heard() if "drawn at random" in text]
    assert "Quote" in card and "Bellerive" in card and "Devis" not in card
