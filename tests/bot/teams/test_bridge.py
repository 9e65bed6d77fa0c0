"""What is sent arrives whole over real HTTP, with the bot's own token, and nothing ever blocks the event loop."""

from __future__ import annotations

import asyncio
import threading
import time as wall
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams import credentials as credentials_module
from bot.teams.bridge import Bridge
from bot.teams.credentials import EARLY, PAUSE, Credentials
from bot.teams.exchange import Exchange
from bot.teams.faults import TeamsRefusal
from bot.teams.settings import TeamsSettings
from integrations.errors import Misconfigured, Unavailable
from tests.bot.teams.loopback import Loopback, Reply
from tests.support.openid import APP, IDENTITY_HEADER, SECRET, TENANT, Fault, OpenIdServer

SCOPE = "https://api.botframework.com/.default"

CARD = {
    "type": "AdaptiveCard",
    "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
    "version": "1.5",
    "refresh": {
        "action": {"type": "Action.Execute", "verb": "commis.refresh", "data": {"post": "k:1", "n": 1.5, "none": None}},
        "userIds": ["29:1abc", "29:2def"],
    },
    "body": [{"type": "TextBlock", "text": "1 234,50 € — ✓ 🧾", "wrap": True}, {"type": "Table", "rows": []}],
    "actions": [{"type": "Action.Execute", "title": "Oui", "verb": "commis.press", "data": {"button": "yes"}}],
    "msteams": {"width": "Full", "entities": [{"type": "mention", "text": "<at>Léa</at>"}]},
}

ACTIVITY = {
    "type": "message",
    "id": "",
    "channelId": "msteams",
    "serviceUrl": "https://smba.trafficmanager.net/emea/",
    "text": "Devis « prêt » \u202f!\n\tà relire",
    "textFormat": "plain",
    "summary": "Un devis",
    "from": {"id": "28:app", "name": "Commis", "aadObjectId": "o-1", "userRole": "bot"},
    "conversation": {
        "id": "a:1",
        "conversationType": "personal",
        "tenantId": "a-tenant",
        "isGroup": False,
        "somethingNew": {"deep": [1, 2, {"er": None}]},
    },
    "entities": [
        {"type": "streaminfo", "streamId": "s-1", "streamType": "informative", "streamSequence": 3},
        {
            "type": "https://schema.org/Message",
            "@type": "Message",
            "@context": "https://schema.org",
            "@id": "",
            "additionalType": ["AIGeneratedContent"],
            "citation": [{"@type": "Claim", "position": 1, "appearance": {"name": "D2026-0001"}}],
        },
    ],
    "channelData": {
        "feedbackLoopEnabled": True,
        "tenant": {"id": "a-tenant"},
        "notification": {"alert": True},
        "onBehalfOf": [{"itemid": 0}],
    },
    "attachments": [
        {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD, "contentUrl": None, "new": 1},
        {
            "contentType": "application/vnd.microsoft.teams.card.file.consent",
            "name": "devis.pdf",
            "content": {"description": "Devis", "sizeInBytes": 12345, "acceptContext": {"file": "f1"}},
        },
    ],
    "suggestedActions": {"to": [], "actions": [{"type": "Action.Submit", "title": "x", "value": {"a": 1}}]},
    "timestamp": "not a time at all",
    "expiration": "2026-11-22T08:00:00.123Z",
    "importance": "high",
    "additional_properties": {"name": "as the SDK calls its own"},
    "aField.with.dots": {"and": "more"},
    "value": {"any": [True, False, None, 0, -1, 1e100, "…"]},
    "empty": {"list": [], "object": {}, "text": "", "null": None},
}


@dataclass
class Site:
    """The connector's stand-in, and a bridge to it."""

    server: OpenIdServer
    connector: Loopback
    exchange: Exchange
    settings: TeamsSettings
    credentials: Credentials
    bridge: Bridge


def _bridge(server: OpenIdServer, connector: Loopback, **changes: Any) -> Site:
    given = server.settings(service_hosts=(connector.host,), **changes)
    exchange = Exchange()
    credentials = Credentials(given, exchange)
    return Site(server, connector, exchange, given, credentials, Bridge(given, credentials, exchange))


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    yield server
    await server.close()


@pytest.fixture
async def connector() -> AsyncIterator[Loopback]:
    connector = Loopback()
    await connector.open()
    yield connector
    await connector.close()


@pytest.fixture
async def site(server: OpenIdServer, connector: Loopback) -> AsyncIterator[Site]:
    site = _bridge(server, connector)
    yield site
    await site.credentials.close()
    await site.exchange.close()


# --- what arrives -----------------------------------------------------------------------------------------------------


async def test_an_activity_arrives_whole(site: Site) -> None:
    assert await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None) == "an-activity"
    (asked,) = site.connector.asked
    assert asked.json == ACTIVITY
    assert asked.method == "POST"
    assert asked.path == "/v3/conversations/a%3A1/activities"
    assert asked.headers["Content-Type"] == "application/json; charset=utf-8"
    assert asked.token == f"Bearer {site.server.given[0]}"


async def test_what_was_given_is_not_changed(site: Site) -> None:
    """Nor does a second sending differ from the first."""
    before = repr(ACTIVITY)
    for _ in range(2):
        await site.bridge.send(site.connector.address, "a:1", ACTIVITY, "17")
    await site.bridge.update(site.connector.address, "a:1", "9", ACTIVITY)
    assert repr(ACTIVITY) == before
    assert [one.json for one in site.connector.asked] == [ACTIVITY] * 3


