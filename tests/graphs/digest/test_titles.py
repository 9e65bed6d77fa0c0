"""What a case is called where others read it: a company's name, never a stranger's."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from graphs.digest.titles import amount_of, title_of

PERSON = {"name": "Jeanne Morel", "email": "jeanne@morel.example", "customer": "Jeanne Morel", "address": "j@m.example"}


@pytest.mark.parametrize(
    ("process", "facts", "french", "english"),
    [
        ("lead", {**PERSON, "company": "Atelier Nord"}, "Prospect Atelier Nord", "Lead Atelier Nord"),
        ("lead", {**PERSON, "company": None}, "Un prospect", "A lead"),
        ("lead", {**PERSON, "company": "jeanne@morel.example"}, "Un prospect", "A lead"),
        ("lead", {**PERSON, "company": "JEANNE  MOREL EI"}, "Un prospect", "A lead"),
        ("lead", {**PERSON, "company": "Morel SA"}, "Prospect Morel SA", "Lead Morel SA"),
        ("complaint", PERSON, "Une réclamation", "A complaint"),
        (
            "complaint",
            {"customer": "Bellerive", "customer_id": "c1"},
            "Réclamation Bellerive",
            "Complaint Bellerive",
        ),
        ("enquiry", PERSON, "La question d'un client", "A customer's question"),
        (
            "enquiry",
            {"customer": "Bellerive", "customer_id": "c1"},
            "Demande client Bellerive",
            "Customer enquiry Bellerive",
        ),
        ("personal_reminder", {}, "Un rappel personnel", "A personal reminder"),
    ],
)
def test_strangers_are_not_named(process: str, facts: dict[str, Any], french: str, english: str):
    title = "Rappel : appeler Jeanne Morel, jeanne@morel.example, 06 12 34 56 78"
    assert title_of(process, title, facts, "fr") == french
    assert title_of(process, title, facts, "en") == english


KNOWN = {"customer": "Bellerive", "customer_id": "c1"}


@pytest.mark.parametrize(
    ("process", "facts", "french", "english"),
    [
        ("quote", KNOWN, "Devis Bellerive", "Quote Bellerive"),
        ("quote", {"customer": "Bellerive"}, "Opened as this", "Opened as this"),
        ("reminder", KNOWN, "Relance Bellerive", "Reminder Bellerive"),
        (
            "quote_followup",
            {**KNOWN, "number": "D2026-0004"},
            "Relance du devis D2026-0004, Bellerive",
            "Follow-up of quote D2026-0004, Bellerive",
        ),
        ("quote_followup", KNOWN, "Opened as this", "Opened as this"),
    ],
)
def test_work_is_called_in_the_language_of_who_reads(process: str, facts: dict[str, Any], french: str, english: str):
    """Whoever opened the case wrote in their own."""
    assert title_of(process, "Opened as this", facts, "fr") == french
    assert title_of(process, "Opened as this", facts, "en") == english


def test_an_address_in_a_title_is_left_out():
    assert title_of("quote", "Devis pour jeanne@morel.example", {}, "fr") == "Devis pour …"


def test_a_long_or_empty_title():
    assert len(title_of("quote", "x" * 400, {}, "fr")) == 90
    assert title_of("shipping", "  ", {}, "en") == "Untitled"


def test_what_is_at_stake():
    assert amount_of("quote", {"total_excl_vat": "12.50"}) == Decimal("12.50")
    assert amount_of("reminder", {"total": "88.00"}) == Decimal("88.00")
    assert amount_of("quote", {"total_excl_vat": None}) is None
    assert amount_of("lead", {"total": "5"}) is None
