"""Reads times of day: "10h30", "à 10 h et quart", "midi", "5pm", "half past nine"."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from graphs.when.lexicon import (
    CLOCK_ENDS,
    CLOCK_LEADS,
    DAYS_FROM_NOW,
    FOLLOWING,
    HOUR_EN,
    HOUR_FR,
    MIDNIGHT,
    MINUTE_ENDS,
    MINUTES_AFTER,
    MINUTES_BEFORE,
    NOON,
    NUMBERS,
    PARTS_TODAY,
    PAST_OR_TO,
    TENS,
    WEEKDAYS,
    ZONES,
)
from graphs.when.numbers import number_at
from graphs.when.pieces import Clock, Hit, Scan

_UNREAD = Clock(code="unknown", firm=True)
_STOPS = frozenset(".,;!?)")


def read_clock(scan: Scan, at: int) -> Hit | None:
    start = CLOCK_LEADS.end(scan.tokens, at)
    found = _noon(scan, start) or _before_hour(scan, start) or _hour(scan, start, lead=start > at)
    if found is None:
        return None
    clock, end = found
    end = CLOCK_ENDS.end(scan.tokens, end)
    if ZONES.at(scan.tokens, end):
        clock, end = _UNREAD, ZONES.end(scan.tokens, end)
    if scan.key(end) in ("-", "/", ":") and scan.number(end + 1) and scan.glued(end):
        clock, end = _UNREAD, end + 2
    return replace(clock, lead=start > at), end


def _noon(scan: Scan, at: int) -> tuple[Clock, int] | None:
    night = MIDNIGHT.at(scan.tokens, at)
    found = night or NOON.at(scan.tokens, at)
    if found is None:
        return None
    end = found[1]
    extra = MINUTES_AFTER.at(scan.tokens, end)
    minutes, end = extra if extra else (0, end)
    if not extra and scan.number(end) and len(scan.key(end)) == 2 and int(scan.key(end)) < 60 and not scan.glued(end):
        minutes, end = (int(scan.key(end)), end + 1) if scan.whole or over(scan, end + 1) else (0, end)
    hour = 0 if night else 12
    if minutes < 0:
        return Clock((time((hour - 1) % 24, 60 + minutes),)), end
    return Clock((time(hour, minutes),), midnight=bool(night)), end


def _before_hour(scan: Scan, at: int) -> tuple[Clock, int] | None:
    """ "half past nine", "ten to five" """
    found = MINUTES_BEFORE.at(scan.tokens, at)
    if found is None:
        minutes = number_at(scan, at)
        side = PAST_OR_TO.at(scan.tokens, minutes[1]) if minutes and 0 < minutes[0] < 30 else None
        if minutes is None or side is None:
            return None
        found = (side[0] * minutes[0], side[1])
    shift, place = found
    hour = number_at(scan, place)
    if hour is None or not 1 <= hour[0] <= 23:
        return None
    return _afternoon(scan, hour[0], shift, hour[1], "en")


def _hour(scan: Scan, at: int, *, lead: bool) -> tuple[Clock, int] | None:
    found = number_at(scan, at)
    if found is None or (scan.number(at) and len(scan.key(at)) > 2) or _continues(scan, at):
        return None
    hour, end = found
    if scan.key(end) in HOUR_FR:
        return _french_hour(scan, hour, at, end + 1)
    if scan.key(end) == ":" and scan.glued(end) and scan.glued(end + 1) and _minutes(scan, end + 1):
        return _colon(scan, hour, at, end)
    if scan.number(at) and scan.key(end) == "." and _dotted(scan, end):
        return _afternoon(scan, hour, int(scan.key(end + 1)), end + 2, "en")
    if _meridiem(scan, end) or HOUR_EN.at(scan.tokens, end):
        return _afternoon(scan, hour, 0, HOUR_EN.end(scan.tokens, end), "en")
    if not scan.number(at) and _minute_words(scan, end) and lead:
        minutes, end = number_at(scan, end) or (0, end)
        return _afternoon(scan, hour, minutes, end, "en")
    return _bare(scan, hour, at, end) if lead else None


def _continues(scan: Scan, at: int) -> bool:
    """The digits there belong to something longer: "F2026", "1.10", "+33"."""
    return (
        scan.number(at) and scan.glued(at) and scan.key(at - 1) not in ("(", "@", '"', "~") and scan.key(at - 1) != "t"
    )


def _minutes(scan: Scan, at: int) -> bool:
    return scan.number(at) and len(scan.key(at)) == 2 and not (scan.number(at + 1) and scan.glued(at + 1))


def _minute_words(scan: Scan, at: int) -> bool:
    return scan.key(at) in TENS or 10 <= NUMBERS.get(scan.key(at), 0) <= 19


def _dotted(scan: Scan, dot: int) -> bool:
    return scan.glued(dot) and scan.glued(dot + 1) and _minutes(scan, dot + 1) and _meridiem(scan, dot + 2) != ""


def _french_hour(scan: Scan, hour: int, at: int, end: int) -> tuple[Clock, int] | None:
    padded = scan.key(at).startswith("0") and len(scan.key(at)) == 2
    after = MINUTES_AFTER.at(scan.tokens, end)
    shift = 0
    if after:
        shift, end = after
    elif scan.key(end) == "moins" and (fewer := number_at(scan, end + 1)) and 0 < fewer[0] < 60:
        shift, end = -fewer[0], fewer[1]
    elif _follows(scan, end):
        shift, end = int(scan.key(end)), end + 1
        end += scan.key(end) in MINUTE_ENDS
        padded = padded or hour > 12
    elif _minute_words(scan, end):
        shift, end = number_at(scan, end) or (0, end)
    clock, end = _afternoon(scan, hour, shift, end, "exact" if padded else "fr")
    return replace(clock, firm=False), end  # "14h de formation" is a duration


def _follows(scan: Scan, at: int) -> bool:
    """Two digits after the "h" are its minutes when they stand as close as the hour does, or end the words."""
    if not _minutes(scan, at):
        return False
    return scan.glued(at) == scan.glued(at - 1) or over(scan, at + 1)


def over(scan: Scan, at: int) -> bool:
    """Nothing that a number could be counting comes next."""
    if at >= len(scan.tokens):
        return True
    key = scan.key(at)
    if key in _STOPS:
        return not (scan.number(at + 1) and scan.glued(at) and scan.glued(at + 1))
    return key in FOLLOWING


def _colon(scan: Scan, hour: int, at: int, end: int) -> tuple[Clock, int]:
    minute, end = int(scan.key(end + 1)), end + 2
    if scan.key(end) == ":" and scan.glued(end) and _minutes(scan, end + 1):
        end += 2
    exact = scan.key(at).startswith("0") or hour > 12
    style = "exact" if exact else "en" if scan.language == "en" else "fr"
    clock, end = _afternoon(scan, hour, minute, end, style)
    return replace(clock, firm=clock.firm or exact), end


def _bare(scan: Scan, hour: int, at: int, end: int) -> tuple[Clock, int] | None:
    """ "at 10", "à 10": only where the number can count nothing else."""
    before = scan.tokens[at - 1]
    unaccented = before.key == "a" and before.text not in ("à", "À")
    if unaccented or before.key in ("pour", "for", "after", "from", "des", "de"):
        return None
    timely = any(table.at(scan.tokens, end) for table in (CLOCK_ENDS, WEEKDAYS, DAYS_FROM_NOW, PARTS_TODAY))
    if not (over(scan, end) or timely) or (scan.number(at) and len(scan.key(at)) > 2):
        return None
    if before.key in ("by", "before", "avant", "about", "around", "round", "vers", "until") and not scan.whole:
        return None
    clock, end = _afternoon(scan, hour, 0, end, "en" if before.key != "a" else "fr")
    return replace(clock, weak=before.key == "a"), end


def _meridiem(scan: Scan, at: int) -> str:
    if scan.key(at) in ("am", "pm"):
        return scan.key(at)
    if scan.key(at) in ("a", "p") and scan.key(at + 1) == "." and scan.key(at + 2) == "m":
        return scan.key(at) + "m"
    return ""


def _afternoon(scan: Scan, hour: int, minute: int, end: int, style: str) -> tuple[Clock, int]:
    """The time of an hour and minutes around it (negative: before it), as that style of writing hours means it."""
    half = _meridiem(scan, end)
    if half:
        end += 1 if scan.key(end) in ("am", "pm") else 4 if scan.key(end + 3) == "." else 3
        if not 1 <= hour <= 12:
            return _UNREAD, end
        hour = hour % 12 + (12 if half == "pm" else 0)
        style = "exact"
    if hour > 24 or minute > 59 or minute < -59 or (hour == 24 and minute != 0):
        return _UNREAD, end
    if hour == 24:
        return Clock((time(0),), midnight=True, firm=True), end
    near, far = _moved(hour, minute), _moved(hour + 12, minute)
    firm = (style == "exact" and bool(half)) or hour > 12
    if style == "exact" or hour == 0 or hour >= 12:
        return Clock((near,), firm=firm), end
    if style == "fr":
        return (Clock((near, far)) if hour <= 6 else Clock((near,), far if hour == 7 else None)), end
    if hour <= 5:
        return Clock((far,)), end
    return (Clock((near, far)) if hour <= 7 else Clock((near,), far)), end


def _moved(hour: int, minute: int) -> time:
    minutes = (hour * 60 + minute) % (24 * 60)
    return time(minutes // 60, minutes % 60)