async def test_a_reply_goes_under_its_message(site: Site) -> None:
    await site.bridge.send(site.connector.address + "/emea", "19:x@thread.tacv2;messageid=17", {"type": "typing"}, "17")
    (asked,) = site.connector.asked
    assert asked.path == "/emea/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D17/activities/17"
    assert asked.json == {"type": "typing"}


@pytest.mark.parametrize("odd", ["../../admin", "a/b", "a?b=c", "a#b", "a%2fb", "a:b;c@d", "...", "%2e%2e"])
async def test_an_id_stays_one_part_of_the_address(site: Site, odd: str) -> None:
    """A conversation or message id is text from outside: it must not lead elsewhere."""
    await site.bridge.send(site.connector.address, odd, {"type": "message"}, odd)
    (asked,) = site.connector.asked
    parts = asked.path.split("/")
    assert (parts[:3], parts[4], len(parts)) == (["", "v3", "conversations"], "activities", 6)


@pytest.mark.parametrize("odd", ["", ".", "..", "a b", "a\r\nX: y", "a\x00", "é", "\u202e"])
async def test_what_is_no_id_is_not_asked_for(site: Site, odd: str) -> None:
    here, bridge = site.connector.address, site.bridge
    for asking in (
        bridge.send(here, odd, {}, None),
        bridge.send(here, "a:1", {}, odd or ".."),
        bridge.update(here, "a:1", odd, {}),
        bridge.delete(here, odd, "17"),
        bridge.member(here, "a:1", odd),
        bridge.members(here, odd, None),
    ):
        with pytest.raises(TeamsRefusal):
            await asking
    assert not site.connector.asked


async def test_updates_and_deletions(site: Site) -> None:
    await site.bridge.update(site.connector.address, "a:1", "17", ACTIVITY)
    site.connector.always = Reply(200)
    await site.bridge.delete(site.connector.address, "a:1", "17")
    put, delete = site.connector.asked
    assert (put.method, put.path, put.json) == ("PUT", "/v3/conversations/a%3A1/activities/17", ACTIVITY)
    assert (delete.method, delete.path, delete.body) == ("DELETE", "/v3/conversations/a%3A1/activities/17", b"")
    assert put.token == delete.token == f"Bearer {site.server.given[0]}"


async def test_a_conversation_is_made_as_told(site: Site) -> None:
    site.connector.always = Reply(201, {"id": "19:x;messageid=5", "activityId": "5", "more": {"kept": 1}})
    parameters = {"isGroup": True, "channelData": {"channel": {"id": "19:x"}, "odd": [None]}, "activity": ACTIVITY}
    made = await site.bridge.create(site.connector.address, parameters)
    assert made == {"id": "19:x;messageid=5", "activityId": "5", "more": {"kept": 1}}
    assert site.connector.asked[0].json == parameters
    assert site.connector.asked[0].path == "/v3/conversations"


async def test_people_come_back_whole(site: Site) -> None:
    person = {"id": "29:1", "aadObjectId": "o-1", "email": "lea@x.fr", "userRole": "user", "tenantId": "t", "new": [1]}
    site.connector.replies.append(Reply(200, person))
    site.connector.replies.append(Reply(200, {"members": [person], "continuationToken": "next+1"}))
    assert await site.bridge.member(site.connector.address, "19:x", "29:1") == person
    page = await site.bridge.members(site.connector.address, "19:x", "a+b/c")
    assert page == {"members": [person], "continuationToken": "next+1"}
    one, many = site.connector.asked
    assert one.path == "/v3/conversations/19%3Ax/members/29%3A1"
    assert urlsplit(many.path).path == "/v3/conversations/19%3Ax/pagedmembers"
    assert parse_qs(urlsplit(many.path).query) == {"pageSize": ["500"], "continuationToken": ["a+b/c"]}


@pytest.mark.parametrize("status", [200, 201, 202, 204])
async def test_a_success_without_an_id(site: Site, status: int) -> None:
    site.connector.always = Reply(status)
    assert await site.bridge.send(site.connector.address, "a:1", {"type": "typing"}, None) == ""


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    more=st.dictionaries(
        st.text(max_size=20)
        | st.sampled_from(["entities", "attachments", "from", "recipient", "value", "membersAdded"]),
        JSON_VALUES,
        max_size=6,
    )
)
async def test_whatever_is_in_it_arrives(site: Site, more: dict[str, Any]) -> None:
    activity = {"type": "message"} | {name: value for name, value in more.items() if name not in {"type", "channelId"}}
    await site.bridge.send(site.connector.address, "a:1", activity, None)
    assert site.connector.asked[-1].json == activity


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
    sending = asyncio.create_task(site.bridge.send(site.connector.address, "a:1", ACTIVITY, None))
    longest, last = 0.0, wall.monotonic()
    while not sending.done():
        await asyncio.sleep(0.005)
        longest, last = max(longest, wall.monotonic() - last), wall.monotonic()
    assert await sending == "an-activity"
    assert threads and threading.main_thread().name not in threads
    assert longest < 0.3, f"the loop stood still for {longest:.2f} s"


async def test_who_goes_away_takes_nobody_along(site: Site) -> None:
    site.server.faults["login"] = Fault(seconds=0.1)
    waiting = [asyncio.create_task(site.credentials.token()) for _ in range(3)]
    await asyncio.sleep(0.03)
    waiting[0].cancel()
    assert await waiting[1] == await waiting[2] == site.server.given[0]
