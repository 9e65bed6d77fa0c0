"""The tone of reminders: what limits it, what only sounds so, and which messages set such a rule."""

from __future__ import annotations

from datetime import date

import pytest

from graphs.rules.reading import read_rule
from graphs.rules.reading.tone_said import sets_tone, speaks_of_tone
from graphs.rules.said import Heard, SaidConsequence
from tests.graphs.understanding.companies import TABLEWARE

TODAY = date(2026, 11, 22)


def heard_of(text: str, language: str = "fr") -> Heard:
    return read_rule(text, TABLEWARE, language, TODAY)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("ne relance pas les VIP", "reminder"),
        ("Pas de relance pour les clients en mise en demeure", "reminder"),
        ("pas de relance pour les clients mis en demeure", "reminder"),
        ("no discount for customers in final notice", "discount"),
        ("pas de remise pour les clients en mise en demeure", "discount"),
        ("pas de devis si le client est en mise en demeure", "quote"),
        ("never chase customers with a dispute", "reminder"),
    ],
)
def test_what_is_forbidden_stays_forbidden(text: str, act: str):
    heard = heard_of(text)
    assert heard.doubts == []
    assert heard.rule is not None and heard.rule.then == SaidConsequence("forbid", name=act)


def test_a_delay_of_reminders_stays_one():
    heard = heard_of("pas de relance avant 15 jours de retard pour les VIP")
    assert heard.rule is not None and heard.rule.then == SaidConsequence("postpone", "15")


@pytest.mark.parametrize(
    "text",
    [
        "relance Nordlys poliment",
        "peux-tu relancer Nordlys gentiment",
        "relance les VIP poliment",
        "envoie une relance ferme à Nordlys",
        "envoie des relances courtoises aux VIP",
        "chase Nordlys politely",
        "send polite reminders to VIPs",
        "send Nordlys a final notice",
        "envoie une mise en demeure à Nordlys",
        "lance les relances courtoises",
        "devis pour Nordlys : 3 nappes à motif doux",
    ],
)
def test_an_order_for_once_is_no_rule(text: str):
    heard = heard_of(text)
    assert heard.rule is None or heard.rule.then.kind != "tone"
    assert heard.doubts
    assert not sets_tone(text, heard)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("relances fermes pour les VIP", "not_ours"),
        ("les VIP ne reçoivent que des relances fermes", "not_ours"),
        ("no courteous reminders for VIPs", "not_ours"),
        ("les relances courtoises ne partent pas avant 10 jours", "not_ours"),
        ("pas de relance ferme après 30 jours", "not_ours"),
        ("les relances fermes doivent être validées par Claire", "left_over"),
        ("les clients courtois ne sont pas relancés", "left_over"),
        ("polite customers are not chased", "left_over"),
        ("relances courtoises pour les VIP et 10 % de remise", "two_rules"),
    ],
)
def test_what_goes_beyond_a_limit_is_asked(text: str, code: str):
    assert code in [doubt.code for doubt in heard_of(text).doubts]


def test_the_gentlest_of_several():
    for text in ("pas de mise en demeure ni de relance ferme", "no firm reminders, no final notice",
                 "relances courtoises seulement, jamais de mise en demeure"):  # fmt: skip
        heard = heard_of(text)
        assert heard.doubts == []
        assert heard.rule is not None and heard.rule.then == SaidConsequence("tone", name="courteous")


@pytest.mark.parametrize(
    "text",
    [
        "les VIP ne reçoivent que des relances courtoises",
        "relances courtoises seulement pour les clients fidèles",
        "pas de relance ferme pour Nordlys",
        "n'envoie jamais de mise en demeure à Nordlys",
        "jamais de dernier avis pour les clients de plus de 5 ans",
        "only courteous reminders for VIPs",
        "never send a final notice to loyal customers",
        "no firm reminders to Nordlys",
        "envoie toujours des relances courtoises aux VIP",
        "relances polies pour les VIP",
        "les relances courtoises ne partent pas avant 10 jours",
    ],
)
def test_a_message_that_sets_one(text: str):
    assert speaks_of_tone(text)
    assert sets_tone(text, heard_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "quelles relances fermes ne sont pas parties",
        "les relances courtoises sont parties ?",
        "n'envoie pas la relance ferme à Nordlys",
        "le texte de la relance courtoise n'est pas bon",
        "R3 : pas de relance ferme pour les VIP",
        "devis pour Nordlys, jamais de mise en demeure",
        "relances fermes pour les VIP",
        "les VIP ont 10 %",
        "no firm discount for VIPs",
    ],
)
def test_a_message_that_sets_none(text: str):
    assert not (speaks_of_tone(text) and sets_tone(text, heard_of(text)))


def test_most_messages_are_told_quickly():
    for text in ("devis 10 tasses pour Nordlys", "ne relance pas les VIP", "qui nous doit de l'argent ?", "x" * 5000):
        assert not speaks_of_tone(text)
