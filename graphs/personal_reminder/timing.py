"""What words about time mean for a reminder: a first time, or a move from the time it has."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from graphs.when.moment import At, On, Recurring, Unread, When
from graphs.when.reading import find_when, read_when

USUAL = time(9)
"""When a reminder is said whose day is given without a time."""

_TO = re.compile(
    r"^\s*(?:jusqu['’][àa]u?|[àa]u?|pour|to|until|till|for|by|de|du|d['’]|of|pendant)\s*(?=\S)", re.IGNORECASE
)
_LENGTH = re.compile(r"^\s*(?:de|d['’]|by|for|pour|of|pendant)\s*(?=\S)", re.IGNORECASE)
_TODAY = re.compile(r"aujourd|ce soir|ce matin|cet apr|today|tonight|this (?:morning|afternoon|evening)", re.IGNORECASE)


def spellings(words: str) -> list[str]:
    """The ways in which words after "décale-le" or "snooze" speak of time: a length, or a day and time."""
    bare = words.strip()
    tail = _LENGTH.sub("", bare, count=1)
    lengths = [f"dans {tail}", f"in {tail}"]
    return (
        [*lengths, bare, _TO.sub("", bare, count=1)] if tail != bare else [bare, _TO.sub("", bare, count=1), *lengths]
    )


def read_new(words: str, now: datetime, language: str, zone: str) -> When:
    """`now` is local in that zone."""
    return read_when(words, now, language, zone)


def split(text: str, now: datetime, language: str, zone: str) -> tuple[When | None, str]:
    """The time said somewhere in a sentence, and the sentence without it."""
    found = find_when(text, now, language, zone)
    return (found.when, found.rest) if found else (None, text)


def read_move(words: str, local: datetime, now: datetime, language: str, zone: str) -> When:
    """Where something planned at `local` is moved: by a length of time from there, to another hour of that day, to
    another day at its hour, or to another time altogether. Both are local in that zone."""
    bare = words.strip()
    tail = _LENGTH.sub("", bare, count=1)
    if tail != bare or _is_length(bare, now, language, zone):
        for spelling in (f"dans {tail}", f"in {tail}"):
            by = read_when(spelling, local, language, zone)
            if isinstance(by, At | On):
                return _kept_hour(by, local)
    told = _best([bare, _TO.sub("", bare, count=1)], now, language, zone)
    if isinstance(told, At) and not _TODAY.search(bare) and _is_hour(bare, now, language, zone):
        there = _best([bare, _TO.sub("", bare, count=1)], _midnight(local), language, zone)
        if isinstance(there, At) and there.local.date() == local.date() and there.local > now:
            return there
    return _kept_hour(told, local)


def _kept_hour(when: When, local: datetime) -> When:
    """Another day is at the hour it had."""
    if isinstance(when, On):
        return At(datetime.combine(when.day, local.time()), said_time=False, said=when.said)
    return when


def _is_length(words: str, now: datetime, language: str, zone: str) -> bool:
    """ "10 minutes", "une semaine": no time by itself, and one with "dans"."""
    alone = read_when(words, now, language, zone)
    if not isinstance(alone, Unread) or alone.code != "unknown":
        return False
    return isinstance(read_when(f"dans {words}", now, language, zone), At | On) or isinstance(
        read_when(f"in {words}", now, language, zone), At | On
    )


def _is_hour(words: str, now: datetime, language: str, zone: str) -> bool:
    """Whether only an hour was said: the same whenever it is said on a day, and of that day."""
    days = [_midnight(now) + timedelta(days=ahead, minutes=minutes) for ahead, minutes in ((0, 0), (0, 7), (3, 0))]
    read = [_best([words, _TO.sub("", words, count=1)], day, language, zone) for day in days]
    found = [each.local for each in read if isinstance(each, At)]
    if len(found) < len(days):
        return False
    same = all(local.date() == day.date() for local, day in zip(found, days, strict=True))
    return same and len({local.time() for local in found}) == 1


def _midnight(at: datetime) -> datetime:
    return datetime.combine(at.date(), time(0))


def _best(spelled: list[str], now: datetime, language: str, zone: str) -> When:
    """The first of the spellings that can be read."""
    read = [read_when(each, now, language, zone) for each in spelled]
    return next((each for each in read if not (isinstance(each, Unread) and each.code == "unknown")), read[0])


def first_time(when: At | On | Recurring, now: datetime) -> datetime | None:
    """The local time it is said at; a day without a time is its morning. None: that has passed."""
    match when:
        case At():
            local = when.local
        case On():
            local = datetime.combine(when.day, USUAL)
        case Recurring():
            local = when.first
    return local if local > now else None
