"""Whether something is in stock and what it costs, told from the books; no case is opened for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bot.clock import Clock
from graphs.answers import catalogue
from graphs.message import Message, Text
from graphs.rules.port import RuledLine, Rules
from graphs.understanding.match import Sure, Unsure, decide, match_customer, match_product
from graphs.understanding.reading import Reading
from integrations.books.port import Books, Customer, Directory, Product


@dataclass(frozen=True)
class ProductsTold:
    """`rules` gives the rules of this moment."""

    books: Books
    rules: Callable[[], Rules]
    clock: Clock

    async def told(self, reading: Reading, directory: Directory) -> tuple[Message, str]:
        """The reply and its status. Errors of the books pass through."""
        language = reading.language
        wanted = str(reading.brief.get("product", ""))
        by_sku = {product.sku: product for product in directory.products}
        found = decide(match_product(wanted, directory))
        if not isinstance(found, Sure):
            candidates = [by_sku[each.id] for each in found.candidates] if isinstance(found, Unsure) else []
            return catalogue.product_unclear(wanted, candidates, language), "needs_answer"
        product = by_sku[found.match.id]
        if reading.process == "stock":
            return catalogue.stock(product, language), "done"
        return await self._price(reading, product, directory), "done"

    async def _price(self, reading: Reading, product: Product, directory: Directory) -> Message:
        language, named = reading.language, str(reading.brief.get("customer", ""))
        found = decide(match_customer(named, directory)) if named else None
        customer: Customer | None = None
        if isinstance(found, Sure):
            customer = next((each for each in directory.customers if each.id == found.match.id), None)
        discount = None
        if customer is not None and product.unit_price is not None:
            facts = await self.books.quote_facts(customer.id, [product.sku])
            lines = [RuledLine(product.sku, Decimal(1), product.unit_price)]
            discount = next(iter(self.rules().discounts(facts, lines, self.clock.now().date())), None)
        message = catalogue.price(product, customer, discount, language)
        if named and customer is None:
            line = Text(catalogue.customer_unclear(named, language), tone="muted")
            return Message(message.summary, [*(message.blocks or [Text(message.summary)]), line])
        return message
