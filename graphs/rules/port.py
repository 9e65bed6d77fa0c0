"""What a process asks of the rules: what holds for this case, and by which version of which rule."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal, Protocol

from graphs.rules.condition import Facts
from graphs.rules.consequence import AddLine, Labelled, Tone
from graphs.rules.rule import Rule, RuleSet
from graphs.rules.vocabulary import RuleProcess
from graphs.standing import StandingKind
from integrations.books.port import QuoteFacts


@dataclass(frozen=True)
class RuledLine:
    """`asked` is the discount percent somebody asked for on it (None: the one asked for the whole)."""

    sku: str
    quantity: Decimal
    unit_price: Decimal
    asked: Decimal | None = None


@dataclass(frozen=True)
class Discount:
    """`percent` granted to the line of that SKU by the rule `rule_id` (`label` in the company's words). Several rules
    that add up: their ids joined by "+"."""

    sku: str
    percent: Decimal
    rule_id: str
    label: str


@dataclass(frozen=True)
class Unsure:
    """Whether the rule holds cannot be told: these facts are not known."""

    rule: Rule
    missing: list[str]


@dataclass(frozen=True)
class Ruling:
    """All that the rules say of one case.

    `approvals` and `forbidden` are the rules that hold and ask for somebody's agreement, or forbid; `withheld` those
    that keep granted discounts back; `unsure` those of them (and of discounts, deposits, postponements and tones) that
    cannot be told; `used` the references ("R3.2") of every rule that held; `given` the rules whose labels, language,
    deposit, lines, mentions, postponement and tone these are. `tone`: no reminder harsher than that ("": any).
    """

    discounts: list[Discount] = field(default_factory=list[Discount])
    approvals: list[Rule] = field(default_factory=list[Rule])
    forbidden: list[Rule] = field(default_factory=list[Rule])
    withheld: list[Rule] = field(default_factory=list[Rule])
    labels: dict[Labelled, str] = field(default_factory=dict[Labelled, str])
    language: str = ""
    deposit: Decimal = Decimal(0)
    lines: list[AddLine] = field(default_factory=list[AddLine])
    mentions: list[str] = field(default_factory=list[str])
    not_before_days: int | None = None
    tone: Tone | Literal[""] = ""
    unsure: list[Unsure] = field(default_factory=list[Unsure])
    used: list[str] = field(default_factory=list[str])
    given: list[Rule] = field(default_factory=list[Rule])


class Rules(Protocol):
    """One turn's view of the rules: it does not change while the turn runs."""

    @property
    def known(self) -> RuleSet: ...

    def discounts(self, facts: QuoteFacts, lines: list[RuledLine], today: date) -> list[Discount]:
        """At most one per line: what the rules grant. Pure; no discount is no row."""
        ...

    def quote(
        self,
        facts: QuoteFacts,
        lines: list[RuledLine],
        today: date,
        *,
        asked: Decimal = Decimal(0),
        standing: Collection[StandingKind] = (),
    ) -> Ruling:
        """All that holds for a quote. `asked` is the highest discount percent somebody asked for."""
        ...

    def ruling(self, process: RuleProcess, facts: Facts, today: date) -> Ruling:
        """All that holds for a case of another process; `weekday` and `month` are added to the facts."""
        ...
