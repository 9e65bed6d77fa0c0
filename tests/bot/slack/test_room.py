"""The room as a whole: it opens without Slack, finds out where it is, and closes without leaving anything behind."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession, DummyCookieJar, web

from bot.events import MessageReceived
from bot.platform import Receipt
from bot.slack import room as rooms
from bot.slack.desk import SlackDesk
from bot.slack.oauth import COOKIE
from bot.slack.room import SlackRoom
from bot.slack.settings import SlackSettings
from bot.store.database import Database
from graphs.message import Address, Message
from integrations.errors import Misconfigured
from tests.bot.slack.setting_up import KEY, empty_store
from tests.support.slack import SlackServer


class NoDoor:
    """Nothing is said in these tests."""

    async def _closed(self, event: Any) -> Any:
        raise AssertionError(f"nobody said anything, but {event} came in")

    message = changed = click = submit = opinion = _closed


@dataclass
class Told:
    qualified: list[str] = field(default_factory=list[str])

    def desk(self, database: Database) -> SlackDesk:
        async def nobody(account: str) -> None: ...

        async def home(account: str) -> Message:
            return Message("Accueil")

        async def prompts(account: str) -> Sequence[str]:
            return []

        async def greet(account: str, address: Address) -> None: ...

        async def qualify(prefix: str) -> int:
            self.qualified.append(prefix)
            return 0

        return SlackDesk(
            door=NoDoor(), database=database, person=nobody, home=home, prompts=prompts, greet=greet, gone=nobody,
            qualify=qualify, now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC),
        )  # fmt: skip


class Listening(NoDoor):
    """Takes what is said and does nothing with it."""

    def __init__(self) -> None:
        self.heard: list[MessageReceived] = []

    async def message(self, event: MessageReceived) -> Receipt:
        self.heard.append(event)
        return Receipt(claimed=True)


@asynccontextmanager
async def opened(settings: SlackSettings, door: Any = None) -> AsyncIterator[tuple[SlackRoom, Told]]:
    async with empty_store() as database:
        room, told = SlackRoom(settings), Told()
        room.open(replace(told.desk(database), door=door or NoDoor()))
        try:
            yield room, told
        finally:
            await room.stop()
            await room.close()
    left = [task for task in asyncio.all_tasks() if "slack" in repr(task.get_coro())]
    assert [task for task in left if task is not asyncio.current_task()] == []


def free_port() -> int:
    with socket.socket() as probing:
        probing.bind(("127.0.0.1", 0))
        return probing.getsockname()[1]


@asynccontextmanager
async def served(room: SlackRoom, url: str) -> AsyncIterator[None]:
    app = web.Application()
    app.add_routes(room.routes())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", int(url.rpartition(":")[2])).start()
    try:
        yield
    finally:
        await runner.cleanup()


def paths(room: SlackRoom) -> list[tuple[str, str]]:
    return [(route.method, route.path) for route in room.routes()]


async def test_routes_are_those_of_what_is_set():
    http = SlackSettings(bot_token="xoxb-1", signing_secrets=["a"])
    install = replace(
        http, bot_token="", client_id="1.2", client_secret="s", token_keys=[KEY], public_url="https://c.example"
    )
    async with opened(http) as (room, _):
        assert paths(room) == [("POST", "/slack/events")]
    async with opened(install) as (room, _):
        assert paths(room) == [
            ("POST", "/slack/events"), ("GET", "/slack/install"), ("GET", "/slack/oauth_redirect"),
        ]  # fmt: skip
    async with opened(SlackSettings(bot_token="xoxb-1", app_token="xapp-1-A1-1-a")) as (room, _):
        assert paths(room) == []


async def test_an_empty_signing_secret_does_not_open():
    async with opened(SlackSettings(bot_token="xoxb-1", signing_secrets=[" "])) as (room, _):
        with pytest.raises(ValueError, match="empty"):
            room.routes()


def test_a_key_that_cannot_be_used_does_not_open():
    with pytest.raises(Misconfigured, match="COMMIS_TOKEN_KEY"):
        SlackRoom(SlackSettings(client_id="1.2", token_keys=["court"]))


@pytest.mark.parametrize(("enterprise", "prefix"), [("", "T0COMMIS"), ("E0AUBRAC", "E0AUBRAC/T0COMMIS")])
async def test_bare_accounts_belong_to_the_one_workspace(enterprise: str, prefix: str):
    async with SlackServer() as server:
        server.populate().enterprise = enterprise
        async with opened(SlackSettings(bot_token=server.token, api_url=server.api_url)) as (room, told):
            await room.start()
            assert told.qualified == [prefix]


@pytest.mark.parametrize("fault", ["500", "invalid_auth", "disconnect"])
async def test_it_starts_without_slack_and_finds_out_later(fault: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rooms, "FIRST_PAUSE", 0.01)
    monkeypatch.setattr("bot.slack.single.PAUSE", 0.0)
    async with SlackServer() as server:
        server.populate()
        server.fails("auth.test", fault, times=3)
        async with opened(SlackSettings(bot_token=server.token, api_url=server.api_url)) as (room, told):
            await room.start()
            assert told.qualified == []
            async with asyncio.timeout(5):
                while not told.qualified:
                    await asyncio.sleep(0.01)
            assert told.qualified == ["T0COMMIS"]


async def test_it_stops_while_it_still_waits_for_slack():
    settings = SlackSettings(bot_token="xoxb-1", app_token="xapp-1", api_url="http://127.0.0.1:9/api/")
    async with opened(settings) as (room, told):
        async with asyncio.timeout(5):
            await room.start()
            await room.stop()
        assert told.qualified == []


async def test_socket_mode_connects_and_leaves():
    async with SlackServer() as server:
        server.populate()
        server.socket_mode = True
        settings = SlackSettings(bot_token=server.token, app_token=server.app_token, api_url=server.api_url)
        async with opened(settings) as (room, _):
            await room.start()
            await server.connected()


async def test_a_workspace_installs_itself_is_heard_and_leaves():
    async with SlackServer() as server:
        server.populate()
        server.retry_delays = ()
        app_url = f"http://127.0.0.1:{free_port()}"
        settings = SlackSettings(
            signing_secrets=[server.signing_secret], client_id=server.client_id, client_secret=server.client_secret,
            token_keys=[KEY], api_url=server.api_url, public_url=app_url,
        )  # fmt: skip
        door = Listening()
        async with opened(settings, door) as (room, _), served(room, app_url):
            await room.start()
            server.deliver_to(f"{app_url}/slack/events", server.signing_secret)
            async with ClientSession(cookie_jar=DummyCookieJar()) as browser:
                answer = await browser.get(f"{app_url}/slack/install", allow_redirects=False)
            cookies = {COOKIE: answer.cookies[COOKIE].value}
            status, _ = await server.installs("voisin", answer.headers["Location"], cookies=cookies)
            assert status == 200
            await server.says("voisin", "dm", "bonjour")
            [heard] = door.heard
            assert heard.address.channel == "T0VOISIN/@U0VOISIN"
            assert heard.sender.id == "T0VOISIN/U0VOISIN"
            await server.uninstalls("T0VOISIN")
            await server.settled()
            assert await room.workspaces.of("T0VOISIN") is None


async def test_unopened_it_can_still_be_closed():
    await SlackRoom(SlackSettings(bot_token="xoxb-1", signing_secrets=["a"])).close()
