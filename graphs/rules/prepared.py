"""A rule made ready to be asked often: what looks at lines apart from what does not, and the products it is about."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graphs.rules.condition import AllOf, Condition, Test, Value, both, facts_in
from graphs.rules.rule import Rule
from graphs.rules.table import Table, Where
from graphs.rules.vocabulary import AFTER_DISCOUNTS, FACTS

_OF_LINES = frozenset(fact.name for fact in FACTS.values() if fact.subject == "line")


@dataclass(frozen=True)
class Prepared:
    """`order` and `line` together are the rule's condition; None: it has no such part.

    `products` are the only ones it can hold for (None: any). `late`: it looks at what is known after discounts only.
    """

    rule: Rule
    order: Condition | None
    line: Condition | None
    products: frozenset[Value] | None
    late: bool

    def anywhere(self, order: Table, lines: Table, products: Collection[Value]) -> bool | None:
        """Whether it holds for the case; with a part about lines, for one of them at least. `order` has one row."""
        fixed: bool | None = True
        if self.order is not None:
            true, false = order.where(self.order)
            fixed = True if true else False if false else None
        if fixed is False or self.line is None:
            return fixed
        true, false = self.on_lines(lines, products)
        if true:
            return fixed
        return False if false == lines.all else None

    def on_lines(self, lines: Table, products: Collection[Value]) -> Where:
        """The lines for which the part about lines holds; `products` are those there are."""
        if self.line is None:
            return lines.all, 0
        if self.products is not None and self.products.isdisjoint(products):
            return 0, lines.all
        return lines.where(self.line)

    def missing(self, facts: Mapping[str, Value]) -> list[str]:
        """The facts it looks at that are not known."""
        return sorted(name for name in facts_in(self.rule.draft.when) if name not in facts)


def prepared(rule: Rule) -> Prepared:
    when = rule.draft.when
    parts = when.parts if isinstance(when, AllOf) else (when,)
    of_lines = [part for part in parts if facts_in(part) & _OF_LINES]
    others = [part for part in parts if not facts_in(part) & _OF_LINES]
    return Prepared(
        rule=rule,
        order=both(*others) if others else None,
        line=both(*of_lines) if of_lines else None,
        products=_products(of_lines),
        late=bool(facts_in(when) & AFTER_DISCOUNTS),
    )


def _products(parts: Sequence[Condition]) -> frozenset[Value] | None:
    found: frozenset[Value] | None = None
    for part in parts:
        if not isinstance(part, Test) or part.fact != "line_product" or part.op not in ("==", "in"):
            continue
        here = frozenset(part.value) if isinstance(part.value, tuple) else frozenset({part.value})
        found = here if found is None else found & here
    return found
