"""What people say about the switches, as it is answered and shown: ends, kinds of work, amounts."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.console.render import plain_text
from bot.front import Switches
from tests.support.world import World

ASKS = "Devis pour Bellerive : 3 mugs"


async def switches(world: World) -> Switches:
    """As they stand in the store: memory reads them anew before the next piece of work."""
    await world.app.switches.refresh()
    return world.app.switches


async def test_a_pause_until_a_day_is_said_shown_and_held(world: World) -> None:
    await world.says("lea", "pause tout jusqu'à mercredi 14h", anew=True)
    await world.hears("Je suis en pause jusqu'au mercredi 25 novembre à 14 h 00", "Claire Dubois")
    paused = (await switches(world)).paused()
    assert paused is not None and paused.until == datetime(2026, 11, 25, 13, 0, tzinfo=UTC)
    page = plain_text(await world.app.front.page("web", "marc-lefevre")).replace("\u00a0", " ")
    assert "En pause jusqu'au mercredi 25 novembre à 14 h 00 : Léa Martin l'a demandé" in page


async def test_an_hour_is_the_persons_own(world: World) -> None:
    await world.says("oliver", "stop everything until 9 am", anew=True)
    paused = (await switches(world)).paused()
    assert paused is not None and paused.until is not None and paused.until > world.clock.now()
    zone = world.app.people.find("oliver").time_zone
    await world.hears("I am paused until")
    assert paused.until.astimezone(ZoneInfo(zone)).hour == 9


async def test_an_end_that_is_not_understood_still_pauses_and_is_told(world: World) -> None:
    await world.says("lea", "pause jusqu'à Noël", anew=True)
    await world.hears("Je suis en pause", "« Noël »", "jusqu'à ce que quelqu'un reprenne")
    paused = (await switches(world)).paused()
    assert paused is not None and paused.until is None


async def test_one_kind_of_work_is_stopped_and_the_rest_goes_on(world: World) -> None:
    await world.says("lea", "arrête les relances", anew=True)
    await world.hears("Relances : en pause", "le reste continue")
    assert (await switches(world)).paused() is None and (await switches(world)).paused("reminder") is not None
    await world.says("lea", ASKS, anew=True)
    assert len(world.mails()) == 1
    await world.says("lea", "reprends les relances", anew=True)
    await world.hears("La reprise revient à qui peut approuver")
    await world.says("claire", "reprends les relances", anew=True)
    await world.hears("Relances : je reprends.")
    assert (await switches(world)).paused("reminder") is None


async def test_who_may_not_resume_is_told_the_words_that_end_that_pause_alone(world: World) -> None:
    await world.says("lea", "pause", anew=True)
    await world.says("lea", "arrête les devis", anew=True)
    page = plain_text(await world.app.front.page("web", "lea-martin")).replace("\u00a0", " ")
    assert page.count("peut écrire « reprends ».") == page.count("peut écrire « reprends les devis ».") == 1


@pytest.mark.parametrize("words", ["stop tout", "Arrête tout !", "on arrête tout", "stop everything"])
async def test_stop_everything_pauses_everything(world: World, words: str) -> None:
    await world.says("lea", words, anew=True)
    assert (await switches(world)).paused() is not None
    await world.says("lea", ASKS, anew=True)
    assert world.mails() == []


async def test_a_limit_in_words_is_for_the_highest_role(world: World) -> None:
    said = "envoie les devis de moins de 1 000 € sans me demander"
    await world.says("claire", said, anew=True)
    await world.hears("revient à Marc Lefèvre")
    assert (await switches(world)).act_limit("quote") is None
    await world.says("marc", said, anew=True)
    await world.hears("C'est réglé", "jusqu'à 1 000,00 € HT compris")
    assert (await switches(world)).act_limit("quote") == Decimal(1000)
    await world.says("marc", "au-dessus de 500 € demande-moi toujours", anew=True)
    await world.hears("C'est réglé", "jusqu'à 500,00 € HT compris")
    page = plain_text(await world.app.front.page("web", "marc-lefevre")).replace("\u00a0", " ").replace("\u202f", " ")
    assert "Devis : j'envoie seul ce qui est dans les règles, jusqu'à 500,00 € HT compris" in page
    assert "Devis : envoyer seul, sans limite" in page
