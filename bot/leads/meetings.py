"""Whose a meeting is: by the mark in the link that its lead was sent, and from then on by the meeting's own reference.

A mark is drawn at random and kept as the mail with its link leaves: who was not sent the link cannot have it, and what
others write in its place is nobody's.
"""

from __future__ import annotations

from datetime import datetime

from bot.events import BookingMoved
from bot.store import lead_claims
from bot.store.database import Connection

MARK = "mark:"
MEETING = "meeting:"


def booker(c: Connection, event: BookingMoved) -> str:
    """The lead's id; "" where neither its mark nor the meeting is known."""
    keys = [key for key in (_mark(event.mark), *_meetings(event)) if key]
    held = lead_claims.held(c, keys)
    return next((held[stored].lead_id for key in keys if (stored := lead_claims.storable(key)) in held), "")


def keep(c: Connection, event: BookingMoved, lead_id: str, now: datetime) -> bool:
    """From now on what the tool tells of that meeting is about this lead, with or without the mark: who moves or
    cancels a meeting does so by another link."""
    for key in _meetings(event)[:1]:
        lead_claims.first_to(c, key, lead_id, now)
    return True


def sent_with(c: Connection, mark: str, lead_id: str, now: datetime) -> None:
    """A link with that mark is about to leave for that lead."""
    lead_claims.first_to(c, _mark(mark), lead_id, now)


def _mark(mark: str) -> str:
    return f"{MARK}{mark}" if mark else ""


def _meetings(event: BookingMoved) -> list[str]:
    """The meeting's own, then the one that it replaces."""
    return [f"{MEETING}{event.provider}:{each}" for each in (event.reference, event.before) if each]
