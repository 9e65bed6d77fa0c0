"""The one gate every outward act of every process passes: done now, asked, or refused, and by which steps. Pure, total.

    pause → guards and forbidding rules → exceptions → limits → rules that ask → autonomy → undo window

Nothing acts while any reason to ask exists; nothing asks while any reason to refuse exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from graphs.ask import Reason
from graphs.context import Person, Policy, Role

LIMIT_CODES = frozenset({"discount_limit", "amount_limit"})
"""Reasons that are about someone's limits. Any other one is a matter for somebody above the lowest role."""


@dataclass(frozen=True)
class Amounts:
    """What is at stake: the total in euros (excluding VAT; of a debt, including it: see `graphs.tax`), and the
    highest discount percent asked beyond the rules."""

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
class Demand:
    """A rule that asks for somebody's agreement: that of whoever holds `role` (or a higher one), or of one `person`,
    who holds `role` ("" when that is not known)."""

    reason: Reason
    role: str = ""
    person: str = ""


@dataclass(frozen=True)
class Matter:
    """One act, and all that speaks about it.

    `reasons` are the exceptions by code, found with the asker's limits (`limits_of`); `demands` come from rules; `bans`
    from rules that forbid and from guards between processes: nobody lets them through. `seen`: somebody entitled to
    approve has just set exactly this, so a company that wants to see everything first has seen it.
    """

    process: str
    amounts: Amounts
    reasons: Sequence[Reason] = ()
    demands: Sequence[Demand] = ()
    bans: Sequence[Reason] = ()
    seen: bool = False


@dataclass(frozen=True)
class Act:
    """`undo_minutes` of working time are left to take it back before it leaves."""

    undo_minutes: int = 0


@dataclass(frozen=True)
class Ask:
    """`role` is the least one that may answer; `approvers` are ids of people who all must (empty: whoever may).
    `reasons` is empty when the company wants to see everything first."""

    reasons: list[Reason]
    role: str
    approvals_needed: int
    confirm: bool
    approvers: list[str] = field(default_factory=list[str])


@dataclass(frozen=True)
class Refuse:
    """Nobody may let it through. `code`: `no_approver`, or that of the first ban."""

    code: str
    reasons: list[Reason]


@dataclass(frozen=True)
class Shadow:
    """Nothing may really be done; `would` is what would have happened."""

    would: Act | Ask | Refuse


Verdict = Act | Ask | Refuse | Shadow
Look = Literal["pause", "bans", "exceptions", "limits", "rules", "autonomy", "approver", "undo"]
Outcome = Literal["passes", "holds", "asks", "refuses", "shadows"]


@dataclass(frozen=True)
class Step:
    """One look of the gate, in order: what was looked at, what came of it, and the figures (JSON-like)."""

    look: Look
    outcome: Outcome
    why: dict[str, Any] = field(default_factory=dict[str, Any])


@dataclass(frozen=True)
class Judgement:
    """The verdict, and the whole chain that led to it."""

    verdict: Verdict
    chain: list[Step]


@dataclass(frozen=True)
class Permit:
    """Says that an outward act passed the gate; made here only. `by` are the people who approved it (none: it was let
    through), `undo_minutes` the working time left to take it back. `note`: good for notes only (see `graphs.notes`)."""

    by: list[str] = field(default_factory=list[str])
    undo_minutes: int = 0
    note: bool = False


def permit(verdict: Act, waited: int = 0) -> Permit:
    """`waited` minutes it could be taken back already (a run that was announced)."""
    return Permit(undo_minutes=max(verdict.undo_minutes - waited, 0))


def approved(by: Sequence[str]) -> Permit:
    """People approved exactly this: it leaves at once."""
    return Permit(by=list(by))


def noted() -> Permit:
    """For what the company only writes down for itself: it reaches nobody outside, and can be taken back any day.
    `Context.effect` takes it for nothing else."""
    return Permit(note=True)


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


def judge(matter: Matter, policy: Policy) -> Judgement:
    """What may be done about it, and why. Total: whatever it is given, it answers."""
    chain = _looks(matter, policy)
    verdict = _verdict(matter, policy, chain)
    if isinstance(verdict, Ask | Refuse) and not matter.bans:
        chain.append(_approver_step(verdict))
    if isinstance(verdict, Act) and verdict.undo_minutes:
        chain.append(Step("undo", "holds", {"minutes": verdict.undo_minutes}))
    return Judgement(Shadow(verdict) if policy.autonomy == "observe" else verdict, chain)


def undo_minutes(amounts: Amounts, policy: Policy) -> int:
    """Working minutes before an act that nobody saw leaves: the higher the amount, the longer."""
    fitting = [tier.minutes for tier in policy.undo if amounts.total >= tier.above]
    return max(fitting, default=0)


def approving_role(reasons: Sequence[Reason], policy: Policy, amounts: Amounts) -> Role | None:
    """The least role whose limits cover what is asked, else the highest; None when the company has no roles."""
    roles = _by_rank(policy)
    if not roles:
        return None
    if any(reason.code not in LIMIT_CODES for reason in reasons):
        roles = [role for role in roles if role.rank > roles[0].rank] or roles[-1:]
    covering = (role for role in roles if Limits(role.discount_limit, role.amount_limit).cover(amounts))
    return next(covering, roles[-1])


