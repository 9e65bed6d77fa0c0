"""What the setup remembers between turns: answers may come days later. Minutes are decimal text, days ISO text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.process import Ending
from graphs.setup.brief import RuleWords

GapCode = Literal["work", "count", "minutes", "rule", "pilot", "people", "level", "review", "confirm"]
Section = Literal["work", "minutes", "rules", "pilot", "review"]
Go = Literal["ask", "note", "await_note", "conclude", "end"]

DECISION = "decision"
"""What is asked about beside the kinds of work: a person's own look at one request."""


@dataclass(frozen=True)
class Work:
    """One kind of work that comes back. `per_week` and `minutes` None: not asked yet; -1 and "": nobody knows."""

    kind: str
    per_week: int | None = None
    minutes: str | None = None


@dataclass(frozen=True)
class Plan:
    """What was said so far. `works` are the kinds we can do; `later` those we name but cannot do yet; `other` words
    for work we do not know. `decision`: minutes of a person's own decision, as `Work.minutes`. `people`: their ids;
    [] with `everyone`. `level` is that of the pilot; `review` a day."""

    works: list[Work] = field(default_factory=list[Work])
    later: list[str] = field(default_factory=list[str])
    other: list[str] = field(default_factory=list[str])
    mapped: bool = False
    decision: str | None = None
    rules: list[RuleWords] = field(default_factory=list[RuleWords])
    ruled: bool = False
    pilot: str = ""
    people: list[str] = field(default_factory=list[str])
    everyone: bool = False
    level: str = ""
    review: str = ""
    agreed: bool = False

    def work(self, kind: str) -> Work | None:
        return next((work for work in self.works if work.kind == kind), None)


@dataclass(frozen=True)
class Option:
    """A choice, as a button says it."""

    value: str
    label: str


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next, in the words of the case's language. `about`: which work; `again`: why what was said
    was not enough ("" it is asked for the first time)."""

    code: GapCode
    text: str
    options: list[Option] = field(default_factory=list[Option])
    about: str = ""
    again: str = ""


@dataclass(frozen=True)
class Note:
    """One thing to be written down when all is agreed; `ok` None: not yet. `detail` is why not."""

    kind: str
    payload: dict[str, Any]
    ok: bool | None = None
    detail: str = ""
    result: dict[str, Any] = field(default_factory=dict[str, Any])


class SetupState(TypedDict, total=False):
    """All the channels. `begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    outcome: dict[str, Any] | None
    plan: Plan
    gap: Gap | None
    notes: list[Note]
    waiting: str
    reasons: list[Reason]
    go: Go
    ending: Ending


class Incoming(TypedDict):
    """The setup begins, or the answer to the question about `gap` came."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    plan: Plan
    gap: Gap | None


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """Something must be asked before it can go on."""

    plan: Plan
    gap: Gap


class Agreed(TypedDict):
    """All is said: these are to be written down, one after the other."""

    plan: Plan
    notes: list[Note]


class Waiting(TypedDict):
    """A note is on its way."""

    waiting: str


class Answered(TypedDict):
    """The note came back."""

    plan: Plan
    notes: list[Note]
    outcome: dict[str, Any] | None


SAVED: tuple[type, ...] = (Plan, Work, RuleWords, Gap, Option, Note, Reason)
