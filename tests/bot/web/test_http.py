"""The desk over HTTP: what is said, read, clicked and filled in, and the stream of what changed."""

from __future__ import annotations

import asyncio
import json

import aiohttp
import pytest

from bot.events import ButtonClicked, FormSubmitted
from bot.platform import FieldError, Receipt
from bot.store.database import StoreUnavailable
from bot.web.adapter import thread_of
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.message import Address, Button, Buttons, Form, Input, Message, Text, text_message
from tests.bot.web.asking import ask, said
from tests.bot.web.office import LEA, Office, Served, with_settings

# --- saying -----------------------------------------------------------------------------------------------------------


async def test_the_same_message_twice_is_kept_once(served: Served) -> None:
    first = await ask(served, "POST", "/desk/messages", said("Bonjour à tous"))
    again = await ask(served, "POST", "/desk/messages", said("Bonjour à tous"))
    assert first[1]["claimed"] and not again[1]["claimed"]
    assert first[1]["id"] == again[1]["id"] == thread_of("web:lea:number-0001")
    assert len(served.office.heard) == 1
    _, told = await ask(served, "GET", "/desk/messages?channel=c:devis", person="marc")
    assert [item["text"] for item in told["items"]] == ["Bonjour à tous"]
    assert told["items"][0]["author"] == {"id": "lea", "name": "Léa Martin"}
    assert told["items"][0]["client"] is None


async def test_who_is_meant(served: Served) -> None:
    office = served.office

    async def addressed(person: str, text: str, number: str, **more: object) -> bool:
        status, told = await ask(served, "POST", "/desk/messages", said(text, number, **more), person=person)
        assert status == 200, told
        return bool(told["addressed"])

    assert not await addressed("lea", "Bonjour", "number-0001")
    assert await addressed("lea", "@Commis un devis", "number-0002")
    assert await addressed("lea", "Bonjour", "number-0003", channel="dm:lea")
    quiet, busy = thread_of("web:lea:number-0001"), thread_of("web:lea:number-0002")
    assert not await addressed("marc", "salut", "number-0004", thread=quiet)
    assert await addressed("marc", "et 3 moulins", "number-0005", thread=busy)
    assert not await addressed("marc", "@Léa tu confirmes ?", "number-0006", thread=busy)
    assert await addressed("marc", "@Léa et @Commis, voyez", "number-0007", thread=busy)
    await office.posts("p1", Address("web", "c:devis", quiet), text_message("Je suis là"))
    assert await addressed("marc", "parfait", "number-0008", thread=quiet)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (said("   "), 400, "empty"),
        (said("a" * 40_001), 413, "long"),
        (said("a" * 3_000_000), 413, "large"),
        (said("\x00\x01\x02" * 50), 400, "binary"),
        (said(channel="c:inconnu"), 404, "channel"),
        (said(channel="dm:marc"), 404, "channel"),
        (said(thread="m-unknown"), 404, "thread"),
        (said(client="x"), 400, "client"),
        (said(files=[{"id": "0" * 64, "name": "a.pdf"}]), 410, "file_gone"),
        (said(files=[{"id": "0" * 64, "name": "a.pdf"}] * 11), 400, "files"),
        ({"nonsense": True}, 400, "body"),
        ([], 400, "body"),
    ],
)
async def test_bad_input_gets_a_sentence_and_changes_nothing(
    served: Served, body: object, status: int, code: str
) -> None:
    for language in ["fr", "en"]:
        got, told = await ask(served, "POST", "/desk/messages", body, language=language)
        assert (got, told["error"]["code"]) == (status, code)
        assert told["error"]["text"][0].isupper()
    assert served.office.heard == []


async def test_a_store_that_cannot_be_reached_is_said_plainly(served: Served) -> None:
    served.office.broken = StoreUnavailable("full", "secret path /var/x")
    status, told = await ask(served, "POST", "/desk/messages", said())
    assert status == 503
    assert "secret" not in told["error"]["text"]
    served.office.broken = RuntimeError("secret")
    status, told = await ask(served, "POST", "/desk/messages", said())
    assert status == 500
    assert "secret" not in json.dumps(told)
    served.office.broken = None
    status, told = await ask(served, "POST", "/desk/messages", said())
    assert status == 200 and told["claimed"]


# --- reading ----------------------------------------------------------------------------------------------------------


async def test_a_private_conversation_is_not_read_by_another(served: Served) -> None:
    await ask(served, "POST", "/desk/messages", said("secret", channel="dm:lea"))
    for path in [
        "/desk/messages?channel=dm:lea",
        "/desk/messages?channel=c:devis&thread=" + thread_of("web:lea:number-0001"),
    ]:
        status, told = await ask(served, "GET", path, person="marc")
        assert status == 404, told


