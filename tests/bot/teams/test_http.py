"""Teams over HTTP: who may knock, what is answered, and that nothing anybody sends makes a 500."""

from __future__ import annotations

import asyncio
import copy
import gzip
import json
import random
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.clock import SystemClock
from bot.platform import Receipt
from bot.store.database import Database
from bot.teams.http import LARGEST_BODY, PATH, routes
from bot.teams.keys import Keys
from bot.teams.tokens import TokenVerifier
from graphs.message import text_message
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
    AT,
    BOT,
    ELSEWHERE,
    GROUP,
    PERSONAL,
    SERVICE,
    TENANT,
    activity,
    acts,
    deleted,
    edited,
    entrusts,
    in_channel,
    invoke,
    mention,
    message,
    presses,
    quoting,
)
from tests.support.openid import KEYS_FOR_MALFORMED, MALFORMED, Fault, OpenIdServer

__all__ = ["database", "database_url", "dialect", "sqlite_template"]


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


# --- what is answered -------------------------------------------------------------------------------------------------


async def test_a_message_is_kept_before_it_is_acknowledged(door: Door) -> None:
    sent = message("devis")
    assert await door.knocks(sent) == (200, "")
    assert await door.knocks(sent) == (200, "")
    assert len(door.desk.door.taken) == 1


async def test_an_invoke_is_answered_in_the_response(door: Door) -> None:
    door.desk.door.answers.append(Receipt(True, note=text_message("Pas vous.")))
    started = time.perf_counter()
    status, body = await door.knocks(presses("a:1:approve"))
    assert time.perf_counter() - started < 1.0
    told = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Pas vous."}
    assert (status, json.loads(body)) == (200, told)
    status, body = await door.knocks(acts("autre", {}))
    assert (status, json.loads(body)["type"]) == (400, "application/vnd.microsoft.error")
    assert await door.knocks(invoke("fileConsent/invoke", {"action": "accept"})) == (200, "")


async def test_ten_deliveries_at_once_are_one_message(door: Door) -> None:
    sent = message("devis")
    answers = await asyncio.gather(*(door.knocks(sent) for _ in range(10)))
    assert answers == [(200, "")] * 10
    assert len(door.desk.door.taken) == 1


async def test_what_cannot_be_kept_is_to_be_sent_again(door: Door) -> None:
    door.desk.door.down = True
    for sent in (message("devis"), presses("a:1:approve")):
        assert (await door.knocks(sent))[0] == 503
    door.desk.door.down = False
    door.desk.door.broken = RuntimeError("a defect")
    with capture_logs() as logs:
        assert await door.knocks(message("devis")) == (503, "")
    assert [each["event"] for each in logs] == ["teams.defect"]


# --- who may knock ----------------------------------------------------------------------------------------------------


UNSENDABLE = {"control characters", "header nests deeply", "huge", "no header"}
"""What no header of a request can hold, or none of this length: the verifier has tests of its own for it."""


@pytest.mark.parametrize("how", sorted(set(MALFORMED) - UNSENDABLE))
async def test_bad_tokens_are_refused_before_anything(door: Door, how: str) -> None:
    headers = {"Authorization": MALFORMED[how](door.openid, SERVICE)}
    status, body = await door.knocks(message("devis"), headers)
    assert status in {401, 403} and body == ""
    assert (await door.knocks(b"{", headers))[0] in {400, 401, 403}
    assert door.desk.door.taken == []
    assert await door.desk.references.tenant(TENANT) is None


async def test_without_a_token_nothing_is_read(door: Door) -> None:
    for headers in ({}, {"Authorization": ""}):
        for body in (json.dumps(message("devis")).encode(), b"{", b"x" * (LARGEST_BODY + 1)):
            assert (await door.knocks(body, headers))[0] == 401


async def test_while_the_keys_cannot_be_had_nobody_is_heard(door: Door) -> None:
    door.openid.faults = {"document": Fault(500), "keys": Fault(500)}
    assert (await door.knocks(message("devis")))[0] == 503
    assert door.desk.door.taken == []


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/", "http://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net.evil.example"],
)
async def test_a_service_url_that_is_not_teams_is_refused(door: Door, url: str) -> None:
    """Also where the token itself names it: no token of ours may ever go there."""
    sent = {**message("devis"), "serviceUrl": url}
    assert (await door.knocks(sent))[0] == 403
    assert (await door.knocks(sent, {"Authorization": door.openid.bearer(url, aud=APP)}))[0] == 403
    assert door.desk.door.taken == []


async def test_another_tenant_is_refused(door: Door) -> None:
    theirs = {**PERSONAL, "tenantId": ELSEWHERE}
    sent = message("devis", theirs, channelData={"tenant": {"id": ELSEWHERE}})
    nowhere = {**message("devis"), "conversation": {"id": "a:1"}, "channelData": {}}
    for each in (sent, nowhere):
        assert (await door.knocks(each))[0] == 403
    assert door.desk.door.taken == []


async def test_another_channel_of_the_bot_framework_is_refused(door: Door) -> None:
    assert (await door.knocks({**message("devis"), "channelId": "emulator"}))[0] in {401, 403}
    assert door.desk.door.taken == []


# --- the playground ---------------------------------------------------------------------------------------------------


