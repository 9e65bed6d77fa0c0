"""What the text process remembers of a case between turns, typed by stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NotRequired

from typing_extensions import TypedDict

from graphs.ask import Reason
from graphs.dunning.texts import Problem
from graphs.process import Ending
from graphs.reminder_text.brief import TextBrief


@dataclass(frozen=True)
class Draft:
    """A text as it is to be from now on. `own`: the company has changed it before; `reset`: ours shall hold again;
    `problems` keep it from being saved; `by` are the people who set it so (none yet: it is what holds today)."""

    name: str
    language: str
    manner: str
    subject: str
    body: str
    own: bool = False
    reset: bool = False
    problems: list[Problem] = field(default_factory=list[Problem])
    by: list[str] = field(default_factory=list[str])


Go = Literal["ask", "approve", "await_text", "end"]


class TextState(TypedDict, total=False):
    """All the channels; `process.begin` empties those that a run must not take over."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    decision: dict[str, Any] | None
    outcome: dict[str, Any] | None
    brief: TextBrief
    misheard: str
    draft: Draft | None
    reasons: list[Reason]
    go: Go
    waiting: str
    changed: bool
    ending: Ending


class Asked(TypedDict):
    """Something came in: a brief, or the answer to which text is meant."""

    request: dict[str, Any] | None
    answer: dict[str, Any] | None
    brief: NotRequired[TextBrief]


class Went(TypedDict):
    go: Go


class Missing(TypedDict):
    """Which text is meant must be asked."""

    brief: TextBrief
    misheard: str


class Shown(TypedDict):
    """A text is shown, to be changed, kept or reset."""

    brief: TextBrief
    draft: Draft


class Decided(Shown):
    decision: dict[str, Any]


class Waiting(TypedDict):
    waiting: str


class Acted(Shown):
    outcome: dict[str, Any] | None


SAVED: tuple[type, ...] = (TextBrief, Draft, Problem, Reason)
"""All classes a checkpoint of this process may hold."""
