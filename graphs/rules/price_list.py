"""The rules of the books' price list, as rules like the company's own, evaluated by the same code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from graphs.rules.condition import Test, both
from graphs.rules.consequence import Discount
from graphs.rules.prepared import Prepared, prepared
from graphs.rules.rule import Draft, Rule
from integrations.books.port import Customer, PriceRule

_ALL = Decimal(100)


def price_list_rules(price_rules: Sequence[PriceRule]) -> list[Rule]:
    """By id. A row that grants nothing is no rule; more than all is all."""
    granting = [row for row in price_rules if row.discount_percent > 0]
    return [_prepared(row).rule for row in sorted(granting, key=lambda row: row.id)]


def prepared_price_list(price_rules: Sequence[PriceRule], customer: Customer | None) -> list[Prepared]:
    """Ready to be asked for one customer; a row may name the customer instead of giving the id."""
    return [_prepared(_by_id(row, customer)) for row in price_rules if row.discount_percent > 0]


def _by_id(row: PriceRule, customer: Customer | None) -> PriceRule:
    named = customer is not None and row.customer == customer.name and row.customer != ""
    return replace(row, customer=customer.id) if named and customer is not None else row


@lru_cache(maxsize=8192)
def _prepared(row: PriceRule) -> Prepared:
    """Kept from quote to quote: a price list changes seldom and may be long."""
    tests: list[Test] = []
    if row.segment:
        tests.append(Test("customer_segment", "==", row.segment))
    if row.customer:
        tests.append(Test("customer", "==", row.customer))
    if row.minimum_amount > 0:
        tests.append(Test("order_total", ">=", row.minimum_amount))
    if row.sku:
        tests.append(Test("line_product", "==", row.sku))
    if row.minimum_quantity > 0:
        tests.append(Test("line_quantity", ">=", row.minimum_quantity))
    draft = Draft(both(*tests), Discount(min(row.discount_percent, _ALL)))
    return prepared(Rule(row.id, 0, draft, label=row.label))
