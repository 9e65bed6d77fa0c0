"""A customer's open invoices on one day, sorted out: what may be asked for, what is taken off, what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graphs.dunning.port import Promise
from integrations.books.port import Invoice


@dataclass(frozen=True)
class Listed:
    """An invoice as the mail names it; a negative `balance` is a deduction. `days_overdue` is negative before it is
    due."""

    number: str
    issued_on: date
    due_on: date
    days_overdue: int
    total: Decimal
    balance: Decimal


@dataclass(frozen=True)
class Account:
    """Each list the oldest due date first. `overdue` and `upcoming` may be asked for; `promised` is overdue but waits;
    `deductions` are credit notes and overpayments (a disputed one too: we owe at least that)."""

    overdue: list[Listed]
    upcoming: list[Listed]
    deductions: list[Listed]
    disputed: list[Listed]
    promised: list[Listed]
    promised_until: date | None


def account_of(
    customer_id: str, invoices: Sequence[Invoice], promises: Sequence[Promise], only: Sequence[str], today: date
) -> Account:
    """`only`: of what they owe, nothing but these invoices (empty: all). What is left aside then takes the deductions,
    when it is enough to use them up."""
    theirs = [each for each in invoices if each.customer.id == customer_id and each.balance != 0]
    named = set(only)
    owed = [each for each in theirs if each.balance > 0 and (not named or each.number in named)]
    undisputed = [each for each in owed if not each.disputed]
    running = [each for each in promises if _runs(each, customer_id, today)]
    free = [each for each in undisputed if not _promised(each, running)]
    waiting = [each for each in undisputed if _promised(each, running) and each.due_on < today]
    return Account(
        overdue=_listed([each for each in free if each.due_on < today], today),
        upcoming=_listed([each for each in free if each.due_on >= today], today),
        deductions=_listed(_deductions(theirs, named, today), today),
        disputed=_listed([each for each in owed if each.disputed], today),
        promised=_listed(waiting, today),
        promised_until=max((each.check_on for each in running), default=None),
    )


def _deductions(theirs: Sequence[Invoice], named: set[str], today: date) -> list[Invoice]:
    found = [each for each in theirs if each.balance < 0]
    aside = [each.balance for each in theirs if named and each.number not in named and _overdue(each, today)]
    return found if sum(aside) < -sum(each.balance for each in found) or not named else []


def _overdue(invoice: Invoice, today: date) -> bool:
    return invoice.balance > 0 and not invoice.disputed and invoice.due_on < today


def promise_broken(promise: Promise, customer_id: str, today: date) -> bool:
    """Said to be, or past the day on which the books were to be looked at."""
    late = promise.state == "open" and promise.check_on < today
    return promise.customer_id == customer_id and (late or promise.state == "broken")


def _runs(promise: Promise, customer_id: str, today: date) -> bool:
    return promise.customer_id == customer_id and promise.state == "open" and promise.check_on >= today


def _promised(invoice: Invoice, running: Sequence[Promise]) -> bool:
    return any(not promise.invoices or invoice.number in promise.invoices for promise in running)


def _listed(invoices: Sequence[Invoice], today: date) -> list[Listed]:
    return [
        Listed(each.number, each.issued_on, each.due_on, (today - each.due_on).days, each.total_incl_vat, each.balance)
        for each in sorted(invoices, key=lambda each: (each.due_on, each.issued_on, each.number))
    ]
