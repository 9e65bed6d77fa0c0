"""A rule's condition: comparisons of facts with constants, joined by and, or, not; true, false, or not known. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, assert_never

Value = Decimal | str | bool
"""Decimal for numeric facts, bool for flags, str for the others (an id, an SKU, an option, folded text)."""

Facts = Mapping[str, Value]
"""What is known of a case; a fact that is not there is not known."""

Op = Literal["==", "!=", "<", "<=", ">", ">=", "in", "not in"]


@dataclass(frozen=True)
class Test:
    """`value` is a tuple for `in` and `not in` only. Order operators are for numeric facts only."""

    __test__ = False  # no test class, whatever a test runner thinks of its name

    fact: str
    op: Op
    value: Value | tuple[Value, ...]


@dataclass(frozen=True)
class AllOf:
    """Of nothing: always true."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class AnyOf:
    """Of nothing: never true."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class Not:
    part: Condition


Condition = Test | AllOf | AnyOf | Not

ALWAYS = AllOf()


def holds(condition: Condition, facts: Facts) -> bool | None:
    """Kleene's logic: None where a fact that matters is not known."""
    match condition:
        case Test():
            return _test(condition, facts)
        case AllOf(parts):
            return _joined(parts, facts, decisive=False)
        case AnyOf(parts):
            return _joined(parts, facts, decisive=True)
        case Not(part):
            inner = holds(part, facts)
            return None if inner is None else not inner
        case _:
            assert_never(condition)


def facts_in(condition: Condition) -> frozenset[str]:
    """The names of the facts it looks at."""
    match condition:
        case Test(fact):
            return frozenset({fact})
        case AllOf(parts) | AnyOf(parts):
            return frozenset[str]().union(*(facts_in(part) for part in parts))
        case Not(part):
            return facts_in(part)
        case _:
            assert_never(condition)


def tests_in(condition: Condition) -> list[Test]:
    """All comparisons, in order of writing."""
    match condition:
        case Test():
            return [condition]
        case AllOf(parts) | AnyOf(parts):
            return [test for part in parts for test in tests_in(part)]
        case Not(part):
            return tests_in(part)
        case _:
            assert_never(condition)


def both(*conditions: Condition) -> Condition:
    """All of them, flat; a single one as it is."""
    parts: list[Condition] = []
    for condition in conditions:
        parts.extend(condition.parts if isinstance(condition, AllOf) else [condition])
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _joined(parts: tuple[Condition, ...], facts: Facts, *, decisive: bool) -> bool | None:
    unknown = False
    for part in parts:
        result = holds(part, facts)
        if result is decisive:
            return decisive
        unknown = unknown or result is None
    return None if unknown else not decisive


def _test(test: Test, facts: Facts) -> bool | None:
    known = facts.get(test.fact)
    if known is None:
        return None
    value = test.value
    if isinstance(value, tuple):
        return (known in value) == (test.op == "in")
    match test.op:
        case "==":
            return known == value
        case "!=":
            return known != value
        case _:
            if not isinstance(known, Decimal) or not isinstance(value, Decimal):
                return None
            return _ordered(test.op, known, value)


def _ordered(op: Op, known: Decimal, value: Decimal) -> bool:
    match op:
        case "<":
            return known < value
        case "<=":
            return known <= value
        case ">":
            return known > value
        case _:
            return known >= value
