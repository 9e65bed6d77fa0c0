"""What can be printed, and how it is handed over: typed content in, bytes out, the same bytes for the same content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from integrations.books.port import Company, QuoteLine


@dataclass(frozen=True)
class QuoteDocument:
    """All that the quote shows. `language` is "fr" or "en" (the customer's). Amounts in euros."""

    language: str
    company: Company
    number: str
    issued_on: date
    valid_until: date
    customer_name: str
    customer_contact: str
    customer_siren: str
    customer_vat_number: str
    lines: list[QuoteLine]
    total_excl_vat: Decimal
    total_vat: Decimal
    total_incl_vat: Decimal
    payment_terms_days: int
    seller: str
    note: str = ""


class Documents(Protocol):
    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        """PDF bytes, deterministic for the same document. Runs in about 20 ms after warm-up."""
        ...
