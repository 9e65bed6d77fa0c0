"""When something comes back: digests, briefs and reports set, changed, stopped, shown."""

from __future__ import annotations

import re
from typing import Any, Literal

from graphs.understanding.reading import Reading, Situation
from graphs.understanding.schedule_words_limits import AIMED, RISKY
from graphs.understanding.schedule_words_signs import (
    ALL,
    ASKED_FOR,
    AT_ONCE,
    COMING,
    HERE,
    HOLIDAYS,
    KEPT_ON,
    KINDS,
    LEFT_OUT,
    LISTS,
    MINE,
    NEVER,
    NEXT_WORDS,
    OFF,
    OFF_ALL,
    ON,
    OTHER_WORK,
    PLAIN,
    PRIVATE,
    QUIET_DAYS,
    QUIET_LINE,
    QUIET_NOTHING,
)
from graphs.understanding.schedule_words_text import Words, number_of, words_of
from graphs.understanding.schedule_words_times import Times, read_pace, read_times
from graphs.understanding.schedule_words_zones import LOCAL, ZONE

What = Literal["digest", "brief", "weekly", "monthly", "sample", "report", "all", ""]

_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PACED = frozenset({"sample", "weekly", "monthly", "report"})
"""What may come "chaque semaine", with no day said."""
_DIGIT = re.compile(r"\d")
_DAILY = re.compile(r"\b(?:quotidien|daily)\b")
_NAMES_BESIDE = 4
"""Words that the names of further channels may be."""
_ONE_UNKNOWN = 0.7
"""How sure, with one word that means nothing to the timetable."""


def read_schedule(text: str, language: str, situation: Situation) -> Reading | None:
    """None: the words speak of something else. The brief holds "op" (set | off | on | skip | list | next) and "what"
    ("" nothing named); then only what was said: "channel" (as written, without "#"), "here", "private", "hour" (08:15;
    "?" is none), "rrule", "without" and "also" (weekdays, Monday 0), "quiet" (line | nothing), "holidays" (yes | no),
    "zone" (as written), "number" (of cases to look through), "odd" (once | hourly | odd | weekly | span | shift |
    places: what no timetable of days holds)."""
    found = schedule_brief(text)
    if found is None:
        return None
    brief, unknown = found
    return Reading("schedule", _ONE_UNKNOWN if unknown else 0.93, language, brief)


def read_unclear(text: str, language: str) -> Reading | None:
    """Words that set something of the timetable's, though not how: they ask for no goods, and it is said what would
    do."""
    said = words_of(text)
    if len(text) > _LONGEST_UNCLEAR or not said.text or OTHER_WORK.search(said.text):
        return None
    what = next((what for what, pattern in KINDS if what != "report" and pattern.search(said.text)), "")
    if what not in _NO_GOODS and not (what and read_pace(words_of(text))):
        return None
    if what == "brief" and not _TIMED.search(said.text):
        return None
    if _THANKS.match(said.text) or not (
        _TIMED.search(said.text) or any(said.has(sign) for sign in (ASKED_FOR, OFF, ON, HERE, PRIVATE))
    ):
        return None
    return Reading("schedule", _ONE_UNKNOWN, language, {"op": "unclear", "what": what})


_NO_GOODS = ("digest", "brief", "weekly", "monthly")
_LONGEST_UNCLEAR = 200
_THANKS = re.compile(r"(?:(?:un grand |mille )?merci|thanks?|thank you|super|bravo)\b")
_TIMED = re.compile(
    r"\b(?:at|a|vers|by) \d|\d ?(?:h(?:\d\d)?\b|:\d\d|[ap]m\b|heures?\b|o clock)|\b(?:chaque|tous les|toutes les"
    r"|every|each|lundis?|mardis?"
    r"|mercredis?|jeudis?|vendredis?|samedis?|dimanches?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?"
    r"|saturdays?|sundays?"
    r"|demain|tomorrow|heures?|hours?|matins?|soirs?|mornings?|evenings?)\b"
)


