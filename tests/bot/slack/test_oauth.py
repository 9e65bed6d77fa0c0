"""Installing in one more workspace: there and back, once, in the same browser; every way it can go wrong is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from aiohttp import ClientSession, DummyCookieJar, web

from bot.slack.manifest import scopes
from bot.slack.oauth import COOKIE, Install
from bot.slack.settings import SlackSettings
from bot.slack.workspaces import Workspaces
from tests.bot.slack.setting_up import KEY, Hands, empty_store, known_to
from tests.support.slack import SlackServer


@dataclass
class Setup:
    server: SlackServer
    workspaces: Workspaces
    clock: Hands
    url: str
    browser: ClientSession

    async def begin(self) -> tuple[str, str]:
        """Slack's consent page, and the cookie."""
        async with self.browser.get(f"{self.url}/slack/install", allow_redirects=False) as answer:
            assert answer.status == 302
            morsel = answer.cookies[COOKIE]
            assert (morsel["samesite"], morsel["httponly"], morsel["path"]) == ("Lax", True, "/slack")
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.headers["Location"], morsel.value

    async def back(self, cookie: str = "", language: str = "", **query: str) -> tuple[int, str]:
        headers = {"Cookie": f"{COOKIE}={cookie}"} if cookie else {}
        headers |= {"Accept-Language": language} if language else {}
        async with self.browser.get(f"{self.url}/slack/oauth_redirect", params=query, headers=headers) as answer:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["Cache-Control"] == "no-store"
            return answer.status, await answer.text()


@asynccontextmanager
async def setup(**more: object) -> AsyncIterator[Setup]:
    clock = Hands()
    async with (
        SlackServer() as server,
        empty_store() as database,
        ClientSession(cookie_jar=DummyCookieJar()) as browser,
    ):
        server.populate()
        app = web.Application()
        runner = web.AppRunner(app)
        settings = {
            "client_id": server.client_id, "client_secret": server.client_secret, "token_keys": [KEY],
            "api_url": server.api_url, **more,
        }  # fmt: skip
        holder: list[Install] = []

        def handled(name: str) -> Any:
            async def handle(request: web.Request) -> web.Response:
                return await getattr(holder[0], name)(request)

            return handle

        for path, name in (("/slack/install", "_begin"), ("/slack/oauth_redirect", "_finish")):
            app.router.add_get(path, handled(name), allow_head=False)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        known = SlackSettings(**{"public_url": url, **settings})  # type: ignore[arg-type]  # named as its fields
        async with known_to(known, database, clock) as (workspaces, calls):
            holder.append(Install(known, calls, workspaces, lambda: database, clock.now))
            yield Setup(server, workspaces, clock, url, browser)
        await runner.cleanup()


def asked(consent: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(consent).query).items()}


async def test_a_workspace_installs_itself():
    async with setup() as here:
        consent, cookie = await here.begin()
        assert consent.startswith(f"{here.server.url}/oauth/v2/authorize?")
        wanted = asked(consent)
        assert wanted["client_id"] == "1.2"
        assert wanted["redirect_uri"] == f"{here.url}/slack/oauth_redirect"
        assert wanted["scope"].split(",") == scopes()
        assert len(wanted["state"]) >= 40
        status, page = await here.server.installs("voisin", consent, cookies={COOKIE: cookie})
        assert status == 200
        assert "Commis est installé dans Domaine Voisin" in page
        assert "https://slack.com/app_redirect?app=" in page
        found = await here.workspaces.of("T0VOISIN")
        assert found is not None
        assert found.token == here.server.workspace("T0VOISIN").token
        assert (found.bot_user, found.bot_id) == (
            here.server.workspace("T0VOISIN").bot_user,
            here.server.workspace("T0VOISIN").bot_id,
        )
        assert found.token not in page


async def test_a_state_is_good_once():
    async with setup() as here:
        consent, cookie = await here.begin()
        assert (await here.server.installs("voisin", consent, cookies={COOKIE: cookie}))[0] == 200
        status, page = await here.server.installs("voisin", consent, cookies={COOKIE: cookie})
        assert status == 400
        assert "a déjà servi" in page


