"""What became of reminders, promises and disputes: pure, each euro counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from graphs.dunning.port import Promise, Sent
from graphs.receivables.figures import ZERO, total_of
from graphs.standing import BOOKS, Standing
from integrations.books.port import Customer, Invoice

WITHIN = 30
"""Days after a reminder in which a payment counts as brought by it, unless the next one comes first."""

_TENTH = Decimal("0.1")


def share(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """In percent, to a tenth; None of nothing."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_TENTH, rounding=ROUND_HALF_UP) if whole > 0 else None


@dataclass(frozen=True)
class Recovered:
    """After the reminders of one level. `asked` is what they asked for, `paid` what came after them, `waiting` what may
    still come in time."""

    level: int
    mails: int
    asked: Decimal
    paid: Decimal
    waiting: Decimal

    @property
    def rate(self) -> Decimal | None:
        """Of what is decided; None while nothing is."""
        return share(self.paid, self.asked - self.waiting)


@dataclass
class _Tally:
    mails: set[str] = field(default_factory=set[str])
    asked: Decimal = ZERO
    paid: Decimal = ZERO
    waiting: Decimal = ZERO


def recovered(sent: Iterable[Sent], invoices: Mapping[str, Invoice], today: date) -> list[Recovered]:
    """By level. An invoice that the books no longer have is left out: nobody can say what became of it."""
    by_invoice: dict[tuple[str, str], list[Sent]] = {}
    for each in sorted(sent, key=lambda each: (each.at, each.level)):
        if each.invoice in invoices and each.balance > 0:
            by_invoice.setdefault((each.customer_id, each.invoice), []).append(each)
    tallies: dict[int, _Tally] = {}
    for (_, number), theirs in by_invoice.items():
        for mail, following in zip(theirs, [*theirs[1:], None], strict=True):
            tally = tallies.setdefault(mail.level, _Tally())
            paid = _paid_after(mail, following, invoices[number], today)
            still = following is None and (today - mail.day).days <= WITHIN
            left = min(mail.balance - paid, max(invoices[number].balance, ZERO))
            tally.mails.add(mail.key)
            tally.asked += mail.balance
            tally.paid += paid
            tally.waiting += left if still else ZERO
    return [
        Recovered(level, len(tally.mails), tally.asked, tally.paid, tally.waiting)
        for level, tally in sorted(tallies.items())
    ]


def _paid_after(mail: Sent, following: Sent | None, invoice: Invoice, today: date) -> Decimal:
    """The books keep one day only, that of the last payment; what came before shows in the next reminder's balance."""
    if following is not None:
        in_time = (following.day - mail.day).days <= WITHIN
        return max(mail.balance - following.balance, ZERO) if in_time else ZERO
    settled = invoice.balance <= 0 and invoice.paid_on is not None
    until = invoice.paid_on if settled and invoice.paid_on is not None else today
    if not mail.day <= until <= mail.day + timedelta(days=WITHIN):
        return ZERO
    return min(max(mail.balance - invoice.balance, ZERO), mail.balance)


@dataclass(frozen=True)
class PromisesKept:
    """`open` are those whose day of checking has not come, the nearest first."""

    kept: int
    broken: int
    open: list[Promise]

    @property
    def rate(self) -> Decimal | None:
        """Of those decided; a withdrawn one is neither kept nor broken."""
        return share(self.kept, self.kept + self.broken)


def promises_kept(promises: Iterable[Promise]) -> PromisesKept:
    known = list(promises)
    waiting = sorted((each for each in known if each.state == "open"), key=lambda each: (each.due_on, each.id))
    return PromisesKept(
        sum(each.state == "kept" for each in known), sum(each.state == "broken" for each in known), waiting
    )


@dataclass(frozen=True)
class OpenDispute:
    """`invoices` are those that the books call disputed; none are named (and all of the customer's count) when somebody
    only said so. `since` is None when the books alone know of it."""

    customer: Customer
    invoices: list[Invoice]
    amount: Decimal
    since: date | None
    note: str = ""


def disputes(open_invoices: Sequence[Invoice], standings: Iterable[Standing]) -> list[OpenDispute]:
    """One for each customer, the largest first."""
    said: dict[str, Standing] = {}
    for standing in standings:
        if standing.kind == "dispute" and standing.by != BOOKS:
            said.setdefault(standing.subject.casefold(), standing)
    by_customer: dict[str, list[Invoice]] = {}
    for invoice in open_invoices:
        if invoice.balance > 0:
            by_customer.setdefault(invoice.customer.id, []).append(invoice)
    found: list[OpenDispute] = []
    for theirs in by_customer.values():
        customer = theirs[0].customer
        marked = [each for each in theirs if each.disputed]
        standing = said.get(customer.id.casefold()) or said.get(customer.email.strip().casefold())
        if marked or standing:
            since, note = (standing.since, standing.note) if standing else (None, "")
            found.append(OpenDispute(customer, marked, total_of(marked or theirs), since, note))
    return sorted(found, key=lambda each: (-each.amount, each.customer.name.casefold()))