def schedule_brief(text: str) -> tuple[dict[str, Any], int] | None:
    """The brief, and how many words of the text are none of the timetable's."""
    said = words_of(text)
    if not said.text or OTHER_WORK.search(said.text):
        return None
    if any(pattern.fullmatch(said.text) for pattern in LISTS):
        return {"op": "list", "what": ""}, 0
    return _next(said) or _quiet(said) or _about(said)


def _next(said: Words) -> tuple[dict[str, Any], int] | None:
    """ "Quand est le prochain digest ?" """
    if not COMING.match(said.text):
        return None
    what = _what(said, weak=True)
    if what is None:
        return None
    brief = {"op": "next", "what": what} | _where(said)
    return (brief, 0) if not said.left(NEXT_WORDS | PLAIN) else None


def _quiet(said: Words) -> tuple[dict[str, Any], int] | None:
    """ "Les jours sans rien, ne dis rien" """
    if said.take(QUIET_DAYS) is None:
        return None
    # "n'envoie pas de digest les jours sans rien", "dis-le en une ligne"
    quiet = "line" if said.take(QUIET_LINE) else "nothing" if said.take(QUIET_NOTHING) or said.take(NEVER) else ""
    if not quiet:
        return None
    what = _what(said, weak=False) or ""
    brief = {"op": "set", "what": what, "quiet": quiet} | _where(said)
    return (brief, 0) if not said.left(PLAIN) else None


def _about(said: Words) -> tuple[dict[str, Any], int] | None:
    if said.take(OFF_ALL):
        return ({"op": "off", "what": _all(said.taken[-1])} | _where(said), 0) if not said.left(PLAIN | ALL) else None
    holidays = _holidays(said)
    where = _where(said)
    what = _what(said, weak=True)
    if what is None:
        return None
    own = re.match(r"(?:mon|my) ", said.taken[-1]) is not None
    number = number_of(said.taken[-1]) if what == "sample" else None
    times = read_times(said)
    if what in _PACED and (pace := read_pace(said)):
        if what == "sample" and pace == "monthly":
            times.odd, times.never = "weekly", True
        elif what in ("weekly", "monthly") and pace != what:
            return None
        what, times.every = ("sample" if what == "sample" else pace), True
    if what == "sample" and len(times.days or []) > 1:
        times.odd, times.never = "weekly", True  # they are drawn once a week
    if not times.said and not holidays and said.has(AT_ONCE):
        return None
    off = said.take(OFF) is not None
    on = not off and said.take(ON) is not None
    none_of = not off and said.take(NEVER) is not None
    asked = said.take(ASKED_FOR) is not None
    mine = said.take(MINE) is not None
    if mine:
        where |= {"private": True}
    if what == "brief" and _DAILY.search(" ".join(said.taken)):
        times.every = True
    unknown = said.left(PLAIN)
    if not times.never and _DIGIT.search(said.text):
        return None  # a number that was not understood may be the hour
    if said.several and len(unknown) <= _NAMES_BESIDE:
        return {"op": "set", "what": _kind(what, times), "odd": "places"}, 0
    if len(unknown) > (what == "digest" and not where.get("private")) or (unknown and _risky(said.text, unknown[0])):
        return None
    if number is not None:
        where |= {"number": number}
    brief = _set(what, times, where, holidays, off=off, on=on, none_of=none_of, asked=asked, own=own)
    return (brief, len(unknown)) if brief is not None else None


def _risky(text: str, unknown: str) -> bool:
    """Whether what is not understood may change what is wanted: a time, somebody, a place."""
    return RISKY.search(text) is not None or re.search(rf"{AIMED}{unknown}\b", text) is not None


