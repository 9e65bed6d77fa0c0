"""Bodies that are made to hurt: each is taken or refused with a reason, soon, and the next post is served."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from bot.events import LeadReceived
from bot.leads import body as bodies
from bot.store import inbox
from graphs.leads.given import LONGEST_FIELD, LONGEST_MESSAGE, Given, given_from_json
from tests.bot.leads.test_web import ADA, Site, open_site

JSON = {"Content-Type": "application/json"}
PARTS = {"Content-Type": "multipart/form-data; boundary=b"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def part(name: str, value: str) -> str:
    return f'--b\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'


def deep(levels: int) -> bytes:
    return b'{"email":"ada@loom.example","a":' + b'{"a":' * levels + b"1" + b"}" * levels + b"}"


NESTED = "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
HOSTILE: dict[str, tuple[bytes, dict[str, str], int, str]] = {
    "fields of an object": (json.dumps({f"c{n}": "1" for n in range(10_000)}).encode(), JSON, 413, "too_many_fields"),
    "fields of a form": ("&".join(f"c{n}=1" for n in range(10_000)).encode(), FORM, 413, "too_many_fields"),
    "parts": ("".join(part(f"n{n}", "v") for n in range(20_000)).encode(), PARTS, 413, "too_many_fields"),
    "parts in parts": ((NESTED * 1500).encode(), PARTS, 400, "bad_parts"),
    "lists without end": (b"[" * 100_000, JSON, 400, "bad_json"),
    "objects without end": (deep(100_000), JSON, 400, "bad_json"),
    "a number of a hundred thousand digits": (b'{"q":' + b"9" * 100_000 + b"}", JSON, 400, "bad_json"),
    "no gzip at all": (b"not gzip", {**JSON, "Content-Encoding": "gzip"}, 400, "broken_body"),
    "no object": (b"null", JSON, 400, "not_an_object"),
}


@pytest.mark.parametrize("case", HOSTILE)
async def test_what_is_made_to_hurt_is_refused_with_a_reason(tmp_path: Path, case: str):
    body, headers, status, code = HOSTILE[case]
    async with open_site(tmp_path) as site:
        found = await site.post(data=body, headers=headers)
        assert (found[0], found[1]["error"]["code"]) == (status, code)
        assert (await site.post(ADA))[0] == 202


async def test_the_public_form_refuses_it_too(tmp_path: Path):
    async with open_site(tmp_path) as site:
        for case in ("fields of a form", "parts", "parts in parts", "no gzip at all"):
            body, headers, status, _ = HOSTILE[case]
            headers = {**headers, **({"Content-Type": FORM["Content-Type"]} if "gzip" in case else {})}
            async with site.http.post(f"{site.url}/lead-form", data=body, headers=headers) as answer:
                assert answer.status == status, case


async def test_a_body_by_drops_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bodies, "PATIENCE", 0.3)

    async def drops() -> AsyncGenerator[bytes]:
        while True:
            yield b" "
            await asyncio.sleep(0.05)

    async with open_site(tmp_path) as site:
        slow = [asyncio.create_task(site.post(data=drops(), headers=JSON)) for _ in range(20)]
        # Others are served meanwhile.
        assert (await site.post(ADA))[0] == 202
        for each in slow:
            status, told = await asyncio.wait_for(each, 10)
            assert (status, told["error"]["code"]) == (408, "too_slow")


async def test_a_body_in_pieces_is_taken(tmp_path: Path):
    async def pieces() -> AsyncGenerator[bytes]:
        for each in (b'{"email":"ada@loom.example",', b'"message":"en ', b'morceaux"}'):
            yield each
            await asyncio.sleep(0.02)

    async with open_site(tmp_path) as site:
        assert (await site.post(data=pieces(), headers=JSON))[0] == 202
        assert (await given(site)).message == "en morceaux"


@pytest.mark.parametrize("levels", [50, 900])
async def test_what_is_deep_and_readable_is_taken(tmp_path: Path, levels: int):
    async with open_site(tmp_path) as site:
        assert (await site.post(data=deep(levels), headers=JSON))[0] == 202
        assert (await given(site)).email == "ada@loom.example"


@pytest.mark.parametrize("name", ["name", "company", "email", "subject", "message", "a question", "k" * 1_000_000])
async def test_a_megabyte_anywhere_is_cut(tmp_path: Path, name: str):
    async with open_site(tmp_path) as site:
        assert (await site.post({"phone": "06 12 34 56 78", name: "x@" * 500_000}))[0] == 202
        kept = await given(site)
        texts = [kept.name, kept.company, kept.email, *kept.extra, *kept.extra.values()]
        assert max(len(text) for text in texts) <= LONGEST_FIELD and len(kept.message) <= LONGEST_MESSAGE


@pytest.mark.parametrize("name", ["name", "company", "subject", "email", "phone", "product"])
async def test_no_line_of_theirs_becomes_a_header(tmp_path: Path, name: str):
    lines = "Ada\r\nBcc: eve@evil.example\u2028Subject: gratuit\x00\x0b"
    async with open_site(tmp_path) as site:
        assert (await site.post({**ADA, "phone": "0612345678", name: lines}))[0] == 202
        kept = await given(site)
        for text in (kept.name, kept.company, kept.email, kept.phone, kept.product, kept.via):
            assert not set(text) & set("\r\n\x00\x0b\u2028"), name


async def given(site: Site) -> Given:
    """What was kept of the only post."""
    (key,) = await site.house.keys()
    row = await site.house.database.read(lambda c: inbox.by_key(c, key))
    assert row is not None and isinstance(row.event, LeadReceived)
    return given_from_json(row.event.given)
