"""The grammar of rules over a corpus of sentences as managers write them: what they mean, checked by evaluating."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graphs.rules.consequence import Consequence
from tests.graphs.rules.corpus.measure import ASKED, RULES, not_asked, wrong_with
from tests.graphs.rules.corpus.notation import SHORT, Asked, Said


@pytest.mark.parametrize("said", RULES, ids=lambda said: said.text[:60])
def test_a_sentence_means_what_was_meant(said: Said):
    assert not wrong_with(said)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.text[:60] or "nothing")
def test_a_sentence_is_asked_back(asked: Asked):
    assert not not_asked(asked)


def test_the_score(record_testsuite_property: Callable[[str, object], None]):
    """For reports; a sentence that is wrong fails by its own name above."""
    right = sum(not wrong_with(said) for said in RULES)
    asked = sum(not not_asked(each) for each in ASKED)
    record_testsuite_property("rules_right", f"{right}/{len(RULES)}")
    record_testsuite_property("asked_back", f"{asked}/{len(ASKED)}")
    assert right + asked == len(RULES) + len(ASKED)


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
    assert len(kinds) == 9
    assert all(said.yes and said.no for said in RULES)
    used = {fact for said in RULES for example in said.yes for fact in example.facts}
    assert set(SHORT.values()) <= used
