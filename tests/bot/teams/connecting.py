"""A connector of the project against a loopback server that may be anything."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from bot.teams.connector import Connector
from bot.teams.pace import Pace
from tests.bot.teams.loopback import Loopback
from tests.support.openid import OpenIdServer

MESSAGE: dict[str, Any] = {"type": "message", "text": "Bonjour"}


class Slept:
    """Waits for nothing, and remembers."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    yield server
    await server.close()


@pytest.fixture
async def teams() -> AsyncIterator[Loopback]:
    teams = Loopback()
    await teams.open()
    yield teams
    await teams.close()


@pytest.fixture
async def other() -> AsyncIterator[Loopback]:
    other = Loopback()
    await other.open()
    yield other
    await other.close()


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
async def connector(server: OpenIdServer, teams: Loopback, slept: Slept) -> AsyncIterator[Connector]:
    settings = server.settings(service_hosts=("smba.trafficmanager.net", teams.host))
    connector = Connector(settings, pace=Pace(sleep=slept), sleep=slept, chance=lambda: 0.5)
    yield connector
    await connector.close()


Call = Callable[[Connector, str], Awaitable[Any]]

POSTS: dict[str, Call] = {
    "send": lambda c, url: c.send(url, "a:1", MESSAGE),
    "reply": lambda c, url: c.send(url, "a:1", MESSAGE, "17"),
    "create_thread": lambda c, url: c.create_thread(url, "19:x@thread.tacv2", "t", MESSAGE),
}
"""What does a thing again each time it is done."""

REPEATABLE: dict[str, Call] = {
    "update": lambda c, url: c.update(url, "a:1", "17", MESSAGE),
    "delete": lambda c, url: c.delete(url, "a:1", "17"),
    "open_personal": lambda c, url: c.open_personal(url, "t", "29:1"),
    "member": lambda c, url: c.member(url, "a:1", "29:1"),
    "members": lambda c, url: c.members(url, "a:1"),
    "get": lambda c, url: c.get(f"{url}/v3/attachments/1/views/original", 1000),
}

CALLS = POSTS | REPEATABLE

GOOD: dict[str, Any] = {"id": "19:x;messageid=5", "activityId": "5", "members": []}
