"""Says a plain sentence where somebody is, beside any case: best effort, as it is never the only trace of anything."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import structlog

from bot.teams import wording
from bot.teams.activities import Json, Spot
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

PATIENCE = 10.0
MOST_PROMPTS = 6
LONGEST_TITLE = 32
LONGEST_PROMPT = 500


class Writes(Protocol):
    """What `bot.teams.connector.Connector` does for a note."""

    async def send(
        self, service_url: str, conversation_id: str, activity: dict[str, Any], reply_to: str | None = None
    ) -> str: ...


class Notes:
    def __init__(self, connector: Writes) -> None:
        self._connector = connector

    async def tell(self, spot: Spot, language: str, name: str, **values: object) -> bool:
        """A sentence of this room, in the thread where `spot` is. Whether it is there, or may be."""
        return await self.say(spot, plain(wording.tell(name, language, **values)))

    async def say(self, spot: Spot, activity: Mapping[str, Any]) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                await self._connector.send(spot.service_url, spot.conversation, dict(activity))
        except (IntegrationError, TimeoutError) as error:
            log.info("teams.note.lost", conversation=spot.conversation, why=f"{type(error).__name__}: {error}")
            return False
        return True


def plain(text: str) -> Json:
    """Nothing in it is markup."""
    return {"type": "message", "text": text, "textFormat": "plain", "summary": text}


def prompting(title: str, prompts: Sequence[str]) -> Json:
    """A sentence with others that can be said by a click, as if they were typed."""
    actions = [
        {"type": "imBack", "title": _short(prompt), "value": prompt}
        for prompt in dict.fromkeys(prompts)
        if prompt.strip() and len(prompt) <= LONGEST_PROMPT
    ]
    return {**plain(title), "suggestedActions": {"to": [], "actions": actions[:MOST_PROMPTS]}}


def _short(prompt: str) -> str:
    return prompt if len(prompt) <= LONGEST_TITLE else prompt[: LONGEST_TITLE - 1].rstrip() + "…"
