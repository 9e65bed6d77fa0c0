"""The desk over HTTP: who may ask, what is refused and how it is said, and what goes through once."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import Any

import aiohttp
import pytest

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from bot.platform import FieldError, Receipt
from bot.store.database import StoreUnavailable
from bot.web.adapter import thread_of
from bot.web.live import Hub
from bot.web.sender import WebPlatform
from graphs.message import Address, Button, Buttons, Form, Input, Message, Text, text_message
from tests.bot.web.office import LEA, Office, Served, with_settings

Json = dict[str, Any]


async def ask(
    served: Served,
    method: str,
    path: str,
    body: object = None,
    *,
    person: str = "lea",
    language: str = "fr",
    headers: dict[str, str] | None = None,
    data: bytes | None = None,
) -> tuple[int, Json]:
    sent = {**served.headers(person, language), **(headers or {})}
    payload = json.dumps(body).encode() if body is not None else data
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, served.url + path, data=payload, headers=sent) as response,
    ):
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        return response.status, await response.json()


def said(text: str = "Bonjour", client: str = "number-0001", **more: object) -> Json:
    return {"channel": "c:devis", "thread": None, "client": client, "text": text, "files": [], **more}


# --- who may ask ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.4:8787", "localhost.evil.example", "evil@localhost", ""])
@pytest.mark.parametrize("path", ["/", "/desk/state", "/desk/parts/main.js", "/files/" + "0" * 64])
async def test_another_name_for_this_machine_is_refused(served: Served, host: str, path: str) -> None:
    async with aiohttp.ClientSession() as session, session.get(served.url + path, headers={"Host": host}) as response:
        assert response.status in {400, 403}
        assert "commis-token" not in await response.text()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"])
async def test_a_proxy_in_front_is_refused(served: Served, header: str) -> None:
    status, told = await ask(served, "GET", "/desk/state", headers={header: "10.0.0.1"})
    assert (status, told["error"]["code"]) == (403, "host")


async def test_another_page_and_an_old_page_are_refused(served: Served) -> None:
    for headers, code in [
        ({"Origin": "http://evil.example"}, "origin"),
        ({"Origin": "null"}, "origin"),
        ({"Sec-Fetch-Site": "cross-site"}, "origin"),
        ({"X-Commis-Token": "of-yesterday"}, "stale"),
        ({"X-Commis-Token": ""}, "stale"),
    ]:
        for method, path in [("POST", "/desk/messages"), ("GET", "/desk/live"), ("GET", "/desk/state")]:
            status, told = await ask(served, method, path, said() if method == "POST" else None, headers=headers)
            assert (status, told["error"]["code"]) == (403, code)
    assert served.office.heard == []


async def test_our_own_page_is_let_in_under_every_local_name(served: Served) -> None:
    for name in ["localhost", "127.0.0.1"]:
        host = f"{name}:{served.port}"
        status, _ = await ask(served, "GET", "/desk/state", headers={"Host": host, "Origin": f"http://{host}"})
        assert status == 200


async def test_the_page_carries_the_token_of_this_run_and_a_strict_policy(served: Served) -> None:
    assert served.desk is not None
    async with aiohttp.ClientSession() as session, session.get(served.url + "/") as response:
        text = await response.text()
        assert served.desk.token in text
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
        assert response.headers["Cache-Control"] == "no-store"
    assert served.desk.token not in repr(served.desk)


async def test_parts_are_checked_again_and_nothing_outside_the_folder_is_served(served: Served) -> None:
    async with aiohttp.ClientSession() as session:
        async with session.get(served.url + "/desk/parts/main.js") as response:
            assert response.status == 200
            tag = response.headers["ETag"]
        again = session.get(served.url + "/desk/parts/main.js", headers={"If-None-Match": tag})
        async with again as response:
            assert response.status == 304
        for name in ["..%2Froutes.py", "index.html", "nothing.js"]:
            async with session.get(f"{served.url}/desk/parts/{name}") as response:
                assert response.status == 404


async def test_an_unknown_person_may_only_see_who_there_is(served: Served) -> None:
    status, told = await ask(served, "GET", "/desk/state", person="nobody")
    assert status == 200
    assert told["me"] is None
    assert [each["id"] for each in told["people"]] == ["lea", "marc", "grace"]
    status, told = await ask(served, "POST", "/desk/messages", said(), person="nobody", language="en")
    assert status == 401
    assert told["error"]["text"] == "Choose who you are first."


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


# --- files ------------------------------------------------------------------------------------------------------------


async def test_a_file_goes_in_and_comes_out_as_what_it_is(served: Served) -> None:
    pdf = b"%PDF-1.7 hello"
    status, ref = await ask(served, "POST", "/desk/files?name=..%2F..%2Fbrief%20%22x%22.pdf", data=pdf)
    assert status == 200
    assert ref["id"] == hashlib.sha256(pdf).hexdigest()
    assert ref["name"] == 'brief "x".pdf'
    _, told = await ask(served, "POST", "/desk/messages", said("voici", files=[{"id": ref["id"], "name": "brief.pdf"}]))
    assert told["claimed"]
    event = served.office.heard[-1]
    assert isinstance(event, MessageReceived)
    assert (event.files[0].name, event.files[0].media_type, event.files[0].size) == ("brief.pdf", "application/pdf", 14)
    async with aiohttp.ClientSession() as session, session.get(served.url + ref["url"]) as response:
        assert await response.read() == pdf
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.headers["Content-Disposition"].startswith("inline; ")
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("name", "body"),
    [("x.html", b"<script>alert(1)</script>"), ("x.svg", b"<svg onload=alert(1)>"), ("x.png", b"<html>"), ("x", b"MZ")],
)
async def test_what_could_act_in_a_page_is_only_downloaded(served: Served, name: str, body: bytes) -> None:
    _, ref = await ask(served, "POST", f"/desk/files?name={name}", data=body, headers={"Content-Type": "image/png"})
    assert not ref["view"]
    async with aiohttp.ClientSession() as session, session.get(served.url + ref["url"]) as response:
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment; ")


async def test_a_file_at_the_limit_goes_in_and_one_above_is_refused_clearly(served: Served, office: Office) -> None:
    largest = office.settings.largest_file
    status, _ = await ask(served, "POST", "/desk/files?name=a.bin", data=b"x" * largest)
    assert status == 200
    status, told = await ask(served, "POST", "/desk/files?name=a.bin", data=b"x" * (largest + 1))
    assert (status, told["error"]["text"]) == (413, "Ce fichier est trop grand\u00a0: 10 Mo au plus.")


@pytest.mark.parametrize(("query", "data", "code"), [("name=a.txt", b"", "file_empty"), ("name=..", b"x", "file_name")])
async def test_an_empty_or_nameless_file_is_refused(served: Served, query: str, data: bytes, code: str) -> None:
    status, told = await ask(served, "POST", f"/desk/files?{query}", data=data)
    assert (status, told["error"]["code"]) == (400, code)


async def test_an_unknown_file_is_not_found(served: Served) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{served.url}/files/nope") as response:
        assert response.status == 404


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
