"""The grammar of rules over a corpus of sentences as managers write them: what they mean, checked by evaluating."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.rules.consequence import Approval, Consequence
from graphs.rules.reading import read_rule
from tests.graphs.rules.corpus import asked_back
from tests.graphs.rules.corpus.company import DIRECTORY, TODAY
from tests.graphs.rules.corpus.measure import ASKED, RULES, not_asked, wrong_with
from tests.graphs.rules.corpus.notation import SHORT, Asked, Said


@pytest.mark.parametrize("said", RULES, ids=lambda said: said.text[:60])
def test_a_sentence_means_what_was_meant(said: Said):
    assert not wrong_with(said)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.text[:60] or "nothing")
def test_a_sentence_is_asked_back(asked: Asked):
    assert not not_asked(asked)


@pytest.mark.parametrize("asked", asked_back.HOSTILE, ids=lambda asked: asked.text[:60])
def test_of_a_hostile_sentence_no_rule_is_offered(asked: Asked):
    heard = read_rule(asked.text, DIRECTORY, asked.language, TODAY)
    assert heard.rule is None
    assert heard.doubts
    assert not any(doubt.options for doubt in heard.doubts)


@pytest.mark.parametrize("said", RULES, ids=lambda said: said.text[:60])
def test_the_measure_tells_right_from_wrong(said: Said):
    """The other way round, or with another consequence, the same sentence is wrong; and it is no sentence to ask."""
    other = Approval(person="nobody")
    assert wrong_with(replace(said, yes=said.no, no=said.yes))
    assert wrong_with(replace(said, then=(other,)))
    assert not_asked(Asked(said.text, "not_ours", said.language))


def test_the_corpus_is_large_and_even():
    """And every rule of it is told apart by examples on both sides."""
    assert len(RULES) >= 180
    assert len(ASKED) >= 40
    french = sum(said.language == "fr" for said in RULES)
    assert 0.4 < french / len(RULES) < 0.6
    textbook = sum(said.text.lower().startswith(("si ", "if ")) and (" alors " in said.text or " then " in said.text)
                   for said in RULES)  # fmt: skip
    assert textbook / len(RULES) < 0.5
    kinds: set[type[Consequence]] = {type(then) for said in RULES for then in said.then}
    assert len(kinds) == 10
    assert all(said.yes and said.no for said in RULES)
    used = {fact for said in RULES for example in said.yes for fact in example.facts}
    assert set(SHORT.values()) <= used
