"""While the work lasts in Teams: steps streamed in private, one message that is edited elsewhere, then the result."""

from __future__ import annotations

import shutil
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

import pytest

from bot.teams.faults import TeamsRefusal
from tests.flows.test_model import GOOD
from tests.support.model_server import KEY, ModelServer, says
from tests.support.playground.seeing import Seen, stream_of
from tests.support.playground.server import PlaygroundServer
from tests.support.teams_world import TeamsWorld, open_teams

QUOTE = "Devis pour Bellerive : 3 moulins manuels"


@pytest.fixture
async def slow(prepared_home: Path, tmp_path: Path, playground: PlaygroundServer) -> AsyncGenerator[TeamsWorld]:
    """Where a model takes its time to understand, and what lasts is shown sooner than to people."""
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with ModelServer(says(GOOD, after=0.8)) as server:
        model: dict[str, Any] = {"openai_api_key": KEY, "openai_base_url": server.url, "model": "any"}
        async with open_teams(home, playground, model_timeout=5.0, **model) as teams:
            teams.room.live._patience, teams.room.live._gap = 0.1, 0.1
            yield teams


def results(seen: list[Seen]) -> list[Seen]:
    return [each for each in seen if "D2026-0001" in each.text]


async def test_in_private_the_stream_becomes_the_result(slow: TeamsWorld) -> None:
    await slow.says("lea", QUOTE)
    [result] = results(await slow.shown("personal"))
    infos = [stream_of(version) for version in result.versions]
    assert [info and info["streamType"] for info in infos] == ["informative"] * (len(infos) - 1) + ["final"]
    assert [info and info.get("streamSequence") for info in infos] == [*range(1, len(infos)), None]
    assert all(len(version["text"]) <= 1000 for version in result.versions[:-1])
    assert result.activity["channelData"]["feedbackLoopEnabled"] is True
    assert not [seen for seen in slow.playground.seen() if seen.streaming], "no stream is left open"
    page = [frame["message"] for frame in slow.playground.frames if frame["action"] == "updateMessage"][-1]
    assert (page["messageId"], page["streamEntity"]["streamType"]) == (result.id, "final")
    assert page["attachments"][0]["content"] == result.card


async def test_elsewhere_one_small_message_becomes_the_result(slow: TeamsWorld) -> None:
    said = await slow.says("lea", QUOTE, "channel")
    [result, *_] = await slow.thread(said)
    assert "D2026-0001" in result.text
    first = result.versions[0]
    assert first["text"].startswith("Je m'en occupe") and stream_of(first) is None
    assert not [each for each in await slow.thread(said) if "Je m'en occupe" in each.text], "it is not left over"


async def test_where_teams_takes_no_stream_the_result_comes_alone(slow: TeamsWorld) -> None:
    """An old client, or one that pressed Stop: nothing is lost by it."""
    live = slow.room.live

    connector, send = live._connector, live._connector.send

    async def sends(service_url: str, conversation: str, activity: dict[str, Any], reply_to: str | None = None) -> str:
        if stream_of(activity):
            raise TeamsRefusal("stopped", "ContentStreamNotAllowed")
        return await send(service_url, conversation, activity, reply_to)

    connector.send = sends  # type: ignore[method-assign]  # the Playground itself refuses no stream
    await slow.says("lea", QUOTE)
    [result] = results(await slow.shown("personal"))
    assert len(result.versions) == 1 and len(slow.mails()) == 1
