"""Whose agreement the rules ask for, in any process: by role or by person, and who stands behind it already. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graphs.ask import Reason
from graphs.context import Person, Policy
from graphs.gate import Demand
from graphs.rules.consequence import Approval
from graphs.rules.demands_wording import LANGUAGES, tell
from graphs.rules.names import role_labels
from graphs.rules.port import Ruling
from graphs.rules.rule import Rule
from graphs.rules.sitting import words_of


@dataclass(frozen=True)
class Backers:
    """Who stands behind it already: `agreed` are ids of people who need not be asked, `roles` names of roles
    that are behind it."""

    agreed: Collection[str] = ()
    roles: Collection[str] = ()


def demands(ruling: Ruling, backers: Backers, policy: Policy, colleagues: Sequence[Person]) -> list[Demand]:
    """Whose agreement the rules ask for, without those who stand behind it already."""
    asked = [_demand(rule, rule.draft.then, policy, colleagues) for rule in ruling.approvals]
    return [demand for demand in asked if demand is not None and not _met(demand, backers, policy)]


def _demand(rule: Rule, then: object, policy: Policy, colleagues: Sequence[Person]) -> Demand | None:
    if not isinstance(then, Approval):
        return None
    if not then.person:
        labels = role_labels(policy.roles, colleagues).get(then.role, {})
        return Demand(_reason(words_of(rule), role=then.role, labels=labels), role=then.role)
    person = next((row for row in colleagues if row.id == then.person), None)
    highest = max(policy.roles, key=lambda role: role.rank, default=None)
    if person is None and colleagues and highest is not None:
        # Somebody who has left can agree to nothing: then it takes the highest role.
        reason = _reason(words_of(rule), gone=then.person)
        return Demand(reason, role=highest.name)
    name = person.name if person is not None else then.person
    held = person.role if person is not None else ""
    return Demand(_reason(words_of(rule), person=name), role=held, person=then.person)


def _met(demand: Demand, backers: Backers, policy: Policy) -> bool:
    if demand.person:
        return demand.person in backers.agreed
    wanted = policy.role(demand.role)
    ranks = [role.rank for name in backers.roles if (role := policy.role(name)) is not None]
    return wanted is not None and max(ranks, default=-1) >= wanted.rank


def _reason(
    rule: str, *, person: str = "", role: str = "", gone: str = "", labels: Mapping[str, str] | None = None
) -> Reason:
    """`rule` is its id with its words. `gone`: who should agree is not of the company any more. `labels`: what the role
    is called, by language."""
    key = "person" if person else "gone" if gone else "role"
    called = labels or {}
    return Reason(
        "rule_approval",
        {lang: tell(lang, "rule_approval", rule=rule) for lang in LANGUAGES},
        {lang: tell(lang, f"rule_approval.{key}", name=person or gone or called.get(lang, role)) for lang in LANGUAGES},
        {lang: tell(lang, "rule_approval.found") for lang in LANGUAGES},
    )
