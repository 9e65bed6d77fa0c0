"""Whether words that were said beside the setup's thread answer what it asks just now. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Literal

from graphs.ask import Choice
from graphs.setup import reading_words as words
from graphs.setup.reading import (
    agrees,
    kinds_in,
    no_more,
    nobody_knows,
    normal,
    read_count,
    read_level,
    read_minutes,
    read_times,
    read_work,
)
from graphs.understanding.text import fold
from graphs.when.instants import day_of
from graphs.when.moment import Several, Unread
from graphs.when.reading import read_when

Fit = Literal["sure", "plain", "perhaps", ""]
"""`sure`: they say nothing else; `plain`: hardly anything else; `perhaps`: they do where nothing else is meant."""

LONGEST = 400
SHORT = 60
"""Characters of an answer that says little more than a number, a name or a day."""


WORDS = 3
"""Words of an answer that names a kind of work and nothing more."""

_ONE_MORE = re.compile(r"\W*(?:un|une|a|an|nouveau|nouvelle|new|autre|another|fais|make|relance|chase)\b")
"""How a request begins for one of them."""


def fits(code: str, text: str, language: str, choices: Sequence[Choice], people: Sequence[str], today: date) -> Fit:
    """`code` of the question that waits ("setup.minutes"); `people` are the names of colleagues."""
    asked = code.removeprefix("setup.")
    if not text.strip() or len(text) > LONGEST or text.rstrip().endswith("?"):
        return ""
    if any(fold(choice.label) == fold(text.strip()) for choice in choices):
        return "sure"
    short = len(text) <= SHORT
    if short and (nobody_knows(text) or no_more(text) or (agrees(text) and asked in {"confirm", "review"})):
        return "perhaps"
    if asked in {"work", "count", "minutes"}:
        return _numbers(asked, text, language, short=short)
    if asked == "pilot" and len(text.split()) <= WORDS and not _ONE_MORE.match(fold(text)) and kinds_in(text, language):
        return "plain"
    if asked == "review" and short and _says(asked, text, language, people, today):
        return "plain"
    return "perhaps" if short and _says(asked, text, language, people, today) else ""


def _numbers(asked: str, text: str, language: str, *, short: bool) -> Fit:
    whole = normal(text, language)
    often = any(each.search(whole) for each in (words.A_DAY, words.A_WEEK, words.A_MONTH, words.A_YEAR))
    works, _ = read_work(text, language)
    if asked == "work":
        if any(work.per_week is not None for work in works) and (often or len(works) > 1):
            return "plain"
        return "perhaps" if works and short else ""
    if asked == "count":
        if read_count(text, language) is None:
            return ""
        return "plain" if often else "perhaps" if short else ""
    if read_times(text, language):
        return "sure"
    if read_minutes(text, language, bare=False) is not None and short:
        return "plain"
    return "perhaps" if short and read_minutes(text, language) is not None else ""


def _says(asked: str, text: str, language: str, people: Sequence[str], today: date) -> bool:
    match asked:
        case "level":
            return bool(read_level(text))
        case "pilot":
            return len(kinds_in(text, language)) == 1
        case "people":
            said = set(fold(text).replace(",", " ").split())
            return any(fold(name) in fold(text) or fold(name).split()[0] in said for name in people if name.strip())
        case "review":
            when = read_when(text, datetime.combine(today, time(9)), language)
            found = when.readings[0] if isinstance(when, Several) else when
            return not isinstance(found, Unread) and day_of(found) is not None
        case _:
            return False
