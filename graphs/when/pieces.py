"""What the readers of the grammar hand to each other: the text under reading, and the parts of a time they found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from graphs.when.tokens import Token


@dataclass(frozen=True, slots=True)
class Scan:
    """`whole`: the text speaks of time and of nothing else; otherwise numbers need words about time around them.
    `zone`: where `now` is, "" when not known."""

    tokens: Sequence[Token]
    now: datetime
    language: str
    whole: bool
    zone: str = ""
    read: dict[int, Hit | None] = field(default_factory=dict[int, "Hit | None"], compare=False)
    """What was found at a place, once looked for."""

    def key(self, at: int) -> str:
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].number

    def glued(self, at: int) -> bool:
        """The token there touches the one before it."""
        return 0 < at < len(self.tokens) and self.tokens[at].glued

    @property
    def today(self) -> date:
        return self.now.date()


@dataclass(frozen=True, slots=True)
class Day:
    """The days it may be, the nearest first, or the `code` of why it is none. What was said is kept for what comes
    back: `weekday`; the `nth` of the weekdays, or of the worked days, of a month (-1 the last); `monthday`; `month`."""

    options: tuple[date, ...] = ()
    code: str = ""
    weekday: int | None = None
    nth: int = 0
    working: bool = False
    monthday: int = 0
    month: int = 0
    plain: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day. `options` are equally likely; `later` is another reading, twelve hours on, that counts only where
    the first is over. `midnight` has no day of its own; `lead`: "à", "at" stood before it; `firm`: it can be no
    quantity; `weak`: only beside a day can it be a time."""

    options: tuple[time, ...] = ()
    later: time | None = None
    code: str = ""
    midnight: bool = False
    lead: bool = False
    firm: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day by its name. `alone`: it may stand without a day; `coming`: without one it is the next."""

    name: str
    alone: bool = False
    coming: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """So long from now: to the minute, or to the day."""

    local: datetime | None = None
    day: date | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Week:
    """Some week, by how many after this one."""

    later: int


@dataclass(frozen=True, slots=True)
class Repeat:
    """How something comes back; `code` when that is not exact."""

    freq: str = ""
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: int = 0
    working: bool = False
    monthday: int = 0
    month: int = 0
    part: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Bound:
    """The first or the last day of something that comes back."""

    last: bool
    day: date


Piece = Day | Clock | Part | Span | Week | Repeat | Bound
Hit = tuple[Piece, int]


@dataclass(frozen=True, slots=True)
class Phrase:
    """The pieces of one time, in any order, from token `start` up to and without token `end`."""

    start: int
    end: int
    day: Day | None = None
    clock: Clock | None = None
    part: Part | None = None
    span: Span | None = None
    week: Week | None = None
    repeat: Repeat | None = None
    bounds: tuple[Bound, ...] = field(default=())
    code: str = ""
    now: bool = False

    def ending(self, end: int) -> Phrase:
        return replace(self, end=end)
