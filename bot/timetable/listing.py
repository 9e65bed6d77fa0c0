"""Every timed thing of the company as one list: what comes back, the daily looks, and how many single timers wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bot.store import schedule, timings
from bot.store.database import Connection
from bot.store.timings import Timing
from bot.timetable.planning import TIMER, planned

DAILY = ("reminders.run", "followups.look", "leads.look")
"""The looks that come every working day, by the name of their timer (see `bot.timetable.daily`)."""

_FAR = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Listed:
    """`what`: a timing (`timing` is set), a daily look, or single timers of one sort (`count` of them, the earliest at
    `next_at`). `name` is the timing's id, or what the timers' names begin with."""

    what: Literal["timing", "daily", "timers"]
    name: str
    next_at: datetime | None
    timing: Timing | None = None
    count: int = 1


def listed(c: Connection) -> list[Listed]:
    rows = [Listed("timing", row.id, planned(c, row.id), row) for row in timings.every(c)]
    rows.sort(key=lambda one: (one.next_at or _FAR, one.name))
    singles: list[Listed] = []
    for sort in schedule.sorts(c):
        if sort.name == TIMER:
            continue
        daily = schedule.get(c, f"{sort.name}:daily.") if sort.name in DAILY else None
        if daily is not None:
            rows.append(Listed("daily", sort.name, daily.next_at))
            rest = [row.next_at for row in schedule.begun(c, f"{sort.name}:") if row.id != daily.id]
            if rest:
                singles.append(Listed("timers", sort.name, min(rest), count=len(rest)))
        else:
            singles.append(Listed("timers", sort.name, sort.next_at, count=sort.count))
    return [*rows, *singles]
