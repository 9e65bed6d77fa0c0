"""A quote of one line, and who sends it."""

from __future__ import annotations

from decimal import Decimal

from graphs.context import Person
from graphs.quote.state import Offer, OfferLine, Party
from integrations.books.port import Company

COMPANY = Company(name="Maison Aubrac", email="bonjour@aubrac.example")
SELLER = Person("lea", "Léa Martin", "lea@aubrac.example", "employee", "fr", "Europe/Paris")


def offer(language: str, *, contact: str = "") -> Offer:
    none = Decimal(0)
    line = OfferLine(
        "M1", "Moulin", "pièce", Decimal(3), Decimal("38.00"), none, None, none, "", "", Decimal(20),
        Decimal("114.00"), Decimal("22.80"),
    )  # fmt: skip
    party = Party("C1", "Hôtel Bellerive", "sophie@bellerive.example", contact=contact, language=language)
    return Offer(party, [line], Decimal("114.00"), Decimal("22.80"), Decimal("136.80"))
