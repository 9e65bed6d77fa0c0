"""When Slack refuses, hurries or falls silent in the middle: nothing is lost, nor said twice, and people are told."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.slack.client import SlackCalls
from tests.flows.soundness import is_sound
from tests.support.slack.population import TEAM
from tests.support.slack_world import SlackWorld

BOTH = pytest.mark.parametrize("transport", ["http", "socket"])

QUOTE = "@Commis Devis pour Bellerive : 3 moulins manuels"
ASKS = "@Commis Devis pour Bellerive : 10 mugs avec 12 % de remise"


def said_once(slack: SlackWorld) -> None:
    """By the marks that each post carries, and by name for the files: nothing is there twice."""
    marks: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for channel in slack.server.workspace().channels.values():
        for message in channel.messages.values():
            files.update(file["name"] for file in message.get("files", []))
            key = message.get("metadata", {}).get("event_payload", {}).get("key")
            marks.update([key] if key else [])
    assert marks and set(marks.values()) == {1}, marks
    assert set(files.values()) <= {1}, files


# --- Slack goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "how"),
    [
        *(("chat.postMessage", how) for how in ("timeout_after", "timeout", "disconnect_after", "500", "not_json")),
        *(("files.completeUploadExternal", how) for how in ("disconnect_after", "disconnect", "500")),
    ],
)
async def test_whatever_becomes_of_a_call_nothing_is_there_twice(
    slack: SlackWorld, method: str, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SlackCalls.call.__kwdefaults__, "timeout", 0.3)
    slack.server.fails(method, how, 2)
    devis = await slack.says("lea", QUOTE, "#devis")
    for _ in range(4):
        await slack.waits(minutes=10)
    slack.hears("lea", "D2026-0001", where="#devis", thread=devis)
    assert len(slack.pdfs("#devis", devis)) == 1 and len(slack.mails()) == 1
    said_once(slack)
    await is_sound(slack.world)


async def test_a_restart_after_a_post_in_doubt_looks_for_it_first(slack: SlackWorld) -> None:
    slack.server.fails("chat.postMessage", "disconnect_after", 1)
    devis = await slack.says("lea", QUOTE, "#devis")
    await slack.restart()
    await slack.waits(minutes=10)
    slack.hears("lea", "D2026-0001", where="#devis", thread=devis)
    assert len(slack.pdfs("#devis", devis)) == 1
    said_once(slack)


@BOTH
async def test_a_storm_of_429_delays_and_loses_nothing(slack: SlackWorld) -> None:
    slack.server.fails("*", "429", 6, retry_after=1)
    roots = [await slack.server.says("lea", "#devis", QUOTE) for _ in range(3)]
    await slack.works()
    slack.server.heals()
    for _ in range(3):
        await slack.waits(minutes=1)
    for root in roots:
        slack.hears("lea", "envoyé à Hôtel Bellerive", where="#devis", thread=root)
        assert slack.server.reactions(root) == []
    assert len(slack.mails()) == len(await slack.cases()) == 3
    said_once(slack)


async def test_an_outage_of_the_whole_api_is_waited_out_in_order(slack: SlackWorld) -> None:
    slack.server.fails("*", "503", None)
    devis = await slack.says("lea", "@Commis Devis pour Dupont : 10 mugs", "#devis")
    await slack.says("lea", "Dupont Frères", "#devis", devis)
    assert len(slack.mails()) == 1, "the work does not wait for Slack"
    assert slack.seen("lea", "#devis", devis) == []
    slack.server.heals()
    for _ in range(3):
        await slack.waits(hours=1)
    question, result, _ = slack.seen("lea", "#devis", devis)
    assert "Plusieurs clients" in question and "D2026-0001" in result
    said_once(slack)


@BOTH
async def test_a_channel_archived_meanwhile_is_told_in_private(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    slack.server.channel("#devis").is_archived = True
    await slack.clicks("claire", "Envoyer le devis", "dm")
    assert len(slack.mails()) == 1
    assert not any("D2026-0001" in text for text in slack.seen("lea", "#devis", devis))
    await slack.waits(minutes=10)
    slack.hears("lea", "D2026-0001", "envoyé à Hôtel Bellerive")
    said_once(slack)
    await is_sound(slack.world)


async def test_a_revoked_token_is_replaced_and_what_waited_is_said(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    slack.server.revokes(TEAM)
    await slack.world.clicks("claire", "Envoyer le devis", work=False)  # at the local desk
    await slack.works()
    await slack.waits(hours=2)
    assert len(slack.mails()) == 1, "the work goes on"

    home = slack.server.workspace()
    home.token, home.revoked = "xoxb-anew", ""
    slack.world.overrides["slack_bot_token"] = home.token
    await slack.restart()
    await slack.waits(hours=6)
    slack.hears("lea", "D2026-0001", "envoyé", where="#devis", thread=devis)
    assert slack.buttons() == [] and len(slack.mails()) == 1
    said_once(slack)


async def test_where_blocks_are_refused_it_is_said_in_words(slack: SlackWorld) -> None:
    slack.server.fails("chat.postMessage", "invalid_blocks", 2)
    devis = await slack.says("lea", QUOTE, "#devis")
    slack.hears("lea", "D2026-0001", "114,00", where="#devis", thread=devis)
    assert len(slack.pdfs("#devis", devis)) == 1
    said_once(slack)


# --- people interrupt -------------------------------------------------------------------------------------------------


@BOTH
async def test_the_stop_button_stops(slack: SlackWorld) -> None:
    devis = await slack.says("lea", ASKS, "#devis")
    await slack.server.stops("lea", "#devis", devis)
    await slack.works()
    [case] = await slack.cases()
    assert case.state == "refused"
    await slack.clicks_nothing("claire", "Envoyer le devis")
    assert slack.buttons() == [] and slack.mails() == []
    assert [call["status"] for call in slack.server.called("agents.sessions.setStatus")][-1] == "active"


async def test_stop_before_it_was_worked_sends_nothing(slack: SlackWorld) -> None:
    devis = await slack.server.says("lea", "#devis", ASKS)
    await slack.server.stops("lea", "#devis", devis)
    await slack.works()
    assert slack.mails() == [] and slack.buttons() == []


# --- deliveries -------------------------------------------------------------------------------------------------------


@BOTH
async def test_what_cannot_be_kept_is_not_acknowledged_and_comes_again(
    slack: SlackWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bot.store.database import StoreUnavailable

    slack.server.ack_timeout = 0.5
    door = slack.world.app.door
    keep, refused = door._claim, iter([True, True, False])

    async def claim(*arguments: object, **more: object) -> bool:
        if next(refused, False):
            raise StoreUnavailable("full")
        return await keep(*arguments, **more)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(door, "_claim", claim)
    devis = await slack.says("lea", QUOTE, "#devis")
    tries = [len(one.attempts) for one in slack.server.delivered if one.payload["event"].get("ts") == devis]
    assert sum(tries) > len(tries), "Slack had to send it again"
    assert slack.server.lost == [] and len(slack.mails()) == 1


@pytest.mark.parametrize("transport", ["socket"])
async def test_connections_come_and_go(slack: SlackWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack renews them every few hours, and networks cut them."""
    assert slack.room._socket is not None
    slack.room._socket._pause = 0.05
    devis = await slack.says("lea", "@Commis Devis pour Dupont : 10 mugs", "#devis")
    await slack.server.disconnect()
    await slack.clicks("lea", "Dupont Frères", "#devis")
    slack.hears("lea", "D2026-0001", where="#devis", thread=devis)
    await slack.server.cut()
    await slack.says("lea", "mets 5 mugs", "#devis", devis)
    slack.hears("lea", "D2026-0001-V2", where="#devis", thread=devis)
    assert slack.server.lost == [] and len(slack.mails()) == 2