def _set(
    what: str,
    times: Times,
    where: dict[str, Any],
    holidays: str,
    *,
    off: bool,
    on: bool,
    none_of: bool,
    asked: bool,
    own: bool,
) -> dict[str, Any] | None:
    """None: it shows something rather than sets it."""
    brief: dict[str, Any] = {"op": "set", "what": _kind(what, times)} | where
    if holidays:
        brief["holidays"] = holidays
    if times.never:
        return _never(brief, what, times, asked=asked or on or off or none_of)
    if off or none_of:
        return _less(brief, times, holidays)
    if on and not times.said:
        return {**brief, "op": "on"}
    if on and times.days and len(times.days) < len(_NAMES) and not times.hour:
        return {**brief, "also": times.days}  # "remets le digest le vendredi": one day more
    place = bool(where.get("channel") or where.get("here"))
    if times.odd and not times.recurs:
        return {**brief, "odd": times.odd} if times.odd != "once" or times.hour else None
    if times.one and what in ("digest", "brief") and not times.without and not times.also:
        # "le digest de lundi" is that one; "le digest lundi à 9h" may be.
        return {**brief, "odd": "once"} if times.hour else None
    if what == "brief" and not (times.recurs or holidays or (times.hour and (asked or on or own))):
        return None
    if not (times.said or holidays or (place and (what == "digest" or on)) or (times.every and what in _PACED)):
        return None
    # "le rapport est pour lundi": a report is set by an hour, a channel or what comes back, never by a day alone.
    paced = times.hour or times.rrule or place or holidays or on or (what in _PACED and times.every)
    paced = paced or (what == "sample" and times.recurs)
    if what in ("report", "weekly", "monthly", "sample") and not paced:
        return None
    return brief | _said(times)


def _never(brief: dict[str, Any], what: str, times: Times, *, asked: bool) -> dict[str, Any] | None:
    """What cannot be, said in answer; "le rapport de ce mois-ci" sets nothing."""
    settled = times.hour or times.days or times.every or asked
    if what != "digest" and not settled:
        return None
    return {**brief, "odd": times.odd}


def _all(phrase: str) -> str:
    """ "tous les rapports" are the reports, and "tous les envois" everything."""
    digests, reports = "digest" in phrase, re.search(r"rapport|report", phrase) is not None
    other = re.search(r"envoi|message|post|brief|prevu|programme|scheduled|planned", phrase) is not None
    return "all" if other or digests == reports else "digest" if digests else "report"


def _kind(what: str, times: Times) -> str:
    """ "le rapport chaque lundi": its pace says which."""
    if what != "report":
        return what
    return "monthly" if times.rrule else "weekly" if times.days is not None and len(times.days) == 1 else what


def _less(brief: dict[str, Any], times: Times, holidays: str) -> dict[str, Any] | None:
    """ "arrête le digest", "plus de digest le vendredi", "pas de digest demain" """
    if times.odd == "once" or times.rrule or times.one:
        return {**brief, "op": "skip"}
    days = sorted({*(times.days or []), *times.without, *times.also})
    if days and len(days) < len(_NAMES):
        return {**brief, "without": days}
    if holidays == "no":
        return brief
    return {**brief, "op": "off"} if not times.hour else None


def _said(times: Times) -> dict[str, Any]:
    said: dict[str, Any] = {}
    if times.hour:
        said["hour"] = times.hour
    if times.rrule:
        said["rrule"] = times.rrule
    elif times.days:
        said["rrule"] = f"FREQ=WEEKLY;BYDAY={','.join(_NAMES[day] for day in times.days)}"
    elif times.days is None:
        said |= {"without": times.without} if times.without else {}
        said |= {"also": times.also} if times.also else {}
    if times.odd and not said:
        said["odd"] = times.odd
    return said


def _holidays(said: Words) -> str:
    if not said.has(HOLIDAYS):
        return ""
    if said.take(LEFT_OUT):
        return "no"
    if said.take(KEPT_ON):
        return "yes"
    found = said.take(HOLIDAYS)
    # "pas de digest les jours fériés": the refusal stands before the digest.
    return "no" if found is not None and (said.has(NEVER) or said.has(OFF)) else ""


def _where(said: Words) -> dict[str, Any]:
    where: dict[str, Any] = {"channel": said.channel} if said.channel else {}
    if said.take(HERE):
        where["here"] = True
    if said.take(PRIVATE):
        where["private"] = True
    if (zone := said.take(ZONE)) is not None:
        where["zone"] = (zone["fr"] or zone["en"] or zone["code"]).strip()
    said.take(LOCAL)
    return where


def _what(said: Words, *, weak: bool) -> str | None:
    """What is spoken of; `weak`: none named is none, rather than the digest."""
    for what, pattern in KINDS:
        if said.take(pattern) is not None:
            for _, again in KINDS[:-1]:
                if what == "digest":
                    said.take(again)
            return what
    return None if weak else ""
