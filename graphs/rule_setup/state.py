"""What the rule process remembers of a case between turns. Conditions and drafts are kept as JSON: they outlive us."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.process import Ending
from graphs.rule_setup.brief import RuleOp

Winner = Literal["first", "other_first", "best", "add"]
"""first: the rule of this case wins · other_first: the older one · best: what is best for the customer · add: both."""


@dataclass(frozen=True)
class Settled:
    """What was decided about the rule `other`, at that version of it, for orders that both are about. `cap` in
    percent, for `add` only."""

    other: str
    version: int
    how: Winner
    cap: Decimal | None = None


@dataclass(frozen=True)
class Intent:
    """What is wanted, as far as it is understood.

    `sentence` are the words; `said` the best reading so far (`graphs.rules.said`, JSON), `base` the one that the
    options of `doubts` were made from. `target` names the older rule as written; `rule_id` once found, with `version`
    and `state` as they were then. `picked` and `renamed` are answers that hold for another wording too. `against` is
    the rule it turned out to contradict. `half`: the words held two rules and one was chosen.
    """

    op: RuleOp
    sentence: str = ""
    said: dict[str, Any] | None = None
    base: dict[str, Any] | None = None
    doubts: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    target: str = ""
    rule_id: str = ""
    version: int = 0
    state: str = ""
    picked: list[Picked] = field(default_factory=list["Picked"])
    renamed: list[Renamed] = field(default_factory=list["Renamed"])
    settled: list[Settled] = field(default_factory=list[Settled])
    against: str = ""
    suggested: bool = False
    half: bool = False


@dataclass(frozen=True)
class Picked:
    """The reading chosen for a piece of the sentence, by its French label ("": the piece was left out)."""

    code: str
    text: str
    label: str


@dataclass(frozen=True)
class Renamed:
    """What stands for a name as written."""

    text: str
    value: str


@dataclass(frozen=True)
class Labelled:
    """A choice, its label by language."""

    value: str
    label: dict[str, str]


GapCode = Literal["doubt", "name", "target", "problem", "rank", "cap"]


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next. `about` is the code of the doubt or problem, the kind of name, or the other rule;
    `text` the piece as written; `ask` the question and `more` lines below it, by language; `misheard` an answer that
    could not be used; `version` that of the other rule, `least` the smallest cap that makes sense (percent);
    `others` what is settled with all rules that are not yet, when the best of each is chosen."""

    code: GapCode
    about: str
    text: str
    ask: dict[str, str]
    choices: list[Labelled] = field(default_factory=list[Labelled])
    more: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    misheard: str = ""
    version: int = 0
    least: Decimal = Decimal(0)
    others: list[Settled] = field(default_factory=list[Settled])


@dataclass(frozen=True)
class Met:
    """Another rule that can hold for the same order; `witness` is such an order: facts as strings, those of
    another line of it under "other."."""

    rule: str
    version: int
    kind: str
    witness: dict[str, str]


@dataclass(frozen=True)
class Tried:
    """One quote or invoice of the past that would have gone otherwise; `before` and `after` by language."""

    number: str
    customer: str
    on: date
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class History:
    """What the rule would have changed in the past months. `difference` in euros excluding VAT, after less before;
    `missing` are facts that the past cannot tell; `kept` false: no history of this kind is kept; `left_out`
    counts older ones that were not looked at; `unpriced` are added products whose price is not known; `of_discounts`:
    nothing but discounts makes the difference."""

    process: str
    looked_at: int
    changed: int
    difference: Decimal = Decimal(0)
    asked_more: int = 0
    asked_less: int = 0
    refused: int = 0
    examples: list[Tried] = field(default_factory=list[Tried])
    missing: list[str] = field(default_factory=list[str])
    kept: bool = True
    left_out: int = 0
    unpriced: list[str] = field(default_factory=list[str])
    of_discounts: bool = True


@dataclass(frozen=True)
class Prepared:
    """Exactly what an approver is shown and what is done when they agree. Texts by language.

    `draft` is the meaning (`graphs.rules.kept`, JSON); `state` that of the older rule, `before` how it reads today;
    `role` the least one that may arm it; `decided` how each overlap was settled, in words; `note` says why it is asked
    again.
    """

    op: RuleOp
    rule_id: str
    version: int
    sentence: str
    draft: dict[str, Any]
    readback: dict[str, str]
    role: str
    state: str = ""
    process: str = ""
    before: dict[str, str] = field(default_factory=dict[str, str])
    facts: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    warnings: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    decided: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    settled: list[Settled] = field(default_factory=list[Settled])
    since: date | None = None
    until: date | None = None
    suggested: bool = False
    history: History | None = None
    note: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Latest:
    """The rule that this case armed or switched last."""

    rule_id: str
    version: int
    state: str


Go = Literal["ask", "compare", "replay", "approve", "await_rule", "end"]
"""Where the case goes from a node that decides."""


class RuleState(TypedDict, total=False):
    """All the channels. `process.begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    intent: Intent | None
    gap: Gap | None
    prepared: Prepared | None
    shown: Prepared | None
    approved_by: list[str]
    problems: list[str]
    met: list[Met]
    reasons: list[Reason]
    latest: Latest | None
    waiting: str
    go: Go
    ending: Ending


class Incoming(TypedDict):
    """Something came in: a brief, an answer to the question about `gap`, an edit, or a new wording meanwhile.

    `prepared` is what waited for a decision; `latest` what this case did before.
    """

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    gap: Gap | None
    intent: NotRequired[Intent | None]
    prepared: NotRequired[Prepared | None]
    latest: NotRequired[Latest | None]


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """Something must be asked before it can go on."""

    gap: Gap


class Understood(TypedDict):
    """The words have a meaning that holds together. With `approved_by`, these people agreed to `shown`."""

    intent: Intent
    prepared: Prepared
    shown: Prepared | None
    approved_by: list[str]


class Judged(TypedDict):
    """Ready to be put before an approver."""

    intent: Intent
    prepared: Prepared


class Decided(Judged):
    """Somebody decided, or time did."""

    decision: dict[str, Any]


class Waiting(TypedDict):
    """`waiting` is the key of the effect waited for."""

    waiting: str


class Acted(Judged):
    """The effect was done, or could not be."""

    outcome: dict[str, Any] | None


SAVED: tuple[type, ...] = (
    Settled,
    Picked,
    Renamed,
    Intent,
    Labelled,
    Gap,
    Met,
    Tried,
    History,
    Prepared,
    Latest,
    Reason,
)
"""All classes a checkpoint of this process may hold."""
