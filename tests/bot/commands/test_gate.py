"""`commis gate explain`: the chain of a real case, in words and as JSON."""

from __future__ import annotations

import json
from argparse import Namespace

import pytest

from bot.commands.command_error import CommandError
from bot.commands.gate import explain
from bot.settings import load_settings
from tests.flows.conftest import prepared_home, world
from tests.support.world import World

__all__ = ["prepared_home", "world"]


async def told(world: World, capsys: pytest.CaptureFixture[str], **options: object) -> str:
    settings = load_settings(home=world.home, **world.overrides)
    capsys.readouterr()
    assert await explain(settings, Namespace(**{"language": None, "json": False, **options})) == 0
    return capsys.readouterr().out.replace("\u202f", " ").replace("\u00a0", " ")


async def test_a_case_is_explained_look_by_look(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    await world.says("lea", "Devis pour Bellerive : 3 mugs, 20 % de remise", anew=True)
    case = (await world.case())["case"]
    said = await told(world, capsys, case=case)
    assert "attend un accord" in said
    assert "Limites du demandeur : remise au-delà de la limite." in said
    assert "Verdict : je demande un accord." in said
    english = await told(world, capsys, case=case, language="en")
    assert "The asker's limits: discount above the limit." in english
    found = json.loads(await told(world, capsys, case=case, json=True))
    assert (found["case"], found["status"]) == (case, "needs_approval")
    (judgement,) = found["judgements"]
    assert judgement["verdict"] == "ask" and judgement["says"]
    assert [step["look"] for step in judgement["chain"]][:6] == [
        "pause", "bans", "exceptions", "limits", "rules", "autonomy",
    ]  # fmt: skip


async def test_what_is_not_there_is_said(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(CommandError, match="commis cases"):
        await told(world, capsys, case="case-000000000000")
    await world.says("lea", "Devis pour Dupont : 10 mugs", anew=True)
    case = (await world.case())["case"]
    assert "rien n'a encore passé le contrôle" in await told(world, capsys, case=case)
