"""Puts the Teams room together: its parts know each other here, and nowhere else."""

from __future__ import annotations

import asyncio
import contextlib

import structlog
from aiohttp import web

from bot.clock import SystemClock
from bot.store.database import Database, StoreUnavailable
from bot.teams import about, files, http
from bot.teams.connector import Connector
from bot.teams.desk import TeamsDesk
from bot.teams.inbound import Inbound
from bot.teams.keys import Keys
from bot.teams.live import Live
from bot.teams.references import References
from bot.teams.sender import TeamsPlatform
from bot.teams.settings import TeamsSettings
from bot.teams.tokens import TokenVerifier
from integrations.errors import IntegrationError, Misconfigured

log = structlog.get_logger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0
"""Seconds between questions to servers that do not answer."""


class TeamsRoom:
    """Built before the desk (which speaks through `platform`), opened with it."""

    def __init__(self, settings: TeamsSettings) -> None:
        self._settings = settings
        # Tokens expire by the real clock, even where the desk's stands still.
        now = SystemClock().now
        self._desk: TeamsDesk | None = None
        self._inbound: Inbound | None = None
        self._warming: asyncio.Task[None] | None = None
        self.keys = Keys(settings)
        self.verifier = TokenVerifier(settings, self.keys, now)
        self.connector = Connector(settings)
        self.references = References(self._store, now)
        self.live = Live(self.connector, self.references, settings.language)
        self.platform = TeamsPlatform(self.connector, self.references, self.live, self._store, self._opened, settings)

    def open(self, desk: TeamsDesk) -> None:
        self._desk = desk
        self._inbound = Inbound(
            self._settings, desk, self.verifier, self.references, self.connector, self.platform, self.live
        )

    def routes(self) -> list[web.RouteDef]:
        """What Teams, and whoever follows a link of ours there, may knock at."""
        if self._inbound is None:
            return []
        return [
            *http.routes(self._inbound, self.verifier, self._settings),
            *files.routes(self._settings, self._store),
            *about.routes(self._settings),
        ]

    async def start(self) -> None:
        """Never waits for Microsoft, nor fails for it: what it does not answer is asked again in the background."""
        self._warming = asyncio.create_task(self._warm())

    async def stop(self) -> None:
        """Nothing more is asked; what comes in is still answered until the servers stop."""
        if self._warming is not None:
            self._warming.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._warming
            self._warming = None

    async def close(self) -> None:
        if self._inbound is not None:
            await self._inbound.close()
        await self.platform.close()
        await self.live.close()
        await self.connector.close()
        await self.keys.close()

    async def _warm(self) -> None:
        """So that the first message waits for neither keys nor token, and the log says at once what is wrong."""
        left = [self.qualify]
        if not self._settings.playground:
            left += [self.keys.warm, self._has_token]
        pause = FIRST_PAUSE
        while left := [step for step in left if not await step()]:
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        log.info("teams.ready", tenant=self._settings.tenant_id, playground=self._settings.playground)

    async def qualify(self) -> bool:
        """Accounts that were entered without a tenant are of ours."""
        try:
            if self._desk is not None and self._settings.tenant_id:
                await self._desk.qualify(self._settings.tenant_id)
        except StoreUnavailable as error:
            log.warning("teams.not_ready", why=str(error))
            return False
        return True

    async def _has_token(self) -> bool:
        try:
            await self.connector.warm()
        except Misconfigured as error:
            log.error("teams.refused", why=str(error), fix="commis doctor")
            return False
        except IntegrationError as error:
            log.warning("teams.not_ready", why=str(error))
            return False
        return True

    def _opened(self) -> TeamsDesk:
        if self._desk is None:
            raise RuntimeError("the Teams room was not opened")
        return self._desk

    def _store(self) -> Database:
        return self._opened().database
