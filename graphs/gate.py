"""The one gate every outward act passes: is it done now, is someone asked, or is it refused. Pure and total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from graphs.ask import Reason
from graphs.context import Person, Policy, Role

LIMIT_CODES = frozenset({"discount_limit", "amount_limit"})
"""Reasons that are about someone's limits. Any other one is a matter for somebody above the lowest role."""


@dataclass(frozen=True)
class Amounts:
    """What is at stake: the total excluding VAT in euros, and the highest discount percent asked beyond the rules."""

    total: Decimal
    discount: Decimal = Decimal(0)


@dataclass(frozen=True)
class Limits:
    """What someone may let through alone; None is unlimited. `discount` in percent, `amount` in euros excluding VAT."""

    discount: Decimal | None
    amount: Decimal | None

    def cover(self, amounts: Amounts) -> bool:
        return within(amounts.discount, self.discount) and within(amounts.total, self.amount)


@dataclass(frozen=True)
class Act:
    pass


@dataclass(frozen=True)
class Ask:
    """`role` is the least one that may answer. `reasons` is empty when the company wants to see everything first."""

    reasons: list[Reason]
    role: str
    approvals_needed: int
    confirm: bool


@dataclass(frozen=True)
class Refuse:
    """Nobody may let it through. `code` is `no_approver`."""

    code: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Shadow:
    """Nothing may really be done; `would` is what would have happened."""

    would: Act | Ask | Refuse


Verdict = Act | Ask | Refuse | Shadow


def within(value: Decimal, limit: Decimal | None) -> bool:
    return limit is None or value <= limit


def limits_of(person: Person, policy: Policy) -> Limits:
    """The person's own limits. From outside, or without a known role: no discount and the lowest amount."""
    role = None if person.outside else policy.role(person.role)
    if role is not None:
        return Limits(role.discount_limit, role.amount_limit)
    lowest = _by_rank(policy)[:1]
    return Limits(Decimal(0), lowest[0].amount_limit if lowest else Decimal(0))


def joint_limits(own: Limits, other: Limits, policy: Policy, total: Decimal) -> Limits:
    """The limits of two people who both stand behind a proposal. Where two must approve, one more is not enough."""
    amount = _higher(own.amount, other.amount)
    if not within(total, policy.two_people_above) and not within(total, own.amount):
        amount = own.amount
    return Limits(_higher(own.discount, other.discount), amount)


def judge(reasons: Sequence[Reason], policy: Policy, amounts: Amounts, *, seen: bool = False) -> Verdict:
    """What may be done. `reasons` were found with the asker's limits (`limits_of`); `seen`: somebody entitled to
    approve has just set exactly this, so a company that wants to see everything first has seen it."""
    verdict = _judge(reasons, policy, amounts, ask_always=policy.autonomy == "propose" and not seen)
    return Shadow(verdict) if policy.autonomy == "observe" else verdict


def _judge(reasons: Sequence[Reason], policy: Policy, amounts: Amounts, *, ask_always: bool) -> Act | Ask | Refuse:
    if not reasons and not ask_always:
        return Act()
    role = approving_role(reasons, policy, amounts)
    if role is None:
        return Refuse("no_approver", list(reasons))
    return Ask(
        reasons=list(reasons),
        role=role.name,
        approvals_needed=1 if within(amounts.total, policy.two_people_above) else 2,
        confirm=not within(amounts.total, policy.confirm_above),
    )


def approving_role(reasons: Sequence[Reason], policy: Policy, amounts: Amounts) -> Role | None:
    """The least role whose limits cover what is asked, else the highest; None when the company has no roles."""
    roles = _by_rank(policy)
    if not roles:
        return None
    if any(reason.code not in LIMIT_CODES for reason in reasons):
        roles = [role for role in roles if role.rank > roles[0].rank] or roles[-1:]
    covering = (role for role in roles if Limits(role.discount_limit, role.amount_limit).cover(amounts))
    return next(covering, roles[-1])


def _by_rank(policy: Policy) -> list[Role]:
    return sorted(policy.roles, key=lambda role: role.rank)


def _higher(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)
