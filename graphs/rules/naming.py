"""The customer or the products that a rule's words name, found as quotes find them; or what to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from graphs.ask import Choice
from graphs.understanding.catalogue import Name, Shelf, inches, index_of, links, word_key
from graphs.understanding.lexicon import words
from graphs.understanding.match import Match, Nothing, Sure, Unsure, decide, match_customer, match_product
from graphs.understanding.text import clean, excerpt, fold
from graphs.understanding.tokens import Token, tokenise
from integrations.books.port import Directory

MOST = 500
"""Products that one word can stand for."""
_LABEL = 75
_MOST_CHOICES = 8
_LONGEST = 300
_AROUND = words(
    "tout tous toute toutes all every each any gamme range famille famille categorie category produit produits product "
    "products article articles item items reference references commande commandes order orders notre nos our"
)
"""Said with the name of a kind of products, and no part of it."""


class Finder:
    """Finds in one directory, for as long as one rule is read; its tables are made when first needed."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory

    @cached_property
    def _customers(self) -> Labels:
        return Labels((customer.id, customer.name) for customer in self.directory.customers)

    @cached_property
    def _products(self) -> Labels:
        return Labels((product.sku, product.name) for product in self.directory.products)

    def customer(self, text: str) -> str | list[Choice]:
        """The id, when one customer is meant for sure."""
        known = self._customers.exactly(text)
        if known:
            return known
        match decide(match_customer(text, self.directory)):
            case Sure(match):
                return match.id
            case Unsure(candidates):
                return _choices(candidates)
            case Nothing(close):
                return _choices(close)

    def product_called(self, text: str) -> str:
        """The SKU of the product of exactly that name or SKU; "" when there is none."""
        return self._products.exactly(text)

    def products(self, text: str) -> tuple[list[str], list[Choice]]:
        """The SKUs: of the one that is meant, or of all that have every word in one name, in the books' order."""
        known = self.product_called(text)
        if known:
            return [known], []
        everything = _having_all_words(text, index_of(self.directory).products)
        if everything:
            return (everything, []) if len(everything) <= MOST else ([], [])
        match decide(match_product(text, self.directory)):
            case Sure(match):
                return [match.id], []
            case Unsure(candidates):
                return [], _choices(candidates)
            case Nothing(close):
                return [], _choices(close)

    def among(self, skus: Sequence[str]) -> list[Choice]:
        """The first ones of them, to choose from."""
        return [Choice(sku, excerpt(self._products.names[sku], _LABEL)) for sku in skus[:_MOST_CHOICES]]


class Labels:
    """Ids and names, to be found as they are written, but for case, accents and spaces."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self.names: dict[str, str] = {}
        self._by_id: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = {}
        for key, name in named:
            self.names[key] = name
            self._by_id.setdefault(fold(key), key)
            self._by_name.setdefault(fold(" ".join(name.split())), []).append(key)

    def exactly(self, text: str) -> str:
        """By id, or by a whole name that only one has; "" otherwise."""
        if text.strip() in self.names:
            return text.strip()
        wanted = fold(" ".join(text.split()))
        called = self._by_name.get(wanted, [])
        return self._by_id.get(wanted) or (called[0] if len(called) == 1 else "")


def _having_all_words(text: str, shelf: Shelf) -> list[str]:
    asked = _asked(tokenise(inches(clean(text[: _LONGEST * 4])[:_LONGEST])))
    if not any(word.isalpha() and len(word) > 2 for word in asked):
        return []
    mask = -1
    for word in asked:
        mask &= shelf.masks.get(word, 0)
    found: list[str] = []
    while mask > 0:
        low = mask & -mask
        owner = low.bit_length() - 1
        mask ^= low
        if any(_holds(name, asked) for name in shelf.names[owner]):
            found.append(shelf.ids[owner])
    return found


def _asked(tokens: Sequence[Token]) -> list[str]:
    telling = [token for token in tokens if token.kind in ("word", "number") and not links(token)]
    named = [token for token in telling if token.key not in _AROUND] or telling
    return [word_key(token) for token in named]


def _holds(name: Name, asked: Sequence[str]) -> bool:
    """ "Café" is no word for a "moulin à café": there it only says what the mill is for."""
    return set(asked) <= set(name.stems) and asked[0] not in name.qualifying


def _choices(matches: Sequence[Match]) -> list[Choice]:
    return [Choice(match.id, excerpt(match.name, _LABEL)) for match in matches]
