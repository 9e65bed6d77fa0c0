"""What five hundred rules cost on one order, beside asking each rule about each line, one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from graphs.rules.case_facts import Order, order_of
from graphs.rules.condition import Condition, Test, both, holds
from graphs.rules.consequence import Approval, Consequence, Deposit, Discount, Forbid, Mention
from graphs.rules.port import RuledLine
from graphs.rules.rule import Draft, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Company, Customer, PriceRule, Product, QuoteFacts

RULES = 500
LINES = 20
TODAY = date(2026, 11, 23)


@dataclass(frozen=True)
class Cost:
    """Seconds of one order: by the rulebook, with half of the rules in the price list, and one by one."""

    rulebook: float
    price_list: float
    one_by_one: float


def cost(rounds: int) -> Cost:
    """The best of so many rounds: what else runs on the machine only ever adds."""
    rules = list(_rules())
    lines = [RuledLine(f"P{at}", Decimal(5 * at + 1), Decimal("9.50")) for at in range(LINES)]
    books, half = _books(), RULES // 2
    prices = [
        PriceRule(f"P{at}", "price", Decimal(5), sku=f"P{at % 100}", minimum_quantity=Decimal(at % 30))
        for at in range(half)
    ]
    known = QuoteFacts(books.customer, books.products, [], prices, books.company)
    all_own, with_list = Rulebook(RuleSet(rules)), Rulebook(RuleSet(rules[:half]))
    order = order_of(books, lines, TODAY, Decimal(7), ())
    held = _one_by_one(rules, order)
    if set(all_own.quote(books, lines, TODAY, asked=Decimal(7)).used) != held:
        raise RuntimeError("the rulebook and the rules one by one do not agree")
    return Cost(
        _best(lambda: all_own.quote(books, lines, TODAY, asked=Decimal(7)), rounds),
        _best(lambda: with_list.quote(known, lines, TODAY, asked=Decimal(7)), rounds),
        _best(lambda: _one_by_one(rules, order), rounds),
    )


def _rules() -> Iterator[Rule]:
    """Every kind of condition: about the order, a customer, a product, any line."""
    thens: list[Consequence] = [
        Discount(Decimal(5)), Approval(role="lead"), Discount(Decimal(3)), Mention("x"), Deposit(Decimal(30)),
        Forbid("quote"), Discount(Decimal(4)),
    ]  # fmt: skip
    for at in range(RULES):
        whens: list[Condition] = [
            both(Test("order_total", ">", Decimal(20 * at)), Test("customer_segment", "==", "loyal")),
            both(Test("customer", "==", f"C{at}"), Test("order_total", ">", Decimal(at))),
            both(Test("line_product", "==", f"P{at % 100}"), Test("line_quantity", ">=", Decimal(at % 60))),
            both(Test("line_quantity", ">=", Decimal(at % 120)), Test("line_unit_price", ">", Decimal(1))),
        ]
        yield Rule(f"R{at}", 1, Draft(whens[at % 4], thens[at % 7]), f"rule {at}")


def _books() -> QuoteFacts:
    customer = Customer("C1", "Client", "c@c.example", "", "loyal", date(2020, 1, 1), "fr", 30, "", "")
    products = {
        f"P{at}": Product(f"P{at}", f"Produit {at}", [], "kg", Decimal("9.50"), Decimal(20), None)
        for at in range(LINES)
    }
    return QuoteFacts(customer, products, [], [], Company())


def _one_by_one(rules: list[Rule], order: Order) -> set[str]:
    """The references of the rules that hold for one line at least; nothing else is worked out."""
    lines = [{**order.facts, **line} for line in order.lines]
    return {rule.reference for rule in rules if sum(holds(rule.draft.when, line) is True for line in lines)}


def _best(work: Callable[[], object], rounds: int) -> float:
    taken: list[float] = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)
