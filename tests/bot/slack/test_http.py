"""Slack over HTTP: who may knock, what is answered, and that nothing anybody sends makes a 500."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import pytest
from structlog.testing import capture_logs

from bot.platform import Receipt
from bot.store.database import Database
from tests.bot.slack.inbound_desk import (
    PREVIOUS_SECRET,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    inbound_desk,
    sqlite_template,
)
from tests.support.slack.deliveries import FORM, signed

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

JSON = "application/json"
TEAM, APP = "T0COMMIS", "A0COMMIS"


async def knocks(
    desk: InboundDesk, body: bytes, kind: str = JSON, secret: str = "", headers: dict[str, str] | None = None
) -> tuple[int, str]:
    told = {"Content-Type": kind, **signed(secret or desk.server.signing_secret, body), **(headers or {})}
    async with desk.server.session.post(desk.url, data=body, headers=told) as answer:
        return answer.status, await answer.text()


def event(**more: Any) -> dict[str, Any]:
    said = {"type": "message", "channel": "D0LEA", "channel_type": "im", "user": "U0LEA", "text": "aide"}
    return {
        "type": "event_callback",
        "api_app_id": APP,
        "team_id": TEAM,
        "event_id": "Ev1",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": TEAM, "enterprise_id": None, "user_id": "U0COMMIS", "is_bot": True}],
        "event": {**said, "ts": "1763888400.000100", "event_ts": "1763888400.000100"},
        **more,
    }


def click(**more: Any) -> dict[str, Any]:
    return {
        "type": "block_actions",
        "api_app_id": APP,
        "team": {"id": TEAM},
        "user": {"id": "U0LEA", "team_id": TEAM},
        "container": {"type": "message", "message_ts": "1763888400.000100", "channel_id": "C0DEVIS"},
        "channel": {"id": "C0DEVIS"},
        "trigger_id": "1.2.3",
        "actions": [{"type": "button", "action_id": "commis.0", "value": "a:1:approve"}],
        **more,
    }


def command(**more: Any) -> dict[str, Any]:
    said = {"command": "/commis", "text": "aide", "team_id": TEAM, "user_id": "U0LEA", "trigger_id": "1.2.4"}
    return {**said, "api_app_id": APP, "channel_id": "C0DEVIS", **more}


def as_json(payload: Any) -> tuple[bytes, str]:
    return json.dumps(payload).encode(), JSON


def as_form(payload: dict[str, Any]) -> tuple[bytes, str]:
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def as_command(payload: dict[str, Any]) -> tuple[bytes, str]:
    return urlencode({name: value for name, value in payload.items() if value is not None}).encode(), FORM


# --- who may knock ----------------------------------------------------------------------------------------------------


async def test_slack_verifies_the_address(desk: InboundDesk):
    """Before the app is installed anywhere: the signature is all there is."""
    status, body = await knocks(desk, *as_json({"type": "url_verification", "challenge": "3eZbrw1a", "token": "t"}))
    assert (status, json.loads(body)) == (200, {"challenge": "3eZbrw1a"})
    body, kind = as_json({"type": "url_verification", "challenge": "3eZbrw1a"})
    assert (await knocks(desk, body, kind, "another secret"))[0] == 401


async def test_either_secret_opens(desk: InboundDesk):
    assert await knocks(desk, *as_json(event())) == (200, "")
    assert (await knocks(desk, *as_json(event()), PREVIOUS_SECRET))[0] == 200
    assert (await knocks(desk, *as_json(event()), "the-secret-of-last-year"))[0] == 401
    assert len(desk.door.taken) == 1


@pytest.mark.parametrize("timestamp", ["abc", "", "1e9", "-1", "9" * 30, "0"])
async def test_a_malformed_timestamp_is_a_401(desk: InboundDesk, timestamp: str):
    status, body = await knocks(desk, *as_json(event()), headers={"X-Slack-Request-Timestamp": timestamp})
    assert (status, body) == (401, "")
    assert desk.door.taken == []


async def test_a_recorded_request_is_refused_later(desk: InboundDesk):
    body, kind = as_json(event())
    old = signed(desk.server.signing_secret, body, time.time() - 301)
    future = signed(desk.server.signing_secret, body, time.time() + 302)
    assert (await knocks(desk, body, kind, headers=old))[0] == 401
    assert (await knocks(desk, body, kind, headers=future))[0] == 401


async def test_a_body_too_large_is_a_413(desk: InboundDesk):
    large = b'{"type":"' + b"x" * (1024 * 1024) + b'"}'
    assert (await knocks(desk, large))[0] == 413

    async def drip() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 64 * 1024

    async with desk.server.session.post(desk.url, data=drip()) as answer:
        assert answer.status == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"3",
        b'"text"',
        b"\xff\xfe\x00",
        b"payload=",
        b"payload=%7B",
        b"payload=[]",
        b"payload=null",
        b"a=b&c",
        b"{}",
        b'{"type":"event_callback"}',
        b'{"type":"event_callback","event":[]}',
        b'{"type":["x"],"team":3,"user":[],"api_app_id":{}}',
        b'{"type":"event_callback","authorizations":{"a":1},"event":{"type":"message"}}',
        b'{"type":"block_actions","team":[1],"actions":"x"}',
        b'{"type":"event_callback","event":{"type":{"a":1}},"api_app_id":"A0COMMIS","team_id":"T0COMMIS"}',
        b'{"a":' * 3000,
        json.dumps(click(actions={"a": 1})).encode(),
        json.dumps(click(actions=[])).encode(),
        json.dumps(click(actions=["x"])).encode(),
        json.dumps(click(actions=[{"type": 3}])).encode(),
        json.dumps(click(user=None, channel="C1", container=[])).encode(),
        json.dumps({**click(), "type": "view_submission"}).encode(),
        json.dumps({**click(), "type": "view_submission", "view": {"callback_id": "commis.form"}}).encode(),
        json.dumps(
            {**click(), "type": "view_submission", "view": {"type": "modal", "callback_id": "commis.form"}}
        ).encode(),
        json.dumps({**click(), "type": "view_closed", "view": {"callback_id": "x"}}).encode(),
        json.dumps({**click(), "type": "message_action", "callback_id": "entrust", "message": "x"}).encode(),
        json.dumps({**click(), "type": "message_action"}).encode(),
        json.dumps({**click(), "type": "block_suggestion", "action_id": "x"}).encode(),
        json.dumps(event(event={"type": "message", "message": 3, "subtype": "message_changed"})).encode(),
        json.dumps(event(event={"type": "app_home_opened", "user": {"id": 1}, "tab": []})).encode(),
        json.dumps(event(event={"type": "user_change", "user": "U1"})).encode(),
        json.dumps(event(event={"type": "tokens_revoked", "tokens": []})).encode(),
        json.dumps(event(event={"type": "agent_session_stopped", "streaming_message_ts": 1})).encode(),
        json.dumps(event(event={"type": "reaction_added", "item": {"type": "message"}})).encode(),
        json.dumps(event(event={"type": "function_executed", "inputs": 3})).encode(),
        json.dumps({**event(), "type": "app_rate_limited", "minute_rate_limited": 1}).encode(),
    ],
)
async def test_whatever_is_signed_is_no_500(desk: InboundDesk, body: bytes):
    for kind in (JSON, FORM, "text/plain; charset=nonsense"):
        with capture_logs() as logs:
            status, answer = await knocks(desk, body, kind)
        assert status in {200, 400, 403}, logs
        assert "Traceback" not in answer
        assert [line for line in logs if line["log_level"] == "error"] == []
    assert desk.door.taken == []


# --- whose payloads ---------------------------------------------------------------------------------------------------

VIEW = {"id": "V1", "type": "modal", "callback_id": "x"}
KINDS = {
    "event": (event, as_json),
    "click": (click, as_form),
    "view": (lambda **more: {**click(**more), "type": "view_submission", "view": VIEW}, as_form),
    "shortcut": (lambda **more: {**click(**more), "type": "message_action", "callback_id": "entrust"}, as_form),
    "command": (command, as_command),
}


def foreign(kind: str) -> list[dict[str, Any]]:
    if kind == "event":
        theirs = [{"team_id": "T0OTHER", "enterprise_id": None}]
        org = [{"team_id": TEAM, "enterprise_id": "E0OTHER"}]
        return [{"api_app_id": "A0OTHER"}, {"api_app_id": None}, {"authorizations": theirs}, {"authorizations": org}]
    if kind == "command":
        return [{"api_app_id": "A0OTHER"}, {"api_app_id": None}, {"team_id": "T0OTHER"}, {"enterprise_id": "E0OTHER"}]
    return [{"api_app_id": "A0OTHER"}, {"api_app_id": None}, {"team": {"id": "T0OTHER"}}, {"enterprise": {"id": "E1"}}]


@pytest.mark.parametrize("kind", KINDS)
async def test_every_kind_of_payload_is_checked(desk: InboundDesk, kind: str):
    made, written = KINDS[kind]
    for other in foreign(kind):
        assert await knocks(desk, *written(made(**other))) == (403, ""), other
    assert desk.door.taken == []
    assert (await knocks(desk, *written(made())))[0] == 200


# --- kept, or sent again ----------------------------------------------------------------------------------------------


async def test_what_cannot_be_kept_is_not_acknowledged(desk: InboundDesk):
    desk.door.down = True
    assert await knocks(desk, *as_json(event())) == (503, "")
    assert await knocks(desk, *as_form(click())) == (503, "")
    assert await knocks(desk, *as_command(command())) == (503, "")
    desk.door.down = False
    assert (await knocks(desk, *as_json(event())))[0] == 200
    assert len(desk.door.taken) == 1


async def test_a_workspace_that_cannot_be_asked_is_no_refusal(desk: InboundDesk):
    desk.server.fails("auth.test", "503", None)
    assert (await knocks(desk, *as_json(event())))[0] == 503


async def test_a_defect_is_logged_and_tells_nothing(desk: InboundDesk):
    desk.door.broken = RuntimeError("a secret of the house")
    with capture_logs() as logs:
        status, body = await knocks(desk, *as_json(event()))
    assert (status, body) == (500, "")
    assert [line["event"] for line in logs if line["log_level"] == "error"] == ["slack.defect"]


async def test_what_no_store_takes_is_left_out(desk: InboundDesk):
    odd = event()
    odd["event"] |= {"text": "Devis\x00 pour \ud800Bellerive\r\n3 moulins"}
    assert (await knocks(desk, *as_json(odd)))[0] == 200
    assert [said.text for said in desk.messages()] == ["Devis pour Bellerive\n3 moulins"]


async def test_replays_change_nothing(desk: InboundDesk):
    for payload in (as_json(event()), as_form(click()), as_command(command())):
        headers = signed(desk.server.signing_secret, payload[0])
        before = len(desk.door.taken)
        for _ in range(3):
            assert (await knocks(desk, *payload, headers=headers))[0] == 200
        assert len(desk.door.taken) == before + 1


async def test_the_ack_waits_for_nothing_of_slacks(desk: InboundDesk):
    """Slack's own slowness is no reason to be late: notes come after the ack."""
    assert (await knocks(desk, *as_json(event())))[0] == 200
    desk.server.fails("chat.postEphemeral", "timeout", None)
    shared = event(is_ext_shared_channel=True)
    shared["event"] |= {"channel": "C0PARTAGE", "channel_type": "channel", "text": "<@U0COMMIS> aide"}
    async with asyncio.timeout(8):  # less than Slack's silence lasts
        assert (await knocks(desk, *as_json(shared)))[0] == 200


