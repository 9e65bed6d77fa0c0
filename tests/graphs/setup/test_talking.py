"""The setup conversation, from the first question to what is written down."""

from __future__ import annotations

from typing import Any

import pytest

from graphs.ask import EffectOutcome
from graphs.understanding.text import fold
from tests.graphs.setup.talk import Talk
from tests.support.process_run import person


async def to_the_end(talk: Talk) -> Talk:
    await talk.says("30 devis et 20 relances par semaine")
    await talk.says("un devis 25 minutes, une relance 5 minutes")
    await talk.says("2 minutes")
    await talk.says("au-dessus de 5 000 €, demander à la direction")
    await talk.says("c'est tout")
    await talk.picks("quote")
    await talk.says("Léa et moi")
    await talk.picks("observe")
    await talk.says("le 25 janvier")
    return talk


def staged(talk: Talk) -> list[tuple[str, dict[str, Any]]]:
    return [(effect.kind, effect.payload) for effect in talk.effects]


async def test_all_of_it_is_asked_once_agreed_and_written_down():
    talk = await to_the_end(await Talk().begins())
    assert talk.code == "setup.confirm"
    assert (
        "12 h 30" in talk.asks and "lundi 25 janvier 2027" in talk.asks and "Léa Marchand, Claire Nogaro" in talk.asks
    )
    assert talk.effects == []
    await talk.picks("yes")
    assert talk.ending == "done"
    kinds = [kind for kind, _ in staged(talk)]
    assert kinds == ["baseline.put", "baseline.put", "baseline.put", "timing.put", "timing.pilot"]
    baselines = {payload["work"]: (payload["minutes"], payload["source"]) for _, payload in staged(talk)[:3]}
    assert baselines == {"quote": ("25", "stated"), "reminder": ("5", "stated"), "decision": ("2", "stated")}
    review, pilot = staged(talk)[3][1], staged(talk)[4][1]
    assert (review["kind"], review["day"], review["hour"], review["zone"]) == (
        "review", "2027-01-25", "09:00", "Europe/Paris",
    )  # fmt: skip
    assert (pilot["process"], pilot["level"], pilot["people"]) == ("quote", "observe", ["lea", "claire"])
    assert talk.facts == {
        "work": [{"kind": "quote", "per_week": 30}, {"kind": "reminder", "per_week": 20}],
        "later": [],
        "other": [],
        "baselines": {"quote": "25", "reminder": "5", "decision": "2"},
        "rules": 1,
        "pilot": "quote",
        "people": ["lea", "claire"],
        "level": "observe",
        "review": "2027-01-25",
    }
    assert "rien ne part" in talk.heard and "12 h 30" in talk.heard


async def test_each_rule_is_a_case_of_its_own_as_the_rule_process_takes_it():
    talk = await to_the_end(await Talk().begins())
    assert [staged for turn in talk.turns for staged in turn.context.cases] == []
    await talk.picks("yes")
    opened = [staged for turn in talk.turns for staged in turn.context.cases]
    assert [(one.process, one.brief["op"], one.brief["text"]) for one in opened] == [
        ("rule", "add", "au-dessus de 5 000 €, demander à la direction")
    ]
    assert opened[0].brief["heard"]["rule"] is not None
    assert opened[0].announce is not None


async def test_in_english_by_buttons_alone():
    talk = await Talk(language="en").begins()
    assert "Which work comes back every week" in talk.asks
    for value in ("lead", "5", "10", "unknown", "no_more", "lead", "everybody", "propose"):
        await talk.picks(value)
    assert talk.code == "setup.review"
    assert talk.question.choices[0].value == "2027-01-25"
    await talk.picks("2027-01-25")
    assert "Monday 25 January 2027" in talk.asks
    await talk.says("yes, go ahead")
    assert talk.ending == "done"
    assert talk.facts["baselines"] == {"lead": "10"}
    assert staged(talk)[-1][1]["everyone"] is True


async def test_what_nobody_knows_is_not_invented():
    talk = await Talk().begins()
    await talk.says("devis")
    await talk.says("je ne sais pas")
    await talk.says("aucune idée")
    await talk.says("sais pas")
    await talk.says("non")
    assert "à mesurer" not in talk.asks
    await talk.picks("quote")
    await talk.picks("me")
    await talk.picks("observe")
    await talk.picks("2027-01-25")
    assert "à mesurer" in talk.asks
    await talk.picks("yes")
    assert [kind for kind, _ in staged(talk)] == ["timing.put", "timing.pilot"]
    assert talk.facts["baselines"] == {} and talk.facts["work"] == [{"kind": "quote", "per_week": None}]


@pytest.mark.parametrize(
    ("said", "code", "hint"),
    [
        ("du blabla ?", "setup.work", "pas encore le faire"),
        ("…", "setup.work", "pas reconnu"),
    ],
)
async def test_what_is_not_understood_is_asked_again_with_the_reason(said: str, code: str, hint: str):
    talk = await Talk().begins()
    await talk.says(said)
    assert talk.code == code and hint in talk.asks


