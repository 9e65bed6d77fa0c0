"""Counts what people think of the bot's messages: thumbs under a result, and reactions to any message of its own."""

from __future__ import annotations

from bot.metrics import FEEDBACK
from bot.teams.activities import Json, items, text
from bot.teams.settings import PLATFORM

KNOWN = {"like", "dislike", "heart", "laugh", "surprised", "sad", "angry"}
"""Any other reaction is counted as one of the others: names from outside make no new series."""


def reacted(activity: Json) -> None:
    for each in items(activity, "reactionsAdded")[:20]:
        _count("reaction", text(each, "type"))


def thumbed(activity: Json) -> bool:
    """Of a `message/submitAction`. False when that was no thumb."""
    value = activity.get("value")
    if text(value, "actionName") != "feedback":
        return False
    _count("thumb", text(value, "actionValue", "reaction"))
    return True


def _count(how: str, what: str) -> None:
    FEEDBACK.labels(on=PLATFORM, how=how, what=what if what in KNOWN else "other").inc()
