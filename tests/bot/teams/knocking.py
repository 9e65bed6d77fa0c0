"""The door of the Teams room over HTTP, with somebody who knocks at it and a server that vouches for them."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.clock import SystemClock
from bot.store.database import Database
from bot.teams.http import PATH, routes
from bot.teams.keys import Keys
from bot.teams.tokens import TokenVerifier
from tests.bot.teams.inbound_desk import (
    InboundDesk,
    database,
    database_url,
    dialect,
    inbound_desk,
    sqlite_template,
)
from tests.bot.teams.said import (
    APP,
    SERVICE,
    TENANT,
)
from tests.support.malformed_tokens import KEYS_FOR_MALFORMED
from tests.support.openid import OpenIdServer

__all__ = ["Door", "database", "database_url", "dialect", "door", "knocking", "sqlite_template"]


@dataclass
class Door:
    """Where Teams knocks. `proof` is what is shown unless a test shows something else."""

    desk: InboundDesk
    openid: OpenIdServer
    session: aiohttp.ClientSession
    url: str
    proof: dict[str, str] = field(default_factory=dict[str, str])

    async def knocks(self, body: Any, headers: dict[str, str] | None = None) -> tuple[int, str]:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        told = {"Content-Type": "application/json", **(self.proof if headers is None else headers)}
        async with self.session.post(self.url, data=raw, headers=told) as answer:
            return answer.status, await answer.text()


@asynccontextmanager
async def knocking(database: Database, **settings: Any) -> AsyncIterator[Door]:
    openid = await OpenIdServer.start()
    openid.keys = list(KEYS_FOR_MALFORMED)
    mine = {"app_id": APP, "tenant_id": TENANT, "openid_url": f"{openid.address}/v1/.well-known/openidconfiguration"}
    keys = Keys(openid.settings(**mine))
    async with inbound_desk(database, **{**mine, **settings}) as desk, aiohttp.ClientSession() as session:
        site = web.Application(client_max_size=16 * 1024 * 1024)
        site.add_routes(routes(desk.inbound, TokenVerifier(desk.settings, keys, SystemClock().now), desk.settings))
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        proof = {"Authorization": openid.bearer(SERVICE, aud=APP)}
        try:
            yield Door(desk, openid, session, f"http://127.0.0.1:{runner.addresses[0][1]}{PATH}", proof)
        finally:
            await runner.cleanup()
            await keys.close()
            await openid.close()


@pytest.fixture
async def door(database: Database) -> AsyncIterator[Door]:
    async with knocking(database) as door:
        yield door
