"""`commis schedule`: everything that is planned, readable, with the service running or stopped."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from bot.commands.session import records, say, show
from bot.console.render import plain_text
from bot.settings import Settings
from bot.timetable.cards import card
from bot.timetable.listing import Listed, listed
from bot.timetable.phrases import example
from bot.timetable.wording import look_label, singles_label
from bot.working_time import calendar_of


async def schedule(settings: Settings, options: Namespace) -> int:
    """With `options.json`, one object: "timings", "daily" and "timers", instants in UTC."""
    async with records(settings) as home:
        rows = await home.database.read(listed)
        now = home.clock.now()
    if options.json:
        show(as_json(rows, settings.language))
        return 0
    calendar = calendar_of(settings.holidays, settings.time_zone)
    language = settings.language
    said = card(
        rows,
        calendar,
        now,
        reader=None,
        zone=settings.time_zone,
        language=language,
        example=example("digest", language),
    )
    say(plain_text(said, language))
    return 0


def as_json(rows: list[Listed], language: str) -> dict[str, Any]:
    """What is one person's own is told by its kind alone: whose it is, is nobody else's business."""
    timings = [
        {
            "id": row.name,
            "kind": row.timing.kind,
            "platform": row.timing.address.platform,
            "channel": "" if row.timing.person else row.timing.address.channel,
            "place": row.timing.place,
            "personal": bool(row.timing.person),
            "hour": row.timing.hour,
            "zone": row.timing.zone,
            "rrule": row.timing.rrule,
            "holidays": row.timing.holidays,
            "quiet": row.timing.quiet,
            "enabled": row.timing.enabled,
            "trouble": row.timing.trouble,
            "by": row.timing.by,
            "next_at": _said(row),
        }
        for row in rows
        if row.timing is not None
    ]
    daily = [
        {"name": row.name, "label": look_label(row.name, language), "next_at": _said(row)}
        for row in rows
        if row.what == "daily"
    ]
    timers = [
        {"name": row.name, "label": singles_label(row.name, language), "count": row.count, "next_at": _said(row)}
        for row in rows
        if row.what == "timers"
    ]
    return {"timings": timings, "daily": daily, "timers": timers}


def _said(row: Listed) -> str | None:
    return row.next_at.isoformat() if row.next_at is not None else None
