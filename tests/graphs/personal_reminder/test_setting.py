"""Setting a reminder: whom, of what, when; echoed with the day written out, asked where it is not clear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from graphs.ask import EffectOutcome
from graphs.context import Person
from graphs.personal_reminder.brief import AgendaBrief, brief_to_json
from graphs.personal_reminder.reading import read_agenda
from tests.graphs.personal_reminder.talk import NOW, OLIVER, Talk


async def test_the_echo_has_the_number_the_day_and_the_hour() -> None:
    talk = await Talk().says_to("rappelle-moi jeudi à 10h d'appeler Idris")
    assert talk.heard == "Noté (n° 1) : jeudi 26 novembre 2026 à 10 h — appeler Idris."
    assert talk.facts["at"] == "2026-11-26T10:00:00+01:00"
    assert (talk.facts["person"], talk.facts["text"]) == ("Claire Dubois", "appeler Idris")
    assert (talk.facts["number"], talk.facts["rrule"]) == (1, None)
    assert talk.ending == "done"
    assert [effect.kind for effect in talk.effects] == ["agenda.set"]
    assert talk.effects[0].undo_minutes == 0


async def test_in_english_on_the_persons_own_clock() -> None:
    talk = await Talk(asker=OLIVER).says_to("remind me in two hours to check the oven")
    assert talk.heard == "Noted (no. 1): Monday 23 November 2026 at 11:00 — check the oven."
    assert talk.facts["at"] == "2026-11-23T11:00:00+00:00"


async def test_a_series_is_said_in_words_with_its_next_two_times() -> None:
    talk = await Talk(asker=OLIVER).says_to("remind me every first Monday to send the report")
    assert "first Monday of every month" in talk.heard or "first Monday of each month" in talk.heard
    assert "Monday 7 December 2026 at 09:00, then Monday 4 January 2027 at 09:00" in talk.heard
    assert talk.facts["rrule"] == "FREQ=MONTHLY;BYDAY=1MO"


async def test_a_day_without_an_hour_is_its_morning() -> None:
    talk = await Talk().says_to("rappelle-moi vendredi de commander du café")
    assert talk.staged["local"] == "2026-11-27T09:00:00"


async def test_an_ambiguous_day_is_asked_with_both_days_written_out() -> None:
    tuesday = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    talk = await Talk(now=tuesday).says_to("rappelle-moi mercredi prochain de voir Anne")
    assert "« mercredi prochain » peut se comprendre de plusieurs façons" in talk.asks
    assert talk.labels == ["mercredi 25 novembre 2026 à 9 h", "mercredi 2 décembre 2026 à 9 h"]
    await talk.answer(choice=talk.question.choices[1].value)
    assert "mercredi 2 décembre 2026 à 9 h — voir Anne" in talk.heard


async def test_a_button_pressed_when_its_time_has_passed_is_asked_again() -> None:
    talk = await Talk().says_to("rappelle-moi de sortir les poubelles")
    late = talk.question.choices[0].value
    talk.now = NOW + timedelta(days=1)
    await talk.answer(choice=late)
    assert "« lundi 23 novembre 2026 à 11 h » est déjà passé" in talk.asks
    assert not talk.effects


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("rappelle-moi le 31 février de payer", "n'existe pas"),
        ("rappelle-moi hier de payer", "déjà passé"),
        ("rappelle-moi de sortir les poubelles", "Quand dois-je rappeler « sortir les poubelles »"),
    ],
)
async def test_what_is_no_time_is_asked_with_some_that_are(said: str, why: str) -> None:
    talk = await Talk().says_to(said)
    assert why in talk.asks
    assert "mardi 24 novembre 2026 à 9 h" in talk.labels
    assert not talk.effects
    await talk.answer("demain à 15h")
    assert "mardi 24 novembre 2026 à 15 h" in talk.heard


async def test_words_that_are_no_time_are_asked_again() -> None:
    talk = await Talk().says_to("rappelle-moi de sortir les poubelles")
    await talk.answer("quand les poules auront des dents")
    assert "Je ne sais pas lire « quand les poules auront des dents »" in talk.asks
    await talk.answer(choice=talk.question.choices[0].value)
    assert "lundi 23 novembre 2026 à 11 h" in talk.heard


async def test_today_that_has_passed_is_asked() -> None:
    talk = await Talk().says_to("rappelle-moi aujourd'hui d'appeler Idris")
    assert "déjà passé" in talk.asks
    await talk.answer("à 18h")
    assert "lundi 23 novembre 2026 à 18 h — appeler Idris" in talk.heard


async def test_without_anything_said_both_are_asked() -> None:
    talk = await Talk().says_to("rappelle-moi")
    assert "De quoi" in talk.asks
    await talk.answer("d'appeler Idris demain à 15h")
    assert "mardi 24 novembre 2026 à 15 h — appeler Idris" in talk.heard


async def test_too_long_a_text_is_told() -> None:
    talk = await Talk().says_to(f"rappelle-moi demain de {'lire ' * 120}")
    assert "500 caractères au plus" in talk.asks
    await talk.answer("lire le dossier")
    assert "lire le dossier" in talk.heard


async def test_giving_up_notes_nothing() -> None:
    talk = await Talk().says_to("rappelle-moi de sortir les poubelles")
    await talk.answer("laisse tomber", brief={"process": "stop"})
    assert (talk.ending, talk.effects) == ("refused", [])


async def test_another_request_replaces_the_one_that_waits() -> None:
    talk = await Talk().says_to("rappelle-moi de sortir les poubelles")
    other = brief_to_json(AgendaBrief(text="appeler Idris", when="jeudi à 10h"))
    await talk.answer("rappelle-moi jeudi…", brief={"process": "personal_reminder", "brief": other})
    assert "jeudi 26 novembre 2026 à 10 h — appeler Idris" in talk.heard


async def test_later_alone_is_no_other_request() -> None:
    talk = await Talk().says_to("rappelle-moi de sortir les poubelles")
    for words in ("plus tard", "fait"):
        brief = read_agenda(words, answering=True)
        assert brief is not None
        await talk.answer(words, brief={"process": "personal_reminder", "brief": brief_to_json(brief)})
        assert "Je ne sais pas lire" in talk.asks
    brief = read_agenda("dans 10 minutes", answering=True)
    assert brief is not None
    await talk.answer("dans 10 minutes", brief={"process": "personal_reminder", "brief": brief_to_json(brief)})
    assert "lundi 23 novembre 2026 à 10 h 10 — sortir les poubelles" in talk.heard


async def test_somebody_from_outside_is_refused() -> None:
    outsider = Person("outside", "", "", "", "fr", "Europe/Paris", outside=True)
    talk = await Talk(asker=outsider).says_to("rappelle-moi demain d'appeler Idris")
    assert (talk.ending, talk.effects) == ("refused", [])


# --- for a colleague ------------------------------------------------------------------------------------------------


async def test_for_a_colleague_the_echo_says_that_they_are_asked() -> None:
    talk = await Talk(asker=OLIVER).says_to("remind Claire to call the bank on Friday at 3pm")
    assert talk.staged["person"] == "claire"
    assert "for Claire Dubois" in talk.heard
    assert "I am asking Claire Dubois, who may refuse" in talk.heard


async def test_ten_oclock_is_on_the_clock_of_whoever_is_reminded_and_both_are_said() -> None:
    talk = await Talk().says_to("rappelle à Oliver demain à 10h de relancer Dupont")
    assert (talk.staged["zone"], talk.staged["local"]) == ("Europe/London", "2026-11-24T10:00:00")
    assert (
        "mardi 24 novembre 2026 à 10 h (heure de Londres), soit mardi 24 novembre 2026 à 11 h pour vous" in talk.heard
    )
    assert talk.facts["at"] == "2026-11-24T10:00:00+00:00"


async def test_two_colleagues_of_that_name_are_asked_about() -> None:
    talk = await Talk().says_to("rappelle à Marc de relancer Dupont demain")
    assert talk.labels == ["Marc Lefèvre", "Marc Thomas"]
    await talk.answer(choice="marc-t")
    assert "pour Marc Thomas" in talk.heard


async def test_the_full_name_or_the_initial_is_enough() -> None:
    talk = await Talk().says_to("rappelle à Marc T de relancer Dupont demain")
    assert talk.staged["person"] == "marc-t"


async def test_somebody_unknown_is_told_with_those_who_are() -> None:
    talk = await Talk().says_to("rappelle à Zoé de fermer la boutique demain")
    assert "aucun collègue" in talk.heard or "pas de collègue nommé « Zoé »" in talk.heard
    assert "Marc Thomas, Oliver Hughes" in talk.heard
    assert "relance Zoé" in talk.heard
    assert (talk.ending, talk.effects) == ("refused", [])


async def test_two_people_at_once_are_told() -> None:
    talk = await Talk().says_to("rappelle à Claire et Marc de fermer la boutique demain")
    assert "une personne à la fois" in talk.heard
    assert not talk.effects


async def test_naming_oneself_is_for_oneself() -> None:
    talk = await Talk().says_to("rappelle à Claire d'appeler Idris demain")
    assert talk.heard.startswith("Noté (n° 1) : mardi 24")


async def test_us_is_said_where_it_was_asked() -> None:
    talk = await Talk().says_to("rappelle-nous demain à 9h30 le point d'équipe")
    assert talk.staged["here"] is True
    assert "Je le dirai ici" in talk.heard


# --- the clocks change ----------------------------------------------------------------------------------------------


async def test_an_hour_that_the_clocks_jump_over_is_said_as_the_one_it_becomes() -> None:
    talk = await Talk(now=datetime(2027, 3, 26, 9, 0, tzinfo=UTC)).says_to(
        "rappelle-moi dimanche à 2h30 du matin de dormir"
    )
    assert "dimanche 28 mars 2027 à 3 h — dormir" in talk.heard


async def test_the_offset_is_that_of_the_day_it_is_said() -> None:
    talk = await Talk(now=datetime(2026, 10, 23, 8, 0, tzinfo=UTC)).says_to("rappelle-moi lundi à 9h d'ouvrir")
    assert talk.facts["at"] == "2026-10-26T09:00:00+01:00"


async def test_what_could_not_be_kept_is_told() -> None:
    talk = Talk()
    talk.failing["agenda.set"] = EffectOutcome(ok=False, error="gave_up", detail="the disk is full")
    await talk.says_to("rappelle-moi demain d'appeler Idris")
    assert "Je n'ai pas pu le noter : the disk is full" in talk.heard
    assert talk.ending == "failed"
