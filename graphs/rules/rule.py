"""A rule of the company: compiled condition and typed consequence, with its versions; and what ranks two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from graphs.rules.condition import Condition, facts_in
from graphs.rules.consequence import (
    AddLine,
    Classify,
    Consequence,
    Deposit,
    Discount,
    Forbid,
    Mention,
    Postpone,
    ReminderTone,
)
from graphs.rules.consequence import UseLanguage as Language
from graphs.rules.vocabulary import RuleProcess, processes_of

RuleState = Literal["armed", "paused", "retired"]


@dataclass(frozen=True)
class Draft:
    """What a sentence means, before anyone agreed to it. `since` and `until` are its first and last day."""

    when: Condition
    then: Consequence
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Rule:
    """`id` is short and sayable ("R3"); a rule of the price list has that row's id and version 0, and is changed in
    the books. `sentence` is what was said; its meaning is `draft` alone. `label` (by language) is set for rules whose
    words come from elsewhere than the read-back (the price list)."""

    id: str
    version: int
    draft: Draft
    sentence: str = ""
    state: RuleState = "armed"
    label: str = ""

    @property
    def reference(self) -> str:
        """As cases record it: "R3.2"; the bare id for the price list."""
        return f"{self.id}.{self.version}" if self.version else self.id

    def holds_on(self, day: date) -> bool:
        since, until = self.draft.since, self.draft.until
        return (since is None or since <= day) and (until is None or day <= until)


How = Literal["first", "best", "add"]


@dataclass(frozen=True)
class Relation:
    """What was decided for two rules that can fire together: `first`: `one` wins over `other` · `best`: the one that
    is best for the customer · `add`: both, up to `cap` percent."""

    one: str
    other: str
    how: How
    cap: Decimal | None = None


def process_of(draft: Draft) -> RuleProcess | None:
    """The process it acts in; None when no process knows all it speaks of."""
    fitting = processes_of(facts_in(draft.when))
    match draft.then:
        case Discount() | AddLine() | Mention() | Language() | Deposit():
            wanted: Sequence[RuleProcess] = ("quote",)
        case Postpone() | ReminderTone() | Forbid(act="reminder"):
            wanted = ("reminder",)
        case Forbid(act="quote") | Forbid(act="discount"):
            wanted = ("quote",)
        case Forbid(act="lead_mail") | Classify(subject="lead"):
            wanted = ("lead",)
        case Forbid(act="bill"):
            wanted = ("invoice",)
        case Classify():
            wanted = ("quote", "reminder", "lead")
        case _:
            wanted = ("quote", "reminder", "lead", "invoice")
    return next((process for process in wanted if process in fitting), None)


@dataclass(frozen=True)
class RuleSet:
    """All rules at one moment, with what was decided between them. `revision` changes with each of them."""

    rules: list[Rule] = field(default_factory=list[Rule])
    relations: list[Relation] = field(default_factory=list[Relation])
    revision: str = ""

    def by_id(self, rule_id: str) -> Rule | None:
        wanted = rule_id.strip().casefold()
        return next((rule for rule in self.rules if rule.id.casefold() == wanted), None)

    @property
    def armed(self) -> list[Rule]:
        return [rule for rule in self.rules if rule.state == "armed"]
