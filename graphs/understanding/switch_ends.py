"""Reads until when a pause is to last: weekdays, dates, hours and parts of a day. Whole words of a closed grammar.

A day without an hour is that day at eight in the morning. What is not understood to its last word is not understood.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from graphs.understanding.lexicon import words
from graphs.understanding.text import fold

MORNING = time(8)
EVENING = time(18)
FARTHEST = timedelta(days=731)

_WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        ("lundi monday mon", "mardi tuesday tue", "mercredi wednesday wed", "jeudi thursday thu", "vendredi friday fri",
         "samedi saturday sat", "dimanche sunday sun")
    )
    for name in names.split()
}  # fmt: skip
_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        ("janvier january jan janv", "fevrier february feb fevr", "mars march mar", "avril april apr avr", "mai may",
         "juin june jun", "juillet july jul juil", "aout august aug", "septembre september sep sept",
         "octobre october oct", "novembre november nov", "decembre december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_PARTS = {
    "matin": MORNING, "morning": MORNING, "midi": time(12), "noon": time(12), "lunchtime": time(12),
    "apres midi": time(14), "afternoon": time(14), "soir": EVENING, "evening": EVENING,
}  # fmt: skip
_OPEN = {
    "nouvel ordre", "nouvel avis", "further notice", "ce que je dise le contraire", "i say otherwise",
    "ce que je te le dise", "ce que je vous le dise", "i tell you", "i say so",
}  # fmt: skip
"""An end that nobody can know yet: until somebody resumes."""

_POLITE = words("svp stp please merci thanks s il te vous plait ok")
_LEADS = words("au a le la l les the to de du d at on this ce cet cette vers")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WEEKDAYS, key=len, reverse=True))
_PART = "|".join(sorted(_PARTS, key=len, reverse=True))

_CLOCK = re.compile(
    r"(?:(?P<hour>\d{1,2}) ?(?:h|heures?|o clock) ?(?P<minute>\d{2})?|(?P<h24>\d{1,2}):(?P<m24>\d{2})"
    r"|(?P<h12>\d{1,2})(?::(?P<m12>\d{2}))? ?(?P<half>am|pm))"
)
_NUMBERED = re.compile(
    rf"(?:(?P<d>\d{{1,2}})(?: ?(?:er|st|nd|rd|th))?(?: of)? (?P<m>{_MONTH})|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})"
    rf"(?: ?(?:st|nd|rd|th))?)(?: (?P<y>\d{{4}}))?"
)
_FIGURES = re.compile(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}|\d{2}))?")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_NAMED_DAY = re.compile(rf"(?:next )?(?P<name>{_WEEKDAY})(?: (?:prochain|next))?")
_ENDS: dict[str, str] = {
    "fin de semaine": "week", "fin de la semaine": "week", "end of week": "week", "end of the week": "week",
    "week end": "week", "weekend": "week", "fin du mois": "month", "fin de mois": "month", "end of month": "month",
    "end of the month": "month", "semaine prochaine": "next week", "next week": "next week",
    "mois prochain": "next month", "next month": "next month", "fin de journee": "day", "fin de la journee": "day",
    "end of day": "day", "end of the day": "day", "tonight": "day", "minuit": "midnight", "midnight": "midnight",
}  # fmt: skip


_COUNTS = {
    name: number
    for number, names in enumerate(
        ("un une a an one", "deux two", "trois three", "quatre four", "cinq five", "six", "sept seven", "huit eight",
         "neuf nine", "dix ten"),
        start=1,
    )
    for name in names.split()
} | {"quinze": 15}  # fmt: skip
LENGTH = (
    rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)}) (?P<unit>jours?|days?|semaines?|weeks?|mois|months?)"
    r"(?: prochaine?s?)?"
)
"""For how long, instead of until when."""
_LENGTH = re.compile(LENGTH)


def is_open(said: str) -> bool:
    """Whether the words say that nobody knows the end."""
    return " ".join(_plain(said)) in _OPEN


def read_end(said: str, now: datetime) -> datetime | None:
    """The instant those words ("lundi matin", "3 december", "14h") mean, in the local time of `now` (without a zone);
    None when they are not understood, or are over."""
    tokens = _plain(said)
    if not tokens or len(said) > 60:
        return None
    try:
        found = _instant(" ".join(tokens), now)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and now < found <= now + FARTHEST else None


def _plain(said: str) -> list[str]:
    """Folded, without what is only polite at its end or leads at its beginning."""
    tokens = re.findall(r"\d{4}-\d{1,2}-\d{1,2}|[\d/:]+|[^\W\d_]+", fold(said))
    while tokens and tokens[-1] in _POLITE:
        tokens.pop()
    while tokens and tokens[0] in _LEADS:
        tokens.pop(0)
    return tokens


def _instant(text: str, now: datetime) -> datetime | None:
    end = _ENDS.get(text)
    if end is not None:
        return _named_end(end, now)
    length = _LENGTH.fullmatch(text) or _LENGTH.fullmatch(f"un {text}")  # "a" may stand first, and leads
    if length is not None:
        return datetime.combine(_after(now.date(), length["count"], length["unit"]), MORNING)
    hour = _hour(text)
    if hour is not None:
        today = datetime.combine(now.date(), hour)
        # "until two" said at three is two tomorrow; "until this evening" said at night is nothing.
        return today if today > now or text in _PARTS else today + timedelta(days=1)
    words = text.split()
    for cut in range(len(words), 0, -1):
        rest = " ".join(word for word in words[cut:])
        at = MORNING if not rest else _hour(_unled(rest))
        day = _day(" ".join(words[:cut]), now, at) if at is not None else None
        if day is not None and at is not None:
            return datetime.combine(day, at)
    for cut in range(1, len(words)):
        at = _hour(" ".join(words[:cut]))
        day = _day(_unled(" ".join(words[cut:])), now, at) if at is not None else None
        if day is not None and at is not None:
            return datetime.combine(day, at)
    return None


def _unled(text: str) -> str:
    words = text.split()
    while words and words[0] in _LEADS:
        words.pop(0)
    return " ".join(words)


def _named_end(end: str, now: datetime) -> datetime:
    today = now.date()
    match end:
        case "day":
            return datetime.combine(today, EVENING)
        case "midnight":
            return datetime.combine(today + timedelta(days=1), time(0))
        case "week":
            friday = datetime.combine(today + timedelta(days=(4 - today.weekday()) % 7), EVENING)
            return friday if friday > now else friday + timedelta(days=7)
        case "next week":
            return datetime.combine(today + timedelta(days=7 - today.weekday()), MORNING)
        case _:
            first = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
            if end == "next month":
                return datetime.combine(first, MORNING)
            return datetime.combine(first - timedelta(days=1), EVENING)


def _hour(text: str) -> time | None:
    """ "14h30", "2 pm", "soir"."""
    part = _PARTS.get(text)
    if part is not None:
        return part
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour = int(found["hour"] or found["h24"] or found["h12"])
    minute = int(found["minute"] or found["m24"] or found["m12"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(text: str, now: datetime, at: time | None) -> date | None:
    """A weekday is its next one: today itself only with an hour that is still to come."""
    today = now.date()
    near = {"aujourd hui": 0, "today": 0, "demain": 1, "tomorrow": 1, "apres demain": 2, "day after tomorrow": 2}
    if text in near:
        return today + timedelta(days=near[text])
    named = _NAMED_DAY.fullmatch(text)
    if named is not None:
        ahead = (_WEEKDAYS[named["name"]] - today.weekday()) % 7
        still = at is not None and at != MORNING and datetime.combine(today, at) > now
        return today + timedelta(days=ahead or (0 if still else 7))
    weekday, _, rest = text.partition(" ")
    dated = _date(rest, now) if weekday in _WEEKDAYS and rest else None
    if dated is not None:
        return dated if dated.weekday() == _WEEKDAYS[weekday] else None
    return _date(text, now)


def _after(today: date, count: str, unit: str) -> date:
    number = _COUNTS.get(count) or int(count)
    if unit.startswith(("mois", "month")):
        year, month = divmod(today.year * 12 + today.month - 1 + number, 12)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    return today + timedelta(days=number * (7 if unit.startswith(("semaine", "week")) else 1))


def _date(text: str, now: datetime) -> date | None:
    found = _NUMBERED.fullmatch(text)
    if found is not None:
        month = _MONTHS[found["m"] or found["m2"]]
        return _dated(int(found["d"] or found["d2"]), month, found["y"], now)
    figures = _FIGURES.fullmatch(text) or _ISO.fullmatch(text)
    return _dated(int(figures["d"]), int(figures["m"]), figures["y"], now) if figures is not None else None


def _dated(day: int, month: int, year: str | None, now: datetime) -> date:
    """Without a year, the next one. Raises `ValueError` for a day that is none."""
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = date(now.year, month, day)
    return this if this >= now.date() else date(now.year + 1, month, day)