@pytest.mark.parametrize("query", ["limit=x", "before=x", "before=1.y"])
async def test_a_wrong_page_mark_is_refused(served: Served, query: str) -> None:
    status, _ = await ask(served, "GET", f"/desk/messages?channel=c:devis&{query}")
    assert status == 400


async def test_unread_goes_away_when_read(served: Served) -> None:
    await ask(served, "POST", "/desk/messages", said("un"))
    _, told = await ask(served, "GET", "/desk/state", person="marc")
    assert {each["id"]: each["unread"] for each in told["channels"]} == {"c:devis": 1, "c:general": 0, "dm:marc": 0}
    _, page = await ask(served, "GET", "/desk/messages?channel=c:devis", person="marc")
    mark = {"channel": "c:devis", "event": page["items"][-1]["place"][0], "post": 0}
    assert (await ask(served, "POST", "/desk/read", mark, person="marc"))[1] == {"moved": True}
    _, told = await ask(served, "GET", "/desk/state", person="marc")
    assert all(each["unread"] == 0 for each in told["channels"])


# --- buttons and forms ------------------------------------------------------------------------------------------------


async def test_a_click_goes_to_the_door_and_its_answer_to_the_clicker(served: Served) -> None:
    async def answer(event: ButtonClicked) -> Receipt:
        return Receipt(
            True, note=text_message("Pas vous"), form=Form("f:1", "Modifier", "OK", [Input("q", "Quantité")])
        )

    served.office.on_click = answer
    body = {"channel": "c:devis", "thread": None, "client": "click-0001", "button": "a:1:approve", "confirmed": True}
    status, told = await ask(served, "POST", "/desk/clicks", body)
    assert status == 200
    assert told["note"]["summary"] == "Pas vous"
    assert told["form"]["inputs"][0]["label"] == "Quantité"
    event = served.office.heard[-1]
    assert isinstance(event, ButtonClicked)
    assert event.confirmed
    again = await ask(served, "POST", "/desk/clicks", body)
    assert again[1]["claimed"] is False
    assert len(served.office.heard) == 1


async def test_a_form_comes_back_with_its_errors(served: Served) -> None:
    async def check(event: FormSubmitted) -> Receipt:
        return Receipt(True, errors=[FieldError("q", "Un nombre entier")])

    served.office.on_submit = check
    body = {"channel": "dm:lea", "thread": None, "client": "form-00001", "form": "f:1", "values": {"q": "deux"}}
    status, told = await ask(served, "POST", "/desk/forms", body)
    assert (status, told["errors"]) == (200, [{"name": "q", "text": "Un nombre entier"}])


# --- the stream -------------------------------------------------------------------------------------------------------


async def test_the_stream_tells_what_changed_and_ends_with_the_server(served: Served) -> None:
    headers = served.headers()
    async with aiohttp.ClientSession() as session, session.get(served.url + "/desk/live", headers=headers) as response:
        assert response.headers["Content-Type"].startswith("text/event-stream")
        assert (await response.content.readuntil(b"\n\n")).startswith(b"event: beat\n")
        await ask(served, "POST", "/desk/messages", said("Bonjour"), person="marc")
        heard = await asyncio.wait_for(response.content.readuntil(b"\n\n"), 5)
        assert heard.startswith(b"event: changed\n")
        assert b"c:devis" in heard
        await served.stop()
        assert await asyncio.wait_for(response.content.read(), 5) == b""
    assert served.office.hub.listening == 0


async def test_a_silent_stream_repeats_the_token_of_what_is_stored(office: Office) -> None:
    with_settings(office, beat_seconds=0.05)
    running = Served(office)
    await running.start()
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(running.url + "/desk/live", headers=running.headers()) as response,
        ):
            first = await response.content.readuntil(b"\n\n")
            assert await response.content.readuntil(b"\n\n") == first
            # Another process posts: nobody tells this hub, the token does.
            office.platform = WebPlatform(Hub())
            await office.posts("p", Address("web", "dm:lea"), Message("x", [Text("x"), Buttons([Button("a", "b")])]))
            for _ in range(100):
                if await response.content.readuntil(b"\n\n") != first:
                    break
            else:
                pytest.fail("the token never changed")
    finally:
        await running.stop()


async def test_the_state_is_in_the_order_given_and_has_what_the_page_needs(served: Served) -> None:
    _, told = await ask(served, "GET", "/desk/state")
    assert told["me"] == {
        "id": LEA.id, "name": LEA.name, "role": LEA.role, "language": "fr", "time_zone": "Europe/Paris",
    }  # fmt: skip
    assert [(each["id"], each["kind"]) for each in told["channels"]] == [
        ("c:devis", "channel"),
        ("c:general", "channel"),
        ("dm:lea", "direct"),
    ]
    assert len(told["suggestions"]) == 3
    assert told["limits"]["file"] == 10 * 1024 * 1024
