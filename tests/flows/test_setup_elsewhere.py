"""Answers to the setup said beside its thread: they are taken there, other work stays what it is, nothing is lost."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from bot.store import cases
from graphs.message import Address, ThreadLink
from tests.support.plumbers import write
from tests.support.world import World, open_world

SETUP = Address("web", "dm:solange-roussel", "web:m1")


@pytest.fixture
async def firm(tmp_path: Path) -> AsyncGenerator[World]:
    async with open_world(tmp_path / "home", folder=write(tmp_path / "csv")) as opened:
        yield opened


async def beside(world: World, text: str, channel: str | None = None) -> str:
    """Said by the director as a new message; all that came there."""
    await world.says("solange", text, anew=True, channel=channel)
    return "\n".join(plain(said) for said in await world.heard())


async def in_its_thread(world: World) -> str:
    world.thread = SETUP
    return "\n".join(plain(said) for said in await world.heard())


async def facts(world: World) -> dict[str, Any]:
    rows = await world.app.database.read(lambda c: cases.recent(c, 50))
    return next(row.facts for row in rows if row.process == "setup")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


async def test_in_the_same_conversation_every_answer_goes_on_with_it(firm: World):
    await firm.says("solange", "mets Commis en place", anew=True)
    said = await beside(firm, "on fait 30 devis par mois et 3 relances par jour")
    assert "C'est noté pour la mise en place" in said
    assert [(work["kind"], work["per_week"]) for work in (await facts(firm))["work"]] == [
        ("quote", 7),
        ("reminder", 15),
    ]
    links = [block for post in await firm.posts() for block in post.content.blocks if isinstance(block, ThreadLink)]
    assert [link.address for link in links] == [SETUP]
    await firm.waits(days=4)
    await firm.restart()
    assert "C'est noté pour la mise en place" in await beside(firm, "un devis prend 40 min, une relance 5")
    assert (await facts(firm))["baselines"] == {"quote": "40", "reminder": "5"}
    assert "C'est noté pour la mise en place" in await beside(firm, "2 minutes")
    assert (await facts(firm))["baselines"]["decision"] == "2"
    assert "C'est noté pour la mise en place" in await beside(firm, "non, rien d'autre")
    assert "le plus lourd est" in await in_its_thread(firm)
    await beside(firm, "les devis")
    await beside(firm, "avec Nadège")
    await beside(firm, "toujours demander")
    await beside(firm, "dans deux mois")
    assert "Voici ce que j'ai compris" in await in_its_thread(firm)
    await beside(firm, "oui")
    assert "C'est en place" in await in_its_thread(firm)


async def test_other_work_said_meanwhile_stays_what_it_is(firm: World):
    await firm.says("solange", "help me set Commis up", anew=True)
    await beside(firm, "about 20 quotes and 10 reminders a week")
    assert (await facts(firm))["work"][0]["per_week"] == 20
    for text in (
        "Devis pour Boulangerie Perrin : 2 mitigeurs",
        "statut du service",
        "qui est absent ?",
        "what is waiting for me?",
    ):
        said = await beside(firm, text)
        assert "mise en place" not in said and "setup" not in said, text
    assert (await facts(firm))["baselines"] == {}
    said = await beside(firm, "hmm, about half an hour each, I would say")
    assert "setup" in said or "mise en place" in said
    await beside(firm, "a quote takes us 25 minutes")
    assert (await facts(firm))["baselines"]["quote"] == "25"


async def test_elsewhere_it_is_said_where_the_question_waits(firm: World):
    await firm.says("solange", "mets Commis en place", anew=True)
    said = await beside(firm, "surtout des relances", channel="c:devis")
    assert "La mise en place est commencée et attend votre réponse" in said
    assert (await facts(firm))["work"] == []
    said = await beside(firm, "bla bla ga bu zo meu")
    assert "La mise en place est commencée et attend votre réponse" in said
    await firm.says("nadege", "bla bla ga bu zo meu", anew=True)
    await firm.never_hears("La mise en place est commencée")
