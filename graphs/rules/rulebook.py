"""All rules of one moment, asked about one case. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from graphs.rules.case_facts import Order, day_facts, order_of
from graphs.rules.condition import Facts, facts_in
from graphs.rules.consequence import Classify
from graphs.rules.port import Discount, RuledLine, Ruling
from graphs.rules.prepared import Prepared, prepared
from graphs.rules.price_list import prepared_price_list
from graphs.rules.ranking import Ranks
from graphs.rules.rule import Rule, RuleSet, process_of
from graphs.rules.sitting import Sitting
from graphs.rules.vocabulary import RuleProcess, processes_of
from graphs.standing import StandingKind
from integrations.books.port import QuoteFacts


class Rulebook:
    """Answers `graphs.rules.port.Rules` out of a `RuleSet`; keeps nothing between two questions."""

    def __init__(self, known: RuleSet | None = None) -> None:
        self._known = known or RuleSet()
        self._rules = [prepared(rule) for rule in self._known.armed]
        self._ranks = Ranks(self._known.relations)
        self._dated = any(rule.draft.since or rule.draft.until for rule in self._known.armed)
        self._of: dict[RuleProcess, list[Prepared]] = {}

    @property
    def known(self) -> RuleSet:
        return self._known

    def discounts(self, facts: QuoteFacts, lines: list[RuledLine], today: date) -> list[Discount]:
        return self.quote(facts, lines, today).discounts

    def quote(
        self,
        facts: QuoteFacts,
        lines: list[RuledLine],
        today: date,
        *,
        asked: Decimal = Decimal(0),
        standing: Collection[StandingKind] = (),
    ) -> Ruling:
        order = order_of(facts, lines, today, asked, standing)
        return self.on_order(order, today, prepared_price_list(facts.price_rules, facts.customer))

    def on_order(self, order: Order, today: date, price_list: Sequence[Prepared] = ()) -> Ruling:
        """For an order whose facts are known as far as `order` says."""
        return Sitting(order, [*self._about("quote", today), *price_list], self._ranks).ruling()

    def ruling(self, process: RuleProcess, facts: Facts, today: date) -> Ruling:
        order = Order({**facts, **day_facts(today)}, [], [], Decimal(0))
        return Sitting(order, self._about(process, today), self._ranks).ruling()

    def _about(self, process: RuleProcess, today: date) -> list[Prepared]:
        if process not in self._of:
            self._of[process] = [rule for rule in self._rules if acts_in(rule.rule, process)]
        rules = self._of[process]
        return [rule for rule in rules if rule.rule.holds_on(today)] if self._dated else rules


def acts_in(rule: Rule, process: RuleProcess) -> bool:
    """What a customer is counts wherever all that says so is known."""
    draft = rule.draft
    if isinstance(draft.then, Classify) and draft.then.subject == "customer":
        return process in processes_of(facts_in(draft.when))
    return process_of(draft) == process
