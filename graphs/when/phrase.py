"""Reads one time, of pieces in any order: a day, a time of day, a delay, a week, what comes back and until when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graphs.when.apart import read_apart
from graphs.when.clock import over, read_clock
from graphs.when.dates import nth_alone, read_date
from graphs.when.edges import read_edge
from graphs.when.holidays import read_holiday
from graphs.when.lexicon import (
    DAYS_OFF,
    LEADS,
    NOW,
    PARTS,
    PARTS_ALONE,
    PARTS_COMING,
    QUALIFIED,
    SPARED,
    STARTING,
    UNTIL,
    VAGUE,
)
from graphs.when.numbers import number_at
from graphs.when.pieces import Bound, Clock, Day, Hit, Part, Phrase, Piece, Repeat, Scan, Span, Week
from graphs.when.repeats import read_repeat, spared_days
from graphs.when.spans import read_span
from graphs.when.weekdays import read_named_day, read_week

_BETWEEN = frozenset({",", "-", "le", "the", "on", "de", "du", "of", "in", "en", "au", "la", "a", "les"})
_OPENING = frozenset({"entre", "between", "de", "from"})
_CLOSING = frozenset({"et", "and", "a", "to"})
_MOST_PIECES = 8
_MOST_LEADS = 4


def _read_part(scan: Scan, at: int) -> Hit | None:
    found = PARTS.at(scan.tokens, at)
    if found is None:
        return None
    alone, coming = PARTS_ALONE.at(scan.tokens, at), PARTS_COMING.at(scan.tokens, at)
    return Part(found[0], alone=bool(alone), coming=bool(coming)), found[1]


_READERS: tuple[Callable[[Scan, int], Hit | None], ...] = (
    read_repeat, read_span, read_date, read_edge, read_named_day, read_week, read_clock, _read_part, read_apart,
    read_holiday,
)  # fmt: skip


def piece_at(scan: Scan, at: int) -> Hit | None:
    """The longest piece that begins there."""
    if at not in scan.read:
        scan.read[at] = _longest(scan, at)
    return scan.read[at]


def _longest(scan: Scan, at: int) -> Hit | None:
    best: Hit | None = None
    for reader in _READERS:
        found = reader(scan, at)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best


def read_phrase(scan: Scan, at: int) -> Phrase | None:
    """The time that begins at that token, with the small words that lead to it."""
    vague = VAGUE.at(scan.tokens, at)
    now = NOW.at(scan.tokens, at) if scan.whole else None
    if now:
        return Phrase(at, now[1], now=True)
    place, found = _led(scan, at)
    if found is None or (vague and vague[1] >= found[1]):
        return Phrase(at, vague[1], code="unknown") if vague else None
    phrase = _add(Phrase(at, found[1]), found)
    if phrase is None:
        return None
    habit = scan.key(place - 1) in ("le", "un") and place <= at + 1 and bool(phrase.day and phrase.day.plain)
    for _ in range(_MOST_PIECES):
        longer = _further(scan, phrase)
        if longer is None:
            break
        phrase = longer
    phrase = _not_a_range(scan, phrase)
    qualified = QUALIFIED.end(scan.tokens, phrase.end)
    if qualified > phrase.end:
        phrase = replace(phrase, code="unknown", end=qualified)
    if habit and not (phrase.week or phrase.repeat):
        if not scan.whole and not over(scan, phrase.end):
            return None  # "le mardi gras"
        phrase = replace(phrase, code="unknown")  # "le lundi": each of them, or the coming one
    return phrase if _stands(scan, phrase) else None


def _not_a_range(scan: Scan, phrase: Phrase) -> Phrase:
    """ "jeudi entre 9h et 10h", "Thursday from 9 to 11": which of them is to be asked."""
    if scan.key(phrase.end) not in _OPENING:
        return phrase
    first = _hour_end(scan, phrase.end + 1)
    if first is None or scan.key(first) not in _CLOSING:
        return phrase
    last = _hour_end(scan, first + 1)
    return phrase if last is None else replace(phrase, code="unknown", end=last)


def hours_between(scan: Scan, at: int) -> int:
    """Where "entre 10h et 12h" begins, of which what stands there is the end or the day; or the same place."""
    for start in range(max(0, at - _MOST_PIECES), at):
        if scan.key(start) not in ("entre", "between"):
            continue
        first = _hour_end(scan, start + 1)
        last = _hour_end(scan, first + 1) if first is not None and scan.key(first) in _CLOSING else None
        if first is not None and last is not None and first < at <= last:
            return start
    return at


def _hour_end(scan: Scan, at: int) -> int | None:
    found = read_clock(scan, at) or number_at(scan, at)
    return found[1] if found else None


def _led(scan: Scan, at: int) -> tuple[int, Hit | None]:
    """The first piece, after at most a few leading words."""
    place = at
    for _ in range(_MOST_LEADS):
        found = piece_at(scan, place)
        if found:
            return place, found
        further = LEADS.end(scan.tokens, place)
        if further == place:
            break
        if further > place + 1 and (found := piece_at(scan, further - 1)):
            return further - 1, found  # the last leading word belongs to the piece: "avant | le 5"
        place = further
    return place, piece_at(scan, place)


def _further(scan: Scan, phrase: Phrase) -> Phrase | None:
    if phrase.repeat:
        bounded = _bound(scan, phrase) or _without_some(scan, phrase, phrase.repeat)
        if bounded:
            return bounded
    monthly = phrase.repeat and phrase.repeat.freq == "MONTHLY"
    place = phrase.end
    for _ in range(3):
        found = (nth_alone(scan, place) if monthly else None) or piece_at(scan, place)
        longer = _add(phrase, found) if found else None
        if longer:
            return longer
        if scan.key(place) not in _BETWEEN:
            return None
        place += 1
    return None


def _without_some(scan: Scan, phrase: Phrase, repeat: Repeat) -> Phrase | None:
    """ "sauf le mercredi", "except at weekends": those weekdays are left out; any other exception is asked about."""
    lead = SPARED.at(scan.tokens, phrase.end + (scan.key(phrase.end) == ","))
    if lead is None:
        return None
    left = spared_days(scan, lead[1])
    if left is None:
        loose = scan.key(lead[1] - 1) == "but"
        return None if loose or phrase.code else replace(phrase, code="unknown", end=DAYS_OFF.end(scan.tokens, lead[1]))
    days = tuple(day for day in repeat.weekdays or range(7) if day not in left[0])
    plain = repeat.interval == 1 and not repeat.nth and (repeat.freq == "DAILY" or bool(repeat.weekdays))
    if not plain or not days or repeat.code:
        return replace(phrase, code="unknown", end=left[1])
    return replace(phrase, repeat=replace(repeat, freq="WEEKLY", weekdays=days), end=left[1])


def _bound(scan: Scan, phrase: Phrase) -> Phrase | None:
    """ "jusqu'au 30 juin", "starting 7 December", after what comes back."""
    place = phrase.end + (scan.key(phrase.end) == ",")
    until, starting = UNTIL.at(scan.tokens, place), STARTING.at(scan.tokens, place)
    lead = until or starting
    if lead is None:
        return None
    _, found = _led(scan, lead[1])
    if found is None:
        return None
    piece, end = found
    if isinstance(piece, Day) and not piece.code and len(piece.options) == 1:
        bound = Bound(last=bool(until), day=piece.options[0])
        return replace(phrase, bounds=(*phrase.bounds, bound), end=end)
    return replace(phrase, code="unknown", end=end) if isinstance(piece, Day | Span | Week) else None


def _add(phrase: Phrase, found: Hit) -> Phrase | None:
    """The phrase with one more piece; None when it has one of the kind."""
    piece, end = found
    slot = _slot(phrase, piece)
    if slot is None:
        return None
    if phrase.day and phrase.day.part and isinstance(piece, Part) and phrase.day.part != piece.name:
        return None
    return replace(phrase, end=end, **{slot: piece})


def _slot(phrase: Phrase, piece: Piece) -> str | None:
    match piece:
        case Day():
            return "day" if phrase.day is None and phrase.span is None else None
        case Clock():
            return "clock" if phrase.clock is None and (phrase.span is None or phrase.span.day) else None
        case Part():
            return "part" if phrase.part is None and (phrase.span is None or phrase.span.day) else None
        case Span():
            return "span" if _only_clock(phrase) and (piece.day or not phrase.clock) else None
        case Week():
            fits = phrase.week is None and (phrase.day is None or phrase.day.plain) and phrase.span is None
            return "week" if fits else None
        case Repeat():
            return "repeat" if phrase.repeat is None and phrase.span is None and phrase.week is None else None
        case _:
            return None


def _only_clock(phrase: Phrase) -> bool:
    return phrase.day is None and phrase.span is None and phrase.repeat is None and phrase.week is None


def _stands(scan: Scan, phrase: Phrase) -> bool:
    """Whether the words are enough to be a time, and not an hour's work, a morning's pay or a part of a name."""
    if phrase.day or phrase.span or phrase.repeat or phrase.week:
        return True
    if phrase.clock:
        if phrase.clock.weak:
            return False
        led = phrase.clock.lead or phrase.clock.firm or bool(phrase.part)
        return scan.whole or (led and (over(scan, phrase.end) or phrase.clock.firm or phrase.clock.lead))
    alone = phrase.part is not None and (phrase.part.alone or phrase.part.coming)
    return alone or scan.whole
