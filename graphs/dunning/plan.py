"""Who is to be reminded today, of what and how gravely, or until when to wait: one customer at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from graphs.dunning.account import Account, Listed, account_of, promise_broken
from graphs.dunning.figures import days_after
from graphs.dunning.ladder import NOTICE, TONES, Ladder, Step, Tone
from graphs.dunning.payer import Payer
from graphs.dunning.penalty import Penalty, is_business, penalty
from graphs.dunning.port import Promise, Sent
from integrations.books.port import Customer, Invoice, PenaltyRate

GRAVE: frozenset[Tone] = frozenset({"last", "notice"})
"""The tones that cite penalties."""

MUCH_TOO_OLD = 5 * 365
"""Days after which a trader's debt may be time-barred (art. L110-4 C. com.): worth a look before asking for it."""


@dataclass(frozen=True)
class Contact:
    """Write to them. `total` is what is asked: `listed` less `deductions`. `penalty` only in the tones that cite it,
    to a business; `disputed` is left out of the mail, `promised` too while a promise runs; `reasons` are codes (see
    `graphs.dunning.telling`)."""

    customer_id: str
    level: int
    tone: Tone
    carrier: Listed
    listed: list[Listed]
    deductions: list[Listed]
    total: Decimal
    days_overdue: int
    penalty: Penalty | None = None
    reasons: list[str] = field(default_factory=list[str])
    disputed: list[Listed] = field(default_factory=list[Listed])
    promised: list[Listed] = field(default_factory=list[Listed])


@dataclass(frozen=True)
class Wait:
    """Nothing leaves. `code`: nothing_due | not_yet | already (a mail left today) | gap | residual | disputed | credit
    (we owe them) | no_invoice_named (none of those named is overdue) | exhausted (after the last level). `until` is
    the first day to look again, None when only news can change it. `promised`: because a promise runs."""

    code: str
    until: date | None = None
    next_level: int | None = None
    promised: bool = False


Plan = Contact | Wait


@dataclass(frozen=True)
class View:
    """All that is known of one customer. `invoices`: open ones, credit notes too; `sent` and `promises` theirs;
    `not_before_days`: a rule's, no reminder before so many days of lateness; `tone_at_most`: a rule's; `only`:
    the numbers of the invoices that a person named; `rates`: of penalties."""

    customer: Customer
    invoices: Sequence[Invoice]
    sent: Sequence[Sent]
    promises: Sequence[Promise]
    payer: Payer
    ladder: Ladder
    not_before_days: int | None = None
    tone_at_most: Tone | None = None
    only: list[str] = field(default_factory=list[str])
    rates: Sequence[PenaltyRate] = field(default_factory=list[PenaltyRate])


def plan(view: View, today: date) -> Plan:
    """Never before a level's day, never a level skipped or twice, never two mails to a customer on a day."""
    account = account_of(view.customer.id, view.invoices, view.promises, view.only, today)
    if not account.overdue:
        return _without_overdue(view, account, today)
    little = _too_little(account.overdue, account.deductions, view.ladder)
    if little is not None:
        return little
    carrier = _carrier(account.overdue, view.ladder)
    step = _next_step(view, carrier)
    if step is None:
        return Wait("exhausted")
    wait = _too_early(view, carrier, step, today)
    return wait or _contact(view, account, carrier, account.overdue, step, today)


def _without_overdue(view: View, account: Account, today: date) -> Plan:
    if account.promised:
        return Wait("not_yet", account.promised_until, promised=True)
    if account.disputed and not account.upcoming:
        return Wait("disputed")
    first = account.upcoming[0] if account.upcoming else None
    if view.only:
        return Wait("no_invoice_named", _reached(view, first, 1) if first else None, 1 if first else None)
    if first is None:
        return Wait("credit") if account.deductions else Wait("nothing_due")
    return _early(view, account, today) or Wait("nothing_due", _reached(view, first, 1), 1)


def _early(view: View, account: Account, today: date) -> Plan | None:
    """The courtesy before the due date, for what falls due within its days; None when it is not the moment."""
    step = view.ladder.step(0)
    if step is None or account.disputed or (view.not_before_days is not None and view.not_before_days > step.days):
        return None
    soon = [each for each in account.upcoming if step.days <= each.days_overdue < 0]
    large = [each for each in soon if each.balance > Decimal(view.ladder.residual)]
    carriers = [each for each in large if _last_sent(view, each) is None]
    if not carriers or _too_little(soon, account.deductions, view.ladder) is not None:
        return None
    return _after_mail(view, today, 0) or _contact(view, account, carriers[0], soon, step, today)


def _too_little(listed: Sequence[Listed], deductions: Sequence[Listed], ladder: Ladder) -> Wait | None:
    total = _sum(listed, deductions)
    if total <= 0:
        return Wait("credit")
    return Wait("residual") if total <= Decimal(ladder.residual) else None


def _sum(*listed: Sequence[Listed]) -> Decimal:
    return sum((each.balance for some in listed for each in some), Decimal(0))


def _carrier(overdue: Sequence[Listed], ladder: Ladder) -> Listed:
    """The oldest; a few cents left on an old invoice do not make a newer one late before its days."""
    return next((each for each in overdue if each.balance > Decimal(ladder.residual)), overdue[0])


