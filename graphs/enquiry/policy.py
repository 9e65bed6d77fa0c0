"""Which products are meant, what the books say of them, and what they lack. Pure: nothing is ever made up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from graphs.ask import Choice
from graphs.enquiry.brief import EnquiryBrief
from graphs.enquiry.state import Gap, Item, Stock, Wanted
from graphs.understanding.match import Match, Sure, Unsure, decide, match_product
from graphs.understanding.written import clip
from integrations.books.port import Company, Directory, Product, QuoteFacts

MOST = 10
"""Products that one answer tells of."""

LONGEST_LABEL = 75
LARGEST = Decimal(100_000_000)


def resolve(brief: EnquiryBrief, directory: Directory) -> list[Wanted] | Gap:
    """Every product for certain, or the first thing that a person must look at."""
    if not brief.products or len(brief.products) > MOST:
        return Gap("nothing_named")
    if not brief.asked:
        return Gap("nothing_asked")
    found: dict[str, Wanted] = {}
    for place, text in enumerate(brief.products):
        product = _product(place, text, directory)
        if isinstance(product, Gap):
            return product
        said = _quantity(brief, place)
        if isinstance(said, Gap):
            return said
        known = found.get(product.id)
        if known is None or known.quantity is None:
            found[product.id] = Wanted(product.id, product.name, said)
        elif said is not None:
            found[product.id] = Wanted(product.id, product.name, max(said, known.quantity))
    return list(found.values())


def _product(place: int, text: str, directory: Directory) -> Match | Gap:
    written = clip(text)
    exact = next((each for each in directory.products if each.sku == text.strip()), None)
    if exact is not None:
        return Match(exact.sku, exact.name, 100)
    match decide(match_product(written, directory)):
        case Sure(best):
            return best
        case Unsure(candidates):
            choices = [Choice(each.id, each.name[:LONGEST_LABEL]) for each in candidates]
            return Gap("which_product", written, place, choices)
        case _:
            return Gap("unknown_product", written, place)


def _quantity(brief: EnquiryBrief, place: int) -> Decimal | Gap | None:
    """Said product by product. What cannot be read as a number is not guessed."""
    said = brief.quantities[place].strip() if place < len(brief.quantities) else ""
    if not said:
        return None
    try:
        value = Decimal(said[:40].replace(",", "."))
    except InvalidOperation:
        return Gap("quantity_unclear", clip(said))
    return value if value.is_finite() and 0 < value <= LARGEST else Gap("quantity_unclear", clip(said))


def items_of(wanted: Sequence[Wanted], facts: QuoteFacts, granted: Mapping[str, Decimal]) -> list[Item] | Gap:
    """`granted`: discount percent by SKU."""
    items: list[Item] = []
    for each in wanted:
        product = facts.products.get(each.sku)
        if product is None:
            return Gap("unknown_product", each.name)
        items.append(
            Item(
                sku=product.sku,
                name=product.name,
                unit=product.unit,
                quantity=each.quantity,
                unit_price=product.unit_price,
                vat_rate=Decimal(0) if facts.company.vat_exempt else product.vat_rate,
                discount=granted.get(product.sku, Decimal(0)),
                stock=stock_of(product, each.quantity),
                in_stock=product.stock,
            )
        )
    return items


def stock_of(product: Product, quantity: Decimal | None) -> Stock:
    """Whether what is asked for (or anything at all) is there."""
    if product.stock is None:
        return "unknown"
    if product.stock <= 0:
        return "none"
    return "enough" if quantity is None or product.stock >= quantity else "less"


def missing(brief: EnquiryBrief, items: Sequence[Item], company: Company) -> Gap | None:
    """The first thing asked that the books cannot tell."""
    for item in items:
        if "price" in brief.asked and item.unit_price is None:
            return Gap("price_missing", item.name)
        if "stock" in brief.asked and item.stock == "unknown":
            return Gap("stock_missing", item.name)
    if "lead_time" in brief.asked and not company.delivery_delay.strip():
        return Gap("lead_time_missing")
    return None


def worth(items: Sequence[Item]) -> Decimal:
    """What is at stake, euros excluding VAT: one of each where no quantity was said."""
    return sum(
        ((item.unit_price or Decimal(0)) * (item.quantity or Decimal(1)) for item in items), Decimal("0.00")
    ).quantize(Decimal("0.01"))
