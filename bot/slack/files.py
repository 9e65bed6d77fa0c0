"""Files, both ways: ours are uploaded into a thread, theirs are fetched from Slack and from nowhere else."""

from __future__ import annotations

import asyncio
import unicodedata
from dataclasses import dataclass
from typing import Any

from bot.events import RemoteFile
from bot.slack.client import SlackCalls
from bot.slack.escape import one_line
from bot.slack.faults import SlackMisconfigured, SlackRefusal
from bot.slack.limits import clip
from bot.slack.threads import Spot
from integrations.errors import IntegrationError

LIMIT = 10 * 1024 * 1024
"""The largest file that is fetched."""

PROCESSING = (0.2, 0.4, 0.8)
"""Seconds between looks at a picture that Slack still works on: a message cannot show it before."""


LONGEST_NAME = 200


@dataclass(frozen=True)
class Document:
    """A file of ours to be shown: its name, as `shown_name` makes it, and its bytes."""

    name: str
    body: bytes


def shown_name(name: str) -> str:
    """A name that Slack keeps as it is given, so that the file is known again by it."""
    return unicodedata.normalize("NFC", clip(one_line(name), LONGEST_NAME)).strip() or "document"


class Files:
    def __init__(self, calls: SlackCalls) -> None:
        self._calls = calls

    async def share(self, spot: Spot, document: Document) -> None:
        """Adds a file to a thread (or to the channel)."""
        await self._upload(spot.team, document, channel_id=spot.channel, thread_ts=spot.thread)

    async def keep_picture(self, team: str, document: Document) -> str:
        """Uploads a picture that a message will show; returns Slack's id of it once it can be shown."""
        file = await self._upload(team, document)
        for seconds in PROCESSING:
            try:
                if (await self._info(team, file)).get("mimetype"):
                    break
            except IntegrationError:
                break  # it could not be looked at; the message will tell
            await asyncio.sleep(seconds)
        return file

    async def fetch(self, team: str, remote: RemoteFile) -> bytes:
        """Raises `SlackRefusal` for what cannot be taken, `Misconfigured` when Slack does not let us read files."""
        _check_size(remote.name, remote.size)
        info = await self._info(team, remote.id)
        if info.get("is_external") or info.get("mode") in {"external", "tombstone", "hidden_by_limit"}:
            raise SlackRefusal(f"{remote.name}: the file is not kept on Slack (any more)", "file_elsewhere")
        _check_size(remote.name, int(info.get("size") or 0))
        url = str(info.get("url_private_download") or info.get("url_private") or "")
        body, media_type = await self._calls.download(team, url, LIMIT)
        announced = {remote.media_type.lower(), str(info.get("mimetype") or "").lower()}
        if media_type == "text/html" and "text/html" not in announced:
            raise SlackMisconfigured("files:read: Slack showed its sign-in page in place of a file", "missing_scope")
        return body

    async def _upload(self, team: str, document: Document, **where: Any) -> str:
        name = shown_name(document.name)
        place = await self._calls.call(team, "files.getUploadURLExternal", filename=name, length=len(document.body))
        file = str(place.get("file_id") or "")
        await self._calls.upload(str(place.get("upload_url") or ""), document.body, name)
        await self._calls.call(
            team, "files.completeUploadExternal", timeout=30.0, files=[{"id": file, "title": name}], **where
        )
        return file

    async def _info(self, team: str, file: str) -> dict[str, Any]:
        answer = await self._calls.call(team, "files.info", file=file)
        return dict[str, Any](answer.get("file") or {})


def _check_size(name: str, size: int) -> None:
    if size > LIMIT:
        raise SlackRefusal(f"{name}: larger than {LIMIT // (1024 * 1024)} MB", "file_too_large")
