"""An index of a directory's names: by word, by code, by address; built once per version of the directory."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graphs.understanding.codes import code_key
from graphs.understanding.lexicon import COMPLEMENT, LEGAL_FORMS, LINKING, TITLES, words
from graphs.understanding.stems import stem
from graphs.understanding.text import fold
from graphs.understanding.tokens import Token
from integrations.books.port import Directory

_KEPT = 4
_INCHES = re.compile(r"(\d)[ ]?(?:\"|'')(?!\w)")
_PIECE = re.compile(r"(?<![^\W\d_])m[23](?!\w)|\d+(?:[.,']\d+)*|[^\W\d_]+")
_FREE_MAIL = words(
    "gmail.com outlook.com outlook.fr hotmail.com hotmail.fr yahoo.com yahoo.fr orange.fr wanadoo.fr free.fr "
    "laposte.net sfr.fr icloud.com live.fr live.com protonmail.com proton.me gmx.fr gmx.com bbox.fr"
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an owner (an index into the shelf). `stems` are its meaning words in order, `qualifying` those that
    only qualify another ("café" in "moulin à café"), `legal` its legal form; `person` for a contact's name;
    `joined` the words in one."""

    owner: int
    stems: tuple[str, ...]
    qualifying: frozenset[str]
    legal: frozenset[str]
    person: bool = False
    joined: str = ""


@dataclass
class Shelf:
    """The customers or the products. `masks` say by word which owners have it, one bit each."""

    ids: list[str] = field(default_factory=list[str])
    labels: list[str] = field(default_factory=list[str])
    folded: list[str] = field(default_factory=list[str])
    names: list[list[Name]] = field(default_factory=list[list[Name]])
    postings: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    masks: dict[str, int] = field(default_factory=dict[str, int])
    following: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])
    whole: dict[tuple[str, ...], list[int]] = field(default_factory=dict[tuple[str, ...], list[int]])
    joined: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    codes: dict[str, int] = field(default_factory=dict[str, int])
    mails: dict[str, list[int]] = field(default_factory=dict[str, list[int]])
    vocabulary: list[str] = field(default_factory=list[str])
    units: list[str] = field(default_factory=list[str])
    spelled: dict[str, list[tuple[str, ...]]] = field(default_factory=dict[str, list[tuple[str, ...]]])
    """By first word, the names of several words as they are spelled, with their legal form and without it."""
    _near: dict[str, dict[str, float]] = field(default_factory=dict[str, dict[str, float]])

    def near(self, word: str) -> dict[str, float]:
        """Words of the names that `word` may stand for, with a likeness up to 1: itself if it is one of them."""
        if word in self.masks:
            return {word: 1.0}
        known = self._near.get(word)
        if known is None:
            if len(self._near) > 5000:
                self._near.clear()
            known = self._near[word] = self._search(word)
        return known

    def _search(self, word: str) -> dict[str, float]:
        if len(word) < 3 or not word.isalpha():
            return {}
        found: dict[str, float] = {}
        for other, _, _ in process.extract(word, self.vocabulary, scorer=OSA.distance, score_cutoff=3, limit=12):
            if (value := likeness(word, other)) > 0:
                found[other] = value
        if len(word) >= 4:
            at = bisect_left(self.vocabulary, word)
            while at < len(self.vocabulary) and self.vocabulary[at].startswith(word) and len(found) < 20:
                found.setdefault(self.vocabulary[at], 0.85 if len(word) >= 5 else 0.8)
                at += 1
        return found


@dataclass(frozen=True)
class Index:
    products: Shelf
    customers: Shelf


def likeness(word: str, other: str) -> float:
    """How far a misspelt stem may stand for another: above 0.9 without asking, below only as a proposal.

    One letter changed in a short word is another word; doubled or swapped letters are typing.
    """
    if not other.isalpha():
        return 0.0
    if _undoubled(word) == _undoubled(other):
        return 0.94
    distance = OSA.distance(word, other, score_cutoff=3)
    longest, shortest = max(len(word), len(other)), min(len(word), len(other))
    if longest < 4 or shortest < 3 or distance > 3:
        return 0.0
    if distance == 1 and len(word) == len(other) and sorted(word) == sorted(other):
        return 0.93
    first_differs = word[0] != other[0]
    if longest <= 5:
        return 0.8 if distance == 1 else 0.0
    if longest <= 8:
        return {1: 0.84 if first_differs else 0.92, 2: 0.74 if longest >= 7 and not first_differs else 0.0}.get(
            distance, 0.0
        )
    return {1: 0.95, 2: 0.84 if first_differs else 0.91, 3: 0.72}.get(distance, 0.0)


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def word_key(token: Token) -> str:
    """The stem of a word; a number with a point for its comma."""
    return token.text.replace(",", ".") if token.kind == "number" else stem(token.key)


def links(token: Token) -> bool:
    """A word without meaning inside a name. "thé" is no "the"."""
    return token.key in LINKING and _plain_link(token.text, token.key)


def _plain_link(written: str, key: str) -> bool:
    return len(key) == len(written) and written.lower() != "thé"


