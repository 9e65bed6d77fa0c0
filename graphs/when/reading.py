"""Reads words about time, French or English, by a closed grammar: exactly, as several readings, or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from graphs.understanding.language import language_of as prose_language
from graphs.when.lexicon import (
    AND,
    BELONGS,
    EXCEPT,
    FILLERS,
    OR,
    RANGE_FROM,
    RANGE_TO,
    REMINDING,
    SOFT_LEADS,
    language_of,
)
from graphs.when.moment import At, Found, On, Several, Unread, When
from graphs.when.phrase import hours_between, read_phrase
from graphs.when.pieces import Phrase, Scan
from graphs.when.rules import settle_repeat
from graphs.when.settle import settle
from graphs.when.tokens import tokenise

READ = 5_000
"""Characters that are read of a text; a time said later is not found."""
_SAID = 200
_MARKS = frozenset('.,;:!?()"«»…')
_JOINING = AND | {"ou", "or", "-", "a", "au", "to"}
_APART = 6
"""Words that may stand between a day and its time: "demain, peux-tu me rappeler à 14 h"."""


def read_when(text: str, now: datetime, language: str = "", zone: str = "") -> When:
    """What a text means that speaks of time and of nothing else. `now` is local, without zone; `zone`, when given, lets
    delays in hours count the clocks' change. `language` decides between 5/6 and 6/5, and between "7h" and "at 7"."""
    scan = _scan(text[:READ], now, language, zone, whole=True)
    said = " ".join(text[:_SAID].split())
    at, end = _trimmed(scan)
    if at >= end or len(text) > READ:
        return Unread("unknown", said)
    found = _choice(scan, at, end, text)
    return found if found else Unread("unknown", said)


def find_when(text: str, now: datetime, language: str = "", zone: str = "") -> Found | None:
    """The words about time in a sentence, and the sentence without them. The first time that is one counts, before one
    that belongs to something else ("la réunion de jeudi", "le devis pour lundi") or that cannot be read."""
    scan = _scan(text[:READ], now, language, zone, whole=False)
    best: tuple[int, Found, Phrase] | None = None
    hits = _phrases(scan, text)
    for phrase, when, end in hits:
        rank = _rank(scan, phrase, when, end, text)
        if rank is None or (best and best[0] <= rank):
            continue
        best = (rank, _found(scan, phrase.start, end, when, text), phrase)
    if best is None:
        return None
    return _joined(scan, best[2], [hit[0] for hit in hits], text) or best[1]


def _scan(text: str, now: datetime, language: str, zone: str, *, whole: bool) -> Scan:
    tokens = tokenise(text)
    tongue = language if language in ("fr", "en") else language_of(tokens)
    if not tongue:
        told = {prose_language(text, fallback) for fallback in ("fr", "en")}
        tongue = told.pop() if len(told) == 1 else ""
    return Scan(tokens, now.replace(tzinfo=None), tongue, whole, zone)


def _trimmed(scan: Scan) -> tuple[int, int]:
    """The tokens without politeness and marks around them."""
    at, end = 0, len(scan.tokens)
    while at < end and (scan.key(at) in _MARKS or FILLERS.at(scan.tokens, at)):
        at = max(at + 1, FILLERS.end(scan.tokens, at))
    shrinking = True
    while shrinking and end > at:
        starts = [place for place in range(max(at, end - 5), end) if FILLERS.end(scan.tokens, place) == end]
        shrinking = bool(starts) or scan.key(end - 1) in _MARKS
        end = starts[0] if starts else end - shrinking
    return at, end


def _meaning(scan: Scan, phrase: Phrase, text: str) -> When:
    said = text[scan.tokens[phrase.start].start : scan.tokens[phrase.end - 1].end][:_SAID]
    try:
        return settle_repeat(scan, phrase, said) if phrase.repeat else settle(scan, phrase, said)
    except OverflowError:  # the end of the calendar
        return Unread("too_far", said)


def _choice(scan: Scan, at: int, end: int, text: str) -> When | None:
    """One time, or several joined by "ou"."""
    phrase = read_phrase(scan, at)
    if phrase is None:
        return None
    when, place = _meaning(scan, phrase, text), phrase.end
    alternative = _or(scan, phrase, text)
    if alternative:
        when, place = alternative
    if scan.key(place) == "." and place + 1 == end:
        place += 1
    return when if place >= end else None


def _or(scan: Scan, phrase: Phrase, text: str) -> tuple[When, int] | None:
    """ "jeudi ou vendredi à 10h": a time of day said once counts for both."""
    other = OR.at(scan.tokens, phrase.end)
    following = read_phrase(scan, other[1]) if other else None
    if following is None:
        return None
    if phrase.day and following.day and not (phrase.clock or phrase.part):
        phrase = replace(phrase, clock=following.clock, part=following.part)
    elif phrase.day and following.day is None and following.clock:
        following = replace(following, day=phrase.day)
    readings: list[At | On] = []
    for when in (_meaning(scan, phrase, text), _meaning(scan, following, text)):
        match when:
            case At() | On():
                readings.append(when)
            case Several():
                readings += when.readings
            case _:
                return Unread("unknown", _said(scan, phrase.start, following.end, text)), following.end
    said = _said(scan, phrase.start, following.end, text)
    unique = {_day_and_time(reading): replace(reading, said=said) for reading in readings}
    ordered = [unique[key] for key in sorted(unique)]
    return (Several(ordered, said) if len(ordered) > 1 else ordered[0]), following.end


