"""What a process asks of the rules: which discounts apply to these lines, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from integrations.books.port import QuoteFacts


@dataclass(frozen=True)
class RuledLine:
    sku: str
    quantity: Decimal
    unit_price: Decimal


@dataclass(frozen=True)
class Discount:
    """`percent` granted to the line of that SKU by the rule `rule_id` (`label` in the company's words)."""

    sku: str
    percent: Decimal
    rule_id: str
    label: str


class Rules(Protocol):
    def discounts(self, facts: QuoteFacts, lines: list[RuledLine]) -> list[Discount]:
        """At most one discount per line: the one the rules grant. Pure; no discount is no row."""
        ...
