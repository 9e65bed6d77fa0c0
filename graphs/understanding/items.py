"""Finds the goods a message asks for: each with its quantity, its packing and the words that name it."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphs.understanding.discounts import percent_end
from graphs.understanding.lexicon import (
    ADD,
    ADJECTIVES,
    ARTICLES,
    CUTTING,
    MEASURES,
    NOISE,
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
from graphs.understanding.numbers import Number, plain
from graphs.understanding.page import Page

_VERBS = ADD | SET | REMOVE | REPLACE
_TIMES = words("x × *")
_QUANTITY = words("qte qty quantite quantity qt nb nombre qtes qtys")
_OF = words("de d du des of")
_SPLIT = words("et and plus puis ainsi avec with & ou or ni nor par by pour for contre into")
_REFUSING = words("pas no not aucun aucune sauf except excepte hors hormis")
_KEEP_INSIDE = words("de d du des la le les l a au aux en the of for sans without sur pour")
_SEARCHES = 25
"""Searches by likeness in one message: beyond, only names as the books have them are recognised."""


@dataclass(frozen=True)
class Item:
    """`at` its first word, `end` after its last; `quantity` None: not said, or not certain."""

    text: str
    quantity: str | None
    pack: str
    at: int
    end: int
    known: bool


@dataclass
class _Chunk:
    words: list[int] = field(default_factory=list[int])
    quantity: Number | None = None
    places: list[int] = field(default_factory=list[int])
    pack: str = ""
    size: tuple[int, Number, str] | None = None


class Scanner:
    def __init__(self, page: Page, *, listed: bool) -> None:
        """`listed`: unknown words without a number may be goods too (the message is plainly an order)."""
        self.page = page
        self.listed = listed
        self.items: list[Item] = []
        self.doubtful: list[_Chunk] = []
        self.searches = _SEARCHES
        self.chunk = _Chunk()

    def scan(self) -> list[Item]:
        at = 0
        while at < len(self.page.tokens):
            at = self._step(at)
        self._flush()
        if not self.items and self.listed:
            for chunk in self.doubtful[:1]:
                self._keep(chunk, known=False)
        return self.items

    def _step(self, at: int) -> int:
        page, chunk = self.page, self.chunk
        token = page.tokens[at]
        if (page.roles[at] != "" and page.covered[at] < 0) or page.roles[at] in ("customer", "discount"):
            if page.roles[at] != "noise" or page.tokens[at].kind == "line":
                self._flush()
            return at + 1
        if page.covered[at] >= 0:
            return self._mention(at)
        if at in page.numbers:
            return self._number(at, page.numbers[at])
        if token.kind == "cell":
            return self._cell(at)
        if token.kind in ("line",) or token.key in (",", ";", "+", "?", "!", ".", ":", "=", "/", "-", ")", "("):
            return self._mark(at)
        if token.key in ("autant", "pareil"):
            page.roles[at] = "other"
            return at + 1
        if token.key in _TIMES:
            page.roles[at] = "line"
            return at + 1
        if token.key in _QUANTITY:
            return self._quantity_word(at)
        if token.kind not in ("word", "number", "link"):
            return at + 1
        if token.key in _VERBS or (token.key in _REFUSING and not chunk.words):
            self._flush()
            page.roles[at] = "command"
            return at + 1
        if token.key in CUTTING:
            self._flush()
            return at + 1
        if token.key in _SPLIT and not (token.key in ("pour", "for", "avec", "with") and self._within(at)):
            self._flush()
            page.roles[at] = "noise"
            return at + 1
        if not chunk.words and token.key in NOISE and token.key not in PACKS:
            page.roles[at] = "noise"
            return at + 1
        if not chunk.words and chunk.quantity and not chunk.pack and (token.key in PACKS or token.key in PIECES):
            return self._pack(at)
        chunk.words.append(at)
        return at + 1

    def _within(self, at: int) -> bool:
        """ "assiette pour enfant": the linking word stays inside a name when the chunk has begun and a plain word follows."""
        following = at + 1
        return (
            bool(self.chunk.words)
            and following < len(self.page.tokens)
            and self.page.tokens[following].kind == "word"
            and self.page.free(following)
            and following not in self.page.numbers
            and self.page.key(following) not in ARTICLES
            and self.page.covered[following] < 0
        )

    def _mention(self, at: int) -> int:
        page, chunk = self.page, self.chunk
        mention = page.products[page.covered[at]]
        if chunk.words and any(page.covered[i] >= 0 for i in chunk.words):
            before = page.products[page.covered[next(i for i in chunk.words if page.covered[i] >= 0)]]
            if (
                not (before.owners & mention.owners)
                and page.key(at - 1) not in ("de", "d", "a", "en", "(")
                and (before.whole or mention.code is False)
            ):
                self._flush()
                chunk = self.chunk
        if (
            not chunk.words
            and chunk.quantity
            and not chunk.pack
            and page.key(at) in PACKS
            and mention.words == 1
            and page.key(at + 1) in _OF
            and mention.end == at + 1
        ):
            return self._pack(at)
        chunk.words += range(at, mention.end)
        return mention.end

    def _cell(self, at: int) -> int:
        """A table's cell: a number alone in it is the quantity, the first one counts."""
        following = self.page.numbers.get(at + 1)
        if following and self.chunk.words and self.chunk.quantity is None and self._closes(following.end):
            return at + 1
        if following and self.chunk.quantity is not None and self.chunk.words and self._closes(following.end):
            return following.end
        if self.chunk.quantity is not None and not self.chunk.words:
            return at + 1
        if self.chunk.words and self.chunk.quantity is None:
            return at + 1
        if self.chunk.words and at + 1 < len(self.page.tokens) and self.page.tokens[at + 1].kind in ("word", "number"):
            return at + 1
        return at + 1

    def _mark(self, at: int) -> int:
        page, chunk = self.page, self.chunk
        key = page.key(at)
        following = page.numbers.get(at + 1)
        if key in ("(", ")"):
            return at + 1
        if key in (":", "=", "-") and chunk.words and chunk.quantity is None:
            if following and self._closes(following.end):
                return at + 1
            if page.key(at + 1) in _QUANTITY:
                return at + 1
        if key in (":", "=", "-") and chunk.quantity is not None and not chunk.words:
            return at + 1
        if key == "/" and chunk.words and page.tokens[at].before == "":
            chunk.words.append(at)
            return at + 1
        if (
            key == "."
            and page.tokens[at].before == ""
            and at > 0
            and page.key(at - 1) in PIECES | _QUANTITY | {"ref", "no", "n"}
        ):
            return at + 1
        if (
            key == ","
            and chunk.words
            and chunk.quantity is None
            and following
            and self._closes(following.end)
            and page.covered[at - 1] >= 0
            and not self._listed_first(at)
        ):
            return at + 1
        self._flush()
        return at + 1

    def _listed_first(self, at: int) -> bool:
        """In "3 moulins, 2 filtres" numbers come first: a comma always parts."""
        return bool(self.items)

    def _closes(self, at: int) -> bool:
        """Does a number that ends before `at` end its piece of the text?"""
        page = self.page
        if at < len(page.tokens) and page.key(at) in PIECES | PACKS | MEASURES and page.key(at + 1) not in _OF:
            at += 1
        if (
            at >= len(page.tokens)
            or page.tokens[at].kind in ("line", "cell")
            or page.roles[at] in ("customer", "discount", "noise", "other")
        ):
            return True
        return page.key(at) in (
            ",",
            ";",
            ")",
            ".",
            "!",
            "?",
            "et",
            "and",
            "pour",
            "for",
            "+",
            "-",
            "avec",
            "with",
            "(",
            "&",
            "puis",
            "plus",
        )

    def _quantity_word(self, at: int) -> int:
        page = self.page
        look = at + 1
        while page.key(look) in (":", "=", "de", ".", "of"):
            look += 1
        if look in page.numbers:
            if self.chunk.quantity is not None and self.chunk.words:
                self._flush()
            self._count(look, page.numbers[look])
            page.take(at, look, "line")
            return page.numbers[look].end
        page.roles[at] = "noise"
        return at + 1

    def _count(self, at: int, number: Number) -> None:
        self.chunk.quantity = number
        self.chunk.places += range(at, number.end)

    def _number(self, at: int, number: Number) -> int:
        page, chunk = self.page, self.chunk
        end = number.end
        if percent_end(page, end) > end or page.key(end) in ("€", "$", "£", "eur", "euro", "euros", "ht", "ttc"):
            return self._money(at, percent_end(page, end) if percent_end(page, end) > end else end + 1)
        if (span := self._range(at, number)) > end:
            self._flush_if_full()
            self.chunk.places.append(-1)
            page.take(at, span, "other")
            return span
        if number.article and (chunk.words or not self._names(end)):
            if not chunk.words:
                page.take(at, end, "noise")
                return end
            self._flush()
            chunk = self.chunk
        if not chunk.words and chunk.quantity is None:
            self._count(at, number)
            return self._measure(end)
        if self._sizes(at, number):
            if page.key(end) in _TIMES and end + 1 in page.numbers:
                end = page.numbers[end + 1].end
            unit = end + 1 if page.key(end) in SIZE_UNITS else end
            chunk.size = (at, number, page.tokens[end].text if unit > end else "")
            chunk.words += range(at, unit)
            return unit
        if chunk.words and chunk.quantity is None and self._trails(at, end):
            self._count(at, number)
            return self._trailing_pack(end)
        if chunk.quantity is not None and not chunk.words:
            page.take(at, end, "other")
            return end
        self._flush()
        self._count(at, number)
        return self._measure(end)

    def _flush_if_full(self) -> None:
        if self.chunk.words:
            self._flush()

    def _money(self, at: int, end: int) -> int:
        page = self.page
        start = at
        while (
            start > 0
            and page.key(start - 1) in ("a", "at", "@", "pour", "for", "budget")
            and page.free(start - 1)
            and page.covered[start - 1] < 0
        ):
            start -= 1
        while self.chunk.words and self.chunk.words[-1] >= start:
            self.chunk.words.pop()
        while page.key(end) in (
            "ht",
            "ttc",
            "piece",
            "l",
            "unite",
            "chacun",
            "chacune",
            "each",
            "unit",
            "le",
            "la",
            "per",
        ):
            end += 1
        page.take(start, end, "other")
        return end

    def _range(self, at: int, number: Number) -> int:
        """ "2 ou 3", "10 à 12", "2-3": no certain quantity."""
        page, end = self.page, number.end
        if (
            page.key(end) in ("ou", "or", "a", "to", "-")
            and end + 1 in page.numbers
            and not page.numbers[end + 1].article
            and number.article is False
        ):
            return page.numbers[end + 1].end
        if end in page.numbers and page.tokens[end].before == "-" and page.tokens[at].kind == "number":
            return page.numbers[end].end
        return end

    def _names(self, at: int) -> bool:
        """Does a name follow the article?"""
        page = self.page
        return (
            at < len(page.tokens)
            and page.tokens[at].kind == "word"
            and (page.free(at) or page.covered[at] >= 0)
            and (page.covered[at] >= 0 or page.key(at) not in NOISE or page.key(at) in PACKS)
        )

    def _sizes(self, at: int, number: Number) -> bool:
        """A number behind words that measures the thing: "verre 25 cl", "planche 60x40", "n°4"."""
        page, chunk = self.page, self.chunk
        if not chunk.words:
            return False
        end = number.end
        if at - 1 == chunk.words[-1] and page.covered[at - 1] >= 0 and self._named(at):
            return True
        if page.key(at - 1) in ("n", "no", "°", "type", "taille", "size", "t"):
            return True
        if page.key(end) in _TIMES and end + 1 in page.numbers and page.tokens[end].before == "":
            return True
        if page.key(end) not in SIZE_UNITS or page.key(end + 1) in _OF:
            return False
        return not (
            page.key(end) in ("x", "p", "k") or (chunk.quantity is None and page.key(at - 1) in (":", "x", "=", "×"))
        )

    def _named(self, at: int) -> bool:
        """Is the number right behind a known name a part of one of its names ("cement 32.5")?"""
        mention = self.page.products[self.page.covered[at - 1]]
        written = self.page.tokens[at].text.replace(",", ".")
        products = self.page.index.products
        owners = [owner for owner in range(mention.owners.bit_length()) if mention.owners >> owner & 1][:20]
        return any(written in name.stems for owner in owners for name in products.names[owner])

    def _trails(self, at: int, end: int) -> bool:
        """Is this number the quantity of the words before it?"""
        page = self.page
        if page.key(at - 1) in _TIMES or (
            page.tokens[at].kind == "number" and page.key(at - 1) in (":", "=", "\t", "|", "(")
        ):
            return True
        if self._closes(end):
            return True
        if page.key(end) in PIECES | PACKS and page.key(end + 1) not in _OF and self._closes(end + 1):
            return True
        return self._ends_with_number(end)

    def _ends_with_number(self, at: int) -> bool:
        """ "tasses 12 mugs 40": the run up to the next mark ends with a number, so numbers come after names."""
        page, last = self.page, at
        look = at
        while (
            look < len(page.tokens)
            and look < at + 40
            and page.tokens[look].kind != "line"
            and page.key(look) not in (",", ";")
            and page.roles[look] not in ("customer", "discount")
        ):
            last = look
            look = page.numbers[look].end if look in page.numbers else look + 1
        return last in page.numbers and last > at and page.tokens[last].kind == "number"

    def _measure(self, at: int) -> int:
        """A measure right after the number: "25 kg de café"; "10 m gaine"."""
        page = self.page
        if page.key(at) in _TIMES and page.tokens[at].kind in ("word", "mark"):
            page.roles[at] = "line"
            at += 1
        if at < len(page.tokens) and page.key(at) in MEASURES and page.covered[at] < 0 and page.free(at):
            if page.key(at + 1) in _OF or (
                at + 1 < len(page.tokens)
                and (page.covered[at + 1] >= 0 or page.tokens[at + 1].kind == "word" or self._closes(at + 1))
            ):
                return self._pack(at)
        return at

    def _pack(self, at: int) -> int:
        page = self.page
        if page.key(at) not in PIECES:
            self.chunk.pack = page.tokens[at].text
        self.chunk.places.append(at)
        end = at + 1
        if page.key(end) in _OF and page.tokens[end].kind == "word":
            end += 1
            number = page.numbers.get(end)
            if (
                number
                and not number.article
                and page.key(number.end) not in SIZE_UNITS
                and not self.page.key(number.end) == "%"
            ):
                self.chunk.pack = page.written(at, number.end)
                self.chunk.places += range(end, number.end)
                end = number.end
        return end

    def _trailing_pack(self, at: int) -> int:
        page = self.page
        if page.key(at) in PIECES or (page.key(at) in PACKS | MEASURES and page.covered[at] < 0):
            return self._pack(at) if page.key(at + 1) not in _OF else at
        return at

    def _flush(self) -> None:
        chunk, self.chunk = self.chunk, _Chunk()
        page = self.page
        vague = -1 in chunk.places
        while (
            chunk.words
            and page.covered[chunk.words[-1]] < 0
            and (
                page.key(chunk.words[-1]) in _KEEP_INSIDE
                or (page.key(chunk.words[-1]) in NOISE and page.tokens[chunk.words[-1]].kind == "word")
            )
        ):
            page.roles[chunk.words.pop()] = "noise"
        if not chunk.words and chunk.pack and chunk.quantity:
            chunk.words = [at for at in chunk.places if at >= chunk.quantity.end]
            chunk.places = [at for at in chunk.places if at < chunk.quantity.end]
            chunk.pack = ""
        if not chunk.words:
            for at in chunk.places:
                if at >= 0:
                    page.roles[at] = "other"
            return
        known = any(page.covered[at] >= 0 for at in chunk.words)
        if not known and all(page.key(at) in ADJECTIVES | NOISE for at in chunk.words):
            return
        if chunk.quantity is None and not vague and not known and not self._likely(chunk):
            return
        self._keep(chunk, known=known)

    def _keep(self, chunk: _Chunk, *, known: bool) -> None:
        page, vague = self.page, -1 in chunk.places
        text = page.written(chunk.words[0], chunk.words[-1] + 1)
        quantity, pack = self._quantity(chunk)
        for at in (*chunk.words, *(place for place in chunk.places if place >= 0)):
            page.roles[at] = "line"
        if chunk.quantity is not None and quantity is None:
            page.take(chunk.places[0], chunk.quantity.end, "other")
        if chunk.quantity is None and chunk.size and not vague and quantity is not None:
            start = chunk.size[0]
            text = page.written(chunk.words[0], chunk.words[chunk.words.index(start)]).strip() or text
        places = [at for at in (*chunk.words, *chunk.places) if at >= 0]
        self.items.append(Item(text, quantity, pack, min(places), max(places) + 1, known))

    def _quantity(self, chunk: _Chunk) -> tuple[str | None, str]:
        number, pack = chunk.quantity, chunk.pack
        if number is None:
            if chunk.size and chunk.size[2].lower() in MEASURES and not self._names_size(chunk):
                return plain(chunk.size[1].value), chunk.size[2]
            return None, pack
        if not number.certain and pack.lower() not in MEASURES:
            return None, pack
        if number.collective and self._sold_by(chunk, number.collective):
            return plain(number.value / (12 if number.collective in ("dozen", "douzaine") else 2)), number.collective
        return plain(number.value), pack

    def _names_size(self, chunk: _Chunk) -> bool:
        assert chunk.size is not None
        return self.page.covered[chunk.size[0]] >= 0 or any(
            self.page.tokens[chunk.size[0]].text.replace(",", ".") in name.stems
            for owner in self._owners(chunk)
            for name in self.page.index.products.names[owner]
        )

    def _owners(self, chunk: _Chunk) -> list[int]:
        mask = next(
            (self.page.products[self.page.covered[at]].owners for at in chunk.words if self.page.covered[at] >= 0), 0
        )
        return [owner for owner in range(mask.bit_length()) if mask >> owner & 1][:20]

    def _sold_by(self, chunk: _Chunk, collective: str) -> bool:
        """Is the article itself counted in pairs or dozens?"""
        units = {self.page.index.products.units[owner] for owner in self._owners(chunk)}
        alike = {
            "pair": {"pair", "paire"},
            "paire": {"pair", "paire"},
            "dozen": {"dozen", "douzaine"},
            "douzaine": {"dozen", "douzaine"},
        }
        return bool(units & alike.get(collective, set()))

    def _likely(self, chunk: _Chunk) -> bool:
        """Words without a number and without a known name: goods only if they read like some, or in a plain list."""
        meaning = [at for at in chunk.words if self.page.key(at) not in NOISE]
        if not meaning or len(meaning) > 5 or any(self.page.key(at) in NOT for at in chunk.words):
            return False
        if self.searches > 0:
            self.searches -= 1
            text = self.page.written(chunk.words[0], chunk.words[-1] + 1)
            if not isinstance(match_in(self.page.index, text, "product"), Nothing):
                return True
        if len(meaning) <= 3:
            self.doubtful.append(chunk)
        return False


def find_items(page: Page, *, listed: bool = False) -> list[Item]:
    return Scanner(page, listed=listed).scan()
