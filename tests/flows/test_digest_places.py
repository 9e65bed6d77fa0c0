"""The digest where people talk: in Slack and in Teams it is posted, pressed and drawn again, and stops where it may not
post any more."""

from __future__ import annotations

from typing import Any

import pytest

from bot.commands.schedule import as_json
from bot.timetable.cards import card
from bot.timetable.listing import Listed, listed
from bot.timetable.phrases import example
from graphs.calendar import WorkCalendar
from tests.flows.soundness import is_sound
from tests.support.mornings import ASKS, ASKS_TOO, SET, plain, timing_rows
from tests.support.slack.seeing import Seen
from tests.support.slack_world import SlackWorld
from tests.support.teams_world import TeamsWorld

HERE = "@Commis le digest à 8h15 du lundi au vendredi ici"
SEND = "Envoyer le devis"


async def morning(place: SlackWorld | TeamsWorld) -> None:
    await place.waits(hours=22, minutes=15)


def digests(slack: SlackWorld, where: str = "#general") -> list[Seen]:
    shown = slack.server.messages(where)
    return [seen for seen in shown if "Digest du" in seen.text or "Rien à signaler" in seen.text]


async def rows(place: SlackWorld | TeamsWorld) -> list[Listed]:
    return await place.world.app.database.read(listed)


async def scheduled(place: SlackWorld | TeamsWorld) -> str:
    """As `commis schedule` prints it."""
    shown = card(
        await rows(place), WorkCalendar(), place.world.clock.now(), reader=None, zone="Europe/Paris", language="fr",
        example=example("digest", "fr"),
    )  # fmt: skip
    return plain(str(shown))


# --- Slack ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_in_slack_it_comes_and_is_cleared_in_place(slack: SlackWorld) -> None:
    await slack.says("claire", SET)
    slack.hears("claire", "dans #general", "mardi 24 novembre 2026")
    devis = await slack.says("lea", f"@Commis {ASKS}", "#devis")
    other = await slack.says("lea", f"@Commis {ASKS_TOO}", "#devis")
    await morning(slack)
    (shown,) = digests(slack)
    assert "57,20" in shown.text and "113,10" in shown.text
    assert [label for label in shown.buttons if label == SEND] == [SEND, SEND]
    await slack.clicks("claire", SEND, "#general")
    (again,) = digests(slack)
    assert again.ts == shown.ts, "drawn again where it is"
    assert "✔ Approuvé par Claire Dubois" in again.text
    assert [label for label in again.buttons if label == SEND] == [SEND]
    assert len(slack.mails()) == 1
    threads = [" ".join(slack.seen("lea", "#devis", thread)) for thread in (devis, other)]
    assert [("Approuvé par Claire Dubois" in text) for text in threads].count(True) == 1
    await is_sound(slack.world)


async def test_in_slack_a_refusal_asks_why_and_locks_that_one(slack: SlackWorld) -> None:
    await slack.says("claire", SET)
    devis = await slack.says("lea", f"@Commis {ASKS}", "#devis")
    await morning(slack)
    await slack.clicks("claire", "Refuser", "#general")
    assert slack.server.modal("claire") is not None
    await slack.submits("claire", reason="marge trop faible")
    (shown,) = digests(slack)
    assert "✘ Refusé par Claire Dubois" in shown.text and "marge" not in shown.text
    slack.hears("lea", "marge trop faible", where="#devis", thread=devis)
    assert SEND not in slack.buttons() and slack.mails() == []


async def test_in_slack_a_decision_in_the_thread_redraws_it(slack: SlackWorld) -> None:
    await slack.says("claire", SET)
    await slack.says("lea", f"@Commis {ASKS}", "#devis")
    await morning(slack)
    await slack.clicks("claire", SEND, "#devis")
    (shown,) = digests(slack)
    assert "✔ Approuvé par Claire Dubois" in shown.text and SEND not in shown.buttons


async def test_in_slack_what_was_asked_in_private_stays_there(slack: SlackWorld) -> None:
    await slack.says("claire", SET)
    await slack.says("lea", ASKS)
    await morning(slack)
    (shown,) = digests(slack)
    for word in ("Bellerive", "57,20", "mugs", SEND):
        assert word not in shown.text and word not in str(shown.raw), word
    assert "en privé" in shown.text


@pytest.mark.parametrize("how", ["archived", "deleted", "left"])
async def test_a_slack_channel_that_is_gone_stops_it_once_and_whoever_set_it_is_told(
    slack: SlackWorld, how: str
) -> None:
    await slack.says("claire", HERE, "#general")
    await morning(slack)
    assert len(digests(slack)) == 1
    channel = slack.server.channel("#general")
    home = slack.server.workspace()
    bot = home.bot_user
    match how:
        case "archived":
            channel.is_archived = True
        case "left":
            channel.members.discard(bot)
        case _:
            del home.channels[channel.id]
    for _ in range(3):
        await slack.waits(days=1)
    told = [text for text in slack.seen("claire") if "ne peut plus être affiché" in text]
    assert len(told) == 1 and "Slack" in told[0] and "remets le digest" in told[0], slack.seen("claire")
    assert "Le canal en question" in told[0] and f"/archives/{channel.id}" in str(
        [seen.raw for seen in slack.server.dm("claire")]
    )
    assert not [text for text in slack.seen("marc") if "ne peut plus être affiché" in text]
    (row,) = [one for one in await timing_rows(slack.world) if one.kind == "digest"]
    assert not row.enabled and row.trouble
    said = await scheduled(slack)
    assert "n'accepte plus mes messages" in said and "en privé" not in said
    assert [one["trouble"] for one in as_json(await rows(slack), "fr")["timings"] if one["kind"] == "digest"] == [
        row.trouble
    ]
    await slack.world.restart()


async def test_invited_again_it_comes_back_when_told_there(slack: SlackWorld) -> None:
    await slack.says("claire", HERE, "#general")
    channel = slack.server.channel("#general")
    bot = slack.server.workspace().bot_user
    channel.members.discard(bot)
    await morning(slack)
    assert digests(slack) == []
    slack.hears("claire", "ne peut plus être affiché")
    channel.members.add(bot)
    await slack.says("claire", "@Commis remets le digest", "#general")
    await slack.waits(days=1)
    assert len(digests(slack)) == 1
    (row,) = [one for one in await timing_rows(slack.world) if one.kind == "digest"]
    assert row.enabled and not row.trouble


# --- Teams ------------------------------------------------------------------------------------------------------------


async def shown_in(teams: TeamsWorld) -> list[Any]:
    return [seen for seen in await teams.shown() if "Digest du" in seen.text]


async def test_in_teams_it_comes_and_is_cleared_in_place(teams: TeamsWorld) -> None:
    await teams.says("claire", HERE.removeprefix("@Commis "), "channel")
    await teams.says("lea", ASKS, "channel")
    await teams.says("lea", ASKS_TOO, "channel")
    await morning(teams)
    (shown,) = await shown_in(teams)
    answer = await teams.clicks("claire", SEND)
    assert answer is not None
    (again,) = await shown_in(teams)
    assert again.id == shown.id and "✔ Approuvé par Claire Dubois" in again.text
    assert len(teams.mails()) == 1
    await is_sound(teams.world)
