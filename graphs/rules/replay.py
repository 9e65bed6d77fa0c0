"""What other rules would have made of the company's past: each quote and invoice judged twice, and the differences.

Pure. Only the rules are replayed: limits, stock and autonomy are the same on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from graphs.dunning.ladder import TONES as LADDER_TONES
from graphs.dunning.ladder import Ladder
from graphs.rules.condition import Facts, facts_in, holds
from graphs.rules.consequence import AddLine
from graphs.rules.past import Past, asked_beyond, has_product, total, with_asked
from graphs.rules.port import Ruling
from graphs.rules.price_list import prepared_price_list
from graphs.rules.rule import Rule, RuleSet
from graphs.rules.rulebook import Rulebook, acts_in
from graphs.rules.vocabulary import RuleProcess
from integrations.books.port import Invoice, PastQuote, PriceRule

Code = Literal["done", "asked", "postponed", "refused"]
"""done: sent, or chased · asked: a rule wants somebody's agreement first · postponed: not yet · refused: forbidden."""

_EXAMPLES = 3
_ZERO = Decimal(0)
_LATER = frozenset({"customer_segment", "order_discount"})
"""What rules may change of the facts themselves."""


@dataclass(frozen=True)
class Side:
    """What rules make of one case: its total in euros excluding VAT (of an invoice: what is left to pay), how it would
    have gone, and what the customer would have read. `days`: not chased before so many days after the due date; `tone`:
    the harshest a reminder may be, once the usual ladder would have sent a harsher one."""

    total: Decimal
    code: Code
    discount: Decimal = _ZERO
    deposit: Decimal = _ZERO
    language: str = ""
    mentions: list[str] = field(default_factory=list[str])
    lines: list[str] = field(default_factory=list[str])
    days: int = 0
    label: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Example:
    """`number` of the quote or invoice, `on` the day it was judged."""

    number: str
    customer: str
    on: date
    before: Side
    after: Side


@dataclass(frozen=True)
class Replay:
    """`difference` is the revenue excluding VAT, after less before, of quotes that go either way; with `of_discounts`,
    nothing but discounts makes it: then it is margin too. `missing` are facts that the past does not tell, though the
    changed rules look at them: where one matters, nothing is counted as changed. `unpriced` are products that rules
    add, at a price the past does not tell: they count for nothing. `since` is the first day looked at."""

    process: RuleProcess
    looked_at: int
    changed: int
    since: date | None
    difference: Decimal
    asked_more: int
    asked_less: int
    refused: int
    examples: list[Example]
    missing: list[str]
    unpriced: list[str] = field(default_factory=list[str])
    of_discounts: bool = True


def replay(
    before: RuleSet,
    after: RuleSet,
    process: RuleProcess,
    quotes: Sequence[PastQuote],
    invoices: Sequence[Invoice],
    price_rules: Sequence[PriceRule],
) -> Replay:
    """Quotes for `quote`, late invoices for `reminder`; of the other processes the books keep no past."""
    past, changing = Past(quotes, invoices), changed_rules(before, after, process)
    old, new = Rulebook(before), Rulebook(after)
    match process:
        case "quote":
            looked = [(quote.issued_on, quote) for quote in quotes]
            found = [_of_quote(quote, past, old, new, changing, price_rules) for quote in quotes]
        case "reminder":
            late = [(invoice, past.looks(invoice)) for invoice in invoices]
            looked = [(looks[0][0], invoice) for invoice, looks in late if looks]
            found = [_of_invoice(invoice, looks, old, new, changing) for invoice, looks in late if looks]
        case _:
            return Replay(process, 0, 0, None, _ZERO, 0, 0, 0, [], [])
    examples = [row.example for row in found if row.example and row.example.before != row.example.after]
    return Replay(
        process=process,
        looked_at=len(looked),
        changed=len(examples),
        since=min((day for day, _ in looked), default=None),
        difference=sum((_difference(example) for example in examples), _ZERO),
        asked_more=sum(1 for each in examples if each.after.code == "asked" != each.before.code),
        asked_less=sum(1 for each in examples if each.before.code == "asked" and each.after.code == "done"),
        refused=sum(1 for each in examples if each.after.code == "refused" != each.before.code),
        examples=_telling(examples),
        missing=sorted({name for row in found for name in row.missing}),
        unpriced=sorted({sku for row in found for sku in row.unpriced}),
        of_discounts=all(example.before.lines == example.after.lines for example in examples),
    )


def changed_rules(before: RuleSet, after: RuleSet, process: RuleProcess) -> list[Rule]:
    """All rules that are not the same on both sides, or whose rank is not."""
    old, new = {rule.reference: rule for rule in before.armed}, {rule.reference: rule for rule in after.armed}
    differing = [rule for rule in (*old.values(), *new.values()) if _draft(old, rule) != _draft(new, rule)]
    ranks = set(before.relations) ^ set(after.relations)
    ranked = {rule_id for relation in ranks for rule_id in (relation.one, relation.other)}
    differing += [rule for rule in new.values() if rule.id in ranked and rule not in differing]
    return [rule for rule in differing if acts_in(rule, process)]


def _draft(rules: dict[str, Rule], rule: Rule) -> object:
    there = rules.get(rule.reference)
    return there.draft if there is not None else None


