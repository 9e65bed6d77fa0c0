"""Rules and orders to ask them about, in few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from graphs.rules.condition import ALWAYS, Condition, Test, both
from graphs.rules.consequence import Consequence
from graphs.rules.port import RuledLine, Ruling
from graphs.rules.rule import Draft, Relation, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Company, Customer, PriceRule, Product, QuoteFacts, Receivable

TODAY = date(2026, 11, 23)
"""A Monday."""

LOYAL = Customer("C1", "Bellerive", "a@b.example", "", "loyal", date(2020, 3, 1), "fr", 30, "", "")
SKUS = ("CAF", "MOU", "LIV")


def rule(id: str, then: Consequence, *tests: Condition, **values: Any) -> Rule:
    """Always in force when nothing is tested; `since` and `until` belong to its draft."""
    days = {name: values.pop(name) for name in ("since", "until") if name in values}
    draft = Draft(both(*tests) if tests else ALWAYS, then, **days)
    return Rule(id, values.pop("version", 1), draft, f"sentence of {id}", **values)


def over(amount: str, fact: str = "order_total") -> Test:
    return Test(fact, ">", Decimal(amount))


def facts(
    customer: Customer | None = LOYAL,
    *,
    prices: Sequence[PriceRule] = (),
    owed: Sequence[Receivable] = (),
    **company: Any,
) -> QuoteFacts:
    products = {sku: Product(sku, sku.title(), [], "kg", Decimal(10), Decimal(20), None) for sku in SKUS}
    return QuoteFacts(customer, products, list(owed), list(prices), replace(Company(), **company))


def lines(**quantities: str) -> list[RuledLine]:
    """Ten euros each, whatever it is."""
    return [RuledLine(sku, Decimal(quantity), Decimal(10)) for sku, quantity in quantities.items()]


def ask(
    rules: Sequence[Rule],
    order: list[RuledLine] | None = None,
    known: QuoteFacts | None = None,
    *,
    relations: Sequence[Relation] = (),
    today: date = TODAY,
    **values: Any,
) -> Ruling:
    book = Rulebook(RuleSet(list(rules), list(relations), "1"))
    return book.quote(known or facts(), order if order is not None else lines(CAF="10", MOU="5"), today, **values)
