"""A turn of a switch: which one, to what; the button it stands for, and who may do it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Literal, get_args

from bot.front.wording import tell
from bot.people.staff import Staff
from bot.store.people import PersonRow
from graphs.context import Autonomy
from graphs.understanding.switch_phrases import KINDS

Verb = Literal["pause", "resume", "autonomy"]

LEVELS: tuple[Autonomy, ...] = get_args(Autonomy)
"""From the one that does least alone to the one that does most."""

PAUSABLE = KINDS
"""Kinds of work that can be paused on their own: those that words name, whether a process does them yet or not. A pause
that is asked for before there is any holds from the first day."""

PREFIX = "h"
LONGEST_BUTTON = 120

NAMED = 3
"""How many of those who may are named."""


@dataclass(frozen=True)
class Change:
    """`process`: that of an `autonomy`, or what alone is paused or resumed ("": all). `level` None: as it is.

    Above `limit` (euros excluding VAT) it asks all the same; `until` ends a pause by itself, and `unread` are the words
    of an end that could not be read.
    """

    verb: Verb
    process: str = ""
    level: Autonomy | None = "observe"
    limit: Decimal | None = None
    until: datetime | None = None
    unread: str = ""

    @property
    def button(self) -> str:
        """ "h:pause", "h:resume:reminder", "h:autonomy:quote:act:1000"."""
        parts = [PREFIX, self.verb, self.process]
        if self.verb == "autonomy":
            parts += [self.level or "", "" if self.limit is None else f"{self.limit:f}"]
        return ":".join(parts).rstrip(":")

    @property
    def what(self) -> str:
        """The switch, as the ledger names it."""
        return f"{self.verb}.{self.process}" if self.process else self.verb


def change_of(button: str) -> Change | None:
    """What a button's id stands for; None for one we never gave out."""
    match button.split(":") if len(button) <= LONGEST_BUTTON else []:
        case [prefix, ("pause" | "resume") as verb] if prefix == PREFIX:
            return Change(verb)
        case [prefix, ("pause" | "resume") as verb, process] if prefix == PREFIX and process in PAUSABLE:
            return Change(verb, process)
        case [prefix, "autonomy", process, level] if prefix == PREFIX:
            return _autonomy(process, level, "")
        case [prefix, "autonomy", process, level, limit] if prefix == PREFIX and limit:
            return _autonomy(process, level, limit)
        case _:
            return None


def level_of(word: object) -> Autonomy | None:
    return next((level for level in LEVELS if level == word), None)


def limit_of(word: object) -> Decimal | None:
    """An amount as it was written down; None when it is none."""
    try:
        amount = Decimal(str(word))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < 10**12 else None


def loosens(change: Change, current: Autonomy, limit: Decimal | None = None) -> bool:
    """Whether more will be done alone than before (`limit` is the current one): such a change is confirmed."""
    if change.verb != "autonomy":
        return change.verb == "resume"
    level = change.level or current
    if level != current:
        return LEVELS.index(level) > LEVELS.index(current)
    if level != "act" or limit is None:
        return False
    return change.limit is None or change.limit > limit


def may(change: Change, staff: Staff, person: PersonRow) -> bool:
    """Anyone pauses, as it is the safe side; who approves resumes; the highest role says how far we go alone."""
    if not person.active:
        return False
    own = staff.role(person.role)
    ranks = [role.rank for role in staff.roles]
    if change.verb == "pause":
        return True
    if own is None:
        return False
    if change.verb == "resume":
        return staff.above_lowest(person)
    return own.rank == max(ranks)


def entitled(change: Change, staff: Staff) -> list[PersonRow]:
    """Those who may, the highest rank last."""
    ranks = {role.name: role.rank for role in staff.roles}
    found = [row for row in staff.active if may(change, staff, row)]
    return sorted(found, key=lambda row: (ranks.get(row.role, 0), row.name))


def named(change: Change, staff: Staff, language: str) -> str:
    """Some of those who may, by name."""
    names = [row.name for row in entitled(change, staff)][:NAMED]
    return tell(language, "or").join(names) or tell(language, "nobody")


def _autonomy(process: str, level: str, limit: str) -> Change | None:
    known, amount = level_of(level), limit_of(limit) if limit else None
    if known is None or not process or (limit and amount is None):
        return None
    return Change("autonomy", process, known, amount)
