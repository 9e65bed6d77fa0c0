"""Says something to one person alone, where they are: best effort, as a note is never the only trace of anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import structlog
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.slack import wording
from bot.slack.client import SlackCalls
from bot.slack.faults import SlackRefusal
from bot.slack.hosts import Hosts
from bot.slack.quiet import QUIET
from bot.slack.render import Rendered, render
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from graphs.message import Message, text_message
from integrations.errors import InDoubt, IntegrationError

log = structlog.get_logger(__name__)

PATIENCE = 5.0


@dataclass(frozen=True)
class Reader:
    """Who reads it and where, in Slack's own ids: `channel` is "" for in private, `response_url` "" where Slack gave
    none."""

    team: str
    channel: str
    thread: str | None
    user: str
    response_url: str = ""


@dataclass(frozen=True)
class Shown:
    """A note as blocks, and as plain text for where Slack does not take them."""

    classic: Rendered
    plain: str


class Notes:
    def __init__(self, settings: SlackSettings, calls: SlackCalls, workspaces: Workspaces) -> None:
        self._calls = calls
        self._workspaces = workspaces
        self._hosts = Hosts(settings.api_url)

    async def tell(self, reader: Reader, language: str, name: str, **values: object) -> None:
        """A sentence of this room."""
        await self.show(reader, text_message(wording.tell(name, language, **values)), language)

    async def show(self, reader: Reader, note: Message, language: str) -> None:
        """In the thread for their eyes alone; else by the address that Slack gave for answers; else in private."""
        permalink = self._workspaces.permalink
        shown = Shown(
            render(note, language, level="classic", permalink=permalink),
            render(note, language, level="text", permalink=permalink).text,
        )
        if reader.channel and await self._beside(reader, shown):
            return
        if reader.response_url and await self._in_answer(reader.response_url, shown):
            return
        await self._privately(reader, shown)

    async def _beside(self, reader: Reader, shown: Shown) -> bool:
        place = {"channel": reader.channel, "user": reader.user, "thread_ts": reader.thread}
        return await self._said(reader.team, "chat.postEphemeral", shown, place)

    async def _privately(self, reader: Reader, shown: Shown) -> None:
        if not await self._said(reader.team, "chat.postMessage", shown, {"channel": reader.user}):
            log.warning("slack.note.lost", team=reader.team)

    async def _said(self, team: str, method: str, shown: Shown, place: dict[str, Any]) -> bool:
        """Whether it is there, or may be: what is in doubt is not said twice."""
        try:
            await self._post(team, method, shown, place)
        except InDoubt:
            return True
        except IntegrationError as error:
            log.info("slack.note.refused", method=method, why=str(error))
            return False
        return True

    async def _post(self, team: str, method: str, shown: Shown, place: dict[str, Any]) -> None:
        told = {} if method == "chat.postEphemeral" else {"unfurl_links": False, "unfurl_media": False}
        text, blocks = shown.classic.text, shown.classic.blocks or None
        try:
            await self._calls.call(team, method, timeout=PATIENCE, text=text, blocks=blocks, **place, **told)
        except SlackRefusal as refusal:
            if blocks is None or "block" not in refusal.code:
                raise
            await self._calls.call(team, method, timeout=PATIENCE, text=shown.plain, **place, **told)

    async def _in_answer(self, url: str, shown: Shown) -> bool:
        client = AsyncWebhookClient(url, timeout=int(PATIENCE), logger=QUIET, retry_handlers=[])
        try:
            self._hosts.check(url)
            answer = await client.send(
                text=shown.classic.text,
                blocks=shown.classic.blocks or None,
                response_type="ephemeral",
                replace_original=False,
            )
        except SlackRefusal:
            return False
        except Exception as error:  # whatever the connection does, there is one more way
            log.info("slack.note.unanswered", why=type(error).__name__)
            return False
        return answer.status_code == 200
