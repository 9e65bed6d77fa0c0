"""What becomes of those one has: listed, moved, put off, done, cancelled; by number, by words, or the one just said."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from graphs.ask import EffectOutcome
from graphs.personal_reminder.brief import AgendaBrief, brief_to_json
from graphs.personal_reminder.reading import read_agenda
from tests.graphs.personal_reminder.talk import MARC, NOW, OLIVER, MemoryAgenda, Talk


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute)  # noqa: DTZ001  # a wall-clock time


@pytest.fixture
def agenda() -> MemoryAgenda:
    kept = MemoryAgenda()
    kept.add("appeler Idris", at(26, 10))
    kept.add("relancer Dupont", at(27, 9), person="oliver", zone="Europe/London", state="waiting")
    kept.add("préparer le point", at(30, 9), rrule="FREQ=WEEKLY;BYDAY=MO")
    return kept


async def test_the_list_has_numbers_days_and_states(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("mes rappels")
    assert "3 rappels" in talk.heard
    for part in ("n° 1", "jeudi 26 novembre 2026 à 10 h", "n° 2", "en attente de réponse (Oliver Hughes)",
                 "heure de Londres", "n° 3", "lundi"):  # fmt: skip
        assert part in talk.heard, talk.heard
    assert talk.facts["reminders"] == [1, 2, 3]
    assert talk.ending == "done"


async def test_an_empty_list_says_how_to_begin() -> None:
    talk = await Talk().says_to("quels sont mes rappels ?")
    assert "Aucun rappel en cours" in talk.heard


async def test_moving_by_number_to_a_day_and_hour(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("décale le rappel 1 à vendredi 15h")
    assert talk.staged["local"] == "2026-11-27T15:00:00"
    assert "Rappel n° 1 déplacé : vendredi 27 novembre 2026 à 15 h — appeler Idris" in talk.heard


@pytest.mark.parametrize(
    ("said", "local"),
    [
        ("décale le rappel 1 à 15h", "2026-11-26T15:00:00"),
        ("move reminder 1 to Friday", "2026-11-27T10:00:00"),
        ("décale le rappel 1 d'une heure", "2026-11-26T11:00:00"),
        ("décale mon rappel pour Idris à vendredi", "2026-11-27T10:00:00"),
    ],
)
async def test_what_is_not_said_stays(agenda: MemoryAgenda, said: str, local: str) -> None:
    talk = await Talk(agenda=agenda).says_to(said)
    assert talk.staged["local"] == local


async def test_moving_one_time_of_a_series_says_so(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("décale le rappel 3 à mardi 1er décembre à 9h")
    assert talk.staged["rrule"] is None
    assert talk.staged["again"] is False
    assert "Cette fois seulement" in talk.heard


async def test_another_rule_for_a_series(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("décale le rappel 3 à tous les mardis à 8h")
    assert talk.staged["rrule"] == "FREQ=WEEKLY;BYDAY=TU"
    assert "mardi 24 novembre 2026 à 8 h" in talk.heard


async def test_a_move_without_a_time_asks_for_it(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("décale le rappel 1")
    assert "À quand dois-je déplacer le rappel n° 1" in talk.asks
    await talk.answer("vendredi")
    assert talk.staged["local"] == "2026-11-27T10:00:00"


async def test_a_number_one_has_not_is_told(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("annule le rappel 7")
    assert "pas de rappel n° 7" in talk.heard
    talk = await Talk(agenda=agenda, asker=MARC).says_to("annule le rappel 1")
    assert "aucun rappel en cours" in talk.heard
    assert not talk.effects


async def test_cancelling_by_words(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("supprime mon rappel pour Idris")
    assert talk.staged == {"id": "e1", "by": "claire", "how": "cancelled"}
    assert "Rappel n° 1 annulé : appeler Idris" in talk.heard


@pytest.mark.parametrize("said", ["annule tous mes rappels", "supprime mes rappels", "efface tous les rappels"])
async def test_all_are_cancelled_once_that_is_confirmed(agenda: MemoryAgenda, said: str) -> None:
    talk = await Talk(agenda=agenda).says_to(said)
    assert not talk.effects
    assert "vos 3 rappels : n° 1 (appeler Idris), n° 2 (relancer Dupont), n° 3" in talk.asks
    assert talk.labels == ["Annuler les 3", "Les garder"]
    agenda.add("ajouté entre-temps", at(29, 9))
    await talk.answer("oui")
    assert talk.staged == {"ids": ["e1", "e2", "e3"], "by": "claire", "how": "cancelled"}
    assert "3 rappels annulés : n° 1, n° 2, n° 3" in talk.heard
    assert [each.number for each in await agenda.of("claire")] == [4], "what was not shown stays"


@pytest.mark.parametrize("answer", ["non", "Les garder", "non merci"])
async def test_all_stay_where_that_is_not_confirmed(agenda: MemoryAgenda, answer: str) -> None:
    talk = await Talk(agenda=agenda).says_to("annule tous mes rappels")
    await talk.answer(answer)
    assert not talk.effects
    assert "vos rappels restent" in talk.heard


async def test_an_answer_that_is_no_plain_yes_cancels_nothing(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda).says_to("annule tous mes rappels")
    await talk.answer("oui mais pas le 2")
    assert not talk.effects
    assert "vos 3 rappels" in talk.asks


async def test_the_only_one_is_cancelled_at_once() -> None:
    kept = MemoryAgenda()
    kept.add("appeler Idris", at(26, 10))
    talk = await Talk(agenda=kept).says_to("annule mes rappels")
    assert talk.staged == {"id": "e1", "by": "claire", "how": "cancelled"}


async def test_all_of_none_is_told() -> None:
    talk = await Talk().says_to("annule tous mes rappels")
    assert "aucun rappel en cours" in talk.heard


@pytest.mark.parametrize(
    ("said", "entry"),
    [
        ("annule le dernier rappel", "e3"),
        ("supprime mon dernier rappel", "e3"),
        ("annule le prochain rappel", "e1"),
        ("annule mon dernier rappel pour Idris", "e1"),
    ],
)
async def test_the_last_noted_and_the_next_to_come(agenda: MemoryAgenda, said: str, entry: str) -> None:
    talk = await Talk(agenda=agenda).says_to(said)
    assert talk.staged["id"] == entry


async def test_the_last_one_is_asked_about_where_another_was_just_said(agenda: MemoryAgenda) -> None:
    agenda.change("e1", said_at=NOW - timedelta(minutes=5))
    talk = await Talk(agenda=agenda).says_to("annule le dernier rappel")
    assert talk.labels == ["n° 3 — préparer le point", "n° 1 — appeler Idris"]


async def test_the_last_one_is_moved(agenda: MemoryAgenda) -> None:
    agenda.add("rendre les clés", at(28, 9))
    talk = await Talk(agenda=agenda).says_to("décale mon dernier rappel à vendredi 15h")
    assert (talk.staged["id"], talk.staged["local"]) == ("e4", "2026-11-27T15:00:00")


async def test_some_of_them_are_asked_about(agenda: MemoryAgenda) -> None:
    for said in ("supprime mes deux derniers rappels", "annule les rappels 1 et 3"):
        talk = await Talk(agenda=agenda).says_to(said)
        assert "Lequel de vos rappels" in talk.asks and not talk.effects


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("cancel all my reminders", "all"),
        ("clear all reminders", "all"),
        ("delete my reminders", "all"),
        ("cancel the last reminder", "last"),
        ("delete my latest reminder", "last"),
        ("cancel the next reminder", "next"),
    ],
)
def test_the_same_in_english(said: str, which: str) -> None:
    brief = read_agenda(said, "en")
    assert brief is not None and (brief.op, brief.which, brief.about) == ("cancel", which, "")


@pytest.mark.parametrize(
    "said", ["annule les rappels de paiement", "annule les relances", "cancel the reminders to Aurora"]
)
def test_payment_reminders_are_not_meant(said: str) -> None:
    assert read_agenda(said) is None


async def test_several_that_fit_are_asked_about(agenda: MemoryAgenda) -> None:
    agenda.add("appeler Idris pour le bail", at(28, 9))
    talk = await Talk(agenda=agenda).says_to("annule mon rappel pour Idris")
    assert talk.labels == ["n° 1 — appeler Idris", "n° 4 — appeler Idris pour le bail"]
    await talk.answer("le 4")
    assert talk.staged["id"] == "e4"


async def test_whoever_was_asked_and_cancels_refuses(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda, asker=OLIVER).says_to("cancel reminder 2")
    assert talk.staged["how"] == "refused"


async def test_done_and_later_are_about_what_was_just_said(agenda: MemoryAgenda) -> None:
    agenda.change("e1", next_at=None, said_at=NOW - timedelta(minutes=5))
    brief = read_agenda("c'est fait", answering=True)
    assert brief is not None
    talk = Talk(agenda=agenda)
    await talk.begin(brief_to_json(brief))
    assert talk.staged == {"id": "e1", "by": "claire", "how": "done"}
    agenda.change("e1", state="active")
    talk = await Talk(agenda=agenda).says_to("reporte-le d'une heure")
    assert (talk.staged["id"], talk.staged["local"]) == ("e1", "2026-11-23T11:00:00")


async def test_later_on_a_series_that_was_just_said_is_once_more(agenda: MemoryAgenda) -> None:
    agenda.change("e3", said_at=NOW - timedelta(minutes=5))
    talk = await Talk(agenda=agenda).says_to("snooze for 10 minutes")
    assert (talk.staged["id"], talk.staged["again"], talk.staged["local"]) == ("e3", True, "2026-11-23T10:10:00")
    assert "Je redirai le rappel n° 3 : lundi 23 novembre 2026 à 10 h 10" in talk.heard


async def test_done_where_nothing_was_said_is_told(agenda: MemoryAgenda) -> None:
    talk = Talk(agenda=agenda)
    await talk.begin(brief_to_json(AgendaBrief("done")))
    assert "Je ne vous ai rien rappelé récemment" in talk.heard


async def test_one_that_ended_meanwhile_is_told(agenda: MemoryAgenda) -> None:
    talk = Talk(agenda=agenda)
    talk.failing["agenda.end"] = EffectOutcome(ok=False, error="rejected", detail="gone")
    await talk.says_to("annule le rappel 1")
    assert "terminé, ou a été changé" in talk.heard
    assert talk.ending == "refused"


async def test_the_past_is_asked_about(agenda: MemoryAgenda) -> None:
    talk = await Talk(agenda=agenda, now=datetime(2026, 11, 26, 12, 0, tzinfo=UTC)).says_to("décale le rappel 1 à hier")
    assert "déjà passé" in talk.asks
