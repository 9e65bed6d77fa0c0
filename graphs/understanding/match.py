"""Matches a name as written to the customers or products it may mean, and decides whether that is sure.

Scores: 100 a code, an address, or the full name · 97-99 a contact's full name, or a code with words beside it
· 80-96 every word found (the full name but for its legal form, a part of it, or small typing slips) · 50-79 something
differs, to be asked · below that: help only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from graphs.understanding.catalogue import Index, Name, Shelf, inches, index_of, joined, links, word_key
from graphs.understanding.codes import code_key, codes_in
from graphs.understanding.contested import DOUBTED, GENERIC, contested, unlike
from graphs.understanding.lexicon import ADJECTIVES, LEGAL_FORMS, MORE_OF_IT, PACKS, TITLES
from graphs.understanding.stems import stem
from graphs.understanding.text import clean
from graphs.understanding.tokens import Token, tokenise
from integrations.books.port import Directory

SURE = 80
ASK = 50
_GAP = 6
_SPREAD = 15
_LONGEST = 300
_MOST = 60
_LIGHT = {stem(word) for word in ADJECTIVES}
_PACKING = {stem(word) for word in PACKS}


@dataclass(frozen=True)
class Match:
    """`id` is the customer's id or the product's SKU; `score` 0..100."""

    id: str
    name: str
    score: float


@dataclass(frozen=True)
class Sure:
    match: Match


@dataclass(frozen=True)
class Unsure:
    """At most five, best first."""

    candidates: list[Match]


@dataclass(frozen=True)
class Nothing:
    """`close` are names to help with, at most five."""

    close: list[Match]


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    weight: float
    optional: bool
    near: dict[str, float]


def match_product(text: str, directory: Directory) -> list[Match]:
    """Best first; ties in the books' order."""
    return search(text, index_of(directory).products, company=False)


def match_customer(text: str, directory: Directory) -> list[Match]:
    """Best first; by name, contact, e-mail address, SIREN or VAT number."""
    return search(text, index_of(directory).customers, company=True)


def decide(matches: Sequence[Match]) -> Sure | Unsure | Nothing:
    if not matches or matches[0].score < ASK:
        return Nothing(list(matches[:5]))
    best = matches[0]
    if best.score >= SURE and (len(matches) == 1 or best.score - matches[1].score >= _GAP):
        return Sure(best)
    return Unsure([match for match in matches if match.score >= ASK and best.score - match.score <= _SPREAD][:5])


def search(text: str, shelf: Shelf, *, company: bool) -> list[Match]:
    tokens = tokenise(inches(clean(text[: _LONGEST * 4])[:_LONGEST]))
    certain = _by_code(tokens, shelf, text, company=company)
    scores = _by_words(tokens, shelf, company=company)
    if certain:
        scores = contested(scores, certain, tokens, shelf, company=company)
    elif not scores or max(scores.values()) < SURE:
        scores = _by_letters(tokens, shelf) | scores
    if company:
        scores = {
            owner: min(score, DOUBTED) if unlike(tokens, owner, shelf) else score for owner, score in scores.items()
        }
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    return [Match(shelf.ids[owner], shelf.labels[owner], round(score, 1)) for owner, score in ranked]


def _by_code(tokens: Sequence[Token], shelf: Shelf, text: str, *, company: bool) -> dict[int, float]:
    found: dict[int, float] = {}
    for start, end, owner in codes_in(tokens, shelf.codes):
        found[owner] = 100.0 if end - start == len(tokens) else 99.0
    if not company:
        return found
    digits = code_key(text)
    for key in (digits, digits[:9] if len(digits) == 14 else ""):
        if key and key in shelf.codes:
            found[shelf.codes[key]] = 100.0
    for token in tokens:
        if token.kind == "email":
            exact = shelf.mails.get(token.key)
            for owner in exact or shelf.mails.get(token.key.rpartition("@")[2], []):
                found[owner] = max(found.get(owner, 0.0), 100.0 if exact else 90.0)
    return found


def _query(tokens: Sequence[Token], shelf: Shelf, *, company: bool) -> list[_Word]:
    words = [token for token in tokens if token.kind in ("word", "number")]
    meaning = [token for token in words if not links(token)]
    if company:
        meaning = [token for token in meaning if token.key not in TITLES and token.key not in LEGAL_FORMS] or meaning
    optional = {id(token) for token in words if links(token) and word_key(token) in shelf.masks}
    chosen = [token for token in words if token in meaning or id(token) in optional] if meaning else words
    return [
        _weigh(token, shelf, company=company, optional=bool(meaning) and id(token) in optional) for token in chosen[:20]
    ]


def _weigh(token: Token, shelf: Shelf, *, company: bool, optional: bool) -> _Word:
    word = word_key(token)
    weight = 1.0
    if company and word in GENERIC:
        weight = 0.3
    elif not company and token.key in MORE_OF_IT:
        weight = 0.05
    elif not company and word in _LIGHT:
        weight = 0.5
    elif not company and word in _PACKING:
        weight = 0.5 if word in shelf.masks else 0.05
    return _Word(word, weight, optional, shelf.near(word))