def _day_and_time(when: At | On) -> tuple[date, str]:
    return (when.local.date(), when.local.isoformat()) if isinstance(when, At) else (when.day, "")


def _said(scan: Scan, start: int, end: int, text: str) -> str:
    return text[scan.tokens[start].start : scan.tokens[end - 1].end][:_SAID]


def _phrases(scan: Scan, text: str) -> list[tuple[Phrase, When, int]]:
    found: list[tuple[Phrase, When, int]] = []
    at = 0
    while at < len(scan.tokens):
        phrase = read_phrase(scan, at) if scan.tokens[at].word or scan.tokens[at].number else None
        if phrase is None:
            at += 1
            continue
        when, end = _meaning(scan, phrase, text), phrase.end
        alternative = _or(scan, phrase, text)
        when, end = alternative if alternative else (when, end)
        between = hours_between(scan, phrase.start)
        if between < phrase.start:
            phrase = replace(phrase, start=between)
            when = Unread("unknown", _said(scan, between, end, text))
        conflict = _conflicting(scan, phrase, end)
        if conflict > end or _is_range(scan, phrase, end):
            end = conflict
            when = Unread("unknown", _said(scan, phrase.start, end, text))
        found.append((phrase, when, end))
        at = max(end, at + 1)
    return found


def _conflicting(scan: Scan, phrase: Phrase, end: int) -> int:
    """The end of further times said right after this one, with which it is no longer one: "lundi et mardi"."""
    if scan.key(phrase.start) in SOFT_LEADS:
        return end
    for _ in range(_APART):
        place = end + (scan.key(end) in AND | {",", "/"} or OR.at(scan.tokens, end) is not None)
        following = read_phrase(scan, place)
        if following is None or scan.key(following.start) in SOFT_LEADS:
            break
        end = following.end
    return end


def _is_range(scan: Scan, phrase: Phrase, end: int) -> bool:
    """ "entre lundi et mercredi", "du 3 au 5", "8 ou 9 décembre", "après le 5": no one time."""
    before = scan.key(phrase.start - 1)
    if before in ("entre", "between", "apres", "after"):
        return True
    if scan.number(phrase.start) and scan.number(phrase.start - 2) and before in _JOINING:
        return True
    ranged = before in RANGE_FROM and scan.key(end) in RANGE_TO
    return bool(ranged and phrase.repeat is None and read_phrase(scan, end + 1))


def _rank(scan: Scan, phrase: Phrase, when: When, end: int, text: str) -> int | None:
    """0 for a time of its own, then a deadline of something else, then what cannot be read; None for no time at all."""
    before = scan.key(phrase.start - 1)
    if before in EXCEPT or _owned(scan, end, text):
        return None
    if before in BELONGS and not (before in ("de", "d") and phrase.repeat):
        return 4 if isinstance(when, At) and before in ("from", "after", "de") else None
    if isinstance(when, Unread) and phrase.repeat:
        return 0  # an hour beside what comes back in a way not known is none of its own
    if isinstance(when, Unread):
        return 2 if when.code != "past" else 3
    return 1 if scan.key(phrase.start) in SOFT_LEADS else 0


def _owned(scan: Scan, end: int, text: str) -> bool:
    """ "Thursday's meeting" """
    return scan.key(end) == "s" and text[scan.tokens[end].start - 1] in "'’"


def _found(scan: Scan, start: int, end: int, when: When, text: str) -> Found:
    span = scan.tokens[start].start, scan.tokens[end - 1].end
    return Found(when, _without(text, *span), span)


def _without(text: str, start: int, end: int) -> str:
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if not before:
        return after.lstrip(",;: ").strip()
    if after.startswith(", "):
        after = after[2:].lstrip()
    if not after or after[0] in ".,;:!?)":
        gap = "\u202f" if text[end : end + 1] == "\u202f" else " " if text[end : end + 1].isspace() else ""
        return f"{before}{gap if after else ''}{after}".strip()
    return f"{before} {after}".strip()


def _joined(scan: Scan, best: Phrase, phrases: list[Phrase], text: str) -> Found | None:
    """ "Demain, rappelle-moi à 14 h": a day and a time of day with nothing but the asking between them."""
    for other in phrases:
        first, last = sorted((best, other), key=lambda phrase: phrase.start)
        between = range(first.end, last.start)
        if other is best or len(between) > _APART or any(scan.key(at) not in REMINDING | _MARKS for at in between):
            continue
        if not any(scan.tokens[at].word for at in between):
            continue
        day, clock = (first, last) if first.day else (last, first)
        if not _halves(day, clock):
            continue
        whole = replace(day, clock=clock.clock, part=day.part or clock.part)
        when = _meaning(scan, whole, text)
        spans = [(scan.tokens[each.start].start, scan.tokens[each.end - 1].end) for each in (first, last)]
        rest = _without(_without(text, *spans[1]), *spans[0])
        return Found(when, rest, (spans[0][0], spans[1][1]))
    return None


def _halves(day: Phrase, clock: Phrase) -> bool:
    dated = bool(day.day or day.repeat or (day.span and day.span.day))
    timed = bool(clock.clock or clock.part) and not (clock.day or clock.repeat or clock.span or clock.week)
    return dated and day.clock is None and timed
