"""Somebody turns a switch: whether it is to be turned, and what is said of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bot.front.change import Change, loosens, may, named
from bot.front.wording import level_words, process_name, tell, until_words
from bot.people.staff import Staff
from bot.store.people import PersonRow
from bot.store.switches import Paused
from bot.typography import moment
from graphs.context import Autonomy


@dataclass(frozen=True)
class Position:
    """How the switches stand. `pauses` by process, that of all under ""; `levels` of all processes that can be set,
    `limits` where there is one; `revision` None: not read yet."""

    pauses: Mapping[str, Paused] = field(default_factory=dict[str, Paused])
    levels: Mapping[str, Autonomy] = field(default_factory=dict[str, Autonomy])
    limits: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])
    revision: str | None = None

    def level(self, process: str) -> Autonomy:
        """A process nobody speaks of does nothing without asking."""
        return self.levels.get(process, "propose")

    def limit(self, process: str) -> Decimal | None:
        return self.limits.get(process)

    def pauses_at(self, now: datetime) -> dict[str, Paused]:
        """Those that have not ended; that of all first."""
        return {scope: paused for scope, paused in sorted(self.pauses.items()) if paused.holds_at(now)}

    def pause(self, process: str, now: datetime) -> Paused | None:
        """The pause of exactly that: of all (""), or of one process on its own."""
        paused = self.pauses.get(process)
        return paused if paused is not None and paused.holds_at(now) else None

    def paused(self, process: str, now: datetime) -> Paused | None:
        """What keeps that process back: the pause of all, or its own."""
        return self.pause("", now) or (self.pause(process, now) if process else None)

    def of(self, change: Change, now: datetime) -> str:
        """The position of the one switch it is about."""
        if change.verb == "autonomy":
            return self.level(change.process)
        return "paused" if self.pause(change.process, now) else "running"


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

    @property
    def level(self) -> Autonomy:
        """The level that is wanted: the one there is, when only a limit is said."""
        return self.change.level or self.position.level(self.change.process)

    def settled(self) -> Outcome | None:
        """Why nothing is to be turned: no right, nothing to change, no confirmation. None when it is."""
        change, position = self.change, self.position
        if change.verb == "autonomy" and change.process not in position.levels:
            return Outcome(False, self._tell("autonomy.unknown"))
        if not may(change, self.staff, self.person):
            people = named(change, self.staff, self.language)
            return Outcome(False, self._tell(f"{change.verb}.refused", people=people))
        if change.verb == "autonomy" and change.limit is not None and self.level != "act":
            return Outcome(True, self._tell("limit.moot", **self._level_words()))
        if self._stands_so():
            return Outcome(True, self._already())
        if self._shortens() and not may(Change("resume", change.process), self.staff, self.person):
            people = named(Change("resume"), self.staff, self.language)
            return Outcome(False, self._tell("pause.shorter", people=people, until=self._until(self._current())))
        current, limit = position.level(change.process), position.limit(change.process)
        if loosens(change, current, limit) and not self.confirmed:
            return Outcome(False, self._tell("confirm.missing"))
        return None

    def done(self, released: int, after: Position) -> Outcome:
        """It was turned, and the switches stand as `after`; `released` is what a resume let go."""
        match self.change.verb:
            case "pause":
                return Outcome(True, self._paused())
            case "resume":
                return Outcome(True, self._resumed(released, after))
            case "autonomy":
                return Outcome(True, self._tell("autonomy.done", **self._level_words()))

    # --- how it stands ------------------------------------------------------------------------------------------------

    def _current(self) -> Paused | None:
        return self.position.pause(self.change.process, self.now)

    def _stands_so(self) -> bool:
        change, current = self.change, self._current()
        match change.verb:
            case "pause":
                return current is not None and current.until == change.until
            case "resume":
                return current is None
            case "autonomy":
                process = change.process
                same = self.level == self.position.level(process)
                return same and (self.level != "act" or change.limit == self.position.limit(process))

    def _shortens(self) -> bool:
        """Whether a pause would end sooner than the one there is."""
        current, until = self._current(), self.change.until
        if self.change.verb != "pause" or current is None or until is None:
            return False
        return current.until is None or until < current.until

    # --- what is said -------------------------------------------------------------------------------------------------

    def _paused(self) -> str:
        change = self.change
        people = named(Change("resume"), self.staff, self.language)
        key = "pause.done.process" if change.process else "pause.done"
        said = self._tell(key, people=people, until=self._until(change), process=self._name())
        return f"{said} {self._tell('pause.unread', words=change.unread)}" if change.unread else said

    def _resumed(self, released: int, after: Position) -> str:
        counted = "none" if not released else "one" if released == 1 else "many"
        if not self.change.process:
            said = self._tell(f"resume.done.{counted}", count=released)
            others = self._others(after)
            return f"{said} {self._tell('resume.others', processes=others)}" if others else said
        said = self._tell("resume.done.process", process=self._name())
        if after.pause("", self.now) is not None:
            return f"{said} {self._tell('resume.all_paused')}"
        return f"{said} {self._tell(f'resume.left.{counted}', count=released)}"

    def _already(self) -> str:
        change, paused = self.change, self._current()
        if change.verb == "autonomy":
            return self._tell("autonomy.already", **self._level_words())
        if paused is not None:
            when = moment(paused.since, self.person.time_zone, self.language, self.now)
            key = "pause.already.process" if change.process else "pause.already"
            who = self.staff.name_of(paused.by)
            return self._tell(key, who=who, when=when, until=self._until(paused), process=self._name())
        if change.process:
            said = self._tell("resume.already.process", process=self._name())
            return f"{said} {self._tell('resume.all_paused')}" if self.position.pause("", self.now) else said
        others = self._others(self.position)
        said = self._tell("resume.already")
        return f"{said} {self._tell('resume.others', processes=others)}" if others else said

    def _others(self, position: Position) -> str:
        names = [process_name(scope, self.language) for scope in position.pauses_at(self.now) if scope]
        return ", ".join(names)

    def _until(self, what: Change | Paused | None) -> str:
        until = what.until if what is not None else None
        if until is None:
            return ""
        return " " + until_words(until, self.person.time_zone, self.language, self.now)

    def _name(self) -> str:
        return process_name(self.change.process, self.language)

    def _level_words(self) -> dict[str, str]:
        limit = self.change.limit if self.level == "act" else None
        return {"process": self._name(), "level": level_words(self.level, self.language, limit, self.change.process)}

    def _tell(self, key: str, **values: object) -> str:
        return tell(self.language, key, **values)
