"""The real service killed in the middle of a storm of Slack's events: one case a message, nothing posted twice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.slack.ids import message_key
from tests.support.slack import SlackServer
from tests.support.slack.population import TEAM
from tests.support.slack_load import Service, Storm, Toll, know_lea, populate

pytestmark = [pytest.mark.crash, pytest.mark.timeout(180)]


async def test_killed_in_a_storm_every_message_is_one_case(prepared_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(prepared_home, home)
    async with SlackServer() as server:
        channels = populate(server, 25)
        await know_lea(home)
        async with Service(home, server) as service:
            storm = Storm.of(server, channels, messages=75, per_second=50)
            await storm.rages(service.up, halfway=service.killed_and_restarted)
            await service.worked()
        toll = await Toll.of(server, home)
    assert service.restarts == 1 and storm.unanswered > 0, "it was killed while Slack was talking to it"
    assert storm.lost == 0
    keys = [message_key(TEAM, channel.id, ts) for channel, ts in storm.messages]
    assert sorted(toll.keys) == sorted(keys)
    assert len(toll.cases) == len(set(toll.cases)) == len(storm.messages)
    assert set(toll.posts.values()) == {1}, toll.posts.most_common(3)
    assert toll.answered == dict.fromkeys((ts for _, ts in storm.messages), 1)
    assert len(toll.mails) == len(toll.files) == storm.quotes
    assert set(toll.files.values()) == {1}, toll.files.most_common(3)
