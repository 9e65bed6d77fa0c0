"""The values a fact may still have once comparisons hold: narrowed exactly; and a plausible one picked from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, localcontext
from functools import lru_cache
from typing import Final

from graphs.rules.condition import Op, Test, Value, holds
from graphs.rules.vocabulary import FACTS, NUMERIC, Fact

OTHER: Final = "other"
"""Stands for any customer, product or text that no condition speaks of."""

_USUAL: Final = {"money": Decimal(1000), "percent": Decimal(10), "number": Decimal(10), "days": Decimal(10)}


@dataclass(frozen=True)
class Domain:
    """`only`: the values left (None: any). `out`: values that are not. Numbers also have a lower and an upper bound,
    each with whether it is itself inside; of whole numbers both are."""

    fact: Fact
    only: tuple[Value, ...] | None = None
    out: frozenset[Value] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool = True
    high_in: bool = True

    def narrowed(self, test: Test) -> Domain | None:
        """What is left when the comparison holds as well; None when nothing is."""
        left = self._with(test)
        return None if left is None or left.empty else left

    def tells(self, test: Test) -> bool | None:
        """True when every value left passes, False when none does; None when some do, or it takes narrowing to see."""
        if self.only is not None:
            passing = sum(_passes(one, test) for one in self.only)
            return True if passing == len(self.only) else None if passing else False
        match test.op:
            case "==" | "in":
                return None if any(self.contains(one) for one in _listed(test.value)) else False
            case "!=" | "not in":
                return None if any(self.contains(one) for one in _listed(test.value)) else True
            case op:
                return self._ordered(op, test.value)

    def _ordered(self, op: Op, value: Value | tuple[Value, ...]) -> bool | None:
        if not isinstance(value, Decimal) or not self.numeric:
            return False
        upward, inside = op in (">", ">="), op in ("<=", ">=")
        near, near_in = (self.low, self.low_in) if upward else (self.high, self.high_in)
        far, far_in = (self.high, self.high_in) if upward else (self.low, self.low_in)
        sign = 1 if upward else -1
        if near is not None and (near * sign > value * sign or (near == value and (inside or not near_in))):
            return True
        if far is not None and (far * sign < value * sign or (far == value and not (inside and far_in))):
            return False
        return None

    @property
    def numeric(self) -> bool:
        return self.fact.kind in NUMERIC

    @property
    def empty(self) -> bool:
        if self.only is not None:
            return not self.only
        if not self.numeric or self.low is None or self.high is None:
            return False
        if self.low > self.high:
            return True
        if self.fact.whole:
            return all(value in self.out for value in _counted(self.low, self.high, len(self.out) + 1))
        return self.low == self.high and (not (self.low_in and self.high_in) or self.low in self.out)

    def contains(self, value: Value) -> bool:
        if self.only is not None:
            return value in self.only
        if value in self.out or not self.numeric:
            return value not in self.out
        if not isinstance(value, Decimal) or (self.fact.whole and value != value.to_integral_value()):
            return False
        above = self.low is None or value > self.low or (value == self.low and self.low_in)
        return above and (self.high is None or value < self.high or (value == self.high and self.high_in))

    def pick(self) -> Value:
        """A plausible value: a round one, well inside where there is room. The domain is not empty."""
        if self.only is not None:
            return self.only[0]
        if not self.numeric:
            return next(word for word in _other_words() if word not in self.out)
        return next(value for value in self._candidates() if self.contains(value))

    def _with(self, test: Test) -> Domain | None:
        op, value = test.op, test.value
        if self.only is not None:
            return self._among(tuple(one for one in self.only if _passes(one, test)))
        if op in ("==", "in"):
            return self._among(tuple(one for one in dict.fromkeys(_listed(value)) if self.contains(one)))
        if op in ("!=", "not in"):
            out = self.out.union(_listed(value))
            return Domain(self.fact, None, out, self.low, self.high, self.low_in, self.high_in)
        told = self._ordered(op, value)
        if told is not None or not isinstance(value, Decimal):
            return self if told else None
        inside = op in ("<=", ">=")
        if op in (">", ">="):
            low, low_in = (_first_whole(value, inside), True) if self.fact.whole else (value, inside)
            return Domain(self.fact, None, self.out, low, self.high, low_in, self.high_in)
        high, high_in = (-_first_whole(-value, inside), True) if self.fact.whole else (value, inside)
        return Domain(self.fact, None, self.out, self.low, high, self.low_in, high_in)

    def _among(self, values: tuple[Value, ...]) -> Domain:
        return Domain(self.fact, values)

    def _candidates(self) -> Iterator[Decimal]:
        """Round ones first; then on until one must be free: more are counted, or halved, than values are out."""
        low, high, usual = self.low, self.high, _USUAL[self.fact.kind]
        if not low and (high is None or high >= usual):
            yield usual
        if high is not None and not low:
            yield from (-value for value in _rounder(-high, None if low is None else -low))
        if low is not None:
            yield from _rounder(low, high)
            yield low
        if high is not None:
            yield high
        if low is not None and high is not None and not self.fact.whole:
            yield from _halves(low, high, len(self.out) + 2)
        start, step = (low, 1) if low is not None else (high, -1) if high is not None else (usual, 1)
        for count in range(len(self.out) + 3):
            yield start.to_integral_value() + step * count


@lru_cache(maxsize=256)
def whole_domain(name: str) -> Domain:
    """All values of a fact: of options and flags each, of numbers the vocabulary's bounds."""
    fact = FACTS[name]
    if fact.kind == "choice":
        return Domain(fact, only=fact.options)
    if fact.kind == "flag":
        return Domain(fact, only=(False, True))
    return Domain(fact, low=fact.low, high=fact.high)


def _passes(value: Value, test: Test) -> bool:
    return holds(test, {test.fact: value}) is True


def _listed(value: Value | tuple[Value, ...]) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _first_whole(value: Decimal, inside: bool) -> Decimal:
    """The least whole number above it, or itself when it is one and inside."""
    floor = value // 1
    whole = floor if floor <= value else floor - 1
    return whole if whole == value and inside else whole + 1


def _counted(low: Decimal, high: Decimal, most: int) -> Iterator[Decimal]:
    for count in range(most):
        if low + count > high:
            return
        yield low + count


def _rounder(low: Decimal, high: Decimal | None) -> Iterator[Decimal]:
    """Round numbers above it, the roundest first: 500 gives 600, 1 200 gives 2 000."""
    exponent = max(low.copy_abs().adjusted() if low else 0, 0)
    for power in range(exponent, -3, -1):
        step = Decimal(10) ** power
        value = (low // step + (1 if low >= 0 or low % step == 0 else 0)) * step
        for candidate in (value, value + step):
            if candidate > low and (high is None or candidate < high):
                yield candidate


def _halves(low: Decimal, high: Decimal, most: int) -> Iterator[Decimal]:
    with localcontext() as context:
        context.prec = most + 60
        middle = high
        for _ in range(most):
            middle = (low + middle) / 2
            yield middle


def _other_words() -> Iterator[str]:
    yield OTHER
    count = 1
    while True:
        count += 1
        yield f"{OTHER} {count}"
