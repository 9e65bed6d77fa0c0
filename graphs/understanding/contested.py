"""Finds what speaks against a match by code or address: words beside it that are of another, or of nobody."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.understanding.catalogue import Shelf, links, word_key
from graphs.understanding.codes import codes_in
from graphs.understanding.lexicon import LEGAL_FORMS, SELDOM_DISTINCT, TITLES
from graphs.understanding.stems import stem
from graphs.understanding.tokens import Token

DOUBTED = 79.0
"""The best score of what must be asked about: just below sure."""

GENERIC = SELDOM_DISTINCT | {stem(word) for word in SELDOM_DISTINCT}


def contested(
    scores: dict[int, float], certain: dict[int, float], tokens: Sequence[Token], shelf: Shelf, *, company: bool
) -> dict[int, float]:
    """A code or an address decides, unless the words beside it are plainly of another, or are no words of its owner."""
    coded = {at for start, end, _ in codes_in(tokens, shelf.codes) for at in range(start, end)}
    beside = [token for at, token in enumerate(tokens) if at not in coded]
    others = {owner: min(score, 94.0) for owner, score in scores.items() if owner not in certain}
    doubted = False
    for owner in certain:
        own = {word for name in shelf.names[owner] for word in name.stems}
        doubted = doubted or any(_strange(token, own, shelf, company=company) for token in beside)
    if not doubted and not (company and any(score > DOUBTED for score in others.values())):
        return others | certain
    return {owner: min(score, DOUBTED) for owner, score in others.items()} | dict.fromkeys(certain, DOUBTED)


def _strange(token: Token, own: set[str], shelf: Shelf, *, company: bool) -> bool:
    """Beside an address: a telling word that its owner does not have. Beside a SKU: another size."""
    if token.kind == "number":
        return not company and word_key(token) not in own
    if not company or token.kind != "word" or links(token) or len(token.key) < 3:
        return False
    word = word_key(token)
    if word in GENERIC or token.key in TITLES or token.key in LEGAL_FORMS:
        return False
    return not any(near in own for near in shelf.near(word))


def unlike(tokens: Sequence[Token], owner: int, shelf: Shelf) -> bool:
    """An address that is not the one the books have: the name beside it may be another's of the same name."""
    mails = [token.key for token in tokens if token.kind == "email"]
    known = (key for mail in mails for key in (mail, mail.rpartition("@")[2]))
    return bool(mails) and not any(owner in shelf.mails.get(key, []) for key in known)
