"""Finds the goods a message asks for: each with its quantity, its packing and the words that name it."""

from __future__ import annotations

from graphs.understanding.chunks import Chunk, Item, Size
from graphs.understanding.lexicon import (
    ADD,
    ARTICLES,
    CUTTING,
    NOT,
    PACKS,
    PIECES,
    REMOVE,
    REPLACE,
    SET,
    SIZE_UNITS,
    words,
)
from graphs.understanding.match import Nothing, match_in
from graphs.understanding.numbers import Number
from graphs.understanding.page import Page
from graphs.understanding.quantities import (
    OF,
    TIMES,
    closes,
    measure_at,
    measures_the_thing,
    name_follows,
    price_span,
    range_end,
    trails,
)

__all__ = ["Item", "find_items"]
_VERBS = ADD | SET | REMOVE | REPLACE
_QUANTITY = words("qte qty quantite quantity qt nb nombre qtes qtys")
_SPLIT = words("et and plus puis ainsi avec with & ou or ni nor par by pour pr for contre into")
_MAY_STAY_INSIDE = words("pour for avec with")
_REFUSING = words("pas no not aucun aucune sauf except excepte hors hormis")
_VAGUE = words("autant pareil")
_MARKS = frozenset(",;+?!.:=/-()")
_ABBREVIATED = PIECES | _QUANTITY | {"ref", "no", "n"}
_SEARCHES = 25
"""Searches by likeness in one message: beyond, only names as the books have them are recognised."""


def find_items(page: Page, *, listed: bool = False) -> list[Item]:
    """In the order of the text. `listed`: unknown words without a number may be goods, when there are no others."""
    return _Scanner(page, listed=listed).scan()


