"""The one workspace of a bot token that was put in the settings: Slack is asked whose it is."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import structlog

from bot.slack.installation import Workspace
from bot.slack.settings import SlackSettings
from integrations.errors import IntegrationError

if TYPE_CHECKING:
    from bot.slack.client import SlackCalls

log = structlog.get_logger(__name__)

PATIENCE = 2.0
"""Seconds for a question that an event waits for: Slack wants its ack within three."""
PAUSE = 1.0
"""Seconds for which a question that failed is not asked again."""

_APP_OF_TOKEN = re.compile(r"xapp-\d+-(A[A-Z0-9]+)-")


def app_of(settings: SlackSettings) -> str:
    """The app's id as far as the settings tell: an app-level token holds it."""
    found = _APP_OF_TOKEN.match(settings.app_token)
    return settings.app_id or (found[1] if found else "")


class SingleWorkspace:
    """Asked once; after a failure again, but not more often than every `PAUSE`."""

    def __init__(self, settings: SlackSettings, calls: Callable[[], SlackCalls]) -> None:
        self._settings = settings
        self._calls = calls
        self._asking = asyncio.Lock()
        self._known: Workspace | None = None
        self._failure: IntegrationError | None = None
        self._failed_at = 0.0

    @property
    def known(self) -> Workspace | None:
        return self._known

    async def workspace(self) -> Workspace:
        """Its team is "" when the token is a whole organisation's. Raises `IntegrationError`."""
        if self._known is not None:
            return self._known
        async with self._asking:
            if self._known is None:
                self._known = await self._ask()
            return self._known

    async def _ask(self) -> Workspace:
        time = asyncio.get_running_loop().time
        if self._failure is not None and time() - self._failed_at < PAUSE:
            raise self._failure
        try:
            identity = await self._calls().with_token(self._settings.bot_token, "auth.test", timeout=PATIENCE)
            app_id = app_of(self._settings) or await self._app_id(identity)
        except IntegrationError as error:
            self._failure, self._failed_at = error, time()
            raise
        self._failure = None
        return named(identity, app_id, self._settings.bot_token)

    async def _app_id(self, identity: dict[str, Any]) -> str:
        """Good to know, but not worth refusing work for: the signature tells whose a payload is, too."""
        if not identity.get("bot_id"):
            return ""
        token = self._settings.bot_token
        try:
            answer = await self._calls().with_token(token, "bots.info", timeout=PATIENCE, bot=identity["bot_id"])
        except IntegrationError as error:
            log.warning("slack.app_id.unknown", why=str(error))
            return ""
        bot: dict[str, Any] = answer.get("bot") or {}
        return str(bot.get("app_id") or "")


def named(identity: dict[str, Any], app_id: str, token: str) -> Workspace:
    """Of what `auth.test` answered."""

    def said(name: str) -> str:
        return str(identity.get(name) or "")

    whole = bool(identity.get("is_enterprise_install"))
    return Workspace(
        team="" if whole else said("team_id"),
        enterprise=said("enterprise_id"),
        name=said("team"),
        url=said("url"),
        bot_user=said("user_id"),
        bot_id=said("bot_id"),
        app_id=app_id,
        token=token,
    )
