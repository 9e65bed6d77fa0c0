"""Brings a condition into the shape in which it reads well: no negated groups, nothing nested without need. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, assert_never

from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Op, Test, Value

_OPPOSITE: dict[Op, Op] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in",
}  # fmt: skip


def shaped(condition: Condition) -> Condition:
    """The same meaning, also where facts are not known: negations down at the comparisons, groups flat and of two
    parts at least. `AllOf()` for always, `AnyOf()` for never."""
    return _shaped(condition, negated=False)


def _shaped(condition: Condition, *, negated: bool) -> Condition:
    match condition:
        case Test(fact, op, value):
            return _test(fact, _OPPOSITE[op] if negated else op, value)
        case Not(part):
            return _shaped(part, negated=not negated)
        case AllOf(parts):
            return _group(parts, every=not negated, negated=negated)
        case AnyOf(parts):
            return _group(parts, every=negated, negated=negated)
        case _:
            assert_never(condition)


def _test(fact: str, op: Op, value: Value | tuple[Value, ...]) -> Condition:
    if op in ("==", "!=") and isinstance(value, bool):
        return Test(fact, "==", value == (op == "=="))
    if not isinstance(value, tuple):
        return Test(fact, op, value)
    values = tuple(dict.fromkeys(value))
    if not values:
        return AnyOf() if op == "in" else AllOf()
    if all(isinstance(each, bool) for each in values):
        tests = [_test(fact, "==" if op == "in" else "!=", each) for each in values]
        return tests[0] if len(tests) == 1 else (AnyOf if op == "in" else AllOf)(tuple(tests))
    if len(values) == 1:
        return Test(fact, "==" if op == "in" else "!=", values[0])
    return Test(fact, op, values)


def _group(parts: tuple[Condition, ...], *, every: bool, negated: bool) -> Condition:
    kind = AllOf if every else AnyOf
    flat: list[Condition] = []
    for part in parts:
        inner = _shaped(part, negated=negated)
        if isinstance(inner, kind):
            flat.extend(inner.parts)
        elif isinstance(inner, AllOf | AnyOf) and not inner.parts:
            return inner  # one that always holds decides an "or", one that never does an "and"
        else:
            flat.append(inner)
    flat = list(dict.fromkeys(_together(flat) if every else _alternatives(flat)))
    return flat[0] if len(flat) == 1 else kind(tuple(flat))


def _alternatives(parts: list[Condition]) -> list[Condition]:
    """ "A or B or C" of one fact becomes one comparison with a list."""
    return _merged(parts, "in", _joined)


def _together(parts: list[Condition]) -> list[Condition]:
    """ "neither A nor B" of one fact becomes one comparison with a list; of two lists, what stands in both remains."""
    return _merged(_merged(parts, "not in", _joined), "in", _shared)


_Values = list[Value]


def _joined(one: _Values, other: _Values) -> _Values:
    return [*one, *other]


def _shared(one: _Values, other: _Values) -> _Values:
    return [value for value in one if value in other]


def _merged(
    parts: list[Condition], op: Literal["in", "not in"], how: Callable[[_Values, _Values], _Values]
) -> list[Condition]:
    values: dict[str, _Values] = {}
    for part in parts:
        listed = _listed(part, op)
        if isinstance(part, Test) and listed:
            values[part.fact] = how(values[part.fact], listed) if part.fact in values else listed
    merged: list[Condition] = []
    for part in parts:
        if not isinstance(part, Test) or not _listed(part, op) or not values.get(part.fact, [None]):
            merged.append(part)  # two lists without a common value stay: they say that it never holds
        elif part.fact in values:
            merged.append(_test(part.fact, op, tuple(values.pop(part.fact))))
    return merged


def _listed(part: Condition, op: Literal["in", "not in"]) -> _Values:
    """The values of a comparison that is one with a list, or could be."""
    if not isinstance(part, Test) or part.op not in (op, "==" if op == "in" else "!=") or isinstance(part.value, bool):
        return []
    return list(part.value) if isinstance(part.value, tuple) else [part.value]
