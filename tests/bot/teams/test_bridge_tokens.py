"""The bot's own token: where it comes from, when it is renewed, and to whom its secret goes."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest

from bot.teams import credentials as credentials_module
from bot.teams.credentials import EARLY, PAUSE, Credentials
from bot.teams.exchange import Exchange
from integrations.errors import Misconfigured, Unavailable
from tests.bot.teams.bridged import ACTIVITY, SCOPE, Site, _bridge, connector, server, site
from tests.bot.teams.loopback import Loopback
from tests.support.openid import APP, IDENTITY_HEADER, SECRET, TENANT, Fault, OpenIdServer

__all__ = ["connector", "server", "site"]

# --- the bot's own token ----------------------------------------------------------------------------------------------


async def test_a_token_by_client_secret(site: Site) -> None:
    for _ in range(3):
        await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None)
    assert site.server.asked == {"authority": 1, "login": 1}
    (form,) = site.server.forms
    assert (form["client_id"], form["client_secret"], form["tenant"]) == (APP, SECRET, TENANT)
    assert (form["grant_type"], form["scope"]) == ("client_credentials", SCOPE)


async def test_many_sends_at_once_ask_for_one_token(site: Site) -> None:
    site.server.faults["login"] = Fault(seconds=0.05)
    await asyncio.gather(*(site.bridge.send(site.connector.address, "a:1", ACTIVITY, None) for _ in range(20)))
    assert site.server.asked["login"] == 1
    assert len(site.connector.asked) == 20


async def test_a_token_by_managed_identity(
    server: OpenIdServer, connector: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.address}/identity")
    monkeypatch.setenv("IDENTITY_HEADER", IDENTITY_HEADER)
    site = _bridge(server, connector, app_type="UserAssignedMSI", app_password="")
    await site.bridge.send(connector.address, "a:1", ACTIVITY, None)
    await site.bridge.send(connector.address, "a:1", ACTIVITY, None)
    assert server.asked == {"identity": 1}
    assert server.forms[0]["client_id"] == APP
    assert server.forms[0]["resource"] == "https://api.botframework.com"
    assert connector.asked[0].token == f"Bearer {server.given[0]}"
    await site.exchange.close()


async def test_a_managed_identity_that_is_not_there(
    server: OpenIdServer, connector: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.address}/identity")
    monkeypatch.setenv("IDENTITY_HEADER", "another machine's")
    site = _bridge(server, connector, app_type="UserAssignedMSI", app_password="")
    with pytest.raises(Misconfigured):
        await site.bridge.send(connector.address, "a:1", ACTIVITY, None)
    assert not connector.asked
    await site.exchange.close()


async def test_the_playground_is_shown_no_token(server: OpenIdServer, connector: Loopback) -> None:
    site = _bridge(server, connector, playground=True, app_id="", app_password="", tenant_id="")
    await site.bridge.send(connector.address, "a:1", ACTIVITY, None)
    assert connector.asked[0].token == ""
    assert connector.asked[0].json == ACTIVITY
    assert not server.asked
    await site.exchange.close()


@pytest.mark.parametrize("error", ["invalid_client", "unauthorized_client", "invalid_scope"])
async def test_a_wrong_secret_is_the_operators(site: Site, error: str) -> None:
    site.server.refuses = error
    for _ in range(3):
        with pytest.raises(Misconfigured) as told:
            await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None)
        assert error in str(told.value) and SECRET not in str(told.value)
        assert "\n" not in str(told.value)
    assert site.server.asked["login"] == 1, "nor is it tried over and over"
    assert not site.connector.asked


@pytest.mark.parametrize(
    ("what", "fault", "expected"),
    [
        ("login", Fault(503, "down"), Unavailable),
        ("login", Fault(500, '{"error": "server_error"}'), Unavailable),
        ("login", Fault(429, "slow down"), Unavailable),
        ("login", Fault(302, "", headers={"Location": "https://evil.example/"}), Misconfigured),
        ("login", Fault(200, "<html>"), Misconfigured),
        ("login", Fault(200, "[]"), Misconfigured),
        ("login", Fault(200, '{"access_token": ""}'), Misconfigured),
        ("authority", Fault(503, "down"), Unavailable),
        ("authority", Fault(404, "no such tenant"), Misconfigured),
        ("authority", Fault(200, "{}"), Misconfigured),
        ("authority", Fault(200, "[" * 9000), Misconfigured),
    ],
)
async def test_a_login_server_that_fails(site: Site, what: str, fault: Fault, expected: type[Exception]) -> None:
    site.server.faults[what] = fault
    with pytest.raises(expected) as told:
        await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None)
    assert SECRET not in str(told.value)
    assert not site.connector.asked


async def test_the_secret_goes_to_no_other_server(site: Site) -> None:
    """Also where the login server itself names another one."""
    other = Loopback()
    await other.open()
    elsewhere = f'"token_endpoint": "https://{other.host}/t/oauth2/v2.0/token"'
    site.server.faults["authority"] = Fault(body=f'{{"issuer": "x", "authorization_endpoint": "x", {elsewhere}}}')
    with pytest.raises(Misconfigured):
        await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None)
    assert not other.asked and not site.connector.asked
    await other.close()


async def test_the_secret_never_goes_in_the_clear_to_another_machine(server: OpenIdServer, connector: Loopback) -> None:
    site = _bridge(server, connector, login_url="http://login.example")
    with pytest.raises(Misconfigured):
        await site.credentials.token()
    await site.exchange.close()


async def test_a_login_server_that_is_not_there(server: OpenIdServer, connector: Loopback) -> None:
    site = _bridge(server, connector)
    await server.close()
    with pytest.raises(Unavailable):
        await site.credentials.token()
    await site.exchange.close()


async def test_a_token_is_renewed_before_its_end(server: OpenIdServer) -> None:
    at = 0.0
    exchange = Exchange()
    credentials = Credentials(server.settings(), exchange, time=lambda: at)
    server.lifetime = 1000
    first = await credentials.token()
    at = 1000 - EARLY - 2
    assert await credentials.token() == first
    at = 1000 - EARLY + 1
    server.faults["login"] = Fault(503, "down", headers={"Retry-After": "0"})
    credentials._client = None  # pyright: ignore[reportPrivateUsage] - whose own clock has not moved
    assert await credentials.token() == first, "while no new one can be had, the old one serves to its end"
    at = 1000 + 1
    with pytest.raises(Unavailable):
        await credentials.token()
    server.faults.clear()
    with pytest.raises(Unavailable):
        await credentials.token()
    at += PAUSE
    assert await credentials.token() not in {"", first}
    await exchange.close()


async def test_a_slow_login_holds_up_nothing_else(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """MSAL waits where it is called: never on the event loop, which has to go on answering."""
    site.server.faults["login"] = Fault(seconds=0.4)
    threads: list[str] = []
    acquire = credentials_module._Client.acquire  # pyright: ignore[reportPrivateUsage]

    def watched(self: Any) -> tuple[str, float]:
        threads.append(threading.current_thread().name)
        return acquire(self)

    monkeypatch.setattr(credentials_module._Client, "acquire", watched)  # pyright: ignore[reportPrivateUsage]
    assert await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None) == "an-activity"
    assert threads and threading.main_thread().name not in threads


async def test_who_goes_away_takes_nobody_along(site: Site) -> None:
    site.server.faults["login"] = Fault(seconds=0.1)
    waiting = [asyncio.create_task(site.credentials.token()) for _ in range(3)]
    await asyncio.sleep(0.03)
    waiting[0].cancel()
    assert await waiting[1] == await waiting[2] == site.server.given[0]
