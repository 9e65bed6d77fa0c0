"""A sentence as it is being read: its words, its pieces of one meaning each, and its quoted texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from graphs.rules.reading.amounts import Unit
from graphs.rules.reading.calendar import Period
from graphs.rules.reading.senses import Sense
from graphs.understanding.tokens import Token


@dataclass
class Piece:
    """`start` and `end` are tokens, `text` as written. `amount` and `unit` of an amount; `taken` once some part of the
    rule has used it, `known` when the books have this name."""

    sense: Sense
    start: int
    end: int
    text: str
    amount: Decimal = Decimal(0)
    unit: Unit = ""
    months: bool = False
    uncertain: bool = False
    measure: str = ""
    who: str = ""
    period: Period | None = None
    taken: bool = False
    known: bool = False

    @property
    def kind(self) -> str:
        return self.sense.kind

    @property
    def value(self) -> str:
        return self.sense.value


@dataclass
class Sheet:
    text: str
    tokens: list[Token]
    quotes: dict[str, str]
    pieces: list[Piece] = field(default_factory=list[Piece])

    def written(self, start: int, end: int) -> str:
        """As written, quotes put back."""
        if end <= start:
            return ""
        return self.restored(self.text[self.tokens[start].start : self.tokens[end - 1].end])

    def restored(self, text: str) -> str:
        for place, quoted in self.quotes.items():
            text = text.replace(place, f"« {quoted} »" if f"{place}" != text else quoted)
        return " ".join(text.split())