class _Scanner:
    def __init__(self, page: Page, *, listed: bool) -> None:
        self.page = page
        self.listed = listed
        self.items: list[Item] = []
        self.doubtful: list[Chunk] = []
        self.searches = _SEARCHES
        self.chunk = Chunk()

    def scan(self) -> list[Item]:
        at = 0
        while at < len(self.page.tokens):
            at = self._step(at)
        self._flush()
        if not self.items and self.listed and self.doubtful:
            self.items.append(self.doubtful[0].item(self.page))
        return self.items

    def _step(self, at: int) -> int:
        page = self.page
        role, kind, key = page.roles[at], page.tokens[at].kind, page.tokens[at].key
        if role in ("customer", "discount") or (role != "" and page.covered[at] < 0):
            if role != "noise" or kind == "line":
                self._flush()
            return at + 1
        if page.covered[at] >= 0:
            return self._mention(at)
        if at in page.numbers:
            return self._number(at, page.numbers[at])
        if kind == "cell":
            return self._cell(at)
        if kind == "line" or key in _MARKS:
            return self._mark(at)
        if key in TIMES:
            page.roles[at] = "line"
        elif kind in ("word", "number", "link"):
            return self._word(at, key)
        return at + 1

    def _word(self, at: int, key: str) -> int:
        page, chunk = self.page, self.chunk
        if key in _QUANTITY:
            return self._quantity_word(at)
        if key in _VAGUE:
            page.roles[at] = "other"
        elif key in _VERBS or (key in _REFUSING and not chunk.words):
            self._flush()
            page.roles[at] = "command"
        elif key in CUTTING or page.tokens[at].text.lower() in ("livré", "livrés"):
            self._flush()
            self.chunk.aside = True
        elif key in _SPLIT and not (key in _MAY_STAY_INSIDE and self._within(at)):
            self._flush()
            page.roles[at] = "noise"
        elif not chunk.words and page.courtesy(at) and key not in PACKS:
            page.roles[at] = "noise"
        elif not chunk.words and chunk.quantity and not chunk.pack and key in PACKS | PIECES:
            return self._pack(at)
        else:
            chunk.words.append(at)
        return at + 1

    def _within(self, at: int) -> bool:
        """ "assiette pour enfant": a linking word stays inside a name when a plain word follows it."""
        page, following = self.page, at + 1
        if not self.chunk.words or following >= len(page.tokens) or page.tokens[following].kind != "word":
            return False
        unknown = page.covered[following] < 0 and following not in page.numbers
        return unknown and page.free(following) and page.key(following) not in ARTICLES

    def _mention(self, at: int) -> int:
        page, chunk = self.page, self.chunk
        mention = page.products[page.covered[at]]
        earlier = chunk.mentioned(page)
        if earlier >= 0:
            before = page.products[earlier]
            apart = not before.owners & mention.owners and page.key(at - 1) not in ("de", "d", "a", "en", "(")
            apart = apart and not (before.code and before.end == at and not mention.code)
            if apart and (before.whole or not mention.code):
                self._flush()
                chunk = self.chunk
        packs = page.key(at) in PACKS and mention.end == at + 1 and page.key(at + 1) in OF
        if packs and not chunk.words and chunk.quantity and not chunk.pack:
            return self._pack(at)
        chunk.words += range(at, mention.end)
        return mention.end

    def _cell(self, at: int) -> int:
        """In a table the first number alone in its cell is the quantity; a later one, a price maybe, is left over."""
        following = self.page.numbers.get(at + 1)
        full = self.chunk.quantity is not None and bool(self.chunk.words)
        return following.end if following and full and closes(self.page, following.end) else at + 1

    def _mark(self, at: int) -> int:
        page, chunk, key = self.page, self.chunk, self.page.key(at)
        following = page.numbers.get(at + 1)
        number_closes = following is not None and closes(page, following.end)
        glued = page.tokens[at].before == ""
        if key in ("(", ")"):
            return at + 1
        if key in (":", "=", "-") and chunk.words and chunk.quantity is None:
            if number_closes or page.key(at + 1) in _QUANTITY:
                return at + 1
        elif (key in (":", "=", "-") and chunk.quantity is not None and not chunk.words) or (
            key == ";" and chunk.words and chunk.quantity is None and number_closes and glued
        ):
            return at + 1
        elif key == "/" and chunk.words and glued:
            chunk.words.append(at)
            return at + 1
        elif (key == "." and glued and page.key(at - 1) in _ABBREVIATED) or (
            key == "," and number_closes and self._first_and_uncounted() and page.covered[at - 1] >= 0
        ):
            return at + 1
        self._flush()
        return at + 1

    def _first_and_uncounted(self) -> bool:
        """In "réf 10045, 12 sacs" the number after the comma counts; in "3 moulins, 2 filtres" a comma parts."""
        return bool(self.chunk.words) and self.chunk.quantity is None and not self.items

    def _quantity_word(self, at: int) -> int:
        page = self.page
        look = at + 1
        while page.key(look) in (":", "=", "de", ".", "of"):
            look += 1
        if look not in page.numbers:
            page.roles[at] = "noise"
            return at + 1
        if self.chunk.quantity is not None and self.chunk.words:
            self._flush()
        page.take(at, look, "line")
        return self._count(look, page.numbers[look])

    def _count(self, at: int, number: Number) -> int:
        self.chunk.quantity = number
        self.chunk.places += range(at, number.end)
        return number.end

    def _number(self, at: int, number: Number) -> int:
        page, end = self.page, number.end
        if (price := price_span(page, at, number)) is not None:
            while self.chunk.words and self.chunk.words[-1] >= price[0]:
                self.chunk.words.pop()
            page.take(*price, "other")
            return price[1]
        if (span := range_end(page, at, number)) > end:
            if self.chunk.words and page.key(end) == "/":
                self.chunk.words += range(at, span)
                return span
            if self.chunk.words:
                self._flush()
            self.chunk.vague = True
            page.take(at, span, "other")
            return span
        if number.article and (self.chunk.words or not name_follows(page, end)):
            if not self.chunk.words:
                page.take(at, end, "noise")
                return end
            self._flush()
        return self._quantity_or_size(at, number)

    def _quantity_or_size(self, at: int, number: Number) -> int:
        page, chunk, end = self.page, self.chunk, number.end
        if not chunk.words:
            if chunk.quantity is not None:
                page.take(chunk.places[0], end, "other")
                chunk.quantity, chunk.places, chunk.pack, chunk.vague = None, [], "", True
                return end
            if chunk.vague:
                page.take(at, end, "other")
                return end
            return self._measure(self._count(at, number))
        counted = chunk.quantity is not None
        if measures_the_thing(page, at, number, last_word=chunk.words[-1], counted=counted):
            return self._size(at, number)
        if not counted and trails(page, at, end):
            return self._trailing_pack(self._count(at, number))
        self._flush()
        return self._measure(self._count(at, number))

    def _size(self, at: int, number: Number) -> int:
        page, end = self.page, number.end
        if page.key(end) in TIMES and end + 1 in page.numbers:
            end = page.numbers[end + 1].end
        unit = end + 1 if page.key(end) in SIZE_UNITS else end
        self.chunk.size = Size(at, unit, number, page.tokens[end].text if unit > end else "")
        self.chunk.words += range(at, unit)
        return unit

    def _measure(self, at: int) -> int:
        if at < len(self.page.tokens) and self.page.key(at) in TIMES:
            self.page.roles[at] = "line"
            at += 1
        return self._pack(at) if measure_at(self.page, at) else at

    def _pack(self, at: int) -> int:
        """ "cartons de", "cartons de 6": what the quantity counts."""
        page, end = self.page, at + 1
        if page.key(at) not in PIECES:
            self.chunk.pack = page.tokens[at].text
        self.chunk.places.append(at)
        if page.key(end) in OF:
            end += 1
            number = page.numbers.get(end)
            if number and not number.article and page.key(number.end) not in SIZE_UNITS | {"%"}:
                self.chunk.pack = page.written(at, number.end)
                self.chunk.places += range(end, number.end)
                end = number.end
        return end

    def _trailing_pack(self, at: int) -> int:
        page = self.page
        if page.key(at + 1) in OF or at >= len(page.tokens):
            return at
        packs = page.key(at) in PIECES or (page.key(at) in PACKS | SIZE_UNITS and page.covered[at] < 0)
        return self._pack(at) if packs else at

    def _flush(self) -> None:
        chunk, self.chunk, page = self.chunk, Chunk(), self.page
        chunk.trim(page)
        if not chunk.words:
            for at in chunk.places:
                page.roles[at] = "other"
        elif not chunk.framing(page):
            counted = chunk.quantity is not None or chunk.vague or chunk.mentioned(page) >= 0
            if counted or self._likely(chunk):
                self.items.append(chunk.item(page))

    def _likely(self, chunk: Chunk) -> bool:
        """Words without a number and without a known name are goods only if they read like some."""
        page = self.page
        meaning = [at for at in chunk.words if not page.courtesy(at)]
        if chunk.aside or not meaning or len(meaning) > 5 or any(page.key(at) in NOT for at in chunk.words):
            return False
        if self.searches > 0:
            self.searches -= 1
            text = page.written(chunk.words[0], chunk.words[-1] + 1)
            if not isinstance(match_in(page.index, text, "product"), Nothing):
                return True
        if len(meaning) <= 3:
            self.doubtful.append(chunk)
        return False
