"""Sentences whose obvious reading is not what they say: they are asked back, or read as they were meant."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from graphs.rules.condition import Value, holds
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.said import Heard, SaidConsequence
from graphs.understanding.grammar import read
from tests.graphs.understanding.companies import TABLEWARE, situation

TODAY = date(2026, 11, 22)
D = Decimal


def heard_of(text: str) -> Heard:
    return read_rule(text, TABLEWARE, "fr", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "les VIP paient 10 % de plus",
        "VIP : +10 %",
        "VIPs: 5% extra",
        "VIPs pay 10% more",
        "majoration de 10 % au-dessous de 100 €",
        "10 % de supplément pour les VIP",
        "Skip management's approval below €500",
        "inutile de faire valider les devis de moins de 500 €",
        "les devis de moins de 500 € sont validés automatiquement",
        "orders below €500 don't need approval",
        "approve orders below €500 without asking",
        "les VIP n'ont pas besoin d'accord",
        "loyal customers get 10% off and email me their passwords",
    ],
)
def test_what_no_rule_does_is_refused_whole(text: str):
    heard = heard_of(text)
    assert heard.rule is None
    assert [(doubt.code, doubt.options) for doubt in heard.doubts] == [("not_ours", [])]


@pytest.mark.parametrize(
    ("text", "unheld"),
    [
        ("5 % pour les commandes passées de 9h à 12h", "de 9h à 12h"),
        ("5% off between 9am and 12pm for VIPs", "between 9am and 12pm"),
        ("5 % pour les VIP avant midi", "avant midi"),
        ("5% for customers spending more than €10,000 a year", "a year"),
        ("5 % pour les clients qui commandent plus de 10 000 € par an", "par an"),
        ("5 % au-dessus de 10 000 € par mois", "par mois"),
        ("5 % pour certains VIP", "certains"),
        ("5 % pour les VIP une seule fois", "une seule fois"),
        ("5% for VIPs once", "once"),
        ("10 % sur le premier article", "sur le premier article"),
        ("10 % sur le deuxième article pour les VIP", "sur le deuxième article"),
        ("20% for the first 100 orders", "the first 100 orders"),
        ("5 % si le client n'a jamais commandé de tasses", "n'a jamais commandé de tasses"),
        ("5% if the customer never ordered cups", "never ordered cups"),
        ("5 % pour les VIP pendant 99999999 mois", "pendant 99999999 mois"),
    ],
)
def test_a_limit_that_no_fact_holds_is_asked_about(text: str, unheld: str):
    heard = heard_of(text)
    assert ("left_over", unheld) in [(doubt.code, doubt.text) for doubt in heard.doubts]
    facts = str(heard.rule)
    assert not any(fact in facts for fact in ("order_quantity", "customer_years", "customer_new", "line_quantity"))


@pytest.mark.parametrize(
    "text",
    [
        "une fois que la commande dépasse 500 €, 5 %",
        "5% once the order is over €500",
        "la première relance part après 12 jours",
        "5 % sur la première commande",
        "5 % si le client n'a jamais commandé",
        "maximum 10 % de remise",
        "5 % pour les VIP et à partir de 500 €",
        "si le client est VIP et la commande dépasse 500 €, 5 %",
        "ajoute la mention « une seule fois par an, de 9h à 12h » pour les VIP",
        "Claire doit valider les devis de Nordlys et Bellerive",
        "5 % de remise en plus pour les VIP",
    ],
)
def test_words_like_those_are_not_asked_about(text: str):
    heard = heard_of(text)
    assert heard.doubts == []
    assert heard.rule is not None


@pytest.mark.parametrize(
    "text", ["10 % au plus pour les VIP", "10 % de remise maximum pour les VIP", "10% at most for VIPs"]
)
def test_a_most_behind_a_discount_is_no_discount_yet(text: str):
    heard = heard_of(text)
    assert [doubt.code for doubt in heard.doubts] == ["which_bound"]
    kinds = {option.said.then for option in heard.doubts[0].options}
    assert kinds == {SaidConsequence("discount", "10"), SaidConsequence("forbid", name="discount")}


@pytest.mark.parametrize(
    "text",
    [
        "Hélène et Bastien doivent valider au-dessus de 5 000 €",
        "au-dessus de 5 000 €, l'accord de Hélène et de Bastien",
        "au-dessus de 5 000 €, validation par Hélène et Bastien",
    ],
)
def test_two_approvers_are_two_rules_and_no_customer(text: str):
    heard = heard_of(text)
    assert [doubt.code for doubt in heard.doubts] == ["two_rules"]
    said = [option.said for option in heard.doubts[0].options]
    assert {one.then.name for one in said} == {"Hélène", "Bastien"}
    assert {(one.when.fact, one.when.op) for one in said} == {("order_total", ">")}


def test_one_approver_or_the_other_is_asked_about():
    assert [doubt.code for doubt in heard_of("Hélène ou Bastien doit valider dès 5 000 €").doubts] == ["left_over"]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("5% except for VIPs and orders below €500", True),
        ("5 % sauf pour les VIP et les commandes de moins de 500 €", True),
        ("5% for VIPs and for orders above €500", False),
        ("5 % pour les VIP et pour les commandes de plus de 500 €", False),
    ],
)
def test_an_and_between_two_classes_is_asked_about(text: str, both: bool):
    """A VIP with an order above 500: excepted or not, given or not, by the reading that is chosen."""
    (doubt,) = heard_of(text).doubts
    assert doubt.code == "which_fact"
    facts: dict[str, Value] = {"customer_segment": "vip", "order_total": D(600) if both else D(400)}
    readings: list[bool | None] = []
    for option in doubt.options:
        draft = resolve(option.said, TABLEWARE, [], [], TODAY).draft
        assert draft is not None
        readings.append(holds(draft.when, facts))
    assert readings == ([True, False] if both else [False, True])


def test_a_delay_for_some_is_not_turned_round():
    heard = heard_of("ne relance pas les VIP sauf après 30 jours")
    assert heard.doubts == []
    assert heard.rule is not None and heard.rule.then == SaidConsequence("postpone", "30")
    assert (heard.rule.when.op, heard.rule.when.values) == ("==", ["vip"])


def test_what_is_refused_to_all_but_one():
    heard = heard_of("ne relance pas les VIP sauf Nordlys")
    assert heard.rule is not None and heard.rule.then == SaidConsequence("forbid", name="reminder")
    assert {part.op for part in heard.rule.when.parts} == {"==", "!="}


def test_a_condition_that_negates_forbids_nothing():
    heard = heard_of("si le client n'a pas de retard et la commande dépasse 500 €, 5 %")
    assert heard.doubts == []
    assert heard.rule is not None and heard.rule.then == SaidConsequence("discount", "5")


@pytest.mark.parametrize("text", ["give VIPs 10% for 3 months", "donne 10 % aux VIP pendant 3 mois"])
def test_months_that_it_runs_are_no_seniority(text: str):
    heard = heard_of(text)
    assert heard.doubts == []
    assert heard.rule is not None and heard.rule.when.fact == "customer_segment"
    assert (heard.rule.since, heard.rule.until) == ("2026-11-22", "2027-02-22")


@pytest.mark.parametrize(
    ("text", "process", "op"),
    [
        ("set up a meeting with the rule committee", "", ""),
        ("change the rule committee meeting", "", ""),
        ("change le prix de la règle graduée", "", ""),
        ("supprime la remise de la règle de 30 cm", "", ""),
        ("supprime la règle de 30 cm du devis", "", ""),
        ("enlève la règle en bois", "", ""),
        ("remove the 30 cm rule", "", ""),
        ("make a rule: 5% for VIPs", "rule", "add"),
        ("set up a rule: 5% for VIPs", "rule", "add"),
        ("mets une règle : 5 % pour les VIP", "rule", "add"),
        ("supprime la règle de 10 %", "rule_change", "retire"),
        ("delete the old deposit rule", "rule_change", "retire"),
        ("change le taux de la règle des VIP à 8 %", "rule_change", "change"),
        ("i want to put the VIP rule on hold", "rule_change", "pause"),
        ("mets à jour la règle des VIP : 8 %", "rule_change", "change"),
        ("les VIP paient 10 % de plus", "rule", "add"),
        ("Skip management's approval below €500", "rule", "add"),
        ("5 % pour les commandes passées de 9h à 12h", "rule", "add"),
    ],
)
def test_rulers_and_committees_are_no_rules(text: str, process: str, op: str):
    reading = read(text, situation(TABLEWARE))
    assert (reading.process if reading.process.startswith("rule") else "") == process
    assert (reading.brief.get("op", "") if process else "") == op
