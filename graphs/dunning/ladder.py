"""The ladder of payment reminders: which levels there are, after how many days each, and in which tone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["early", "courteous", "firm", "last", "notice"]
"""early: before the due date · courteous · firm · last: last notice, with penalties and the fixed fee ·
notice: the draft of a formal notice (mise en demeure), which only a person sends."""

TONES: tuple[Tone, ...] = ("early", "courteous", "firm", "last", "notice")

NOTICE = 4


@dataclass(frozen=True)
class Step:
    """`level` from 0 (early) to 4 (notice); `days` after the due date (negative: before it)."""

    level: int
    days: int
    tone: Tone


@dataclass(frozen=True)
class Ladder:
    """Steps by level, days strictly growing. `residual`: what is left to pay below this is left alone, euros.
    `least_gap`: days between two reminders to one customer, at least."""

    steps: list[Step] = field(default_factory=lambda: ladder_steps((3, 10, 20, 30)))
    residual: str = "5.00"
    least_gap: int = 5

    def step(self, level: int) -> Step | None:
        return next((step for step in self.steps if step.level == level), None)


def ladder_steps(days: tuple[int, int, int, int], early: int | None = None) -> list[Step]:
    """Levels 1 to 4 after these days, and with `early` one that many days before the due date. Raises `ValueError` when
    the days do not grow."""
    if list(days) != sorted(set(days)) or days[0] < 0 or (early is not None and early <= 0):
        raise ValueError("the days of the ladder must grow")
    first = [Step(0, -early, "early")] if early is not None else []
    return [*first, *(Step(level, day, TONES[level]) for level, day in enumerate(days, start=1))]
