"""What customers paid since the books were last looked at. Pure; euros including VAT."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from integrations.books.port import Invoice

REMEMBERED = timedelta(days=14)
"""For how long what is settled is remembered, so that nothing counts twice."""


def paid_since(
    invoices: Iterable[Invoice], before: Mapping[str, Decimal] | None, since: date, until: date
) -> list[tuple[Invoice, Decimal]]:
    """Each invoice with what came in for it. `before`: what was paid of each when the books were last looked at, so
    that a part of an invoice counts, too, and one that was entered late; without it (None), what was paid in full from
    `since` to `until`, both included. An invoice that was not there before counts from `since` on."""
    found: list[tuple[Invoice, Decimal]] = []
    for invoice in {each.number: each for each in invoices}.values():
        if invoice.total_incl_vat <= 0:
            continue
        known = before.get(invoice.number) if before is not None else None
        if known is not None:
            came = invoice.paid_amount - known
        elif _in_period(invoice, since, until, new=before is not None):
            came = invoice.paid_amount
        else:
            continue
        if came:
            found.append((invoice, came))
    return found


def _in_period(invoice: Invoice, since: date, until: date, *, new: bool) -> bool:
    """Whether one of which nothing is remembered was paid in the period; one that is new, in part, too."""
    paid = invoice.paid_on is not None and since <= invoice.paid_on <= until
    return paid or (new and since <= invoice.issued_on <= until)


def remembered(invoices: Iterable[Invoice], until: date) -> dict[str, Decimal]:
    """What was paid by then of each that is open, or was not long ago: what the next look compares with."""
    return {
        each.number: each.paid_amount
        for each in invoices
        if each.balance != 0
        or each.issued_on >= until - REMEMBERED
        or (each.paid_on is not None and each.paid_on >= until - REMEMBERED)
    }