def _last_sent(view: View, carrier: Listed) -> Sent | None:
    """The gravest reminder that this invoice carried."""
    carried = [
        each
        for each in view.sent
        if each.customer_id == view.customer.id and each.carrier and each.invoice == carrier.number
    ]
    return max(carried, key=lambda each: (each.level, each.day), default=None)


def _next_step(view: View, carrier: Listed) -> Step | None:
    last = _last_sent(view, carrier)
    done = max(last.level, 0) if last is not None else 0
    later = [step for step in view.ladder.steps if step.level > done]
    return min(later, key=lambda step: step.level, default=None)


def _too_early(view: View, carrier: Listed, step: Step, today: date) -> Wait | None:
    """The latest of all that must have passed: the level's own day, the distance to the level before it, and the gap
    after any mail."""
    day = _reached(view, carrier, step.level)
    last = _last_sent(view, carrier)
    if last is not None and last.level > 0:
        day = max(day, days_after(last.day, _distance(view.ladder, last.level, step)))
    gap = _after_mail(view, today, step.level)
    if gap is not None and gap.until is not None and (gap.code == "already" or gap.until >= day):
        return replace(gap, until=max(gap.until, day))
    return Wait("not_yet", day, step.level) if today < day else None


def _after_mail(view: View, today: date, level: int) -> Wait | None:
    """A mail of any kind to this customer, even on a day that our clock has yet to reach again."""
    last = max((each.day for each in view.sent if each.customer_id == view.customer.id), default=None)
    free = days_after(last, max(1, view.ladder.least_gap)) if last is not None else None
    if last is None or free is None or today >= free:
        return None
    return Wait("already" if last == today else "gap", free, level)


def _distance(ladder: Ladder, done: int, step: Step) -> int:
    """Days between the level that went out and the next one; a level since taken off the ladder counts as the one
    below it."""
    before = [each for each in ladder.steps if each.level <= done]
    return step.days - max((each.days for each in before), default=step.days)


def _reached(view: View, carrier: Listed, level: int) -> date:
    """The first day of a level. A rule's delay moves them all, so that their distances stay; what falls due today is
    not late."""
    step, first = view.ladder.step(level), view.ladder.step(1)
    days = step.days if step is not None else 1
    shift = max(0, (view.not_before_days or 0) - (first.days if first is not None else 0))
    return days_after(carrier.due_on, max(1, days + shift))


def _contact(view: View, account: Account, carrier: Listed, listed: list[Listed], step: Step, today: date) -> Contact:
    tone = _tone(view, step)
    cited = tone in GRAVE and is_business(view.customer)
    counted = [*listed, *account.deductions]
    return Contact(
        customer_id=view.customer.id,
        level=step.level,
        tone=tone,
        carrier=carrier,
        listed=listed,
        deductions=account.deductions,
        total=_sum(counted),
        days_overdue=carrier.days_overdue,
        penalty=penalty(counted, view.rates, today) if cited else None,
        reasons=_reasons(view, account, carrier, step, today),
        disputed=account.disputed,
        promised=account.promised,
    )


def _tone(view: View, step: Step) -> Tone:
    """A VIP and a first lateness are never threatened, however far the sequence is; a rule may keep it gentler."""
    if step.level > 0 and (view.payer.vip or view.payer.first_lateness):
        return "courteous"
    return view.tone_at_most if _softened(view, step) and view.tone_at_most is not None else step.tone


def _softened(view: View, step: Step) -> bool:
    """Whether a rule keeps the tone below that of the step."""
    return view.tone_at_most is not None and TONES.index(step.tone) > TONES.index(view.tone_at_most)


def _reasons(view: View, account: Account, carrier: Listed, step: Step, today: date) -> list[str]:
    payer = view.payer
    known = {
        "vip": payer.vip and step.level > 0,
        "first_lateness": payer.first_lateness and step.level > 0,
        "notice": step.level >= NOTICE,
        "delayed": bool(view.not_before_days and step.level > 0 and _delayed(view)),
        "toned": step.level > 0 and _softened(view, step),
        "promise_broken": any(
            promise_broken(each, view.customer.id, today) and each.due_on >= carrier.due_on for each in view.promises
        ),
        "sequence_restarted": _last_sent(view, carrier) is None and _earlier_carrier(view, carrier),
        "deductions": bool(account.deductions),
        "disputed_left_out": bool(account.disputed),
        "promised_left_out": bool(account.promised),
        "very_old": carrier.days_overdue > MUCH_TOO_OLD,
        "not_all_named": bool(set(view.only) - _numbers(account.overdue, account.disputed, account.promised)),
    }
    return [code for code, holds in known.items() if holds]


def _numbers(*listed: Sequence[Listed]) -> set[str]:
    return {each.number for some in listed for each in some}


def _delayed(view: View) -> bool:
    first = view.ladder.step(1)
    return first is not None and (view.not_before_days or 0) > first.days


def _earlier_carrier(view: View, carrier: Listed) -> bool:
    mine = [each for each in view.sent if each.customer_id == view.customer.id and each.carrier and each.level > 0]
    return any(each.invoice != carrier.number for each in mine)
