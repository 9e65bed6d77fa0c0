"""A message laid out for reading: its words, the names and numbers and dates found among them, and who has used which.

Every word ends with a role: used by a part of the brief, a mere courtesy, or left over and reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from graphs.understanding.catalogue import Index, Shelf, codes_in, links, word_key
from graphs.understanding.lexicon import (
    AGO_DATES,
    CUTTING,
    DATE_LEADS,
    HEADINGS,
    LEGAL_FORMS,
    MEASURES,
    MONTHS,
    NOISE,
    NOISE_PHRASES,
    NOT,
    PACKS,
    QUOTE_WORDS,
    SIZE_UNITS,
)
from graphs.understanding.numbers import Number, number_at
from graphs.understanding.text import excerpt
from graphs.understanding.tokens import Token, slice_of, tokenise

Role = Literal["", "noise", "command", "customer", "line", "discount", "other"]
MOST = 8_000
"""Words and marks that are read of one message; the rest is reported as left over."""

_BULLETS = {"-", "•", "*", "+", "–", "o"}
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])")
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something of the directory: `owners` one bit each, `whole` when they are all of a name,
    `words` how many carry meaning, `code` when it is a SKU."""

    start: int
    end: int
    owners: int
    whole: bool
    words: int
    code: bool = False


@dataclass
class Page:
    text: str
    tokens: list[Token]
    language: str
    index: Index
    rest: str
    roles: list[Role]
    products: dict[int, Mention] = field(default_factory=dict[int, Mention])
    customers: dict[int, Mention] = field(default_factory=dict[int, Mention])
    named: list[int] = field(default_factory=list[int])
    """By word, where the customer mention it belongs to begins; -1 for none."""
    numbers: dict[int, Number] = field(default_factory=dict[int, Number])
    counted: set[int] | None = None
    lines: list[int] = field(default_factory=list[int])
    covered: list[int] = field(default_factory=list[int])
    """By word, where the product mention it belongs to begins; -1 for none."""

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else "\n"

    def content(self, at: int) -> bool:
        return self.tokens[at].kind in ("word", "number", "email", "link")

    def free(self, at: int) -> bool:
        return self.roles[at] == ""

    def take(self, start: int, end: int, role: Role) -> None:
        for at in range(start, end):
            self.roles[at] = role

    def written(self, start: int, end: int) -> str:
        return slice_of(self.text, self.tokens, start, end)

    def line_of(self, at: int) -> int:
        """The number of the line a word stands on."""
        if not self.lines:
            for token in self.tokens:
                self.lines.append(self.lines[-1] if self.lines else 0)
                if token.kind == "line":
                    self.lines[-1] += 1
        return self.lines[at]

    def counts_goods(self, but: int) -> bool:
        """Does a number stand before a known product, other than the one at `but`?"""
        if self.counted is None:
            self.counted = {number.end for number in self.numbers.values() if number.end in self.products}
        return bool(self.counted - {but})

    def phrase(self, at: int, phrases: dict[str, list[tuple[str, ...]]]) -> int:
        """The token after the phrase that begins here, or `at` when none does."""
        for phrase in phrases.get(self.key(at), ()):
            end = at + len(phrase)
            if end <= len(self.tokens) and all(self.tokens[at + i].key == key for i, key in enumerate(phrase)):
                return end
        return at

    def leftovers(self) -> list[str]:
        """Pieces of the text that nothing used, in order; courtesies between two leftovers are kept with them."""
        pieces: list[str] = []
        start = last = -1
        for at in range(len(self.tokens) + 1):
            done = at == len(self.tokens)
            if not done and self.content(at) and self.roles[at] in ("", "other"):
                start = at if start < 0 else start
                last = at
            elif start >= 0 and (
                done or self.roles[at] not in ("", "noise", "other") or self.tokens[at].kind == "line" or at - last > 4
            ):
                if last + 1 < len(self.tokens) and self.tokens[last + 1].key in ("€", "%", "$", "£"):
                    last += 1
                pieces.append(excerpt(self.written(start, last + 1), 200))
                start = -1
        return [*pieces, excerpt(self.rest, 200)] if self.rest else pieces


