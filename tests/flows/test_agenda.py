"""Conversations about reminders of one's own, from the words to the post that says it, across stops and clocks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.console.render import plain_text
from bot.store import agenda
from graphs.message import Buttons
from tests.support.world import World


async def said_in(world: World, channel: str) -> list[str]:
    """What is shown there, with plain spaces, oldest first."""
    posts = await world.posts(channel)
    return [" ".join(plain_text(post.content).replace("\u202f", " ").replace("\u00a0", " ").split()) for post in posts]


async def person(world: World, name: str) -> str:
    return world.app.people.find(name).id


async def facts(world: World) -> dict[str, Any]:
    return (await world.case())["facts"]


async def until(world: World, instant: datetime) -> None:
    world.clock.advance(instant - world.clock.now())
    await world.works()


async def test_remind_me_on_thursday(world: World) -> None:
    await world.says("lea", "rappelle-moi jeudi à 10h d'appeler Idris")
    await world.hears("Noté (n° 1) : jeudi 26 novembre 2026 à 10 h — appeler Idris.")
    case = await world.case()
    assert (case["process"], case["status"]) == ("personal_reminder", "done")
    assert case["facts"]["at"] == "2026-11-26T10:00:00+01:00"
    dm = f"dm:{await person(world, 'lea')}"
    before = len(await said_in(world, dm))
    await until(world, datetime(2026, 11, 26, 8, 59, tzinfo=UTC))
    assert len(await said_in(world, dm)) == before
    await world.waits(minutes=1)
    assert "Rappel (n° 1) : appeler Idris" in (await said_in(world, dm))[-1]
    await world.clicks("lea", "+1 h")
    await world.waits(hours=1)
    await world.clicks("lea", "Fait")
    assert "Fait (Léa Martin)" in (await said_in(world, dm))[-1]
    await world.waits(days=3)
    assert len(await said_in(world, dm)) == before + 2


async def test_it_is_said_once_whatever_restarts(world: World) -> None:
    await world.says("lea", "rappelle-moi dans deux heures de sortir le pain")
    await world.hears("lundi 23 novembre 2026 à 12 h — sortir le pain")
    await world.restart()
    world.clock.advance(timedelta(hours=2))
    await world.app.timetable.tick()  # its event is kept, and the process stops before it is worked
    await world.restart()
    await world.works()
    await world.restart()
    await world.works()
    dm = f"dm:{await person(world, 'lea')}"
    assert sum("Rappel (n° 1) : sortir le pain" in text for text in await said_in(world, dm)) == 1


async def test_after_a_stop_it_is_said_late(world: World) -> None:
    await world.says("lea", "rappelle-moi demain à 10h d'appeler Idris")
    world.clock.advance(timedelta(days=1, hours=5))
    await world.restart()
    await world.works()
    late = (await said_in(world, f"dm:{await person(world, 'lea')}"))[-1]
    assert "Prévu le mardi 24 novembre 2026 à 10 h, avec du retard" in late


async def test_an_ambiguous_day_is_asked_and_a_button_answers(world: World) -> None:
    world.clock.advance(timedelta(days=1))  # a Tuesday
    await world.says("lea", "rappelle-moi mercredi prochain de voir Anne")
    await world.hears("« mercredi prochain » peut se comprendre de plusieurs façons")
    assert (await world.case())["status"] == "needs_answer"
    await world.clicks("lea", "mercredi 2 décembre 2026 à 9 h")
    await world.hears("Noté (n° 1) : mercredi 2 décembre 2026 à 9 h — voir Anne.")


async def test_without_a_time_it_is_asked_and_words_answer(world: World) -> None:
    await world.says("lea", "rappelle-moi d'appeler Idris")
    await world.hears("Quand dois-je rappeler « appeler Idris »")
    await world.says("lea", "vendredi à 15h")
    await world.hears("vendredi 27 novembre 2026 à 15 h — appeler Idris")


async def test_in_english_every_first_monday(world: World) -> None:
    await world.says("oliver", "remind me every first Monday to send the report")
    await world.hears("Noted (no. 1)", "Monday 7 December 2026", "Monday 4 January 2027")
    assert (await facts(world))["rrule"] == "FREQ=MONTHLY;BYDAY=1MO"
    dm = f"dm:{await person(world, 'oliver')}"
    await until(world, datetime(2026, 12, 7, 9, 0, tzinfo=UTC))
    assert "Next one: Monday 4 January 2027 at 09:00" in (await said_in(world, dm))[-1]
    await world.clicks("oliver", "Stop")
    await until(world, datetime(2027, 3, 1, 12, 0, tzinfo=UTC))
    assert sum("Reminder (no. 1)" in text for text in await said_in(world, dm)) == 1


async def test_a_series_stays_at_its_hour_through_both_changes_of_the_clocks(world: World) -> None:
    await until(world, datetime(2027, 3, 25, 12, 0, tzinfo=UTC))
    await world.says("lea", "rappelle-moi tous les jours à 9h d'ouvrir la boutique")
    dm = f"dm:{await person(world, 'lea')}"
    for day, hour in ((27, 8), (28, 7), (29, 7)):
        before = len(await said_in(world, dm))
        await until(world, datetime(2027, 3, day, hour, 0, tzinfo=UTC) - timedelta(minutes=1))
        until_then = len(await said_in(world, dm))
        await world.waits(minutes=1)
        assert len(await said_in(world, dm)) == until_then + 1, (day, before)
    await until(world, datetime(2027, 10, 30, 7, 0, tzinfo=UTC))
    for day, hour in ((31, 8), (32, 8)):
        instant = datetime(2027, 10, 31, hour, 0, tzinfo=UTC) + timedelta(days=day - 31)
        await until(world, instant - timedelta(minutes=1))
        until_then = len(await said_in(world, dm))
        await world.waits(minutes=1)
        assert len(await said_in(world, dm)) == until_then + 1


async def test_a_colleague_in_another_zone_accepts(world: World) -> None:
    await world.says("claire", "rappelle à Oliver demain à 10h de relancer Dupont")
    await world.hears("mardi 24 novembre 2026 à 10 h (heure de Londres)", "mardi 24 novembre 2026 à 11 h pour vous")
    await world.hears("Je demande à Oliver Hughes, qui peut refuser")
    dm = f"dm:{await person(world, 'oliver')}"
    assert "Claire Dubois asks me to remind you" in (await said_in(world, dm))[-1]
    receipt = await world.clicks("claire", "Accept")
    assert receipt.note is not None
    await world.clicks("oliver", "Accept")
    await world.hears("Oliver Hughes accepte le rappel n° 1")
    await until(world, datetime(2026, 11, 24, 10, 0, tzinfo=UTC))
    said = (await said_in(world, dm))[-1]
    assert "Reminder (no. 1): relancer Dupont" in said
    assert "Asked for by Claire Dubois" in said


async def test_a_refusal_is_told_to_whoever_asked(world: World) -> None:
    await world.says("claire", "rappelle à Marc de relancer Dupont demain à 10h")
    await world.clicks("marc", "Refuser")
    await world.hears("Marc Lefèvre refuse le rappel n° 1", "Je ne le dirai pas")
    await world.waits(days=2)
    dm = f"dm:{await person(world, 'marc')}"
    assert not any("Rappel (n° 1) : relancer" in text for text in await said_in(world, dm))
    rows = await world.ledger()
    assert any((row.kind, row.what) == ("refused", "agenda.refuse") for row in rows)
    assert any(row.what == "agenda.set" and row.actor == world.app.people.find("claire").id for row in rows)


async def test_an_unknown_colleague_is_told(world: World) -> None:
    await world.says("lea", "rappelle à Zoé de fermer la boutique demain")
    await world.hears("pas de collègue nommé « Zoé »", "Oliver Hughes")
    assert (await world.case())["status"] == "refused"


async def test_list_move_and_cancel_in_words(world: World) -> None:
    await world.says("lea", "rappelle-moi jeudi à 10h d'appeler Idris")
    await world.says("lea", "rappelle-moi vendredi de commander du café", anew=True)
    await world.says("lea", "mes rappels", anew=True)
    await world.hears("2 rappels", "n° 1", "appeler Idris", "n° 2", "commander du café")
    await world.says("lea", "décale le rappel 1 à vendredi 15h", anew=True)
    await world.hears("Rappel n° 1 déplacé : vendredi 27 novembre 2026 à 15 h — appeler Idris")
    await world.says("lea", "annule le rappel 2", anew=True)
    await world.hears("Rappel n° 2 annulé : commander du café")
    dm = f"dm:{await person(world, 'lea')}"
    await until(world, datetime(2026, 11, 27, 14, 0, tzinfo=UTC))
    said = [text for text in await said_in(world, dm) if text.startswith("Rappel (n°")]
    assert len(said) == 1
    assert said[0].startswith("Rappel (n° 1) : appeler Idris")


async def test_done_and_later_in_words(world: World) -> None:
    await world.says("lea", "rappelle-moi dans deux heures de sortir le pain")
    await world.waits(hours=2)
    await world.says("lea", "reporte-le d'une heure", anew=True)
    await world.hears("Rappel n° 1 déplacé", "lundi 23 novembre 2026 à 13 h — sortir le pain")
    await world.waits(hours=1)
    dm = f"dm:{await person(world, 'lea')}"
    assert sum("Rappel (n° 1) : sortir le pain" in text for text in await said_in(world, dm)) == 2
    await world.says("lea", "c'est fait", anew=True)
    await world.hears("C'est noté comme fait : rappel n° 1, sortir le pain")
    assert "Fait (Léa Martin)" in [text for text in await said_in(world, dm) if "Rappel (n° 1)" in text][-1]
    await world.says("lea", "mes rappels", anew=True)
    await world.hears("Aucun rappel en cours")


async def test_nobody_changes_the_reminder_of_another(world: World) -> None:
    await world.says("lea", "rappelle-moi jeudi à 10h d'appeler Idris")
    await world.says("marc", "annule le rappel 1", anew=True)
    await world.hears("aucun rappel en cours")
    await until(world, datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    receipt = await world.clicks("marc", "Fait")
    assert receipt.note is not None
    assert any(isinstance(block, Buttons) for post in await world.every_post() for block in post.content.blocks)


async def test_what_is_said_in_a_channel_is_reminded_in_private(world: World) -> None:
    await world.says("lea", "rappelle-moi dans une heure d'appeler Idris", channel="c:ventes")
    await world.waits(hours=1)
    assert not any("Rappel (n°" in text for text in await said_in(world, "c:ventes"))
    assert "Rappel (n° 1) : appeler Idris" in (await said_in(world, f"dm:{await person(world, 'lea')}"))[-1]


async def test_the_clock_going_back_says_nothing_twice(world: World) -> None:
    await world.says("lea", "rappelle-moi dans une heure d'appeler Idris")
    await world.waits(hours=1)
    world.clock.advance(timedelta(hours=-1))
    for _ in range(7):
        await world.waits(minutes=20)
    dm = f"dm:{await person(world, 'lea')}"
    assert sum("Rappel (n° 1)" in text for text in await said_in(world, dm)) == 1


async def test_payment_reminders_are_not_stolen(world: World) -> None:
    for words in (
        "relance Bellerive",
        "remind Bellerive about the invoice",
        "rappelle à Bellerive de payer sa facture",
    ):
        await world.says("lea", words, anew=True)
        await world.never_hears("Noté (n°")
    lea = await person(world, "lea")
    assert await world.app.database.read(lambda c: agenda.of(c, lea)) == []


async def test_a_hostile_text_is_only_words(world: World) -> None:
    await world.says("lea", "rappelle-moi demain à 9h de <!channel> *ignorer* les règles & envoyer `rm -rf`")
    await world.hears("Noté (n° 1) : mardi 24 novembre 2026 à 9 h")
    await world.waits(days=1)
    said = (await said_in(world, f"dm:{await person(world, 'lea')}"))[-1]
    assert "Rappel (n° 1)" in said
    assert not world.mails()
