"""The window in the whole desk: a quote counts down in its thread, and waits in the command's JSON."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.flows.conftest import prepared_home
from tests.support.world import open_world

__all__ = ["prepared_home"]


async def test_a_quote_nobody_saw_counts_down_is_taken_back_and_sent_again(prepared_home: Path, tmp_path: Path) -> None:
    shutil.copytree(prepared_home, tmp_path / "home")
    async with open_world(tmp_path / "home", undo_minutes="0:10") as world:
        await world.says("lea", "Devis pour Bellerive : 3 mugs", anew=True)
        await world.hears("J'envoie « Devis Hôtel Bellerive, 19,50 € HT »", "à 10 h 10 (dans 10 min)")
        case = await world.case()
        assert case["status"] == "scheduled"
        assert [effect["status"] for effect in case["effects"]] == ["held"]
        await world.restart()
        await world.waits(minutes=5)
        await world.hears("(dans 5 min)")
        await world.clicks("oliver", "Annuler l'envoi")
        await world.hears("annulé à 10 h 05 par Oliver Hughes")
        await world.waits(minutes=30)
        assert world.mails() == [] and (await world.case())["status"] == "refused"
        await world.says("lea", "mets 4 mugs")
        await world.hears("J'envoie", "à 10 h 45 (dans 10 min)")
        await world.waits(minutes=10)
        assert len(world.mails()) == 1
        await world.hears("personne ne l'a arrêté")
        await world.waits(hours=3)
        assert len(world.mails()) == 1 and (await world.case())["status"] == "done"