def _candidates(words: Sequence[_Word], shelf: Shelf) -> list[int]:
    """Owners to score: those that share the rarest words first; of a word that very many share, only some."""
    masks: list[int] = []
    for word in words:
        mask = 0
        for near in word.near:
            mask |= shelf.masks[near]
        if mask:
            masks.append(mask)
    masks.sort(key=int.bit_count)
    shared = 0
    for mask in masks:
        shared = shared & mask or shared or mask
    found = _bits(shared, _MOST)
    for mask in masks:
        if len(found) >= _MOST:
            break
        found += _bits(mask, _MOST - len(found))
    return found


def _bits(mask: int, most: int) -> list[int]:
    found: list[int] = []
    while mask and len(found) < most:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


def _by_words(tokens: Sequence[Token], shelf: Shelf, *, company: bool) -> dict[int, float]:
    words = _query(tokens, shelf, company=company)
    if not words:
        return {}
    legal = {token.key for token in tokens if token.key in LEGAL_FORMS} if company else set[str]()
    scores: dict[int, float] = {}
    whole = shelf.whole.get(tuple(sorted(word.stem for word in words)), [])
    for owner in [*whole[:_MOST], *_candidates(words, shelf)]:
        if owner not in scores:
            best = max((_score(words, name, legal, company=company) for name in shelf.names[owner]), default=0.0)
            if best < SURE and _all_said(words, shelf.names[owner]):
                best = 88.0
            if best >= 20:
                scores[owner] = best
    return _namesakes(words, scores, shelf) if company else scores


def _namesakes(words: Sequence[_Word], scores: dict[int, float], shelf: Shelf) -> dict[int, float]:
    """ "Mary" alone is a part of "St. Mary's School", and the first name of another customer's contact: to be asked."""
    asked = {word.stem for word in words if not word.optional}
    called = {
        owner
        for owner in scores
        if any(name.person and asked <= set(name.stems) and name.stems[-1] not in asked for name in shelf.names[owner])
    }
    return {owner: DOUBTED if called - {owner} and SURE <= score < 92 else score for owner, score in scores.items()}


def _score(words: Sequence[_Word], name: Name, legal: set[str], *, company: bool) -> float:
    asked = given = 0.0
    matched: dict[str, float] = {}
    head: str | None = None
    for word in words:
        value, where = max(((word.near.get(own, 0.0), own) for own in name.stems), default=(0.0, ""))
        if word.optional and value == 0:
            continue
        asked += word.weight
        given += word.weight * value
        if value:
            matched[where] = max(matched.get(where, 0.0), value)
        if head is None and not word.optional and not word.stem[:1].isdigit():
            head = where if value else ""
    if not asked or not matched:
        return 0.0
    covered = sum(_name_weight(own) * matched.get(own, 0.0) for own in name.stems) / sum(map(_name_weight, name.stems))
    said = given / asked
    if said >= 0.999 and covered >= 0.999:
        return _full(name, legal)
    score = said * (87 + 5 * covered)
    if said >= 0.9 and covered >= 0.9:
        score = min(96.0, score + 7)
    if head and head in name.qualifying:
        score *= 0.9
    if company and _strange_word(words, name):
        score = min(score, DOUBTED)
    if name.person and name.stems[-1] not in matched:
        score = min(score, 75.0)
    if name.person is False and legal and name.legal and not legal & name.legal:
        score -= 8
    return score


def _strange_word(words: Sequence[_Word], name: Name) -> bool:
    """Whether a telling word of what was written is no word of the name, however long the rest that fits."""
    telling = (word for word in words if not word.optional and word.weight >= 1)
    return any(not any(own in word.near for own in name.stems) for word in telling)


def _all_said(words: Sequence[_Word], names: Sequence[Name]) -> bool:
    """ "Mme Morel, Hôtel Bellerive": every word is of one of the names of the same owner."""
    asked = {word.stem for word in words if not word.optional}
    together = {own for name in names for own in name.stems}
    return len(names) > 1 and asked <= together and not any(asked <= set(name.stems) for name in names)


def _name_weight(own: str) -> float:
    return 0.3 if own in GENERIC else 1.0


def _full(name: Name, legal: set[str]) -> float:
    if name.person:
        return 97.0
    if legal == set(name.legal):
        return 100.0
    return 90.0 if legal and name.legal else 92.0 if name.legal else 99.0


def _by_letters(tokens: Sequence[Token], shelf: Shelf) -> dict[int, float]:
    """Names that read alike, for help; sure only where the words were merely cut otherwise ("porte monnaie")."""
    meaning = [token for token in tokens if token.kind in ("word", "number")]
    written = " ".join(token.key for token in meaning)
    if len(written) < 4:
        return {}
    found: dict[int, float] = {}
    for _, value, owner in process.extract(written, shelf.folded, scorer=fuzz.ratio, score_cutoff=55, limit=5):
        found[owner] = value * 0.49
    for owner in shelf.joined.get(joined(token.key for token in meaning if not links(token)), []):
        found[owner] = 90.0
    return found


def match_in(index: Index, text: str, kind: str) -> Sure | Unsure | Nothing:
    """As the two matches above, for a reader that holds the index."""
    shelf = index.products if kind == "product" else index.customers
    return decide(search(text, shelf, company=kind == "customer"))
