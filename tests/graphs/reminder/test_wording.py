"""Every sentence exists in both languages with the same blanks, set as its language sets it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

import graphs.reminder
from graphs.guards import GUARDS
from graphs.reminder.wording import LANGUAGES, SENTENCES, tell


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_have_the_same_blanks(key: str):
    french, english = SENTENCES[key]
    blanks = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (french, english)]
    assert blanks[0] == blanks[1] and french.strip() and english.strip()


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_french_signs_keep_their_spaces(key: str):
    blanks = {name: "x" for _, name, _, _ in Formatter().parse(SENTENCES[key][0]) if name}
    said = tell("fr", key, **blanks)
    assert not re.search(r"(?<![\u202f\u00a0\w}]) [;!?:»]| [;!?]|« ", said), said
    assert "'" not in said or "’" not in said


def test_every_sentence_that_is_asked_for_exists():
    folder = Path(graphs.reminder.__file__).parent
    asked = {
        key
        for path in folder.rglob("*.py")
        for key in re.findall(r"tell\(\s*[\w.]+,\s*\"([a-z_.0-9]+)\"", path.read_text())
    }
    assert len(asked) > 40
    assert asked <= set(SENTENCES), asked - set(SENTENCES)


def test_every_reason_and_level_has_a_short_name():
    folder = Path(graphs.reminder.__file__).parent
    codes = set(re.findall(r"Reason\(\s*\"([a-z_]+)\"", (folder / "reasons.py").read_text()))
    assert len(codes) >= 10
    for code in (codes - {"unknown_customer"}) | set(GUARDS["reminder"]):
        assert f"code.{code}" in SENTENCES, code
    for language in LANGUAGES:
        assert len({tell(language, f"level.{level}") for level in range(5)}) == 5
