"""The stand-in of the connector refuses what Teams refuses, so that the tests that use it can fail."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.support.connector import CARD, ConnectorServer, Conversation

CHAT = {"conversation": {"conversationType": "personal"}}


@pytest.fixture
async def server() -> AsyncIterator[ConnectorServer]:
    async with ConnectorServer(stream_gap=0.0) as server:
        server.open("chat", "personal", server.person("lea", "aad-lea"))
        server.open("group", "group")
        yield server


async def said(server: ConnectorServer, body: dict[str, Any], where: str = "chat") -> tuple[int, dict[str, Any]]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.url}/v3/conversations/{where}/activities", json=body) as answer,
    ):
        return answer.status, await answer.json()


def update(sequence: Any = 1, stream: str = "", text: str = "Je cherche", **more: Any) -> dict[str, Any]:
    info: dict[str, Any] = {"type": "streaminfo", "streamType": "informative", "streamSequence": sequence}
    info |= {"streamId": stream} if stream else {}
    return {"type": "typing", "text": text, "entities": [info], **CHAT} | more


def final(stream: str, **more: Any) -> dict[str, Any]:
    info = {"type": "streaminfo", "streamType": "final", "streamId": stream} | more
    return {"type": "message", "text": "Voilà", "entities": [info], **CHAT}


async def begun(server: ConnectorServer) -> str:
    status, told = await said(server, update())
    assert status == 201
    return str(told["id"])


@pytest.mark.parametrize(
    ("body", "where", "status"),
    [
        (update(2), "chat", 400),
        (update(0), "chat", 400),
        (update(text=""), "chat", 400),
        (update(text="x" * 1001), "chat", 400),
        (update(attachments=[{"contentType": "x"}]), "chat", 400),
        (update(channelData={"feedbackLoopEnabled": True}), "chat", 400),
        (update(type="message"), "chat", 400),
        (update(), "group", 405),
        (update(conversation={}), "chat", 405),
        (update(2, "unknown"), "chat", 403),
        (final("unknown"), "chat", 403),
    ],
)
async def test_streams_that_do_not_begin(server: ConnectorServer, body: dict[str, Any], where: str, status: int):
    assert (await said(server, body, where))[0] == status
    assert server.shown(where) == []


async def test_one_stream_at_a_time_and_rising_numbers(server: ConnectorServer):
    stream = await begun(server)
    assert (await said(server, update()))[0] == 403
    assert (await said(server, update(2, stream)))[0] == 202
    assert (await said(server, update(2, stream)))[0] == 400
    assert (await said(server, final(stream, streamSequence=3)))[0] == 400
    assert (await said(server, final(stream)))[0] == 202
    assert (await said(server, final(stream)))[0] == 403
    assert server.shown("chat")[0].text == "Voilà"


async def test_updates_that_hurry_and_streams_that_last(server: ConnectorServer):
    stream = await begun(server)
    server.stream_gap = 60.0
    assert (await said(server, update(2, stream)))[0] == 429
    server.stream_lasts = 0.0
    assert (await said(server, final(stream)))[0] == 403


async def test_messages_that_are_too_big_or_nothing(server: ConnectorServer):
    big = {"type": "AdaptiveCard", "body": ["x" * 30_000]}
    assert (await said(server, {"type": "message", "text": "x" * 60_000}))[0] == 413
    assert (await said(server, {"type": "message"}))[0] == 400
    for card in (big, {}, {"type": "AdaptiveCard", "refresh": {"userIds": ["x"] * 61}}):
        body = {"type": "message", "attachments": [{"contentType": CARD, "content": card}]}
        assert (await said(server, body))[0] == 400


async def test_rates_and_places(server: ConnectorServer):
    answers = [(await said(server, {"type": "typing"}))[0] for _ in range(9)]
    assert answers[:7] == [202] * 7 and answers[-1] == 429
    assert (await said(server, {"type": "typing"}, "nowhere"))[0] == 404
    server.conversations["group"] = Conversation("group", "group", removed="BotNotInConversationRoster")
    assert (await said(server, {"type": "typing"}, "group"))[0] == 403
