"""The quote's arithmetic and judgement of facts: quantities, prices, discounts, exceptions. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Context, Decimal, InvalidOperation

from graphs.ask import Reason
from graphs.gate import Amounts, Limits, within
from graphs.quote import reasons as because
from graphs.quote import ruled
from graphs.quote.figures import cents, is_whole
from graphs.quote.state import GapCode, Offer, OfferLine, Party, Wish, WishedLine
from graphs.quote.units import divisible
from graphs.rules.port import Discount, RuledLine, Ruling
from integrations.books.port import Customer, QuoteFacts, document_language

LARGE_QUANTITY = Decimal(100_000)
"""Above it a quantity is confirmed. Above the next one it is a mistake."""
IMPOSSIBLE_QUANTITY = Decimal(100_000_000)
SMALLEST_QUANTITY = Decimal("0.001")
"""Quantities have three decimals at most."""
LARGEST_PRICE = Decimal(100_000_000)

_HUNDRED = Decimal(100)
_EXACT = Context(prec=60)


def number(text: str | None) -> Decimal | None:
    """A decimal string of a brief or a form; None when it is no number or beyond all use."""
    try:
        value = Decimal((text or "")[:60].strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and -12 <= value.adjusted() <= 15 and len(value.as_tuple().digits) <= 30 else None


def percentage(text: str | None) -> Decimal | None:
    """A percentage of a brief or a form, to two decimals; None when nothing was said, NaN when it makes no sense."""
    if text is None or not text.strip(" %"):
        return None
    value = number(text.replace("%", ""))
    return cents(value) if value is not None and abs(value) < 10**9 else Decimal("NaN")


def quantity_gap(line: WishedLine, unit: str, large: Decimal = LARGE_QUANTITY) -> GapCode | None:
    """What is wrong with the quantity of a line whose product is sold by `unit`; None: nothing."""
    value = line.quantity
    if value is None:
        return "quantity_absurd" if line.said else "quantity_missing"
    if value <= 0 or value > IMPOSSIBLE_QUANTITY:
        return "quantity_absurd"
    if not is_whole(value):
        if not divisible(unit):
            return "quantity_fraction"
        if not is_whole(value / SMALLEST_QUANTITY):
            return "quantity_absurd"
    return "quantity_large" if value > large and not line.confirmed else None


def possible_discount(percent: Decimal | None) -> bool:
    return percent is None or (not percent.is_nan() and 0 <= percent <= _HUNDRED)


def merged(lines: Sequence[WishedLine]) -> list[WishedLine]:
    """Lines of the same product on the same conditions become one."""
    by_terms: dict[tuple[object, ...], WishedLine] = {}
    for line in lines:
        terms = (line.sku, line.discount, line.unit_price)
        first = by_terms.get(terms)
        if first is None or first.quantity is None or line.quantity is None:
            by_terms[terms] = line
        else:
            quantity = first.quantity + line.quantity
            by_terms[terms] = replace(first, quantity=quantity, confirmed=first.confirmed and line.confirmed)
    return list(by_terms.values())


def party_of(wish: Wish, customer: Customer | None) -> Party:
    """`customer` is the one of the books, or None for the new one of the wish."""
    if customer is not None:
        return Party(
            id=customer.id,
            name=customer.name,
            email=wish.email or customer.email,
            contact=customer.contact,
            language=customer.written_in,
            payment_terms_days=customer.payment_terms_days,
            siren=customer.siren,
            vat_number=customer.vat_number,
            given_email=bool(wish.email),
        )
    new = wish.new_customer
    if new is None:
        return Party(id="", name=wish.customer_name, email=wish.email)
    return Party(id="", name=new.name, email=new.email, language=document_language(new.language), new=True)


def ruled_lines(wish: Wish, facts: QuoteFacts) -> list[RuledLine]:
    """One per product, whatever the number of its lines: a quantity discount looks at the whole quantity."""
    quantities: dict[str, Decimal] = defaultdict(Decimal)
    prices: dict[str, Decimal] = {}
    asked: dict[str, Decimal] = defaultdict(Decimal)
    for line in wish.lines:
        price = _price(line, facts)
        if price is not None:
            quantities[line.sku] += line.quantity or 0
            prices[line.sku] = price
            asked[line.sku] = max(asked[line.sku], _requested(line, wish) or Decimal(0))
    return [RuledLine(sku, quantity, prices[sku], asked[sku]) for sku, quantity in quantities.items()]


def price(wish: Wish, facts: QuoteFacts, ruling: Ruling, party: Party, *, final_notice: bool = False) -> Offer:
    """Prices every line: the larger of the rule's and the requested discount, to the cent half up, VAT per line.

    Totals are sums of lines. A line without a price counts for nothing (and is an exception).
    """
    by_sku = {discount.sku: discount for discount in ruling.discounts}
    lines = [_offer_line(line, wish, facts, by_sku.get(line.sku)) for line in wish.lines]
    lines += ruled.added_lines(ruling, lines, facts)
    excl = sum((line.total_excl_vat for line in lines), Decimal("0.00"))
    vat = sum((line.total_vat for line in lines), Decimal("0.00"))
    party = replace(party, language=ruling.language or party.language)
    return Offer(
        party=party,
        lines=lines,
        total_excl_vat=excl,
        total_vat=vat,
        total_incl_vat=excl + vat,
        requested_discount=wish.discount,
        validity_days=facts.company.quote_validity_days,
        deposit_percent=ruling.deposit,
        deposit_amount=cents(_EXACT.divide(_EXACT.multiply(excl + vat, ruling.deposit), _HUNDRED)),
        mentions=ruling.mentions,
        final_notice=final_notice,
        rules=ruled.uses(ruling, lines),
        unsure=ruled.unsure_discounts(ruling),
    )


def _requested(line: WishedLine, wish: Wish) -> Decimal | None:
    return line.discount if line.discount is not None else wish.discount


def _offer_line(line: WishedLine, wish: Wish, facts: QuoteFacts, discount: Discount | None) -> OfferLine:
    product = facts.products[line.sku]
    requested = _requested(line, wish)
    granted = discount.percent if discount is not None else Decimal(0)
    percent = max(granted, requested or Decimal(0))
    by_rule = discount is not None and percent == granted
    unit_price, quantity = _price(line, facts), line.quantity or Decimal(0)
    gross = _EXACT.multiply(quantity, unit_price or Decimal(0))
    net = _EXACT.divide(_EXACT.multiply(gross, _HUNDRED - percent), _HUNDRED)
    rate = Decimal(0) if facts.company.vat_exempt else product.vat_rate
    total = cents(net)
    return OfferLine(
        sku=product.sku,
        description=product.name,
        unit=product.unit,
        quantity=quantity,
        unit_price=unit_price,
        granted=granted,
        requested=requested,
        discount=percent,
        rule_id=discount.rule_id if discount is not None and by_rule else "",
        rule_label=discount.label if discount is not None and by_rule else "",
        vat_rate=rate,
        total_excl_vat=total,
        total_vat=cents(_EXACT.divide(_EXACT.multiply(total, rate), _HUNDRED)),
    )


def _price(line: WishedLine, facts: QuoteFacts) -> Decimal | None:
    """The books' price; the one given by an editor only where the books have none."""
    product = facts.products.get(line.sku)
    known = product.unit_price if product is not None else None
    return known if known is not None else line.unit_price