# --- one case ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """The case on both sides (None: surely no difference), the facts that would have been needed, and the products
    that rules add without a known price."""

    example: Example | None = None
    missing: list[str] = field(default_factory=list[str])
    unpriced: list[str] = field(default_factory=list[str])


def _of_quote(
    quote: PastQuote, past: Past, old: Rulebook, new: Rulebook, changing: Sequence[Rule], prices: Sequence[PriceRule]
) -> Found:
    order, day = past.order(quote), quote.issued_on
    per_line: list[Facts] = [{**order.facts, **line} for line in order.lines] or [order.facts]
    if not any(_may_hold(rule, facts) for rule in changing for facts in per_line):
        return Found()
    price_list = prepared_price_list(prices, quote.customer)
    granted = old.on_order(order, day, price_list).discounts
    asked = asked_beyond(quote.lines, granted)
    order = with_asked(order, quote.lines, asked)
    sides: list[Side] = []
    unpriced: list[str] = []
    for book in (old, new):
        ruling = book.on_order(order, day, price_list)
        net = total(quote.lines, asked, ruling.discounts)
        side = _side(ruling, net + _added(ruling, quote, past))
        # A quote is in its customer's language anyway: a rule that says the same changes nothing.
        sides.append(replace(side, language=side.language or quote.customer.written_in))
        unpriced += _unpriced(ruling, quote, past)
    missing = {name for facts in per_line for name in _missing(changing, facts, after_discounts=True)}
    example = Example(quote.number, quote.customer.name, day, sides[0], sides[1])
    # What both sides add at the same unknown price makes no difference.
    return Found(example, sorted(missing), sorted({sku for sku in unpriced if unpriced.count(sku) == 1}))


def _of_invoice(
    invoice: Invoice,
    looks: Sequence[tuple[date, Facts]],
    old: Rulebook,
    new: Rulebook,
    changing: Sequence[Rule],
) -> Found:
    """The first day on which it goes another way; when there is none, its last one."""
    example: Example | None = None
    missing: set[str] = set()
    for day, facts in looks:
        if not any(_may_hold(rule, facts) for rule in changing):
            continue
        left = facts["invoice_amount"]
        net = left if isinstance(left, Decimal) else _ZERO
        late = facts["invoice_days_overdue"]
        sides = [_side(book.ruling("reminder", facts, day), net, late) for book in (old, new)]
        missing.update(_missing(changing, facts, after_discounts=False))
        example = Example(invoice.number, invoice.customer.name, day, sides[0], sides[1])
        if sides[0] != sides[1]:
            break
    return Found(example, sorted(missing))


def _side(ruling: Ruling, net: Decimal, late: object = None) -> Side:
    days = ruling.not_before_days or 0
    code: Code = "done"
    if ruling.forbidden:
        code = "refused"
    elif isinstance(late, Decimal) and late < days:
        code = "postponed"
    elif ruling.approvals:
        code = "asked"
    return Side(
        total=net,
        code=code,
        discount=max((row.percent for row in ruling.discounts), default=_ZERO),
        deposit=ruling.deposit,
        language=ruling.language,
        mentions=ruling.mentions,
        lines=[line.sku or line.text for line in ruling.lines],
        days=days,
        label=ruling.labels.get("customer", ""),
        tone=ruling.tone if code in ("done", "asked") and _held_back(ruling, late) else "",
    )


def _held_back(ruling: Ruling, late: object) -> bool:
    """Whether a reminder so late would have been harsher than the rules let it be."""
    if not ruling.tone or not isinstance(late, Decimal):
        return False
    usual = max((step for step in Ladder().steps if step.days <= late), key=lambda step: step.days, default=None)
    return usual is not None and LADDER_TONES.index(usual.tone) > LADDER_TONES.index(ruling.tone)


def _added(ruling: Ruling, quote: PastQuote, past: Past) -> Decimal:
    """What lines added by rules come to, as far as their price is known; none for what was on the quote anyway."""
    added = _ZERO
    for line in _not_there(ruling, quote):
        added += line.quantity * (_price(line, past) or _ZERO)
    return added


def _unpriced(ruling: Ruling, quote: PastQuote, past: Past) -> list[str]:
    return list(dict.fromkeys(line.sku for line in _not_there(ruling, quote) if _price(line, past) is None))


def _not_there(ruling: Ruling, quote: PastQuote) -> list[AddLine]:
    return [line for line in ruling.lines if not has_product(quote.lines, line.sku, line.text)]


def _price(line: AddLine, past: Past) -> Decimal | None:
    return line.unit_price if line.unit_price is not None else past.prices.get(line.sku)


def _may_hold(rule: Rule, facts: Facts) -> bool:
    """Whether it could hold, whatever other rules make of the facts."""
    known = {name: value for name, value in facts.items() if name not in _LATER}
    return holds(rule.draft.when, known) is not False


def _missing(rules: Sequence[Rule], facts: Facts, *, after_discounts: bool) -> list[str]:
    known = {*facts, *(("order_discount",) if after_discounts else ())}
    undecided = [rule for rule in rules if holds(rule.draft.when, facts) is None]
    return sorted({name for rule in undecided for name in facts_in(rule.draft.when) if name not in known})


# --- all of them ------------------------------------------------------------------------------------------------------


def _difference(example: Example) -> Decimal:
    """Of quotes that would have been sent on both sides, sooner or later."""
    if "refused" in (example.before.code, example.after.code):
        return _ZERO
    return example.after.total - example.before.total


def _telling(examples: Sequence[Example]) -> list[Example]:
    """The ones that changed most, the newest first among equals."""
    newest = sorted(examples, key=lambda each: (each.on, each.number), reverse=True)
    return sorted(newest, key=lambda each: -abs(each.after.total - each.before.total))[:_EXAMPLES]
