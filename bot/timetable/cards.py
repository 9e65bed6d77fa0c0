"""The card of everything that is planned: what comes back, the daily looks, and how many single timers wait."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.timetable import phrases
from bot.timetable.comings import local_day
from bot.timetable.listing import Listed
from bot.timetable.wording import look_label, singles_label, tell
from bot.typography import moment
from graphs.calendar import WorkCalendar
from graphs.message import Block, Column, Message, Table, Text
from graphs.understanding.written import clip

SHOWN = 30
"""Rows of the table; the rest is counted."""

REMINDERS = "agenda"


def card(
    rows: Sequence[Listed],
    calendar: WorkCalendar,
    now: datetime,
    *,
    reader: str | None,
    zone: str,
    language: str,
    example: str,
) -> Message:
    """`reader`: the person who reads it alone ("" a channel; None: whoever runs Commis). What is somebody else's own
    is only counted, and so are personal reminders."""
    rows = [row for row in rows if reader is None or not _is_inner(row)]
    own = [row for row in rows if row.timing is None or not row.timing.person or row.timing.person == reader]
    regular = [row for row in own if row.what != "timers"]
    lines = [_line(row, calendar, now, zone, language) for row in regular]
    blocks: list[Block] = [Text(tell(language, "list.title"), tone="heading")]
    empty = not any(row.what == "timing" for row in regular)
    if lines:
        titles = ("column.what", "column.when", "column.next")
        blocks.append(Table([Column(tell(language, title)) for title in titles], lines[:SHOWN]))
    if len(lines) > SHOWN:
        blocks.append(Text(tell(language, "more", count=len(lines) - SHOWN), tone="muted"))
    if empty:
        blocks.append(Text(tell(language, "list.empty", example=example)))
    if counted := _counted(rows, own, now, zone, language):
        blocks.append(Text("\n".join(counted), tone="muted"))
    return Message(
        _summary(regular, now, zone, language) if not empty else tell(language, "list.empty", example=example), blocks
    )


def _summary(rows: Sequence[Listed], now: datetime, zone: str, language: str) -> str:
    instants = [row.next_at for row in rows if row.next_at is not None]
    if not instants:
        return tell(language, "list.title")
    when = moment(min(instants), zone, language, now)
    key = "list.summary.one" if len(instants) == 1 else "list.summary"
    return tell(language, key, count=len(instants), when=when)


def _line(row: Listed, calendar: WorkCalendar, now: datetime, zone: str, language: str) -> list[str]:
    following = _next(row.next_at, now, zone, language)
    timing = row.timing
    if timing is None:
        return [look_label(row.name, language), tell(language, "daily"), following]
    label = f"{phrases.named(timing.kind, language)['What']} {phrases.where(timing, language)}"
    if not timing.enabled:
        why = (
            tell(language, "stopped.why", why=clip(timing.trouble, 80)) if timing.trouble else tell(language, "stopped")
        )
        return [label, why, "–"]
    day = local_day(row.next_at or now, timing.zone)
    rule = phrases.rule(timing, day, language) + phrases.holidays(timing, language, short=True)
    return [label, rule + phrases.zone(timing, zone, language), following]


def _next(at: datetime | None, now: datetime, zone: str, language: str) -> str:
    """ "mardi 24 novembre à 8 h 15": a cell needs no article."""
    return moment(at, zone, language, now).removeprefix("on " if language == "en" else "le ") if at is not None else "–"


def _is_inner(row: Listed) -> bool:
    """What the service does about itself, which concerns only whoever runs it."""
    return row.what == "timers" and row.name.partition(".")[0] == "supervision"


def _counted(rows: Sequence[Listed], own: Sequence[Listed], now: datetime, zone: str, language: str) -> list[str]:
    said: list[str] = []
    if others := len(rows) - len(own):
        said.append(tell(language, "briefs", count=others))
    kinds: dict[str, tuple[int, datetime | None]] = {}
    for row in own:
        if row.what == "timers":
            label = singles_label(row.name, language)
            count, first = kinds.get(label, (0, None))
            nearest = min([at for at in (first, row.next_at) if at is not None], default=None)
            kinds[label] = (count + row.count, nearest)
    reminders = singles_label(REMINDERS, language)
    for label, (count, first) in kinds.items():
        if label == reminders or first is None:
            said.append(tell(language, "reminders", count=count))
        else:
            said.append(tell(language, "singles", what=label, count=count, when=moment(first, zone, language, now)))
    return said
