"""Who is in the room, and what they ask for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bot.store.cases import CaseRow, Wait
from bot.store.people import PersonRow
from graphs.ask import ApprovalRequest, Reason
from graphs.context import Role
from graphs.message import Address, FieldItem, Fields, Input, Message

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
THREAD = Address("web", "c:devis", "t1")

ROLES = [
    Role("employee", 10, Decimal(5), Decimal(5_000)),
    Role("sales_lead", 20, Decimal(15), Decimal(15_000)),
    Role("director", 30, Decimal(40), None),
]
PEOPLE = [
    PersonRow("lea", "Léa Martin", "lea@maison.test", "employee", "fr", "Europe/Paris"),
    PersonRow("marc", "Marc Petit", "marc@maison.test", "employee", "fr", "Europe/Paris"),
    PersonRow("ada", "Ada Lovell", "ada@maison.test", "employee", "en", "Europe/London"),
    PersonRow("claire", "Claire Roux", "claire@maison.test", "sales_lead", "fr", "Europe/Paris"),
    PersonRow("paul", "Paul Reed", "paul@maison.test", "sales_lead", "en", "America/New_York"),
    PersonRow("diane", "Diane Faure", "diane@maison.test", "director", "fr", "Europe/Paris"),
]
ELSEWHERE = {"claire": "U-CLAIRE", "diane": "U-DIANE"}


def a_request(**more: Any) -> ApprovalRequest:
    """A quote of 1,500 € whose discount is above the requester's limit; any field can be another."""
    shown = {
        "fr": Message("Devis pour Bellerive, 1 500 €", [Fields([FieldItem("Montant", "1 500 €")])]),
        "en": Message("Quote for Bellerive, €1,500", [Fields([FieldItem("Amount", "€1,500")])]),
    }
    reason = Reason(
        "discount_limit",
        {"fr": "Remise au-dessus de la limite", "en": "Discount above the limit"},
        {"fr": "5 % au plus", "en": "5% at most"},
        {"fr": "12 %", "en": "12%"},
    )
    request = ApprovalRequest(
        process="quote",
        role="sales_lead",
        amount="1500.00",
        reasons=[reason],
        shown=shown,
        proposal={"customer": "Bellerive", "total": "1500.00"},
        approve_label={"fr": "Envoyer le devis", "en": "Send the quote"},
        form={
            "fr": [
                Input("quantity", "Quantité", "integer", "3", minimum="1", maximum="999"),
                Input("discount", "Remise", "percent", "12", required=False, minimum="0", maximum="100"),
            ]
        },
        reject_stems={"fr": ["Trop cher", "Pas en stock"], "en": ["Too expensive", "Out of stock"]},
    )
    return replace(request, **more)


def a_case(case_id: str, who: str | None, interrupt_id: str) -> CaseRow:
    return CaseRow(
        id=case_id,
        process="quote",
        version=1,
        address=THREAD if case_id == "case-1" else replace(THREAD, thread=case_id),
        asker_id=who,
        language="fr",
        state="needs_approval",
        title="Devis Bellerive",
        facts={},
        reasons=[],
        waits=[Wait(interrupt_id, "approval", "")],
        contributors=[],
        opened_at=MONDAY,
        changed_at=MONDAY,
    )
