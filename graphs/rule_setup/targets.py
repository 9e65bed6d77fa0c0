"""Finds the rule somebody speaks of: by its id, or by words of what it says. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from graphs.rules.rule import Rule, RuleSet
from graphs.understanding.lexicon import LINKING
from graphs.understanding.lexicon import words as word_set
from graphs.understanding.stems import stem
from graphs.understanding.text import clean
from graphs.understanding.tokens import tokenise

_ID = re.compile(r"(?<![\w-])([A-Za-z][\w-]{0,40}?)[ .-]?(\d{1,6})(?:\.\d{1,4})?(?![\w%€]|[.,]\d)")
_WEAK = LINKING | word_set(
    "regle regles rule rules ce cet cette that this those ces celle celui qui dit says about concernant sur pour les "
    "mes nos notre our my que client clients cliente clientes customer customers s il ils elle si alors then if ont "
    "has have"
)
_ENOUGH = 0.6
_CLOSE = 0.15
_ALIKE = 84
_LONGEST = 500


def named(text: str, known: RuleSet) -> Rule | None:
    """The rule whose id stands in the words: "R3", "r3", "la règle R3", "R 3", "R3.2"."""
    exact = known.by_id(text)
    if exact is not None:
        return exact
    found = {
        rule.id: rule
        for match in _ID.finditer(text[:_LONGEST])
        if (rule := known.by_id(match[1] + match[2]) or known.by_id(match[0])) is not None
    }
    return next(iter(found.values())) if len(found) == 1 else None


def alike(text: str, rules: Sequence[Rule], words: Mapping[str, str]) -> list[Rule]:
    """Rules that say what `text` says, the likeliest first; only such as could be meant equally well. `words` are all
    that can be said of each, by id."""
    asked = _stems(text)
    if not asked:
        return []
    scored = [(_share(asked, _stems(words.get(rule.id, ""))), rule) for rule in rules]
    scored = sorted((pair for pair in scored if pair[0] >= _ENOUGH), key=lambda pair: -pair[0])
    return [rule for score, rule in scored if scored[0][0] - score <= _CLOSE]


def _share(asked: Sequence[str], there: Sequence[str]) -> float:
    """How much of what was asked is there; small typing slips allowed, figures exact."""
    hits = sum(1 for word in asked if word in there or (not word.isdigit() and _near(word, there)))
    return hits / len(asked)


def _near(word: str, there: Sequence[str]) -> bool:
    return len(word) > 3 and any(fuzz.ratio(word, other) >= _ALIKE for other in there)


def _stems(text: str) -> list[str]:
    tokens = [token for token in tokenise(clean(text[:_LONGEST])) if token.kind in ("word", "number")]
    return list(dict.fromkeys(stem(token.key) for token in tokens if token.key not in _WEAK))
