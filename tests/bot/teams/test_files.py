"""Files are fetched from Microsoft and from nowhere else, and ours are had by whoever was given a link, for a week."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from hypothesis import example, given
from hypothesis import strategies as st

from bot.events import RemoteFile
from bot.teams import files
from bot.teams.faults import TeamsMissing, TeamsRefusal
from bot.teams.files import LIMIT, check_file_url, routes, shown_name
from bot.teams.links import Grant, Links, is_sealed, seal
from bot.teams.settings import TeamsSettings
from integrations.errors import Unavailable
from tests.bot.teams.sending import TO_LEA, Rig, opened

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SETTINGS = TeamsSettings(app_id="a", tenant_id="t", public_url="https://commis.exemple.fr", file_key="clef" * 8)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        await rig.met()
        yield rig


def remote(rig: Rig, path: str, media_type: str = "application/pdf", size: int = 0) -> RemoteFile:
    return RemoteFile(f"{rig.server.url}{path}", "commande.pdf", media_type, size)


# --- theirs -----------------------------------------------------------------------------------------------------------


async def test_a_file_is_fetched_without_a_token(rig: Rig):
    rig.server.files["commande"] = (200, b"%PDF-1", {"Content-Type": "application/pdf"})
    assert await rig.platform.fetch(TO_LEA, remote(rig, "/files/commande?tempauth=x")) == b"%PDF-1"
    assert rig.server.tokens == [""]


async def test_a_picture_of_a_message_is_fetched_from_the_connector(rig: Rig, monkeypatch: pytest.MonkeyPatch):
    rig.server.files["1"] = (200, b"PNG", {"Content-Type": "image/png"})
    asked: list[str] = []
    real = rig.connector.get

    async def get(url: str, limit: int) -> tuple[bytes, str]:
        asked.append(url)
        return await real(url, limit)

    monkeypatch.setattr(rig.connector, "get", get)
    image = remote(rig, "/v3/attachments/1/views/original", "image/png")
    assert await rig.platform.fetch(TO_LEA, image) == b"PNG"
    assert asked == [image.id]


async def test_a_redirect_is_followed_where_it_may_lead(rig: Rig):
    rig.server.files["old"] = (302, b"", {"Location": "/files/new"})
    rig.server.files["new"] = (200, b"ok", {"Content-Type": "application/pdf"})
    assert await rig.platform.fetch(TO_LEA, remote(rig, "/files/old")) == b"ok"


@pytest.mark.parametrize(
    "to", ["http://169.254.169.254/latest/meta-data", "https://evil.example/x", "file:///etc/passwd", "//evil.example/"]
)
async def test_a_redirect_to_elsewhere_is_not(rig: Rig, to: str):
    rig.server.files["old"] = (302, b"", {"Location": to})
    with pytest.raises(TeamsRefusal):
        await rig.platform.fetch(TO_LEA, remote(rig, "/files/old"))


async def test_redirects_without_end(rig: Rig):
    rig.server.files["old"] = (302, b"", {"Location": "/files/old"})
    with pytest.raises(TeamsRefusal, match="redirects"):
        await rig.platform.fetch(TO_LEA, remote(rig, "/files/old"))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (404, TeamsMissing),
        (401, TeamsMissing),
        (410, TeamsMissing),
        (503, Unavailable),
        (429, Unavailable),
        (400, TeamsRefusal),
        (204, TeamsRefusal),
    ],
)
async def test_what_a_file_server_may_answer(rig: Rig, status: int, kind: type[Exception]):
    rig.server.files["x"] = (status, b"", {})
    with pytest.raises(kind):
        await rig.platform.fetch(TO_LEA, remote(rig, "/files/x"))


async def test_a_sign_in_page_is_no_file(rig: Rig):
    rig.server.files["x"] = (200, b"<html>", {"Content-Type": "text/html; charset=utf-8"})
    with pytest.raises(TeamsMissing):
        await rig.platform.fetch(TO_LEA, remote(rig, "/files/x"))
    assert await rig.platform.fetch(TO_LEA, remote(rig, "/files/x", "text/html")) == b"<html>"


async def test_files_that_are_too_large(rig: Rig):
    rig.server.files["x"] = (200, b"x" * (LIMIT + 1), {})
    rig.server.files["y"] = (200, b"x" * LIMIT, {})
    for large in (remote(rig, "/files/x"), remote(rig, "/files/y", size=LIMIT + 1)):
        with pytest.raises(TeamsRefusal, match="larger"):
            await rig.platform.fetch(TO_LEA, large)
    assert len(await rig.platform.fetch(TO_LEA, remote(rig, "/files/y"))) == LIMIT


async def test_a_server_that_is_not_there(rig: Rig):
    with pytest.raises(Unavailable):
        await rig.platform.fetch(TO_LEA, RemoteFile("http://127.0.0.1:9/files/x", "x", "application/pdf", 0))


@pytest.mark.parametrize(
    "url",
    [
        "https://aubrac-my.sharepoint.com/personal/x/_layouts/15/download.aspx?UniqueId=1&tempauth=e",
        "https://aubrac.sharepoint.us/a",
        "https://public.bn.files.1drv.com/y4m",
        "https://AUBRAC.SharePoint.com:443/a",
    ],
)
def test_where_files_of_people_are(url: str):
    check_file_url(url, SETTINGS)


@pytest.mark.parametrize(
    "url",
    [
        "http://aubrac.sharepoint.com/a",
        "https://sharepoint.com.evil.example/a",
        "https://evilsharepoint.com/a",
        "https://sharepoint.com/a",
        "https://user@aubrac.sharepoint.com/a",
        "https://aubrac.sharepoint.com:8443/a",
        "https://evil.example#.sharepoint.com/",
        "https://evil.example\\.sharepoint.com/",
        "https://evil.example%2f.sharepoint.com/",
        "https://127.0.0.1/a",
        "http://127.0.0.1:8787/ready",
        "http://localhost:8787/ready",
        "http://[::1]:8787/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "https://10.0.0.1/a",
        "https://169.254.169.254/",
        "https://smba.trafficmanager.net/v3/conversations",
        "ftp://aubrac.sharepoint.com/a",
        "https://aubrac.sharepoint.com/a\nX: y",
        "https://aubrac.sharepoint.com:99999/a",
        "https://[aubrac.sharepoint.com/a",
        "aubrac.sharepoint.com/a",
        "",
        "https://aubrac.sharepoint.com/" + "a" * 9_000,
    ],
)
def test_where_files_of_people_are_not(url: str):
    with pytest.raises(TeamsRefusal):
        check_file_url(url, SETTINGS)


@given(st.text(max_size=60))
def test_no_text_leads_out(text: str):
    """Whatever is not on a host of Microsoft's is refused, and nothing else is raised."""
    for url in (text, f"https://{text}", f"https://{text}@sharepoint.com/", f"https://x.example/{text}.sharepoint.com"):
        try:
            check_file_url(url, SETTINGS)
        except TeamsRefusal:
            continue
        assert url.lower().split("/")[2].rstrip(".").removesuffix(":443").rstrip(".").endswith(files.FILE_HOSTS)


