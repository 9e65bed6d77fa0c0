"""A message laid out for reading: its words, the names and numbers found among them, and who has used which.

Every word ends with a role: used by a part of the brief, a mere courtesy, or left over and reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from graphs.understanding.catalogue import Index
from graphs.understanding.lexicon import NOISE
from graphs.understanding.numbers import Number
from graphs.understanding.text import excerpt
from graphs.understanding.tokens import Token, slice_of

Role = Literal["", "noise", "command", "customer", "line", "discount", "other"]


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

    def courtesy(self, at: int) -> bool:
        """A word that merely frames a request; "thé" is no "the"."""
        token = self.tokens[at]
        return token.key in NOISE and token.text.lower() not in ("thé", "thés")

    def covered_at(self, at: int) -> bool:
        return at < len(self.tokens) and self.covered[at] >= 0

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

    def cover(self, mention: Mention) -> None:
        """Says that these words name a product."""
        self.products[mention.start] = mention
        for at in range(mention.start, mention.end):
            self.covered[at] = mention.start

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
