"""Books that hold a directory and a price list, for rooms that read nothing else of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from integrations.books.port import (
    Company,
    Directory,
    Invoice,
    PastQuote,
    PriceRule,
    QuoteFacts,
    QuoteRecord,
    RecordedQuote,
)
from integrations.errors import NotFound


@dataclass(frozen=True)
class Shelf:
    names: Directory
    listed: list[PriceRule] = field(default_factory=list[PriceRule])

    async def directory(self) -> Directory:
        return self.names

    async def price_rules(self) -> list[PriceRule]:
        return self.listed

    async def quote_facts(self, customer_id: str, skus: list[str]) -> QuoteFacts:
        customer = next((each for each in self.names.customers if each.id == customer_id), None)
        products = {each.sku: each for each in self.names.products if each.sku in skus}
        return QuoteFacts(customer, products, [], self.listed, Company())

    async def past_quotes(self, since: date) -> list[PastQuote]:
        return []

    async def past_invoices(self, since: date) -> list[Invoice]:
        return []

    async def record_quote(self, key: str, quote: QuoteRecord) -> RecordedQuote:
        raise NotFound("these books are not written to")

    async def mark_quote_sent(self, number: str, key: str) -> None:
        raise NotFound("these books are not written to")