def test_this_machine_is_asked_where_it_is_named():
    named = replace(SETTINGS, service_hosts=("127.0.0.1:56150",))
    check_file_url("http://127.0.0.1:56150/files/x", named)
    for url in ("http://127.0.0.1:56151/files/x", "http://127.0.0.1/files/x", "http://localhost:56150/x"):
        with pytest.raises(TeamsRefusal):
            check_file_url(url, named)


# --- ours -------------------------------------------------------------------------------------------------------------


@asynccontextmanager
async def serving(rig: Rig, settings: TeamsSettings, now: datetime = NOW) -> AsyncIterator[str]:
    site = web.Application()
    site.add_routes(routes(settings, lambda: rig.database, lambda: now))
    runner = web.AppRunner(site, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def fetched(url: str) -> tuple[int, bytes, dict[str, str]]:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status, await answer.read(), dict(answer.headers)


def link(file: str, name: str = "Devis n° 1.pdf", **more: Any) -> str:
    return Links(replace(SETTINGS, **more), lambda: NOW).url(file, name).removeprefix(SETTINGS.public_url)


async def test_a_link_leads_to_its_file(rig: Rig):
    ref = await rig.keep("Devis n° 1.pdf", b"%PDF")
    async with serving(rig, SETTINGS, NOW + timedelta(days=6, hours=23)) as at:
        status, body, headers = await fetched(at + link(ref.id))
    assert (status, body, headers["Content-Type"]) == (200, b"%PDF", "application/pdf")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
    disposition = headers["Content-Disposition"]
    assert disposition == "attachment; filename=\"Devis n_ 1.pdf\"; filename*=UTF-8''Devis%20n%C2%B0%201.pdf"


async def test_nothing_is_shown_as_a_page(rig: Rig):
    ref = await rig.keep("page.html", b"<script>", "text/html")
    async with serving(rig, SETTINGS) as at:
        _, _, headers = await fetched(at + link(ref.id, 'a"; filename=x.exe\r\nX: y'))
    assert headers["Content-Type"] == "application/octet-stream"
    assert "X" not in headers and headers["Content-Disposition"].count('"') == 2


async def test_a_link_ends_after_a_week(rig: Rig):
    ref = await rig.keep("devis.pdf", b"%PDF")
    async with serving(rig, SETTINGS, NOW + timedelta(days=7)) as at:
        status, body, _ = await fetched(at + link(ref.id))
    assert status == 410 and b"PDF" not in body and "Commis" in body.decode()


async def test_links_that_are_not_ours(rig: Rig):
    ref = await rig.keep("devis.pdf", b"%PDF")
    good = link(ref.id)
    said, _, mac = good.rpartition("/")[2].partition(".")
    forged = [
        link(ref.id, file_key="autre"), f"{good}x", good[:-2], f"/teams/files/{said}", f"/teams/files/.{mac}",
        f"/teams/files/{mac}.{said}", "/teams/files/é", "/teams/files/" + "A" * 5_000, "/teams/files/a.b.c",
    ]  # fmt: skip
    async with serving(rig, SETTINGS) as at:
        assert [(await fetched(at + one))[0] for one in forged] == [404] * len(forged)
        assert (await fetched(at + link("0" * 64)))[0] == 404, "signed, and not kept"


@pytest.mark.parametrize("missing", ["file_key", "public_url"])
def test_without_a_key_or_an_address_there_are_no_links(missing: str):
    settings = replace(SETTINGS, **{missing: ""})
    assert routes(settings, lambda: pytest.fail("nothing is read")) == []
    assert not Links(settings, lambda: NOW).possible
    assert Links(settings, lambda: NOW).read(link("x").rpartition("/")[2]) == "forged" or missing == "public_url"


@given(st.text(max_size=80), st.text(max_size=300))
def test_a_grant_says_what_was_signed(file: str, name: str):
    links = Links(SETTINGS, lambda: NOW)
    try:
        name.encode(), file.encode()
    except UnicodeEncodeError:
        return
    token = links.url(file, name).rpartition("/")[2]
    assert links.read(token) == Grant(file, name[:200], NOW + timedelta(days=7)) or len(token) > 2_000


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=60))
def test_no_text_is_a_link(token: str):
    assert Links(SETTINGS, lambda: NOW).read(token) == "forged"


def test_seals_hold_words_together():
    good = seal(b"k", "a", "bc")
    assert is_sealed(b"k", good, "a", "bc")
    for given_seal, key, words in (
        (good, b"k", ("ab", "c")), (good, b"k", ("a", "bc", "")), (good, b"j", ("a", "bc")), (None, b"k", ("a", "bc")),
        ("é", b"k", ("a", "bc")), ("", b"k", ("a", "bc")), (7, b"k", ("a", "bc")),
    ):  # fmt: skip
        assert not is_sealed(key, given_seal, *words)


@example("\xa0")
@example("..\u2003.")
@given(st.text(max_size=400))
def test_names_any_place_takes(name: str):
    shown = shown_name(name)
    assert 0 < len(shown) <= 200 + 100 and shown == shown.strip()
    assert not set(shown) & set('\\/:*?"<>|\n\r')
