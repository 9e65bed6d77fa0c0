"""Every way a call can end, told apart: done, refused, surely not sent, perhaps done; and tokens go to Slack alone."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import structlog
from aiohttp import web

from bot.slack.client import SlackCalls
from bot.slack.faults import SlackMissing, SlackRefusal, code_of
from bot.slack.pace import Pace
from integrations.errors import InDoubt, Misconfigured, Unavailable
from tests.bot.slack.rig import TEAM, Rig, opened

SAY = {"channel": "C0DEVIS", "text": "Bonjour"}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


async def test_a_call_is_answered(rig: Rig):
    answer = await rig.calls.call(TEAM, "chat.postMessage", **SAY, blocks=None)
    assert rig.server.texts("#devis") == ["Bonjour"]
    assert answer["ts"] == rig.server.messages("#devis")[0].ts
    assert "blocks" not in rig.server.called("chat.postMessage")[0]


async def test_reading_methods_are_asked_by_forms(rig: Rig):
    await rig.calls.call(TEAM, "chat.postMessage", **SAY, metadata={"event_type": "t", "event_payload": {"key": "k"}})
    page = await rig.calls.call(TEAM, "conversations.history", channel="C0DEVIS", limit=5, include_all_metadata=True)
    assert page["messages"][0]["metadata"]["event_payload"] == {"key": "k"}


async def test_auth_test_tells_the_scopes(rig: Rig):
    answer = await rig.calls.with_token(rig.server.token, "auth.test")
    assert "chat:write" in answer["_scopes"]
    assert answer["team_id"] == TEAM


async def test_no_token_is_no_bearer(rig: Rig):
    with pytest.raises(Misconfigured, match="not_authed"):
        await rig.calls.with_token("", "auth.test")


async def test_refusals_are_sorted(rig: Rig):
    with pytest.raises(SlackRefusal) as archived:
        await rig.calls.call(TEAM, "chat.postMessage", channel="C0ARCHIVE", text="x")
    assert archived.value.code == "is_archived"
    with pytest.raises(SlackMissing):
        await rig.calls.call(TEAM, "chat.postMessage", channel="C0NOWHERE", text="x")
    rig.server.workspace().scopes.discard("chat:write")
    with pytest.raises(Misconfigured, match="chat:write"):
        await rig.calls.call(TEAM, "chat.postMessage", **SAY)
    rig.server.workspace().revoked = "token_revoked"
    with pytest.raises(Misconfigured, match="revoked"):
        await rig.calls.call(TEAM, "chat.postMessage", **SAY)


async def test_a_workspace_without_the_app(rig: Rig):
    with pytest.raises(Misconfigured):
        await rig.calls.call("T0VOISIN", "chat.postMessage", **SAY)
    assert rig.server.called("chat.postMessage") == []


async def test_429_is_obeyed_by_everybody(tmp_path: Path):
    waited: list[float] = []
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        waited.append(seconds)
        now += seconds

    async with opened(tmp_path, pace=Pace(time=lambda: now, sleep=sleep)) as rig:
        rig.server.fails("chat.postMessage", "429", retry_after=3)
        with pytest.raises(Unavailable) as first:
            await rig.calls.call(TEAM, "chat.postMessage", **SAY)
        assert first.value.retry_after == 3
        await rig.calls.call(TEAM, "chat.postMessage", channel="C0GENERAL", text="plus tard")
        assert waited == [3.0]

        rig.server.fails("chat.postMessage", "429", retry_after=60)
        with pytest.raises(Unavailable):
            await rig.calls.call(TEAM, "chat.postMessage", **SAY)
        calls = len(rig.server.called("chat.postMessage"))
        with pytest.raises(Unavailable) as held:
            await rig.calls.call(TEAM, "chat.postMessage", **SAY)
        assert held.value.retry_after == 60
        assert len(rig.server.called("chat.postMessage")) == calls, "Slack is left in peace"
        await rig.calls.call(TEAM, "users.info", user="U0LEA")


@pytest.mark.parametrize("how", ["500", "503", "not_json", "internal_error", "fatal_error", "disconnect"])
async def test_what_may_have_been_posted_is_in_doubt(rig: Rig, how: str):
    rig.server.fails("chat.postMessage", how)
    with pytest.raises(InDoubt):
        await rig.calls.call(TEAM, "chat.postMessage", **SAY)
    rig.server.fails("users.info", how)
    with pytest.raises(Unavailable):
        await rig.calls.call(TEAM, "users.info", user="U0LEA")


@pytest.mark.parametrize("how", ["timeout", "timeout_after", "disconnect_after"])
async def test_an_answer_that_never_comes(rig: Rig, how: str):
    rig.server.fails("chat.postMessage", how)
    with pytest.raises(InDoubt):
        await rig.calls.call(TEAM, "chat.postMessage", timeout=0.3, **SAY)
    assert len(rig.server.messages("#devis")) == (how != "timeout")


async def test_what_never_left_is_free_to_try_again(unused_address: str):
    async def token(team: str) -> str:
        return "xoxb-any"

    calls = SlackCalls(f"http://{unused_address}/api/", token)
    with pytest.raises(Unavailable):
        await calls.call(TEAM, "chat.postMessage", **SAY)
    await calls.close()


async def test_a_connection_that_never_opens_is_free_to_try_again(full_address: str):
    """The connection times out, not the answer: nothing has left."""

    async def token(team: str) -> str:
        return "xoxb-any"

    calls = SlackCalls(f"http://{full_address}/api/", token)
    with pytest.raises(Unavailable):
        await calls.call(TEAM, "chat.postMessage", timeout=0.3, **SAY)
    await calls.close()


async def test_speaking_tls_to_what_does_not_is_free_to_try_again(rig: Rig):
    calls = SlackCalls(rig.server.api_url.replace("http://", "https://"), rig.workspaces.token_of)
    with pytest.raises(Unavailable):
        await calls.call(TEAM, "chat.postMessage", **SAY)
    await calls.close()


@pytest.mark.parametrize(
    ("status", "body", "kind", "doubt"),
    [
        (200, "[1, 2]", "application/json", True),
        (200, '"ok"', "application/json", True),
        (200, "null", "application/json", True),
        (200, '{"ok": tr', "application/json", True),
        (200, "", "application/json", True),
        (200, "\udcff".encode("utf-8", "surrogateescape").decode("latin-1"), "text/plain", True),
        (200, '{"ok": false}', "application/json", True),
        (404, "nothing here", "text/plain", False),
        (407, "<html>proxy</html>", "text/html", False),
    ],
)
async def test_answers_that_are_not_slacks(status: int, body: str, kind: str, doubt: bool):
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status, text=body, content_type=kind)

    async with Served(answer) as url:
        calls = SlackCalls(url, _token)
        with pytest.raises(InDoubt if doubt else Misconfigured):
            await calls.call(TEAM, "chat.postMessage", **SAY)
        with pytest.raises(Unavailable if doubt else Misconfigured):
            await calls.call(TEAM, "users.info", user="U1")
        await calls.close()


async def test_an_api_address_that_is_none():
    calls = SlackCalls("not an address", _token)
    with pytest.raises((Misconfigured, Unavailable)):
        await calls.call(TEAM, "chat.postMessage", **SAY)
    await calls.close()


async def test_tokens_are_never_logged(rig: Rig, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logs:
        await rig.calls.call(TEAM, "chat.postMessage", **SAY)
        for how in ("429", "500", "invalid_auth", "is_archived"):
            rig.server.fails("users.info", how, retry_after=0)
            with pytest.raises(Exception) as caught:
                await rig.calls.call(TEAM, "users.info", user="U0LEA")
            assert rig.server.token not in f"{caught.value!r}{caught.value.__cause__!r}"
    assert rig.server.token not in caplog.text
    assert rig.server.token not in str(logs)
    assert "Bonjour" not in caplog.text + str(logs)
    assert rig.server.token not in repr(rig.calls)


async def test_it_opens_again_after_closing(rig: Rig):
    await rig.calls.call(TEAM, "chat.postMessage", **SAY)
    await rig.calls.close()
    await rig.calls.close()
    await rig.calls.call(TEAM, "chat.postMessage", **SAY)
    assert len(rig.server.messages("#devis")) == 2


async def test_a_cancelled_call_is_no_fault(rig: Rig):
    rig.server.fails("chat.postMessage", "timeout")
    task = asyncio.create_task(rig.calls.call(TEAM, "chat.postMessage", **SAY))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_code_of_other_errors_is_empty():
    assert code_of(ValueError("x")) == ""


# --- what stands on the other side ------------------------------------------------------------------------------------


async def _token(team: str) -> str:
    return "xoxb-any"


class Served:
    """Any handler, as if it were Slack's Web API."""

    def __init__(self, handler: web.Handler) -> None:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", handler)
        self._runner = web.AppRunner(app, access_log=None)

    async def __aenter__(self) -> str:
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/"

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()


@pytest.fixture
def unused_address() -> str:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{closed.getsockname()[1]}"


@pytest.fixture
def full_address():
    """Listens, but takes nobody any more: whoever connects waits."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting: list[socket.socket] = []
        for _ in range(4):
            one = socket.socket()
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
            waiting.append(one)
        yield f"127.0.0.1:{listening.getsockname()[1]}"
        for one in waiting:
            one.close()