async def test_a_burst_is_kept_once(desk: InboundDesk):
    """Fifty at once, each twice: every one is kept once."""
    await knocks(desk, *as_json(event()))
    bodies: list[bytes] = []
    for number in range(50):
        one = event(event_id=f"Ev{number}")
        one["event"] = {**one["event"], "ts": f"1763888500.{number:06d}"}
        bodies.append(as_json(one)[0])
    answers = await asyncio.gather(*(knocks(desk, body) for body in [*bodies, *reversed(bodies)]))
    assert {status for status, _ in answers} == {200}
    assert len(desk.door.taken) == 51


async def test_slack_says_that_it_holds_events_back(desk: InboundDesk):
    limited = {"type": "app_rate_limited", "api_app_id": APP, "team_id": TEAM, "minute_rate_limited": 1763888400}
    with capture_logs() as logs:
        assert (await knocks(desk, *as_json(limited)))[0] == 200
    assert "slack.rate_limited" in [line["event"] for line in logs]


async def test_the_environment_of_other_apps_does_not_matter(
    desk: InboundDesk, database: Database, monkeypatch: pytest.MonkeyPatch
):
    """Bolt reads variables by itself when they are there."""
    for name in ("SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_SIGNING_SECRET"):
        monkeypatch.setenv(name, "of-something-else")
    async with inbound_desk(desk.server, database) as made:
        assert (await knocks(made, *as_json(event())))[0] == 200
        made.door.answers = [Receipt(True)]
        assert (await knocks(made, *as_form(click())))[0] == 200
        assert len(made.door.taken) == 2
