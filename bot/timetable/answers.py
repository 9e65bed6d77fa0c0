"""Replies about the timetable, and what its rows are in the command's JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.store.timings import Timing
from bot.telling import Asked, Told
from bot.timetable import phrases
from bot.timetable.wording import tell
from graphs.message import Block, Message, Text, text_message


def facts(row: Timing | None, at: datetime | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {
        "id": row.id,
        "kind": row.kind,
        "place": row.place,
        "hour": row.hour,
        "zone": row.zone,
        "rrule": row.rrule,
        "holidays": row.holidays,
        "quiet": row.quiet,
        "enabled": row.enabled,
        "next": at.isoformat() if at is not None else None,
    }


def lines_message(lines: Sequence[str]) -> Message:
    blocks: list[Block] = [Text(line, tone="normal" if not place else "muted") for place, line in enumerate(lines)]
    return Message("\n".join(lines), blocks)


def say(language: str, code: str, status: str = "done", **values: str) -> Told:
    return Told(text_message(tell(language, code, **values)), status)


def ask(language: str, code: str, status: str = "needs_answer", *, what: str, **values: str) -> Told:
    """With the sentence that would do."""
    example = phrases.example(what, language, values.pop("place", ""))
    known = {"example": example, **phrases.named(what, language), **values}
    return say(language, code, status, **known)


def seen(row: Timing | None, asked: Asked) -> bool:
    """What is somebody's own is told to nobody else, and to them in private only."""
    return row is not None and (not row.person or (asked.private and row.person == asked.person.id))
