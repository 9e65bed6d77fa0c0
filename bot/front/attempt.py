"""Somebody turns a switch: whether it is to be turned, and what is said of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.front.change import Change, loosens, may, named
from bot.front.wording import level_words, process_name, tell
from bot.people.staff import Staff
from bot.store.people import PersonRow
from bot.store.switches import Paused
from bot.typography import moment
from graphs.context import Autonomy


@dataclass(frozen=True)
class Position:
    """How the switches stand. `levels` of all processes that can be set; `revision` None: not read yet."""

    pause: Paused | None = None
    levels: Mapping[str, Autonomy] = field(default_factory=dict[str, Autonomy])
    revision: str | None = None

    def level(self, process: str) -> Autonomy:
        """A process nobody speaks of does nothing without asking."""
        return self.levels.get(process, "propose")

    def of(self, change: Change) -> str:
        """The position of the one switch it is about."""
        if change.verb == "autonomy":
            return self.level(change.process)
        return "paused" if self.pause else "running"


@dataclass(frozen=True)
class Outcome:
    """`done`: it was turned, or stood so already; otherwise `text` says why not."""

    done: bool
    text: str


@dataclass(frozen=True)
class Attempt:
    change: Change
    person: PersonRow
    staff: Staff
    position: Position
    language: str
    now: datetime
    confirmed: bool = True

    def settled(self) -> Outcome | None:
        """Why nothing is to be turned: no right, nothing to change, no confirmation. None when it is."""
        change = self.change
        if change.verb == "autonomy" and change.process not in self.position.levels:
            return Outcome(False, self._tell("autonomy.unknown"))
        if not may(change, self.staff, self.person):
            people = named(change, self.staff, self.language)
            return Outcome(False, self._tell(f"{change.verb}.refused", people=people))
        if self._stands_so():
            return Outcome(True, self._already())
        if loosens(change, self.position.level(change.process)) and not self.confirmed:
            return Outcome(False, self._tell("confirm.missing"))
        return None

    def done(self, released: int) -> Outcome:
        """It was turned; `released` is what a resume let go."""
        match self.change.verb:
            case "pause":
                people = named(Change("resume"), self.staff, self.language)
                return Outcome(True, self._tell("pause.done", people=people))
            case "resume":
                counted = "none" if not released else "one" if released == 1 else "many"
                return Outcome(True, self._tell(f"resume.done.{counted}", count=released))
            case "autonomy":
                return Outcome(True, self._tell("autonomy.done", **self._level_words()))

    def _stands_so(self) -> bool:
        wanted = {"pause": "paused", "resume": "running", "autonomy": self.change.level}
        return self.position.of(self.change) == wanted[self.change.verb]

    def _already(self) -> str:
        paused = self.position.pause
        if self.change.verb == "autonomy":
            return self._tell("autonomy.already", **self._level_words())
        if paused is None:
            return self._tell("resume.already")
        when = moment(paused.since, self.person.time_zone, self.language, self.now)
        return self._tell("pause.already", who=self.staff.name_of(paused.by), when=when)

    def _level_words(self) -> dict[str, str]:
        name = process_name(self.change.process, self.language)
        return {"process": name, "level": level_words(self.change.level, self.language)}

    def _tell(self, key: str, **values: object) -> str:
        return tell(self.language, key, **values)