def lay_out(text: str, language: str, index: Index) -> Page:
    tokens = tokenise(text)
    rest = text[tokens[MOST].start :] if len(tokens) > MOST else ""
    del tokens[MOST:]
    page = Page(
        text, tokens, language, index, rest, [""] * len(tokens), named=[-1] * len(tokens), covered=[-1] * len(tokens)
    )
    _bullets(page)
    _headers(page)
    for start, end, owner in codes_in(tokens, index.products):
        _cover(page, Mention(start, end, 1 << owner, True, end - start, code=True))
    _dates(page)
    _mentions(page)
    _numbers(page)
    _courtesies(page)
    return page


def _cover(page: Page, mention: Mention) -> None:
    page.products[mention.start] = mention
    for at in range(mention.start, mention.end):
        page.covered[at] = mention.start


def _bullets(page: Page) -> None:
    tokens = page.tokens
    starts = [at for at in range(len(tokens)) if at == 0 or tokens[at - 1].kind == "line"]
    dashes = sum(1 for at in starts if tokens[at].key == "-")
    counted = sum(1 for at in starts if _ordinal(page, at))
    for at in starts:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is None:
            continue
        if tokens[at].key in _BULLETS and (following.before == " " or tokens[at].key == "•" or dashes > 1):
            page.roles[at] = "noise"
        elif _ordinal(page, at) and (tokens[at + 1].key == ")" or counted > 1):
            page.take(at, at + 2, "noise")


def _headers(page: Page) -> None:
    """The heading line of a pasted table says nothing of its own."""
    start = 0
    for at in range(len(page.tokens) + 1):
        if at < len(page.tokens) and page.tokens[at].kind != "line":
            continue
        line = range(start, at)
        words = [i for i in line if page.content(i)]
        cells = any(page.tokens[i].kind == "cell" for i in line)
        if cells and len(words) > 1 and all(page.key(i) in HEADINGS or page.key(i) in NOISE for i in words):
            page.take(start, at, "noise")
        start = at + 1


def _ordinal(page: Page, at: int) -> bool:
    """ "1." or "2)" at the beginning of a line, with words after it."""
    tokens = page.tokens
    return (
        at + 2 < len(tokens)
        and (
            (len(tokens[at].text) <= 3 and tokens[at].kind == "number")
            or (len(tokens[at].key) == 1 and tokens[at].kind == "word")
        )
        and tokens[at + 1].key in (".", ")")
        and tokens[at + 1].before == ""
        and tokens[at + 2].before == " "
    )


def _date_at(page: Page, at: int) -> int:
    """The token after the date that begins here, or `at`."""
    tokens = page.tokens
    token = tokens[at]
    joined = [page.tokens[at + i] if at + i < len(tokens) else None for i in range(1, 5)]
    if token.kind == "number":
        first, second, third, fourth = joined
        if _DOTTED_DATE.fullmatch(token.text):
            return at + 1
        if (
            _YEAR.fullmatch(token.text)
            and first
            and second
            and first.before == second.before == "-"
            and second.kind == "number"
        ):
            return at + 3
        if first and second and first.key == "/" and first.before == second.before == "" and second.kind == "number":
            if third and fourth and third.key == "/" and fourth.kind == "number":
                return at + 5
            return (
                at + 3
                if _DAY.fullmatch(token.text)
                and second.text.isdigit()
                and (len(second.text) == 2 or page.key(at - 1) in DATE_LEADS)
                else at
            )
        suffix = 1 if first and first.key in ("er", "st", "nd", "rd", "th") and first.before == "" else 0
        month = at + 1 + suffix + (1 if page.key(at + 1 + suffix) == "of" else 0)
        if _DAY.fullmatch(token.text) and page.key(month) in MONTHS:
            return month + 2 if _YEAR.fullmatch(page.key(month + 1)) else month + 1
        if (
            first
            and first.key in ("h", "am", "pm")
            and first.before == ""
            and len(token.text) <= 2
            and page.key(at - 1) in ("a", "at", "vers", "before", "avant", "by", "pour")
        ):
            return at + 3 if second and second.kind == "number" and second.before == "" else at + 2
    if (
        token.key in MONTHS
        and page.key(at + 1).isdigit()
        and _DAY.fullmatch(page.key(at + 1))
        and token.text[0].isupper()
    ):
        return at + 2
    if token.key in ("semaine", "week", "sem") and page.key(at + 1).isdigit():
        return at + 2
    if (
        token.key in ("sous", "dans", "within", "in")
        and page.key(at + 1).isdigit()
        and page.key(at + 2)
        in (
            "jours",
            "jour",
            "semaines",
            "semaine",
            "mois",
            "h",
            "heures",
            "days",
            "day",
            "weeks",
            "week",
            "months",
            "hours",
            "j",
        )
    ):
        return at + 3
    return page.phrase(at, AGO_DATES)


