"""The webhooks and the form page over real HTTP on loopback."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import re
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, FormData, web

from bot.leads.web import routes
from bot.store.database import StoreUnavailable
from integrations.booking.port import BookingNews
from integrations.errors import Rejected
from tests.bot.leads.house import House, open_house

SECRET = "a long shared secret"
ADA = {"name": "Ada Byron", "email": "ada@loom.example", "message": "Dix moulins", "consent": True}


class Hook:
    """A booking tool whose posts are signed with a word."""

    def read(self, headers: dict[str, str], body: bytes, now: datetime) -> BookingNews | None:
        if headers.get("x-signed") != "yes":
            raise Rejected("not signed")
        data = json.loads(body)
        if data["what"] == "other":
            return None
        return BookingNews(data["what"], data["email"], data["id"], datetime(2026, 11, 25, 9, tzinfo=UTC))


@dataclass
class Site:
    house: House
    url: str
    http: ClientSession
    woken: list[bool]

    async def post(self, lead: Any = None, *, to: str = "/webhooks/leads", **how: Any) -> tuple[int, dict[str, Any]]:
        headers = {"X-Commis-Secret": SECRET, **how.pop("headers", {})}
        if lead is not None:
            how["json"] = lead
        async with self.http.post(self.url + to, headers=headers, **how) as answer:
            return answer.status, {**await answer.json(), "headers": dict(answer.headers)}

    async def form(self, data: dict[str, str], query: str = "?lang=en") -> tuple[int, str, dict[str, str]]:
        async with self.http.post(f"{self.url}/lead-form{query}", data=data, allow_redirects=False) as answer:
            return answer.status, await answer.text(), dict(answer.headers)


@asynccontextmanager
async def open_site(home: Path, proxies: Sequence[str] = (), **overrides: Any) -> AsyncGenerator[Site]:
    wanted: dict[str, Any] = {"lead_secret": SECRET, "lead_form": True, "lead_per_minute": 1000, **overrides}
    async with open_house(home, hooks={"calendly": Hook()}, **wanted) as house:
        woken: list[bool] = []
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app.add_routes(routes(house.room, lambda: woken.append(True), proxies))
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        async with ClientSession() as http:
            yield Site(house, f"http://127.0.0.1:{runner.addresses[0][1]}", http, woken)
        await runner.cleanup()


async def test_a_lead_is_kept_before_it_is_acknowledged(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, told = await site.post(ADA)
        assert (status, told["status"]) == (202, "accepted")
        (key,) = await site.house.keys()
        assert site.woken == [True]
        await site.house.works(key)
        (case,) = await site.house.cases()
        assert case.id == told["id"]
        # The same again is known, under the same id, without another event.
        status, again = await site.post(ADA)
        assert (status, again["status"], again["id"]) == (202, "known", told["id"])
        assert len(await site.house.keys()) == 1


async def test_fifty_identical_posts_at_once(tmp_path: Path):
    async with open_site(tmp_path) as site:
        answers = await asyncio.gather(*(site.post(ADA, headers={"Idempotency-Key": f"k{n}"}) for n in range(50)))
        assert {status for status, _ in answers} == {202}
        keys = await site.house.keys()
        assert len(keys) == 50
        await asyncio.gather(*(site.house.works(key) for key in keys))
        assert len(await site.house.cases()) == 1


async def test_the_idempotency_key_is_honoured(tmp_path: Path):
    async with open_site(tmp_path) as site:
        key = {"Idempotency-Key": "abc"}
        first, second = await site.post(ADA, headers=key), await site.post(ADA, headers=key)
        assert (first[1]["status"], second[1]["status"]) == ("accepted", "known")
        status, told = await site.post({**ADA, "message": "other words"}, headers=key)
        assert (status, told["error"]["code"]) == (422, "key_reused")
        assert (await site.post(ADA, headers={"Idempotency-Key": "x" * 300}))[0] == 400


async def test_who_may_post(tmp_path: Path):
    async with open_site(tmp_path) as site:
        body = json.dumps(ADA).encode()
        right = "sha256=" + hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        kind = {"Content-Type": "application/json"}
        for headers, status in (
            ({"X-Commis-Signature": right}, 202),
            ({"X-Commis-Signature": right.upper().replace("SHA256", "sha256")}, 202),
            ({"X-Commis-Signature": right[:-1] + "0"}, 401),
            ({"X-Commis-Signature": "sha256=zz"}, 401),
            ({"X-Commis-Signature": ""}, 401),
            ({"Authorization": f"Bearer {SECRET}"}, 202),
            ({"Authorization": "Bearer nope"}, 401),
            ({"Authorization": "Basic YTphIGxvbmcgc2hhcmVkIHNlY3JldA=="}, 202),
            ({"Authorization": "Basic é"}, 401),
            ({"X-Commis-Secret": SECRET + "x"}, 401),
            ({"X-Commis-Secret": SECRET, "X-Commis-Signature": "sha256=00"}, 401),
            ({}, 401),
        ):  # fmt: skip
            async with site.http.post(site.url + "/webhooks/leads", data=body, headers={**kind, **headers}) as answer:
                told = await answer.json()
                assert answer.status == status, headers
                assert SECRET not in str(told)
        async with site.http.post(site.url + f"/webhooks/leads?secret={SECRET}", data=body, headers=kind) as answer:
            assert answer.status == 401


async def test_forms_and_parts(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, _ = await site.post(data={"your-name": "Ada", "your-email": "ada@loom.example"})
        assert status == 202
        parts = FormData({"fields[email][value]": "eve@x.example", "fields[email][title]": "E-mail", "form[name]": "F"})
        parts.add_field("file", b"MZ", filename="cv.exe")
        status, _ = await site.post(data=parts)
        assert status == 202
        given = [await site.house.given(key) for key in await site.house.keys()]
        assert [one.email for one in given] == ["ada@loom.example", "eve@x.example"]


async def test_what_is_refused_and_why(tmp_path: Path):
    async with open_site(tmp_path) as site:
        kind = {"Content-Type": "application/json"}
        for data, headers, status, code in (
            (b"{", kind, 400, "bad_json"),
            (b"", kind, 400, "empty"),
            (b'"x"', kind, 400, "not_an_object"),
            (b"[]", kind, 400, "not_an_object"),
            (b"[" * 200_000, kind, 400, "bad_json"),
            (b'{"a": "b"}', kind, 422, "no_contact"),
            (b"a,b", {"Content-Type": "text/csv"}, 415, "unsupported_type"),
            (b"x" * (2 * 1024 * 1024 + 1), kind, 413, "too_large"),
            (b"x", {"Content-Type": "multipart/form-data"}, 400, "bad_parts"),
        ):
            status_told, told = await site.post(data=data, headers=headers)
            assert (status_told, told["error"]["code"]) == (status, code), (data[:20], told)
            assert told["error"]["reason"]
        assert await site.house.keys() == []


async def test_a_body_without_an_announced_length_is_cut_off(tmp_path: Path):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(64):
            yield b"x" * 65_536

    async with open_site(tmp_path) as site:
        status, told = await site.post(data=endless(), headers={"Content-Type": "application/json"})
        assert (status, told["error"]["code"]) == (413, "too_large")


async def test_a_megabyte_and_broken_characters_are_taken(tmp_path: Path):
    async with open_site(tmp_path) as site:
        body = b'{"email": "a@x.example", "message": "' + b"\xff\xfe caf\xc3\xa9 " * 90_000 + b'"}'
        status, _ = await site.post(data=body, headers={"Content-Type": "application/json"})
        assert status == 202
        (key,) = await site.house.keys()
        given = await site.house.given(key)
        assert (len(given.message), given.cut) == (10_000, ["message"])
        assert "café" in given.message


async def test_a_list_is_several(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, told = await site.post([{"email": "a@x.example"}, {"email": "b@x.example"}])
        assert (status, len(told["leads"])) == (202, 2)
        assert len(await site.house.keys()) == 2


async def test_so_many_a_minute_for_each_sender(tmp_path: Path):
    async with open_site(tmp_path, lead_per_minute=3) as site:
        answers = [await site.post({"email": f"p{n}@x.example"}) for n in range(4)]
        assert [status for status, _ in answers] == [202, 202, 202, 429]
        assert answers[3][1]["error"]["code"] == "slow_down"
        assert 1 <= int(answers[3][1]["headers"]["Retry-After"]) <= 20
        # Who says to be somebody else is not believed.
        other = {"X-Forwarded-For": "198.51.100.7"}
        assert (await site.post({"email": "z@x.example"}, headers=other))[0] == 429
        assert (await site.form({"name": "Zoé"}))[0] == 429


async def test_behind_a_proxy_that_the_company_names_another_sender_is_another(tmp_path: Path):
    async with open_site(tmp_path, proxies=["127.0.0.1"], lead_per_minute=1) as site:
        for sender in ("198.51.100.7", "198.51.100.8"):
            headers = {"X-Forwarded-For": sender}
            answers = [(await site.post({"email": f"{n}@x.example"}, headers=headers))[0] for n in range(2)]
            assert answers == [202, 429]


async def test_closed_without_a_secret(tmp_path: Path):
    async with open_site(tmp_path, lead_secret=None, lead_form=False) as site:
        assert (await site.post(ADA))[0] == 404
        async with site.http.get(site.url + "/lead-form") as answer:
            assert answer.status == 404
        assert (await site.form({}))[0] == 404
        assert (await site.post({}, to="/webhooks/calcom"))[0] == 404


async def test_a_store_that_cannot_keep_it_says_so(tmp_path: Path, monkeypatch: Any):
    async with open_site(tmp_path) as site:

        async def full(fn: Any) -> Any:
            raise StoreUnavailable("full")

        monkeypatch.setattr(site.house.database, "write", full)
        status, told = await site.post(ADA)
        assert (status, told["error"]["code"], told["headers"]["Retry-After"]) == (503, "unavailable", "5")


async def test_meetings(tmp_path: Path):
    async with open_site(tmp_path) as site:
        news = {"what": "booked", "email": "ada@loom.example", "id": "m1"}
        signed = {"X-Signed": "yes"}
        to = "/webhooks/calendly"
        assert (await site.post(news, to=to))[0] == 401
        assert (await site.post({**news, "what": "other"}, to=to, headers=signed))[0] == 200
        first, again = await site.post(news, to=to, headers=signed), await site.post(news, to=to, headers=signed)
        assert [(status, told["status"]) for status, told in (first, again)] == [(202, "accepted"), (202, "known")]
        assert len(await site.house.keys()) == 1


FILLED = {"name": "Ada Byron", "email": "ada@loom.example", "message": "Ten mills", "consent": "yes"}


async def test_the_form_page(tmp_path: Path):
    async with open_site(tmp_path, privacy_url="https://vauban.example/privacy?a=1&b=2") as site:
        async with site.http.get(site.url + "/lead-form?lang=fr") as answer:
            page, headers = await answer.text(), answer.headers
        assert 'lang="fr"' in page
        assert "Votre adresse mail" in page
        assert "https://vauban.example/privacy?a=1&amp;b=2" in page
        policy = headers["Content-Security-Policy"]
        assert "frame-ancestors *" in policy
        assert "script" not in page
        assert "Set-Cookie" not in headers
        style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
        assert style is not None
        digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
        for name in re.findall(r'<(?:input|textarea)[^>]* id="([^"]+)"', page):
            assert f'for="{name}"' in page
        async with site.http.get(site.url + "/lead-form?lang=en") as answer:
            assert "Your e-mail address" in await answer.text()


async def test_a_filled_form_is_a_lead(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, _, headers = await site.form(FILLED)
        assert (status, headers["Location"]) == (303, "?lang=en&sent=1")
        async with site.http.get(site.url + "/lead-form" + headers["Location"]) as answer:
            assert "Thank you" in await answer.text()
        await site.form(FILLED)  # pressed twice
        (key,) = await site.house.keys()
        given = await site.house.given(key)
        assert (given.source, given.consent, given.language, given.trap) == ("web", True, "en", False)


async def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, page, _ = await site.form({"name": '"><b>', "email": "ada@", "message": "Hello"})
        assert status == 422
        assert 'id="email-wrong"' in page
        assert 'id="consent-wrong"' in page
        assert 'aria-invalid="true"' in page
        assert "&quot;&gt;&lt;b&gt;" in page
        assert "<b>" not in page
        assert "Hello" in page
        status, page, _ = await site.form({**FILLED, "email": ""})
        assert (status, "phone number" in page) == (422, True)
        assert await site.house.keys() == []
        assert (await site.form({**FILLED, "email": "", "phone": "0612345678"}))[0] == 303


async def test_the_field_that_people_do_not_see(tmp_path: Path):
    async with open_site(tmp_path) as site:
        status, _, _ = await site.form({"name": "x", "fax_number_confirm": "http://spam.example"})
        assert status == 303  # a machine learns nothing
        (key,) = await site.house.keys()
        await site.house.works(key)
        assert await site.house.said() == []


async def test_the_form_slows_down_too(tmp_path: Path):
    async with open_site(tmp_path, lead_per_minute=1) as site:
        assert (await site.form(FILLED))[0] == 303
        status, page, headers = await site.form({**FILLED, "message": "again"})
        assert (status, "One moment" in page) == (429, True)
        assert int(headers["Retry-After"]) >= 1
