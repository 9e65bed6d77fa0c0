"""Somebody goes away and comes back: what waits for them passes to whoever stands in, and what is left comes back."""

from __future__ import annotations

from datetime import date

from bot.people.files import import_people
from bot.store import schedule
from tests.bot.people.hall import Hall, away, furnish, paris


async def test_who_goes_today_is_stood_in_for_at_once(hall: Hall):
    await hall.asks("lea")
    reply = await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    assert "jusqu'au samedi 5 décembre inclus ; vous reprenez le lundi 7 décembre" in reply
    assert "Marc Petit assure le remplacement, je l'en préviens." in reply
    assert "Marc Petit (collaborateur) pourra donc décider à la place de Claire Roux (responsable commercial)" in reply
    assert "Une demande en attente lui est passée." in reply
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 12, 6), "marc")
    told, card = (await hall.reads("marc"))[-2:]
    assert "Vous remplacez Claire Roux jusqu'au samedi 5 décembre inclus (reprise le lundi 7 décembre)." in told
    assert "Une demande attend votre décision" in told and "Devis pour Bellerive, 1 500 €" in told
    assert "Envoyer le devis" in card
    assert (await hall.clicks("marc", "approve")).claimed
    assert (await hall.approval()).state == "approved"


async def test_an_absence_to_come_begins_and_ends_by_the_clock(hall: Hall):
    reply = await hall.says("claire", "Je serai absente du 25 novembre au 4 décembre, Marc me remplace")
    assert "du mercredi 25 novembre au vendredi 4 décembre inclus ; vous reprenez le lundi 7 décembre" in reply
    assert "Vous remplacerez Claire Roux" in (await hall.reads("marc"))[-1]
    await hall.asks("lea")
    assert len(await hall.reads("marc")) == 1, "nobody is disturbed before it begins"
    await hall.until(2026, 11, 25, 7, 59)
    assert len(await hall.reads("marc")) == 1
    await hall.until(2026, 11, 25, 8)
    told, card = (await hall.reads("marc"))[-2:]
    assert "Vous remplacez Claire Roux jusqu'au vendredi 4 décembre" in told and "Envoyer le devis" in card
    assert "pour vous" not in told
    before = len(await hall.reads("claire"))
    await hall.asks("lea", case="case-2")
    await hall.until(2026, 12, 7, 7, 59)
    assert len(await hall.reads("claire")) == before, "who is away is left in peace"


async def test_on_their_return_they_get_what_is_left(hall: Hall):
    await hall.says("claire", "je suis en congé jusqu'au 25, Marc me remplace")
    await hall.asks("lea")
    await hall.until(2026, 11, 26, 8)
    shown = await hall.reads("claire")
    assert any("Bon retour" in text and "Devis pour Bellerive, 1 500 €" in text for text in shown)
    assert any("Envoyer le devis" in text for text in shown)
    assert "Claire Roux est de retour : vous n'assurez plus le remplacement." in await hall.reads("marc")
    assert away(hall, "claire") == (None, None, "marc")
    assert not (await hall.clicks("marc", "approve")).claimed or (await hall.approval()).state == "open"
    await hall.clicks("claire", "approve")
    assert (await hall.approval()).state == "approved"


async def test_who_is_back_early_says_so(hall: Hall):
    await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    await hall.asks("lea")
    reply = await hall.says("claire", "je suis de retour")
    assert "Bon retour" in reply and "Une demande attend votre décision" in reply
    assert away(hall, "claire")[1] is None
    assert "n'assurez plus le remplacement" in (await hall.reads("marc"))[-1]
    planned = await hall.database.read(lambda c: schedule.get(c, "absence:claire:end"))
    assert planned is None
    assert "Aucune absence n'est notée pour vous." in await hall.says("claire", "I'm back"[:0] + "je suis de retour")


async def test_an_unknown_stand_in_is_asked_for_and_the_absence_kept(hall: Hall):
    reply = await hall.says("claire", "je suis en congé jusqu'au 5, Fatima me remplace")
    assert "jusqu'au samedi 5 décembre" in reply and "Qui assure le remplacement ?" in reply and "Fatima" in reply
    assert hall.told[-1].status == "needs_answer"
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 12, 6), None)
    reply = await hall.says("claire", "Marc me remplace")
    assert "Marc Petit assure le remplacement" in reply
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 12, 6), "marc")


async def test_nobody_stands_in_for_themselves_or_after_they_left(hall: Hall):
    assert "On ne peut pas se remplacer soi-même" in await hall.says("claire", "absente demain, Claire me remplace")
    await hall.changes("marc", active=False)
    reply = await hall.says("claire", "absente demain, Marc me remplace")
    assert "Marc Petit ne fait plus partie de l'équipe" in reply


