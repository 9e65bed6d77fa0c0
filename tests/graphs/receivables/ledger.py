"""Customers, invoices and reminders to count with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from graphs.dunning.port import Promise, PromiseState, Sent
from integrations.books.port import Customer, Invoice

TODAY = date(2026, 11, 23)


def customer(number: int = 1, name: str = "") -> Customer:
    return Customer(
        id=str(number),
        name=name or f"Client {number}",
        email=f"c{number}@client.example",
        contact="",
        segment="standard",
        customer_since=None,
        language="fr",
        payment_terms_days=30,
        siren="",
        vat_number="",
    )


def invoice(
    number: str,
    total: str,
    late: int,
    *,
    paid: str = "0",
    whose: int = 1,
    paid_on: date | None = None,
    disputed: bool = False,
    issued_before: int = 30,
) -> Invoice:
    """`late`: days overdue today, negative when it is due later; issued so many days before it is due."""
    due = TODAY - timedelta(days=late)
    return Invoice(
        number=number,
        customer=customer(whose),
        issued_on=due - timedelta(days=issued_before),
        due_on=due,
        total_incl_vat=Decimal(total),
        paid_amount=Decimal(paid),
        paid_on=paid_on,
        disputed=disputed,
    )


def mail(number: str, level: int, days_ago: int, balance: str, *, whose: int = 1, key: str = "") -> Sent:
    day = TODAY - timedelta(days=days_ago)
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Sent(str(whose), number, level, at, day, True, Decimal(balance), key or f"{whose}:{number}:{level}")


def promise(state: PromiseState, *, whose: int = 1, due_in: int = 7, amount: str | None = None) -> Promise:
    due = TODAY + timedelta(days=due_in)
    return Promise(
        id=f"{state}-{whose}-{due_in}",
        customer_id=str(whose),
        due_on=due,
        check_on=due + timedelta(days=2),
        made_on=TODAY - timedelta(days=1),
        amount=None if amount is None else Decimal(amount),
        state=state,
    )


AMOUNTS = st.decimals(Decimal(-5000), Decimal(90000), places=2)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Invoice]:
    """Any amounts, ages and customers: credit notes, overpayments, far past and far future."""
    rows = draw(st.lists(st.tuples(AMOUNTS, AMOUNTS, st.integers(-4000, 4000), st.integers(1, 6)), max_size=40))
    return [
        invoice(f"F-{place}", str(total), late, paid=str(paid), whose=whose)
        for place, (total, paid, late, whose) in enumerate(rows)
    ]
