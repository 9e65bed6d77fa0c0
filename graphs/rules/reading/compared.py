"""A number that a sentence compares: with which facts, how, and the condition it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from graphs.rules.condition import Op
from graphs.rules.reading.facts_chosen import Chosen, value_of
from graphs.rules.reading.logic import NOTHING, conjunction, test
from graphs.rules.reading.pieces import Piece
from graphs.rules.said import SaidCondition
from graphs.understanding.numbers import plain


@dataclass
class Compared:
    """A number with what it is compared to. `at`: the piece of the number, `first` and `last` all that belongs to it;
    `limit`: what is beyond is not allowed; `chosen` the facts it may be about; `said`: a comparison was written."""

    at: int
    first: int
    last: int
    op: Op
    chosen: Chosen
    amount: Piece
    limit: bool = False
    other: Piece | None = None
    listed: list[Piece] = field(default_factory=list[Piece])
    marked: bool = False
    noun: Piece | None = None
    said: bool = True

    def condition(self, fact: str) -> SaidCondition | None:
        """With one of its facts; None when the number cannot be a value of it."""
        amounts = [self.amount, *self.listed]
        values = [value_of(amount, fact) for amount in amounts]
        if any(value is None for value in values):
            return None
        texts = [plain(value) for value in values if value is not None]
        if fact == "order_total" and self.taxed:
            fact = "order_total_incl_vat"
        if self.other is not None:
            high = value_of(self.other, fact)
            if high is None:
                return None
            low = Decimal(texts[0])
            low, high = min(low, high), max(low, high)
            if self.op == "!=":
                return SaidCondition("any", parts=[test(fact, "<", plain(low)), test(fact, ">", plain(high))])
            return conjunction([test(fact, ">=", plain(low)), test(fact, "<=", plain(high))])
        return test(fact, self.op, *texts)

    taxed: bool = False

    @property
    def said_condition(self) -> SaidCondition:
        fact = self.chosen.facts[0] if self.chosen.facts else ""
        return (self.condition(fact) if fact else None) or NOTHING
