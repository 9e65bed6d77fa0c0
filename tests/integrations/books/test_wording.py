"""Every problem can be said in French and in English, in good typography, with file, line and column."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from integrations.books import wording
from integrations.books.csv_problems import Problem

ROOM = Path(wording.__file__).parent
FRENCH, ENGLISH = wording.SENTENCES["fr"], wording.SENTENCES["en"]


def test_the_same_codes_in_both_languages() -> None:
    assert FRENCH.keys() == ENGLISH.keys()


def test_every_code_that_is_raised_can_be_said() -> None:
    raised: set[str] = set()
    pattern = r'(?:BadCell|BadFile|report\.error|report\.warn|notes\.append\(|_failed)\(\s*(?:[^,()]+, )?"(\w+)"'
    for path in ROOM.glob("*.py"):
        raised |= set(re.findall(pattern, path.read_text(encoding="utf-8")))
    assert len(raised) > 25
    assert raised <= FRENCH.keys()


@pytest.mark.parametrize("code", sorted(FRENCH))
def test_both_sentences_tell_the_same_things(code: str) -> None:
    told = [{name for _, name, _, _ in Formatter().parse(words[code]) if name} for words in (FRENCH, ENGLISH)]
    assert told[0] == told[1]
    values = dict.fromkeys(told[0], "§")
    french = Problem("a.csv", 3, "prix", code, values).text("fr")
    assert french.startswith("a.csv, ligne 3, colonne prix\u00a0: ")
    assert Problem("a.csv", 3, "price", code, values).text("en").startswith("a.csv, line 3, column price: ")
    assert not re.search(r"(?<!\u202f)[;!?]|(?<!\u00a0):|«(?!\u00a0)|(?<!\u00a0)»", french)


def test_braces_in_a_cell_are_only_text() -> None:
    text = Problem("a.csv", 2, "", "not_number", {"text": "{file} %s {0}"}).text("en")
    assert text == "a.csv, line 2: “{file} %s {0}” is not a number."
