"""Finds again what we posted: by the key in its metadata, with the files that followed it into its thread."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from bot.slack.client import SlackCalls
from bot.slack.files import shown_name
from bot.slack.threads import Spot
from bot.slack.workspaces import Workspace

EVENT_TYPE = "commis_post"
SKEW = timedelta(minutes=5)
"""Slack's clock and ours may differ by this much."""

PAGE = 200
PAGES = 50


def mark(key: str) -> dict[str, Any]:
    """What a message of ours carries, unseen."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": key}}


@dataclass
class Seen:
    """What we have posted in one place: the ts of each key, and the files, by name and when."""

    keys: dict[str, str] = field(default_factory=dict[str, str])
    files: list[tuple[str, float]] = field(default_factory=list[tuple[str, float]])

    def files_since(self, ts: str) -> list[str]:
        return [name for name, at in self.files if at >= float(ts)]


async def seen(calls: SlackCalls, workspace: Workspace, spot: Spot, since: datetime | None) -> Seen:
    """What is there of ours, in the thread or at the root of the channel. Raises what the calls raise."""
    found = Seen()
    async for message in _messages(calls, spot, since):
        if not _is_ours(message, workspace):
            continue
        ts = str(message.get("ts", ""))
        if key := _key_of(message):
            found.keys.setdefault(key, ts)
        files = cast("list[Mapping[str, Any]]", message.get("files") or [])
        found.files.extend((shown_name(str(file.get("title") or file.get("name") or "")), float(ts)) for file in files)
    return found


async def _messages(calls: SlackCalls, spot: Spot, since: datetime | None) -> AsyncIterator[Mapping[str, Any]]:
    method = "conversations.replies" if spot.thread else "conversations.history"
    oldest = f"{(since - SKEW).timestamp():.6f}" if since else None
    cursor: str | None = None
    for _ in range(PAGES):
        page = await calls.call(
            spot.team, method, channel=spot.channel, ts=spot.thread, oldest=oldest, cursor=cursor, limit=PAGE,
            include_all_metadata=True,
        )  # fmt: skip
        for message in cast("list[Mapping[str, Any]]", page.get("messages") or []):
            yield message
        cursor = str(cast("Mapping[str, Any]", page.get("response_metadata") or {}).get("next_cursor") or "")
        if not cursor:
            return


def _is_ours(message: Mapping[str, Any], workspace: Workspace) -> bool:
    if message.get("bot_id"):
        return message["bot_id"] == workspace.bot_id
    return bool(workspace.bot_user) and message.get("user") == workspace.bot_user


def _key_of(message: Mapping[str, Any]) -> str:
    metadata = cast("Mapping[str, Any]", message.get("metadata") or {})
    payload = cast("Mapping[str, Any]", metadata.get("event_payload") or {})
    return str(payload.get("key") or "") if metadata.get("event_type") == EVENT_TYPE else ""
