"""Conditions asked about many lines at once: which of them it holds for, and which it does not, as bits. Pure.

Agrees with `condition.holds` line by line; five hundred rules on a long order would take too long one by one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from graphs.rules.condition import AllOf, AnyOf, Condition, Facts, Not, Test, Value

Where = tuple[int, int]
"""The lines for which it holds, and those for which it does not: bit n stands for line n. A line in neither is one of
which it cannot be told."""


class Table:
    """The facts of some lines, each with those of the whole case. Columns are made when first asked about."""

    def __init__(self, rows: Sequence[Facts]) -> None:
        self.all = (1 << len(rows)) - 1
        self._rows = rows
        self._columns: dict[str, _Column] = {}

    def where(self, condition: Condition) -> Where:
        match condition:
            case Test():
                column = self._columns.get(condition.fact)
                return (column or self._column(condition.fact)).where(condition)
            case AllOf():
                return self._all_of(condition)
            case AnyOf():
                return self._any_of(condition)
            case Not():
                true, false = self.where(condition.part)
                return false, true
            case _:
                assert_never(condition)

    def _all_of(self, condition: AllOf) -> Where:
        true, false = self.all, 0
        for part in condition.parts:
            here = self.where(part)
            true &= here[0]
            false |= here[1]
            if false == self.all:
                break
        return true, false

    def _any_of(self, condition: AnyOf) -> Where:
        true, false = 0, self.all
        for part in condition.parts:
            here = self.where(part)
            true |= here[0]
            false &= here[1]
            if true == self.all:
                break
        return true, false

    def _column(self, fact: str) -> _Column:
        column = self._columns[fact] = _Column([row.get(fact) for row in self._rows])
        return column


class _Column:
    """One fact of all lines: the lines by value, and the numbers in order with the lines from each on."""

    def __init__(self, values: Sequence[Value | None]) -> None:
        self._by_value: dict[Value, int] = {}
        for at, value in enumerate(values):
            if value is not None:
                self._by_value[value] = self._by_value.get(value, 0) | 1 << at
        self._known = 0
        for bits in self._by_value.values():
            self._known |= bits
        self._numbers = sorted(value for value in self._by_value if isinstance(value, Decimal))
        self._from = [0] * (len(self._numbers) + 1)
        for at in reversed(range(len(self._numbers))):
            self._from[at] = self._from[at + 1] | self._by_value[self._numbers[at]]

    def where(self, test: Test) -> Where:
        value = test.value
        if isinstance(value, tuple):
            true = 0
            for each in value:
                true |= self._by_value.get(each, 0)
            return self._told(true, negated=test.op != "in")
        if test.op == "==" or test.op == "!=":
            return self._told(self._by_value.get(value, 0), negated=test.op == "!=")
        if not isinstance(value, Decimal):
            return 0, 0
        after = bisect_right if test.op in ("<=", ">") else bisect_left
        above = self._from[after(self._numbers, value)]
        below = self._from[0] & ~above
        return (above, below) if test.op in (">", ">=") else (below, above)

    def _told(self, true: int, *, negated: bool) -> Where:
        rest = self._known & ~true
        return (rest, true) if negated else (true, rest)