async def test_a_stand_in_who_is_away_too_is_said(hall: Hall):
    await hall.says("marc", "je suis en vacances jusqu'au 27, Léa me remplace")
    reply = await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    assert "une absence de Marc Petit est notée aussi" in reply and "c'est Léa Martin qui décide" in reply
    await hall.says("marc", "je suis en vacances jusqu'au 27, personne ne me remplace")
    reply = await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    assert "sans remplacement. Qui d'autre ?" in reply


async def test_whoever_decides_in_the_end_is_told_and_only_till_the_stand_in_is_back(hall: Hall):
    await hall.asks("lea")
    await hall.says("paul", "je suis en vacances jusqu'au 27, Marc me remplace")
    await hall.says("marc", "je suis en vacances jusqu'au 25, Diane me remplace")
    reply = await hall.says("claire", "je suis en congé jusqu'au 5, Paul me remplace")
    assert "c'est Diane Faure qui décide" in reply and "Une demande en attente lui est passée" in reply
    told = [text for text in await hall.reads("diane") if "Vous remplacez Claire Roux" in text]
    assert len(told) == 1 and "jusqu'au vendredi 27 novembre" in told[0] and "Une demande attend" in told[0]


async def test_people_who_stand_in_for_each_other_and_are_all_away_are_said(hall: Hall):
    await hall.asks("lea")
    await hall.says("paul", "je suis en vacances jusqu'au 27, Diane me remplace")
    await hall.says("claire", "je suis en congé jusqu'au 5, Paul me remplace")
    reply = await hall.says("diane", "je suis absente aujourd'hui, Claire me remplace")
    assert "personne de ceux qui se remplacent n'est là. Qui d'autre ?" in reply
    assert "qui décide." not in reply and "lui est passée" not in reply


async def test_somebody_of_a_higher_role_may_say_it_and_they_are_told(hall: Hall):
    reply = await hall.says("lea", "Claire est malade aujourd'hui")
    assert "Je n'ai rien noté" in reply and hall.told[-1].status == "refused"
    assert away(hall, "claire")[1] is None
    reply = await hall.says("diane", "Claire est malade aujourd'hui, Paul la remplace")
    assert "absence de Claire Roux le lundi 23 novembre ; reprise le mardi 24 novembre" in reply
    assert "malade" not in reply, "why somebody is away is nobody's business"
    assert any("Diane Faure a noté votre absence" in text for text in await hall.reads("claire"))
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 11, 24), "paul")


async def test_without_a_stand_in_others_who_may_decide_are_asked(hall: Hall):
    await hall.changes("paul", active=False)
    await hall.asks("lea")
    assert not await hall.reads("diane")
    reply = await hall.says("claire", "je suis en congé jusqu'au 5")
    assert "proposée à une autre personne qui peut décider" in reply and "me remplace" in reply
    assert "Envoyer le devis" in (await hall.reads("diane"))[-1]


async def test_who_is_away_is_told_to_whoever_asks(hall: Hall):
    assert await hall.says("lea", "qui est absent ?") == "Aucune absence n'est notée."
    await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    await hall.says("diane", "en vacances du 20 décembre au 3 janvier")
    said = await hall.says("lea", "qui est absent ?")
    assert "Claire Roux : jusqu'au samedi 5 décembre inclus, reprise le lundi 7 décembre — remplacement : Marc" in said
    assert "Diane Faure : du dimanche 20 décembre au dimanche 3 janvier 2027 inclus, reprise le lundi 4 janvier" in said
    assert "Diane Faure" not in await hall.says("lea", "qui remplace Claire ?")
    assert await hall.says("ada", "is Paul in today?") == "No absence of Paul Reed's is noted."


async def test_a_second_absence_follows_the_first(hall: Hall):
    await hall.says("claire", "je suis en congé jusqu'au 25, Marc me remplace")
    reply = await hall.says("claire", "je suis en vacances du 20 décembre au 3 janvier, Paul me remplace")
    assert "L'autre absence reste notée : du lundi 23 novembre au mercredi 25 novembre" in reply
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 11, 26), "marc")
    await hall.until(2026, 11, 26, 8)
    assert away(hall, "claire") == (date(2026, 12, 20), date(2027, 1, 4), "paul")
    await hall.until(2026, 12, 21, 8)
    assert any("You are standing in for Claire Roux" in text for text in await hall.reads("paul"))
    reply = await hall.says("claire", "annule mes congés")
    assert "C'est annulé : du dimanche 20 décembre au dimanche 3 janvier" in reply
    assert away(hall, "claire")[1] is None


async def test_the_end_can_be_moved(hall: Hall):
    await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace")
    reply = await hall.says("claire", "je reviens le 2 décembre")
    assert "jusqu'au mardi 1er décembre inclus ; vous reprenez le mercredi 2 décembre" in reply
    assert "comme indiqué auparavant" in reply or "je l'en préviens" in reply
    assert away(hall, "claire") == (date(2026, 11, 23), date(2026, 12, 2), "marc")