# --- the chain --------------------------------------------------------------------------------------------------------


def _looks(matter: Matter, policy: Policy) -> list[Step]:
    """Every look is taken, whatever an earlier one found: "why?" tells all that spoke against it."""
    limits = [reason.code for reason in matter.reasons if reason.code in LIMIT_CODES]
    others = [reason.code for reason in matter.reasons if reason.code not in LIMIT_CODES]
    asking = [demand.reason.code for demand in matter.demands]
    bans = [reason.code for reason in matter.bans]
    return [
        Step("pause", "holds" if policy.paused else "passes", {}),
        Step("bans", "refuses" if bans else "passes", {"codes": bans} if bans else {}),
        Step("exceptions", "asks" if others else "passes", {"codes": others} if others else {}),
        Step("limits", "asks" if limits else "passes", {"codes": limits} if limits else {}),
        Step("rules", "asks" if asking else "passes", {"codes": asking} if asking else {}),
        _autonomy_step(matter, policy),
    ]


def _autonomy_step(matter: Matter, policy: Policy) -> Step:
    why: dict[str, Any] = {
        "level": policy.autonomy,
        "process": matter.process,
        "total_excl_vat": f"{matter.amounts.total:.2f}",
    }
    if policy.act_limit is not None:
        why["limit"] = f"{policy.act_limit:.2f}"
    if policy.autonomy == "observe":
        return Step("autonomy", "shadows", why)
    if matter.seen:
        return Step("autonomy", "passes", {**why, "seen": True})
    return Step("autonomy", "asks" if _wants_to_see(matter, policy) else "passes", why)


def _wants_to_see(matter: Matter, policy: Policy) -> bool:
    if matter.seen or policy.autonomy == "observe":
        return False
    return policy.autonomy == "propose" or not within(matter.amounts.total, policy.act_limit)


def _approver_step(verdict: Ask | Refuse) -> Step:
    if isinstance(verdict, Refuse):
        return Step("approver", "refuses", {"code": verdict.code})
    why: dict[str, Any] = {"role": verdict.role, "needed": verdict.approvals_needed}
    return Step("approver", "asks", {**why, "people": verdict.approvers} if verdict.approvers else why)


# --- the verdict ------------------------------------------------------------------------------------------------------


def _verdict(matter: Matter, policy: Policy, chain: Sequence[Step]) -> Act | Ask | Refuse:
    if matter.bans:
        return Refuse(matter.bans[0].code, list(matter.bans))
    if not any(step.outcome == "asks" for step in chain):
        # What somebody has just set has been seen; so has what nobody will really do.
        return Act(0 if matter.seen else undo_minutes(matter.amounts, policy))
    reasons = [*matter.reasons, *(demand.reason for demand in matter.demands)]
    role = _role_for(matter, policy)
    if role is None:
        return Refuse("no_approver", reasons)
    least = 1 if within(matter.amounts.total, policy.two_people_above) else 2
    people = list(dict.fromkeys(demand.person for demand in matter.demands if demand.person))
    if people and _beyond(people, role, least, matter, policy):
        role, people = _above_people(role, matter, policy), []
    return Ask(
        reasons=reasons,
        role=role.name,
        approvals_needed=max(least, len(people)),
        confirm=not within(matter.amounts.total, policy.confirm_above),
        approvers=people,
    )


def _role_for(matter: Matter, policy: Policy) -> Role | None:
    """The highest of what the exceptions need and what the rules name; None when a rule names a role nobody has
    heard of, or there are no roles."""
    least = approving_role(matter.reasons, policy, matter.amounts)
    named = [policy.role(demand.role) for demand in matter.demands if demand.role and not demand.person]
    if least is None or any(role is None for role in named):
        return None
    return max([least, *(role for role in named if role is not None)], key=lambda role: role.rank)


def _beyond(people: Sequence[str], role: Role, least: int, matter: Matter, policy: Policy) -> bool:
    """Whether what is asked is not for the people whom rules name to decide alone: something else than those rules
    needs `role`, and none of them holds it, or more people must agree than are named. It is for the role then: a
    higher one may do what a lower one may, so its holder agrees in their place too. What they hold must be known."""
    held = _held(matter, policy)
    if any(one is None for one in held):
        return False
    if len(people) < least:
        return True
    others = matter.reasons or any(not demand.person for demand in matter.demands) or _wants_to_see(matter, policy)
    return bool(others) and all(one.rank < role.rank for one in held if one is not None)


def _above_people(role: Role, matter: Matter, policy: Policy) -> Role:
    """Nobody below the people whom rules name decides in their place."""
    held = (one for one in _held(matter, policy) if one is not None)
    return max([role, *held], key=lambda one: one.rank)


def _held(matter: Matter, policy: Policy) -> list[Role | None]:
    """The roles of the people whom rules name."""
    return [policy.role(demand.role) for demand in matter.demands if demand.person]


def _by_rank(policy: Policy) -> list[Role]:
    return sorted(policy.roles, key=lambda role: role.rank)


def _higher(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else max(one, other)
