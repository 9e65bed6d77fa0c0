"""What is not clear is asked back, one thing at a time, and an answer is a choice, a piece, or a new sentence."""

from __future__ import annotations

import pytest

from graphs.rules.said import Doubt, Heard, Option, SaidCondition, SaidConsequence, SaidRule
from tests.graphs.rule_setup.company import Setup


def over(amount: str) -> SaidCondition:
    return SaidCondition("test", "order_total", ">", [amount])


def discount(number: str) -> SaidConsequence:
    return SaidConsequence("discount", number=number)


def option(label: str, said: SaidRule) -> Option:
    return Option({"fr": label, "en": label}, said)


BASE = SaidRule(over("10"), discount("5"))
TWO_DOUBTS = Heard(
    BASE,
    [
        Doubt("bare_number", "10", [option("10 €", BASE), option("10 000 €", SaidRule(over("10000"), discount("5")))]),
        Doubt("which_bound", "5", [option("5 %", BASE), option("5,5 %", SaidRule(over("10"), discount("5.5")))]),
    ],
)


async def test_doubts_are_asked_one_at_a_time_and_both_answers_hold():
    run = Setup()
    await run.begin("add", "au-dessus de 10, 5 de remise", heard=TWO_DOUBTS)
    assert (run.question.code, run.labels, run.codes) == ("doubt.bare_number", ["10 €", "10 000 €"], ["rule_unclear"])
    await run.answer(choice="option:1")
    assert (run.question.code, run.labels) == ("doubt.which_bound", ["5 %", "5,5 %"])
    await run.answer(choice="option:1")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ("order_total > 10000", "5.5")
    await run.decide()
    assert run.ending == "done"


async def test_a_choice_may_be_written():
    run = Setup()
    await run.begin("add", "au-dessus de 10, 5 de remise", heard=TWO_DOUBTS)
    await run.answer("10 000 €")
    assert run.question.code == "doubt.which_bound"
    await run.answer("le premier")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ("order_total > 10000", "5")


async def test_a_choice_that_is_not_offered_asks_again():
    run = Setup()
    await run.begin("add", "au-dessus de 10, 5 de remise", heard=TWO_DOUBTS)
    await run.answer(choice="option:7")
    assert run.question.code == "doubt.bare_number"


async def test_a_bare_number_offers_both_readings():
    run = Setup()
    await run.say("si commande > 500 € alors remise de 10")
    assert run.question.code == "doubt.bare_number"
    assert len(run.labels) >= 1 and any("%" in label for label in run.labels)
    await run.answer("10 %")
    assert run.facts["then"] == {"kind": "discount", "percent": "10"}
    assert run.facts["when"] == "order_total > 500"


async def test_the_only_reading_may_be_agreed_to():
    run = Setup()
    said = SaidRule(over("500"), discount("10"))
    heard = Heard(said, [Doubt("bare_number", "10", [option("10 %", said)])])
    await run.begin("add", "au-dessus de 500 € remise de 10", heard=heard)
    await run.answer("oui")
    assert run.facts["then"]["percent"] == "10"


async def test_the_missing_consequence_is_put_into_the_sentence():
    run = Setup()
    await run.say("si la commande dépasse 500 €")
    assert run.question.code == "doubt.no_consequence" and run.codes == ["rule_unclear"]
    await run.answer("remise 10 %")
    assert run.facts["when"] == "order_total > 500", "not for every order"
    assert run.facts["then"] == {"kind": "discount", "percent": "10"}


async def test_another_sentence_takes_the_place_of_the_first():
    run = Setup()
    await run.say("si la commande dépasse 500 €")
    await run.answer("les VIP ont 12 %")
    assert run.facts["when"] == 'customer_segment == "vip"' and run.facts["sentence"] == "les VIP ont 12 %"


async def test_what_is_no_rule_is_said_again_until_it_is_one():
    run = Setup()
    await run.say("la pluie est belle")
    assert run.question.code == "doubt.not_a_rule" and "500" in run.question.message.summary
    await run.answer("toujours pas")
    assert run.question.code.startswith("doubt.") and "toujours pas" in run.question.message.summary
    await run.answer("si client fidèle alors remise 5 %")
    assert run.facts["when"] == 'customer_segment == "loyal"'


async def test_a_piece_nobody_understood_is_said_back():
    run = Setup()
    doubt = Doubt("unit_conflict", "5 kg")
    await run.begin("add", "si commande > 5 kg alors remise 10 %", heard=Heard(None, [doubt]))
    assert run.question.code == "doubt.unit_conflict" and "5 kg" in run.question.message.summary
    await run.answer("quarante-douze zorglubs")
    assert run.question.code == "doubt.unit_conflict" and "zorglubs" in run.question.message.summary
    await run.answer("500 €")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ("order_total > 500", "10")


