"""One case before the rules, in this order. Pure.

customer's label → discounts line by line → discounts kept back → all that may look at the discount
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from graphs.rules.case_facts import Order
from graphs.rules.condition import Value
from graphs.rules.consequence import (
    TONES,
    AddLine,
    Classify,
    Consequence,
    Deposit,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
    Tone,
    UseLanguage,
)
from graphs.rules.consequence import Discount as Granting
from graphs.rules.port import Discount, Ruling, Unsure
from graphs.rules.prepared import Prepared
from graphs.rules.ranking import Ranks, Share, Winner
from graphs.rules.rule import Rule
from graphs.rules.table import Table, Where

_WORDS = 100
_ZERO = Decimal(0)
_BINDING = frozenset({"discount", "approval", "forbid", "deposit", "postpone", "tone"})
"""Kinds of which must be said when nobody can tell whether one holds."""


def words_of(rule: Rule) -> str:
    """What a card calls it: the price list's label, or its id with what was said."""
    said = " ".join(rule.sentence.split())
    short = said if len(said) <= _WORDS else said[: _WORDS - 1].rstrip() + "…"
    return rule.label or (f"{rule.id} – {short}" if short else rule.id)


class Sitting:
    """Works one case: `ruling` once, then it is of no more use."""

    def __init__(self, order: Order, rules: Sequence[Prepared], ranks: Ranks) -> None:
        self._order = order
        self._ranks = ranks
        self._kinds: dict[str, list[Prepared]] = defaultdict(list)
        for rule in rules:
            self._kinds[rule.rule.draft.then.kind].append(rule)
        self._used: dict[str, None] = {}
        self._unsure: list[Unsure] = []
        self._given: list[Rule] = []
        self._products = [str(line["line_product"]) for line in order.lines]
        self._know(order.facts)

    def _know(self, facts: Mapping[str, Value]) -> None:
        self._facts = facts
        self._whole = Table([facts])
        self._lines = Table([{**facts, **line} for line in self._order.lines])

    def ruling(self) -> Ruling:
        customer = self._customer()
        discounts, withheld, forbidden = self._kept_back(self._discounts())
        highest = max([self._order.asked, *(discount.percent for discount in discounts)])
        self._know({**self._facts, "order_discount": highest})
        approvals = self._holding(self._kinds["approval"])
        forbidden += self._holding([rule for rule in self._kinds["forbid"] if rule.late or not _of_discounts(rule)])
        labels = [label for label in (customer, self._classified("lead")) if label is not None]
        return Ruling(
            discounts=discounts,
            approvals=approvals,
            forbidden=forbidden,
            withheld=withheld,
            labels={label.subject: label.label for label in labels},
            language=self._language(),
            deposit=self._deposit(),
            lines=[then for then in self._all_given("add_line") if isinstance(then, AddLine)],
            mentions=_once(then.text for then in self._all_given("mention") if isinstance(then, Mention)),
            not_before_days=self._not_before(),
            tone=self._tone(),
            unsure=self._unsure,
            used=list(self._used),
            given=self._given,
        )

    # --- discounts ----------------------------------------------------------------------------------------------------

    def _discounts(self) -> list[Discount]:
        """At most one a line. A rule whose part about the order does not hold is not asked about any line."""
        on_all: list[Share] = []
        on_some: list[tuple[Share, Where]] = []
        doubtful: list[Prepared] = []
        for rule, share in _shares_of(self._kinds["discount"]):
            holding = rule.anywhere(self._whole, self._lines, self._products)
            if holding is None:
                doubtful.append(rule)
            elif holding and rule.line is None:
                on_all.append(share)
            elif holding:
                on_some.append((share, rule.on_lines(self._lines, self._products)))
        self._use(share.rule for share in [*on_all, *(share for share, _ in on_some)])
        self._doubt(doubtful)
        on_all = self._ranks.telling(on_all)
        found: list[Discount] = []
        for at, product in enumerate(self._products):
            here = [share for share, where in on_some if where[0] >> at & 1]
            won = self._ranks.highest([*on_all, *here], customer_wants=True)
            if won is not None:
                found.append(_discount(product, won))
        return found

    def _kept_back(self, discounts: list[Discount]) -> tuple[list[Discount], list[Rule], list[Rule]]:
        """What is left of the discounts; the rules that took some; those that forbid what was asked for. A customer in
        final notice keeps none, whatever the rules say."""
        if self._facts.get("customer_final_notice") is True:
            discounts = []
        withheld: list[Rule] = []
        forbidden: list[Rule] = []
        early = [rule for rule in self._kinds["forbid"] if _of_discounts(rule) and not rule.late]
        for rule in early:
            if not self._holding([rule]):
                continue
            where = rule.on_lines(self._lines, self._products)
            at_lines = [at for at in range(len(self._products)) if where[0] >> at & 1]
            products = {self._products[at] for at in at_lines}
            left = [row for row in discounts if row.sku not in products]
            if len(left) < len(discounts):
                withheld.append(rule.rule)
            asked = [self._order.asked_of_lines[at] for at in at_lines]
            if max(asked, default=self._order.asked if rule.line is None else _ZERO) > 0:
                forbidden.append(rule.rule)
            discounts = left
        return discounts, withheld, forbidden

    # --- what else they give ------------------------------------------------------------------------------------------

    def _customer(self) -> Classify | None:
        """The customer's label, which others look at. Where a rule that cannot be told might give another one, the
        segment is not known: what depends on it cannot be told either."""
        then = self._classified("customer")
        label = then.label if then is not None else self._facts.get("customer_segment")
        doubtful = [rule for rule in self._labelling("customer") if self._may_label_otherwise(rule, label)]
        if doubtful:
            facts = {**self._facts, **(self._order.lines[0] if self._order.lines else {})}
            self._unsure += [Unsure(rule.rule, rule.missing(facts)) for rule in doubtful]
            self._know({name: value for name, value in self._facts.items() if name != "customer_segment"})
            return None
        if then is not None:
            self._know({**self._facts, "customer_segment": then.label})
        return then

    def _may_label_otherwise(self, rule: Prepared, label: Value | None) -> bool:
        then = rule.rule.draft.then
        if not isinstance(then, Classify) or then.label == label:
            return False
        if rule.anywhere(self._whole, self._lines, self._products) is not None:
            return False
        labelling = self._labelling("customer")
        held = [one.rule for one in labelling if one.anywhere(self._whole, self._lines, self._products)]
        return self._ranks.first([*held, rule.rule]) == rule.rule

    def _labelling(self, subject: str) -> list[Prepared]:
        return [rule for rule in self._kinds["classify"] if _subject(rule) == subject]

    def _classified(self, subject: str) -> Classify | None:
        then = self._one(self._labelling(subject))
        return then if isinstance(then, Classify) else None

    def _language(self) -> str:
        then = self._one(self._kinds["language"])
        return then.language if isinstance(then, UseLanguage) else ""

    def _deposit(self) -> Decimal:
        rules = self._holding(self._kinds["deposit"])
        shares = [Share(rule, then.percent) for rule, then in _consequences(rules) if isinstance(then, Deposit)]
        won = self._ranks.highest([share for share in shares if share.percent > 0], customer_wants=False)
        self._given += won.rules if won is not None else []
        return won.percent if won is not None else _ZERO

    def _not_before(self) -> int | None:
        rules = self._holding(self._kinds["postpone"])
        shares = [Share(rule, Decimal(then.days)) for rule, then in _consequences(rules) if isinstance(then, Postpone)]
        won = self._ranks.longest(shares)
        self._given += [won.rule] if won is not None else []
        return int(won.percent) if won is not None else None

    def _tone(self) -> Tone | Literal[""]:
        """The gentlest: it keeps to all of them."""
        rules = self._holding(self._kinds["tone"])
        tones: list[tuple[Rule, Tone]] = [
            (rule, then.tone) for rule, then in _consequences(rules) if isinstance(then, ReminderTone)
        ]
        won = min(tones, key=lambda each: TONES.index(each[1]), default=None)
        self._given += [won[0]] if won is not None else []
        return won[1] if won is not None else ""

    def _one(self, rules: Sequence[Prepared]) -> Consequence | None:
        won = self._ranks.first(self._holding(rules))
        if won is None:
            return None
        self._given.append(won)
        return won.draft.then

    def _all_given(self, kind: str) -> list[Consequence]:
        held = self._holding(self._kinds[kind])
        self._given += held
        return [rule.draft.then for rule in held]

    # --- who holds ----------------------------------------------------------------------------------------------------

    def _holding(self, rules: Sequence[Prepared]) -> list[Rule]:
        results = [(rule, rule.anywhere(self._whole, self._lines, self._products)) for rule in rules]
        held = [rule.rule for rule, result in results if result]
        self._use(held)
        self._doubt([rule for rule, result in results if result is None])
        return held

    def _use(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self._used[rule.reference] = None

    def _doubt(self, rules: Sequence[Prepared]) -> None:
        by_id = {rule.rule.reference: rule for rule in rules if rule.rule.draft.then.kind in _BINDING}
        facts = {**self._facts, **(self._order.lines[0] if self._order.lines else {})}
        self._unsure += [Unsure(rule.rule, rule.missing(facts)) for rule in by_id.values()]


def _shares_of(rules: Sequence[Prepared]) -> list[tuple[Prepared, Share]]:
    """A discount of nothing is none."""
    consequences = [(rule, rule.rule.draft.then) for rule in rules]
    granting = [(rule, then.percent) for rule, then in consequences if isinstance(then, Granting) and then.percent > 0]
    return [(rule, Share(rule.rule, percent)) for rule, percent in granting]


def _consequences(rules: Sequence[Rule]) -> list[tuple[Rule, Consequence]]:
    return [(rule, rule.draft.then) for rule in rules]


def _of_discounts(rule: Prepared) -> bool:
    then = rule.rule.draft.then
    return isinstance(then, Forbid) and then.act == "discount"


def _subject(rule: Prepared) -> str:
    then = rule.rule.draft.then
    return then.subject if isinstance(then, Classify) else ""


def _discount(sku: str, won: Winner) -> Discount:
    ids, words = (list(part) for part in zip(*((rule.id, words_of(rule)) for rule in won.rules), strict=True))
    return Discount(sku, won.percent, "+".join(ids), " + ".join(words))


def _once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
