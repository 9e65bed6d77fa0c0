"""Quote documents to print: a seller, lines whose totals are computed, and every field open to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pypdfium2

from integrations.books.port import Company, QuoteLine
from integrations.documents.port import QuoteDocument

SELLER = Company(
    name="Atelier des Moulins",
    legal_form="SARL",
    capital="20000",
    address="12 rue des Potiers",
    postal_code="69002",
    city="Lyon",
    siren="552100554",
    siret="55210055400013",
    rcs="Lyon",
    vat_number="FR27552100554",
    email="contact@moulins.example",
    phone="04 72 00 00 00",
    website="www.moulins.example",
    iban="FR7630006000011234567890189",
    late_penalty="3 fois le taux d’intérêt légal",
    delivery_delay="10 jours ouvrés",
)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def line(sku: str, description: str, quantity: str, price: str, *, discount: str = "0", vat: str = "20") -> QuoteLine:
    total = _cents(Decimal(quantity) * Decimal(price) * (100 - Decimal(discount)) / 100)
    return QuoteLine(
        sku=sku,
        description=description,
        quantity=Decimal(quantity),
        unit="pièce",
        unit_price=Decimal(price),
        discount_percent=Decimal(discount),
        vat_rate=Decimal(vat),
        total_excl_vat=total,
        total_vat=_cents(total * Decimal(vat) / 100),
    )


def document(lines: list[QuoteLine] | None = None, **changes: Any) -> QuoteDocument:
    lines = lines if lines is not None else LINES
    excluding = sum((each.total_excl_vat for each in lines), Decimal(0))
    vat = sum((each.total_vat for each in lines), Decimal(0))
    made = QuoteDocument(
        language="fr",
        company=SELLER,
        number="D2026-0042",
        issued_on=date(2026, 11, 22),
        valid_until=date(2026, 12, 22),
        customer_name="Café des Arts & Cie",
        customer_contact="Mme Hélène Lefèvre",
        customer_siren="732829320",
        customer_vat_number="FR44732829320",
        lines=lines,
        total_excl_vat=excluding,
        total_vat=vat,
        total_incl_vat=excluding + vat,
        payment_terms_days=45,
        seller="Camille Roux",
    )
    return replace(made, **changes)


LINES = [
    line("TAS-300", "Tasse Aurora 300 ml", "120", "8.90", discount="5"),
    line("LIV-1", "Livre de cuisine", "6", "19.90", vat="5.5"),
    line("VIS-4", "Vis inox 4 mm", "1000", "0.0525"),
]


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with every kind of space and line end as one plain space."""
    opened = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in opened]


def text(pdf: bytes) -> str:
    return " ".join(pages(pdf))


def edges(pdf: bytes) -> tuple[float, float, float, float]:
    """The outermost characters of all pages, in points from the lower left corner: left, bottom, right, top."""
    boxes: list[tuple[float, float, float, float]] = []
    for page in pypdfium2.PdfDocument(pdf):
        words = page.get_textpage()
        every = (words.get_charbox(index) for index in range(words.count_chars()))
        boxes.extend(box for box in every if any(box))  # a space that pdfium adds between words has no box
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
