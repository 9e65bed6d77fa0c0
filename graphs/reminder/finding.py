"""Finds in the books the customer and the invoices that somebody named, or the one thing to ask about them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphs.ask import Choice
from graphs.reminder.state import Gap, Wanted
from graphs.understanding.finding import Finder
from graphs.understanding.written import EMAIL, clip
from integrations.books.port import Customer, Invoice

_LABEL = 75
_CHOICES = 5
CUSTOMER = "customer:"
INVOICE = "invoice:"
STOP = "stop"
ALL = "all"
"""The answer "all that is due" when an invoice was not found."""


def found_customer(wanted: Wanted, finder: Finder, invoices: Sequence[Invoice]) -> tuple[Wanted, Gap | None]:
    """`invoices` are all that the books know of the last months: one of them may say whom it is about."""
    if wanted.customer_id:
        known = finder.by_id.get(wanted.customer_id)
        if known is not None:
            return _is(wanted, known), None
        return replace(wanted, customer_id=""), Gap("unknown_customer", clip(wanted.name or wanted.customer_id))
    if not wanted.customer.strip():
        return _by_invoice(wanted, invoices)
    email = EMAIL.search(wanted.customer)
    known = finder.customer_at(email[0]) if email else None
    if known is not None:
        return _is(wanted, known), None
    found = finder.customers(wanted.customer)
    if found.one is not None:
        return _is(wanted, found.one), None
    several = found.several
    if several and wanted.invoices:
        owners = {each.customer.id for each in _named(wanted.invoices, invoices)}
        meant = [each for each in several if each.id in owners]
        if len(meant) == 1:
            return _is(wanted, meant[0]), None
    choices = _customers(several or found.near)
    return wanted, Gap("customer_which" if several else "unknown_customer", clip(wanted.customer), choices)


def _by_invoice(wanted: Wanted, invoices: Sequence[Invoice]) -> tuple[Wanted, Gap | None]:
    if not wanted.invoices:
        return wanted, Gap("customer_missing")
    owners = {each.customer.id: each.customer for each in _named(wanted.invoices, invoices)}
    if len(owners) == 1:
        return _is(wanted, next(iter(owners.values()))), None
    if owners:
        return wanted, Gap("customer_which", clip(", ".join(wanted.invoices)), _customers(list(owners.values())))
    return wanted, Gap("unknown_invoice", clip(", ".join(wanted.invoices)))


def found_invoices(wanted: Wanted, invoices: Sequence[Invoice]) -> tuple[Wanted, Gap | None]:
    """`invoices` are the customer's. Paid ones are found too: whoever reminds of them is told so."""
    numbers: list[str] = []
    for text in wanted.invoices:
        found = _matching(text, invoices)
        if not found:
            return wanted, Gap("unknown_invoice", clip(text), _owed(invoices))
        if len(found) > 1:
            return wanted, Gap("invoice_which", clip(text), [_choice(each) for each in found[:_CHOICES]])
        numbers.append(found[0].number)
    return replace(wanted, numbers=list(dict.fromkeys(numbers))), None


def _owed(invoices: Sequence[Invoice]) -> list[Choice]:
    owed = [each for each in invoices if each.balance > 0 and each.paid_on is None]
    return [_choice(each) for each in sorted(owed, key=lambda each: each.due_on)[:_CHOICES]]


def _choice(invoice: Invoice) -> Choice:
    return Choice(f"{INVOICE}{invoice.number}", clip(invoice.number, _LABEL))


def _customers(customers: Sequence[Customer]) -> list[Choice]:
    return [Choice(f"{CUSTOMER}{each.id}", clip(each.name, _LABEL)) for each in customers[:_CHOICES]]


def _is(wanted: Wanted, customer: Customer) -> Wanted:
    return replace(wanted, customer_id=customer.id, name=customer.name)


def _named(texts: Sequence[str], invoices: Sequence[Invoice]) -> list[Invoice]:
    return [each for text in texts for each in _matching(text, invoices)]


def _matching(text: str, invoices: Sequence[Invoice]) -> list[Invoice]:
    """The number as written, whatever its marks and case; else what its last digits say ("la 103")."""
    wanted = _key(text)
    if not wanted:
        return []
    exact = [each for each in invoices if _key(each.number) == wanted]
    if exact:
        return exact
    digits = wanted.lstrip("0")
    if not digits.isdecimal():
        return []
    return [each for each in invoices if _last_digits(each.number) == digits]


def _last_digits(number: str) -> str:
    """The running number at its end, without the zeros before it."""
    at = len(number)
    while at > 0 and number[at - 1].isdecimal():
        at -= 1
    return number[at:].lstrip("0")


def _key(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def names_invoice(text: str, invoices: Sequence[Invoice]) -> bool:
    """Whether these words are the number of exactly one of them."""
    return len(_matching(text, invoices)) == 1
