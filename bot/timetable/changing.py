"""What words make of a timing: its hour, its days, its quiet days, set anew or changed. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.store.timings import Timing
from bot.timetable.places import Spot, of_spot
from bot.timetable.wanted import NAMES, usual_days
from bot.timetable.zones import zone_called
from graphs.calendar import WorkCalendar
from graphs.when.recurrence import parts_of


class NotClear(Exception):
    """`code` is the sentence to answer with."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def new(kind: str, spot: Spot, *, language: str, zone: str, calendar: WorkCalendar, now: datetime) -> Timing:
    """One without an hour yet, on the usual days of its kind."""
    return Timing(
        id=of_spot(kind, spot),
        kind=kind,
        address=spot.address,
        place=spot.place,
        language=language,
        zone=zone,
        hour="",
        rrule=usual_days(kind, calendar),
        by="",
        changed_at=now,
        person=spot.person,
    )


def changed(timing: Timing, brief: Mapping[str, Any], by: str, now: datetime) -> Timing:
    """As the words want it, and going. Raises `NotClear`."""
    if odd := str(brief.get("odd", "")):
        raise NotClear(f"odd.{odd}")
    if brief.get("hour") == "?":
        raise NotClear("bad.hour")
    zone = timing.zone
    if named := str(brief.get("zone", "")):
        found = zone_called(named)
        if found is None:
            raise NotClear("bad.zone", zone=named)
        zone = found
    hour = str(brief.get("hour", "")) or timing.hour
    if not hour:
        raise NotClear("ask.hour")
    holidays = {"yes": True, "no": False}.get(str(brief.get("holidays", "")), timing.holidays)
    quiet = "nothing" if brief.get("quiet") == "nothing" else "line" if brief.get("quiet") == "line" else timing.quiet
    return replace(
        timing,
        hour=hour,
        zone=zone,
        rrule=_rule(timing, brief),
        holidays=holidays,
        quiet=quiet,
        enabled=True,
        trouble="",
        by=by,
        changed_at=now,
    )


def _rule(timing: Timing, brief: Mapping[str, Any]) -> str:
    """With the days that were said, or with some more or fewer. Raises `NotClear`; `off` when no day is left."""
    said = str(brief.get("rrule", "")) or timing.rrule
    less, more = {int(day) for day in brief.get("without", [])}, {int(day) for day in brief.get("also", [])}
    if not less and not more:
        return said
    parts = parts_of(said) or {}
    days = parts.get("BYDAY", ",".join(NAMES) if parts.get("FREQ") == "DAILY" else "")
    if parts.get("FREQ") not in ("DAILY", "WEEKLY") or not days:
        raise NotClear("days.monthly")
    known = {NAMES.index(name) for name in days.split(",")}
    left = sorted((known - less) | more)
    if not left:
        raise NotClear("off")
    return f"FREQ=WEEKLY;BYDAY={','.join(NAMES[day] for day in left)}"


def same(one: Timing, other: Timing) -> bool:
    """Whether nothing that people see would change."""
    return replace(one, by="", changed_at=other.changed_at, trouble="") == replace(other, by="", trouble="")
