"""From when to when somebody is away, of what was read; or what is to be asked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.people.absence_keeping import Absence, absence_of
from bot.people.absence_words import Words
from bot.store.people import PersonRow

FARTHEST = timedelta(days=800)
"""Nobody notes an absence that ends later than that."""


def days_of(brief: dict[str, Any], person: PersonRow, words: Words) -> tuple[Absence | None, str]:
    """From when to when, or what is to be asked."""
    doubt = [date.fromisoformat(each) for each in brief.get("doubt", [])]
    if doubt:
        days = words.tell("or").join(words.day(each) for each in doubt)
        return None, words.tell("ask.which", days=days[:1].upper() + days[1:])
    since = date.fromisoformat(brief["from"]) if brief.get("from") else None
    until = date.fromisoformat(brief["until"]) if brief.get("until") else None
    if until is None:
        return None, words.tell("ask.until", first=words.day(since)) if since else words.tell("ask.days")
    if until <= words.today:
        return None, words.tell("ask.past")
    current = absence_of(person, words.today)
    if since is None:
        # "je reviens le 6", said of an absence that is noted, moves its end.
        since = current.since if current is not None and current.since < until else words.today
    since = max(since, words.today) if current is None or since != current.since else since
    if since >= until or until - words.today > FARTHEST:
        return None, words.tell("ask.days")
    return Absence(since, until), ""
