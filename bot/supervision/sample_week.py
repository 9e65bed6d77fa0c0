"""What is kept of a week's drawn cases: those that are the week's own, and which post shows which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from bot.store import settings as kept_settings
from bot.store.database import Connection

KEPT = "supervision.samples."
"""The setting, by week, in which it is kept."""


@dataclass(frozen=True)
class Card:
    """What one post shows: `number` of `parts` of `total` cases, by the ids of their samples. `head` says what for:
    week | asked | left; `asked`: how many somebody wanted (0: nobody said)."""

    rows: list[str]
    number: int
    parts: int
    total: int
    head: str = "week"
    asked: int = 0


@dataclass
class Week:
    """`own`: those of the weekly sample (None: not drawn yet); `posts` by their keys."""

    name: str
    own: list[str] | None = None
    posts: dict[str, Card] = field(default_factory=dict[str, Card])


_WEEK = TypeAdapter(Week)


def of(c: Connection, week: str) -> Week:
    return _read(kept_settings.get(c, f"{KEPT}{week}"), week)


def held(c: Connection, week: str) -> Week:
    """Which nobody else changes until the caller's transaction ends, so that no case is drawn twice."""
    return _read(kept_settings.held(c, f"{KEPT}{week}", {}), week)


def keep(c: Connection, week: Week) -> None:
    kept_settings.put(c, f"{KEPT}{week.name}", _WEEK.dump_python(week, mode="json"))


def _read(value: Any, week: str) -> Week:
    return _WEEK.validate_python(value) if value else Week(week)
