"""What came in since the last look: nothing twice, nothing lost, whenever the books are brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from graphs.digest.payments import paid_since, remembered
from integrations.books.port import Customer, Invoice

MONDAY = date(2026, 11, 23)
CUSTOMER = Customer("c1", "Bellerive", "a@b.example", "", "standard", None, "fr", 30, "", "")


def invoice(
    number: str, total: str = "100.00", paid: str = "0.00", paid_on: date | None = None, issued: date = date(2026, 9, 1)
) -> Invoice:
    due = issued + timedelta(days=30)
    return Invoice(number, CUSTOMER, issued, due, Decimal(total), Decimal(paid), paid_on, False)


def total(found: list[tuple[Invoice, Decimal]]) -> Decimal:
    return sum((amount for _, amount in found), Decimal(0))


def test_the_first_look_goes_by_the_days_of_payment():
    paid = invoice("F1", paid="100.00", paid_on=MONDAY)
    before = invoice("F2", paid="100.00", paid_on=MONDAY - timedelta(days=9))
    assert paid_since([paid, before, invoice("F3", paid="40.00")], None, MONDAY - timedelta(days=3), MONDAY) == [
        (paid, Decimal("100.00"))
    ]


def test_a_part_of_an_invoice_counts_and_so_does_one_entered_late():
    before = remembered([invoice("F1"), invoice("F2", paid="10.00")], MONDAY)
    late = invoice("F1", paid="100.00", paid_on=MONDAY - timedelta(days=6))
    part = invoice("F2", paid="30.00")
    found = paid_since([late, part], before, MONDAY, MONDAY + timedelta(days=1))
    assert {each.number: amount for each, amount in found} == {"F1": Decimal("100.00"), "F2": Decimal("20.00")}


def test_a_new_invoice_paid_at_once_counts_and_an_old_one_that_appears_does_not():
    new = invoice("F9", paid="100.00", paid_on=MONDAY, issued=MONDAY)
    old = invoice("F8", paid="100.00", paid_on=date(2026, 1, 2), issued=date(2025, 12, 1))
    found = paid_since([new, old], {}, MONDAY, MONDAY)
    assert [each.number for each, _ in found] == ["F9"]


def test_credit_notes_are_no_money_that_came_in():
    assert paid_since([invoice("A1", total="-50.00", paid="-50.00", paid_on=MONDAY)], None, MONDAY, MONDAY) == []


def test_a_payment_taken_back_is_told_as_less():
    before = remembered([invoice("F1", paid="60.00")], MONDAY)
    assert total(paid_since([invoice("F1")], before, MONDAY, MONDAY)) == Decimal("-60.00")


@given(st.lists(st.lists(st.integers(0, 5), min_size=4, max_size=4), min_size=1, max_size=8))
def test_the_looks_of_a_week_add_up_to_all_that_was_paid(days: list[list[int]]):
    """Four invoices are paid in parts over the days, looked at each day."""
    invoices = [invoice(f"F{number}") for number in range(4)]
    seen, before = Decimal(0), remembered(invoices, MONDAY)
    for offset, parts in enumerate(days, start=1):
        today = MONDAY + timedelta(days=offset)
        changed: list[Invoice] = []
        for each, part in zip(invoices, parts, strict=True):
            paid = min(each.paid_amount + Decimal(part * 10), each.total_incl_vat)
            full = paid == each.total_incl_vat
            changed.append(replace(each, paid_amount=paid, paid_on=(each.paid_on or today) if full else None))
        invoices = changed
        seen += total(paid_since(invoices, before, today - timedelta(days=1), today))
        before = remembered(invoices, today)
    assert seen == sum((each.paid_amount for each in invoices), Decimal(0))
