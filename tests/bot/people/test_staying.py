"""Somebody who does not go after all, is there from some day on, or wants to know who stands in for them."""

from __future__ import annotations

from datetime import date

from tests.bot.people.hall import Hall, away


async def test_there_after_all_ends_the_absence_that_runs_or_drops_the_only_one_to_come(hall: Hall):
    today = hall.clock.now().date()
    await hall.says("claire", "je suis malade")
    assert "Bon retour" in await hall.says("claire", "en fait je suis là finalement")
    assert away(hall, "claire")[1] is None
    await hall.says("claire", "I'm on holiday from 20 to 24 December, Marc covers for me")
    said = await hall.says("claire", "actually I'm not going away after all")
    assert "Cancelled" in said and "20 December" in said
    assert away(hall, "claire")[1] is None
    assert "Aucune absence n'est notée pour vous" in await hall.says("claire", "finalement je reste")
    assert today == hall.clock.now().date()


async def test_of_several_to_come_none_is_dropped_unasked(hall: Hall):
    await hall.says("claire", "je suis en congé du 20 au 24 décembre")
    await hall.says("claire", "je suis absente du 4 au 8 janvier")
    said = await hall.says("claire", "je suis là finalement")
    assert "20 décembre" in said and "4 janvier" in said and "Je n'ai rien changé" in said
    assert away(hall, "claire")[:2] == (date(2026, 12, 20), date(2026, 12, 25))
    said = await hall.says("claire", "je serai dispo le 22 décembre finalement")
    assert "Je n'ai rien changé" in said
    said = await hall.says("claire", "finalement je travaille le 15 décembre")
    assert "Aucune absence n'est notée pour vous le mardi 15 décembre" in said and "reste notée" in said


async def test_one_day_off_is_dropped_alone_and_one_that_runs_is_shortened(hall: Hall):
    await hall.says("claire", "je pose un RTT le 18 décembre")
    await hall.says("claire", "je suis en congé du 21 au 24 décembre")
    said = await hall.says("claire", "je serai là le 18 décembre finalement")
    assert "C'est annulé : le vendredi 18 décembre" in said and "reste notée" in said
    assert away(hall, "claire")[:2] == (date(2026, 12, 21), date(2026, 12, 25))
    await hall.until(2026, 12, 22, 9)
    said = await hall.says("claire", "je redeviens dispo jeudi")
    assert "vous reprenez le jeudi 24 décembre" in said
    assert away(hall, "claire")[:2] == (date(2026, 12, 21), date(2026, 12, 24))
    said = await hall.says("claire", "actually I'll be in tomorrow")
    assert "back on Wednesday 23 December" in said
    assert away(hall, "claire")[1] == date(2026, 12, 23)


async def test_who_stands_in_is_never_named_without_saying_that_they_are_away_too(hall: Hall):
    assert "personne n'est désigné pour vous remplacer" in await hall.says("claire", "qui me remplace ?")
    await hall.says("claire", "Marc me remplace")
    said = await hall.says("claire", "qui décide à ma place ?")
    assert "Si vous vous absentez, Marc" in said and "Attention" not in said
    await hall.says("marc", "je suis en congé du 21 au 24 décembre")
    said = await hall.says("claire", "c'est qui mon remplaçant ?")
    assert "Marc" in said and "Attention : une absence de Marc" in said
    await hall.says("claire", "I'm off from 22 to 23 December, Marc covers for me")
    said = await hall.says("claire", "who covers for me?")
    assert "From Tuesday 22 December to Wednesday 23 December" in said and "stands in for you" in said
    assert "is away too" in said and "nobody stands in" in said
    said = await hall.says("diane", "qui est absent ?")
    assert "personne n'assure le remplacement" in said
    await hall.says("marc", "Diane me remplace")
    said = await hall.says("claire", "qui me remplace ?")
    assert "Ces jours-là, c'est Diane" in said


async def test_a_colleague_who_does_not_go_is_told_of_by_a_higher_role_only(hall: Hall):
    await hall.says("claire", "je suis en congé du 20 au 24 décembre")
    assert "Je n'ai rien noté" in await hall.says("lea", "Claire est là finalement")
    said = await hall.says("diane", "finalement Claire ne part pas")
    assert "C'est annulé" in said
    assert away(hall, "claire")[1] is None
