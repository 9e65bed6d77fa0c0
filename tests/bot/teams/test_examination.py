"""What the doctor finds of Teams: each thing that can be wrong is told apart, and says what to click."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiohttp import web

from bot.teams import examination
from bot.teams.examination import Finding, examine
from bot.teams.settings import ISSUER, TeamsSettings

APP_ID, TENANT = "0f1e2d3c-4b5a-4697-8879-6a5b4c3d2e1f", "9a8b7c6d-5e4f-4031-8213-243546576879"
SECRET = "Xyz8Q~not-a-real-secret-of-anybodys.1234"

OF_TEAMS = {"kid": "one", "kty": "RSA", "endorsements": ["msteams", "skype"]}
OF_OTHERS = {"kid": "two", "kty": "RSA", "endorsements": ["webchat"]}


@dataclass
class Microsoft:
    """What the three servers of Microsoft, and whoever is at the public address, answer."""

    url: str = ""
    login: tuple[int, Any] = (200, {"access_token": "of the bot", "expires_in": 3599})
    openid: dict[str, Any] = field(default_factory=dict[str, Any])
    keys: Any = field(default_factory=lambda: {"keys": [OF_TEAMS, OF_OTHERS, {"kid": "three"}]})
    knocked: tuple[int, dict[str, str]] = (401, {})
    asked: list[dict[str, str]] = field(default_factory=list[dict[str, str]])

    async def token(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append({"tenant": request.match_info["tenant"], **form})
        status, body = self.login
        return web.json_response(body, status=status) if not isinstance(body, str) else web.Response(text=body)

    async def document(self, _: web.Request) -> web.Response:
        return web.json_response({"issuer": ISSUER, "jwks_uri": f"{self.url}/keys", **self.openid})

    async def key_set(self, _: web.Request) -> web.Response:
        return web.json_response(self.keys)

    async def door(self, _: web.Request) -> web.Response:
        status, headers = self.knocked
        return web.Response(status=status, headers=headers)


@asynccontextmanager
async def microsoft(**more: Any) -> AsyncIterator[tuple[Microsoft, TeamsSettings]]:
    servers = Microsoft()
    app = web.Application()
    app.add_routes([
        web.post("/login/{tenant}/oauth2/v2.0/token", servers.token),
        web.get("/openid", servers.document),
        web.get("/keys", servers.key_set),
        web.post("/teams/messages", servers.door),
    ])  # fmt: skip
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    servers.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    settings = TeamsSettings(
        app_id=APP_ID, app_password=SECRET, tenant_id=TENANT, openid_url=f"{servers.url}/openid",
        login_url=f"{servers.url}/login/", public_url=servers.url, file_key="signs links",
    )  # fmt: skip
    try:
        yield servers, replace(settings, **more)
    finally:
        await runner.cleanup()


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    assert all(bool(one.fix) == (one.mark != "ok") for one in findings)
    assert all(SECRET not in one.found + one.fix for one in findings)
    return {one.name: one for one in findings}


async def test_all_is_well_but_that_a_test_has_no_tls():
    async with microsoft() as (servers, settings):
        found = by_name(await examine(settings, "fr", linked=2))
        assert {name: one.mark for name, one in found.items()} == {
            "TEAMS_APP_ID": "ok", "TEAMS_TENANT_ID": "ok", "TEAMS_APP_PASSWORD": "ok", "TEAMS_OPENID_URL": "ok",
            "COMMIS_PUBLIC_URL": "error", "Teams people": "ok",
        }  # fmt: skip
        assert "https" in found["COMMIS_PUBLIC_URL"].found
        assert found["TEAMS_OPENID_URL"].found == "clés de Teams\u00a0: 1"
        assert servers.asked == [
            {"tenant": TENANT, "client_id": APP_ID, "client_secret": SECRET, "grant_type": "client_credentials",
             "scope": "https://api.botframework.com/.default"}
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "name", "words", "click"),
    [
        (7000215, "TEAMS_APP_PASSWORD", "refused", "Certificates & secrets"),
        (7000222, "TEAMS_APP_PASSWORD", "expired", "New client secret"),
        (700016, "TEAMS_APP_ID", "does not know this app", "same directory"),
        (7000112, "TEAMS_APP_ID", "disabled", "Enterprise applications"),
        (90002, "TEAMS_TENANT_ID", "no such directory", "Tenant (directory) ID"),
        (900023, "TEAMS_TENANT_ID", "no such directory", "Tenant (directory) ID"),
    ],
)
async def test_a_refused_login_says_what_to_click(code: int, name: str, words: str, click: str):
    async with microsoft() as (servers, settings):
        told = f"AADSTS{code}: something about {SECRET}"
        servers.login = (401, {"error": "invalid_client", "error_description": told, "error_codes": [1, code]})
        found = by_name(await examine(settings, "en"))[name]
        assert found.mark == "error"
        assert words in found.found
        assert f"AADSTS{code}" in found.found
        assert click in found.fix


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((400, {"error": "unauthorized_client"}), "unauthorized_client"),
        ((400, {"error_codes": ["x", None], "error": 3}), "HTTP 400"),
        ((200, {"token_type": "Bearer"}), "HTTP 200"),
        ((200, "<html>"), "HTTP 200"),
    ],
)
async def test_any_other_refusal_is_still_one(answer: tuple[int, Any], code: str):
    async with microsoft() as (servers, settings):
        servers.login = answer
        found = by_name(await examine(settings, "fr"))["TEAMS_APP_PASSWORD"]
        assert (found.mark, code in found.found) == ("error", True)


@pytest.mark.parametrize("status", [429, 503])
async def test_a_login_that_does_not_answer_is_not_one_that_refuses(status: int):
    async with microsoft() as (servers, settings):
        servers.login = (status, {"error": "temporarily_unavailable"})
        found = by_name(await examine(settings, "en"))["TEAMS_APP_PASSWORD"]
        assert found.mark == "warning"
        assert "TEAMS_LOGIN_URL" in found.fix


async def test_servers_that_are_away_are_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examination, "SECONDS", 0.5)
    settings = TeamsSettings(
        app_id=APP_ID, app_password=SECRET, tenant_id=TENANT, openid_url="http://127.0.0.1:9/o",
        login_url="http://127.0.0.1:9", public_url="https://127.0.0.1:9",
    )  # fmt: skip
    found = by_name(await examine(settings, "en"))
    assert found["TEAMS_APP_PASSWORD"].mark == "warning"
    assert found["TEAMS_OPENID_URL"].mark == "error"
    assert "no message is accepted" in found["TEAMS_OPENID_URL"].fix
    assert found["COMMIS_PUBLIC_URL"].mark == "warning"
    assert "commis run" in found["COMMIS_PUBLIC_URL"].fix


@pytest.mark.parametrize(
    ("change", "name", "words"),
    [
        ({"app_id": "commis"}, "TEAMS_APP_ID", "of the form"),
        ({"app_id": TENANT}, "TEAMS_APP_ID", "the same as"),
        ({"tenant_id": "aubrac.onmicrosoft.com"}, "TEAMS_TENANT_ID", "of the form"),
        ({"app_password": APP_ID}, "TEAMS_APP_PASSWORD", "id, not its value"),
    ],
)
async def test_values_in_the_wrong_setting_are_told_without_asking_anybody(
    change: dict[str, str], name: str, words: str
):
    async with microsoft(**change) as (servers, settings):
        found = by_name(await examine(settings, "en"))[name]
        assert (found.mark, words in found.found) == ("error", True)
        assert servers.asked == []


@pytest.mark.parametrize(
    ("openid", "keys", "words"),
    [
        ({"jwks_uri": None}, {}, "does not give"),
        ({"jwks_uri": "no address"}, {}, "does not give"),
        ({"issuer": "https://sts.example.com"}, {}, "https://sts.example.com"),
        ({}, [], "does not give"),
        ({}, {"keys": "none"}, "does not give"),
        ({}, {"keys": [OF_OTHERS, 7, None]}, "does not give"),
    ],
)
async def test_keys_that_are_not_those_of_teams_are_told(openid: dict[str, Any], keys: Any, words: str):
    async with microsoft() as (servers, settings):
        servers.openid, servers.keys = openid, keys
        found = by_name(await examine(settings, "en"))["TEAMS_OPENID_URL"]
        assert (found.mark, words in found.found) == ("error", True)


async def test_a_long_key_set_is_read_to_its_end():
    async with microsoft() as (servers, settings):
        servers.keys = {"keys": [{**OF_OTHERS, "n": "x" * 4000}] * 60 + [OF_TEAMS]}
        assert by_name(await examine(settings, "en"))["TEAMS_OPENID_URL"].found == "keys of Teams: 1"


@pytest.mark.parametrize(
    ("knocked", "words"),
    [
        ((401, {"WWW-Authenticate": "Basic"}), "HTTP 403"),
        ((404, {}), "HTTP 404"),
        ((200, {}), "HTTP 200"),
        ((302, {"Location": "/login"}), "redirects (HTTP 302)"),
    ],
)
async def test_only_we_answer_401_to_what_nobody_signed(knocked: tuple[int, dict[str, str]], words: str):
    async with microsoft() as (servers, settings):
        servers.knocked = knocked
        *_, found = [one for one in await examine(settings, "en") if one.name == "COMMIS_PUBLIC_URL"]
        assert (found.mark, words in found.found) == ("error", True)


async def test_without_an_address_reachability_is_not_claimed():
    async with microsoft(public_url="") as (_, settings):
        found = by_name(await examine(settings, "fr"))["COMMIS_PUBLIC_URL"]
        assert found.mark == "warning"
        assert "Point de terminaison de messagerie" in found.fix
        assert "/teams/messages" in found.fix


@pytest.mark.parametrize(
    ("hosts", "mark"),
    [
        ((), "error"),
        (("https://smba.trafficmanager.net",), "error"),
        (("smba.trafficmanager.net/",), "error"),
        (("127.0.0.1:56150",), "warning"),
        (("localhost",), "warning"),
        (("[::1",), "error"),
    ],
)
async def test_hosts_that_are_none_are_told(hosts: tuple[str, ...], mark: str):
    async with microsoft(service_hosts=hosts) as (_, settings):
        assert by_name(await examine(settings, "fr"))["TEAMS_SERVICE_HOSTS"].mark == mark


async def test_without_anything_to_sign_links_with_files_stay_out_of_channels():
    async with microsoft(file_key="") as (_, settings):
        found = by_name(await examine(settings, "en"))["COMMIS_TOKEN_KEY"]
        assert found.mark == "warning"
        assert "COMMIS_TOKEN_KEY signs the links" in found.fix


async def test_nobody_linked_yet_says_how():
    async with microsoft() as (_, settings):
        found = by_name(await examine(settings, "fr", linked=0))["Teams people"]
        assert found.mark == "warning"
        assert "commis people link" in found.fix


async def test_the_playground_is_a_warning_and_nobody_is_asked():
    async with microsoft(playground=True, app_id="", app_password="", tenant_id="") as (servers, settings):
        found = by_name(await examine(settings, "fr", linked=0))
        assert {name: one.mark for name, one in found.items()} == {
            "TEAMS_PLAYGROUND": "warning",
            "Teams people": "warning",
        }
        assert servers.asked == []


async def test_a_managed_identity_where_there_is_none_is_told(monkeypatch: pytest.MonkeyPatch):
    """Off Azure: the address of its identities answers that it is not one."""
    async with microsoft(app_type="UserAssignedMSI", app_password="") as (servers, settings):
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{servers.url}/nobody")
        monkeypatch.setenv("IDENTITY_HEADER", "header")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        found = by_name(await examine(settings, "fr"))["TEAMS_APP_TYPE"]
        assert found.mark == "error"
        assert "Identité" in found.fix
        assert servers.asked == []
