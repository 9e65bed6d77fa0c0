"""Discounts from the books' own price rules: the best rule whose conditions all hold wins, line by line."""

from __future__ import annotations

from decimal import Decimal

from graphs.rules.port import Discount, RuledLine
from integrations.books.port import PriceRule, QuoteFacts


class PriceRules:
    """Answers `graphs.rules.port.Rules`. Stateless."""

    def discounts(self, facts: QuoteFacts, lines: list[RuledLine]) -> list[Discount]:
        """Equal discounts: the rule that comes first by id, so that the same quote always names the same rule."""
        amount = sum((line.quantity * line.unit_price for line in lines), Decimal(0))
        rules = sorted(facts.price_rules, key=lambda rule: (-rule.discount_percent, rule.id))
        found: list[Discount] = []
        for line in lines:
            rule = next((rule for rule in rules if _holds(rule, facts, line, amount)), None)
            if rule is not None and rule.discount_percent > 0:
                percent = min(rule.discount_percent, Decimal(100))
                found.append(Discount(line.sku, percent, rule.id, rule.label))
        return found


def _holds(rule: PriceRule, facts: QuoteFacts, line: RuledLine, amount: Decimal) -> bool:
    """`customer` of a rule may be the id or the name. A new customer has neither and no segment."""
    customer = facts.customer
    if rule.segment and (customer is None or customer.segment != rule.segment):
        return False
    if rule.customer and (customer is None or rule.customer not in (customer.id, customer.name)):
        return False
    if rule.sku and rule.sku != line.sku:
        return False
    return line.quantity >= rule.minimum_quantity and amount >= rule.minimum_amount
