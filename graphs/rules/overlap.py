"""Which armed rules a new one meets: cases on which both hold, with what must be decided between them, or cannot be.

Rules of different processes, or of periods that never meet, have nothing to do with each other. What only restricts
goes before what grants: a rule that forbids discounts in some of the cases of a discount is an exception to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graphs.rules.condition import Condition, Not, Test, Value, both, facts_in
from graphs.rules.consequence import Classify, Deposit, Discount, Forbid, Postpone, UseLanguage
from graphs.rules.rule import Draft, Relation, Rule, process_of
from graphs.rules.solve import TooComplex, equivalent, witness, witness_on_two_lines
from graphs.rules.vocabulary import AFTER_DISCOUNTS, FACTS

Kind = Literal["same", "rank", "contradiction", "exception"]


@dataclass(frozen=True)
class Overlap:
    """`witness` are facts on which both hold; `other_line` those of another line of that order, when the other rule
    holds because of that one.

    same: it says nothing new · rank: which one wins must be decided · contradiction: both cannot stand · exception:
    the one that forbids discounts takes its cases from the other, nothing to decide (only from `exceptions`).
    """

    rule: Rule
    kind: Kind
    witness: dict[str, Value]
    other_line: dict[str, Value] = field(default_factory=dict[str, Value])


def overlaps(draft: Draft, others: Sequence[Rule], relations: Sequence[Relation], replacing: str = "") -> list[Overlap]:
    """What must be decided before `draft` is armed, in the order of `others`. `replacing` is the id of the rule that it
    is a new version of; what was decided for that one still holds. Raises TooComplex."""
    decided = {frozenset({relation.one.casefold(), relation.other.casefold()}) for relation in relations}
    found: list[Overlap] = []
    for rule in _meeting(draft, others, replacing):
        overlap = _between(draft, rule)
        known = replacing and frozenset({replacing.casefold(), rule.id.casefold()}) in decided
        if overlap is not None and not (overlap.kind == "rank" and known):
            found.append(overlap)
    return found


def exceptions(draft: Draft, others: Sequence[Rule], replacing: str = "") -> list[Overlap]:
    """Discounts that a rule forbids in a part of their cases, to be shown: either one may be `draft`. Raises
    TooComplex."""
    found: list[Overlap] = []
    for rule in _meeting(draft, others, replacing):
        granting, forbidding = _discount_and_ban(draft, rule.draft)
        if granting is None or forbidding is None or facts_in(forbidding.when) & AFTER_DISCOUNTS:
            continue
        if _between(draft, rule) is None:
            example = _joint(draft.when, rule.draft.when, apart=True)
            if example is not None:
                found.append(Overlap(rule, "exception", *example))
    return found


def _meeting(draft: Draft, others: Sequence[Rule], replacing: str) -> Iterator[Rule]:
    process = process_of(draft)
    for rule in others:
        if rule.state != "armed" or (replacing and rule.id.casefold() == replacing.casefold()):
            continue
        known = facts_in(rule.draft.when) <= FACTS.keys()
        if known and process_of(rule.draft) == process and _at_once(draft, rule.draft):
            yield rule


def _at_once(one: Draft, other: Draft) -> bool:
    """Whether there is a day on which both hold."""
    since = max(one.since or date.min, other.since or date.min)
    return since <= min(one.until or date.max, other.until or date.max)


def _between(draft: Draft, rule: Rule) -> Overlap | None:
    other = rule.draft
    if draft.then == other.then and _equivalent(draft.when, other.when):
        example = _joint(draft.when, other.when, apart=False)
        return Overlap(rule, "same", *(example or ({}, {})))
    match draft.then, other.then:
        case Discount(), Discount():
            return _overlap(rule, "rank", draft.when, other.when, apart=False)
        case (Deposit(), Deposit()) | (Postpone(), Postpone()) if draft.then != other.then:
            return _overlap(rule, "rank", draft.when, other.when, apart=True)
        case (UseLanguage(), UseLanguage()) if draft.then != other.then:
            return _overlap(rule, "contradiction", draft.when, other.when, apart=True)
        case (Classify(subject, label), Classify(its_subject, its_label)) if subject == its_subject:
            if label != its_label:
                return _overlap(rule, "contradiction", draft.when, other.when, apart=True)
            return None
        case _:
            return _against(draft, rule)


def _against(draft: Draft, rule: Rule) -> Overlap | None:
    """A discount that a rule never lets through: the order would be refused, or the discount withheld every time."""
    granting, forbidding = _discount_and_ban(draft, rule.draft)
    if granting is None or forbidding is None:
        return None
    if facts_in(forbidding.when) & AFTER_DISCOUNTS:
        granted = Test("order_discount", "==", granting.then.percent) if isinstance(granting.then, Discount) else None
        first = both(draft.when, granted) if granted is not None else draft.when
        return _overlap(rule, "contradiction", first, rule.draft.when, apart=True)
    if _possible(both(granting.when, Not(forbidding.when))):
        return None
    return _overlap(rule, "contradiction", draft.when, rule.draft.when, apart=False)


def _discount_and_ban(one: Draft, other: Draft) -> tuple[Draft | None, Draft | None]:
    """Which of the two grants a discount, and which forbids discounts."""
    granting = next((draft for draft in (one, other) if isinstance(draft.then, Discount)), None)
    bans = (draft for draft in (one, other) if isinstance(draft.then, Forbid) and draft.then.act == "discount")
    return granting, next(bans, None)


def _overlap(rule: Rule, kind: Kind, one: Condition, other: Condition, *, apart: bool) -> Overlap | None:
    example = _joint(one, other, apart=apart)
    return None if example is None else Overlap(rule, kind, *example)


def _joint(one: Condition, other: Condition, *, apart: bool) -> tuple[dict[str, Value], dict[str, Value]] | None:
    """A case on which both hold, on one line or, where each may hold for a line of its own (`apart`), on two."""
    facts = witness(one, other)
    if facts is not None:
        return facts, {}
    return witness_on_two_lines(one, other) if apart and _of_lines(one) and _of_lines(other) else None


def _of_lines(condition: Condition) -> bool:
    return any(FACTS[name].subject == "line" for name in facts_in(condition))


def _equivalent(one: Condition, other: Condition) -> bool:
    try:
        return equivalent(one, other)
    except TooComplex:
        return False


def _possible(condition: Condition) -> bool:
    try:
        return witness(condition) is not None
    except TooComplex:
        return True