async def test_a_number_out_of_proportion_and_an_unclear_name_are_asked_again():
    talk = await Talk().begins()
    await talk.says("devis")
    await talk.says("beaucoup")
    assert talk.code == "setup.count" and "un seul nombre" in talk.asks
    await talk.says("6 par jour")
    assert talk.facts["work"] == [{"kind": "quote", "per_week": 30}]
    await talk.says("900 heures")
    assert talk.code == "setup.minutes" and "de 1 à 480" in talk.asks
    await talk.says("une demi-heure")
    assert talk.facts["baselines"] == {"quote": "30"}
    await talk.picks("unknown")
    await talk.picks("no_more")
    await talk.picks("quote")
    await talk.says("Marc")
    assert talk.code == "setup.people" and "Plusieurs collègues" in talk.asks
    await talk.says("Marc Thomas")
    assert talk.facts["people"] == ["marc-t"]
    await talk.picks("observe")
    for said in ("hier", "dans dix ans", "quand les poules auront des dents"):
        await talk.says(said)
        assert talk.code == "setup.review"
    await talk.says("dans six semaines")
    assert talk.facts["review"] == "2027-01-04"


async def test_work_that_we_do_not_do_is_noted_and_said():
    talk = await Talk().begins()
    await talk.says("la paie")
    assert talk.code == "setup.work" and "Noté" in talk.asks.replace("C'est noté", "Noté")
    await talk.says("la paie")
    assert talk.code == "setup.rule"
    await talk.picks("no_more")
    assert talk.code == "setup.confirm" and "ce n'est pas un travail que je fais" in talk.asks
    await talk.picks("yes")
    assert talk.ending == "done" and talk.effects == []
    assert talk.facts["other"] == ["la paie"]


async def test_yes_to_when_we_look_together_takes_the_day_that_was_proposed():
    talk = await Talk().begins()
    for words in ("30 devis par semaine", "25 minutes", "2 minutes", "c'est tout"):
        await talk.says(words)
    await talk.picks("quote")
    await talk.says("Léa et moi")
    await talk.picks("observe")
    assert talk.code == "setup.review"
    await talk.says("oui")
    assert talk.code == "setup.confirm" and talk.facts["review"]


async def test_stop_at_any_point_changes_nothing():
    talk = await Talk().begins()
    await talk.says("30 devis par semaine")
    await talk.says("stop")
    assert talk.ending == "refused" and talk.effects == []
    assert "Rien n'est changé" in talk.heard


async def test_before_agreeing_parts_are_changed():
    talk = await to_the_end(await Talk().begins())
    await talk.says("non, 20 minutes pour un devis")
    assert talk.code == "setup.confirm" and talk.facts["baselines"]["quote"] == "20"
    await talk.picks("pilot")
    assert talk.code == "setup.pilot"
    await talk.says("les relances")
    await talk.says("toute l'équipe")
    await talk.says("tu demandes toujours")
    assert talk.code == "setup.confirm"
    await talk.says("blibli")
    assert talk.code == "setup.confirm" and "pas compris" in talk.asks
    await talk.says("oui")
    assert (talk.facts["pilot"], talk.facts["level"]) == ("reminder", "propose")


async def test_who_may_not_is_told_who_may():
    talk = await Talk(asker=person("lea")).begins()
    assert talk.ending == "refused" and "Hugo Delmas" in talk.heard and talk.effects == []


async def test_what_could_not_be_written_down_is_said_and_the_rest_stands():
    talk = await to_the_end(await Talk().begins())
    talk.failing = {
        "baseline.put": EffectOutcome(False, error="rejected", detail="no"),
        "timing.pilot": EffectOutcome(True, {"set": False}),
    }
    await talk.picks("yes")
    assert talk.ending == "done"
    assert "Je n'ai pas pu noter ce que prend un devis" in talk.heard
    assert "observe seulement les devis" in talk.heard and "Claire Nogaro" in talk.heard
    assert "J'observe" not in talk.heard
    assert [kind for kind, _ in staged(talk)][-2:] == ["timing.put", "timing.pilot"]


async def test_the_same_turn_stages_the_same_keys():
    one, other = await to_the_end(await Talk().begins()), await to_the_end(await Talk().begins())
    await one.picks("yes")
    await other.picks("yes")
    assert [effect.key for effect in one.effects] == [effect.key for effect in other.effects]
    assert len({effect.key for effect in one.effects}) == len(one.effects)


async def test_many_rules_at_once_and_hostile_words():
    talk = await Talk().begins()
    await talk.picks("quote")
    await talk.picks("20")
    await talk.picks("20")
    await talk.picks("unknown")
    await talk.says(
        "- 5 % de remise pour les clients fidèles\n- pas plus de 10 % sans la direction\n2) <script>*x*</script>"
    )
    assert talk.facts["rules"] == 3
    await talk.says("x" * 600)
    assert "trop long" in fold(talk.asks) and talk.facts["rules"] == 3
