"""The channels that the settings name: whether anybody could read there what is posted."""

from __future__ import annotations

import re
from typing import Literal

from bot.settings import Settings
from bot.web.settings import channel_called, channel_id
from graphs.message import Address

LONGEST = 150

_FORMS = {"slack": re.compile(r"[TE][A-Z0-9]+/[CG][A-Z0-9]+"), "teams": re.compile(r"[^/\s]+/[^@/\s][^/\s]*")}
"""Of the chat platforms' channels. A person's own conversation is no channel."""

Trouble = Literal["", "unknown", "platform", "form"]
"""No channel of the desk · no platform that is set up · not how that platform's channels are named. "": none."""


def trouble_of(named: str, settings: Settings) -> Trouble:
    """Without asking any platform. "" for a setting that is empty."""
    named = named.strip()
    platform, colon, channel = named.partition(":")
    if not named:
        return ""
    if not colon or platform == "web":
        return "" if _of_desk(named if not colon else channel, settings) else "unknown"
    if not {"slack": settings.uses_slack, "teams": settings.uses_teams}.get(platform, False):
        return "platform"
    return "" if len(channel) <= LONGEST and _FORMS[platform].fullmatch(channel) else "form"


def channel_named(named: str, settings: Settings) -> Address | None:
    """None where none is named, or nobody could read there."""
    if not named.strip() or trouble_of(named, settings):
        return None
    platform, colon, channel = named.strip().partition(":")
    if not colon or platform == "web":
        return Address("web", _of_desk(named if not colon else channel, settings) or "")
    return Address(platform, channel)


def _of_desk(name: str, settings: Settings) -> str | None:
    """The channel "devis", "#devis" or "c:devis", where the desk has it."""
    bare = name.removeprefix("c:")
    return channel_called(bare, settings.channels) if channel_id(bare) != channel_id("") else None
