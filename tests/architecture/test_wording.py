"""Every sentence a person reads exists in French and in English, with the same blanks to fill, well typeset."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

import pytest

from tests.architecture.tree import PACKAGES, modules
from tests.architecture.wordings import sentences, tables, typesetter

WORDINGS = [module.name for module in modules(*PACKAGES) if module.name.rsplit(".", 1)[-1] == "wording"]

LOOSE_SPACE = re.compile(r" [;!?»%](?!\w)|« ")
NO_SPACE = re.compile(r"[^\W\d_][;!?](?=\s|$)|\w»|«\w")


def blanks(sentence: str) -> set[str]:
    """The names between braces."""
    return {
        name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name is not None
    }


def test_there_is_wording_to_look_at():
    assert WORDINGS
    assert [name for name in WORDINGS if not list(tables(name))] == []


@pytest.mark.parametrize("name", WORDINGS)
def test_both_languages_say_everything(name: str):
    for table in tables(name):
        assert table.french is not None, table.place
        assert table.english is not None, table.place
        assert isinstance(table.french, Mapping) == isinstance(table.english, Mapping), table.place
        if isinstance(table.french, Mapping):
            assert set(table.french) == set(table.english), table.place


@pytest.mark.parametrize("name", WORDINGS)
def test_both_languages_have_the_same_blanks(name: str):
    for table in tables(name):
        french, english = dict(sentences(table.french)), dict(sentences(table.english))
        for key in french.keys() & english.keys():
            assert blanks(french[key]) == blanks(english[key]), f"{table.place}{key}"


@pytest.mark.parametrize("name", WORDINGS)
def test_a_sentence_is_empty_in_both_languages_or_in_none(name: str):
    for table in tables(name):
        french, english = dict(sentences(table.french)), dict(sentences(table.english))
        for key in french.keys() & english.keys():
            assert bool(french[key].strip()) == bool(english[key].strip()), f"{table.place}{key}"


@pytest.mark.parametrize("name", WORDINGS)
def test_french_is_typeset_in_french(name: str):
    """No-break spaces before ; ! ? % and inside « »: never a space at which the line could break, never none."""
    typeset = typesetter(name)
    for table in tables(name):
        for where, sentence in sentences(table.french, table.place):
            text = re.sub(r"https?://\S+|\{[^}]*\}", "x", typeset(sentence))
            assert not LOOSE_SPACE.search(text), f"{where}: {sentence!r}"
            assert not NO_SPACE.search(text), f"{where}: {sentence!r}"
