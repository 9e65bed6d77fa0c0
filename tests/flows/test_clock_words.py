"""What cannot be set by the clock, and figures of days that are not understood, are answered truthfully: nothing
changes, nothing is told of other days."""

from __future__ import annotations

from bot.store import timings
from bot.store.timings import Timing
from tests.support.world import World


async def set_timings(world: World) -> list[Timing]:
    return [row for row in await world.app.database.read(timings.every) if row.by == "claire-dubois"]


async def test_what_no_timetable_holds_changes_nothing_of_what_is_set(world: World):
    await world.says("claire", "le digest à 8h15 du lundi au vendredi dans #general", anew=True)
    await world.hears("C'est noté : le digest dans #general")
    before = await set_timings(world)
    assert [row.hour for row in before] == ["08:15"]
    for text, heard in [
        ("pas de digest la semaine prochaine", "Rien n'a changé"),
        ("stop the digest until January", "Nothing has changed"),
        ("décale le digest d'une demi-heure", "À quelle heure, alors ?"),
        ("le digest une semaine sur deux le lundi", "pas une fois sur deux"),
        ("déplace le digest de #general vers #direction", "Un seul canal par message"),
        ("le digest à 8h et 17h", "Une fois par jour au plus"),
        ("le digest chaque semaine à 8h", "Je n'ai pas compris ce qui doit revenir"),
        ("digest at 8am CST", "I do not know the time zone"),
    ]:
        await world.says("claire", text, anew=True)
        await world.hears(heard)
        assert await set_timings(world) == before, text


async def test_one_coming_is_left_out_and_the_days_stay(world: World):
    await world.says("claire", "le digest à 8h15 du lundi au vendredi dans #general", anew=True)
    await world.says("claire", "saute le digest de demain", anew=True)
    await world.hears("rien le")
    [row] = await set_timings(world)
    assert (row.enabled, row.rrule) == (True, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")


async def test_figures_of_days_that_are_not_understood_are_asked(world: World):
    for text, heard in [
        ("temps gagné depuis l'été", "De quels jours ?"),
        ("time saved over the last two quarters", "Of which days?"),
        ("un devis nous prend entre 20 et 30 minutes", "Je n'ai rien noté"),
    ]:
        await world.says("claire", text, anew=True)
        await world.hears(heard)


async def test_where_alerts_go_is_told(world: World):
    await world.says("marc", "préviens-moi s'il y a une panne dans #support", anew=True)
    await world.hears("Mes alertes vont en privé aux personnes du plus haut rôle")
