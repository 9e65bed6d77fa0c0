"""Properties of the quote's arithmetic, whatever the catalogue and the request."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from graphs.ask import Reason
from graphs.context import Policy
from graphs.gate import Act, Limits, Matter, judge
from graphs.quote import policy, sameness
from graphs.quote.figures import amount_fact, cents, quantity_fact
from graphs.quote.parts import effective_discount
from graphs.quote.state import Wish, WishedLine
from graphs.quote.units import bare, counts_packs, divisible, pack_in
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Company, PriceRule, Product, QuoteFacts
from tests.support.process_run import ROLES, customer, due

TODAY = date(2026, 11, 23)

money = st.decimals("0", "99999.99", places=2)
percents = st.one_of(st.none(), st.decimals("0", "100", places=2))
quantities = st.decimals("0.001", "100000", places=3)
rates = st.sampled_from([Decimal(rate) for rate in ("20", "10", "5.5", "2.1", "0", "8.5")])


def product_rows(at: int) -> st.SearchStrategy[Product]:
    prices, stocks = st.one_of(st.none(), money), st.one_of(st.none(), quantities)
    return st.builds(
        lambda price, rate, stock: Product(f"P{at}", f"Produit {at}", [], "kg", price, rate, stock),
        prices,
        rates,
        stocks,
    )


@st.composite
def requests(draw: st.DrawFn) -> tuple[Wish, QuoteFacts]:
    products = [draw(product_rows(at)) for at in range(draw(st.integers(1, 4)))]
    lines = [
        WishedLine(row.name, row.sku, row.name, draw(quantities), discount=draw(percents))
        for row in draw(st.lists(st.sampled_from(products), min_size=1, max_size=6))
    ]
    rules = [
        PriceRule(f"R{at}", "r", draw(st.decimals("0", "60", places=1)), minimum_quantity=draw(quantities))
        for at in range(draw(st.integers(0, 3)))
    ]
    owed = (
        [due("F1", date(2026, draw(st.integers(1, 12)), 3), "100", disputed=draw(st.booleans()))]
        if draw(st.booleans())
        else []
    )
    facts = QuoteFacts(
        customer("C1", "Client"),
        {row.sku: row for row in products},
        owed,
        rules,
        Company(vat_exempt=draw(st.booleans())),
    )
    return Wish(customer_id="C1", lines=policy.merged(lines), discount=draw(percents)), facts


def priced(wish: Wish, facts: QuoteFacts):
    ruling = Rulebook().quote(facts, policy.ruled_lines(wish, facts), TODAY)
    return policy.price(wish, facts, ruling, policy.party_of(wish, facts.customer))


@given(requests())
def test_totals_are_sums_of_lines_to_the_cent_and_never_negative(request: tuple[Wish, QuoteFacts]):
    offer = priced(*request)
    assert offer.total_excl_vat == sum(line.total_excl_vat for line in offer.lines)
    assert offer.total_vat == sum(line.total_vat for line in offer.lines)
    assert offer.total_incl_vat == offer.total_excl_vat + offer.total_vat
    for line in offer.lines:
        exact = line.quantity * (line.unit_price or 0) * (100 - line.discount) / 100
        assert line.total_excl_vat == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert line.total_vat == (line.total_excl_vat * line.vat_rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert 0 <= line.total_excl_vat <= cents(line.quantity * (line.unit_price or 0))
        assert 0 <= line.discount <= 100


@given(requests())
def test_nobody_pays_more_than_the_rules_or_the_request_say(request: tuple[Wish, QuoteFacts]):
    wish, facts = request
    offer = priced(wish, facts)
    for line, wished in zip(offer.lines, wish.lines, strict=True):
        asked = wished.discount if wished.discount is not None else wish.discount
        assert line.discount == max(line.granted, asked or Decimal(0))
        assert bool(line.rule_id) == (line.granted > 0 and line.discount == line.granted)
    assert 0 <= effective_discount(offer) <= 100


@given(requests(), st.sampled_from(ROLES), st.sampled_from(["act", "propose"]))
def test_the_gate_never_acts_on_an_exception_and_every_breach_is_one(request, role, autonomy):
    wish, facts = request
    offer = priced(wish, facts)
    limits = Limits(role.discount_limit, role.amount_limit)
    reasons = policy.exceptions(offer, facts, limits, TODAY)
    codes = {reason.code for reason in reasons}
    matter = Matter("quote", policy.amounts(offer), reasons)
    verdict = judge(matter, Policy(list(ROLES), autonomy=autonomy)).verdict
    assert isinstance(verdict, Act) == (not reasons and autonomy == "act")
    assert ("price_missing" in codes) == any(line.unit_price is None for line in offer.lines)
    assert ("amount_limit" in codes) == (limits.amount is not None and offer.total_excl_vat > limits.amount)
    assert ("customer_dispute" in codes) == any(row.disputed for row in facts.receivables)
    beyond = [line for line in offer.lines if line.requested is not None and line.requested > line.granted]
    assert ("discount_limit" in codes) == any(
        limits.discount is not None and (line.requested or 0) > limits.discount for line in beyond
    )
    for sku, product in facts.products.items():
        wanted = sum(line.quantity for line in offer.lines if line.sku == sku)
        short = product.stock is not None and wanted > product.stock
        assert short == any(
            r.code == "stock" and r.text["en"] == f"Not enough stock of {product.name}." for r in reasons
        )


@given(requests())
def test_the_same_facts_are_the_same_quote(request: tuple[Wish, QuoteFacts]):
    one, other = priced(*request), priced(*request)
    assert sameness.same_shown(one, other) and sameness.same_content(one, other)
    assert sameness.unsent(None, one) is False


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(1, 50), percents)))
def test_merging_loses_nothing(rows: list[tuple[str, int, Decimal | None]]):
    lines = [WishedLine(sku, sku, quantity=Decimal(count), discount=percent) for sku, count, percent in rows]
    merged = policy.merged(lines)
    for sku in "AB":
        assert sum(line.quantity or 0 for line in merged if line.sku == sku) == sum(c for s, c, _ in rows if s == sku)
    assert len({(line.sku, line.discount) for line in merged}) == len(merged)


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(text: str):
    value = policy.number(text)
    assert value is None or value.is_finite()
    percent = policy.percentage(text)
    assert percent is None or percent.is_nan() or percent == cents(percent)


@given(st.decimals("-1e12", "1e12", allow_nan=False, allow_infinity=False, places=4))
def test_facts_are_plain_decimal_strings(value: Decimal):
    text = amount_fact(value)
    assert Decimal(text) == value and "E" not in text and len(text.partition(".")[2]) >= 2
    fact = quantity_fact(value)
    assert Decimal(str(fact)) == value


def test_reasons_are_compared_by_what_they_say():
    one = Reason("stock", {"en": "a"}, {"en": "1"}, {"en": "2"})
    assert sameness.all_shown([one], [Reason("stock", {"en": "a", "fr": "b"}, {"en": "1"}, {"en": "2"})])
    assert not sameness.all_shown([one], [Reason("stock", {"en": "a"}, {"en": "1"}, {"en": "3"})])
    assert not sameness.all_shown([one], [])
    assert sameness.all_shown([], [one]), "a reason that is gone is no news to whoever saw it"


def test_units():
    assert [bare(word) for word in ("Boîtes", "boxes", "Plateaux", "m²", "kg.", "Cartons")] == [
        "boite", "box", "plateau", "m2", "kg", "carton",
    ]  # fmt: skip
    assert all(divisible(unit) for unit in ("kg", "g", "l", "m", "m²", "heures", "jour", "Litre", "m³"))
    assert not any(divisible(unit) for unit in ("pièce", "", "carton", "unité", "lot"))
    assert counts_packs("boxes", "carton", []) and counts_packs("colis", "parcel", []) and counts_packs("", "pièce", [])
    assert not counts_packs("carton", "pièce", ["Tasse"])
    assert not counts_packs("carton", "boîte", ["Thé"])
    assert (pack_in("3 cartons"), pack_in("trois")) == ("cartons", "")
