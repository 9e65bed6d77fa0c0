"""Rules of other trades, as people type them: each means what it should, or is asked about."""

from __future__ import annotations

import pytest

from graphs.rules.check import check
from graphs.rules.condition import holds
from graphs.rules.consequence import AddLine, Consequence, Mention
from graphs.rules.reading import read_rule
from graphs.rules.resolve import resolve
from graphs.rules.rule import Draft, Rule
from graphs.rules.said import SaidCondition
from graphs.understanding.text import fold
from integrations.books.port import Directory
from tests.graphs.rules.corpus.company import ROLES, TODAY
from tests.graphs.rules.corpus.notation import Example, Said
from tests.graphs.rules.reading.sentences import ALL
from tests.graphs.rules.reading.trades import GARAGE, PEOPLE


def _holds(draft: Draft, example: Example) -> bool | None:
    return Rule("R1", 1, draft).holds_on(example.day) and holds(draft.when, example.facts)


def _told(then: Consequence) -> Consequence:
    match then:
        case Mention(text):
            return Mention(fold(text))
        case AddLine(sku, quantity, text, price) if text:
            return AddLine(sku, quantity, fold(text), price)
        case _:
            return then


@pytest.mark.parametrize(("said", "directory"), ALL, ids=[said.text[:60] for said, _ in ALL])
def test_it_means_what_its_author_means(said: Said, directory: Directory):
    heard = read_rule(said.text, directory, said.language, TODAY)
    assert heard.doubts == []
    assert heard.rule is not None
    draft = resolve(heard.rule, directory, PEOPLE, ROLES, TODAY).draft
    assert draft is not None
    assert _told(draft.then) in [_told(then) for then in said.then]
    assert not [problem.code for problem in check(draft, ROLES, PEOPLE) if problem.grave]
    assert [example.facts for example in said.yes if _holds(draft, example) is not True] == []
    assert [example.facts for example in said.no if _holds(draft, example) is not False] == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("les VIP n'ont pas besoin d'accord", "not_ours"),
        ("no approval needed for VIPs", "not_ours"),
        ("pas de validation de la direction pour Loueur Rapido", "not_ours"),
        ("si commande > 500 € et client fidèle", "no_consequence"),
        ("si le client est fidèle et que la commande dépasse 500 €", "no_consequence"),
        ("pas d'acompte pour les VIP", "left_over"),
        ("remise de 5 % si commande >= 1 000 €, 30 jours de validité", "left_over"),
        ("nos VIP : 12 % sur les pneus, jamais sur la vidange", "left_over"),
        ("7% if they buy both tyres and brake pads", "left_over"),
        ("10% pour au moins 5 pneus, 15% à partir de 10 pneus", "two_rules"),
        ("les VIP ont droit à 10 %, les fidèles à 5 %", "two_rules"),
        ("tout le monde a 5 % de remise cumulable", "left_over"),
    ],
)
def test_what_no_rule_can_say_is_asked_about(text: str, code: str):
    heard = read_rule(text, GARAGE, "en" if text.isascii() and " if " in text else "fr", TODAY)
    assert code in [doubt.code for doubt in heard.doubts]


@pytest.mark.parametrize("text", ["si le client est Zorglub, remise 5 %", "if the customer is Zorglub, 5% discount"])
def test_an_unknown_customer_is_a_name_to_be_asked_for(text: str):
    heard = read_rule(text, GARAGE, "fr", TODAY)
    assert heard.doubts == []
    assert heard.rule is not None and heard.rule.when == SaidCondition("test", "customer", "==", ["Zorglub"])
    resolved = resolve(heard.rule, GARAGE, PEOPLE, ROLES, TODAY)
    assert [(one.kind, one.text) for one in resolved.unresolved] == [("customer", "Zorglub")]
