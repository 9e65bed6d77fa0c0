"""How a customer pays: their habit, their incidents and whether this is their first lateness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from graphs.dunning.port import Sent
from graphs.dunning.wording import tell
from graphs.rules.case_facts import years_between
from integrations.books.port import Customer, Invoice

_SATURDAY = 5


@dataclass(frozen=True)
class Payer:
    """`paid`: invoices settled in full, `late` of them after their day; `usual_delay`: the median of their days after
    the due date (negative: early), None without any; `worst`: the most days late, those still open included;
    `reminded`: invoices that drove a reminder. `first_lateness`: no earlier invoice was paid late or reminded.
    """

    customer_id: str
    segment: str
    years: Decimal
    paid: int
    late: int
    usual_delay: int | None
    worst: int
    reminded: int
    first_lateness: bool
    vip: bool


def payer_of(customer: Customer, invoices: Sequence[Invoice], sent: Sequence[Sent], today: date) -> Payer:
    """From all their invoices, open or not. A reminder of an invoice that is still open does not make it an earlier
    one, and neither does one that crossed a payment made in time."""
    theirs = [each for each in invoices if each.customer.id == customer.id and each.total_incl_vat > 0]
    delays = [(each.paid_on - each.due_on).days for each in theirs if each.paid_on is not None]
    late = [each for each in theirs if _paid_late(each)]
    running = [(today - each.due_on).days for each in theirs if _runs(each)]
    reminded = {each.invoice for each in sent if each.customer_id == customer.id and each.carrier and each.level > 0}
    forgotten = reminded - {each.number for each in theirs}
    return Payer(
        customer_id=customer.id,
        segment=customer.segment,
        years=_years(customer, theirs, today),
        paid=len(delays),
        late=len(late),
        usual_delay=round(median(delays)) if delays else None,
        worst=max([0, *((each.paid_on - each.due_on).days for each in late if each.paid_on), *running]),
        reminded=len(reminded),
        first_lateness=not late and not forgotten,
        vip=customer.segment == "vip",
    )


def payer_reasons(payer: Payer, language: str) -> list[str]:
    """What of it decides the tone, in sentences for a colleague."""
    return [
        sentence
        for sentence in (_standing(payer, language), _incidents(payer, language), _habit(payer, language))
        if sentence
    ]


def _standing(payer: Payer, language: str) -> str:
    years = int(payer.years)
    span = "none" if years < 1 else "one" if years == 1 else "many"
    return tell(language, f"payer.{'vip' if payer.vip else 'customer'}.{span}", years=years)


def _incidents(payer: Payer, language: str) -> str:
    if payer.first_lateness:
        kept = "none" if payer.paid == 0 else "one" if payer.paid == 1 else "many"
        return tell(language, f"payer.first.{kept}", paid=payer.paid)
    if payer.late == 0:
        return tell(language, "payer.reminded.one" if payer.reminded == 1 else "payer.reminded", count=payer.reminded)
    form = "one" if payer.late == 1 else "many"
    return tell(language, f"payer.late.{form}", late=payer.late, paid=payer.paid, worst=_days(payer.worst, language))


def _habit(payer: Payer, language: str) -> str:
    if payer.usual_delay is None:
        return ""
    delay = payer.usual_delay
    way = "punctual" if delay == 0 else "after" if delay > 0 else "before"
    return tell(language, f"payer.habit.{way}", days=_days(abs(delay), language))


def _days(count: int, language: str) -> str:
    return tell(language, "days.one" if count == 1 else "days.many", count=count)


def _paid_late(invoice: Invoice) -> bool:
    """What falls due on a weekend and is paid on the Monday is in time."""
    if invoice.paid_on is None or invoice.disputed or invoice.paid_on <= invoice.due_on:
        return False
    weekday = invoice.due_on.weekday()
    grace = 7 - weekday if weekday >= _SATURDAY else 0
    return invoice.paid_on - invoice.due_on > timedelta(days=grace)


def _runs(invoice: Invoice) -> bool:
    return invoice.paid_on is None and not invoice.disputed and invoice.balance > 0


def _years(customer: Customer, invoices: Sequence[Invoice], today: date) -> Decimal:
    """Since the books say, else since their first invoice."""
    return years_between(customer.customer_since or min((each.issued_on for each in invoices), default=today), today)
