"""Two rules that can fire together: said already, contradicted with an example, or asked which wins."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from graphs.ask import EffectOutcome
from graphs.rules.rule import Relation
from integrations.books.port import PriceRule
from tests.graphs.rule_setup.company import APPROVE, Books, Setup, plain, shown

VIP_12 = "si client VIP alors remise 12 %"
LARGE_10 = "si commande > 500 € alors remise 10 %"


# --- the same


async def test_a_rule_that_is_there_already_is_not_armed_twice():
    run = Setup(VIP_12)
    await run.say("les VIP ont 12 % de remise")
    assert (run.ending, run.codes, run.effects) == ("refused", ["rule_overlap"], [])
    assert "R1 le dit déjà" in run.said and "VIP" in run.said
    assert [(each["rule"], each["kind"]) for each in run.facts["overlaps"]] == [("R1", "same")]


async def test_the_price_list_may_say_it_already():
    run = Setup(books=Books(prices=[PriceRule("P-VIP", "Remise VIP", Decimal(12), segment="vip")]))
    await run.say(VIP_12)
    assert run.ending == "refused" and "grille tarifaire" in run.said and "P-VIP : Remise VIP" in run.said


async def test_a_paused_rule_does_not_stand_in_the_way():
    run = Setup()
    run.keep(VIP_12, "paused")
    await run.say(VIP_12)
    assert run.approval.proposal["relations"] == []


async def test_of_two_tones_none_must_be_ranked():
    run = Setup(
        "jamais de mise en demeure pour les clients VIP", "si client VIP, pas de relance avant 15 jours de retard"
    )
    await run.say("les clients VIP ne reçoivent que des relances courtoises")
    assert run.approval.proposal["relations"] == []
    run = Setup("jamais de mise en demeure pour les clients VIP")
    await run.say("si le client est VIP, alors aucune mise en demeure")
    assert (run.ending, run.codes) == ("refused", ["rule_overlap"])


# --- contradictions


async def test_a_contradiction_is_refused_with_an_example():
    run = Setup("si client VIP alors aucune remise")
    await run.say(VIP_12)
    assert (run.ending, run.codes, run.effects) == ("refused", ["rule_contradiction"], [])
    assert "R1" in run.said and "Par exemple" in run.said and "VIP" in run.said and "change R1" in run.said
    [overlap] = run.facts["overlaps"]
    assert (overlap["rule"], overlap["kind"], overlap["witness"]["customer_segment"]) == ("R1", "contradiction", "vip")


async def test_the_older_rule_can_give_way():
    run = Setup("si client VIP alors aucune remise")
    await run.say(VIP_12)
    await run.begin("change", "change R1", "R1")
    request = run.approval
    assert (request.proposal["op"], request.proposal["rule"], request.proposal["then"]["percent"]) == (
        "change",
        "R1",
        "12",
    )
    assert request.role == "management", "a ban is taken away"
    await run.decide()
    assert (run.ending, run.keeper.rule("R1").version) == ("done", 2)


async def test_a_ban_on_some_of_the_cases_is_an_exception_that_is_shown():
    run = Setup("si client VIP alors aucune remise")
    await run.say(LARGE_10)
    assert "Exception : la règle R1" in shown(run.approval.shown)
    assert run.facts["overlaps"][0]["kind"] == "exception"
    await run.decide()
    assert run.ending == "done"


# --- which wins


async def asked(new: str = LARGE_10, *old: str) -> Setup:
    run = Setup(*(old or (VIP_12,)))
    await run.say(new)
    assert (run.question.code, run.codes) == ("rank", ["rule_overlap"])
    return run


async def test_which_wins_is_asked_with_an_order_both_are_about():
    run = await asked()
    text = run.question.message.summary
    assert "R1" in text and "VIP" in text and "par exemple" in text
    assert [choice.value for choice in run.question.choices] == ["first", "other_first", "best", "add"]
    [overlap] = run.facts["overlaps"]
    assert overlap["kind"] == "rank" and overlap["witness"]["customer_segment"] == "vip"
    assert Decimal(overlap["witness"]["order_total"]) > 500, "as exact facts"


@pytest.mark.parametrize(
    ("said", "relation"),
    [
        ("first", Relation("R2", "R1", "first")),
        ("other_first", Relation("R1", "R2", "first")),
        ("best", Relation("R2", "R1", "best")),
    ],
)
async def test_the_choice_is_armed_with_the_rule(said: str, relation: Relation):
    run = await asked()
    await run.answer(choice=said)
    assert "R1" in shown(run.approval.shown), "the card says how it was settled"
    await run.decide()
    assert run.keeper.relations == [relation]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("la nouvelle", "first"),
        ("the new one", "first"),
        ("l'ancienne", "other_first"),
        ("R1", "other_first"),
        ("la meilleure pour le client", "best"),
        ("the best for the customer", "best"),
        ("la plus avantageuse", "best"),
    ],
)
async def test_the_choice_may_be_written(text: str, how: str):
    run = await asked()
    await run.answer(text)
    assert run.approval.proposal["relations"] == [["R1", 1, how, None]]


async def test_both_need_a_cap():
    run = await asked()
    await run.answer(choice="add")
    assert run.question.code == "cap" and "12" in run.question.message.summary
    await run.answer("9 %")
    assert run.question.code == "cap" and "9 %" in run.question.message.summary, "less than one of the two grants"
    await run.answer("beaucoup")
    await run.answer("jusqu'à 18 %")
    assert run.approval.proposal["relations"] == [["R1", 1, "add", "18"]]
    assert run.approval.role == "management", "18 % together is more than a sales lead may grant"
    await run.decide()
    assert run.keeper.relations == [Relation("R2", "R1", "add", Decimal(18))]


async def test_a_cap_that_reads_like_a_rule_is_a_cap():
    run = await asked()
    await run.answer(choice="add")
    text = "pas plus de 15 %"
    await run.answer(text, brief={"process": "rule", "brief": run.brief("add", text)})
    assert run.approval.proposal["relations"] == [["R1", 1, "add", "15"]]


async def test_both_with_their_cap_in_one_answer():
    run = await asked()
    await run.answer("les deux, jusqu'à 15 %")
    assert run.approval.proposal["relations"] == [["R1", 1, "add", "15"]]


async def test_an_answer_that_says_nothing_asks_again():
    run = await asked()
    await run.answer("euh")
    assert run.question.code == "rank" and "euh" in run.question.message.summary


async def test_one_rule_after_the_other():
    run = await asked("si commande > 800 € alors remise 8 %", VIP_12, "si client fidèle alors remise 5 %")
    await run.answer(choice="best")
    assert run.question.code == "rank" and "R2" in run.question.message.summary
    await run.answer(choice="first")
    assert run.approval.proposal["relations"] == [["R1", 1, "best", None], ["R2", 1, "first", None]]
    assert run.facts["rules"] == ["R1", "R2"]


async def test_many_rules_can_be_settled_at_once():
    run = await asked(LARGE_10, *(f"si commande > {amount} € alors remise 3 %" for amount in range(1000, 1008)))
    assert run.labels[0] == "La plus avantageuse, pour ces 8 règles"
    assert "Ces 8 règles : R1, R2, R3, R4, R5, R6, R7, R8." in shown([run.question.message])
    await run.answer(choice="first")
    assert run.labels[0].endswith("7 règles")
    await run.answer(choice="all")
    relations = run.approval.proposal["relations"]
    assert [each[2] for each in relations] == ["first", *["best"] * 7]


async def test_a_few_rules_are_asked_about_one_by_one_first():
    run = await asked(LARGE_10, *(f"si commande > {amount} € alors remise 3 %" for amount in range(1000, 1004)))
    assert run.labels[-1] == "La plus avantageuse, pour ces 4 règles"


async def test_the_button_says_what_the_other_rule_gives_and_when():
    run = await asked()
    assert [plain(label) for label in run.labels[:2]] == ["La nouvelle règle", "R1 (12 % si le client est VIP)"]
    run = Setup(VIP_12, language="fr")
    run.language = "en"
    await run.say("if order > €800 then 8% discount")
    assert run.labels[1] == "R1 (12% if the customer is VIP)"
    names = " ou ".join(["Bellerive", "Nordlys"])
    run = await asked(LARGE_10, f"si commande > 123 456 € et quantité > 12 et client {names} alors remise 5 %")
    label = run.labels[1]
    assert len(label) <= 75 and plain(label).startswith("R1 (5 % si ") and label.endswith("…)")


async def test_the_button_of_a_row_of_the_price_list_says_its_label():
    run = Setup(books=Books(prices=[PriceRule("P-1", "Convention solidaire : 5 %", Decimal(5), segment="loyal")]))
    await run.say(LARGE_10)
    assert plain(run.labels[1]) == "La grille : Convention solidaire : 5 %"
    await run.answer("la grille")
    assert run.approval.proposal["relations"] == [["P-1", 0, "other_first", None]]
    run = Setup(books=Books(prices=[PriceRule("P-1", "Convention " * 20, Decimal(5), segment="loyal")]))
    await run.say(LARGE_10)
    assert len(run.labels[1]) <= 75 and run.labels[1].endswith("…")


async def test_the_price_list_takes_part():
    run = Setup(books=Books(prices=[PriceRule("P-1", "Fidélité", Decimal(5), segment="loyal")]))
    await run.say(LARGE_10)
    assert run.question.code == "rank" and "P-1" in run.question.message.summary
    assert "Fidélité" in run.question.message.summary
    await run.answer(choice="best")
    await run.decide()
    assert run.keeper.relations == [Relation("R1", "P-1", "best")]


async def test_a_row_of_the_price_list_may_name_its_customer():
    run = Setup(books=Books(prices=[PriceRule("P-1", "Nordlys", Decimal(5), customer="Nordlys AS")]))
    await run.say("pour Nordlys toujours une remise de 8 %")
    assert run.question.code == "rank"


async def test_rules_that_never_meet_are_not_asked_about():
    run = Setup(VIP_12)
    await run.say("si client fidèle alors remise 10 %")
    assert run.facts["overlaps"] == []


async def test_what_was_decided_is_not_asked_again_for_the_same_rule():
    run = await asked()
    await run.answer(choice="best")
    await run.decide()
    await run.begin("change", "change R2 : remise 11 %", "R2")
    assert run.approval.proposal["then"]["percent"] == "11"


# --- what changes while people think


async def test_a_rule_armed_meanwhile_is_asked_about_before_arming():
    run = Setup()
    await run.say(LARGE_10)
    run.keep(VIP_12)
    await run.decide()
    assert run.effects == [] and run.question.code == "rank"
    await run.answer(choice="best")
    await run.decide()
    assert run.ending == "done"


async def test_a_contradiction_armed_meanwhile_is_refused():
    run = Setup()
    await run.say(LARGE_10)
    run.keep("si commande > 200 € alors aucune remise")
    await run.decide()
    assert (run.ending, run.codes, run.effects) == ("refused", ["rule_contradiction"], [])


async def test_the_same_rule_armed_meanwhile_is_not_armed_twice():
    run = Setup()
    await run.say(LARGE_10)
    run.keep(LARGE_10)
    await run.decide()
    assert (run.ending, run.effects) == ("refused", []) and "R1 le dit déjà" in run.said


async def test_a_decision_about_a_rule_that_changed_since_is_asked_again():
    run = await asked()
    await run.answer(choice="best")
    run.keeper.put(replace(run.keeper.rule("R1"), version=2))
    await run.decide()
    assert run.effects == [] and run.question.code == "rank"


async def test_what_moved_on_at_the_very_last_moment_is_said():
    run = await asked()
    await run.answer(choice="best")
    run.failing = EffectOutcome(False, error="rejected", detail="contradiction")
    await run.decide(APPROVE)
    assert (run.ending, run.codes) == ("refused", ["rule_contradiction"])
    assert "dit le contraire" in run.said
