"""Whether conditions can hold together, and an example on which they do: exact, fact by fact, bounded in work."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graphs.rules.condition import AllOf, AnyOf, Condition, Not, Test, Value, facts_in
from graphs.rules.domain import Domain, whole_domain
from graphs.rules.expression import negated
from graphs.rules.vocabulary import FACTS

MOST_STEPS: Final = 60_000
"""Comparisons looked at before it is given up: some hundred milliseconds."""


class TooComplex(Exception):
    """The conditions have too many alternatives to be looked through."""


Key = tuple[str, int]
"""A fact of the case; of facts of lines, also which of the conditions' own lines is meant."""


@dataclass(frozen=True)
class _Literal:
    key: Key
    test: Test


@dataclass(frozen=True)
class _All:
    parts: tuple[_Node, ...]


@dataclass(frozen=True)
class _Any:
    parts: tuple[_Node, ...]


_Node = _Literal | _All | _Any
"""A condition without `not`."""


def witness(*conditions: Condition) -> dict[str, Value] | None:
    """Facts on which all of them hold, each fact that they speak of among them; None when there are none. Facts of
    lines are of one and the same line."""
    found = _solve([_normal(condition, 0, holds=True) for condition in conditions])
    if found is None:
        return None
    return _filled(found, frozenset[str]().union(*(facts_in(condition) for condition in conditions)), 0)


def witness_on_two_lines(one: Condition, other: Condition) -> tuple[dict[str, Value], dict[str, Value]] | None:
    """As `witness`, each condition with its own line: the facts with the first one's line, and the other's line."""
    found = _solve([_normal(one, 0, holds=True), _normal(other, 1, holds=True)])
    if found is None:
        return None
    of_one, of_other = facts_in(one), facts_in(other)
    lines = frozenset(name for name in of_other if FACTS[name].subject == "line")
    return _filled(found, of_one | (of_other - lines), 0), _filled(found, lines, 1)


def always(condition: Condition) -> bool:
    """Whether it holds whatever the facts."""
    return witness(Not(condition)) is None


def equivalent(one: Condition, other: Condition) -> bool:
    """Whether they hold for the same facts."""
    if one == other:
        return True
    return witness(one, Not(other)) is None and witness(Not(one), other) is None


def _filled(found: Mapping[Key, Domain], names: frozenset[str], line: int) -> dict[str, Value]:
    facts: dict[str, Value] = {}
    for name in (name for name in FACTS if name in names):
        facts[name] = found.get(_key(name, line), whole_domain(name)).pick()
    return facts


def _key(name: str, line: int) -> Key:
    return (name, line if FACTS[name].subject == "line" else 0)


def _normal(condition: Condition, line: int, *, holds: bool) -> _Node:
    match condition:
        case Test(fact):
            return _Literal(_key(fact, line), condition if holds else negated(condition))
        case Not(part):
            return _normal(part, line, holds=not holds)
        case AllOf(parts):
            nodes = tuple(_normal(part, line, holds=holds) for part in parts)
            return _All(nodes) if holds else _Any(nodes)
        case AnyOf(parts):
            nodes = tuple(_normal(part, line, holds=holds) for part in parts)
            return _Any(nodes) if holds else _All(nodes)


def _opposite(node: _Node) -> _Node:
    match node:
        case _Literal(key, test):
            return _Literal(key, negated(test))
        case _All(parts):
            return _Any(tuple(_opposite(part) for part in parts))
        case _Any(parts):
            return _All(tuple(_opposite(part) for part in parts))


class _Search:
    """A comparison narrows its fact's domain at once; alternatives that cannot hold any more are dropped; of those that
    are left one is tried after the other, beginning where the fewest are. One that failed is known not to hold."""

    def __init__(self) -> None:
        self.steps = 0

    def run(self, domains: dict[Key, Domain], nodes: Sequence[_Node], pending: list[_Any]) -> dict[Key, Domain] | None:
        """What is left of each fact when all of it holds; None when nothing is."""
        left = self._settled(domains, list(nodes), pending)
        if left is None:
            return None
        if not left:
            return domains
        tried = min(left, key=lambda node: len(node.parts))
        others = [node for node in left if node is not tried]
        failed: list[_Node] = []
        for part in tried.parts:
            found = self.run(dict(domains), [part, *failed], list(others))
            if found is not None:
                return found
            failed.append(_opposite(part))
        return None

    def _settled(self, domains: dict[Key, Domain], nodes: list[_Node], pending: list[_Any]) -> list[_Any] | None:
        """Narrows the domains by all that must hold; the alternatives still open, or None when it cannot be."""
        while nodes:
            if not self._asserted(domains, nodes, pending):
                return None
            still: list[_Any] = []
            for node in pending:
                open_parts = self._open(domains, node)
                if open_parts is None:
                    continue
                if not open_parts:
                    return None
                if len(open_parts) == 1:
                    nodes.append(open_parts[0])
                else:
                    still.append(_Any(open_parts))
            pending = still
        return pending

    def _asserted(self, domains: dict[Key, Domain], nodes: list[_Node], pending: list[_Any]) -> bool:
        while nodes:
            match nodes.pop():
                case _Literal(key, test):
                    self._spend()
                    narrowed = _domain(domains, key).narrowed(test)
                    if narrowed is None:
                        return False
                    domains[key] = narrowed
                case _All(parts):
                    nodes.extend(parts)
                case _Any() as node:
                    pending.append(node)
        return True

    def _open(self, domains: Mapping[Key, Domain], node: _Any) -> tuple[_Node, ...] | None:
        """The alternatives that may hold; None when one holds already."""
        found: list[_Node] = []
        for part in node.parts:
            known = self._known(domains, part)
            if known:
                return None
            if known is None:
                found.append(part)
        return tuple(found)

    def _known(self, domains: Mapping[Key, Domain], node: _Node) -> bool | None:
        match node:
            case _Literal(key, test):
                self._spend()
                return _domain(domains, key).tells(test)
            case _All(parts):
                return self._joined(domains, parts, decisive=False)
            case _Any(parts):
                return self._joined(domains, parts, decisive=True)

    def _joined(self, domains: Mapping[Key, Domain], parts: Sequence[_Node], *, decisive: bool) -> bool | None:
        unknown = False
        for part in parts:
            known = self._known(domains, part)
            if known is decisive:
                return decisive
            unknown = unknown or known is None
        return None if unknown else not decisive

    def _spend(self) -> None:
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise TooComplex


def _domain(domains: Mapping[Key, Domain], key: Key) -> Domain:
    return domains.get(key) or whole_domain(key[0])


def _solve(nodes: Sequence[_Node]) -> dict[Key, Domain] | None:
    try:
        return _Search().run({}, nodes, [])
    except RecursionError:
        raise TooComplex from None
