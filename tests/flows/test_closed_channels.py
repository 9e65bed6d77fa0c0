"""What is worked in a closed channel is counted in another one's digest, and named nowhere but there."""

from __future__ import annotations

import pytest

from tests.support.slack_world import SlackWorld

QUOTE = "@Commis Devis pour Bellerive : 3 moulins manuels"


@pytest.mark.parametrize("mention_first", [True, False])
async def test_a_closed_channel_of_slack_is_known_by_what_slack_says_of_it(
    slack: SlackWorld, mention_first: bool
) -> None:
    slack.server.mention_first = mention_first
    slack.server.channel("#general").is_private = True
    await slack.says("lea", QUOTE, "#general")
    await slack.says("claire", "@Commis le point de ce matin", "#devis")
    told = slack.hears("claire", "Digest du lundi 23 novembre 2026", where="#devis")
    assert "1" in told and "Bellerive" not in told
    await slack.says("claire", "@Commis le point de ce matin", "#general")
    slack.hears("claire", "Digest du lundi 23 novembre 2026", "Bellerive", where="#general")
    slack.server.channel("#general").is_private = False
    await slack.says("lea", "@Commis stock des moulins ?", "#general")
    await slack.says("claire", "@Commis le point de ce matin", "#devis")
    slack.hears("claire", "Digest du lundi 23 novembre 2026", "Bellerive", where="#devis")
