"""The HTTP client: what it tries again, how long it waits, what it refuses to read, and what it never says."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.errors import InDoubt, IntegrationError, Misconfigured, NotFound, Rejected, Unavailable
from integrations.http import HttpClient, Senseless
from integrations.retry_after import LONGEST_TOLD, wait_of
from tests.support import outside_server as outside
from tests.support.outside_server import DRIP, HTML, RESET, TRUNCATED, Fault, OutsideServer

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
SECRET = "very-secret-token"


class Waits(list[float]):
    """Remembers how long would have been slept, and lets the others go on."""

    async def __call__(self, seconds: float) -> None:
        self.append(seconds)
        await asyncio.sleep(0)


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
async def http(waits: Waits) -> AsyncIterator[HttpClient]:
    client = HttpClient(lambda: NOW, sleep=waits)
    yield client
    await client.close()


async def test_a_read_is_answered_with_the_query_and_the_headers(http: HttpClient):
    async with OutsideServer() as server:
        answer = await http.ask(
            "thing", "GET", server.url + "/a", params={"q": "é & co"}, headers={"Authorization": "Bearer x"}
        )
    assert answer.json() == {"path": "/a", "asked": 1}
    assert server.seen[0].query == {"q": "é & co"}
    assert server.seen[0].headers["authorization"] == "Bearer x"
    assert server.seen[0].headers["user-agent"].startswith("Commis/")


@pytest.mark.parametrize("fault", [outside.fails(500), outside.fails(502), outside.fails(503), TRUNCATED])
async def test_a_read_is_tried_again(http: HttpClient, waits: Waits, fault: Fault):
    async with OutsideServer(fault, fault) as server:
        answer = await http.ask("thing", "GET", server.url + "/a")
    assert (answer.status, len(server.seen), len(waits)) == (200, 3, 2)
    assert waits[0] < waits[1]


async def test_a_connection_that_is_cut_is_opened_anew(http: HttpClient):
    async with OutsideServer(RESET, RESET, RESET) as server:
        answer = await http.ask("thing", "GET", server.url + "/a")
    assert answer.status == 200


async def test_connections_that_are_always_cut_are_given_up(http: HttpClient):
    """The library below opens one anew by itself, once a try."""
    async with OutsideServer(always=RESET) as server:
        with pytest.raises(Unavailable, match="thing: no answer"):
            await http.ask("thing", "GET", server.url + "/a", tries=2)
    assert 2 <= len(server.seen) <= 4


@pytest.mark.parametrize("fault", [outside.fails(500), TRUNCATED])
async def test_it_gives_up_after_so_many_tries(http: HttpClient, fault: Fault):
    async with OutsideServer(always=fault) as server:
        with pytest.raises(Unavailable, match="thing"):
            await http.ask("thing", "GET", server.url + "/a", tries=2)
    assert len(server.seen) == 2


@pytest.mark.parametrize("fault", [outside.fails(500), outside.fails(504), RESET, TRUNCATED])
async def test_a_write_that_may_have_been_done_is_not_done_again(http: HttpClient, fault: Fault):
    async with OutsideServer(always=fault) as server:
        with pytest.raises(InDoubt):
            await http.ask("thing", "POST", server.url + "/a", body={"a": 1})
    assert len(server.seen) == 1


async def test_a_write_that_never_answers_is_in_doubt(http: HttpClient):
    async with OutsideServer(always=outside.slow(5)) as server:
        with pytest.raises(InDoubt):
            await http.ask("thing", "POST", server.url + "/a", body={}, seconds=0.2)
    assert len(server.seen) == 1


@pytest.mark.parametrize("fault", [outside.limited("0"), outside.fails(503)])
async def test_a_write_that_was_refused_for_now_is_tried_again(http: HttpClient, fault: Fault):
    async with OutsideServer(fault) as server:
        await http.ask("thing", "POST", server.url + "/a", body={"a": 1})
    assert [seen.body for seen in server.seen] == [{"a": 1}, {"a": 1}]


async def test_a_write_that_harms_nobody_twice_is_tried_again(http: HttpClient):
    async with OutsideServer(RESET, outside.fails(500)) as server:
        await http.ask("thing", "POST", server.url + "/a", body={}, repeatable=True)
    assert len(server.seen) == 3


async def test_nobody_there_is_no_doubt(http: HttpClient):
    async with OutsideServer() as server:
        gone = server.url
    with pytest.raises(Unavailable):
        await http.ask("thing", "POST", gone + "/a", body={})


async def test_a_short_retry_after_is_waited_for(http: HttpClient, waits: Waits):
    async with OutsideServer(outside.limited("2")) as server:
        await http.ask("thing", "GET", server.url + "/a")
    assert waits == [2.0]


async def test_a_retry_after_that_is_a_date_is_measured_by_the_servers_own_clock(http: HttpClient, waits: Waits):
    async with OutsideServer(outside.limited_until(2)) as server:
        await http.ask("thing", "GET", server.url + "/a")
    assert waits == [2.0]


@pytest.mark.parametrize(("told", "wait"), [("90", 90.0), ("999999999", LONGEST_TOLD)])
async def test_a_long_retry_after_is_told_and_not_waited_for(http: HttpClient, waits: Waits, told: str, wait: float):
    async with OutsideServer(always=outside.limited(told)) as server:
        with pytest.raises(Unavailable) as raised:
            await http.ask("thing", "GET", server.url + "/a")
    assert raised.value.retry_after == wait
    assert (waits, len(server.seen)) == ([], 1)


@pytest.mark.parametrize("told", ["", "soon", "-5", "nan", "inf", "1e9", "Wed, 99 Xxx 2026 00:00:00 GMT", "²"])
def test_a_retry_after_that_says_nothing_is_none(told: str):
    assert wait_of({"retry-after": told}, NOW) is None


def test_a_date_gone_by_is_now():
    past = format_datetime(datetime(2020, 1, 1, tzinfo=UTC), usegmt=True)
    assert wait_of({"retry-after": past}, NOW) == 0.0


@given(told=st.text(max_size=40), date=st.text(max_size=40))
def test_whatever_a_retry_after_says_the_wait_is_bounded(told: str, date: str):
    wait = wait_of({"retry-after": told, "date": date}, NOW)
    assert wait is None or 0.0 <= wait <= LONGEST_TOLD


async def test_an_answer_is_waited_for_so_long_and_no_longer(http: HttpClient):
    async with OutsideServer(always=outside.slow(30)) as server:
        async with asyncio.timeout(3):
            with pytest.raises(Unavailable, match="in time"):
                await http.ask("thing", "GET", server.url + "/a", seconds=0.2, tries=2)
        assert len(server.seen) == 2


async def test_an_answer_that_drips_is_not_waited_for(http: HttpClient):
    async with OutsideServer(always=DRIP) as server, asyncio.timeout(3):
        with pytest.raises(Unavailable):
            await http.ask("thing", "GET", server.url + "/a", seconds=0.3, tries=1)


@pytest.mark.parametrize("fault", [outside.answers(b" " * 300_000), outside.bomb(50_000_000)])
async def test_no_more_is_read_than_allowed(http: HttpClient, fault: Fault):
    async with OutsideServer(always=fault) as server:
        with pytest.raises(Senseless, match="larger"):
            await http.ask("thing", "GET", server.url + "/a", largest=100_000)
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    "body", [HTML, b"", b"\xff\xfe\x00", b'{"a": 1', b'{"a": NaN}', b"[" * 100_000, b'{"a": ' + b"9" * 9000 + b"}"]
)
async def test_nonsense_is_no_data(http: HttpClient, body: bytes):
    async with OutsideServer(outside.answers(body)) as server:
        answer = await http.ask("thing", "GET", server.url + "/a")
    with pytest.raises(Senseless):
        answer.json()


async def test_json_under_another_label_is_read(http: HttpClient):
    async with OutsideServer(outside.answers(b'\xef\xbb\xbf{"a": 1}', "text/plain")) as server:
        answer = await http.ask("thing", "GET", server.url + "/a")
    assert answer.json() == {"a": 1}


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (400, Rejected),
        (401, Misconfigured),
        (402, Misconfigured),
        (403, Misconfigured),
        (404, NotFound),
        (409, Rejected),
        (410, NotFound),
        (422, Rejected),
    ],
)
async def test_a_refusal_is_told_once_by_its_kind(http: HttpClient, status: int, error: type[IntegrationError]):
    async with OutsideServer(always=outside.fails(status)) as server:
        with pytest.raises(error, match=f"thing: HTTP {status}"):
            await http.ask("thing", "GET", server.url + "/a")
    assert len(server.seen) == 1


async def test_a_redirect_on_the_same_host_is_followed(http: HttpClient):
    async with OutsideServer(outside.redirects("/b?x=1", 307)) as server:
        answer = await http.ask("thing", "GET", server.url + "/a", headers={"Authorization": "Bearer x"})
    assert answer.json() == {"path": "/b", "asked": 2}
    assert server.seen[1].query == {"x": "1"}


async def test_a_key_follows_no_redirect_to_another_host(http: HttpClient):
    async with OutsideServer() as other, OutsideServer() as server:
        server.always = outside.redirects(other.url + "/b")
        with pytest.raises(Misconfigured, match="another address"):
            await http.ask("thing", "GET", server.url + "/a", headers={"Authorization": "Bearer x"})
        assert other.seen == []


@pytest.mark.parametrize("to", ["/a", "", "http://[broken", "ftp://127.0.0.1/a", "javascript:alert(1)"])
async def test_redirects_end(http: HttpClient, to: str):
    async with OutsideServer(always=outside.redirects(to)) as server:
        with pytest.raises(Misconfigured):
            await http.ask("thing", "GET", server.url + "/a")
    assert len(server.seen) <= 4


async def test_a_write_is_never_redirected(http: HttpClient):
    async with OutsideServer(always=outside.redirects("/b", 307)) as server:
        with pytest.raises(Misconfigured):
            await http.ask("thing", "POST", server.url + "/a", body={})
    assert len(server.seen) == 1


@pytest.mark.parametrize("url", ["", "nowhere", "ftp://127.0.0.1/", "file:///etc/passwd", "http://"])
async def test_an_address_that_is_none_is_for_the_operator(http: HttpClient, url: str):
    with pytest.raises(Misconfigured):
        await http.ask("thing", "GET", url)


async def test_a_key_that_cannot_be_sent_is_for_the_operator(http: HttpClient):
    async with OutsideServer() as server:
        with pytest.raises(Misconfigured) as raised:
            await http.ask("thing", "GET", server.url, headers={"Authorization": f"Bearer {SECRET}\r\nX-A: 1"})
    assert SECRET not in str(raised.value)
    assert server.seen == []


@pytest.mark.parametrize(
    "fault", [outside.fails(401), outside.fails(500), RESET, TRUNCATED, outside.redirects("http://127.0.0.2/x"), DRIP]
)
async def test_neither_an_error_nor_a_log_repeats_a_secret(
    http: HttpClient, fault: Fault, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.DEBUG, "aiohttp.client")
    async with OutsideServer(always=fault) as server:
        with pytest.raises(IntegrationError) as raised:
            await http.ask(
                "thing",
                "GET",
                f"{server.url}/{SECRET}",
                params={"k": SECRET},
                headers={"Authorization": f"Bearer {SECRET}"},
                seconds=0.3,
                tries=1,
            )
    assert SECRET not in "".join(traceback.format_exception(raised.value)).split("Error", 1)[-1]
    assert SECRET not in str(raised.value)
    assert SECRET not in caplog.text


async def test_making_one_opens_nothing_and_closing_it_twice_harms_nobody():
    client = HttpClient(lambda: NOW)
    assert client._session is None  # pyright: ignore[reportPrivateUsage]
    await client.close()
    async with OutsideServer() as server:
        await client.ask("thing", "GET", server.url)
        await client.close()
        await client.close()
        # An owner that goes on after closing opens anew.
        await client.ask("thing", "GET", server.url)
        await client.close()


async def test_turn_is_awaited_before_each_try(http: HttpClient):
    turns: list[int] = []

    async def turn() -> None:
        turns.append(1)

    async with OutsideServer(outside.fails(500)) as server:
        await http.ask("thing", "GET", server.url, turn=turn)
    assert len(turns) == 2


async def test_no_cookie_is_kept(http: HttpClient):
    async with OutsideServer(outside.answers(b"{}", Set_Cookie="a=b")) as server:
        named = server.url.replace("127.0.0.1", "localhost")
        await http.ask("thing", "GET", named)
        await http.ask("thing", "GET", named)
    assert "cookie" not in server.seen[1].headers
