"""What words about time mean: an instant, a day, something that comes back, several readings, or nothing we know."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class At:
    """One instant, as a local wall-clock time without zone. `said_time`: the words gave the time of day (otherwise it
    is the usual one of that part of the day); `said` are the words it was read from."""

    local: datetime
    said_time: bool = True
    said: str = ""


@dataclass(frozen=True)
class On:
    """One day, no time of day said."""

    day: date
    said: str = ""


@dataclass(frozen=True)
class Recurring:
    """Comes back: an RRULE (RFC 5545, without DTSTART, e.g. "FREQ=MONTHLY;BYDAY=1MO") and its first local time, which
    is itself an occurrence."""

    rrule: str
    first: datetime
    said: str = ""


@dataclass(frozen=True)
class Several:
    """Genuinely ambiguous ("mercredi prochain" said on a Tuesday): each reading, the nearest first."""

    readings: list[At | On]
    said: str = ""


@dataclass(frozen=True)
class Unread:
    """Words that speak of time in a way the grammar does not know, or of a day that is none ("le 31 février"), or of
    the past. `code`: unknown | no_such_day | past | too_far."""

    code: str
    said: str = ""


When = At | On | Recurring | Several | Unread


@dataclass(frozen=True)
class Found:
    """Time words found within a sentence. `rest` is the sentence without them, in its own letters."""

    when: When
    rest: str
    span: tuple[int, int] = field(default=(0, 0))