async def test_a_state_is_good_for_ten_minutes():
    async with setup() as here:
        consent, cookie = await here.begin()
        here.clock.advance(minutes=10)
        assert (await here.server.installs("voisin", consent, cookies={COOKIE: cookie}))[0] == 400
        assert await here.workspaces.of("T0VOISIN") is None


@pytest.mark.parametrize("cookie", ["", "another", "é"])
async def test_a_state_is_good_in_its_own_browser_only(cookie: str):
    async with setup() as here:
        consent, _ = await here.begin()
        status, _ = await here.server.installs("voisin", consent, cookies={COOKIE: cookie} if cookie else None)
        assert status == 400
        assert not here.server.called("oauth.v2.access")


async def test_a_state_of_nobodys_is_refused_even_with_its_cookie():
    async with setup() as here:
        assert (await here.back("made-up", state="made-up", code="1.2"))[0] == 400
        assert (await here.back("", state="", code="1.2"))[0] == 400
        assert (await here.back())[0] == 400
        assert not here.server.called("oauth.v2.access")


async def test_saying_no_is_no_failure_of_ours():
    async with setup() as here:
        consent, cookie = await here.begin()
        status, page = await here.server.installs("voisin", consent, deny=True, cookies={COOKIE: cookie})
        assert status == 403
        assert "annulée dans Slack" in page


async def test_a_code_that_slack_refuses_is_said_with_its_reason():
    async with setup() as here:
        consent, cookie = await here.begin()
        status, page = await here.back(cookie, state=asked(consent)["state"], code="made.up")
        assert status == 400
        assert "invalid_code" in page
        assert f'href="{here.url}/slack/install"' in page


async def test_what_a_link_says_is_not_shown_unless_it_is_a_plain_word():
    async with setup() as here:
        consent, cookie = await here.begin()
        status, page = await here.back(cookie, state=asked(consent)["state"], error="<script>alert(1)</script>")
        assert status == 400
        assert "script" not in page


async def test_a_wrong_client_secret_is_our_mistake_not_the_visitors():
    async with setup(client_secret="wrong") as here:
        consent, cookie = await here.begin()
        status, page = await here.server.installs("voisin", consent, cookies={COOKIE: cookie})
        assert status == 500
        assert "commis doctor" in page


@pytest.mark.parametrize("method", ["oauth.v2.access", "auth.test"])
async def test_a_slack_that_does_not_answer_is_for_later(method: str):
    async with setup() as here:
        here.server.fails(method, "500")
        consent, cookie = await here.begin()
        status, _ = await here.server.installs("voisin", consent, cookies={COOKIE: cookie})
        assert status == 503
        assert await here.workspaces.of("T0VOISIN") is None


async def test_another_app_is_not_kept():
    async with setup(app_id="A0OTHER") as here:
        consent, cookie = await here.begin()
        assert (await here.server.installs("voisin", consent, cookies={COOKIE: cookie}))[0] == 400
        assert await here.workspaces.of("T0VOISIN") is None


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("en-GB,en;q=0.9,fr;q=0.5", "Commis is not installed"),
        ("de,fr-FR;q=0.8,en;q=0.1", "Commis n'est pas installé"),
        ("de", "Commis n'est pas installé"),
        ("en;q=oui,*;q=0.1", "Commis n'est pas installé"),
        ("fr;q=0,en;q=0.1", "Commis is not installed"),
    ],
)
async def test_the_page_is_in_the_visitors_language(wanted: str, title: str):
    async with setup() as here:
        _, page = await here.back(language=wanted)
        assert f"<h1>{title.replace(chr(39), '&#x27;')}</h1>" in page


async def test_over_https_the_cookie_never_leaves_it():
    async with setup(public_url="https://commis.example.com") as here:
        async with here.browser.get(f"{here.url}/slack/install", allow_redirects=False) as answer:
            assert answer.cookies[COOKIE]["secure"] is True
            assert asked(answer.headers["Location"])["redirect_uri"].startswith("https://commis.example.com/slack/")
        async with here.browser.head(f"{here.url}/slack/install", allow_redirects=False) as answer:
            assert answer.status == 405
