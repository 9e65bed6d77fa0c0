"""What came after reminders, promises and disputes: each euro counted once."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphs.dunning.port import Sent
from graphs.receivables.track import WITHIN, Recovered, disputes, promises_kept, recovered
from graphs.standing import BOOKS, Standing, StandingKind
from integrations.books.port import Invoice
from tests.graphs.receivables.ledger import TODAY, customer, invoice, mail, promise


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def found(invoices: list[Invoice], *sent: Sent) -> dict[int, Recovered]:
    figures = recovered(sent, {each.number: each for each in invoices}, TODAY)
    return {each.level: each for each in figures}


def test_a_payment_counts_for_the_last_reminder_before_it() -> None:
    paid = invoice("F", "100", 60, paid="100", paid_on=ago(38))
    figures = found([paid], mail("F", 1, 50, "100"), mail("F", 2, 40, "100"))
    assert (figures[1].paid, figures[2].paid) == (0, 100)
    assert (figures[1].rate, figures[2].rate) == (Decimal("0.0"), Decimal("100.0"))


@pytest.mark.parametrize(("days", "paid"), [(0, 100), (30, 100), (31, 0), (-1, 0)])
def test_it_counts_within_thirty_days(days: int, paid: int) -> None:
    row = invoice("F", "100", 90, paid="100", paid_on=ago(60 - days))
    figures = found([row], mail("F", 1, 60, "100"))
    assert figures[1].paid == paid
    assert figures[1].waiting == 0, "nothing is left to wait for"


def test_a_part_shows_in_the_next_reminder_s_balance() -> None:
    row = invoice("F", "100", 60, paid="100", paid_on=ago(10))
    figures = found([row], mail("F", 1, 40, "100"), mail("F", 2, 30, "60"))
    assert (figures[1].paid, figures[2].paid) == (40, 60)


def test_a_part_paid_lately_counts_and_the_rest_still_may_come() -> None:
    row = invoice("F", "100", 20, paid="30")
    (figure,) = found([row], mail("F", 1, 5, "100")).values()
    assert (figure.paid, figure.waiting, figure.rate) == (30, 70, Decimal("100.0"))


def test_a_part_paid_nobody_knows_when_is_not_claimed() -> None:
    row = invoice("F", "100", 200, paid="30")
    (figure,) = found([row], mail("F", 1, 120, "100")).values()
    assert (figure.paid, figure.waiting, figure.rate) == (0, 0, Decimal("0.0"))


def test_an_overpayment_brings_no_more_than_was_asked() -> None:
    row = invoice("F", "100", 60, paid="180", paid_on=ago(35))
    assert found([row], mail("F", 1, 40, "100"))[1].paid == 100


def test_mails_are_counted_once_however_many_invoices_they_list() -> None:
    rows = [invoice("A", "10", 40), invoice("B", "20", 40)]
    figures = found(rows, mail("A", 1, 30, "10", key="m"), mail("B", 1, 30, "20", key="m"))
    assert (figures[1].mails, figures[1].asked) == (1, 30)


def test_what_the_books_no_longer_have_is_left_out() -> None:
    assert found([], mail("GONE", 1, 10, "10")) == {}


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 300), st.decimals(0, 1000, places=2)), max_size=8),
    st.decimals(0, 1000, places=2),
    st.one_of(st.none(), st.integers(0, 300)),
)
def test_no_euro_is_counted_twice(mails: list[tuple[int, int, Decimal]], left: Decimal, paid_ago: int | None) -> None:
    """Whatever the order of mails: all that came after them is at most what the first one asked for, plus whatever was
    invoiced again between two."""
    total = Decimal(1000)
    balance = Decimal(0) if paid_ago is not None else left
    paid_on = None if paid_ago is None else ago(paid_ago)
    row = invoice("F", "1000", 310, paid=str(total - balance), paid_on=paid_on)
    sent = sorted(mails, key=lambda each: -each[1])
    figures = found([row], *(mail("F", level, days, str(asked)) for level, days, asked in sent))
    for figure in figures.values():
        assert 0 <= figure.paid <= figure.asked
        assert 0 <= figure.waiting <= figure.asked - figure.paid
    falling = [asked for _, _, asked in sent if asked > 0]
    if falling and falling == sorted(falling, reverse=True) and falling[-1] >= balance:
        assert sum(figure.paid for figure in figures.values()) <= falling[0] - balance


def test_promises_kept_of_those_decided() -> None:
    figures = promises_kept(
        [
            promise("kept", due_in=-9),
            promise("kept", due_in=-8),
            promise("broken", due_in=-3),
            promise("withdrawn"),
            promise("open", due_in=9),
            promise("open", due_in=2),
        ]
    )
    assert (figures.kept, figures.broken, figures.rate) == (2, 1, Decimal("66.7"))
    assert [each.due_on for each in figures.open] == [TODAY + timedelta(2), TODAY + timedelta(9)]
    assert promises_kept([promise("open")]).rate is None


def dispute(subject: str, kind: StandingKind = "dispute", by: str = "lea") -> Standing:
    return Standing(subject, kind, ago(4), note="prix", by=by)


def test_a_dispute_of_the_books_counts_its_invoices_alone() -> None:
    rows = [invoice("A", "100", 5, disputed=True), invoice("B", "70", 5)]
    (only,) = disputes(rows, [dispute("1", by=BOOKS)])
    assert ([each.number for each in only.invoices], only.amount, only.since) == (["A"], 100, None)


@pytest.mark.parametrize("subject", ["1", "C1@client.example"])
def test_a_dispute_that_was_said_holds_up_all(subject: str) -> None:
    rows = [invoice("A", "100", 5), invoice("B", "70", -5), invoice("C", "-20", 0), invoice("D", "9", 1, whose=2)]
    (only,) = disputes(rows, [dispute(subject), dispute("2", "hold")])
    assert (only.customer, only.invoices, only.amount) == (customer(1), [], 170)
    assert (only.since, only.note) == (ago(4), "prix")


def test_a_paid_or_credited_invoice_is_no_open_dispute() -> None:
    rows = [invoice("A", "100", 5, paid="100", disputed=True), invoice("B", "-10", 5, disputed=True)]
    assert disputes(rows, [dispute("1")]) == []


def test_the_window_is_a_month() -> None:
    assert WITHIN == 30
