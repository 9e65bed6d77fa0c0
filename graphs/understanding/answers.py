"""Reads a written answer to a question: which of its choices is meant, or which quantity."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graphs.ask import Choice
from graphs.understanding.catalogue import likeness
from graphs.understanding.language import language_of
from graphs.understanding.lexicon import MEASURES, NOISE, PACKS, PIECES, words
from graphs.understanding.match import ASK
from graphs.understanding.numbers import number_at
from graphs.understanding.stems import stem
from graphs.understanding.text import clean, fold
from graphs.understanding.tokens import Token, tokenise

_ORDINALS = {
    "premier": 1, "premiere": 1, "1er": 1, "1ere": 1, "first": 1, "1st": 1,
    "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2eme": 2, "2nd": 2,
    "troisieme": 3, "third": 3, "3e": 3, "3eme": 3, "3rd": 3,
    "quatrieme": 4, "fourth": 4, "4e": 4, "4eme": 4, "4th": 4,
    "cinquieme": 5, "fifth": 5, "5e": 5, "5eme": 5, "5th": 5,
    "dernier": -1, "derniere": -1, "last": -1,
}  # fmt: skip
_AROUND = words(
    "le la l les the un une a an c est ce cet cette celui celle that this one choix option numero number n no "
    "plutot oui yes ok svp stp please merci thanks it s je veux prends i ll take pour for"
)
_SAME = 84
_AHEAD = 8


def read_answer(text: str, choices: Sequence[Choice]) -> str | None:
    """The value of the choice meant, by its value, its label (typing slips allowed) or its place; None when unsure."""
    words = clean(text[:2000])[:300]
    written = fold(words).strip(" .!\"'")
    if not written or not choices:
        return None
    for choice in choices:
        if written in (fold(choice.value), fold(choice.label)):
            return choice.value
    by_place = _place(words, len(choices))
    if by_place is not None:
        return choices[by_place].value
    return _alike(words, choices)


def _place(text: str, count: int) -> int | None:
    """ "le deuxième", "the second one", "2": a place in the list; a bare number only when it can be one."""
    tokens = [token for token in tokenise(text) if token.kind in ("word", "number")]
    joined = [token.key for token in tokens if token.before != "" or token is tokens[0]]
    glued = "".join(token.key for token in tokens if token.key not in _AROUND)
    others = [key for key in joined if key not in _AROUND]
    place = _ORDINALS.get(glued)
    if place is None and len(others) == 1 and others[0].isdigit() and len(others[0]) <= 2:
        place = int(others[0])
    if place is None:
        return None
    if place == -1:
        return count - 1
    return place - 1 if 1 <= place <= count else None


def _alike(text: str, choices: Sequence[Choice]) -> str | None:
    asked = [
        stem(token.key) for token in tokenise(text) if token.kind in ("word", "number") and token.key not in _AROUND
    ]
    if not asked:
        return None
    scores: list[tuple[float, str]] = []
    for choice in choices:
        own = [stem(token.key) for token in tokenise(choice.label[:300]) if token.kind in ("word", "number")]
        scores.append((_covered(asked, own), choice.value))
    scores.sort(key=lambda pair: -pair[0])
    if scores[0][0] < _SAME or (len(scores) > 1 and scores[0][0] - scores[1][0] < _AHEAD):
        return None
    return scores[0][1]


def _covered(asked: Sequence[str], own: Sequence[str]) -> float:
    """How well the label has the words asked for; its own other words count a little against it."""
    if not own:
        return 0.0
    best = [max(_same(word, other) for other in own) for word in asked]
    if min(best) < ASK:
        return 0.0
    whole = 8.0 if len(asked) == len(own) and min(best) >= 90 else 0.0
    return sum(best) / len(best) - 0.2 * max(0, len(own) - len(asked)) + whole


def _same(word: str, other: str) -> float:
    return 100.0 if word == other else 100 * likeness(word, other)


def read_quantity(text: str, language: str = "fr") -> Decimal | None:
    """The one number of an answer ("une douzaine", "12 cartons", "il m'en faut 40").

    None for none, for several, and for one that can be read in two ways.
    """
    cleaned = clean(text[:2000])[:300]
    spoken = language_of(cleaned, language)
    tokens = tokenise(cleaned)
    found: list[tuple[Decimal, bool, bool]] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at, spoken)
        if number is None:
            at += 1
            continue
        after = tokens[number.end].key if number.end < len(tokens) else ""
        if after in ("%", "€"):
            return None
        found.append((number.value, number.certain, number.article))
        at = number.end
    counted = [entry for entry in found if not entry[2]] or (found if _only_article(tokens) else [])
    return counted[0][0] if len(counted) == 1 and counted[0][1] else None


def _only_article(tokens: Sequence[Token]) -> bool:
    """ "un", "une seule", "un carton": the article is the quantity."""
    known = NOISE | PACKS | PIECES | MEASURES | {"seul", "seule", "only", "single"}
    return all(token.key in known for token in tokens if token.kind == "word")