def _dates(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0:
            at += 1
            continue
        end = _date_at(page, at)
        if end == at:
            at += 1
            continue
        start = at
        while (
            start > 0
            and start > at - 4
            and page.key(start - 1) in DATE_LEADS
            and page.free(start - 1)
            and page.covered[start - 1] < 0
        ):
            start -= 1
        page.take(start, end, "other")
        at = end


def _mentions(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0 or not page.free(at):
            at += 1
            continue
        product = _mention(page, at, page.index.products, company=False)
        if product:
            _cover(page, product)
        at = product.end if product else at + 1
    at = 0
    while at < len(page.tokens):
        customer = _mention(page, at, page.index.customers, company=True) if page.free(at) else None
        if customer:
            page.customers[at] = customer
            for i in range(at, customer.end):
                page.named[i] = at
        at = customer.end if customer else at + 1


def _mention(page: Page, at: int, shelf: Shelf, *, company: bool) -> Mention | None:
    """The longest run of words that some one name holds; over "et", a comma or a number only as the name has it."""
    first = page.tokens[at]
    if first.kind not in ("word", "number") or links(first) or (not company and first.key in QUOTE_WORDS):
        return None
    if first.kind == "number" and not company:
        return None
    stems = [word_key(first)]
    owners = shelf.masks.get(stems[0], 0)
    if not owners:
        return None
    end, crossing, look = at + 1, False, at + 1
    while (
        look < len(page.tokens)
        and look < end + 4
        and (page.free(look) or (page.roles[look] == "other" and not company))
    ):
        token = page.tokens[look]
        if token.key in ("et", "and") or (token.kind == "mark" and token.key in ",/+&°."):
            crossing = crossing or token.key != "&"
        elif token.kind not in ("word", "number") or (not company and page.covered[look] >= 0):
            break
        elif not links(token) and not (company and token.key in LEGAL_FORMS):
            word = word_key(token)
            strict = crossing or token.kind == "number" or (len(stems) == 1 and first.key in PACKS)
            both = owners & (shelf.following.get((stems[-1], word), 0) if strict else shelf.masks.get(word, 0))
            if not both or (word in stems and not strict):
                break
            owners, end, crossing = both, look + 1, False
            stems.append(word)
        look += 1
    whole = tuple(sorted(stems)) in shelf.whole
    if company and whole and page.key(end) in LEGAL_FORMS:
        end += 1
    if not whole and (first.kind == "number" or (first.key in PACKS and len(stems) == 1)):
        return None
    if not whole and (first.key in SIZE_UNITS or first.key in NOISE | MEASURES | NOT | CUTTING or len(first.key) < 2):
        return None
    return Mention(at, end, owners, whole, len(stems))


def _numbers(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        if page.covered[at] >= 0 or not page.free(at) or _in_code(page, at):
            at += 1
            continue
        number = number_at(page.tokens, at, page.language)
        if number is None or any(page.covered[i] >= 0 for i in range(at, number.end)):
            at += 1
            continue
        page.numbers[at] = number
        at = number.end


def _in_code(page: Page, at: int) -> bool:
    """A number that is a part of an unknown code ("ABC-12", "M8"), not the "120" of "x120"."""
    token = page.tokens[at]
    if token.kind != "number" or at == 0 or page.tokens[at - 1].kind != "word":
        return False
    if token.before == "-":
        return len(token.text) > 0 and page.tokens[at - 1].text.isupper()
    return token.before == "" and page.tokens[at - 1].key not in ("x", "qte", "qty", "nb", "qt", "fois")


def _courtesies(page: Page) -> None:
    at = 0
    while at < len(page.tokens):
        end = page.phrase(at, NOISE_PHRASES)
        if end > at and all(page.free(i) and page.covered[i] < 0 for i in range(at, end)):
            page.take(at, end, "noise")
            for i in range(at, end):
                page.numbers.pop(i, None)
        at = max(end, at + 1)
