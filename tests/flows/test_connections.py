"""Slack and Teams are asked whether they know us, as the card tells it; nothing is posted for that."""

from __future__ import annotations

import pytest

from bot.supervision.connections import Answering
from integrations.errors import IntegrationError, Unavailable
from tests.support.slack_world import SlackWorld
from tests.support.teams_world import TeamsWorld


async def test_slack_answers_until_its_token_is_revoked_or_nothing_is_heard_of_it(slack: SlackWorld) -> None:
    platform = slack.world.app.platforms["slack"]
    assert isinstance(platform, Answering)
    await platform.answers()
    assert slack.server.called("chat.postMessage") == []
    check = slack.world.app.timed.supervision.checks["slack"]
    assert (await check()).ok
    slack.server.fails("auth.test", "token_revoked", 99)
    with pytest.raises(IntegrationError):
        await platform.answers()
    slack.server.heals("auth.test")
    room = slack.world.app.slack
    assert room is not None
    room.platform.listening = lambda: False
    with pytest.raises(Unavailable):
        await platform.answers()


async def test_teams_answers_by_the_token_at_hand(teams: TeamsWorld) -> None:
    platform = teams.world.app.platforms["teams"]
    assert isinstance(platform, Answering)
    await platform.answers()
    checks = teams.world.app.timed.supervision.checks
    assert (await checks["teams"]()).ok and (await checks["slack"]()).code == "off"
