"""What can be printed, and how it is handed over: typed content in, bytes out, the same bytes for the same content."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Protocol

from integrations.books.port import Company, QuoteLine


@dataclass(frozen=True)
class QuoteDocument:
    """All that the quote shows. `language` is "fr" or "en" (the customer's). Amounts in euros.

    `deposit_percent` of the total including VAT, `deposit_amount`, is asked for with the order (0: none). `mentions`
    are sentences to print.
    """

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
    deposit_percent: Decimal = Decimal(0)
    deposit_amount: Decimal = Decimal(0)
    mentions: list[str] = field(default_factory=list[str])


class Documents(Protocol):
    async def quote_pdf(self, document: QuoteDocument) -> bytes:
        """PDF bytes, deterministic for the same document. Runs in about 20 ms after warm-up."""
        ...
