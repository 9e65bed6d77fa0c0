"""How the stand-in reaches an app: retries, reconnections, the handshake, the install flow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack import SlackServer
from tests.support.slack.listener import Listener, by_http, by_socket, heard


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.populate()
        yield server


@pytest.fixture
async def over_http(server: SlackServer) -> AsyncIterator[Listener]:
    async with by_http(server) as listener:
        yield listener


@pytest.fixture
async def over_socket(server: SlackServer) -> AsyncIterator[Listener]:
    async with by_socket(server) as listener:
        yield listener


async def test_what_is_not_acknowledged_comes_again(server: SlackServer):
    seen: list[tuple[str, str]] = []

    async def busy(request: web.Request) -> web.Response:
        headers = request.headers
        seen.append((headers.get("X-Slack-Retry-Num", ""), headers.get("X-Slack-Retry-Reason", "")))
        return web.Response(status=503 if len(seen) < 3 else 200)

    app = web.Application()
    app.router.add_post("/", busy)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.deliver_to(f"http://127.0.0.1:{runner.addresses[0][1]}/")
    server.retry_delays = (0.0, 0.0, 0.0)
    await server.says("lea", "#devis", "bonjour")
    assert seen == [("", ""), ("1", "http_error"), ("2", "http_error")]
    assert server.lost == []
    await server.redeliver(server.delivered[0])
    assert seen[-1] == ("3", "http_timeout")
    await runner.cleanup()
    await server.says("lea", "#devis", "personne ?")
    assert len(server.lost) == 1
    assert {attempt.reason for attempt in server.lost[0].attempts} == {"connection_failed"}


async def test_socket_mode_comes_back_after_a_disconnect(server: SlackServer, over_socket: Listener):
    await server.disconnect()
    await server.connected()
    await server.says("lea", "#devis", "toujours là")
    await heard(over_socket, 1)
    assert server.sockets.opened == 2
    assert all(delivery.acked for delivery in server.delivered)


async def test_an_envelope_without_acknowledgement_comes_again_elsewhere(server: SlackServer):
    server.socket_mode = True
    seen: list[tuple[str, int, str]] = []
    ends = asyncio.Event()

    async def deaf(client: SocketModeClient, request: Any) -> None:
        seen.append((request.envelope_id, request.retry_attempt, request.payload["event_id"]))
        ends.set()

    async def good(client: SocketModeClient, request: Any) -> None:
        seen.append((request.envelope_id, request.retry_attempt, request.payload["event_id"]))
        await client.send_socket_mode_response({"envelope_id": request.envelope_id})

    first = SocketModeClient(server.app_token, web_client=AsyncWebClient(base_url=server.api_url))
    first.auto_reconnect_enabled = False
    first.socket_mode_request_listeners.append(deaf)
    await first.connect()
    await server.connected()
    saying = asyncio.ensure_future(server.says("lea", "#devis", "bonjour"))
    await ends.wait()
    await server.cut()
    second = SocketModeClient(server.app_token, web_client=AsyncWebClient(base_url=server.api_url))
    second.socket_mode_request_listeners.append(good)
    await second.connect()
    await saying
    await first.close()
    await second.close()
    (one, two) = seen
    assert one[0] != two[0] and one[2] == two[2] and (one[1], two[1]) == (0, 1)


async def test_the_handshake_of_an_address(server: SlackServer, over_http: Listener):
    assert await server.verifies_url()
    server.signing_secret = "another"
    assert not await server.verifies_url()
    assert server.delivered[-1].attempts[0].status == 401


async def test_many_at_once(server: SlackServer, over_http: Listener):
    server.echoes = False
    await asyncio.gather(*(server.says("lea", "#devis", f"message {number}") for number in range(200)))
    assert len(over_http.heard) == 200
    assert server.lost == [] and all(delivery.acked for delivery in server.delivered)


async def test_installing_elsewhere(server: SlackServer):
    codes: list[dict[str, str]] = []

    async def back(request: web.Request) -> web.Response:
        codes.append(dict(request.query))
        return web.Response(text="Merci")

    app = web.Application()
    app.router.add_get("/back", back)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/back"
    page = f"{server.url}/oauth/v2/authorize?client_id=1.2&scope=chat:write,users:read&state=s1&redirect_uri={url}"
    assert await server.installs("voisin", page) == (200, "Merci")
    assert codes[0]["state"] == "s1"
    client = AsyncWebClient(base_url=server.api_url)
    credentials = {"client_id": "1.2", "client_secret": server.client_secret, "code": codes[0]["code"]}
    with pytest.raises(Exception, match="bad_client_secret"):
        await client.oauth_v2_access(**{**credentials, "client_secret": "no"})
    answer = await client.oauth_v2_access(**credentials, redirect_uri=url)
    assert answer["team"]["id"] == "T0VOISIN" and set(answer["scope"].split(",")) == {"chat:write", "users:read"}
    installed = AsyncWebClient(answer["access_token"], base_url=server.api_url)
    assert (await installed.auth_test())["team"] == "Domaine Voisin"
    with pytest.raises(Exception, match="code_already_used"):
        await client.oauth_v2_access(**credentials)
    await runner.cleanup()
