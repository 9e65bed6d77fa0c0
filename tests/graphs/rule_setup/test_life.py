"""Pausing, retiring, restoring and changing a rule: found by its id or by words, agreed to, and done."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graphs.ask import Decision, EffectOutcome
from graphs.message import Text
from graphs.rule_setup.brief import RuleOp
from integrations.books.port import PriceRule
from tests.graphs.rule_setup.company import NORDLYS, Books, Setup, past_quote, plain, shown

VIP = "si client VIP alors remise 12 %"
LOYAL = "si client fidèle alors remise 5 %"
CHECKED = "toute commande de plus de 10 000 € doit être validée par Claire"


@pytest.mark.parametrize(
    ("op", "before", "after", "said"),
    [
        ("pause", "armed", "paused", "est en pause"),
        ("retire", "armed", "retired", "est retirée"),
        ("restore", "paused", "armed", "est de nouveau active"),
        ("restore", "retired", "armed", "est de nouveau active"),
    ],
)
async def test_a_switch_is_agreed_to_and_done(op: RuleOp, before: str, after: str, said: str):
    run = Setup()
    run.keep(VIP, before)  # pyright: ignore[reportArgumentType]  # one of the states
    await run.begin(op, "", "R1")
    request = run.approval
    assert (request.verbs, request.form, request.requester_may) == (["approve", "reject"], {}, True)
    await run.decide()
    [effect] = run.effects
    assert effect.kind == "rules.switch"
    assert effect.payload == {"rule_id": "R1", "version": 1, "from": before, "state": after, "by": ["claire"]}
    assert (run.ending, run.keeper.rule("R1").state) == ("done", after)
    assert f"La règle R1 {said}" in run.said
    assert (run.facts["rule"], run.facts["version"], run.facts["state"], run.facts["op"]) == ("R1", 1, after, op)


@pytest.mark.parametrize(
    "words",
    ["R1", "r1", "la règle R1", "R 1", "R1.1", "la règle des VIP", "remise VIP", "the VIP rule", "les vips", "12 %"],
)
async def test_the_rule_is_found_by_id_or_by_words(words: str):
    run = Setup(VIP, LOYAL, CHECKED)
    await run.begin("pause", f"suspends {words}", words)
    assert run.approval.proposal["rule"] == "R1"


async def test_several_rules_fit_and_one_is_chosen():
    run = Setup(VIP, LOYAL, CHECKED)
    await run.begin("pause", "suspends les remises", "les remises")
    assert run.question.code == "target" and [choice.value for choice in run.question.choices] == ["R1", "R2"]
    assert run.labels[0].startswith("R1 · ")
    await run.answer("celle des fidèles")
    assert run.approval.proposal["rule"] == "R2"


async def test_an_unknown_rule_is_asked_with_those_there_are():
    run = Setup(VIP, LOYAL)
    await run.begin("retire", "retire la règle des zèbres", "la règle des zèbres")
    assert run.codes == ["unknown_name"] and "zèbres" in run.question.message.summary
    assert [choice.value for choice in run.question.choices] == ["R1", "R2"]
    await run.answer(choice="R2")
    assert run.approval.proposal["rule"] == "R2"


async def test_an_unknown_id_is_not_taken_for_another_rule():
    run = Setup(VIP, LOYAL)
    await run.begin("retire", "retire R9", "R9")
    assert run.codes == ["unknown_name"] and "R9" in run.question.message.summary


async def test_many_rules_are_listed():
    run = Setup(*(f"si commande > {amount} € alors remise 3 %" for amount in range(1000, 1025)))
    await run.begin("retire", "retire la règle des zèbres", "la règle des zèbres")
    text = shown([run.question.message])
    assert len(run.question.choices) == 8 and "R20 (active)" in text and "5 autres" in text


async def test_there_are_no_rules_yet():
    run = Setup()
    await run.begin("pause", "pause la règle des VIP", "la règle des VIP")
    assert (run.ending, run.codes) == ("refused", ["unknown_name"]) and "aucune règle" in run.said


@pytest.mark.parametrize(("op", "state"), [("pause", "paused"), ("retire", "retired"), ("restore", "armed")])
async def test_what_is_so_already_is_only_said(op: RuleOp, state: str):
    run = Setup()
    run.keep(VIP, state)  # pyright: ignore[reportArgumentType]  # one of the states
    await run.begin(op, "", "R1")
    assert (run.ending, run.codes, run.effects) == ("done", [], []) and "déjà" in run.said


async def test_restoring_looks_at_the_rules_of_today():
    run = Setup("si client VIP alors aucune remise")
    run.keep(VIP, "paused")
    await run.begin("restore", "", "R2")
    assert (run.ending, run.codes) == ("refused", ["rule_contradiction"])


async def test_restoring_with_something_to_settle_makes_a_new_version():
    run = Setup("si commande > 500 € alors remise 10 %")
    run.keep(VIP, "paused")
    await run.begin("restore", "", "R2")
    assert run.question.code == "rank"
    await run.answer(choice="best")
    await run.decide()
    assert (run.effects[0].kind, run.keeper.rule("R2").version, run.keeper.rule("R2").state) == (
        "rules.arm",
        2,
        "armed",
    )
    assert run.keeper.relations[0].how == "best" and "de nouveau active" in run.said


async def test_a_rule_whose_approver_left_cannot_be_restored():
    run = Setup()
    run.keep(CHECKED, "paused")
    run.staff = [person for person in run.staff if person.id != "claire"]
    await run.begin("restore", "", "R1")
    assert (run.ending, run.codes, run.effects) == ("refused", ["rule_problem"], []) and "change R1" in run.said


async def test_the_replay_of_a_pause_is_shown():
    run = Setup(VIP, books=Books(quotes=[past_quote("D-1", NORDLYS, "1000")]))
    await run.begin("pause", "", "R1")
    assert run.facts["replay"]["difference"] == "120.00"
    assert "+120,00 € de marge" in shown(run.approval.shown)


# --- changing


async def test_a_change_says_the_rule_anew():
    run = Setup(VIP)
    await run.begin("change", "si client VIP alors remise 14 %", "R1")
    request = run.approval
    assert (request.proposal["op"], request.proposal["version"], request.proposal["then"]["percent"]) == (
        "change",
        1,
        "14",
    )
    card = shown(request.shown)
    assert "Dit aujourd'hui" in card and "12 %" in card and "14 %" in card
    await run.decide()
    rule = run.keeper.rule("R1")
    assert (rule.version, rule.sentence) == (2, "si client VIP alors remise 14 %")
    assert "version 2" in run.said


@pytest.mark.parametrize("words", ["14 %", "14 % au lieu de 12 %", "change R1 : 14 %", "à 14 %", "remise 14 %"])
async def test_a_change_may_say_only_what_changes(words: str):
    run = Setup(VIP)
    await run.begin("change", words, "R1")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ('customer_segment == "vip"', "14")


@pytest.mark.parametrize("words", ["un 14 % pour les VIP", "un 14 % si client VIP"])
async def test_no_figure_of_a_change_is_taken_for_a_rule(words: str):
    run = Setup(VIP)
    await run.begin("change", words, "R1")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ('customer_segment == "vip"', "14")
    assert run.approval.proposal["sentence"].startswith(words)


@pytest.mark.parametrize("words", ["change la règle R1 : si client fidèle alors remise 14 %", "R1.1 : 14 % si fidèle"])
async def test_the_name_of_the_rule_is_no_part_of_the_change(words: str):
    run = Setup(VIP)
    await run.begin("change", words, "R1")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ('customer_segment == "loyal"', "14")


async def test_a_change_that_is_not_understood_is_asked_with_what_the_rule_says():
    run = Setup(VIP)
    await run.begin("change", "autrement", "R1")
    assert run.codes == ["rule_unclear"]
    assert "R1" in run.question.message.summary and "12 %" in plain(run.question.message.summary)
    await run.answer("14 %")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ('customer_segment == "vip"', "14")


async def test_a_change_that_changes_nothing_is_only_said():
    run = Setup(VIP)
    await run.begin("change", "si client VIP alors remise 12 %", "R1")
    assert (run.ending, run.effects) == ("done", []) and "dit déjà cela" in run.said


async def test_a_change_puts_a_paused_rule_back_and_says_so():
    run = Setup()
    run.keep(VIP, "paused")
    await run.begin("change", "si client VIP alors remise 14 %", "R1")
    assert "n'est pas en service" in shown(run.approval.shown)
    await run.decide()
    assert run.keeper.rule("R1").state == "armed"


async def test_the_thread_goes_on_about_its_rule():
    run = Setup()
    await run.armed(VIP)
    await run.begin("change", "finalement 14 %")
    assert (run.approval.proposal["rule"], run.facts["then"]["percent"]) == ("R1", "14")
    await run.decide()
    await run.begin("pause", "suspends-la")
    assert run.approval.proposal["rule"] == "R1"


async def test_another_rule_may_follow_in_the_same_thread():
    run = Setup()
    await run.armed(VIP)
    await run.say(LOYAL)
    assert (run.facts["rule"], run.facts["op"]) == (None, "add")
    await run.decide()
    assert run.facts["rule"] == "R2"


# --- two people at once


async def test_a_rule_changed_meanwhile_is_said_and_asked_anew():
    run = Setup(VIP)
    await run.begin("change", "si client VIP alors remise 14 %", "R1")
    run.keeper.put(replace(run.keep("si client VIP alors remise 13 %"), id="R1", version=2))
    run.keeper.rules = run.keeper.rules[:1]
    await run.decide()
    assert run.effects == []
    card = shown(run.approval.shown)
    assert "a changé entre-temps" in card and "13 %" in card
    await run.decide()
    assert run.keeper.rule("R1").version == 3


async def test_a_rule_paused_meanwhile_is_only_said():
    run = Setup(VIP)
    await run.begin("pause", "", "R1")
    run.keeper.put(replace(run.keeper.rule("R1"), state="paused"))
    await run.decide()
    assert (run.ending, run.effects) == ("done", []) and "déjà en pause" in run.said


async def test_one_moment_too_late_shows_the_rule_as_it_is():
    run = Setup(VIP)
    await run.begin("change", "si client VIP alors remise 14 %", "R1")
    run.failing = EffectOutcome(False, error="rejected", detail="moved_on")
    await run.decide()
    assert run.ending == "refused"
    assert "Quelqu'un a changé la règle R1" in run.said and "12 %" in run.said


async def test_a_failure_is_said_and_can_be_tried_again():
    run = Setup(VIP)
    await run.begin("pause", "", "R1")
    run.failing = EffectOutcome(False, error="gave_up", detail="")
    await run.decide()
    assert run.ending == "failed" and "n'a pas pu être enregistrée" in run.said
    run.failing = None
    await run.begin("pause", "", "R1")
    await run.decide(Decision("approve", ["hugo"]))
    assert run.ending == "done"


async def test_a_rule_of_the_price_list_is_changed_elsewhere():
    run = Setup(VIP, books=Books(prices=[PriceRule("R-9", "Fidélité", Decimal(5), segment="loyal")]))
    await run.begin("retire", "retire R-9", "R-9")
    assert (run.ending, run.effects) == ("refused", []) and "grille tarifaire" in run.said


@pytest.mark.parametrize(("op", "words"), [("pause", "Suspendre la règle R1"), ("retire", "Retirer la règle R1")])
async def test_the_card_of_a_switch_says_what_happens_to_the_rule(op: RuleOp, words: str):
    run = Setup()
    run.keep(VIP, "armed")
    await run.begin(op, "", "R1")
    heading = run.approval.shown["fr"].blocks[0]
    assert isinstance(heading, Text) and plain(heading.text).startswith(f"{words} : si le client est VIP")
