"""The room as a whole: it opens without Microsoft, warms up by itself, and closes without leaving anything behind."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.events import MessageReceived
from bot.platform import Receipt
from bot.store import migrate
from bot.store.database import Database, StoreUnavailable
from bot.teams import http, translate_acts
from bot.teams import room as rooms
from bot.teams.desk import TeamsDesk
from bot.teams.links import PATH as FILES
from bot.teams.package import ABOUT_PATH, ENTRUST, MESSAGES_PATH
from bot.teams.room import TeamsRoom
from bot.teams.settings import TeamsSettings
from graphs.message import Address, Message
from tests.support.openid import APP, SERVICE_URL, TENANT, Fault, OpenIdServer

USER = "3f6d1b52-8a0e-4a53-9c5e-6b1f6f3a7d11"


@cache
def _template() -> Path:
    path = Path(tempfile.mkdtemp()) / "commis.db"
    migrate.upgrade(f"sqlite:///{path}")
    return path


@asynccontextmanager
async def empty_store() -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "commis.db"
        shutil.copyfile(_template(), path)
        database = Database.open(f"sqlite:///{path}")
        try:
            yield database
        finally:
            await database.close()


class NoDoor:
    """Nothing is said in these tests."""

    async def _closed(self, event: Any) -> Any:
        raise AssertionError(f"nobody said anything, but {event} came in")

    message = changed = click = submit = opinion = _closed


class Listening(NoDoor):
    """Takes what is said and does nothing with it."""

    def __init__(self) -> None:
        self.heard: list[MessageReceived] = []

    async def message(self, event: MessageReceived) -> Receipt:
        self.heard.append(event)
        return Receipt(claimed=True)


@dataclass
class Told:
    qualified: list[str] = field(default_factory=list[str])
    away: int = 0
    """How often the store does not answer first."""

    def desk(self, database: Database, door: Any) -> TeamsDesk:
        async def nobody(account: str) -> None: ...

        async def home(account: str) -> Message:
            return Message("Accueil")

        async def prompts(account: str) -> Sequence[str]:
            return []

        async def greet(account: str, address: Address) -> None: ...

        async def visible(account: str, buttons: Sequence[str]) -> set[str]:
            return set(buttons)

        async def audience(buttons: Sequence[str]) -> list[str] | None:
            return None

        async def qualify(tenant: str) -> int:
            if self.away > len(self.qualified):
                self.away -= 1
                raise StoreUnavailable("locked")
            self.qualified.append(tenant)
            return 0

        return TeamsDesk(
            door=door, database=database, person=nobody, visible=visible, audience=audience, home=home, prompts=prompts,
            greet=greet, gone=nobody, qualify=qualify, now=lambda: datetime(2026, 11, 23, 9, tzinfo=UTC),
        )  # fmt: skip


@asynccontextmanager
async def microsoft() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    try:
        yield server
    finally:
        await server.close()


@asynccontextmanager
async def opened(
    settings: TeamsSettings, door: Any = None, told: Told | None = None
) -> AsyncIterator[tuple[TeamsRoom, Told]]:
    told = told or Told()
    async with empty_store() as database:
        room = TeamsRoom(settings)
        room.open(told.desk(database, door or NoDoor()))
        try:
            yield room, told
        finally:
            await room.stop()
            await room.close()
    left = [task for task in asyncio.all_tasks() if "teams" in repr(task.get_coro())]
    assert [task for task in left if task is not asyncio.current_task()] == []


@asynccontextmanager
async def served(room: TeamsRoom) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes(room.routes())
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def until(settled: Any) -> None:
    async with asyncio.timeout(5):
        while not settled():
            await asyncio.sleep(0.01)


def paths(room: TeamsRoom) -> list[tuple[str, str]]:
    return [(route.method, route.path) for route in room.routes()]


def spoken(text: str, service_url: str = SERVICE_URL, tenant: str = TENANT) -> dict[str, Any]:
    """As Teams sends a message of a personal chat."""
    return {
        "type": "message", "id": "1795336297224", "timestamp": "2026-11-23T09:00:00.000Z", "text": text,
        "textFormat": "plain", "channelId": "msteams", "serviceUrl": service_url, "locale": "fr-FR",
        "from": {"id": "29:1abc", "name": "Léa Martin", "aadObjectId": USER},
        "recipient": {"id": f"28:{APP}", "name": "Commis"},
        "conversation": {"conversationType": "personal", "id": "a:1xyz", "tenantId": tenant},
        "channelData": {"tenant": {"id": tenant}},
    }  # fmt: skip


def test_names_and_addresses_are_those_the_room_answers_to():
    assert MESSAGES_PATH == http.PATH
    assert ENTRUST == translate_acts.ENTRUST


async def test_nothing_is_served_before_it_is_opened_and_nothing_but_our_routes_after():
    settings = TeamsSettings(app_id=APP, app_password="secret", tenant_id=TENANT)
    unopened = TeamsRoom(settings)
    assert unopened.routes() == []
    await unopened.close()
    async with opened(settings) as (room, _):
        assert paths(room) == [("POST", MESSAGES_PATH), ("GET", ABOUT_PATH)]
    async with opened(replace(settings, file_key="key", public_url="https://commis.example.com")) as (room, _):
        assert paths(room) == [("POST", MESSAGES_PATH), ("GET", f"{FILES}/{{token}}"), ("GET", ABOUT_PATH)]


async def test_it_warms_up_by_itself_and_its_accounts_belong_to_the_tenant():
    async with microsoft() as server, opened(server.settings()) as (room, told):
        await room.start()
        await until(lambda: told.qualified and server.given and server.asked["keys"])
        assert told.qualified == [TENANT]
        assert len(server.given) == 1


@pytest.mark.parametrize(
    ("what", "fault"),
    [
        ("document", Fault(500)),
        ("keys", Fault(200, "no JSON")),
        ("login", Fault(401, '{"error": "invalid_client"}')),
        ("login", Fault(200, "no JSON")),
    ],
)
async def test_it_starts_without_microsoft_and_asks_again(what: str, fault: Fault, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rooms, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(rooms, "LONGEST_PAUSE", 0.05)
    monkeypatch.setattr("bot.teams.credentials.PAUSE", 0.0)
    async with microsoft() as server, opened(server.settings()) as (room, told):
        server.faults[what] = replace(fault)
        await room.start()
        await until(lambda: server.asked[what] >= 3)
        assert told.qualified == [TENANT]
        del server.faults[what]
        await until(lambda: room._warming is not None and room._warming.done())
        assert server.given
        assert told.qualified == [TENANT]


async def test_a_store_that_is_away_is_asked_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rooms, "FIRST_PAUSE", 0.01)
    async with microsoft() as server, opened(server.settings(), told=Told(away=2)) as (room, told):
        await room.start()
        await until(lambda: told.qualified)
        assert told.away == 0


async def test_it_stops_while_it_still_waits_for_microsoft():
    async with microsoft() as server, opened(server.settings()) as (room, _):
        server.faults["login"] = server.faults["keys"] = Fault(seconds=30)
        async with asyncio.timeout(5):
            await room.start()
            await until(lambda: server.asked["keys"])
            await room.stop()
            await room.stop()


async def test_the_playground_asks_nobody():
    async with microsoft() as server:
        settings = server.settings(playground=True, app_id="", app_password="", tenant_id="")
        async with opened(settings) as (room, told):
            await room.start()
            await until(lambda: room._warming is not None and room._warming.done())
            assert (told.qualified, server.given, sum(server.asked.values())) == ([], [], 0)


async def test_what_is_said_with_microsofts_word_for_it_comes_in_and_nothing_else_does():
    door = Listening()
    async with microsoft() as server, opened(server.settings(), door) as (room, _), served(room) as url:
        async with ClientSession() as teams:

            async def post(activity: Any, proof: str | None) -> int:
                headers = {"Authorization": proof} if proof else {}
                async with teams.post(url + MESSAGES_PATH, json=activity, headers=headers) as answer:
                    assert "WWW-Authenticate" not in answer.headers
                    return answer.status

            assert await post({}, None) == 401
            assert await post(spoken("bonjour"), "Bearer x.y.z") == 401
            assert await post(spoken("bonjour", tenant=USER), server.bearer()) == 403
            assert await post(spoken("bonjour", "https://evil.example"), server.bearer("https://evil.example")) == 403
            assert door.heard == []
            assert await post(spoken("bonjour"), server.bearer()) == 200
        [heard] = door.heard
        assert (heard.text, heard.sender.id) == ("bonjour", f"{TENANT}/{USER}")
        assert heard.address.channel == f"{TENANT}/@{USER}"
        await room.connector.close()


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("en-GB,en;q=0.9,fr;q=0.8", "en"), ("de, fr;q=0.5", "fr"), ("de", "fr"), ("", "fr"), ("x" * 5000, "fr")],
)
async def test_the_page_about_the_app_is_in_the_readers_language(accepted: str, language: str):
    settings = TeamsSettings(app_id=APP, app_password="secret", tenant_id=TENANT)
    async with opened(settings) as (room, _), served(room) as url, ClientSession() as browser:
        async with browser.get(url + ABOUT_PATH, headers={"Accept-Language": accepted}) as answer:
            page = await answer.text()
            assert answer.status == 200
            assert answer.content_type == "text/html"
            assert f'<html lang="{language}">' in page
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert ("Ce qui est gardé" in page) == (language == "fr")
