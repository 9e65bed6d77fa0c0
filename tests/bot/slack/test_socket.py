"""Socket Mode: acknowledged once it is kept, and connected again whatever happens to the connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest
from structlog.testing import capture_logs

from bot.platform import Receipt
from bot.slack.socket import SocketMode
from bot.store.database import Database
from graphs.message import Form, Input, text_message
from tests.bot.slack.inbound_desk import (
    CARD,
    InboundDesk,
    database,
    database_url,
    dialect,
    inbound_desk,
    shows,
    sqlite_template,
)
from tests.support.slack import SlackServer

__all__ = ["database", "database_url", "dialect", "sqlite_template"]


@pytest.fixture
async def desk(database: Database) -> AsyncIterator[InboundDesk]:
    async with SlackServer() as server:
        server.populate()
        server.socket_mode = True
        async with inbound_desk(server, database, over_http=False) as made:
            yield made


@pytest.fixture
async def socket(desk: InboundDesk) -> AsyncIterator[SocketMode]:
    made = SocketMode(desk.inbound, desk.server.app_token, desk.server.api_url, pause=0.05, longest_pause=0.2)
    yield made
    await made.stop()


async def until(true: Callable[[], bool], within: float = 10.0) -> None:
    async with asyncio.timeout(within):
        while not true():
            await asyncio.sleep(0.02)


async def test_starting_waits_for_nothing(desk: InboundDesk, socket: SocketMode):
    desk.server.fails("apps.connections.open", "timeout", None)
    async with asyncio.timeout(5):  # less than Slack's silence lasts
        await socket.start()
    assert not socket.connected
    await socket.stop()


async def test_words_are_kept_before_the_ack(desk: InboundDesk, socket: SocketMode):
    await socket.start()
    await desk.server.connected()
    ts = await desk.server.says("lea", "#devis", "@Commis devis pour Bellerive")
    assert [(event.text, event.message) for event in desk.messages()] == [("devis pour Bellerive", ts)]
    assert [delivery.acked for delivery in desk.server.delivered] == [True, True]
    assert socket.connected


async def test_forms_and_commands_are_answered(desk: InboundDesk, socket: SocketMode):
    await socket.start()
    await desk.server.connected()
    answer = await desk.server.commands("lea", "#devis", "/commis", "aide")
    assert "messages privés" in answer["text"]
    await shows(desk, "#devis", CARD)
    form = Form("a:1:edit", "Modifier", "Valider", [Input("price", "Prix", "decimal", "12")])
    desk.door.answers = [Receipt(True, form=form), Receipt(True, note=text_message("C'est noté."))]
    await desk.server.clicks("lea", "Modifier", "#devis")
    assert await desk.server.submits("lea", Prix="13") is None
    await desk.settled()
    assert [note.text for note in desk.server.ephemeral("lea")][-1] == "C'est noté."


async def test_what_cannot_be_kept_is_sent_again(desk: InboundDesk, socket: SocketMode):
    desk.server.ack_timeout = 0.3
    await socket.start()
    await desk.server.connected()
    desk.door.down = True
    saying = asyncio.create_task(desk.server.says("lea", "dm", "Devis pour Bellerive"))
    await until(lambda: bool(desk.server.delivered and desk.server.delivered[0].attempts))
    desk.door.down = False
    await saying
    (delivery,) = desk.server.delivered
    assert delivery.acked
    assert delivery.attempts[0].reason == "http_timeout"
    assert len(desk.messages()) == 1


async def test_what_is_not_ours_is_acknowledged_and_dropped(desk: InboundDesk, socket: SocketMode):
    await socket.start()
    await desk.server.connected()
    said = {"type": "message", "channel": "D0LEA", "channel_type": "im", "user": "U0LEA", "text": "aide"}
    with capture_logs() as logs:
        for inner, outer in (
            (said, {"api_app_id": "A0OTHER"}),
            (said, {"authorizations": [{"team_id": "T0OTHER", "enterprise_id": None}]}),
            ({"type": ""}, {}),
        ):
            sent = await desk.server.emits({**inner, "ts": "1.2"}, "T0COMMIS", **outer)
            assert [attempt.status for attempt in sent.attempts] == [200], inner
    assert desk.door.taken == []
    assert {line["event"] for line in logs if line["log_level"] == "warning"} == {"slack.refused", "slack.unreadable"}


async def test_slack_asks_for_another_connection(desk: InboundDesk, socket: SocketMode):
    """Every few hours: the new one is there before the old one goes, and nothing is lost meanwhile."""
    await socket.start()
    await desk.server.connected()
    for number in range(3):
        await desk.server.disconnect()
        await desk.server.says("lea", "dm", f"Devis {number}")
        await until(lambda: socket.connected)
    assert [event.text for event in desk.messages()] == ["Devis 0", "Devis 1", "Devis 2"]
    assert desk.server.lost == []


async def test_a_connection_that_breaks_is_opened_again(desk: InboundDesk, socket: SocketMode):
    await socket.start()
    await desk.server.connected()
    await desk.server.cut()
    await until(lambda: not socket.connected)
    await until(lambda: socket.connected)
    await desk.server.says("lea", "dm", "Devis pour Bellerive")
    assert len(desk.messages()) == 1


@pytest.mark.parametrize("how", ["500", "disconnect", "not_json", "internal_error", "invalid_auth", "429"])
async def test_it_goes_on_trying(desk: InboundDesk, socket: SocketMode, how: str):
    """Whatever Slack answers: a token may be put right, a network come back."""
    desk.server.fails("apps.connections.open", how, 2, retry_after=0)
    with capture_logs() as logs:
        await socket.start()
        await until(lambda: socket.connected)
    assert desk.server.app_token not in str(logs)
    assert len(desk.server.called("apps.connections.open")) >= 3


async def test_stopping_ends_it(desk: InboundDesk, socket: SocketMode):
    await socket.start()
    await until(lambda: socket.connected)
    await socket.stop()
    assert not socket.connected
    await until(lambda: not desk.server.sockets.connections)
    await socket.stop()
    calls = len(desk.server.called("apps.connections.open"))
    await asyncio.sleep(0.3)
    assert len(desk.server.called("apps.connections.open")) == calls