async def test_a_playground_needs_no_token_on_this_machine(database: Database) -> None:
    async with knocking(database, playground=True, tenant_id="") as door:
        sent = {**message("devis"), "serviceUrl": "http://127.0.0.1:56150/_connector"}
        assert await door.knocks(sent, {}) == (200, "")
        [heard] = door.desk.messages()
        assert heard.sender.id.startswith(f"{TENANT}/")
        elsewhere = {**message("devis"), "serviceUrl": "https://smba.trafficmanager.net/emea/"}
        assert (await door.knocks(elsewhere, {}))[0] == 403
        anywhere = {**sent, "conversation": {"id": "personal-chat-id"}, "channelData": {}, "id": "m2"}
        assert await door.knocks(anywhere, {}) == (200, "")
        assert door.desk.messages()[-1].sender.id.startswith("playground/")


@pytest.mark.parametrize("header", ["Origin", "X-Forwarded-For", "Forwarded", "Via"])
async def test_a_playground_listens_to_no_browser_and_no_proxy(database: Database, header: str) -> None:
    async with knocking(database, playground=True, tenant_id="") as door:
        sent = {**message("devis"), "serviceUrl": "http://127.0.0.1:56150/_connector"}
        assert (await door.knocks(sent, {header: "http://127.0.0.1"}))[0] == 403
        assert door.desk.door.taken == []


# --- what Teams does not send -----------------------------------------------------------------------------------------

SOUND = message("devis")


def without(name: str) -> dict[str, Any]:
    return {key: value for key, value in SOUND.items() if key != name}


BAD: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"3",
    b'"x"',
    b"{}",
    b"\xff\xfe\x00",
    b'{"a": NaN}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"1" * 10_000,
    json.dumps({**SOUND, "value": json.loads("[" * 200 + "]" * 200)}).encode(),
    *(json.dumps(without(name)).encode() for name in ("type", "conversation", "serviceUrl")),
    *(json.dumps({**SOUND, "conversation": odd}).encode() for odd in (None, [], "x", {"id": 3}, {"id": ""})),
    *(json.dumps({**SOUND, "conversation": {"id": odd}}).encode() for odd in ("@x", "a\x00b", "x" * 5000)),
    *(json.dumps({**SOUND, "type": odd}).encode() for odd in (None, 3, {}, "")),
    json.dumps({**SOUND, "serviceUrl": 3}).encode(),
]


@pytest.mark.parametrize("body", BAD, ids=range(len(BAD)))
async def test_a_malformed_body_is_a_bad_request(door: Door, body: bytes) -> None:
    assert await door.knocks(body) == (400, "")
    assert door.desk.door.taken == []


async def test_too_much_is_refused_also_when_it_does_not_say_so(door: Door) -> None:
    big = json.dumps({**message("devis"), "text": "x" * LARGEST_BODY}).encode()
    assert (await door.knocks(big))[0] == 413
    packed = {**door.proof, "Content-Encoding": "gzip"}
    assert (await door.knocks(gzip.compress(big), packed))[0] == 413

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(big), 65_536):
            yield big[at : at + 65_536]

    async with door.session.post(door.url, data=pieces(), headers=door.proof) as answer:
        assert answer.status == 413
    assert (await door.knocks(b"not gzip", packed))[0] == 400
    assert door.desk.door.taken == []


EVERY: list[dict[str, Any]] = [
    message(f"{AT} devis", GROUP),
    message("oui", attachments=quoting("1763900000001", "x", "oui")),
    message("oui", attachments=[{"contentType": "messageReference", "content": {"messageId": "1"}}]),
    message("v", attachments=[{"contentType": "image/png", "contentUrl": "https://smba.trafficmanager.net/1"}]),
    in_channel(f"{AT} devis", "1763900000001", entities=[mention(BOT)]),
    edited(message("devis"), "devis 2"),
    deleted(message("devis")),
    activity("installationUpdate", PERSONAL, action="add"),
    activity("conversationUpdate", GROUP, membersAdded=[BOT], membersRemoved=[]),
    activity("messageReaction", GROUP, reactionsAdded=[{"type": "like"}]),
    presses("a:1:approve", replyToId="1763900000002"),
    acts("commis.submit", {"form": "f:1:edit", "fields": {"in.0": "price"}, "in.0": "3", "button": "a:1:edit"}),
    acts("commis.refresh", {"post": "k1"}),
    entrusts("<p>devis <at id='0'>Commis</at></p>", GROUP, mentions=[{"id": 0, "mentionText": "Commis"}]),
    invoke("fileConsent/invoke", {"action": "accept", "context": {}, "uploadInfo": {}}),
    invoke("message/submitAction", {"actionName": "feedback", "actionValue": {"reaction": "like"}}),
]
ODD: list[Any] = [
    None,
    True,
    0,
    -1,
    1e300,
    10**400,
    "",
    "x" * 3000,
    "\x00\ud800",
    [],
    {},
    [None],
    {"id": {}},
    [[]],
    "@",
    "/",
]


def paths(part: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    return [*([here] if here else []), *(path for step, each in steps for path in paths(each, (*here, step)))]


def spoiled(sent: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same with one or two of its parts gone, or something else."""
    body = copy.deepcopy(sent)
    for _ in range(chance.choice([1, 1, 2])):
        path = chance.choice(paths(body))
        node: Any = body
        for step in path[:-1]:
            node = node[step]
        if chance.random() < 0.2:
            del node[path[-1]]
        else:
            node[path[-1]] = chance.choice(ODD)
    return body


@pytest.mark.parametrize("seed", range(4))
async def test_nothing_that_is_sent_makes_a_500(door: Door, seed: int) -> None:
    chance = random.Random(seed)
    with capture_logs() as logs:
        for sent in EVERY * 6:
            body = spoiled(sent, chance)
            status, _ = await door.knocks(body)
            assert status in {200, 400, 401, 403}, body
    assert not [each for each in logs if each["log_level"] == "error"]
