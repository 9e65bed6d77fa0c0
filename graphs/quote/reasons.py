"""The quote's exceptions, coded, each in both languages with what was expected and what was found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from graphs.ask import Reason
from graphs.quote.figures import day, money, percent, quantity
from graphs.quote.state import Party
from graphs.quote.wording import LANGUAGES, both, plural, tell
from graphs.rules.wording import NOUNS

_MANY = 5


def _each(sentence: Callable[[str], str]) -> dict[str, str]:
    return {language: sentence(language) for language in LANGUAGES}


def new_customer(party: Party) -> Reason:
    """A customer to be created, or (not new) an address that is not in the books."""
    key = "reason.unknown_customer" if party.new else "reason.unknown_customer.given"
    return Reason(
        "unknown_customer",
        both(key, name=party.name, email=party.email),
        both("reason.unknown_customer.expected"),
        both("reason.unknown_customer.found", name=party.name, email=party.email),
    )


def customer_not_found(text: str) -> Reason:
    return Reason(
        "unknown_customer",
        both("reason.unknown_customer.ask", text=text),
        both("reason.unknown_customer.expected"),
        both("reason.text.found", text=text),
    )


def product_not_found(text: str) -> Reason:
    return Reason(
        "unknown_product",
        both("reason.unknown_product.ask", text=text),
        both("reason.unknown_product.expected"),
        both("reason.text.found", text=text),
    )


def stock(name: str, in_stock: Decimal, wanted: Decimal) -> Reason:
    return Reason(
        "stock",
        both("reason.stock", name=name),
        _each(lambda lang: tell(lang, "reason.stock.expected", stock=quantity(in_stock, lang))),
        _each(lambda lang: tell(lang, "reason.stock.found", quantity=quantity(wanted, lang))),
    )


def price_missing(name: str) -> Reason:
    return Reason(
        "price_missing",
        both("reason.price_missing", name=name),
        both("reason.price_missing.expected"),
        both("reason.price_missing.found"),
    )


def discount_limit(asked: Decimal, limit: Decimal) -> Reason:
    return Reason(
        "discount_limit",
        both("reason.discount_limit"),
        _each(lambda lang: tell(lang, "reason.discount_limit.expected", limit=percent(limit, lang))),
        _each(lambda lang: tell(lang, "reason.discount_limit.found", percent=percent(asked, lang))),
    )


def amount_limit(total: Decimal, limit: Decimal) -> Reason:
    return Reason(
        "amount_limit",
        both("reason.amount_limit"),
        _each(lambda lang: tell(lang, "reason.amount_limit.expected", limit=money(limit, lang))),
        _each(lambda lang: tell(lang, "reason.amount_limit.found", total=money(total, lang))),
    )


def overdue(name: str, numbers: list[str], amount: Decimal, since: date) -> Reason:
    """Tells since when, not for how many days: the same debt must read the same tomorrow."""

    def found(language: str) -> str:
        return tell(
            language,
            "reason.customer_overdue.found" + plural(len(numbers), language),
            count=len(numbers),
            numbers=_listed(numbers),
            amount=money(amount, language),
            day=day(since, language),
        )

    expected = both("reason.customer_overdue.expected")
    return Reason("customer_overdue", both("reason.customer_overdue", name=name), expected, _each(found))


def dispute(name: str, numbers: list[str]) -> Reason:
    return Reason(
        "customer_dispute",
        both("reason.customer_dispute", name=name),
        both("reason.customer_dispute.expected"),
        both("reason.customer_dispute.found", numbers=_listed(numbers)),
    )


def rule_forbids(rule: str, act: str, customer: str, asked: Decimal) -> Reason:
    """`act` as in `graphs.rules.consequence.ForbiddenAct`."""
    if act == "discount" and asked > 0:
        found = _each(lambda lang: tell(lang, "reason.discount_limit.found", percent=percent(asked, lang)))
    else:
        found = both("reason.rule_forbids.found", name=customer)
    expected = both("reason.no_discount" if act == "discount" else "reason.rule_forbids.expected")
    return Reason("rule_forbids", both("reason.rule_forbids", rule=rule), expected, found)


def rule_unsure(rule: str, missing: list[str]) -> Reason:
    """`missing` are names of facts."""

    def said(language: str) -> str:
        nouns = (NOUNS.get(name, (name, name)) for name in missing)
        return ", ".join(english if language == "en" else french for french, english in nouns)

    return Reason(
        "rule_unsure",
        both("reason.rule_unsure", rule=rule),
        both("reason.rule_unsure.expected"),
        _each(lambda lang: tell(lang, "reason.rule_unsure.found", facts=said(lang))),
    )


def rule_unsure_line(rule: str, product: str) -> Reason:
    """A rule adds what the books do not have, or have no price for."""
    return Reason(
        "rule_unsure",
        both("reason.rule_unsure.line", rule=rule),
        both("reason.rule_unsure.line.expected"),
        both("reason.text.found", text=product),
    )


def _listed(numbers: list[str]) -> str:
    return ", ".join(numbers[:_MANY]) + (", …" if len(numbers) > _MANY else "")
