"""Finds the customers and products a rule names: those of the books, and unknown ones where a name is called for."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.rules.reading.senses import Sense
from graphs.rules.reading.tables import tables
from graphs.understanding.catalogue import index_of
from graphs.understanding.mentions import find_codes, find_mentions
from graphs.understanding.page import Mention, Page
from graphs.understanding.tokens import Token
from integrations.books.port import Directory

_LINKS = frozenset(["de", "du", "des", "d", "en", "a", "au", "aux", "of", "le", "la", "l", "the"])
_LOOSE = frozenset({"fill", "of", "word", "on", "for", "be"})


@dataclass(frozen=True, slots=True)
class NamePlace:
    """`begin` may stand after the place it was looked for: the articles before a name are no part of it."""

    fact: str
    begin: int
    end: int
    known: bool = True


class Names:
    def __init__(self, page: Page, known_word: frozenset[int]) -> None:
        self._page = page
        self._known = known_word

    def known(self, at: int) -> bool:
        return at in self._known

    def at(self, at: int, called: str, found: tuple[int, Sense] | None) -> NamePlace | None:
        """The name that begins at `at`. A phrase of rules weighs more than a name that is no longer, unless a name is
        called for here."""
        page = self._page
        customer, product = page.customers.get(at), page.products.get(at)
        named = customer is not None and called != "product" and self._fits(customer, called == "customer", found)
        if customer is not None and named and (product is None or called == "customer" or customer.end >= product.end):
            return NamePlace("customer", at, customer.end)
        if product is not None and called != "customer" and self._fits(product, called == "product", found):
            return NamePlace("line_product", at, self._longer(product.end) if called == "product" else product.end)
        if (
            product is not None
            and called == "customer"
            and customer is None
            and self._page.tokens[at].text[0].islower()
            and self._fits(product, called=True, found=found)
        ):
            return NamePlace("line_product", at, product.end)
        if (
            customer is not None
            and product is None
            and self._fits(customer, called == "customer", found)
            and found is None
        ):
            return NamePlace("customer", at, customer.end)
        return self._unknown(at, called, found)

    def _fits(self, mention: Mention, called: bool, found: tuple[int, Sense] | None) -> bool:
        if found is None or mention.code:
            return True
        if mention.end > found[0]:
            return called or mention.words > 1
        loose = found[1].kind in ("fill", "of", "word", "fee", "label", "be", "add")
        return (called and (loose or (found[1].kind in ("write", "wait", "noun", "test") and mention.whole))) or (
            mention.end == found[0] and loose and mention.whole
        )

    def _longer(self, end: int) -> int:
        """ "café en grains bio": words right behind that mean nothing else are of the name."""
        tokens = self._page.tokens
        while (
            end < len(tokens) and tokens[end].kind == "word" and tokens[end].before in (" ", "-") and self._strange(end)
        ):
            end += 1
        return end

    def _strange(self, at: int) -> bool:
        key = tables().nearest(self._page.tokens[at].key)
        return not tables().begins(key) and at not in self._page.customers

    def _passing(self, at: int) -> bool:
        """A word with a capital that means little of its own is a part of the unknown name before it."""
        found = tables().match([self._page.tokens[at].key], 0)
        return found is not None and found[1].kind in ("label", "fill", "tongue", "option")

    def _unknown(self, at: int, called: str, found: tuple[int, Sense] | None) -> NamePlace | None:
        tokens = self._page.tokens
        token = tokens[at]
        if token.kind not in ("word", "number") or (found is not None and found[1].kind != "word"):
            return None
        if called == "product" and token.kind == "word":
            end = at + 1
            while end < len(tokens) and tokens[end].kind == "word":
                if self._strange(end):
                    end += 1
                elif (
                    tokens[end].key in _LINKS
                    and end + 1 < len(tokens)
                    and tokens[end + 1].kind == "word"
                    and self._strange(end + 1)
                ):
                    end += 2
                else:
                    break
            return NamePlace("line_product", at, end, known=False)
        if token.kind == "word" and token.text[0].isupper() and (called == "customer" or at == 0):
            end = at + 1
            while (
                end < len(tokens)
                and tokens[end].kind == "word"
                and tokens[end].text[0].isupper()
                and tokens[end].before != "'"
                and (self._strange(end) or self._passing(end))
            ):
                end += 1
            return NamePlace("customer", at, end, known=False)
        return None


def find_names(text: str, tokens: list[Token], directory: Directory, language: str) -> Names:
    page = Page(
        text, tokens, language, index_of(directory), "", [""] * len(tokens), named=[-1] * len(tokens),
        covered=[-1] * len(tokens),
    )  # fmt: skip
    find_codes(page)
    find_mentions(page)
    known = frozenset(
        at
        for mention in (*page.products.values(), *page.customers.values())
        for at in range(mention.start, mention.end)
    )
    return Names(page, known)
