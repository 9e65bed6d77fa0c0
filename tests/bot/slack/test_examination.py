"""What the doctor finds of Slack: each thing that can be wrong is told apart, and says what to click."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from bot.slack import examination
from bot.slack.examination import Finding, examine
from bot.slack.installation import Installation
from bot.slack.settings import SlackSettings
from bot.slack.vault import new_key
from tests.bot.slack.setting_up import KEY, empty_store, known_to
from tests.support.slack import SlackServer

SECRET = "0123456789abcdef0123456789abcdef"


@asynccontextmanager
async def slack(**more: Any) -> AsyncIterator[tuple[SlackServer, SlackSettings]]:
    async with SlackServer() as server:
        server.populate()
        yield server, replace(SlackSettings(bot_token=server.token, api_url=server.api_url), **more)


@asynccontextmanager
async def answering(status: int, **headers: str) -> AsyncIterator[str]:
    """Whoever it is that answers at the public address."""

    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, headers={name.replace("_", "-"): value for name, value in headers.items()})

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    assert all(bool(one.fix) == (one.mark != "ok") for one in findings)
    return {one.name: one for one in findings}


async def test_all_is_well():
    async with slack() as (server, settings):
        found = by_name(await examine(replace(settings, app_token=server.app_token), "fr", linked=2))
        assert {one.mark for one in found.values()} == {"ok"}
        assert found["SLACK_BOT_TOKEN"].found == "Comptoir Aubrac (https://comptoir-aubrac.slack.com/)"
        assert found["Slack people"].found == "2 personnes reliées"
        assert set(found) == {"SLACK_BOT_TOKEN", "Slack scopes", "SLACK_APP_TOKEN", "Slack people"}


async def test_missing_scopes_are_named_with_where_to_reinstall():
    async with slack() as (server, settings):
        server.workspace().scopes -= {"files:write", "im:history"}
        found = by_name(await examine(settings, "en"))["Slack scopes"]
        assert (found.mark, found.found) == ("error", "missing: files:write, im:history")
        assert "Reinstall to Workspace" in found.fix


@pytest.mark.parametrize("code", ["invalid_auth", "token_revoked", "account_inactive"])
async def test_a_refused_token_says_why(code: str):
    async with slack() as (server, settings):
        server.fails("auth.test", code)
        found = by_name(await examine(settings, "fr"))["SLACK_BOT_TOKEN"]
        assert (found.mark, found.found) == ("error", f"Slack refuse ({code})")
        assert "OAuth & Permissions" in found.fix


async def test_a_silent_slack_is_not_a_refusing_one(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examination, "SECONDS", 0.3)
    async with slack() as (server, settings):
        server.fails("auth.test", "timeout")
        found = by_name(await examine(settings, "fr"))["SLACK_BOT_TOKEN"]
        assert found.mark == "warning"
        assert "SLACK_API_URL" in found.fix


@pytest.mark.parametrize(
    ("setting", "value", "name", "word"),
    [
        ("bot_token", "xapp-1-A1-1-x", "SLACK_BOT_TOKEN", "app-level"),
        ("bot_token", "xoxp-1", "SLACK_BOT_TOKEN", "user token"),
        ("app_token", "xoxb-1", "SLACK_APP_TOKEN", "bot token"),
        ("signing_secrets", ["xoxb-1"], "SLACK_SIGNING_SECRET", "token"),
    ],
)
async def test_values_in_the_wrong_setting_are_told_without_asking_slack(
    setting: str, value: Any, name: str, word: str
):
    async with slack() as (server, settings):
        found = by_name(await examine(replace(settings, **{setting: value}), "en"))[name]
        assert found.mark == "error"
        assert word in found.found
        assert "xox" not in found.found.replace("xoxb-…", "").replace("xoxp-…", "")
        if setting == "bot_token":
            assert server.called("auth.test") == []


async def test_socket_mode_that_is_off_is_told():
    async with slack() as (server, settings):
        server.socket_mode_enabled = False
        found = by_name(await examine(replace(settings, app_token=server.app_token), "fr"))["SLACK_APP_TOKEN"]
        assert found.mark == "error"
        assert "connections:write" in found.fix


@pytest.mark.parametrize(
    ("status", "headers", "mark", "words"),
    [
        (401, {}, "error", "https"),
        (401, {"WWW_Authenticate": "Basic"}, "error", "HTTP 403"),
        (404, {}, "error", "HTTP 404"),
        (200, {}, "error", "HTTP 200"),
        (302, {"Location": "/login"}, "error", "HTTP 302"),
    ],
)
async def test_only_we_answer_401_to_what_nobody_signed(status: int, headers: dict[str, str], mark: str, words: str):
    async with answering(status, **headers) as url, slack(signing_secrets=[SECRET], public_url=url) as (_, settings):
        found = [one for one in await examine(settings, "fr") if one.name == "COMMIS_PUBLIC_URL"]
        # The address of a test is no https, which is said apart.
        assert found[0].mark == "error"
        assert "https" in found[0].found
        assert len(found) == (1 if words == "https" else 2)
        assert (found[-1].mark, words in found[-1].found) == (mark, True)


async def test_a_service_that_is_not_running_may_just_not_be_running():
    async with slack(signing_secrets=[SECRET], public_url="https://127.0.0.1:9") as (_, settings):
        found = by_name(await examine(settings, "en"))
        assert found["COMMIS_PUBLIC_URL"].mark == "warning"
        assert "commis run" in found["COMMIS_PUBLIC_URL"].fix
        assert found["SLACK_SIGNING_SECRET"] == Finding("SLACK_SIGNING_SECRET", "ok", "1 in use")


async def test_without_an_address_reachability_is_not_claimed():
    async with slack(signing_secrets=["not hexadecimal"]) as (_, settings):
        found = by_name(await examine(settings, "en"))
        assert found["COMMIS_PUBLIC_URL"].mark == "warning"
        assert found["SLACK_SIGNING_SECRET"].mark == "warning"


async def test_nobody_linked_yet_says_how():
    async with slack() as (_, settings):
        found = by_name(await examine(settings, "fr", linked=0))["Slack people"]
        assert found.mark == "warning"
        assert "commis people link" in found.fix


async def test_installed_workspaces_are_each_looked_at():
    async with slack(bot_token="", client_id="1.2", token_keys=[KEY]) as (server, settings), empty_store() as database:
        [nothing] = await examine(settings, "en", database=database)
        assert (nothing.name, nothing.mark) == ("Slack workspaces", "warning")
        ours = Installation("T0COMMIS", "", "Aubrac", token=server.token)
        async with known_to(replace(settings, token_keys=[new_key()]), database) as (stranger, _):
            await stranger.keep(replace(ours, team="T0LOST"))
        async with known_to(settings, database) as (workspaces, _):
            await workspaces.keep(ours)
            await workspaces.keep(Installation("T0GONE", "", "Parti", token="xoxb-revoked"))
        found = by_name(await examine(settings, "en", database=database))
        assert {name: one.mark for name, one in found.items()} == {
            "Slack: Aubrac": "ok", "Slack: Parti": "error", "Slack: T0LOST": "error",
        }  # fmt: skip


async def test_a_key_that_is_too_short_is_told():
    async with slack(bot_token="", client_id="1.2", token_keys=["court"]) as (_, settings):
        [found] = await examine(settings, "fr")
        assert (found.name, found.mark) == ("COMMIS_TOKEN_KEY", "error")
