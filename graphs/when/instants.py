"""Puts a local wall-clock time on the world's clock, daylight saving included; the day of what was read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from graphs.when.moment import At, On, Recurring, When

_SECOND = timedelta(seconds=1)


def to_instant(local: datetime, zone: str) -> datetime:
    """UTC. A time the clocks jump over moves forward to the first that exists; one that comes twice is the first,
    unless its `fold` says the second."""
    place = ZoneInfo(zone)
    naive = local.replace(tzinfo=None)
    instant = naive.replace(tzinfo=place).astimezone(UTC)
    if instant.astimezone(place).replace(tzinfo=None, fold=0) == naive.replace(fold=0):
        return instant
    return _jump_between(naive.replace(tzinfo=place, fold=1).astimezone(UTC), instant, place)


def _jump_between(before: datetime, after: datetime, place: ZoneInfo) -> datetime:
    """The instant at which the clocks of that place jumped, to the second."""
    before, after = min(before, after), max(before, after)
    offset = after.astimezone(place).utcoffset()
    while after - before > _SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle <= before:
            break
        if middle.astimezone(place).utcoffset() == offset:
            after = middle
        else:
            before = middle
    return after.replace(microsecond=0)


def to_local(instant: datetime, zone: str) -> datetime:
    """The wall-clock time there, without zone; its `fold` tells the second of two equal ones."""
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def day_of(when: When) -> date | None:
    """The one day that was read; None when there are several or none."""
    match when:
        case At():
            return when.local.date()
        case On():
            return when.day
        case Recurring():
            return when.first.date()
        case _:
            return None
