"""Joins what a sentence tests: and before or, brackets, lists, exceptions; what stands side by side holds together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from graphs.rules.condition import Op
from graphs.rules.said import SaidCondition

Join = Literal["atom", "and", "or", "except", "not", "open", "close", "comma", "break"]
EXCLUSIVE = frozenset(
    {
        "customer",
        "line_product",
        "customer_segment",
        "weekday",
        "month",
        "customer_language",
        "lead_sector",
        "lead_region",
        "lead_source",
        "bill_supplier",
    }
)
NOTHING = SaidCondition()
_OPPOSITE: dict[Op, Op] = {
    "==": "!=",
    "!=": "==",
    "<": ">=",
    ">=": "<",
    ">": "<=",
    "<=": ">",
    "in": "not in",
    "not in": "in",
}


@dataclass(frozen=True)
class Element:
    """`bare`: named without a verb ("les VIP"), so that two of them side by side are a list; `place` its first
    token."""

    join: Join
    place: int
    condition: SaidCondition | None = None
    bare: bool = False


def test(fact: str, op: Op, *values: str) -> SaidCondition:
    unique = list(dict.fromkeys(values))
    if len(unique) > 1 and op in ("==", "!="):
        op = "in" if op == "==" else "not in"
    return SaidCondition("test", fact, op, unique)


def opposite(condition: SaidCondition) -> SaidCondition:
    if condition.kind == "test":
        if condition.values in (["true"], ["false"]) and condition.op == "==":
            return replace(condition, values=["false" if condition.values == ["true"] else "true"])
        return replace(condition, op=_OPPOSITE[condition.op])
    if condition.kind == "not":
        return condition.parts[0]
    return SaidCondition("not", parts=[condition])


def conjunction(parts: Sequence[SaidCondition]) -> SaidCondition:
    flat: list[SaidCondition] = []
    for part in parts:
        flat.extend(part.parts if part.kind == "all" else [part])
    kept = [part for at, part in enumerate(flat) if part not in flat[:at]]
    return kept[0] if len(kept) == 1 else SaidCondition("all", parts=kept)


def disjunction(parts: Sequence[SaidCondition]) -> SaidCondition:
    kept = [part for at, part in enumerate(parts) if part not in parts[:at]]
    return kept[0] if len(kept) == 1 else SaidCondition("any", parts=kept)


def joined(when: SaidCondition, condition: SaidCondition) -> SaidCondition:
    if when == NOTHING:
        return condition
    parts = when.parts if when.kind == "all" else [when]
    return SaidCondition("all", parts=[*parts, condition])


def swapped(when: SaidCondition, old: SaidCondition, new: SaidCondition) -> SaidCondition:
    if when == old:
        return new
    return replace(when, parts=[swapped(part, old, new) for part in when.parts]) if when.parts else when


def without(when: SaidCondition, dropped: SaidCondition) -> SaidCondition:
    if when == dropped:
        return NOTHING
    if when.kind != "all":
        return when
    kept = [part for part in when.parts if part != dropped]
    return kept[0] if len(kept) == 1 else SaidCondition("all", parts=kept)


def parse(elements: Sequence[Element]) -> SaidCondition:
    """The condition they say together; NOTHING for none."""
    return _Parser(_trimmed(elements)).whole()


def _trimmed(elements: Sequence[Element]) -> list[Element]:
    """Joins that join nothing are dropped: at an end, beside a break, or before another."""
    kept: list[Element] = []
    for element in elements:
        last = kept[-1].join if kept else "break"
        if element.join in ("and", "or", "comma") and last in ("break", "open", "except", "not"):
            if element.join != "or" or last != "break" or len(kept) < 2:
                continue
            kept[-1] = element  # "…, remise 5 %, ou si …": the "or" is what joins, not the break
            continue
        if element.join in ("and", "or", "except") and last in ("and", "or", "comma"):
            kept[-1] = element
            continue
        if element.join == "comma" and last in ("and", "or", "comma"):
            continue
        if element.join == "break":
            if last == "or":
                continue
            while kept and kept[-1].join in ("and", "comma", "break"):
                kept.pop()
            if not kept or last in ("open", "except", "not"):
                continue
        if element.join == "close":
            while kept and kept[-1].join in ("and", "or", "comma", "break"):
                kept.pop()
            if kept and kept[-1].join == "open":
                kept.pop()
                continue
        kept.append(element)
    while kept and kept[-1].join not in ("atom", "close"):
        kept.pop()
    return kept


class _Parser:
    def __init__(self, elements: list[Element]) -> None:
        self._elements = elements
        self._at = 0

    def _join(self) -> str:
        return self._elements[self._at].join if self._at < len(self._elements) else "end"

    def whole(self) -> SaidCondition:
        parts: list[SaidCondition] = []
        while self._join() != "end":
            if self._join() in ("break", "close", "and", "or", "comma"):
                self._at += 1
                continue
            parts.append(self._excepted())
        return conjunction(parts) if parts else NOTHING

    def _excepted(self) -> SaidCondition:
        left = [] if self._join() == "except" else [self._either()]
        while self._join() == "except":
            self._at += 1
            right = self._either()
            if right != NOTHING:
                left.append(opposite(right))
        return conjunction(left) if left else NOTHING

    def _either(self) -> SaidCondition:
        parts = [self._all()]
        while self._join() == "or" or (self._join() == "comma" and self._list_of() == "or"):
            self._at += 1
            parts.append(self._all())
        return disjunction([part for part in parts if part != NOTHING] or [NOTHING])

    def _list_of(self) -> str:
        """What the commas of a list mean: its last join."""
        depth = 0
        for element in self._elements[self._at :]:
            depth += (element.join == "open") - (element.join == "close")
            if depth < 0 or (depth == 0 and element.join in ("break", "except")):
                break
            if depth == 0 and element.join in ("and", "or"):
                return element.join
        return "and"

    def _all(self) -> SaidCondition:
        parts: list[tuple[SaidCondition, bool, str]] = []
        joined = ""
        while True:
            place = self._at
            if self._join() in ("atom", "not", "open"):
                bare = self._elements[self._at].bare
                parts.append((self._one(), bare, joined))
                joined = "side"
            elif self._join() == "and" or (self._join() == "comma" and self._list_of() == "and"):
                self._at += 1
                joined = "and"
            else:
                break
            if self._at == place:
                break
        return _together(parts)

    def _one(self) -> SaidCondition:
        element = self._elements[self._at]
        self._at += 1
        if element.join == "not":
            return opposite(self._one()) if self._join() in ("atom", "not", "open") else NOTHING
        if element.join != "open":
            return element.condition or NOTHING
        inner: list[SaidCondition] = []
        while self._join() not in ("close", "end"):
            if self._join() in ("break", "and", "or", "comma"):
                self._at += 1
                continue
            inner.append(self._excepted())
        self._at += 1
        return conjunction(inner) if inner else NOTHING


def _together(parts: Sequence[tuple[SaidCondition, bool, str]]) -> SaidCondition:
    """ "pour Nordlys et les VIP" is for either: one name and one segment, each for itself, are no meeting of both."""
    result: list[SaidCondition] = []
    kinds: list[bool] = []
    for condition, bare, joined in parts:
        last = result[-1] if result else None
        if last is not None and bare and kinds[-1] and last.kind == condition.kind == "test":
            both = {last.fact, condition.fact}
            if len(both) == 1 and last.fact in EXCLUSIVE and last.op in ("==", "in") and condition.op in ("==", "in"):
                result[-1] = test(last.fact, "==", *last.values, *condition.values)
                continue
            if joined == "and" and both in ({"customer", "customer_segment"}, {"customer", "customer_new"}):
                result[-1] = disjunction([last, condition])
                continue
        result.append(condition)
        kinds.append(bare)
    return conjunction(result) if result else NOTHING