async def test_words_that_were_left_over_may_be_left_out():
    run = Setup()
    heard = Heard(SaidRule(over("500"), discount("10")), [Doubt("left_over", "à la pleine lune")])
    await run.begin("add", "au-dessus de 500 € remise 10 % à la pleine lune", heard=heard)
    assert run.labels == ["Continuer sans"] and "pleine lune" in run.question.message.summary
    await run.answer(choice="ignore")
    assert run.facts["when"] == "order_total > 500"


async def test_one_of_two_rules_is_chosen_and_the_other_is_not_forgotten():
    first, second = SaidRule(over("500"), discount("5")), SaidRule(over("900"), discount("9"))
    doubt = Doubt("two_rules", "", [option("Plus de 500 € : 5 %", first), option("Plus de 900 € : 9 %", second)])
    run = Setup()
    await run.begin("add", "5 % au-dessus de 500 € et 9 % au-dessus de 900 €", heard=Heard(None, [doubt]))
    assert run.question.code == "doubt.two_rules"
    await run.answer(choice="option:1")
    assert run.facts["when"] == "order_total > 900"
    await run.decide()
    assert "une autre règle" in str(run.says[-1].blocks)


async def test_two_rules_in_one_sentence_are_noticed():
    run = Setup()
    await run.say("les VIP ont 12 % de remise et toute commande de plus de 10 000 € doit être validée par Claire")
    assert run.question.code == "doubt.two_rules"


# --- names


async def test_an_ambiguous_customer_is_asked_with_the_choices():
    run = Setup()
    await run.say("pour Dupont toujours une remise de 5 %")
    assert run.codes == ["unknown_name"]
    assert sorted(run.labels) == ["Dupont & Filles", "Dupont Frères"]
    await run.answer("Frères")
    assert run.facts["when"] == 'customer == "C3"'


async def test_an_unknown_customer_is_asked_until_known():
    run = Setup()
    await run.begin(
        "add",
        "pour Zorglub, remise 5 %",
        heard=Heard(SaidRule(SaidCondition("test", "customer", "==", ["Zorglub"]), discount("5"))),
    )
    assert run.question.code == "name.customer" and "Zorglub" in run.question.message.summary
    await run.answer("Xylophone")
    assert run.question.code == "name.customer" and "Xylophone" in run.question.message.summary
    await run.answer("Nordlys")
    assert run.facts["when"] == 'customer == "C2"'


async def test_an_unknown_approver_is_asked():
    run = Setup()
    await run.say("pas plus de 15 % de remise sans l'accord de Gertrude")
    assert run.codes == ["unknown_name"] and "Gertrude" in run.question.message.summary
    await run.answer("Claire")
    assert run.facts["then"] == {"kind": "approval", "role": "", "person": "claire"}


async def test_a_whole_sentence_answers_a_name_too():
    run = Setup()
    await run.say("pas plus de 15 % de remise sans l'accord de Gertrude")
    await run.answer("les VIP ont 12 % de remise")
    assert run.facts["when"] == 'customer_segment == "vip"'


# --- problems


async def test_an_impossible_percentage_is_asked_again():
    run = Setup()
    await run.say("si client VIP alors remise de 120 %")
    assert (run.codes, run.facts["problems"]) == (["rule_problem"], ["percent_range"])
    assert run.effects == []
    await run.answer("12 %")
    assert (run.facts["when"], run.facts["then"]["percent"]) == ('customer_segment == "vip"', "12")


async def test_an_impossible_condition_is_asked_again():
    run = Setup()
    await run.say("si commande > 500 € et commande < 100 € alors remise 10 %")
    assert run.facts["problems"] == ["impossible"]
    await run.answer("si commande > 500 € alors remise 10 %")
    assert run.facts["when"] == "order_total > 500"


# --- stopping


@pytest.mark.parametrize("sentence", ["si client VIP", "pas plus de 15 % de remise sans l'accord de Gertrude"])
async def test_stop_ends_it(sentence: str):
    run = Setup()
    await run.say(sentence)
    await run.answer("stop", brief={"process": "stop"})
    assert (run.ending, run.effects) == ("refused", [])
    assert "Aucune règle n'est changée" in run.said
    await run.say("si client VIP alors remise 5 %")
    assert run.facts["when"] == 'customer_segment == "vip"', "the thread can go on"


async def test_an_empty_answer_asks_again():
    run = Setup()
    await run.say("si la commande dépasse 500 €")
    await run.answer("   ")
    assert run.question.code == "doubt.no_consequence"


async def test_a_brief_about_another_rule_is_followed():
    run = Setup("si client VIP alors remise 12 %")
    await run.say("si commande > 500 €")
    await run.answer("pause R1", brief={"process": "rule_change", "brief": run.brief("pause", "pause R1", "R1")})
    assert run.facts["op"] == "pause" and run.approval.proposal["rule"] == "R1"
