"""A rule as understood, before names are looked up and anything is checked: the same after model and grammar.

Numbers are decimal strings, options and flags the vocabulary's own words ("loyal", "true"), names of customers,
products, people and roles as written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from graphs.rules.condition import Op

Part = Literal["test", "all", "any", "not"]


@dataclass(frozen=True)
class SaidCondition:
    """A `test` (fact, op, values), or `all` | `any` | `not` of `parts`. All of nothing: always."""

    kind: Part = "all"
    fact: str = ""
    op: Op = "=="
    values: list[str] = field(default_factory=list[str])
    parts: list[SaidCondition] = field(default_factory=list["SaidCondition"])


SaidKind = Literal[
    "discount", "approval", "forbid", "classify", "postpone", "tone", "add_line", "mention", "language", "deposit"
]


@dataclass(frozen=True)
class SaidConsequence:
    """discount, deposit: `number` percent · approval: `name` of a person, a role or a function as written · forbid:
    `name` is an act of `ForbiddenAct` · classify: `name` is the label, `subject` customer or lead · postpone: `number`
    of days · tone: `name` is courteous or firm · add_line: `name` of the product as written, `number` its quantity,
    `price` excluding VAT or "" · mention: `text` · language: `name` is fr or en."""

    kind: SaidKind
    number: str = ""
    name: str = ""
    subject: str = ""
    text: str = ""
    price: str = ""


@dataclass(frozen=True)
class SaidRule:
    """`since` and `until` are ISO dates, "" for none."""

    when: SaidCondition
    then: SaidConsequence
    since: str = ""
    until: str = ""


DoubtCode = Literal[
    "not_a_rule", "no_consequence", "no_condition", "left_over", "two_rules", "bare_number", "unit_conflict",
    "which_fact", "which_bound", "not_ours", "too_long",
]  # fmt: skip
"""not_a_rule: nothing of a rule in it · no_consequence, no_condition: half a rule · left_over: words that were not
used · two_rules: several rules in one · bare_number: a number without its unit · unit_conflict: units that do not go
together · which_fact, which_bound: several readings · not_ours: it asks for something no rule can do."""


@dataclass(frozen=True)
class Option:
    """One way to read it; `label` by language."""

    label: dict[str, str]
    said: SaidRule


@dataclass(frozen=True)
class Doubt:
    """What must be asked before going on: `text` is the piece it is about, as written; `options` are the possible
    readings (none: only words help)."""

    code: DoubtCode
    text: str = ""
    options: list[Option] = field(default_factory=list[Option])


@dataclass(frozen=True)
class Heard:
    """What a sentence says. With doubts, `rule` is the best reading so far (None: none)."""

    rule: SaidRule | None
    doubts: list[Doubt] = field(default_factory=list[Doubt])


_RULE: TypeAdapter[SaidRule] = TypeAdapter(SaidRule)
_HEARD: TypeAdapter[Heard] = TypeAdapter(Heard)


def said_to_json(said: SaidRule) -> dict[str, Any]:
    return _RULE.dump_python(said, mode="json")


def said_from_json(data: dict[str, Any]) -> SaidRule:
    return _RULE.validate_python(data)


def heard_to_json(heard: Heard) -> dict[str, Any]:
    return _HEARD.dump_python(heard, mode="json")


def heard_from_json(data: dict[str, Any]) -> Heard:
    return _HEARD.validate_python(data)
