"""What comes first, how much of it is shown, and what the headlines say: every number is the sum of its lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from graphs.digest.body import SECTIONS, Body, Line, Request, Section

MOST_PRESSED = 5
"""Requests that are shown with their buttons."""

PRESSED_OF_MANY = 3
"""So many of them where more wait: as each is decided, the next one takes its turn."""

MOST_SETTLED = 3
"""Of those that were decided since, how many stay in sight, the latest first."""

MOST_LINES: dict[Section, int] = {"troubles": 5, "leads": 4, "today": 5, "done": 3}
"""Lines that are shown one by one, the most urgent first. Exceptions are told by their reasons, and what is owed by its
figures: their lines open by a button."""

SUMMED: tuple[Section, ...] = ("done",)
"""Told by their sums alone as soon as there are more lines than that: a few of them would say less."""

BLOCKS = 33
"""Of the whole message without its pictures, at most: it is read on a phone."""

_URGENT = ("complaint",)
_FAR = datetime.max.replace(tzinfo=UTC)
_TROUBLES = ("source_down", "effect_unknown", "effect_failed", "case_failed", "no_approver", "returned", "post_failed")
_TODAY = ("promise", "meeting", "quote_ends", "leaves", "held", "reminder", "expires", "timing")
_ZERO = Decimal("0.00")


def requests(body: Body) -> list[Request]:
    """Complaints first, then what expires next, then what waits longest; what nothing is told of comes last."""
    return sorted(
        body.waits,
        key=lambda each: (
            each.hidden,
            each.process not in _URGENT,
            each.parked,
            each.ends or _FAR,
            each.at,
            each.subject,
        ),
    )


def ordered(body: Body, section: Section) -> list[Line]:
    lines = body.lines(section)
    match section:
        case "troubles":
            return sorted(lines, key=lambda each: (each.hidden, _place(_TROUBLES, each.what), _newest(each)))
        case "today":
            return sorted(lines, key=lambda each: (each.hidden, _place(_TODAY, each.what), each.at or _FAR))
        case "done":
            return sorted(lines, key=lambda each: (each.hidden, each.count > 1, -(each.amount or 0), _newest(each)))
        case "exceptions":
            often = dict(counted(lines, lambda each: each.what))
            return sorted(lines, key=lambda each: (-often[each.what], each.what, each.hidden, _newest(each)))
        case _:
            return list(lines)


def count_of(lines: Iterable[Line]) -> int:
    return sum(line.count for line in lines)


def amount_of(lines: Iterable[Line]) -> Decimal:
    return sum((line.amount for line in lines if line.amount is not None), _ZERO)


def counted(lines: Iterable[Line], by: Callable[[Line], str]) -> list[tuple[str, int]]:
    """How many of each, the most frequent first."""
    counts: dict[str, int] = {}
    for line in lines:
        counts[by(line)] = counts.get(by(line), 0) + line.count
    return sorted(counts.items(), key=lambda each: (-each[1], each[0]))


@dataclass(frozen=True)
class Work:
    """What was done of one process: how often alone and after a decision, and what it came to (None: no money in it).
    `hidden` of them in private conversations, whose amounts are not in it."""

    process: str
    alone: int
    decided: int
    hidden: int
    amount: Decimal | None

    @property
    def count(self) -> int:
        return self.alone + self.decided


def work(body: Body) -> list[Work]:
    """By process, what was done most first."""
    found: dict[str, list[Line]] = {}
    for line in body.done:
        found.setdefault(line.process, []).append(line)
    told = [
        Work(
            process,
            count_of(each for each in lines if each.what == "alone"),
            count_of(each for each in lines if each.what == "decided"),
            count_of(each for each in lines if each.hidden),
            amount_of(lines) if any(each.amount is not None for each in lines) else None,
        )
        for process, lines in found.items()
    ]
    return sorted(told, key=lambda each: (-each.count, each.process))


@dataclass(frozen=True)
class Money:
    """Euros including VAT. `due` by age is `buckets`, `overdue` by customer `late`, `recovered` by customer `paid`."""

    due: Decimal
    overdue: Decimal
    recovered: Decimal
    buckets: list[Line] = field(default_factory=list[Line])
    late: list[Line] = field(default_factory=list[Line])
    paid: list[Line] = field(default_factory=list[Line])


def money(body: Body) -> Money:
    kinds = {what: [each for each in body.money if each.what == what] for what in ("bucket", "late", "paid")}
    return Money(
        amount_of(kinds["bucket"]),
        amount_of(kinds["late"]),
        amount_of(kinds["paid"]),
        kinds["bucket"],
        sorted(kinds["late"], key=lambda each: (-(each.amount or _ZERO), each.title)),
        sorted(kinds["paid"], key=lambda each: (-(each.amount or _ZERO), each.title)),
    )


# --- how much is shown ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """`pressed` requests are shown one by one, the settled ones without buttons; of each section so many lines."""

    pressed: list[Request]
    lines: dict[Section, list[Line]]

    def left(self, body: Body, section: Section) -> int:
        """How many are not shown one by one."""
        if section == "waits":
            return len(body.waits) - len(self.pressed)
        return count_of(body.lines(section)) - count_of(self.lines.get(section, []))


def shown(body: Body) -> Shown:
    """Requests with their buttons first, then a line of each section in turn until the message is long enough."""
    pressed = _pressed(body)
    present = [section for section in SECTIONS if told(body, section)]
    wanted = {name: _wanted(body, name, most) for name, most in MOST_LINES.items()}
    rests = 1 + sum(1 for lines in wanted.values() if len(lines) > 1)
    buttons = sum(1 for each in pressed if each.presses and each.settled is None)
    room = BLOCKS - 4 - 2 * len(present) - len(pressed) - buttons - rests
    given: dict[Section, int] = dict.fromkeys(MOST_LINES, 0)
    progress = True
    while progress:
        progress = False
        for name in MOST_LINES:
            waiting = wanted[name][given[name] :]
            if waiting and _cost(waiting[0]) <= room:
                given[name] += 1
                room -= _cost(waiting[0])
                progress = True
    return Shown(pressed, {name: wanted[name][: given[name]] for name in MOST_LINES})


def _pressed(body: Body) -> list[Request]:
    """Where each stands: what is open takes the place of what was settled, which does not leave at once."""
    ranked = [each for each in requests(body) if not each.hidden]
    most = MOST_PRESSED if len(ranked) <= MOST_PRESSED else PRESSED_OF_MANY
    open_ones = [each for each in ranked if each.settled is None][:most]
    settled = sorted((each.settled.at, each.subject) for each in ranked if each.settled is not None)[-MOST_SETTLED:]
    kept = {each.subject for each in open_ones} | {subject for _, subject in settled}
    return [each for each in ranked if each.subject in kept]


def _wanted(body: Body, section: Section, most: int) -> list[Line]:
    lines = [each for each in ordered(body, section) if linkable(each)]
    return [] if section in SUMMED and len(lines) > most else lines[:most]


def _cost(line: Line) -> int:
    """Blocks: what leads nowhere stands with the headline."""
    return int(line.place is not None)


def told(body: Body, section: Section) -> bool:
    return bool(body.waits if section == "waits" else body.lines(section))


def linkable(line: Line) -> bool:
    """One thing that may be told by itself."""
    return not line.hidden and line.count == 1


def _place(order: Sequence[str], what: str) -> int:
    return order.index(what) if what in order else len(order)


def _newest(line: Line) -> float:
    return -line.at.timestamp() if line.at is not None else 0.0
