"""Files go to Slack and come from Slack, never from anywhere else, however the address is dressed up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.events import RemoteFile
from bot.slack.client import SlackCalls
from bot.slack.faults import SlackMissing, SlackRefusal, code_of
from bot.slack.files import LIMIT, Document, Files
from bot.slack.hosts import Hosts
from bot.slack.threads import Spot
from graphs.message import Address
from integrations.errors import IntegrationError, Misconfigured, Unavailable
from tests.bot.slack.rig import DEVIS, TEAM, Rig, opened

API = "https://slack.com/api/"


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


async def dropped(rig: Rig, name: str = "commande.csv", body: bytes = b"ref;qte\nA;3\n", **more: object) -> RemoteFile:
    """A file that Léa dropped in #devis, with what Slack says of it changed."""
    await rig.server.says("lea", "#devis", "voici", files=[{"name": name, "content": body}])
    file = next(reversed(rig.server.state.files.values()))
    file |= more
    return RemoteFile(file["id"], name, str(file["mimetype"]), int(file["size"]))


# --- fetching ---------------------------------------------------------------------------------------------------------


async def test_a_file_is_fetched(rig: Rig):
    remote = await dropped(rig)
    assert await rig.platform.fetch(DEVIS, remote) == b"ref;qte\nA;3\n"


async def test_a_file_of_a_direct_conversation_is_fetched(rig: Rig):
    remote = await dropped(rig)
    assert await rig.platform.fetch(Address("slack", f"{TEAM}/@U0LEA"), remote) == b"ref;qte\nA;3\n"


async def test_a_web_page_that_is_a_web_page(rig: Rig):
    remote = await dropped(rig, "page.html", b"<html>Commande</html>")
    assert await rig.platform.fetch(DEVIS, remote) == b"<html>Commande</html>"


async def test_the_sign_in_page_is_no_file(rig: Rig):
    remote = await dropped(rig, "commande.pdf", b"%PDF")
    rig.server.workspace().scopes.discard("files:read")
    with pytest.raises(Misconfigured, match="files:read"):
        await rig.platform.fetch(DEVIS, remote)


@pytest.mark.parametrize("announced", [LIMIT + 1, 10**12])
async def test_what_is_too_large_is_not_even_asked_for(rig: Rig, announced: int):
    remote = await dropped(rig)
    with pytest.raises(SlackRefusal) as caught:
        await rig.platform.fetch(DEVIS, RemoteFile(remote.id, remote.name, remote.media_type, announced))
    assert caught.value.code == "file_too_large"
    assert rig.server.called("files.info") == []


async def test_what_is_larger_than_it_says_is_not_read_to_its_end(rig: Rig):
    remote = await dropped(rig, "gros.csv", b"x" * (LIMIT + 1), size=10)
    with pytest.raises(SlackRefusal) as caught:
        await rig.platform.fetch(DEVIS, RemoteFile(remote.id, remote.name, remote.media_type, 10))
    assert caught.value.code == "file_too_large"


async def test_exactly_the_limit_is_taken(rig: Rig):
    remote = await dropped(rig, "juste.bin", b"x" * LIMIT)
    assert len(await rig.platform.fetch(DEVIS, remote)) == LIMIT


