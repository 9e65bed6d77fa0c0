"""How customers pay, from their invoices and the reminders they got."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from graphs.dunning.payer import Payer, payer_of, payer_reasons
from tests.graphs.dunning.company import CUSTOMER, TODAY, VIP, invoice, late_by, sent

TUESDAY = date(2026, 9, 1)


def paid(number: str, delay: int, due_on: date = TUESDAY):
    return invoice(number, due_on, "100", "100", paid_on=due_on + timedelta(days=delay))


def test_nothing_known_is_a_first_lateness():
    payer = payer_of(CUSTOMER, [], [], TODAY)
    assert (payer.paid, payer.late, payer.usual_delay, payer.worst, payer.reminded) == (0, 0, None, 0, 0)
    assert payer.first_lateness
    assert not payer.vip


def test_the_habit_is_the_median_of_what_was_paid():
    payer = payer_of(CUSTOMER, [paid("A", -4), paid("B", 0), paid("C", 12), late_by(9)], [], TODAY)
    assert (payer.paid, payer.late, payer.usual_delay, payer.worst) == (3, 1, 0, 12)
    assert not payer.first_lateness


def test_who_pays_early_has_a_negative_habit():
    assert payer_of(CUSTOMER, [paid("A", -6), paid("B", -2)], [], TODAY).usual_delay == -4


@pytest.mark.parametrize(("delay", "late"), [(0, 0), (1, 0), (2, 0), (3, 1)])
def test_what_falls_due_on_a_saturday_may_be_paid_on_the_monday(delay: int, late: int):
    saturday = date(2026, 9, 5)
    assert payer_of(CUSTOMER, [paid("A", delay, saturday)], [], TODAY).late == late


def test_an_open_invoice_that_was_reminded_is_still_the_first_lateness():
    payer = payer_of(CUSTOMER, [late_by(20)], [sent("F1", 1, 15), sent("F1", 2, 8)], TODAY)
    assert payer.reminded == 1
    assert payer.first_lateness


def test_a_reminder_that_crossed_a_payment_in_time_is_no_incident():
    assert payer_of(CUSTOMER, [paid("A", 0)], [sent("A", 1, 60)], TODAY).first_lateness


def test_a_reminded_invoice_that_the_books_no_longer_show_is_an_incident():
    assert not payer_of(CUSTOMER, [late_by(5)], [sent("OLD", 1, 400)], TODAY).first_lateness


def test_being_listed_or_told_early_is_no_incident():
    told = [sent("OLD", 0, 200), sent("OLDER", 1, 300, carrier=False)]
    assert payer_of(CUSTOMER, [late_by(5)], told, TODAY).first_lateness


def test_a_disputed_invoice_paid_late_is_no_incident():
    disputed = replace(paid("A", 90), disputed=True)
    assert payer_of(CUSTOMER, [disputed], [], TODAY).first_lateness


def test_credit_notes_and_others_do_not_count():
    other = replace(CUSTOMER, id="c2")
    credit = invoice("AV1", TUESDAY, "-50", "-50", paid_on=TUESDAY + timedelta(days=40))
    payer = payer_of(
        CUSTOMER, [credit, replace(paid("A", 30), customer=other)], [sent("B", 2, 9, customer_id="c2")], TODAY
    )
    assert (payer.paid, payer.late, payer.reminded, payer.first_lateness) == (0, 0, 0, True)


@pytest.mark.parametrize(
    ("since", "years"),
    [(date(2020, 11, 23), 6), (date(2020, 11, 24), 5), (date(2026, 1, 1), 0), (date(2031, 1, 1), 0), (None, 2)],
)
def test_years_as_a_customer(since: date | None, years: int):
    """Without a day in the books, since the first invoice."""
    first = invoice("A", date(2024, 8, 30), "10")
    assert int(payer_of(replace(CUSTOMER, customer_since=since), [first], [], TODAY).years) == years


def test_reasons_are_told_in_both_languages():
    payer = payer_of(VIP, [paid("A", 0), paid("B", -1)], [], TODAY)
    assert payer_reasons(payer, "fr") == [
        "Client VIP, avec nous depuis 6 ans.",
        "Premier retard\u00a0: 2 factures payées, toutes dans les délais.",
        "Paie d'habitude le jour de l'échéance.",
    ]
    assert payer_reasons(payer, "en")[0] == "A VIP customer, with us for 6 years."


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("years", ["0.4", "1.2", "7.0"])
@pytest.mark.parametrize("late", [0, 1, 5])
@pytest.mark.parametrize("usual", [None, -3, 0, 1, 8])
def test_every_payer_can_be_told(language: str, years: str, late: int, usual: int | None):
    for vip, first, reminded in ((True, True, 0), (False, False, 1), (False, False, 3)):
        payer = Payer("c1", "standard", Decimal(years), late, late, usual, 9, reminded, first and not late, vip)
        told = payer_reasons(payer, language)
        assert len(told) == (2 if usual is None else 3)
        assert all(line.endswith(".") and "{" not in line for line in told)