def inches(text: str) -> str:
    """ "14\"" as "14 pouces"."""
    return _INCHES.sub(r"\1 pouces ", text) if '"' in text or "''" in text else text


def _pieces(text: str) -> list[tuple[str, str, bool]]:
    """The words of a name: as written, folded, and whether it is a number. Cheaper than tokens."""
    return [(piece, fold(piece), piece[0].isdigit()) for piece in _PIECE.findall(inches(text[:300]))]


def _name(owner: int, text: str, *, company: bool = False, person: bool = False) -> Name | None:
    pieces = _pieces(text)
    stems: list[str] = []
    qualifying: list[str] = []
    legal: list[str] = []
    keys: list[str] = []
    after_link = False
    for piece, key, number in pieces:
        if company and key in LEGAL_FORMS:
            legal.append(key)
        elif key in LINKING and _plain_link(piece, key):
            after_link = after_link or (key in COMPLEMENT and bool(stems))
        elif not (person and key in TITLES):
            word = piece.replace(",", ".") if number else stem(key)
            stems.append(word)
            keys.append(key)
            if after_link:
                qualifying.append(word)
    if not stems:
        stems = [piece.replace(",", ".") if number else stem(key) for piece, key, number in pieces]
    if not stems:
        return None
    return Name(owner, tuple(stems), frozenset(qualifying), frozenset(legal), person, joined(keys))


def joined(keys: Iterable[str]) -> str:
    """The words of a name in one, without its plural."""
    return "".join(keys).removesuffix("s")


def _spellings(text: str) -> list[tuple[str, ...]]:
    keys = [key for _, key, _ in _pieces(text)]
    bare = list(keys)
    while len(bare) > 1 and bare[-1] in LEGAL_FORMS:
        bare.pop()
    return list(dict.fromkeys(tuple(each) for each in (keys, bare) if len(each) > 1))


def _shelve(shelf: Shelf, names: Iterable[Name | None]) -> None:
    own: list[Name] = []
    for name in names:
        if name is None:
            continue
        own.append(name)
        if len(name.joined) >= 5:
            shelf.joined.setdefault(name.joined, []).append(name.owner)
        for word in set(name.stems):
            posting = shelf.postings.setdefault(word, [])
            if not posting or posting[-1] != name.owner:
                posting.append(name.owner)
        bit = 1 << name.owner
        for pair in zip(name.stems, name.stems[1:], strict=False):
            shelf.following[pair] = shelf.following.get(pair, 0) | bit
        owners = shelf.whole.setdefault(tuple(sorted(name.stems)), [])
        if name.owner not in owners:
            owners.append(name.owner)
    shelf.names.append(own)


def _finish(shelf: Shelf) -> Shelf:
    width = len(shelf.names) // 8 + 1
    for word, owners in shelf.postings.items():
        if len(owners) < 50:
            mask = 0
            for owner in owners:
                mask |= 1 << owner
        else:
            bits = bytearray(width)
            for owner in owners:
                bits[owner >> 3] |= 1 << (owner & 7)
            mask = int.from_bytes(bits, "little")
        shelf.masks[word] = mask
    shelf.vocabulary = sorted(shelf.postings)
    shelf.folded = [fold(label) for label in shelf.labels]
    return shelf


def build(directory: Directory) -> Index:
    products, customers = Shelf(), Shelf()
    for owner, product in enumerate(directory.products):
        products.ids.append(product.sku)
        products.labels.append(product.name)
        products.units.append(fold(product.unit))
        products.codes.setdefault(code_key(product.sku), owner)
        _shelve(products, (_name(owner, text) for text in (product.name, *product.aliases)))
    for owner, customer in enumerate(directory.customers):
        customers.ids.append(customer.id)
        customers.labels.append(customer.name)
        for name in _spellings(customer.name):
            customers.spelled.setdefault(name[0], []).append(name)
        for code in (customer.siren, customer.vat_number, customer.id):
            if len(key := code_key(code)) >= 3:
                customers.codes.setdefault(key, owner)
        mail = fold(customer.email.strip())
        if "@" in mail:
            domain = mail.rpartition("@")[2]
            for key in (mail, *([domain] if domain not in _FREE_MAIL else [])):
                customers.mails.setdefault(key, []).append(owner)
        _shelve(
            customers,
            (_name(owner, customer.name, company=True), _name(owner, customer.contact, person=True)),
        )
    return Index(_finish(products), _finish(customers))


_built: OrderedDict[tuple[object, ...], Index] = OrderedDict()


def _identity(directory: Directory) -> tuple[object, ...]:
    """The version, and a sample of the names: two companies may count their versions alike."""
    customers, products = directory.customers, directory.products
    step, stride = len(customers) // 16 + 1, len(products) // 16 + 1
    return (
        directory.version,
        len(customers),
        len(products),
        tuple((customer.id, customer.name) for customer in customers[::step]),
        tuple((product.sku, product.name) for product in products[::stride]),
    )


def index_of(directory: Directory) -> Index:
    key = _identity(directory)
    index = _built.get(key)
    if index is None:
        index = _built[key] = build(directory)
        while len(_built) > _KEPT:
            _built.popitem(last=False)
    else:
        _built.move_to_end(key)
    return index
