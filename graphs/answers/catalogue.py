"""Answers from the catalogue: how many are in stock, what it costs, and for whom."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from graphs.answers.figures import money, number, percent
from graphs.answers.wording import quoted, tell
from graphs.message import Column, FieldItem, Fields, Message, Table, Text, text_message
from graphs.rules.port import Discount
from integrations.books.port import Customer, Product

_MOST = 12
_CENT = Decimal("0.01")


def stock(product: Product, language: str) -> Message:
    if product.stock is None:
        said = tell(language, "stock.not_kept", product=product.name)
    elif product.stock <= 0:
        said = tell(language, "stock.none", product=product.name)
    else:
        quantity = number(product.stock, language)
        said = tell(language, "stock", product=product.name, quantity=quantity, unit=product.unit).replace("  ", " ")
    items = [_field("sku", product.sku, language)]
    if product.stock is not None:
        items.append(_field("stock", f"{number(product.stock, language)} {product.unit}".strip(), language))
    return Message(said, [Text(said, tone="strong"), Fields(items)])


def price(product: Product, customer: Customer | None, discount: Discount | None, language: str) -> Message:
    """The list price, and the customer's own when there is one; `discount` is what the rules grant for one unit."""
    if product.unit_price is None:
        return text_message(tell(language, "price.none", product=product.name))
    granted = discount.percent if discount is not None else Decimal(0)
    net = _cents(product.unit_price * (100 - granted) / 100) if granted else product.unit_price
    said = tell(
        language,
        "price" if customer is None else "price.for" if granted else "price.no_discount",
        product=product.name,
        unit=product.unit or tell(language, "label.unit").lower(),
        price=money(product.unit_price, language),
        net=money(net, language),
        customer=customer.name if customer is not None else "",
        percent=percent(granted, language),
    )
    items = [
        _field("sku", product.sku, language),
        _field("list_price", money(product.unit_price, language), language),
    ]
    if discount is not None and granted:
        items.append(_field("discount", percent(granted, language), language))
        items.append(_field("rule", discount.label or discount.rule_id, language))
        items.append(_field("net_price", money(net, language), language))
    items.append(_field("vat", percent(product.vat_rate, language), language))
    items.append(_field("price_incl", money(_cents(net * (100 + product.vat_rate) / 100), language), language))
    return Message(said, [Text(said, tone="strong"), Fields(items)])


def product_unclear(text: str, candidates: list[Product], language: str) -> Message:
    """No product was named, none fits, or several do (shown with what tells them apart)."""
    if not text.strip():
        return text_message(tell(language, "product.missing"))
    key = "product.which" if candidates else "product.none"
    said = tell(language, key, text=quoted(" ".join(text.split())[:80], language))
    if not candidates:
        return text_message(said)
    columns = [
        Column(tell(language, "label.product")),
        Column(tell(language, "label.sku")),
        Column(tell(language, "label.list_price"), align="right"),
    ]
    rows = [
        [product.name, product.sku, money(product.unit_price, language) if product.unit_price is not None else ""]
        for product in candidates[:_MOST]
    ]
    return Message(said, [Text(said), Table(columns, rows)])


def customer_unclear(text: str, language: str) -> str:
    """A line to put under a price that was asked for a customer whom nobody can tell."""
    return tell(language, "customer.unclear", text=quoted(" ".join(text.split())[:80], language))


def _field(label: str, value: str, language: str) -> FieldItem:
    return FieldItem(tell(language, f"label.{label}"), value)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
