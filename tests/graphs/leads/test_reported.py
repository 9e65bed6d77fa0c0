"""What a colleague reports of a lead in the third person, and goods that fit several of ours."""

from __future__ import annotations

import pytest

from graphs.leads.facts import read_facts
from integrations.books.port import Directory
from tests.graphs.leads.make import TODAY, product, read, web


@pytest.mark.parametrize(
    ("words", "product", "quantity"),
    [
        ("veut 300 gobelets personnalisés avant Noël", "300 gobelets", 300),
        ("demande un prix pour 200 gobelets personnalisés", "200 gobelets", 200),
        ("il leur faut 45 vitrines réfrigérées", "45 vitrines", 45),
        ("wants 25 stools for its bar", "25 stools", 25),
        ("would like to order 60 lanterns", "60 lanterns", 60),
    ],
)
def test_what_a_colleague_reports_of_them_counts_as_their_own_words(words: str, product: str, quantity: int):
    facts = read(web(words))
    assert facts.found["need"].startswith(product) and facts.quantity == quantity


@pytest.mark.parametrize(
    "words",
    [
        "veut être rappelé demain", "souhaite un rendez-vous le 12 décembre", "voudrait 2 rendez-vous",
        "would like 30 minutes of your time", "wants to be called at 10", "demande 10 % de remise",
        "aimerait 3 visites en mars", "voudrait payer en 3 fois",
    ],
)  # fmt: skip
def test_a_wish_for_a_call_a_visit_or_a_discount_is_for_no_goods(words: str):
    facts = read(web(words))
    assert not facts.product and "need" not in facts.found and facts.quantity is None


def test_words_that_fit_several_of_our_goods_are_kept_as_they_are():
    cups = [product("T-1", "Tasse à café grès", [], "6"), product("T-2", "Tasse à thé porcelaine", [], "8")]
    facts = read_facts(web("veut 300 tasses avant Noël"), Directory("cups", [], cups), TODAY)
    assert (facts.skus, facts.quantity, facts.found["need"]) == ([], 300, "300 tasses")
