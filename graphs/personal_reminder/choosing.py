"""Which of the reminders somebody has is meant: by its number, by words of it, or the one that was just said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from rapidfuzz import fuzz

from graphs.agenda import Entry
from graphs.personal_reminder.brief import Which
from graphs.understanding.text import fold

JUST_SAID = timedelta(hours=24)
"""How long "c'est fait" and "reporte-le" speak of what was said last."""

ALIKE = 85
"""Likeness (0..100) from which words are taken for words of a reminder."""


def by_number(about: str, entries: Sequence[Entry]) -> list[Entry]:
    number = re.sub(r"\D", "", about)[:9]
    return [entry for entry in entries if number and entry.number == int(number)]


def by_words(about: str, entries: Sequence[Entry]) -> list[Entry]:
    """Those that hold all the words; else those that read alike."""
    wanted = _words(about)
    if not wanted:
        return []
    exact = [entry for entry in entries if wanted <= _words(entry.text)]
    if exact:
        return exact
    said = fold(about)
    return [entry for entry in entries if fuzz.token_set_ratio(said, fold(entry.text)) >= ALIKE]


def by_rank(which: Which, entries: Sequence[Entry], person: str, now: datetime) -> list[Entry]:
    """The next to come; or the last: the one that person noted last, and what they were told last where that is
    another."""
    if which == "next":
        coming = [entry for entry in entries if entry.next_at is not None]
        return sorted(coming, key=lambda entry: entry.next_at or now)[:1]
    noted = max(
        (entry for entry in entries if entry.owner == person), key=lambda entry: entry.number, default=None
    ) or max(entries, key=lambda entry: entry.number, default=None)
    lately = just_said(entries, person, now)
    return list({entry.id: entry for entry in (noted, lately) if entry is not None}.values())


def just_said(entries: Sequence[Entry], person: str, now: datetime) -> Entry | None:
    """What was said to that person last, if that was lately; what somebody else was told comes after it."""
    said = [entry for entry in entries if entry.said_at is not None and now - entry.said_at <= JUST_SAID]
    return max(said, key=lambda entry: (entry.person == person, entry.said_at or now), default=None)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(text)) if len(word) > 1}
