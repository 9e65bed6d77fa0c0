"""What a kind of timing is to the timetable, and what it is told when its time has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol, runtime_checkable

from bot.store.database import Connection
from bot.store.timings import Timing
from bot.turn import Turn


@dataclass(frozen=True)
class Occasion:
    """One coming of a timing. `key` is unique for ever ("digest:…:2026-11-23"): what is posted goes by it. `day`: the
    local day it is for. `planned`: the instant it was to come; `since`: to where the one before told (None: it is the
    first); `until`: now. `after` and `upto`: the same as rows of the ledger (`after` None: as `since` says). `late`: so
    long after its hour that people should be told; `missed`: how many comings before it never came (the service was
    stopped), which this one makes up for.
    """

    timing: Timing
    key: str
    day: date
    planned: datetime
    since: datetime | None
    until: datetime
    after: int | None = None
    upto: int | None = None
    late: bool = False
    missed: int = 0


@runtime_checkable
class ComesOnce(Protocol):
    """A kind that comes on one day only: however late, it comes, since no other coming makes up for it."""

    comes_once: bool


@runtime_checkable
class Counted(Protocol):
    """A kind that brings so many of something: the number is the company's."""

    def counted(self, c: Connection, number: int | None, language: str, now: datetime) -> str:
        """Keeps the number where one is said, and says how many will come."""
        ...


class Kind(Protocol):
    @property
    def name(self) -> str:
        """As in `Timing.kind`."""
        ...

    async def fire(self, turn: Turn, occasion: Occasion) -> None:
        """Fills the turn with what is to be posted. Errors pass through: it is tried again, and the same key posts
        once. What it tells of is covered from then on."""
        ...
