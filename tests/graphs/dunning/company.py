"""A company with customers, invoices and reminders, small enough to count by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from graphs.dunning.ladder import Ladder
from graphs.dunning.payer import payer_of
from graphs.dunning.plan import Contact, Plan, View, Wait, plan
from graphs.dunning.port import Promise, Sent
from graphs.dunning.texts_port import OwnText
from integrations.books.port import Company, Customer, Invoice, PenaltyRate

TODAY = date(2026, 11, 23)

CUSTOMER = Customer(
    id="c1",
    name="Brasserie des Quais",
    email="compta@quais.example",
    contact="Paul Mercier",
    segment="standard",
    customer_since=date(2020, 1, 6),
    language="fr",
    payment_terms_days=30,
    siren="999003010",
    vat_number="",
)
VIP = replace(CUSTOMER, segment="vip")
COMPANY = Company(name="Atelier Lorme", phone="02 51 00 00 00", email="facturation@lorme.example")
RATES = [PenaltyRate(date(2026, 1, 1), Decimal("12.15")), PenaltyRate(date(2026, 7, 1), Decimal("12.40"))]


def euros(amount: str | int | Decimal) -> Decimal:
    return Decimal(amount)


def invoice(number: str, due_on: date, total: str, paid: str = "0", **others: Any) -> Invoice:
    details: dict[str, Any] = {
        "customer": CUSTOMER,
        "issued_on": due_on - timedelta(days=30) if due_on > date.min + timedelta(days=30) else due_on,
        "paid_on": None,
        "disputed": False,
        **others,
    }
    return Invoice(number=number, due_on=due_on, total_incl_vat=Decimal(total), paid_amount=Decimal(paid), **details)


def late_by(days: int, total: str = "100", number: str = "F1", **others: Any) -> Invoice:
    """An invoice that many days after its due date today."""
    return invoice(number, TODAY - timedelta(days=days), total, **others)


BAD_PAYER = invoice("F0", date(2026, 3, 2), "80", "80", paid_on=date(2026, 3, 20))
"""Paid late, long ago: what follows is not the first lateness."""


def sent(number: str, level: int, days_ago: int, *, carrier: bool = True, customer_id: str = "c1") -> Sent:
    day = TODAY - timedelta(days=days_ago)
    instant = datetime.combine(day, time(9), tzinfo=UTC)
    return Sent(customer_id, number, level, instant, day, carrier, Decimal(100), f"{number}:{level}")


def promise(due_on: date, *invoices: str, **others: Any) -> Promise:
    details: dict[str, Any] = {"check_on": due_on + timedelta(days=2), "made_on": due_on - timedelta(days=5), **others}
    return Promise(id="p1", customer_id="c1", due_on=due_on, invoices=list(invoices), **details)


def view_of(
    invoices: Sequence[Invoice],
    past: Sequence[Sent] = (),
    *,
    history: Sequence[Invoice] = (BAD_PAYER,),
    customer: Customer = CUSTOMER,
    today: date = TODAY,
    **others: Any,
) -> View:
    payer = payer_of(customer, [*history, *invoices], past, today)
    details: dict[str, Any] = {"promises": [], "ladder": Ladder(), "rates": RATES, **others}
    return View(customer=customer, invoices=invoices, sent=past, payer=payer, **details)


def planned(invoices: Sequence[Invoice], past: Sequence[Sent] = (), **others: Any) -> Plan:
    return plan(view_of(invoices, past, **others), others.get("today", TODAY))


def contact(invoices: Sequence[Invoice], past: Sequence[Sent] = (), **others: Any) -> Contact:
    found = planned(invoices, past, **others)
    assert isinstance(found, Contact), found
    return found


def wait(invoices: Sequence[Invoice], past: Sequence[Sent] = (), **others: Any) -> Wait:
    found = planned(invoices, past, **others)
    assert isinstance(found, Wait), found
    return found


class OwnTexts:
    """The company's own wording, held in memory."""

    def __init__(self, *texts: OwnText) -> None:
        self.texts = {(text.name, text.language, text.manner): text for text in texts}

    def own(self, name: str, language: str, manner: str) -> OwnText | None:
        return self.texts.get((name, language, manner))
