"""A piece of the text that may name goods, while it is gathered; and the item that is made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphs.understanding.lexicon import ADJECTIVES, MEASURES, words
from graphs.understanding.numbers import Number, plain
from graphs.understanding.page import Page
from graphs.understanding.quantities import in_names, owners_of

_KEEP_INSIDE = words("de d du des la le les l a au aux en the of for sans without sur pour")
_UNITS = {
    "pair": (2, frozenset({"pair", "paire"})),
    "paire": (2, frozenset({"pair", "paire"})),
    "dozen": (12, frozenset({"dozen", "douzaine"})),
    "douzaine": (12, frozenset({"dozen", "douzaine"})),
}


@dataclass(frozen=True)
class Item:
    """`at` its first word, `end` after its last; `quantity` None: not said, or not certain; `known`: the books have
    words of it."""

    text: str
    quantity: str | None
    pack: str
    at: int
    end: int
    known: bool


@dataclass(frozen=True)
class Size:
    """A number with a measure among the words that name a thing: from `at` to before `end`."""

    at: int
    end: int
    number: Number
    measure: str


@dataclass
class Chunk:
    """`words` name the thing, `places` are the words of its quantity; `vague`: a quantity was said that is none
    ("2 ou 3"); `aside`: it follows "livré à", "que"."""

    words: list[int] = field(default_factory=list[int])
    quantity: Number | None = None
    places: list[int] = field(default_factory=list[int])
    pack: str = ""
    vague: bool = False
    aside: bool = False
    size: Size | None = None

    def mentioned(self, page: Page) -> int:
        """Where the first known name in it begins; -1 for none."""
        return next((page.covered[at] for at in self.words if page.covered[at] >= 0), -1)

    def trim(self, page: Page) -> None:
        """Takes courtesies and linking words off its end; a packing alone is the thing itself ("3 cartons")."""
        while self.words and page.covered[self.words[-1]] < 0 and _loose(page, self.words[-1]):
            page.roles[self.words.pop()] = "noise"
        if not self.words and self.pack and self.quantity:
            end = self.quantity.end
            self.words = [at for at in self.places if at >= end]
            self.places = [at for at in self.places if at < end]
            self.pack = ""

    def framing(self, page: Page) -> bool:
        """Nothing but courtesies and bare adjectives."""
        return self.mentioned(page) < 0 and all(page.key(at) in ADJECTIVES or page.courtesy(at) for at in self.words)

    def item(self, page: Page) -> Item:
        """The item; its words are taken on the page, an uncertain number is left over."""
        quantity, pack = self._amount(page)
        for at in (*self.words, *self.places):
            page.roles[at] = "line"
        if self.quantity is not None and quantity is None:
            page.take(self.places[0], self.quantity.end, "other")
        places, size, last = sorted((*self.words, *self.places)), self.size, self.words[-1] + 1
        if self.quantity is None and quantity is not None and size and size.at > self.words[0]:
            # The measure is the quantity, not the name; what follows it is of the name.
            text = " ".join(filter(None, (page.written(self.words[0], size.at), page.written(size.end, last))))
        else:
            text = page.written(self.words[0], last)
        return Item(text, quantity, pack, places[0], places[-1] + 1, self.mentioned(page) >= 0)

    def _amount(self, page: Page) -> tuple[str | None, str]:
        number, mention = self.quantity, self.mentioned(page)
        if number is None:
            size, measured = self.size, self.size is not None and self.size.measure.lower() in MEASURES
            if size and measured and not self.vague and not self._sized(page, size.at, mention):
                return plain(size.number.value), size.measure
            return None, self.pack
        if not number.certain and self.pack.lower() not in MEASURES:
            return None, self.pack
        if number.collective in _UNITS and mention >= 0:
            size, units = _UNITS[number.collective]
            if any(page.index.products.units[owner] in units for owner in owners_of(page, mention)):
                return plain(number.value / size), number.collective
        return plain(number.value), self.pack

    def _sized(self, page: Page, at: int, mention: int) -> bool:
        return page.covered[at] >= 0 or (mention >= 0 and in_names(page, at, mention))


def _loose(page: Page, at: int) -> bool:
    return page.key(at) in _KEEP_INSIDE or page.courtesy(at)
