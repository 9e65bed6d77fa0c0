"""What comes back at a place that takes nothing any more (deleted, archived, left) is stopped, and people are told."""

from __future__ import annotations

from datetime import datetime

from bot.failures import Failure
from bot.outgoing import address_of, post_row
from bot.people import People
from bot.store import timings
from bot.store.database import Connection
from bot.store.outbox import OutboxRow, Outgoing
from bot.store.timings import Timing
from bot.timetable.desk import TimetableDesk
from bot.timetable.phrases import named, where
from bot.timetable.wording import tell
from graphs.message import Message, Text, ThreadLink


def refused(
    c: Connection, desk: TimetableDesk, people: People, row: OutboxRow, failure: Failure, now: datetime
) -> list[Outgoing]:
    """Of a post that was given up: whoever set what it was of is told, in private, once. Whatever else may be wrong
    with a post (it is too long, say) says nothing of the next one: the operator hears of it."""
    if not failure.closed or row.case_id:
        return []
    place = address_of(row.payload)
    of_this = [
        timing
        for timing in timings.every(c)
        if timing.enabled and timing.address.platform == place.platform and row.key.startswith(f"{timing.id}:")
    ]
    told: list[Outgoing] = []
    for timing in of_this:
        stopped = desk.stop(c, timing.id, trouble=tell(timing.language, "refused.why"), now=now)
        if stopped is not None:
            told += _told(c, people, stopped, row)
    return told


def _told(c: Connection, people: People, timing: Timing, row: OutboxRow) -> list[Outgoing]:
    person = people.by_id(timing.by)
    if person is None or not person.active:
        return []  # the settings', or of somebody who left: the operator is told of every post that is lost
    place = people.private_place(c, person.id, timing.address)
    if place is None:
        return []
    language = person.language
    said = tell(language, "refused", where=where(timing, language), **named(timing.kind, language))
    link = ThreadLink(tell(language, "refused.link"), timing.address)
    message = Message(said, [Text(said, tone="warning"), link])
    return [post_row(f"{row.key}:refused", place, message, language=language)]