async def test_an_endless_answer_is_cut(rig: Rig):
    """Without a length, and without an end."""

    async def endless(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        try:
            while True:
                await response.write(b"x" * 65536)
        except ConnectionError:
            return response

    async with Canary(endless) as canary:
        calls = canary.as_slack()
        with pytest.raises(SlackRefusal):
            await calls.download(TEAM, canary.url + "f", 200_000)
        await calls.close()


@pytest.mark.parametrize(
    "more", [{"mode": "tombstone"}, {"mode": "hidden_by_limit"}, {"mode": "external"}, {"is_external": True}]
)
async def test_files_that_are_not_on_slack(rig: Rig, more: dict[str, object]):
    remote = await dropped(rig, **more)
    with pytest.raises((SlackRefusal, SlackMissing)):
        await rig.platform.fetch(DEVIS, remote)


async def test_a_deleted_file(rig: Rig):
    with pytest.raises(SlackMissing):
        await rig.platform.fetch(DEVIS, RemoteFile("F0NEVER", "parti.csv", "text/csv", 3))


async def test_an_address_of_another_platform(rig: Rig):
    remote = await dropped(rig)
    with pytest.raises(IntegrationError):
        await rig.platform.fetch(Address("slack", "nowhere"), remote)


# --- nowhere else -----------------------------------------------------------------------------------------------------


async def test_a_file_that_is_said_to_be_elsewhere_is_not_fetched(rig: Rig):
    async with Canary() as canary:
        for key in ("url_private_download", "url_private"):
            remote = await dropped(rig, url_private_download="", url_private="")
            rig.server.state.files[remote.id][key] = canary.url + "secret"
            with pytest.raises(SlackRefusal) as caught:
                await rig.platform.fetch(DEVIS, remote)
            assert caught.value.code in {"foreign_host", "invalid_url"}
        assert canary.asked == []


async def test_a_redirect_elsewhere_is_not_followed():
    async with Canary() as canary:

        async def away(request: web.Request) -> web.Response:
            return web.Response(status=302, headers={"Location": canary.url + "secret"})

        async with Canary(away) as slack:
            calls = slack.as_slack()
            with pytest.raises(SlackRefusal) as caught:
                await calls.download(TEAM, slack.url + "f", 1000)
            await calls.close()
        assert caught.value.code == "foreign_host"
        assert canary.asked == []


async def test_a_redirect_at_home_is_followed_but_not_for_ever():
    async def around(request: web.Request) -> web.Response:
        if request.path == "/f":
            return web.Response(status=302, headers={"Location": "/g"})
        if request.path == "/g":
            return web.Response(text="voilà")
        return web.Response(status=302, headers={"Location": "/loop"})

    async with Canary(around) as slack:
        calls = slack.as_slack()
        assert (await calls.download(TEAM, slack.url + "f", 1000))[0] == "voilà".encode()
        with pytest.raises(SlackRefusal):
            await calls.download(TEAM, slack.url + "loop", 1000)
        await calls.close()


@pytest.mark.parametrize(
    ("status", "kind"),
    [(401, Misconfigured), (403, Misconfigured), (404, SlackRefusal), (429, Unavailable), (500, Unavailable)],
)
async def test_answers_without_a_file(status: int, kind: type[Exception]):
    async def answer(request: web.Request) -> web.Response:
        return web.Response(status=status)

    async with Canary(answer) as slack:
        calls = slack.as_slack()
        with pytest.raises(kind):
            await calls.download(TEAM, slack.url + "f", 1000)
        with pytest.raises(kind):
            await calls.upload(slack.url + "u", b"x", "x.pdf")
        await calls.close()


async def test_bytes_are_not_handed_to_another_host(rig: Rig):
    async with Canary() as canary:
        with pytest.raises(SlackRefusal):
            await rig.calls.upload(canary.url + "u", b"devis confidentiel", "devis.pdf")
        assert canary.asked == []


@pytest.mark.parametrize(
    "url",
    [
        "https://files.slack.com/files-pri/T1-F1/x.pdf",
        "https://slack.com/x",
        "https://comptoir.slack.com:443/x",
        "https://FILES.SLACK.COM./x",
        "https://files.slack-gov.com/x",
        "https://slack-files.com/T1-F1",
    ],
)
def test_what_is_slack(url: str):
    Hosts(API).check(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "x",
        "file:///etc/passwd",
        "ftp://files.slack.com/x",
        "http://files.slack.com/x",
        "https://files.slack.com:8443/x",
        "https://slack.com.evil.example/x",
        "https://evilslack.com/x",
        "https://evil.example/slack.com",
        "https://slack.com@evil.example/x",
        "https://user:secret@slack.com/x",
        "https://evil.example\\@slack.com/x",
        "https://evil.example#@slack.com/x",
        "https://[::1]/x",
        "https://[::1/x",
        "https://127.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://slack.com:99999/x",
        "https://slack.com:x/x",
        "//slack.com/x",
        "gopher://slack.com/x",
        "https://ѕlack.com/x",
    ],
)
def test_what_is_not_slack(url: str):
    with pytest.raises(SlackRefusal):
        Hosts(API).check(url)


@given(st.text(alphabet="slack.com:/@\\#?%0127[]evil\t\n ", max_size=40))
def test_no_address_slips_through(rest: str):
    """What is let through, the client too takes for Slack."""
    url = f"https://{rest}"
    try:
        Hosts(API).check(url)
    except SlackRefusal:
        return
    host = (URL(url).host or "").rstrip(".").lower()
    assert host == "slack.com" or host.endswith((".slack.com", ".slack-files.com"))


# --- uploading --------------------------------------------------------------------------------------------------------


async def test_a_file_is_shared_in_a_thread(rig: Rig):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    await Files(rig.calls).share(Spot(TEAM, "C0DEVIS", root), Document("devis.pdf", b"%PDF-1.7"))
    assert rig.server.thread("#devis", root)[-1].files == ["devis.pdf"]
    assert rig.server.file("devis.pdf") == b"%PDF-1.7"


@pytest.mark.parametrize("name", ["", "devis n° 3 « été ».pdf", 'a"b\r\nc.pdf', "x" * 300])
async def test_any_name_can_be_shared(rig: Rig, name: str):
    await Files(rig.calls).share(Spot(TEAM, "C0DEVIS", None), Document(name, b"%PDF"))
    assert len(rig.server.messages("#devis")) == 1


async def test_an_upload_that_is_refused_is_named(rig: Rig):
    rig.server.fails("files.getUploadURLExternal", "file_uploads_disabled")
    with pytest.raises(SlackRefusal) as caught:
        await Files(rig.calls).share(Spot(TEAM, "C0DEVIS", None), Document("devis.pdf", b"%PDF"))
    assert code_of(caught.value) == "file_uploads_disabled"


class Canary:
    """Any server of this machine: it should not be asked."""

    def __init__(self, handler: web.Handler | None = None) -> None:
        self.asked: list[str] = []
        self._handler = handler
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Canary:
        app = web.Application()
        app.router.add_route("*", "/{tail:.*}", self._asked)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _asked(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        return await self._handler(request) if self._handler else web.Response(text="secret")

    def as_slack(self) -> SlackCalls:
        async def token(team: str) -> str:
            return "xoxb-any"

        return SlackCalls(self.url + "api/", token)


def test_the_sign_of_a_port_is_no_host():
    """The Web API of a test stands on its own port, under any name of this machine; its neighbour is not it."""
    hosts = Hosts("http://127.0.0.1:8001/api/")
    hosts.check("http://127.0.0.1:8001/files/x")
    hosts.check("http://localhost:8001/files/x")
    for other in ("http://127.0.0.1:8002/x", "http://localhost:8002/x", "https://127.0.0.1:8001/x"):
        with pytest.raises(SlackRefusal):
            hosts.check(other)
