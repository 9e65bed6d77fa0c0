"""Interest by the day and the fixed fee, against figures counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from graphs.dunning.penalty import explain, is_business, penalty
from integrations.books.port import PenaltyRate
from tests.graphs.dunning.company import CUSTOMER, RATES, invoice


def test_from_the_day_after_the_due_date_to_the_last_day_included():
    cost = penalty([invoice("F1", date(2026, 9, 30), "1000")], RATES, date(2026, 10, 31))
    (piece,) = cost.pieces
    assert (piece.since, piece.until, piece.days) == (date(2026, 10, 1), date(2026, 10, 31), 31)
    assert cost.total == Decimal("10.53")  # 1000 × 12.40 % × 31 / 365 = 10.5315
    assert (cost.fee, cost.late, cost.missing_rate) == (Decimal(40), 1, False)


def test_the_rate_changes_with_the_half_year():
    cost = penalty([invoice("F1", date(2026, 6, 15), "1000")], RATES, date(2026, 7, 10))
    assert [(p.since, p.until, p.days, p.rate) for p in cost.pieces] == [
        (date(2026, 6, 16), date(2026, 6, 30), 15, Decimal("12.15")),
        (date(2026, 7, 1), date(2026, 7, 10), 10, Decimal("12.40")),
    ]
    assert [p.amount for p in cost.pieces] == [Decimal("4.99"), Decimal("3.40")]
    assert cost.total == Decimal("8.39")


def test_half_a_cent_goes_up():
    """100 × 3.65 % × 1 / 365 is exactly one cent; half of it is half a cent."""
    rates = [PenaltyRate(date(2026, 1, 1), Decimal("3.65"))]
    cost = penalty([invoice("F1", date(2026, 9, 1), "50")], rates, date(2026, 9, 2))
    assert cost.total == Decimal("0.01")


def test_what_was_paid_bears_no_interest():
    assert penalty([invoice("F1", date(2026, 9, 30), "1000", "600")], RATES, date(2026, 10, 31)).pieces[0].base == 400


def test_deductions_settle_the_oldest_first():
    owed = [
        invoice("NEW", date(2026, 10, 1), "300"),
        invoice("OLD", date(2026, 9, 1), "100"),
        invoice("AV1", date(2026, 9, 20), "-150"),
    ]
    cost = penalty(owed, RATES, date(2026, 10, 31))
    assert [(p.invoice, p.base) for p in cost.pieces] == [("NEW", Decimal(250))]
    assert cost.fee == 40


def test_nothing_is_owed_by_a_consumer():
    cost = penalty([invoice("F1", date(2026, 9, 30), "1000")], RATES, date(2026, 10, 31), business=False)
    assert (cost.total, cost.fee, cost.pieces, cost.missing_rate) == (0, 0, [], False)


def test_a_business_has_a_siren_or_a_vat_number():
    assert is_business(CUSTOMER)
    assert is_business(replace(CUSTOMER, siren="", vat_number="BE0999000123"))
    assert not is_business(replace(CUSTOMER, siren=" ", vat_number=""))


def test_what_is_not_overdue_costs_nothing():
    day = date(2026, 10, 31)
    cost = penalty([invoice("F1", day, "1000"), invoice("F2", day + timedelta(days=9), "5")], RATES, day)
    assert (cost.total, cost.fee, cost.pieces) == (0, 0, [])


def test_days_before_the_first_rate_are_told():
    cost = penalty([invoice("F1", date(2025, 12, 21), "1000")], RATES, date(2026, 1, 10))
    assert cost.missing_rate
    assert [(p.since, p.days) for p in cost.pieces] == [(date(2026, 1, 1), 10)]
    assert penalty([invoice("F1", date(2025, 12, 21), "1000")], [], date(2026, 1, 10)).missing_rate


def test_rates_may_be_given_in_any_order():
    owed = [invoice("F1", date(2026, 6, 15), "1000")]
    assert penalty(owed, RATES[::-1], date(2026, 7, 10)) == penalty(owed, RATES, date(2026, 7, 10))


def test_it_explains_itself():
    lines = explain(penalty([invoice("F1", date(2026, 9, 30), "1284.60")], RATES, date(2026, 10, 31)), "fr")
    assert lines == [
        "F1\u00a0: 1\u202f284,60\u00a0€ × 12,4\u202f% × 31 jours / 365 = 13,53\u00a0€ "
        "(du 1er\u00a0octobre 2026 au 31\u00a0octobre 2026).",
        "Indemnité forfaitaire de recouvrement\u00a0: 40,00\u00a0€ pour 1 facture, soit 40,00\u00a0€ "
        "(art. D441-5 C. com.).",
    ]
    english = explain(penalty([invoice("F1", date(2026, 9, 30), "10")], [], date(2026, 10, 31)), "en")
    assert english[0].startswith("No rate is known")
    assert explain(penalty([], RATES, date(2026, 10, 31)), "en") == ["No late payment interest."]


days = st.dates(date(2024, 1, 1), date(2027, 12, 31))
amounts = st.decimals("-3000", "9000", places=2)


@given(
    st.lists(st.tuples(days, amounts), max_size=12),
    st.lists(st.tuples(days, st.decimals("0", "20", places=2)), max_size=6, unique_by=lambda row: row[0]),
    days,
)
def test_pieces_cover_each_late_day_once_and_add_up(
    owed: list[tuple[date, Decimal]], table: list[tuple[date, Decimal]], until: date
):
    invoices = [invoice(f"F{at}", due_on, str(amount)) for at, (due_on, amount) in enumerate(owed)]
    rates = [PenaltyRate(since, rate) for since, rate in table]
    cost = penalty(invoices, rates, until)
    assert cost.total == sum((piece.amount for piece in cost.pieces), Decimal(0))
    assert cost.fee == 40 * cost.late
    covered = 0
    for piece in cost.pieces:
        due_on = next(each.due_on for each in invoices if each.number == piece.invoice)
        exact = Fraction(piece.base) * Fraction(piece.rate) * piece.days / 36500
        assert due_on < piece.since <= piece.until <= until
        assert piece.days == (piece.until - piece.since).days + 1
        assert abs(Fraction(piece.amount) - exact) <= Fraction(1, 200)
        assert piece.amount == piece.amount.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
        assert piece.rate == max((row for row in rates if row.since <= piece.since), key=lambda row: row.since).percent
        covered += piece.days
    first = min((row.since for row in rates), default=date.max)
    late = {piece.invoice for piece in cost.pieces}
    counted = sum(
        (until - max(each.due_on, first - timedelta(days=1))).days for each in invoices if each.number in late
    )
    assert covered == counted
    bases = {piece.invoice: piece.base for piece in cost.pieces}
    assert sum(bases.values()) <= sum((each.balance for each in invoices if each.balance > 0), Decimal(0))


def test_a_rate_that_begins_on_the_last_day_counts_for_that_day():
    cost = penalty([invoice("F1", date(2026, 6, 28), "1000")], RATES, date(2026, 7, 1))
    assert [(p.since, p.days, p.rate) for p in cost.pieces] == [
        (date(2026, 6, 29), 2, Decimal("12.15")),
        (date(2026, 7, 1), 1, Decimal("12.40")),
    ]
