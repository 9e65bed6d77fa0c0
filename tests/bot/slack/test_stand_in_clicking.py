"""People press what the app shows in the stand-in: buttons, modals, the command, the shortcut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.slack import SlackServer
from tests.support.slack.clicking import Refused
from tests.support.slack.listener import CARD, CONFIRM, MODAL, Listener, by_http, by_socket, heard


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.populate()
        yield server


@pytest.fixture
async def over_http(server: SlackServer) -> AsyncIterator[Listener]:
    async with by_http(server) as listener:
        yield listener


@pytest.fixture(params=[by_http, by_socket])
async def listener(request: pytest.FixtureRequest, server: SlackServer) -> AsyncIterator[Listener]:
    async with request.param(server) as listener:
        yield listener


async def test_buttons_modals_and_errors(server: SlackServer, listener: Listener):
    posted = await listener.client.chat_postMessage(channel="C0DEVIS", text="carte", blocks=CARD)
    await server.settled()
    listener.heard.clear()
    delivery = await server.clicks("claire", "Modifier")
    assert delivery is not None and delivery.acked
    await heard(listener, 1)
    action = listener.heard[0]
    assert action["actions"][0]["value"] == "q1" and action["message"]["ts"] == posted["ts"]
    assert action["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": "C0DEVIS",
        "is_ephemeral": False,
    }
    assert (action["user"]["team_id"], action["channel"]["id"]) == ("T0COMMIS", "C0DEVIS")
    for _ in range(100):
        if server.modal("claire"):
            break
        await asyncio.sleep(0.01)
    modal = server.modal("claire")
    assert modal is not None and modal.text.startswith("Modifier\nRemise (%): 5")
    assert await server.submits("claire", **{"Remise (%)": ""}) == {"discount": "Please complete this required field."}
    assert await server.submits("claire", discount="beaucoup") == {"discount": "Must be a number."}
    assert await server.submits("claire", discount="99") == {"discount": "Trop."}
    assert await server.submits("claire", discount="7", Délai="45 jours") is None
    assert server.modal("claire") is None
    values = listener.heard[-1]["view"]["state"]["values"]
    assert values["discount"]["v"]["value"] == "7"
    assert values["terms"]["v"]["selected_option"]["value"] == "45"
    with pytest.raises(LookupError):
        await server.clicks("claire", "Inconnu")


async def test_triggers_work_once_and_soon(server: SlackServer, over_http: Listener):
    await over_http.client.chat_postMessage(channel="C0DEVIS", text="carte", blocks=CARD)
    await server.settled()
    await server.clicks("claire", "Modifier")
    await heard(over_http, 2)
    for _ in range(100):
        if server.modal("claire"):
            break
        await asyncio.sleep(0.01)
    used = over_http.heard[-1]["trigger_id"]
    with pytest.raises(Exception, match="exchanged_trigger_id"):
        await over_http.client.views_open(trigger_id=used, view=MODAL)
    server.trigger_life = -1
    await server.clicks("claire", "Refuser")
    assert server.confirms == [CONFIRM]
    with pytest.raises(Exception, match="expired_trigger_id"):
        await over_http.client.views_open(trigger_id=over_http.heard[-1]["trigger_id"], view=MODAL)
    assert await server.clicks("claire", "Refuser", deny=True) is None
    assert await server.closes("claire") is not None
    assert over_http.heard[-1]["type"] == "view_closed"


async def test_the_command_answers_and_responds(server: SlackServer, listener: Listener):
    answer = await server.commands("lea", "#devis", "/commis", "un devis")
    assert answer["text"] == "Bien reçu."
    await heard(listener, 1)
    assert (listener.heard[0]["text"], listener.heard[0]["user_id"]) == ("un devis", "U0LEA")
    for _ in range(100):
        if len(server.ephemeral("lea")) == 2:
            break
        await asyncio.sleep(0.01)
    assert {note.text for note in server.ephemeral("lea")} == {"Bien reçu.", "Plus tard."}
    server.ack_timeout = 0.1
    with pytest.raises(Refused):
        await server.commands("lea", "#devis", "/autre", "x")


async def test_the_message_shortcut(server: SlackServer, over_http: Listener):
    ts = await server.says("marc", "#devis", "Tour d'Argent veut 12 caisses")
    await server.shortcut("lea", ts, "entrust")
    body = over_http.heard[-1]
    assert (body["type"], body["message"]["ts"], body["user"]["id"]) == ("message_action", ts, "U0LEA")
    assert body["message"]["user"] == "U0MARC"
