"""Where Teams puts us and takes us away: what is said then, once, and what can be written to from then on."""

from __future__ import annotations

from typing import Any

import pytest

from bot.teams import inbound_places, wording
from graphs.message import Address
from tests.bot.teams.inbound_desk import (
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    sqlite_template,
)
from tests.bot.teams.said import (
    AT,
    BOT,
    CHANNEL,
    GENERAL,
    GROUP,
    LEA,
    PERSONAL,
    TENANT,
    account,
    activity,
    in_channel,
    thread,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

MINE = f"{TENANT}/@{LEA['aadObjectId']}"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbound_places, "GREETING_FIRST", 0.0)


async def test_installed_in_private(desk: InboundDesk) -> None:
    desk.prompts[:] = ["Devis pour Bellerive : 3 moulins", "Aide", "x" * 600]
    added = [BOT, {"id": LEA["id"], "aadObjectId": LEA["aadObjectId"]}]
    await desk.hears(activity("installationUpdate", PERSONAL, action="add"))
    await desk.hears(activity("conversationUpdate", PERSONAL, membersAdded=added))
    assert desk.greeted == [(account(LEA), Address("teams", MINE))] * 2
    known = await desk.references.of(MINE)
    assert known is not None and known.conversation_id == PERSONAL["id"]
    [(where, prompting)] = desk.teams.said
    assert where == PERSONAL["id"]
    assert prompting["suggestedActions"]["actions"] == [
        {"type": "imBack", "title": prompt, "value": prompt} for prompt in desk.prompts[:2]
    ]
    await desk.hears(activity("installationUpdate", PERSONAL, action="remove"))
    assert await desk.references.of(MINE) is None


async def test_brought_up_to_date_is_neither_installed_nor_removed(desk: InboundDesk) -> None:
    await desk.hears(activity("installationUpdate", PERSONAL, action="add-upgrade"))
    await desk.hears(activity("installationUpdate", PERSONAL, action="remove-upgrade"))
    assert await desk.references.of(MINE) is not None
    assert desk.greeted == desk.teams.said == []


@pytest.mark.parametrize(
    ("where", "name"), [(thread(channel=GENERAL), "welcome_team"), (GROUP, "welcome_group")], ids=["team", "group"]
)
async def test_installed_among_people_says_one_line_once(desk: InboundDesk, where: dict[str, Any], name: str) -> None:
    channel = f"{TENANT}/{where['id']}"
    for _ in range(2):
        await desk.hears(activity("installationUpdate", where, action="add"))
        await desk.hears(activity("conversationUpdate", where, membersAdded=[BOT]))
        assert await desk.references.of(channel) is not None
        await desk.hears(activity("conversationUpdate", where, membersRemoved=[BOT]))
        assert await desk.references.of(channel) is None
    assert desk.teams.words() == [wording.tell(name, "fr")]
    assert desk.greeted == []


async def test_a_line_that_could_not_be_said_is_said_the_next_time(desk: InboundDesk) -> None:
    desk.teams.away = True
    await desk.hears(activity("installationUpdate", GROUP, action="add"))
    desk.teams.away = False
    await desk.hears(activity("installationUpdate", GROUP, action="add"))
    assert desk.teams.words() == [wording.tell("welcome_group", "fr")]


async def test_people_who_come_and_go_are_not_written_to(desk: InboundDesk) -> None:
    await desk.hears(activity("conversationUpdate", GROUP, membersAdded=[{"id": "29:x", "aadObjectId": "x"}]))
    await desk.hears(activity("conversationUpdate", GROUP, membersRemoved=[{"id": "29:x", "aadObjectId": "x"}]))
    assert desk.greeted == desk.teams.said == desk.door.taken == []
    assert await desk.references.of(f"{TENANT}/{GROUP['id']}") is not None


async def test_channels_and_teams_that_go_are_written_to_no_more(desk: InboundDesk) -> None:
    general = thread(channel=GENERAL)
    await desk.worked(in_channel(f"{AT} devis"))
    assert await desk.references.of(f"{TENANT}/{CHANNEL}") is not None
    gone = activity("conversationUpdate", general, channelData={"channel": {"id": CHANNEL}})
    gone["channelData"]["eventType"] = "channelDeleted"
    await desk.hears(gone)
    assert await desk.references.of(f"{TENANT}/{CHANNEL}") is None
    await desk.hears(activity("conversationUpdate", general, channelData={"eventType": "channelRenamed"}))
    assert await desk.references.of(f"{TENANT}/{GENERAL}") is not None
    await desk.hears(activity("conversationUpdate", general, channelData={"eventType": "teamDeleted"}))
    assert await desk.references.of(f"{TENANT}/{GENERAL}") is None
