"""Aged balance and DSO: every cent is somewhere, once."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.receivables.figures import BUCKETS, aged_balance, bucket_of, dso
from integrations.books.port import Invoice
from tests.graphs.receivables.ledger import TODAY, invoice, ledgers


@pytest.mark.parametrize(
    ("late", "bucket"),
    [
        (-3650, "not_due"),
        (-1, "not_due"),
        (0, "not_due"),
        (1, "0-30"),
        (30, "0-30"),
        (31, "31-60"),
        (60, "31-60"),
        (61, "61-90"),
        (90, "61-90"),
        (91, "90+"),
        (3650, "90+"),
    ],
)
def test_each_age_has_its_bucket(late: int, bucket: str) -> None:
    assert bucket_of(invoice("F", "10", late), TODAY) == bucket


@given(ledgers())
def test_sums_equal_the_books_to_the_cent(ledger: list[Invoice]) -> None:
    aged = aged_balance(ledger, TODAY)
    books = sum((each.balance for each in ledger), Decimal(0))
    assert aged.whole.total == books
    assert aged.whole.due + aged.whole.credits == books
    assert sum((each.ageing.total for each in aged.customers), Decimal(0)) == books
    for bucket in BUCKETS:
        whole = sum((each.ageing.buckets[bucket] for each in aged.customers), Decimal(0))
        assert aged.whole.buckets[bucket] == whole >= 0
    assert aged.whole.overdue == sum((each.balance for each in ledger if each.balance > 0 and each.due_on < TODAY), 0)


@given(ledgers(), st.randoms())
def test_the_order_of_the_books_does_not_count(ledger: list[Invoice], dice: Random) -> None:
    shuffled = list(ledger)
    dice.shuffle(shuffled)
    assert aged_balance(shuffled, TODAY) == aged_balance(ledger, TODAY)


def test_who_owes_most_overdue_comes_first() -> None:
    aged = aged_balance(
        [
            invoice("A", "500", -10, whose=1),
            invoice("B", "50", 40, whose=2),
            invoice("C", "80", 2, whose=3),
            invoice("D", "-30", 5, whose=4),
            invoice("E", "20", 90, whose=3),
            invoice("Z", "70", 5, paid="70", whose=5),
        ],
        TODAY,
    )
    assert [each.customer.id for each in aged.customers] == ["3", "2", "1", "4"]
    assert [each.customer.id for each in aged.late] == ["3", "2"]
    assert [each.customer.id for each in aged.owing] == ["3", "2", "1"]
    assert [each.number for each in aged.customers[0].invoices] == ["E", "C"]
    assert aged.customers[0].oldest == aged.customers[0].invoices[0].due_on
    assert aged.customers[3].oldest is None, "a credit is not late"
    assert aged.whole.credits == Decimal(-30)


def test_dso_is_receivables_over_sales_times_days() -> None:
    open_ones = [invoice("A", "1000", 10), invoice("B", "-100", 0)]
    paid = [invoice("C", "600", 20, paid="600"), invoice("OLD", "9999", 200, paid="9999")]
    found = dso(open_ones, [*open_ones, *paid], TODAY)
    assert (found.receivables, found.sales) == (Decimal(900), Decimal(1500))
    assert found.days == Decimal("54.0")
    shorter = dso(open_ones, [*open_ones, *paid], TODAY, period=41)
    assert (shorter.sales, shorter.days) == (Decimal(900), Decimal("41.0"))


@pytest.mark.parametrize("issued", [[], [invoice("X", "-50", 0, issued_before=1)]])
def test_without_sales_there_is_no_dso(issued: list[Invoice]) -> None:
    found = dso([invoice("A", "1000", 200)], issued, TODAY)
    assert found.days is None
    assert found.receivables == Decimal(1000)


def test_an_invoice_of_tomorrow_is_not_counted_yet() -> None:
    tomorrow = invoice("T", "5000", -31, issued_before=30)
    today = invoice("A", "100", -30, issued_before=30)
    found = dso([tomorrow, today], [tomorrow, today], TODAY)
    assert (found.receivables, found.sales, found.days) == (Decimal(100), Decimal(100), Decimal("90.0"))


def test_the_first_day_of_the_period_counts_and_the_day_before_does_not() -> None:
    first = invoice("A", "100", 59, paid="100", issued_before=30)
    before = invoice("B", "100", 60, paid="100", issued_before=30)
    assert dso([], [first, before], TODAY).sales == Decimal(100)


def test_more_owed_to_customers_than_by_them_is_no_negative_delay() -> None:
    assert dso([invoice("A", "-100", 0)], [invoice("B", "50", 0, issued_before=1)], TODAY).days == Decimal("0.0")
