"""The same edit made three times, and the rule that would have made it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bot.judgement.keys import fitting
from bot.judgement.wording import segment_name, tell
from bot.store.corrections import CorrectionRow
from bot.typography import percent
from graphs.rule_setup.brief import RuleBrief
from graphs.rules.said import Heard, SaidCondition, SaidConsequence, SaidRule

TIMES = 3
RULED = frozenset({"discount"})
"""The fields a rule can set; the others are counted only."""

Scope = Literal["customer", "segment", "product", "all"]


@dataclass(frozen=True)
class Pattern:
    """`value` of `field` was set in these cases, which share `shared` (an id, a segment, an SKU; "" for `all`), shown
    as `name`."""

    process: str
    field: str
    value: str
    scope: Scope
    shared: str
    name: str
    cases: list[str]
    editors: list[str]

    @property
    def subject(self) -> str:
        return fitting(f"{self.process}:{self.field}:{self.value}:{self.scope}:{self.shared}")


@dataclass(frozen=True)
class Names:
    """What the books know: segments by customer, names by customer and by SKU."""

    segments: Mapping[str, str]
    customers: Mapping[str, str]
    products: Mapping[str, str]


def pattern_of(rows: Sequence[CorrectionRow], used: Collection[str], names: Names) -> Pattern | None:
    """The narrowest thing that three cases share, the newest of `rows` among them. `used` are cases that an earlier
    suggestion rests on."""
    fresh = [row for row in rows if row.case_id not in used]
    if len(fresh) < TIMES or fresh[0].field not in RULED or fresh[0].after == "0":
        return None
    newest = fresh[0]
    for scope, shared in _shared(newest, names):
        alike = [row for row in fresh if (scope, shared) in _shared(row, names)]
        if len(alike) >= TIMES:
            return _pattern(alike[:TIMES], scope, shared, names)
    return None


def said_of(pattern: Pattern) -> SaidRule:
    """Ids are names too: nothing has to be looked up by its words."""
    then = SaidConsequence("discount", number=pattern.value)
    facts = {"customer": "customer", "segment": "customer_segment", "product": "line_product"}
    fact = facts.get(pattern.scope)
    when = SaidCondition("test", fact, "==", [pattern.shared]) if fact else SaidCondition()
    return SaidRule(when, then)


def brief_of(pattern: Pattern, language: str) -> RuleBrief:
    return RuleBrief("add", sentence_of(pattern, language), heard=Heard(said_of(pattern)), suggested=True)


def sentence_of(pattern: Pattern, language: str) -> str:
    shown = percent(Decimal(pattern.value), language)
    return tell(language, f"rule.{pattern.scope}", percent=shown, name=named(pattern, language))


def named(pattern: Pattern, language: str) -> str:
    return segment_name(pattern.shared, language) if pattern.scope == "segment" else pattern.name


def _shared(row: CorrectionRow, names: Names) -> list[tuple[Scope, str]]:
    """What a case can share with others, the narrowest first."""
    customer = str(row.facts.get("customer") or "")
    segment = names.segments.get(customer) or str(row.facts.get("segment") or "")
    skus: list[str] = row.facts.get("skus") or []
    found: list[tuple[Scope, str]] = []
    if customer:
        found.append(("customer", customer))
    if segment:
        found.append(("segment", segment))
    if len(skus) == 1:
        found.append(("product", skus[0]))
    return [*found, ("all", "")]


def _pattern(rows: Sequence[CorrectionRow], scope: Scope, shared: str, names: Names) -> Pattern:
    newest = rows[0]
    name = {
        "customer": names.customers.get(shared) or str(newest.facts.get("customer_name") or shared),
        "product": names.products.get(shared) or shared,
    }.get(scope, shared)
    return Pattern(
        newest.process,
        newest.field,
        newest.after,
        scope,
        shared,
        name,
        [row.case_id for row in rows],
        list(dict.fromkeys(row.by for row in rows)),
    )