def discount_beyond_rules(offer: Offer) -> Decimal:
    """The highest percentage asked for beyond what the rules grant; 0 when none is."""
    asked = (line.requested for line in offer.lines if line.requested is not None and line.requested > line.granted)
    return max(asked, default=Decimal(0))


def amounts(offer: Offer) -> Amounts:
    return Amounts(offer.total_excl_vat, discount_beyond_rules(offer))


def exceptions(offer: Offer, facts: QuoteFacts, limits: Limits, today: date, *, outside: bool = False) -> list[Reason]:
    """What the books and the limits say against sending it without asking. `limits` are those of whoever stands
    behind it."""
    found: list[Reason] = []
    if offer.party.new or (offer.party.given_email and outside):
        found.append(because.new_customer(offer.party))
    found += [because.price_missing(line.description) for line in offer.lines if line.unit_price is None]
    found += _stock_short(offer, facts)
    beyond = discount_beyond_rules(offer)
    if limits.discount is not None and beyond > limits.discount:
        found.append(because.discount_limit(beyond, limits.discount))
    if limits.amount is not None and not within(offer.total_excl_vat, limits.amount):
        found.append(because.amount_limit(offer.total_excl_vat, limits.amount))
    return found + _bad_standing(offer.party, facts, today)


def _stock_short(offer: Offer, facts: QuoteFacts) -> list[Reason]:
    wanted: dict[str, Decimal] = defaultdict(Decimal)
    for line in offer.lines:
        wanted[line.sku] += line.quantity
    products = ((facts.products[sku], quantity) for sku, quantity in wanted.items() if sku in facts.products)
    return [
        because.stock(product.name, product.stock, quantity)
        for product, quantity in products
        if product.stock is not None and quantity > product.stock
    ]


def _bad_standing(party: Party, facts: QuoteFacts, today: date) -> list[Reason]:
    found: list[Reason] = []
    overdue = [due for due in facts.receivables if due.due_on < today and due.total_incl_vat > due.paid_amount]
    if overdue:
        amount = sum((due.total_incl_vat - due.paid_amount for due in overdue), Decimal(0))
        found.append(
            because.overdue(party.name, [due.number for due in overdue], amount, min(d.due_on for d in overdue))
        )
    disputed = [due.number for due in facts.receivables if due.disputed]
    if disputed:
        found.append(because.dispute(party.name, disputed))
    return found
