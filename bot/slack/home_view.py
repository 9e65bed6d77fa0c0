"""A Message as the Home tab: the same blocks as in a conversation, twice as many, and no file beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.slack.blocks import HOME
from bot.slack.drawing import View
from bot.slack.render import drawn_within, tidy
from graphs.message import Address, Message


def home_view(message: Message, language: str, permalink: Callable[[Address], str | None]) -> dict[str, Any]:
    """Tables are aligned text there: Slack's own are for messages."""
    view = View(language, permalink, file=False)
    return {"type": "home", "blocks": drawn_within(tidy(message), view, HOME).blocks}
