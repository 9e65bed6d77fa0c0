"""What people think of our messages, as Slack tells it: reactions, kept before they are acknowledged."""

from __future__ import annotations

from bot.events import OpinionGiven
from bot.metrics import FEEDBACK
from bot.slack.adapter_payload import Json, text
from bot.slack.listeners_parts import Parts
from bot.slack.notes import Reader
from bot.slack.reactions import opinion_of
from bot.slack.settings import PLATFORM
from bot.slack.workspaces import Workspace


class Reactions:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def added(self, body: Json, workspace: Workspace) -> None:
        event = opinion_of(body, workspace, self._parts.desk.now())
        if event is not None and await self._given(body, workspace, event):
            FEEDBACK.labels(on=PLATFORM, how="reaction", what="like" if event.value == "good" else "dislike").inc()

    async def removed(self, body: Json, workspace: Workspace) -> None:
        event = opinion_of(body, workspace, self._parts.desk.now())
        if event is not None:
            await self._given(body, workspace, event)

    async def _given(self, body: Json, workspace: Workspace, event: OpinionGiven) -> bool:
        receipt = await self._parts.desk.door.opinion(event)
        if receipt.note is not None:
            reader = Reader(workspace.team, text(body, "event", "item", "channel"), None, text(body, "event", "user"))
            language = await self._parts.language(event.sender.id)
            self._parts.later.do("note", self._parts.notes.show(reader, receipt.note, language))
        return receipt.claimed
