"""A channel by the name that people call it: only where the app is a member, so that what is promised can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import structlog

from bot.slack.client import SlackCalls
from bot.slack.faults import SlackMisconfigured, SlackMissing, SlackRefusal

log = structlog.get_logger(__name__)

PAGE, PAGES = 500, 40
"""Channels of a page (Slack wants fewer than 1000), and pages that are looked through: 20,000 channels."""

_TYPES = "public_channel,private_channel"


async def channel_called(calls: SlackCalls, team: str, name: str) -> str | None:
    """The id of the channel with that name (or id, as in the text of a mention without one); None when there is none,
    when the app is not in it, when people of another company read it too, or where it was installed without the right
    to look. Raises `Unavailable`."""
    wanted = name.strip().lstrip("#")
    cursor = ""
    if not wanted:
        return None
    try:
        for _ in range(PAGES):
            answer = await calls.call(
                team, "conversations.list", types=_TYPES, exclude_archived=True, limit=PAGE, cursor=cursor or None
            )
            for channel in cast("list[Mapping[str, Any]]", answer.get("channels") or []):
                if _goes_by(channel, wanted) and channel.get("is_member") is True and not _is_shared(channel):
                    return str(channel["id"])
            cursor = str(cast("Mapping[str, Any]", answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                break
    except (SlackMisconfigured, SlackRefusal, SlackMissing) as error:
        # Installed before this was asked for: people are told to say it in the channel itself, which needs no right.
        log.warning("slack.channels_not_read", team=team, why=str(error))
    return None


def _is_shared(channel: Mapping[str, Any]) -> bool:
    """With another company, now or as soon as it accepts."""
    return bool(channel.get("is_ext_shared") or channel.get("is_pending_ext_shared"))


def _goes_by(channel: Mapping[str, Any], wanted: str) -> bool:
    if channel.get("is_archived"):
        return False
    return channel.get("id") == wanted or wanted.casefold() in (
        str(channel.get("name") or "").casefold(),
        str(channel.get("name_normalized") or "").casefold(),
    )
