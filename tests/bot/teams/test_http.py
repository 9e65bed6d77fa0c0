"""Teams over HTTP: who may knock, what is answered, and that nothing anybody sends makes a 500."""

from __future__ import annotations

import asyncio
import json

import pytest
from structlog.testing import capture_logs

from bot.platform import Receipt
from bot.store.database import Database
from bot.teams.http import LARGEST_BODY
from graphs.message import text_message
from tests.bot.teams.knocking import Door, database, database_url, dialect, door, knocking, sqlite_template
from tests.bot.teams.said import (
    APP,
    ELSEWHERE,
    PERSONAL,
    SERVICE,
    TENANT,
    acts,
    invoke,
    message,
    presses,
)
from tests.support.malformed_tokens import MALFORMED
from tests.support.openid import Fault

__all__ = ["database", "database_url", "dialect", "door", "sqlite_template"]


# --- what is answered -------------------------------------------------------------------------------------------------


async def test_a_message_is_kept_before_it_is_acknowledged(door: Door) -> None:
    sent = message("devis")
    assert await door.knocks(sent) == (200, "")
    assert await door.knocks(sent) == (200, "")
    assert len(door.desk.door.taken) == 1


async def test_an_invoke_is_answered_in_the_response(door: Door) -> None:
    door.desk.door.answers.append(Receipt(True, note=text_message("Pas vous.")))
    status, body = await door.knocks(presses("a:1:approve"))
    told = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "Pas vous."}
    assert (status, json.loads(body)) == (200, told)
    status, body = await door.knocks(acts("autre", {}))
    refused = json.loads(body)
    assert (status, refused["statusCode"], refused["type"]) == (200, 400, "application/vnd.microsoft.error")
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
