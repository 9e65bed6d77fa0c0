"""Small parts: words put into an older sentence, two answers joined, rules found by words, and the wording."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.rule_setup.figures import typed_percent
from graphs.rule_setup.merging import merged
from graphs.rule_setup.pieces import candidates
from graphs.rule_setup.state import SAVED
from graphs.rule_setup.wording import _SENTENCES as SENTENCES  # pyright: ignore[reportPrivateUsage]  # all of them
from graphs.rule_setup.wording import LANGUAGES, known, tell


@pytest.mark.parametrize(
    ("old", "new", "about", "code", "expected"),
    [
        ("si VIP alors 10", "10 %", "10", "bare_number", "si VIP alors 10 %"),
        ("si VIP alors 10 %", "12", "10", "", "si VIP alors 12 %"),
        ("si VIP alors 10 %", "12 %", "", "", "si VIP alors 12 %"),
        ("si > 500 € alors 10 %", "5 % au lieu de 10 %", "", "", "si > 500 € alors 5 %"),
        ("de 500 € à 900 €, 10 %", "600 € au lieu de 500 €", "", "", "de 600 € à 900 €, 10 %"),
        ("si VIP.", "remise 10 %", "", "no_consequence", "si VIP alors remise 10 %"),
        ("remise 10 %", "client VIP", "", "no_condition", "si client VIP alors remise 10 %"),
        ("relance après 10 jours", "15 jours", "", "", "relance après 15 jours"),
    ],
)
def test_the_likely_sentence_is_among_the_first(old: str, new: str, about: str, code: str, expected: str):
    assert expected in list(candidates(old, new, about, code))[:4]


def test_a_figure_among_several_is_not_guessed():
    made = list(candidates("de 500 € à 900 €", "600 €"))
    assert not any("de 600 €" in each or "à 600 €" in each for each in made)


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=20))
def test_candidates_never_fail_and_never_repeat(old: str, new: str, about: str):
    made = list(candidates(old, new, about, "no_condition"))
    assert len(made) == len(set(made))


JSON = st.recursive(
    st.text(string.ascii_lowercase, max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, JSON)
def test_joining_with_one_that_changed_nothing_is_the_other(base: object, one: object):
    assert merged(base, one, base) == one
    assert merged(base, base, one) == one
    assert merged(base, one, one) == one


def test_changes_in_different_places_both_hold():
    base = {"kind": "test", "fact": "a", "values": ["1"]}
    assert merged(base, {**base, "fact": "b"}, {**base, "values": ["2"]}) == {**base, "fact": "b", "values": ["2"]}
    assert merged(base, {**base, "fact": "b"}, {**base, "fact": "c"})["fact"] == "c"
    assert merged(base, {**base, "kind": "all"}, {**base, "values": ["2"]}) == {**base, "values": ["2"]}


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("18", "18"),
        ("jusqu'à 18 %", "18"),
        ("12,5 %", "12.5"),
        ("à 15 ou 20 %", None),
        ("beaucoup", None),
        ("R1", None),
    ],
)
def test_a_typed_percentage(text: str, percent: str | None):
    found = typed_percent(text)
    assert (None if found is None else str(found)) == percent


def test_every_sentence_exists_in_both_languages_with_the_same_blanks():
    blanks = re.compile(r"\{(\w+)\}")
    for key, (french, english) in SENTENCES.items():
        assert french and english, key
        assert set(blanks.findall(french)) == set(blanks.findall(english)), key
        assert "«" not in english and "“" not in french, key


def test_french_is_set_with_its_spaces():
    for key, (french, _) in SENTENCES.items():
        text = tell("fr", key, **dict.fromkeys(re.findall(r"\{(\w+)\}", french), "x"))
        assert not re.search(r" [;!?:»%€]|« ", text), (key, text)
    assert known("misheard") and not known("nothing") and set(LANGUAGES) == {"fr", "en"}


def test_only_plain_classes_are_kept():
    assert all(hasattr(each, "__dataclass_fields__") for each in SAVED)
