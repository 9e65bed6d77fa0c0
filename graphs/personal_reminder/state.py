"""What the reminder process remembers of a case between turns. Local times are ISO text: they have no zone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.personal_reminder.brief import Op, Which
from graphs.process import Ending

GapCode = Literal["whom", "text", "when", "which", "all"]
Go = Literal["ask", "await_note", "end"]


@dataclass(frozen=True)
class Option:
    """A choice, as a button says it."""

    value: str
    label: str


@dataclass(frozen=True)
class Gap:
    """The one thing to ask next, in the words of the case's language."""

    code: GapCode
    text: str
    options: list[Option] = field(default_factory=list[Option])


@dataclass(frozen=True)
class Wish:
    """What is wanted, as far as it is understood. `person` is the id of whoever is reminded, once known; `local` the
    time chosen (ISO), `rrule` its rule; `entry` the id of the one it is about, `number` its number; `here`: for all
    who are where it was asked; `who` is the name of `person`. `entries` are the ids that were shown where all are to
    be cancelled, and `agreed` whether that was confirmed."""

    op: Op
    whom: str = ""
    text: str = ""
    when: str = ""
    about: str = ""
    person: str = ""
    local: str = ""
    rrule: str = ""
    entry: str = ""
    number: int = 0
    zone: str = ""
    here: bool = False
    again: bool = False
    once: bool = False
    who: str = ""
    which: Which = ""
    entries: list[str] = field(default_factory=list[str])
    agreed: bool = False


class ReminderState(TypedDict, total=False):
    """All the channels. `begin` empties those that a run must not take over from the one before."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    outcome: dict[str, Any] | None
    wish: Wish | None
    gap: Gap | None
    listed: list[int]
    reasons: list[Reason]
    waiting: str
    go: Go
    ending: Ending


class Incoming(TypedDict):
    """A brief came in, or the answer to the question about `gap`."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    wish: Wish | None
    gap: Gap | None


class Went(TypedDict):
    """A node decided where to go on."""

    go: Go


class Missing(TypedDict):
    """Something must be asked before it can go on."""

    gap: Gap


class Waiting(TypedDict):
    """An effect is on its way."""

    waiting: str


class Noted(TypedDict):
    """The effect came back."""

    wish: Wish
    outcome: dict[str, Any] | None


SAVED: tuple[type, ...] = (Wish, Gap, Option, Reason)
