"""Who may arm a rule, or switch one: the least role, by what the rule loosens. Pure.

What only restricts (an approval, a ban, a delay, a tone, a deposit): anyone above the lowest role. A discount: who may
grant it by hand. What gives away around the limits of discounts (goods below the catalogue's price, a better segment),
or takes a restriction away, for a while or for good, or writes it less strictly: the highest role.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from graphs.context import Person, Role
from graphs.rule_setup.brief import RuleOp
from graphs.rule_setup.state import Winner
from graphs.rules.condition import AnyOf, Condition, Not
from graphs.rules.consequence import (
    TONES,
    AddLine,
    Approval,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Postpone,
    ReminderTone,
)
from graphs.rules.rule import Draft
from graphs.rules.solve import TooComplex, always


def arming_role(
    op: RuleOp,
    draft: Draft,
    before: Draft | None,
    roles: Sequence[Role],
    *,
    cap: Decimal | None = None,
    prices: Mapping[str, Decimal | None] | None = None,
    ranked_with: Sequence[tuple[Winner, Consequence]] = (),
) -> Role | None:
    """None when no role of the company may. `before` is the meaning that a change replaces; `cap` the highest discount
    that was decided for rules that add up; `prices` the catalogue's, by SKU; `ranked_with` what was decided about other
    rules, and what each of those brings about."""
    ranked = sorted(roles, key=lambda role: role.rank)
    if not ranked:
        return None
    above = ranked[1:] or ranked
    if op in {"pause", "retire"}:
        return ranked[-1] if restricts(draft.then) else above[0]
    if op == "change" and before is not None and restricts(before.then) and not as_strict(before, draft):
        above = ranked[-1:]
    if gives_away(draft.then, prices or {}) or any(_loosens(op, draft.then, *each) for each in ranked_with):
        above = ranked[-1:]
    if not isinstance(draft.then, Discount):
        return above[0]
    percent = max(draft.then.percent, cap or Decimal(0))
    covering = (role for role in above if role.discount_limit is None or percent <= role.discount_limit)
    return next(covering, None)


def holders(role: Role, roles: Sequence[Role], people: Sequence[Person]) -> list[Person]:
    """Colleagues who hold that role or a higher one."""
    ranks = {each.name: each.rank for each in roles}
    return [person for person in people if not person.outside and ranks.get(person.role, -1) >= role.rank]


def restricts(then: Consequence) -> bool:
    """The lowest segment holds back what the others are given."""
    if isinstance(then, Classify):
        return (then.subject, then.label) == ("customer", "standard")
    return isinstance(then, Approval | Forbid | Postpone | ReminderTone | Deposit)


def gives_away(then: Consequence, prices: Mapping[str, Decimal | None]) -> bool:
    """Whether it gives what the limits of discounts do not see. A product without a known price may be any."""
    if isinstance(then, Classify):
        return then.subject == "customer"
    if not isinstance(then, AddLine) or then.unit_price is None:
        return False
    if not then.sku:
        return then.unit_price < 0
    known = prices.get(then.sku)
    return known is None or then.unit_price < known


def _loosens(op: RuleOp, then: Consequence, how: Winner, other: Consequence) -> bool:
    """Whether less is held back from now on where both hold. A new rule that loses takes nothing away."""
    if how == "other_first":
        return op != "add" and _holds_back_less(other, then)
    if how == "first" or (how == "best" and isinstance(then, Deposit)):
        return _holds_back_less(then, other)
    return False


def _holds_back_less(winner: Consequence, loser: Consequence) -> bool:
    return restricts(loser) and not _same_or_more(loser, winner)


def as_strict(before: Draft, after: Draft) -> bool:
    """Whether all that `before` holds back, `after` holds back too."""
    if not _same_or_more(before.then, after.then) or not _covers(before, after):
        return False
    return _implies(before.when, after.when)


def _same_or_more(before: Consequence, after: Consequence) -> bool:
    if isinstance(before, Postpone) and isinstance(after, Postpone):
        return after.days >= before.days
    if isinstance(before, ReminderTone) and isinstance(after, ReminderTone):
        return TONES.index(after.tone) <= TONES.index(before.tone)
    if isinstance(before, Deposit) and isinstance(after, Deposit):
        return after.percent >= before.percent
    return before == after


def _covers(before: Draft, after: Draft) -> bool:
    starts = after.since is None or (before.since is not None and after.since <= before.since)
    ends = after.until is None or (before.until is not None and after.until >= before.until)
    return starts and ends


def _implies(one: Condition, other: Condition) -> bool:
    try:
        return always(AnyOf((Not(one), other)))
    except TooComplex:
        return False  # what cannot be told is taken for a loosening
