"""What people say about the timetable is done, said back in full, or asked back; and who may say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.store import ledger
from bot.turn import Fenced, Turn
from tests.bot.timetable.house import House

HARD = "\u00a0"


async def test_set_in_a_channel_it_is_said_back_with_its_next_coming(house: House):
    said, turn = await house.says("le digest à 8h15 du lundi au vendredi dans #direction", private=True)
    assert said.splitlines()[0].replace(HARD, " ") == (
        "C'est noté : le digest dans #direction, du lundi au vendredi à 8 h 15, sauf les jours fériés."
    )
    assert "mardi 24 novembre 2026 à 8" in said
    row = await house.row()
    assert (row.address.channel, row.address.thread, row.by, row.zone) == ("c:direction", None, "rose", "Europe/Paris")
    assert turn.outcome["status"] == "done"
    assert turn.outcome["facts"]["timings"][0]["next"] == "2026-11-24T07:15:00+00:00"
    entries = await house.database.read(lambda c: ledger.page(c))
    assert [(one.actor, one.kind, one.what) for one in entries] == [("rose", "changed", "timing.set")]


async def test_in_a_channel_it_is_for_that_channel_and_another_one_is_told_of(house: House):
    await house.says("le digest à 8h15")
    assert (await house.row()).place == "#ops"
    said, _ = await house.says("le digest à 9h dans #direction")
    assert "#ops" in said
    assert len(await house.rows()) == 2


async def test_one_per_channel_however_often_it_is_said(house: House):
    for text in ("le digest à 8h15", "le digest à 9h", "digest at 9:00", "mets le digest à 9h30 ici"):
        await house.says(text)
    assert (await house.row()).hour == "09:30"
    assert len(await house.planned()) == 1


async def test_in_private_the_channel_is_asked_for_unless_one_is_set(house: House):
    said, turn = await house.says("le digest à 8h15", private=True)
    assert (turn.outcome["status"], await house.rows()) == ("needs_answer", [])
    assert "Dans quel canal" in said
    await house.says("le digest à 8h15 dans #direction", private=True)
    await house.says("plus de digest le vendredi", private=True)
    assert (await house.row()).rrule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"
    await house.says("le digest à 8h15")
    said, turn = await house.says("arrête le digest", private=True)
    assert turn.outcome["status"] == "needs_answer"
    assert "#direction" in said and "#ops" in said


async def test_a_new_one_without_an_hour_is_asked_for_it_with_the_sentence_to_say(house: House):
    said, turn = await house.says("le digest dans #direction")
    assert turn.outcome["status"] == "needs_answer"
    assert "À quelle heure" in said and "#direction" in said
    assert await house.rows() == []


@pytest.mark.parametrize(
    ("text", "rrule"),
    [
        ("plus de digest le vendredi", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"),
        ("le digest aussi le samedi", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
        ("le digest sauf le mercredi", "FREQ=WEEKLY;BYDAY=MO,TU,TH,FR"),
        ("le digest tous les jours", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"),
        ("le digest le lundi et le jeudi", "FREQ=WEEKLY;BYDAY=MO,TH"),
        ("le digest le premier lundi du mois", "FREQ=MONTHLY;BYDAY=1MO"),
    ],
)
async def test_its_days_are_changed_and_its_hour_stays(house: House, text: str, rrule: str):
    await house.says("le digest à 8h15")
    await house.says(text)
    row = await house.row()
    assert (row.rrule, row.hour) == (rrule, "08:15")
    assert len(await house.planned()) == 1


async def test_without_any_day_left_it_is_stopped(house: House):
    await house.says("le rapport hebdo le lundi à 9h ici")
    await house.says("plus de rapport hebdo le lundi")
    assert not (await house.row("weekly")).enabled
    assert await house.planned() == []


async def test_holidays_and_quiet_days(house: House):
    await house.says("le digest à 8h15")
    said, _ = await house.says("le digest aussi les jours fériés")
    assert (await house.row()).holidays and "jours fériés compris" in said
    await house.says("pas de digest les jours fériés")
    assert not (await house.row()).holidays
    said, _ = await house.says("les jours sans rien, ne dis rien")
    assert (await house.row()).quiet == "nothing"
    await house.says("les jours sans rien, une ligne")
    assert (await house.row()).quiet == "line"


async def test_stopped_and_resumed_it_is_as_it_was(house: House):
    await house.says("le digest à 8h15 du mardi au jeudi")
    said, _ = await house.says("arrête le digest")
    assert "C'est arrêté" in said
    assert await house.planned() == []
    said, _ = await house.says("arrête le digest")
    assert "déjà" in said
    await house.says("remets le digest")
    row = await house.row()
    assert (row.enabled, row.rrule) == (True, "FREQ=WEEKLY;BYDAY=TU,WE,TH")
    assert await house.planned() == [datetime(2026, 11, 24, 7, 15, tzinfo=UTC)]


async def test_a_brief_is_anybodys_own_wherever_it_is_asked_for(house: House):
    said, _ = await house.says("envoie-moi un brief chaque matin à 8h", "lea")
    row = await house.row("brief")
    assert (row.person, row.place, row.address.channel) == ("lea", "", "dm:lea")
    assert "en privé" in said
    await house.says("mon brief à 7h30", "lea", private=True)
    assert (await house.row("brief")).hour == "07:30"
    await house.says("send me a brief every morning at 8am", "olga", private=True)
    briefs = [row for row in await house.rows() if row.kind == "brief"]
    assert {row.person: row.zone for row in briefs} == {"lea": "Europe/Paris", "olga": "America/New_York"}
    await house.says("je ne veux plus de brief", "lea")
    assert [row.person for row in await house.rows() if row.enabled] == ["olga"]


async def test_the_digest_asked_for_oneself_is_a_brief(house: House):
    await house.says("envoie-moi le digest tous les matins à 8h", "lea")
    assert (await house.row("brief")).person == "lea"


@pytest.mark.parametrize("text", ["le digest à 9h", "arrête le digest", "le digest aussi les jours fériés"])
async def test_whoever_approves_nothing_sets_nothing_in_a_channel(house: House, text: str):
    await house.says("le digest à 8h15")
    before = await house.rows()
    said, turn = await house.says(text, "lea")
    assert turn.outcome["status"] == "refused"
    assert "brief" in said
    assert await house.rows() == before


async def test_the_companys_figures_are_not_sent_to_everybody(house: House):
    _, turn = await house.says("envoie-moi le rapport hebdo le lundi à 9h", "lea")
    assert (turn.outcome["status"], await house.rows()) == ("refused", [])
    await house.says("envoie-moi le rapport hebdo le lundi à 9h")
    assert (await house.row("weekly")).address.channel == "dm:rose"


async def test_the_asker_s_zone_counts_and_another_one_is_said(house: House):
    await house.says("digest at 8:15 on weekdays in #direction", "olga")
    assert await house.planned() == [datetime(2026, 11, 23, 13, 15, tzinfo=UTC)]
    said, _ = await house.says("le digest à 9h dans #direction")
    assert "heure de New York" in said
    said, _ = await house.says("le digest à 9h heure de Londres dans #direction")
    assert "heure de London" in said and (await house.row()).zone == "Europe/London"
    said, turn = await house.says("le digest à 9h heure de Xyzville dans #direction")
    assert turn.outcome["status"] == "needs_answer" and "xyzville" in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("le digest à 25h", "Je ne connais pas cette heure"),
        ("le digest à 9h dans #compta", "Invitez-moi dans #compta"),
        ("le digest un jour sur deux à 9h", "pas une fois sur deux"),
        ("le digest toutes les heures", "Une fois par jour au plus"),
        ("envoie le digest demain à 9h", "Je tiens ce qui revient"),
        ("plus de digest le vendredi", "Rien n'est prévu"),
        ("remets le digest", "Rien n'est prévu"),
        ("le rapport à 10h", "hebdomadaire ou le rapport mensuel"),
    ],
)
async def test_what_cannot_be_done_is_said_plainly(house: House, text: str, told: str):
    said, turn = await house.says(text)
    assert told in said
    assert await house.rows() == []
    assert turn.outcome["status"] in ("needs_answer", "done")


async def test_one_coming_is_left_out(house: House):
    await house.says("le digest à 8h15")
    said, _ = await house.says("pas de digest demain")
    assert "24 novembre" in said
    await house.days(3)
    assert house.kinds["digest"].days == ["2026-11-25", "2026-11-26"]
    said, _ = await house.says("pas de digest lundi prochain")
    assert "la prochaine fois" in said


async def test_when_it_comes_next(house: House):
    await house.says("le digest à 8h15")
    await house.says("envoie-moi un brief chaque matin à 8h", "lea")
    said, _ = await house.says("quand est le prochain digest ?", "lea")
    assert "mardi 24 novembre 2026" in said
    said, _ = await house.says("when is the next brief?", "olga", private=True)
    assert said == "Nothing is planned for your brief."
    said, _ = await house.says("quand est mon prochain brief ?", "lea", private=True)
    assert "24 novembre 2026 à 8" in said


async def test_the_list_shows_what_is_planned_and_nobody_elses_own(house: House):
    await house.says("le digest à 8h15")
    await house.says("envoie-moi un brief chaque matin à 8h", "lea")
    said, _ = await house.says("qu'est-ce qui est prévu ?")
    assert "Le digest" in said and "#ops" in said and "du lundi au vendredi" in said
    assert "Votre brief" not in said and "personnels d'autres personnes" in said
    said, turn = await house.says("qu'est-ce qui est prévu ?", "lea", private=True)
    assert "Votre brief" in said
    assert [one["kind"] for one in turn.outcome["facts"]["timings"]] == ["brief", "digest"]
    said, _ = await house.says("what's scheduled?", "olga")
    assert "What is planned" in said and "The digest" in said


async def test_stop_everything(house: House):
    await house.says("le digest à 8h15")
    await house.says("le rapport hebdo le lundi à 9h ici")
    await house.says("le rapport mensuel le premier jour ouvré à 9h ici")
    await house.says("arrête tous les rapports")
    assert [row.kind for row in await house.rows() if row.enabled] == ["digest"]
    await house.says("arrête tous les envois automatiques")
    assert [row for row in await house.rows() if row.enabled] == []


async def test_words_that_no_grammar_read_are_read_again(house: House):
    said, turn = await house.says("le digest à 8h15", brief={})
    assert turn.outcome["status"] == "done" and "8" in said
    said, turn = await house.says("fais ce qu'il faut", brief={})
    assert turn.outcome["status"] == "needs_answer" and "Dites par exemple" in said


async def test_two_people_at_once_do_not_undo_each_other(house: House):
    from bot.telling import Asked
    from graphs.understanding.reading import Reading
    from tests.bot.timetable.house import OPS

    await house.says("le digest à 8h15")
    turns: list[Turn] = []
    for by, without in (("rose", [4]), ("olga", [0])):
        person = house.people.person(by)
        assert person is not None
        turn = Turn(key=f"at-once:{by}", now=house.clock.now())
        brief = {"op": "set", "what": "digest", "without": without}
        await house.desk.told(turn, Asked(OPS, person, Reading("schedule", 0.9, "fr", brief), ""))
        turns.append(turn)
    await house.commit(turns[0])
    with pytest.raises(Fenced):
        await house.commit(turns[1])
    assert (await house.row()).rrule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH"


async def test_names_full_of_markup_stay_text(house: House):
    said, _ = await house.says("x", brief={"op": "set", "what": "digest", "hour": "09:00", "channel": "<!channel>*x*"})
    assert "<!channel>" in said  # shown as text: the renderers escape it
    assert await house.rows() == []
