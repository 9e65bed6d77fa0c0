"""Puts the Slack room together: its parts know each other here, and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib

import structlog
from aiohttp import web

from bot.clock import SystemClock
from bot.slack import http
from bot.slack.client import SlackCalls
from bot.slack.desk import SlackDesk
from bot.slack.guard import Guard
from bot.slack.listeners import Inbound
from bot.slack.live import Live
from bot.slack.oauth import Install
from bot.slack.sender import SlackPlatform
from bot.slack.settings import SlackSettings
from bot.slack.socket import SocketMode
from bot.slack.workspaces import Workspaces
from bot.store.database import Database, StoreUnavailable
from integrations.errors import IntegrationError, Misconfigured

log = structlog.get_logger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds between questions to a Slack that does not answer."""


class SlackRoom:
    """Built before the desk (which speaks through `platform`), opened with it. Raises `Misconfigured`."""

    def __init__(self, settings: SlackSettings) -> None:
        self._settings = settings
        # Tokens expire and signatures age by the real clock, even where the desk's stands still.
        self._now = SystemClock().now
        self._desk: SlackDesk | None = None
        self._inbound: Inbound | None = None
        self._socket: SocketMode | None = None
        self._introducing: asyncio.Task[None] | None = None
        self.workspaces = Workspaces(settings, None, self._store, self._now)
        self.calls = SlackCalls(settings.api_url, self.workspaces.token_of)
        self.workspaces.calls = self.calls
        self.live = Live(self.calls, self.workspaces, self._store, settings.language)
        self.platform = SlackPlatform(self.calls, self.workspaces, self.live, self._store, settings.language)

    def open(self, desk: SlackDesk) -> None:
        settings = self._settings
        self._desk = desk
        self._inbound = Inbound(settings, desk, self.workspaces, self.calls, self.platform, self.live)
        if settings.socket_mode:
            self._socket = socket = SocketMode(self._inbound, settings.app_token, settings.api_url)
            self.platform.listening = lambda: socket.connected

    def routes(self) -> list[web.RouteDef]:
        """What Slack, and whoever installs, may knock at."""
        routes: list[web.RouteDef] = []
        if self._inbound is not None and self._settings.over_http:
            routes += http.routes(self._inbound, Guard(self._settings.signing_secrets, self._now))
        if self._settings.installable:
            routes += Install(self._settings, self.calls, self.workspaces, self._store, self._now).routes()
        return routes

    async def start(self) -> None:
        """Never waits long for Slack, nor fails for it: what it does not answer is asked again in the background."""
        if not await self._introduced():
            self._introducing = asyncio.create_task(self._introduce())
        if self._socket is not None:
            await self._socket.start()

    async def stop(self) -> None:
        """Nothing more comes in."""
        if self._introducing is not None:
            self._introducing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._introducing
            self._introducing = None
        if self._socket is not None:
            await self._socket.stop()

    async def close(self) -> None:
        if self._inbound is not None:
            await self._inbound.close()
        await self.live.close()
        await self.calls.close()

    async def _introduce(self) -> None:
        pause = FIRST_PAUSE
        while True:
            await asyncio.sleep(pause)
            if await self._introduced():
                return
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _introduced(self) -> bool:
        """Whether we know where we are: then accounts that were entered without a workspace are of this one."""
        try:
            await self.workspaces.reseal()
            await self._qualify()
        except Misconfigured as error:
            log.error("slack.refused", why=str(error), fix="commis doctor")
            return False
        except (IntegrationError, StoreUnavailable) as error:
            log.warning("slack.not_ready", why=str(error))
            return False
        known = await self.workspaces.known()
        log.info("slack.ready", workspaces=[one.name or one.team for one in known])
        return True

    async def qualify(self) -> None:
        """Accounts entered without a workspace are of the one there is; later, where Slack cannot say which now."""
        with contextlib.suppress(IntegrationError):
            await self._qualify()

    async def _qualify(self) -> None:
        single = await self.workspaces.single()
        if self._desk is not None and single is not None and single.team:
            prefix = f"{single.enterprise}/{single.team}" if single.enterprise else single.team
            await self._desk.qualify(prefix)

    def _store(self) -> Database:
        if self._desk is None:
            raise RuntimeError("the Slack room was not opened")
        return self._desk.database
