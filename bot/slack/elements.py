"""The pieces of Block Kit that messages, the home tab and forms are made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.slack import limits
from bot.slack.escape import clean, literal
from bot.slack.limits import size
from graphs.message import Button, Confirm

Json = dict[str, Any]

ACTION = "commis."
"""Every button's action id begins with it."""


def plain_text(text: str, limit: int) -> Json:
    return {"type": "plain_text", "text": literal(text, limit), "emoji": True}


def marked_text(text: str) -> Json:
    """`text` is mrkdwn already; Slack is to make nothing more of it."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def section(text: str) -> Json:
    return {"type": "section", "text": marked_text(text)}


def fields(texts: Sequence[str]) -> list[Json]:
    return [
        {"type": "section", "fields": [marked_text(text) for text in texts[start : start + limits.FIELDS]]}
        for start in range(0, len(texts), limits.FIELDS)
    ]


def context(text: str) -> Json:
    return {"type": "context", "elements": [marked_text(text)]}


def header(text: str) -> Json:
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def image(alt: str, file: str) -> Json:
    return {"type": "image", "slack_file": {"id": file}, "alt_text": literal(alt, limits.ALT)}


def actions(elements: Sequence[Json]) -> list[Json]:
    return [
        {"type": "actions", "elements": list(elements[start : start + limits.BUTTONS])}
        for start in range(0, len(elements), limits.BUTTONS)
    ]


def clickable(button: Button) -> bool:
    """Whether its id can make the way to Slack and back as it is."""
    return 0 < size(button.id) <= limits.VALUE and clean(button.id) == button.id


def button(item: Button, number: int, label: int, confirm: int) -> Json:
    """`number` makes it the only one of that name in its message; label and confirmation are clipped to the limits."""
    drawn: Json = {
        "type": "button",
        "action_id": f"{ACTION}{number}",
        "text": plain_text(item.label, label),
        "value": item.id,
    }
    if item.style != "default":
        drawn["style"] = item.style
    if item.confirm is not None:
        drawn["confirm"] = _confirm(item.confirm, confirm, danger=item.style == "danger")
    return drawn


def _confirm(item: Confirm, longest: int, *, danger: bool) -> Json:
    drawn: Json = {
        "title": plain_text(item.title, min(limits.CONFIRM_TITLE, longest)),
        "text": plain_text(item.text, min(limits.CONFIRM_TEXT, longest)),
        "confirm": plain_text(item.yes, min(limits.CONFIRM_BUTTON, longest)),
        "deny": plain_text(item.no, min(limits.CONFIRM_BUTTON, longest)),
    }
    return {**drawn, "style": "danger"} if danger else drawn
