"""A turn of a switch: which one, to what; the button it stands for, and who may do it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bot.front.wording import tell
from bot.people.staff import Staff
from bot.store.people import PersonRow
from graphs.context import Autonomy

Verb = Literal["pause", "resume", "autonomy"]

LEVELS: tuple[Autonomy, ...] = get_args(Autonomy)
"""From the one that does least alone to the one that does most."""

PREFIX = "h"
LONGEST_BUTTON = 120

NAMED = 3
"""How many of those who may are named."""


@dataclass(frozen=True)
class Change:
    """`process` and `level` are those of an `autonomy`."""

    verb: Verb
    process: str = ""
    level: Autonomy = "observe"

    @property
    def button(self) -> str:
        """ "h:pause", "h:resume", "h:autonomy:quote:act"."""
        if self.verb == "autonomy":
            return f"{PREFIX}:autonomy:{self.process}:{self.level}"
        return f"{PREFIX}:{self.verb}"


def change_of(button: str) -> Change | None:
    """What a button's id stands for; None for one we never gave out."""
    match button.split(":") if len(button) <= LONGEST_BUTTON else []:
        case [prefix, ("pause" | "resume") as verb] if prefix == PREFIX:
            return Change(verb)
        case [prefix, "autonomy", process, level] if prefix == PREFIX:
            known = level_of(level)
            return Change("autonomy", process, known) if known else None
        case _:
            return None


def level_of(word: object) -> Autonomy | None:
    return next((level for level in LEVELS if level == word), None)


def loosens(change: Change, current: Autonomy) -> bool:
    """Whether more will be done alone than before: such a change is confirmed."""
    if change.verb == "autonomy":
        return LEVELS.index(change.level) > LEVELS.index(current)
    return change.verb == "resume"


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
        return own.rank > min(ranks) or len(ranks) == 1
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
