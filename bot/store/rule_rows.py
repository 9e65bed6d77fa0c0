"""Rules as the store keeps and changes them: rows, versions, what is broken, and what is to be armed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from graphs.rules.rule import RuleSet, RuleState

HOWS = ("first", "best", "add")
STATES = ("armed", "paused", "retired")
BetweenHow = Literal["first", "other_first", "best", "add"]


class MovedOn(Exception):
    """Somebody changed the rule since: it is not, or no more, as the change expected."""


@dataclass(frozen=True)
class RuleRow:
    id: str
    number: int
    state: str
    version: int
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True)
class VersionRow:
    """`draft` as `graphs.rules.kept` writes it; `author` and `approved_by` are ids of people."""

    rule_id: str
    version: int
    draft: dict[str, Any]
    sentence: str
    author: str
    approved_by: list[str]
    at: datetime
    key: str


@dataclass(frozen=True)
class BrokenRule:
    """A kept rule that this release cannot read, and that therefore does nothing. `why` is plain and short."""

    row: RuleRow
    kept: VersionRow
    why: str


@dataclass(frozen=True)
class Kept:
    """All that is kept at one moment: the rules that can be read, those that cannot, and every rule's own row."""

    known: RuleSet = field(default_factory=RuleSet)
    broken: list[BrokenRule] = field(default_factory=list[BrokenRule])
    rows: dict[str, RuleRow] = field(default_factory=dict[str, RuleRow])
    current: dict[str, VersionRow] = field(default_factory=dict[str, VersionRow])


@dataclass(frozen=True)
class Between:
    """What was decided between the rule and `other` (an id, of ours or of the price list)."""

    other: str
    how: BetweenHow
    cap: Decimal | None = None


@dataclass(frozen=True)
class Arming:
    """A new rule, or the next version of one that is at `version`. A new one gets the next number, unless `rule_id`
    says which ("R7": from a file)."""

    op: Literal["add", "change"]
    draft: dict[str, Any]
    sentence: str
    author: str
    approved_by: list[str]
    rule_id: str = ""
    version: int = 0
    relations: list[Between] = field(default_factory=list[Between])
    state: RuleState = "armed"


@dataclass(frozen=True)
class Switched:
    """One pause, retirement or restoration: `by` are ids of people."""

    state: RuleState
    version: int
    by: list[str]
    at: datetime
    key: str
