"""The company's past under other rules: counted as one would count it quote by quote, without what cannot be known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from graphs.rules.condition import Test
from graphs.rules.consequence import AddLine, Approval, Consequence, Deposit, Discount, Forbid, Postpone, ReminderTone
from graphs.rules.past import Past, asked_beyond, total, with_asked
from graphs.rules.price_list import prepared_price_list
from graphs.rules.replay import Replay, replay
from graphs.rules.rule import Relation, Rule, RuleSet
from graphs.rules.rulebook import Rulebook
from integrations.books.port import Customer, Invoice, PastQuote, PriceRule, QuoteLine
from tests.graphs.rules.orders import LOYAL, over, rule

VIP = replace(LOYAL, id="C2", name="Nordlys", segment="vip", customer_since=None)
DAY = date(2026, 3, 2)


def line(sku: str, quantity: str, price: str = "10", discount: str = "0") -> QuoteLine:
    net = Decimal(quantity) * Decimal(price) * (100 - Decimal(discount)) / 100
    vat = net / 5
    return QuoteLine(sku, sku, Decimal(quantity), "kg", Decimal(price), Decimal(discount), Decimal(20), net, vat)


def quote(number: int, *lines: QuoteLine, customer: Customer = LOYAL, on: date = DAY) -> PastQuote:
    return PastQuote(f"D{number}", on, customer, list(lines), sum((row.total_excl_vat for row in lines), Decimal(0)))


def invoice(number: int, due: date, paid: date | None, amount: str = "1000", **values: Any) -> Invoice:
    customer = values.pop("customer", LOYAL)
    row = Invoice(
        f"F{number}", customer, due - timedelta(30), due, Decimal(amount), Decimal(amount if paid else 0), paid, False
    )
    return replace(row, **values)


def played(
    then: Consequence,
    *tests: Any,
    quotes: list[PastQuote],
    before: list[Rule] | None = None,
    invoices: list[Invoice] | None = None,
    prices: list[PriceRule] | None = None,
    relations: list[Relation] | None = None,
) -> Replay:
    old = before or []
    new = RuleSet([*old, rule("R9", then, *tests)], relations or [])
    return replay(RuleSet(old), new, "quote", quotes, invoices or [], prices or [])


def test_what_a_discount_would_have_cost():
    past = [quote(1, line("CAF", "100")), quote(2, line("CAF", "10")), quote(3, line("CAF", "60"), customer=VIP)]
    found = played(Discount(Decimal(10)), over("500"), Test("customer_segment", "==", "loyal"), quotes=past)
    assert (found.looked_at, found.changed, found.difference, found.since) == (3, 1, Decimal("-100"), DAY)
    [example] = found.examples
    assert (example.number, example.customer, example.on) == ("D1", "Bellerive", DAY)
    assert (example.before.total, example.after.total, example.after.discount) == (1000, 900, 10)
    assert found.missing == []


def test_what_was_asked_for_is_asked_for_again_and_the_larger_counts():
    past = [quote(1, line("CAF", "100", discount="15")), quote(2, line("CAF", "100", discount="5"))]
    found = played(Discount(Decimal(10)), quotes=past)
    assert (found.changed, found.difference) == (2, Decimal("-50"))
    by_number = {each.number: each for each in found.examples}
    assert (by_number["D1"].before.total, by_number["D1"].after.total) == (850, 850)


def test_a_discount_that_the_price_list_gives_anyway_was_not_asked_for():
    prices = [PriceRule("P1", "p", Decimal(5))]
    needs = Approval(role="lead")
    found = played(
        needs, over("4", "order_discount"), quotes=[quote(1, line("CAF", "100", discount="5"))], prices=prices
    )
    assert (found.changed, found.asked_more) == (1, 1)
    found = played(Forbid("discount"), quotes=[quote(1, line("CAF", "100", discount="5"))], prices=prices)
    assert (found.refused, found.difference, found.examples[0].after.code) == (0, Decimal("50"), "done")


def test_who_would_have_been_asked_and_what_refused():
    past = [
        quote(1, line("CAF", "100", discount="20")),
        quote(2, line("CAF", "100", discount="16")),
        quote(3, line("CAF", "9")),
    ]
    found = played(Approval(role="lead"), over("15", "order_discount"), quotes=past)
    assert (found.asked_more, found.asked_less, found.refused, found.changed, found.difference) == (2, 0, 0, 2, 0)
    found = played(Forbid("discount"), over("18", "order_discount"), quotes=past)
    assert (found.refused, found.changed, found.difference) == (1, 1, 0)
    asks = rule("R1", Approval(role="lead"), over("15", "order_discount"))
    found = replay(RuleSet([asks]), RuleSet([replace(asks, state="paused")]), "quote", past, [], [])
    assert (found.asked_less, found.changed) == (2, 2)


def test_deposits_and_lines_change_a_quote_too():
    past = [quote(1, line("CAF", "100"), line("LIV", "1", "15")), quote(2, line("CAF", "10"))]
    assert played(Deposit(Decimal(30)), over("500"), quotes=past).changed == 1
    found = played(AddLine("LIV"), quotes=past)
    assert (found.changed, found.difference) == (2, Decimal(15)), "the price of a product is that of its last quote"


def test_what_two_rules_were_decided_to_do_together_is_replayed():
    before = [rule("R1", Discount(Decimal(5)))]
    past = [quote(1, line("CAF", "100"))]
    added = played(Discount(Decimal(3)), quotes=past, before=before, relations=[Relation("R1", "R9", "add")])
    assert (added.changed, added.difference) == (1, Decimal("-30"))
    assert played(Discount(Decimal(3)), quotes=past, before=before).changed == 0


def test_a_rule_that_is_changed_is_compared_with_what_it_was():
    old = rule("R1", Discount(Decimal(5)))
    new = rule("R1", Discount(Decimal(8)), version=2)
    found = replay(RuleSet([old]), RuleSet([new]), "quote", [quote(1, line("CAF", "100"))], [], [])
    assert (found.changed, found.difference) == (1, Decimal("-30"))


def test_what_customers_owed_is_told_by_their_invoices():
    owing = [invoice(1, DAY - timedelta(10), DAY + timedelta(5)), invoice(2, DAY - timedelta(40), DAY - timedelta(1))]
    past = [quote(1, line("CAF", "10")), quote(2, line("CAF", "10"), on=DAY + timedelta(6))]
    found = played(Approval(role="lead"), over("0", "customer_overdue"), quotes=past, invoices=owing)
    assert [each.number for each in found.examples] == ["D1"]
    late = played(Approval(role="lead"), over("10", "customer_overdue_days"), quotes=past, invoices=owing)
    assert late.changed == 0


def test_what_the_past_does_not_tell_is_named_and_counts_for_nothing():
    past = [quote(1, line("CAF", "10")), quote(2, line("CAF", "10"), customer=VIP)]
    found = played(Approval(role="lead"), Test("customer_promised", "==", True), quotes=past)
    assert (found.changed, found.asked_more, found.missing) == (0, 0, ["customer_promised"])
    found = played(Discount(Decimal(5)), over("3", "customer_years"), quotes=past)
    assert (found.changed, found.missing) == (1, ["customer_years"]), "of one customer the books know since when"


def test_the_vat_of_an_earlier_system_is_not_made_up():
    told, untold = quote(1, line("CAF", "100")), replace(quote(2, line("CAF", "100")), vat_known=False)
    found = played(Approval(role="lead"), over("1100", "order_total_incl_vat"), quotes=[told, untold])
    assert ([each.number for each in found.examples], found.missing) == (["D1"], ["order_total_incl_vat"])
    under = Test("order_total_incl_vat", "<=", Decimal(1000))
    assert played(Forbid("quote"), under, quotes=[untold]).refused == 0, "1200 with VAT, not 1000"


def test_added_lines_without_a_known_price_are_told():
    past = [quote(1, line("CAF", "100"))]
    found = played(AddLine("TAS"), quotes=past)
    assert (found.changed, found.difference, found.unpriced) == (1, 0, ["TAS"])
    assert played(AddLine("TAS", unit_price=Decimal(3)), quotes=past).unpriced == []
    assert played(AddLine("TAS"), quotes=[quote(1, line("TAS", "2"))]).unpriced == [], "it is on the quote anyway"
    both = played(Discount(Decimal(5)), quotes=past, before=[rule("R1", AddLine("TAS"))])
    assert (both.difference, both.unpriced) == (Decimal(-50), []), "it makes no difference"


def test_only_discounts_make_a_difference_that_is_margin_too():
    past = [quote(1, line("CAF", "100")), quote(2, line("LIV", "1", "15"))]
    assert played(Discount(Decimal(5)), quotes=past).of_discounts
    found = played(AddLine("LIV"), quotes=past)
    assert (found.difference, found.of_discounts) == (Decimal(15), False)


def test_what_any_line_would_need_is_named():
    past = [quote(1, line("CAF", "1"), line("MOU", "10"), customer=VIP)]
    rule_of_line = [Test("line_product", "==", "MOU"), over("3", "customer_years")]
    assert played(Discount(Decimal(5)), *rule_of_line, quotes=past).missing == ["customer_years"]


def test_nothing_to_look_at():
    for process in ("quote", "reminder", "lead", "invoice"):
        found = replay(RuleSet(), RuleSet([rule("R1", Discount(Decimal(5)))]), process, [], [], [])
        assert (found.looked_at, found.changed, found.since, found.examples) == (0, 0, None, [])


def test_late_invoices_are_the_past_of_reminders():
    due = date(2026, 3, 1)
    past = [
        invoice(1, due, due + timedelta(20)),
        invoice(2, due, due - timedelta(2)),
        invoice(3, due, due + timedelta(40), customer=VIP),
        invoice(4, due, None, paid_amount=Decimal(1000)),
    ]
    new = RuleSet([rule("R1", Postpone(15), Test("customer_segment", "==", "vip"))])
    found = replay(RuleSet(), new, "reminder", [], past, [])
    assert (found.looked_at, found.changed, found.difference) == (2, 1, 0)
    [example] = found.examples
    assert (example.number, example.after.code, example.after.days, example.before.code) == (
        "F3",
        "postponed",
        15,
        "done",
    )
    late = RuleSet([rule("R2", Forbid("reminder"), over("30", "invoice_days_overdue"))])
    found = replay(RuleSet(), late, "reminder", [], past, [])
    assert (found.refused, [each.number for each in found.examples]) == (1, ["F3"])


def test_a_tone_changes_the_reminders_that_would_have_been_harsher():
    due = date(2026, 3, 1)
    past = [
        invoice(1, due, due + timedelta(9)),
        invoice(2, due, due + timedelta(16)),
        invoice(3, due, due + timedelta(40)),
    ]
    for tone, changed in (("courteous", ["F2", "F3"]), ("firm", ["F3"])):
        found = replay(RuleSet(), RuleSet([rule("R1", ReminderTone(tone))]), "reminder", [], past, [])
        assert (found.looked_at, sorted(each.number for each in found.examples)) == (3, changed)
        assert {(each.before.tone, each.after.tone, each.after.code) for each in found.examples} == {("", tone, "done")}
    stopped = RuleSet([rule("R1", Forbid("reminder")), rule("R2", ReminderTone("courteous"))])
    assert replay(RuleSet([rule("R1", Forbid("reminder"))]), stopped, "reminder", [], past, []).changed == 0


# --- as one by one

percents = st.sampled_from([Decimal(value) for value in ("0", "3", "5", "10", "25")])
tests = st.one_of(
    st.builds(over, st.sampled_from(["0", "50", "500"])),
    st.builds(over, st.sampled_from(["0", "5", "12"]), st.just("order_discount")),
    st.builds(over, st.sampled_from(["1", "20"]), st.just("line_quantity")),
    st.builds(Test, st.just("line_product"), st.just("=="), st.sampled_from(["CAF", "MOU"])),
    st.builds(Test, st.just("customer_segment"), st.just("=="), st.sampled_from(["loyal", "vip"])),
)
consequences = st.one_of(
    st.builds(Discount, percents),
    st.builds(Deposit, percents),
    st.just(Approval(role="lead")),
    st.sampled_from([Forbid("discount"), Forbid("quote")]),
)


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    drawn = st.lists(st.tuples(consequences, st.lists(tests, max_size=2)), max_size=4)
    rules = [rule(f"R{at}", then, *when) for at, (then, when) in enumerate(draw(drawn))]
    ids = [each.id for each in rules]
    pairs = st.lists(
        st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(["first", "add"])), max_size=2
    )
    relations = [Relation(one, other, how) for one, other, how in (draw(pairs) if ids else []) if one != other]
    return RuleSet(rules, relations)


lines = st.builds(
    line,
    st.sampled_from(["CAF", "MOU", "LIV"]),
    st.sampled_from(["1", "10", "77"]),
    st.just("10"),
    st.sampled_from(["0", "5", "13"]),
)
quotes = st.lists(st.tuples(st.lists(lines, max_size=3), st.sampled_from([LOYAL, VIP])), max_size=5)


@given(rule_sets(), rule_sets(), quotes)
def test_it_counts_what_one_would_count_quote_by_quote(before: RuleSet, after: RuleSet, drawn: Any):
    past = [quote(at, *rows, customer=who) for at, (rows, who) in enumerate(drawn)]
    found = replay(before, after, "quote", past, [], [])
    history, expected, changed, asked_more = Past(past, []), Decimal(0), 0, 0
    for each in past:
        old, new = Rulebook(before), Rulebook(after)
        prices = prepared_price_list([], each.customer)
        order = history.order(each)
        asked = asked_beyond(each.lines, old.on_order(order, DAY, prices).discounts)
        order = with_asked(order, each.lines, asked)
        one, other = old.on_order(order, DAY, prices), new.on_order(order, DAY, prices)
        net = [total(each.lines, asked, ruling.discounts) for ruling in (one, other)]
        asks = [bool(ruling.approvals) and not ruling.forbidden for ruling in (one, other)]
        refused = [bool(ruling.forbidden) for ruling in (one, other)]
        same = net[0] == net[1] and asks[0] == asks[1] and refused[0] == refused[1] and one.deposit == other.deposit
        highest = [max((row.percent for row in ruling.discounts), default=0) for ruling in (one, other)]
        changed += not (same and highest[0] == highest[1])
        expected += Decimal(0) if any(refused) else net[1] - net[0]
        asked_more += asks[1] and not asks[0]
    assert (found.looked_at, found.changed, found.difference) == (len(past), changed, expected)
    assert found.asked_more == asked_more
