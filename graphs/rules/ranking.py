"""Which of several rules that hold together wins, by what was decided between them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphs.rules.condition import tests_in
from graphs.rules.rule import Relation, Rule

_ALL = Decimal(100)


@dataclass(frozen=True)
class Share:
    """What a rule gives: a percentage (or days)."""

    rule: Rule
    percent: Decimal


@dataclass(frozen=True)
class Winner:
    """The rules that give it together (one, unless they add up), and what they give."""

    rules: list[Rule]
    percent: Decimal


class Ranks:
    """The company's decisions between pairs of rules."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._by_pair = {frozenset({relation.one, relation.other}): relation for relation in relations}
        self._involved = frozenset(rule_id for pair in self._by_pair for rule_id in pair)

    def highest(self, shares: Sequence[Share], *, customer_wants: bool) -> Winner | None:
        """The most that is given, sums counted. `customer_wants`: more is better for the customer (a discount), so
        "the best for the customer" is the highest; otherwise (a deposit) the lowest of the two."""
        ranked = sorted(shares, key=lambda share: (-share.percent, share.rule.id))
        if self._involved.isdisjoint(share.rule.id for share in ranked):
            return Winner([ranked[0].rule], min(ranked[0].percent, _ALL)) if ranked else None
        standing = self._standing(ranked)
        if not customer_wants:
            standing = self._lowest_of_pairs(standing)
        sums = [self._summed(share, standing) for share in standing]
        return max(sums, key=lambda winner: winner.percent, default=None)

    def telling(self, shares: Sequence[Share]) -> list[Share]:
        """Those that can still win whatever comes beside them: of all that have no part in a decision, the highest."""
        others = [share for share in shares if share.rule.id not in self._involved]
        best = min(others, key=lambda share: (-share.percent, share.rule.id), default=None)
        deciding = [share for share in shares if share.rule.id in self._involved]
        return deciding if best is None else [best, *deciding]

    def longest(self, shares: Sequence[Share]) -> Share | None:
        """The greatest one, unless another was put first."""
        unbeaten = {rule.id for rule in self._unbeaten([share.rule for share in shares])}
        standing = [share for share in shares if share.rule.id in unbeaten]
        return max(standing, key=lambda share: share.percent, default=None)

    def first(self, rules: Sequence[Rule]) -> Rule | None:
        """Of rules of which one only can count: the one that was put first, else the one that says most precisely
        when it holds, else the earliest."""
        standing = self._unbeaten(rules)
        return max(standing, key=lambda rule: len(tests_in(rule.draft.when)), default=None)

    def _between(self, one: Rule, other: Rule) -> Relation | None:
        return self._by_pair.get(frozenset({one.id, other.id})) if one.id != other.id else None

    def _unbeaten(self, rules: Sequence[Rule]) -> list[Rule]:
        """Those that no other one wins over; all of them when each is beaten by another."""
        beaten: set[str] = set()
        for one in rules:
            for other in rules:
                relation = self._between(one, other)
                if relation is not None and relation.how == "first":
                    beaten.add(relation.other)
        return [rule for rule in rules if rule.id not in beaten] or list(rules)

    def _standing(self, shares: Sequence[Share]) -> list[Share]:
        involved = [share.rule for share in shares if share.rule.id in self._involved]
        beaten = {rule.id for rule in involved} - {rule.id for rule in self._unbeaten(involved)}
        return [share for share in shares if share.rule.id not in beaten]

    def _lowest_of_pairs(self, shares: Sequence[Share]) -> list[Share]:
        """`shares` from the highest on: what a lower one is preferred to goes."""
        kept: list[Share] = []
        for at, share in enumerate(shares):
            lower = (self._between(share.rule, other.rule) for other in shares[at + 1 :])
            if not any(relation is not None and relation.how == "best" for relation in lower):
                kept.append(share)
        return kept

    def _summed(self, first: Share, shares: Sequence[Share]) -> Winner:
        """Begins with one and takes in, from the highest on, each that adds up with all taken so far."""
        taken, cap = [first], _ALL
        for share in shares:
            relations = [self._between(share.rule, other.rule) for other in taken]
            adding = [relation for relation in relations if relation is not None and relation.how == "add"]
            if share is not first and len(adding) == len(taken):
                taken.append(share)
                cap = min([cap, *(relation.cap for relation in adding if relation.cap is not None)])
        rules = sorted((share.rule for share in taken), key=lambda rule: rule.id)
        return Winner(rules, min(cap, sum((share.percent for share in taken), Decimal(0))))
