"""A small company's catalogue and customers, and leads, for these tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from graphs.leads.facts import LeadFacts, read_facts
from graphs.leads.given import Given
from integrations.books.port import Customer, Directory, Product
from integrations.crm.port import Lead

TODAY = date(2026, 11, 23)


def product(sku: str, name: str, aliases: list[str], price: str) -> Product:
    return Product(sku, name, aliases, "pièce", Decimal(price), Decimal(20), None)


def customer(number: str, name: str, email: str, **more: Any) -> Customer:
    fields: dict[str, Any] = {"contact": "", "segment": "standard", "customer_since": None, "language": "fr"}
    fields |= {"payment_terms_days": 30, "siren": "", "vat_number": ""} | more
    return Customer(id=number, name=name, email=email, **fields)


BELLERIVE = customer("C1", "Hôtel Bellerive", "contact@bellerive.fr", contact="Julie Morel", siren="732829320")
LILAS = customer("C2", "SARL Boulangerie des Lilas", "lilas.boulangerie@gmail.com", contact="Anne Petit")
DIRECTORY = Directory(
    "leads-tests",
    [BELLERIVE, LILAS],
    [
        product("CHA-01", "Chaise pliante bois", ["chaises pliantes", "chaise pliante"], "42"),
        product("TAB-02", "Table ronde 180 cm", ["tables rondes"], "210"),
        product("NAP-03", "Nappe coton", ["nappes"], "18.50"),
    ],
)


def web(message: str = "", **fields: Any) -> Given:
    return Given("web", message=message, **fields)


def read(given: Given) -> LeadFacts:
    return read_facts(given, DIRECTORY, TODAY)


def lead(number: str = "L1", **fields: Any) -> Lead:
    return Lead(**{"id": number, "received_at": datetime(2026, 11, 1, 9, tzinfo=UTC), "source": "web", **fields})
