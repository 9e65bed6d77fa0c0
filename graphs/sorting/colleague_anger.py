"""Reads who is angry, in what a colleague tells: "Bellerive est furieux, il menace de partir"."""

from __future__ import annotations

import re

from graphs.sorting.anger import Anger, AngerKind
from graphs.sorting.colleague_words import (
    AFTER,
    AIMED,
    BOSS,
    BOUNDARY,
    HYPOTHETICAL,
    LEADING,
    LEAVING,
    LEGAL,
    LOUD,
    MILD,
    MOVES,
    NEGATED,
    NOBODY,
    OURS,
    PUBLIC,
    TOLD,
)  # fmt: skip
from graphs.sorting.sentences import Sentence, excerpt_of
from graphs.understanding.text import clean, fold

_THEY = frozenset(("il", "elle", "ils", "elles", "he", "she", "they"))
_SOMEBODY = re.compile(
    r"\b(?:une?|an?|le|la|the|ce|cette|notre|our) (?:\w+ )?(?:clients?|clientes?|customers?)\b"
    r"|^(?:attention |alerte |gros |grosse |warning |alert )?(?:clients?|clientes?|customers?)\b"
)
_AFTER_MARK = re.compile(r"\s[:–-]\s+(?P<who>[^\W\d_a-z].{1,80})$|:\s*(?P<next>[^\W\d_a-z].{1,80})$")
_LONGEST = 7
"""Words; a longer subject is no name."""


def told_by_colleague(sentences: list[Sentence], own: Anger | None) -> Anger | None:
    """`own`: what the words would mean as the customer's own. Orders, rules and questions about anger tell of none."""
    told: Sentence | None = None
    who: str | None = None
    for sentence in sentences:
        folded = _folded(sentence)
        if sentence.asks or HYPOTHETICAL.search(folded):
            continue
        named = _who(clean(sentence.written).strip(), folded)
        angry = _angry(folded)
        if named and TOLD.fullmatch(fold(named)):
            named = None  # "Client furieux : Dupont": that is no name.
        if named is None and angry and _SOMEBODY.search(folded):
            named = _told_after(sentence.written)  # "On a un client très mécontent, Dupont."
        if angry and named is not None and (told is None or not who):
            told, who = sentence, named or who or ""
        elif named and who is None and not OURS.search(folded):
            who = named  # "J'ai eu Dupuis ce matin. Il est furieux."
        if told is not None and who:
            break
    return _told(told, " ".join(map(_folded, sentences)), who or "", own) if told is not None else None


def _told_after(written: str) -> str:
    """ "Client furieux : Dupont": the name behind the mark, "" for none."""
    found = _AFTER_MARK.search(clean(written).strip(" ."))
    return (_named(found["who"] or found["next"]) or "") if found is not None else ""


def _folded(sentence: Sentence) -> str:
    return fold(clean(sentence.written)).strip()


def _angry(folded: str) -> bool:
    """Whether a temper is told of that nothing denies; who moves an appointment is no more than busy."""
    told = [found for found in TOLD.finditer(folded) if not NEGATED.search(folded[: found.start()])]
    if told and MOVES.search(folded):
        return any(LOUD.search(found.group()) or MILD.search(found.group()) for found in told)
    return bool(told)


def _who(written: str, folded: str) -> str | None:
    """As written; "" when somebody is meant and not named; None when it is ourselves, or nobody."""
    for pattern in (AFTER, AIMED):
        for found in pattern.finditer(folded):
            named = _named(_cut(written, folded, found.span("who")))
            if named:
                return named
    lead = LEADING.match(folded)
    start = lead.end() if lead is not None else 0
    found = BOUNDARY.search(folded, start)
    if found is None:
        return None
    named = _named(_cut(written, folded, (start, found.start())))
    return _named(_cut(written, folded, (0, found.start()))) if named == "" and start else named


def _cut(written: str, folded: str, span: tuple[int, int]) -> str:
    """Folding may change the length of a text (œ): then the folded words must do."""
    return (written if len(written) == len(folded) else folded)[span[0] : span[1]]


def _named(name: str) -> str | None:
    bare = name.strip(" \"'«»-–,:")
    for pattern in (LEADING, BOSS):
        lead = pattern.match(fold(bare))
        if lead is not None and len(fold(bare)) == len(bare):
            bare = bare[lead.end() :]
    bare = bare.strip(" \"'«»-–,:")
    if not bare:
        return ""
    folded = fold(bare)
    if NOBODY.search(folded):
        return "" if folded in _THEY else None
    return bare if len(bare.split()) <= _LONGEST else None


def _told(sentence: Sentence, said: str, who: str, own: Anger | None) -> Anger:
    kinds: list[AngerKind] = list(own.kinds) if own is not None else []
    signs: tuple[tuple[AngerKind, re.Pattern[str]], ...] = (
        ("publicity", PUBLIC),
        ("legal", LEGAL),
        ("leaving", LEAVING),
    )
    for kind, pattern in signs:
        found = pattern.search(said)
        if found is not None and kind not in kinds and not NEGATED.search(said[: found.start()]):
            kinds.insert(0, kind)
    grave = bool({"leaving", "legal"} & set(kinds))
    loud = LOUD.search(said) is not None or not MILD.search(said)
    severity = 3 if grave else max(2 if loud else 1, own.severity if own is not None else 1)
    codes = ["told", *(own.signs if own is not None else [])]
    return Anger(kinds or ["complaint"], severity, excerpt_of(sentence), 0.85 if who else 0.7, who, codes)
