"""The desk over HTTP: who may ask, and what files may do."""

from __future__ import annotations

import hashlib

import aiohttp
import pytest

from bot.events import MessageReceived
from tests.bot.web.asking import ask, said
from tests.bot.web.office import Office, Served


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
