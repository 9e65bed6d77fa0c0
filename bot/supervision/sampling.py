"""Draws the cases of a week that people look through: at random, from each kind of work, the same in every replica."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.people import People
from bot.private_places import is_private
from bot.store import closed_places, samples
from bot.store import settings as kept_settings
from bot.store.database import Connection
from bot.store.samples import Drawable, SampleRow
from bot.supervision.sample_week import Week

DENSER_FOR = timedelta(days=91)
"""The first months, counted from the first case of all: twice as many are drawn."""

MOST = 50
"""Cases drawn at once."""

RECENT = timedelta(days=28)
"""How far back cases are drawn for somebody who asks for some now."""

PRIVATE_WORK = ("personal_reminder",)
"""Whatever is somebody's own is never drawn."""


@dataclass(frozen=True)
class Draw:
    """`seed`: the same draws the same; `process` "" for every kind of work."""

    seed: str
    process: str = ""


def week_of(day: date) -> date:
    """Its Monday."""
    return day - timedelta(days=day.weekday())


def span_of(week: date, zone: str) -> tuple[datetime, datetime]:
    """The seven days before that Monday, by the clock of that zone."""
    first, beyond = (
        datetime.combine(day, time(0), tzinfo=ZoneInfo(zone)).astimezone(UTC) for day in (week - timedelta(7), week)
    )
    return first, beyond


SAID = "supervision.sample_size"
"""The setting that holds how many people said that they want each week."""


def said_size(c: Connection) -> int | None:
    """How many people said; None: nobody did."""
    said = kept_settings.get(c, SAID)
    return said if isinstance(said, int) else None


def keep_size(c: Connection, number: int) -> None:
    """What people say counts more than the settings, from then on."""
    kept_settings.put(c, SAID, max(1, min(number, MOST)))


def size_of(c: Connection, usual: int, now: datetime) -> int:
    """How many are drawn in a week: as many as people said, else the usual number, and more in the first months."""
    said = said_size(c)
    if said is not None:
        return said
    first = samples.first_case_at(c)
    is_early = first is None or now - first < DENSER_FOR
    return min(usual * 2 if is_early else usual, MOST)


def drawn(
    c: Connection, people: People, week: Week, span: tuple[datetime, datetime], size: int, now: datetime, of: Draw
) -> list[SampleRow]:
    """Cases that ended within that span and were never drawn, kept as that week's. What was worked in a private
    conversation is left out: its thread opens for nobody else."""
    if size <= 0:
        return []
    private = _Private(c, people)
    pool = samples.ended(c, *span, PRIVATE_WORK, only=of.process)
    chosen = choose((one for one in pool if not private.holds(one)), of.seed, size)
    rows = [SampleRow(f"{week.name}:{one.id}", week.name, one.id, one.process, now) for one in chosen]
    samples.add(c, rows)
    return sorted(rows, key=lambda row: (row.process, row.id))


def weekly(c: Connection, people: People, week: Week, zone: str, size: int, now: datetime) -> list[SampleRow]:
    """The week's own, drawn at the first call: later ones return the same. `week` is held by the caller, who keeps
    it."""
    if week.own is None:
        span = span_of(date.fromisoformat(week.name), zone)
        rows = drawn(c, people, week, span, size, now, Draw(week.name))
        # A week of which nothing can be drawn yet is looked at again when it is asked for again.
        week.own = [row.id for row in rows] or None
        return rows
    own = set(week.own)
    return [row for row in samples.of_week(c, week.name) if row.id in own]


def choose(cases: Iterable[Drawable], seed: str, size: int) -> list[Drawable]:
    """`size` of them at most. Each kind of work gives its share, and at least one while there are enough places; the
    same seed and the same cases give the same choice, in whatever order they come."""
    by_process: dict[str, list[Drawable]] = {}
    for one in cases:
        by_process.setdefault(one.process, []).append(one)
    for found in by_process.values():
        found.sort(key=lambda one: _lot(seed, one.id))
    counts = {process: len(found) for process, found in sorted(by_process.items())}
    shares = share(counts, size)
    return [one for process, number in shares.items() for one in by_process[process][:number]]


def share(counts: dict[str, int], size: int) -> dict[str, int]:
    """How many each gives: one first, then by size, by the largest remainder; never more than it has."""
    largest = sorted(counts, key=lambda name: (-counts[name], name))
    shares = {name: int(place < size) for place, name in enumerate(largest)}
    total = sum(counts.values())
    while sum(shares.values()) < size:
        room = [name for name in largest if shares[name] < counts[name]]
        if not room:
            break
        # Whoever is furthest behind its share gets the next place.
        shares[min(room, key=lambda name: (shares[name] * total - counts[name] * size, name))] += 1
    return shares


def parts_of(rows: Sequence[SampleRow], each: int) -> list[list[SampleRow]]:
    return [list(rows[at : at + each]) for at in range(0, len(rows), each)]


class _Private:
    """Whether a case was worked where only its asker, or a few, read."""

    def __init__(self, c: Connection, people: People) -> None:
        self._c = c
        self._people = people
        self._places: dict[str, set[tuple[str, str]]] = {}
        self._closed = closed_places.every(c)

    def holds(self, case: Drawable) -> bool:
        if is_private(case.address) or (case.address.platform, case.address.channel) in self._closed:
            return True
        if not case.asker:
            return False
        if case.asker not in self._places:
            found = self._people.places(self._c, case.asker)
            self._places[case.asker] = {(at.platform, at.channel) for at in found}
        return (case.address.platform, case.address.channel) in self._places[case.asker]


def _lot(seed: str, case_id: str) -> str:
    return hashlib.sha256(f"{seed}:{case_id}".encode()).hexdigest()
