"""The small signs around a message: eyes on it, a status under it, a session that offers Slack's Stop button."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog

from bot.slack.client import SlackCalls
from bot.slack.escape import literal, mrkdwn
from bot.slack.faults import code_of
from bot.slack.features import Feature, Features
from bot.slack.threads import Spot
from bot.slack.wording import tell
from bot.store.database import StoreUnavailable
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

EYES = "eyes"
LONGEST_STATUS = 100
SECONDS = 5.0
"""For one call: what comes later than that is no longer live."""

HARMLESS = {"already_reacted", "no_reaction", "message_not_found"}


class Signals:
    """Never raises: what a workspace does not offer is left out."""

    def __init__(self, calls: SlackCalls, features: Features) -> None:
        self._calls = calls
        self._features = features

    async def react(self, spot: Spot, messages: Sequence[str]) -> None:
        for ts in messages:
            await self._try(spot, "reaction", "reactions.add", channel=spot.channel, timestamp=ts, name=EYES)

    async def unreact(self, spot: Spot, messages: Sequence[str]) -> None:
        for ts in messages:
            await self._try(spot, "reaction", "reactions.remove", channel=spot.channel, timestamp=ts, name=EYES)

    async def say(self, spot: Spot, step: str, *, first: bool) -> None:
        """Under the composer. The first one opens the session, which is what the Stop button needs."""
        if step:
            text = literal(step, LONGEST_STATUS)
            session = [self._session(spot, "processing")] if first else []
            await asyncio.gather(self._status(spot, text, loading_messages=[text]), *session)

    async def quiet(self, spot: Spot) -> None:
        await asyncio.gather(self._status(spot, ""), self._session(spot, "active"))

    async def stop(self, spot: Spot, streams: Sequence[str], language: str) -> None:
        """Says of messages whose stream Slack has ended that nothing more comes."""
        text = mrkdwn(tell("live_stopped", language))
        for ts in streams:
            await self._try(spot, "edit", "chat.update", channel=spot.channel, ts=ts, text=text, blocks=[])

    async def _status(self, spot: Spot, text: str, **more: Any) -> None:
        await self._try(
            spot, "status", "assistant.threads.setStatus", channel_id=spot.channel, thread_ts=spot.thread, status=text,
            **more,
        )  # fmt: skip

    async def _session(self, spot: Spot, status: str) -> None:
        await self._try(
            spot, "session", "agents.sessions.setStatus", channel_id=spot.channel, thread_ts=spot.thread, status=status
        )

    async def _try(self, spot: Spot, feature: Feature, method: str, **arguments: Any) -> None:
        if not self._features.has(spot.team, feature):
            return
        try:
            await self._calls.call(spot.team, method, timeout=SECONDS, **arguments)
        except (IntegrationError, StoreUnavailable) as error:
            self._features.learn(spot.team, feature, error)
            if code_of(error) not in HARMLESS:
                log.info("slack.sign_not_shown", team=spot.team, method=method, why=str(error))
