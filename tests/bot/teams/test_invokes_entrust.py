"""A message that somebody entrusts from its menu: where it is worked, and that it is worked once."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import MessageReceived
from bot.teams import wording
from bot.teams.answers import ERROR
from tests.bot.teams.answered import said, value_of
from tests.bot.teams.inbound_desk import (
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    place,
    sqlite_template,
)
from tests.bot.teams.said import (
    APP,
    AT,
    CHANNEL,
    GENERAL,
    GROUP,
    LEA,
    OLIVER,
    PERSONAL,
    TENANT,
    account,
    activity,
    entrusts,
    in_channel,
    invoke,
    message,
    thread,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

MINE = f"{TENANT}/@{LEA['aadObjectId']}"


async def entrusted(desk: InboundDesk, activity: dict[str, Any], note: str, language: str = "fr") -> MessageReceived:
    before = len(desk.door.taken)
    assert said(await desk.answers(activity)) == wording.tell(note, language)
    [event] = desk.door.taken[before:]
    assert isinstance(event, MessageReceived)
    return event


async def test_entrusted_where_we_are_it_is_worked_there(desk: InboundDesk) -> None:
    await desk.worked(in_channel(f"{AT} bonjour"))
    event = await entrusted(desk, entrusts("<p>devis&nbsp;3 moulins</p>", thread("1763900099999")), "entrusted_here")
    assert event.address == place(f"{TENANT}/{CHANNEL}", "1763900099999")
    assert (event.text, event.root, event.direct) == ("devis\u00a03 moulins", True, False)
    assert event.key == f"teams:{TENANT}:{CHANNEL}:1763900099999"
    assert (event.sender.id, event.message) == (account(LEA), "1763900099999")
    again = await desk.answers(entrusts("<p>devis 3 moulins</p>", thread("1763900099999"), OLIVER))
    assert said(again) == wording.tell("entrusted_already", "en")


async def test_an_answer_that_is_entrusted_stays_in_its_thread(desk: InboundDesk) -> None:
    await desk.worked(in_channel(f"{AT} bonjour"))
    sent = entrusts("<p>devis</p>", thread("1763900000100"), replyToId="1763900000100")
    event = await entrusted(desk, sent, "entrusted_here")
    assert (event.address.thread, event.root) == ("1763900000100", False)


async def test_in_a_team_we_are_in_every_ordinary_channel(desk: InboundDesk) -> None:
    await desk.hears(activity("installationUpdate", thread(channel=GENERAL), action="add"))
    private = entrusts("<p>devis</p>", thread("1763900099998"), id="1763900099998")
    private["channelData"]["channel"]["type"] = "private"
    event = await entrusted(desk, private, "entrusted_privately")
    assert event.address.channel == MINE
    ordinary = await entrusted(desk, entrusts("<p>devis</p>", thread("1763900099999")), "entrusted_here")
    assert ordinary.address.channel == f"{TENANT}/{CHANNEL}"
    assert await desk.references.of(f"{TENANT}/{CHANNEL}") is not None


@pytest.mark.parametrize(
    "where", [GROUP, {"id": "19:a_b@unq.gbl.spaces", "conversationType": "personal", "tenantId": TENANT}]
)
async def test_entrusted_where_we_are_not_it_is_worked_in_private(desk: InboundDesk, where: dict[str, Any]) -> None:
    await desk.worked(message("bonjour"))
    event = await entrusted(desk, entrusts("<p>devis</p>", where), "entrusted_privately")
    assert event.address.channel == MINE
    assert event.address.thread is not None and event.address.thread.startswith("~")
    assert (event.direct, event.root, event.flat, event.message) == (True, True, False, "")
    assert await desk.references.of(f"{TENANT}/{where['id']}") is None
    known = await desk.references.of(MINE)
    assert known is not None and known.conversation_id == PERSONAL["id"]


async def test_one_s_own_message_to_us_was_entrusted_already(desk: InboundDesk) -> None:
    heard = await desk.worked(message("devis"))
    answer = await desk.answers(entrusts("<p>devis</p>", PERSONAL, id=heard.message))
    assert said(answer) == wording.tell("entrusted_already", "fr")


async def test_ours_and_empty_messages_are_not_worked(desk: InboundDesk) -> None:
    ours = entrusts("<p>Devis D1</p>", GROUP, **{"from": {"user": None, "application": {"id": APP}}})
    assert said(await desk.answers(ours)) == wording.tell("entrusted_ours", "fr")
    empty = entrusts("<p>&nbsp;</p><img src='x'>", GROUP)
    assert said(await desk.answers(empty)) == wording.tell("entrusted_nothing", "fr")
    assert desk.door.taken == []


async def test_the_card_of_another_app_is_read(desk: InboundDesk) -> None:
    card = '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Commande de Bellerive"}]}'
    attachments = [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}]
    sent = entrusts("<attachment id='1'></attachment>", GROUP, attachments=attachments, subject="Web")
    event = await entrusted(desk, sent, "entrusted_privately")
    assert event.text == "Web\nCommande de Bellerive"


@pytest.mark.parametrize(
    "value", [None, {}, {"commandId": "autre"}, {"commandId": "entrust"}, {"commandId": "entrust", "messagePayload": 3}]
)
@pytest.mark.parametrize("name", ["composeExtension/fetchTask", "composeExtension/submitAction"])
async def test_no_message_entrusted_is_a_bad_request(desk: InboundDesk, name: str, value: Any) -> None:
    value_of(await desk.answers(invoke(name, value)), ERROR, 400)
