"""Cases to look through, asked for in the chat: drawn at once, never twice, and counted as the weekly ones are."""

from __future__ import annotations

import pytest

from bot.console.render import plain_text
from bot.store import samples
from graphs.message import Buttons, Fields, ThreadLink
from tests.support.world import World

SHOPS = ("Bellerive", "Nordlys") * 3


async def finished(world: World, count: int) -> None:
    """Quotes worked to their end where everybody reads."""
    for shop in SHOPS[:count]:
        await world.says("lea", f"Devis pour {shop} : 3 moulins", anew=True, channel="c:devis")


async def drawn(world: World) -> list[samples.SampleRow]:
    return await world.app.database.read(lambda c: samples.of_week(c, "2026-11-23"))


async def cards(world: World, channel: str) -> list[str]:
    """The newest content of each card of drawn cases there."""
    found: list[str] = []
    for post in await world.posts(channel):
        pressed = [button.id for block in post.content.blocks if isinstance(block, Buttons) for button in block.buttons]
        if any(id.startswith("x:2026") for id in pressed) or any(
            isinstance(b, ThreadLink) for b in post.content.blocks
        ):
            found.append(plain_text(post.content).replace("\u202f", " ").replace("\u00a0", " "))
    return found


async def test_some_are_drawn_now_judged_there_and_never_drawn_twice(world: World):
    await finished(world, 6)
    await world.says("claire", "tire-moi 2 dossiers au hasard, que je les relise", anew=True)
    await world.hears("2 dossiers tirés au hasard, à relire")
    first = await drawn(world)
    assert len(first) == 2
    receipt = await world.presses("claire", f"x:{first[0].id}:good")
    assert receipt.claimed
    assert [row.verdict for row in await drawn(world)].count("good") == 1
    await world.hears("✔ Bien (Claire")
    await world.says("claire", "encore 3 cas à relire", anew=True)
    await world.hears("3 dossiers tirés au hasard")
    assert len(await drawn(world)) == 5
    await world.says("claire", "donne-moi 10 cas au hasard à relire", anew=True)
    await world.hears("1 dossier tiré au hasard", "Vous en demandiez 10", "qu'un à tirer")
    assert len({row.case_id for row in await drawn(world)}) == 6
    await world.says("claire", "10 cas au hasard à relire cette semaine", anew=True)
    await world.hears("Aucun dossier à tirer")


async def test_in_english_in_a_channel_with_those_that_wait_shown_again(world: World):
    await finished(world, 4)
    asked = "could you pick 3 finished cases at random for us to review?"
    await world.says("claire", asked, anew=True, channel="c:devis")
    shown = await cards(world, "c:devis")
    assert any("3 cases drawn at random" in text for text in shown)
    await world.says("claire", "quels sont les dossiers à relire ?", anew=True)
    await world.hears("3 dossiers tirés cette semaine restent à relire")
    await world.clicks("claire", "Pas bien")
    assert sorted(row.verdict for row in await drawn(world)) == ["", "", "bad"]
    assert any("✘ Not good (Claire" in text for text in await cards(world, "c:devis"))


async def test_an_employee_may_not_and_no_number_of_cases_is_asked_back(world: World):
    await finished(world, 1)
    await world.says("lea", "un échantillon de 4 cas à contrôler svp", anew=True)
    await world.hears("réservé aux personnes qui approuvent")
    await world.says("claire", "0 cas au hasard", anew=True)
    await world.hears("un nombre de 1 à 50")
    assert await drawn(world) == []


@pytest.mark.parametrize("text", ["relances", "reminders"])
async def test_one_kind_of_work_alone_and_what_is_private_is_left_out(world: World, text: str):
    await finished(world, 2)
    await world.says("lea", "Devis pour Nordlys : 2 moulins", anew=True)
    said = "5 relances au hasard à vérifier" if text == "relances" else "5 random reminders to check"
    await world.says("claire", said, anew=True)
    await world.hears("Aucun dossier à tirer" if text == "relances" else "No case to draw")
    await world.says("claire", "a sample of 5 cases to look at, please", anew=True)
    await world.hears("2 cases drawn at random", "You asked for 5: only 2 are left")


async def test_the_weekly_sample_comes_all_the_same_without_those_drawn_before(world: World):
    await world.says("claire", "10 cas au hasard à relire tous les lundis à 9h30 dans #devis", anew=True)
    await finished(world, 4)
    await world.says("claire", "2 cas au hasard à relire", anew=True)
    before = {row.case_id for row in await drawn(world)}
    await world.waits(days=7, hours=1)
    rows = await world.app.database.read(lambda c: samples.of_week(c, "2026-11-30"))
    assert len(rows) == 2 and not before & {row.case_id for row in rows}
    await world.waits(minutes=10)
    assert await world.app.database.read(lambda c: samples.of_week(c, "2026-11-30")) == rows


@pytest.mark.parametrize(("said", "label"), [("statut", "Messages à traiter"), ("status please", "Messages to work")])
async def test_the_message_that_asks_how_it_is_does_not_wait_itself(world: World, said: str, label: str):
    await world.says("claire", said, anew=True)
    (post,) = await world.posts()
    (shown,) = [block for block in post.content.blocks if isinstance(block, Fields)]
    assert {item.label: item.value for item in shown.items}[label] == "0"


async def test_so_many_each_week_are_kept_and_said(world: World):
    await world.says("claire", "10 cas au hasard à relire chaque lundi à 9h30 dans #devis", anew=True)
    await world.hears("la relecture de cas au hasard dans #devis", "10 dossiers chaque fois")
    await world.says("claire", "4 cases to review every Monday at 9:30 in #devis", anew=True)
    await world.hears("4 cases each time")
    await finished(world, 6)
    await world.waits(days=7, hours=2)
    assert len(await world.app.database.read(lambda c: samples.of_week(c, "2026-11-30"))) == 4