async def test_days_that_cannot_be_known_are_asked_for(hall: Hall):
    assert "De quand à quand ?" in await hall.says("claire", "je suis en congé")
    assert "27 novembre ou vendredi 4 décembre ?" in await hall.says("claire", "je suis absente vendredi prochain")
    assert "déjà passé" in await hall.says("claire", "je suis absente jusqu'au 5 janvier 2026")
    assert away(hall, "claire")[1] is None
    assert {told.status for told in hall.told} == {"needs_answer"}


async def test_a_public_holiday_puts_off_the_beginning_and_the_return(hall: Hall):
    reply = await hall.says("claire", "je suis en congé du 21 au 24 décembre, Marc me remplace")
    assert "vous reprenez le lundi 28 décembre" in reply, "Friday 25 is a holiday"
    await hall.asks("lea", case="case-3")
    await hall.until(2026, 12, 28, 7, 59)
    assert not any("Bon retour" in text for text in await hall.reads("claire"))
    await hall.until(2026, 12, 28, 8)
    assert any("Bon retour" in text for text in await hall.reads("claire"))


async def test_the_day_is_that_of_whoever_is_away(hall: Hall):
    await hall.says("paul", "I'm off from November 25 to November 26, Claire covers for me")
    await hall.until(2026, 11, 25, 13, 59)
    assert not any("Vous remplacez Paul" in text for text in await hall.reads("claire")), "8:00 in New York is 14:00"
    await hall.until(2026, 11, 25, 14)
    assert any("Vous remplacez Paul" in text for text in await hall.reads("claire"))


async def test_a_clock_that_goes_back_ends_nothing_early_and_says_nothing_twice(hall: Hall):
    await hall.says("claire", "je suis en congé jusqu'au 25, Marc me remplace")
    await hall.until(2026, 11, 26, 8)
    count = len(await hall.reads("claire"))
    hall.clock.at = paris(2026, 11, 25, 9)
    await hall.ticks()
    await hall.until(2026, 11, 26, 9)
    assert len(await hall.reads("claire")) == count
    await hall.says("claire", "je suis en congé jusqu'au 30")
    hall.clock.at = paris(2026, 12, 1, 8)
    planned = await hall.database.read(lambda c: schedule.get(c, "absence:claire:end"))
    assert planned is not None
    await hall.database.write(lambda c: schedule.put(c, planned.id, paris(2026, 11, 27), planned.payload))
    hall.clock.at = paris(2026, 11, 27)
    await hall.ticks()
    assert away(hall, "claire")[1] == date(2026, 12, 1), "it fired too early: planned anew"


async def test_the_same_words_worked_again_after_a_stop_change_nothing_more(hall: Hall):
    await hall.asks("lea")
    await hall.says("claire", "je suis en congé jusqu'au 5, Marc me remplace", key="once")
    count = len(await hall.reads("marc"))
    again = await furnish(hall.database, hall.clock, hall)
    await again.says("claire", "je suis en congé jusqu'au 5, Marc me remplace", key="once")
    assert len(await again.reads("marc")) == count
    assert away(again, "claire") == (date(2026, 11, 23), date(2026, 12, 6), "marc")


async def test_an_absence_from_a_file_begins_and_ends_as_well(hall: Hall, tmp_path):
    head = "name,email,role,language,time_zone,absent_from,absent_until,delegate"
    (tmp_path / "people.csv").write_text(
        f"{head}\nClaire Roux,claire@maison.test,sales_lead,fr,Europe/Paris,2026-11-25,2026-11-27,marc\n"
        "Marc,marc@petit.test,employee,fr,Europe/Paris,,,\n",
        encoding="utf-8",
    )
    (result,) = await import_people(hall.database, tmp_path, language="fr", time_zone="Europe/Paris")
    assert result.ok, [error.text("fr") for error in result.errors]
    await hall.people.load()
    await hall.absences.plan()
    await hall.absences.plan()
    row = hall.people.find("Claire Roux")
    assert (row.absent_from, row.absent_until) == (date(2026, 11, 25), date(2026, 11, 27))
    for timer, at in (("begin", paris(2026, 11, 25, 8)), ("end", paris(2026, 11, 27, 8))):
        planned = await hall.database.read(lambda c, timer=timer: schedule.get(c, f"absence:{row.id}:{timer}"))
        assert planned is not None and planned.next_at == at


async def test_everything_is_said_in_english_too(hall: Hall):
    reply = await hall.says("ada", "I'm off from December 21 to January 3, Paul covers for me")
    assert "you are away from Monday 21 December to Sunday 3 January 2027 included; back on Monday 4 January" in reply
    assert "Paul Reed stands in; I am telling them." in reply
    assert "You will stand in for Ada Lovell" in (await hall.reads("paul"))[-1]
    assert "Cancelled" in await hall.says("ada", "cancel my leave")
