"""The next time of something that comes back, by the rules of RFC 5545, in local wall-clock time."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, cast

from dateutil import rrule as _dateutil

from graphs.when.moment import Recurring

HORIZON_YEARS = 40
"""A rule that finds no day within that many years is over."""

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NUMBERS = r"-?\d{1,3}(?:,-?\d{1,3}){0,30}"
_SHAPES = {
    "FREQ": "|".join(_FREQUENCIES),
    "INTERVAL": r"[1-9]\d{0,2}",
    "COUNT": r"[1-9]\d{0,4}",
    "UNTIL": r"\d{8}(?:T\d{6})?",
    "WKST": r"MO|SU",
    "BYMONTH": _NUMBERS,
    "BYMONTHDAY": _NUMBERS,
    "BYSETPOS": _NUMBERS,
    "BYDAY": r"(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)){0,30}",
}

# python-dateutil ships no types: its one entry point is given its own here.
_rule_of = cast(Callable[..., Any], _dateutil.rrulestr)  # pyright: ignore[reportUnknownMemberType]


def parts_of(rrule: str) -> dict[str, str] | None:
    """The parts of a rule of this grammar (days and longer, no hours), or None."""
    parts: dict[str, str] = {}
    for piece in rrule.removeprefix("RRULE:").split(";") if len(rrule) <= 400 else []:
        name, _, value = piece.partition("=")
        if name in parts or name not in _SHAPES or not re.fullmatch(_SHAPES[name], value):
            return None
        parts[name] = value
    return parts if "FREQ" in parts else None


def next_after(rule: Recurring | str, first: datetime, after: datetime) -> datetime | None:
    """The first time later than `after`, both local; None when none comes any more, or the rule is none of ours."""
    text = rule.rrule if isinstance(rule, Recurring) else rule
    parts = parts_of(text)
    if parts is None or _never(parts):
        return None
    first, after = first.replace(tzinfo=None), after.replace(tzinfo=None)
    try:
        found = _rule_of(_bounded(parts, after), dtstart=_near(parts, first, after)).after(after)
    except (ValueError, OverflowError):
        return None
    return found if isinstance(found, datetime) else None


def _never(parts: dict[str, str]) -> bool:
    """Days that no year has ("the 30th of February") would be looked for until the year 9999."""
    if "BYMONTH" not in parts or "BYMONTHDAY" not in parts:
        return False
    months, days = ([abs(int(number)) for number in parts[name].split(",")] for name in ("BYMONTH", "BYMONTHDAY"))
    leap_year = 2024
    return not any(1 <= month <= 12 and 1 <= day <= monthrange(leap_year, month)[1] for month in months for day in days)


def _near(parts: dict[str, str], first: datetime, after: datetime) -> datetime:
    """A later start in step with the first, so that years of daily times are not counted through one by one."""
    if "COUNT" in parts or parts["FREQ"] not in ("DAILY", "WEEKLY") or after <= first:
        return first
    step = timedelta(days=7 * int(parts.get("INTERVAL", "1")))
    return first + (after - first) // step * step


def _bounded(parts: dict[str, str], after: datetime) -> str:
    horizon = f"{min(after.year + HORIZON_YEARS, 9999):04}1231T235959"
    until = parts.get("UNTIL", horizon)
    until = until if "T" in until else f"{until}T235959"
    limits = {} if "COUNT" in parts else {"UNTIL": min(until, horizon)}
    return ";".join(f"{name}={value}" for name, value in {**parts, **limits}.items())
