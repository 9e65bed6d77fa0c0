"""Words that fingers hit at random, and fields filled for a test: "azerty", "sdfkjh", "test test"."""

from __future__ import annotations

import re

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

_ROWS = ("azertyuiop", "qwertyuiop", "qsdfghjklm", "asdfghjkl", "wxcvbn", "zxcvbnm", "abcdefghijkl")
_RUNS = frozenset(row[at : at + 5] for line in _ROWS for row in (line, line[::-1]) for at in range(len(row) - 4))
_SHORT_RUNS = frozenset(
    row[at : at + 4] for line in _ROWS[:6] for row in (line, line[::-1]) for at in range(len(row) - 3)
) - {"reza", "azer"}
_REPEATED = re.compile(r"(.)\1{3,}|^(.{2,3})\2{2,}$")
_HARD = re.compile(r"[bcdfghjklmnpqrstvwxz]{7,}")
_VOWELS = re.compile(r"[aeiouy]")
_TESTS = words("test tests teste testing toto tata titi foo bar foobar asdf qsdf azerty qwerty xxx aaa lorem ipsum")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def mashed(text: str) -> bool:
    """Whether most of the words are none. Short acronyms are words."""
    found: list[str] = _WORDS.findall(text[:2_000])
    return bool(found) and 2 * sum(_mashed(word) for word in found) > len(found)


def _mashed(word: str) -> bool:
    plain = fold(word)
    if not plain.isascii():
        return False  # another alphabet: not ours to judge
    if plain in _TESTS or plain in _SHORT_RUNS or _REPEATED.search(plain):
        return True
    if any(run in plain for run in _RUNS) or _HARD.search(plain):
        return True
    return len(plain) > 5 and not word.isupper() and not _VOWELS.search(plain)
