"""Booking links: single use where the tool has them, the owner's where they have a page, and tools that fail."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from integrations.booking.calcom import Calcom, calcom_of
from integrations.booking.calendly import Calendly, calendly_of
from integrations.booking.plain import page_of, plain_of
from integrations.booking.port import Booking
from integrations.errors import IntegrationError, Misconfigured, NotFound, Rejected, Unavailable
from integrations.http import HttpClient
from tests.support import outside_server as outside
from tests.support.booking_server import EVENT_TYPE, HERS, KEY, TOKEN, CalcomServer, CalendlyServer
from tests.support.outside_server import HTML, RESET, TRUNCATED, Fault, OutsideServer

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


async def at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


@pytest.fixture
async def http() -> AsyncIterator[HttpClient]:
    client = HttpClient(lambda: NOW, sleep=at_once)
    yield client
    await client.close()


def calendly(http: HttpClient, server: CalendlyServer, event_type: str = EVENT_TYPE, token: str = TOKEN) -> Calendly:
    return calendly_of(http, token=token, event_type=event_type, api_url=server.url)


def calcom(http: HttpClient, server: CalcomServer, event_type: str = "123", key: str = KEY) -> Calcom:
    return calcom_of(http, key=key, event_type=event_type, api_url=server.url)


async def test_calendly_makes_a_link_for_each(http: HttpClient):
    async with CalendlyServer() as server:
        tool = calendly(http, server)
        links = [await tool.link(), await tool.link()]
    assert [link.url for link in links] == server.made
    assert len({link.url for link in links}) == 2
    assert all(link.single_use and link.provider == "calendly" for link in links)
    assert server.seen[0].body == {"max_event_count": 1, "owner": EVENT_TYPE, "owner_type": "EventType"}
    assert [seen.path for seen in server.seen] == ["/scheduling_links"] * 2


async def test_calendly_books_with_the_owner_where_they_have_an_event_type(http: HttpClient):
    async with CalendlyServer() as server:
        link = await calendly(http, server).link(HERS)
    assert link.single_use
    assert server.seen[-1].body["owner"] == HERS


@pytest.mark.parametrize(
    "page",
    ["https://calendly.com/camille-vernay/visite", "http://www.calendly.com/Camille-Vernay/visite/?month=2026-11"],
)
async def test_calendly_finds_the_event_type_behind_a_page(http: HttpClient, page: str):
    async with CalendlyServer() as server:
        tool = calendly(http, server, page)
        links = [await tool.link(), await tool.link()]
    assert all(link.single_use for link in links)
    assert server.seen[-1].body["owner"] == HERS
    # Looked up once: whoever it is, the two pages of event types, the link; then the link alone.
    assert len(server.seen) == 5


@pytest.mark.parametrize("page", ["https://calendly.com/vernay/ancien", "https://calendly.com/elsewhere"])
async def test_a_page_of_no_event_type_is_given_as_it_is(http: HttpClient, page: str):
    async with CalendlyServer() as server:
        link = await calendly(http, server).link(page)
    assert (link.url, link.single_use, server.made) == (page, False, [])


async def test_an_event_type_that_is_closed_is_not_booked(http: HttpClient):
    async with CalendlyServer() as server:
        server.lists_all = True
        link = await calendly(http, server).link("https://calendly.com/vernay/ancien")
    assert (link.single_use, server.made) == (False, [])


async def test_which_of_several_is_meant_is_not_guessed(http: HttpClient):
    async with CalcomServer() as server:
        server.event_types[789] = ("camille", "visite")
        link = await calcom(http, server).link("https://cal.com/camille/visite")
    assert (link.single_use, server.made) == (False, [])


async def test_a_page_of_another_tool_is_given_as_it_is(http: HttpClient):
    async with CalendlyServer() as server, CalcomServer() as other:
        for tool in (calendly(http, server), calcom(http, other)):
            link = await tool.link("https://rdv.vernay.example/camille")
            assert (link.url, link.single_use) == ("https://rdv.vernay.example/camille", False)
        assert server.seen + other.seen == []


async def test_calcom_makes_a_link_for_each(http: HttpClient):
    async with CalcomServer() as server:
        tool = calcom(http, server)
        links = [await tool.link(), await tool.link("456")]
    assert [link.url for link in links] == server.made
    assert all(link.single_use and link.provider == "calcom" for link in links)
    assert [seen.path for seen in server.seen] == [f"/v2/event-types/{n}/private-links" for n in (123, 456)]
    assert server.seen[0].body == {"maxUsageCount": 1}
    assert server.seen[0].headers["cal-api-version"] == "2024-09-04"


@pytest.mark.parametrize(
    "event_type", ["456", "https://api.cal.com/v2/event-types/456", "https://cal.com/camille/visite"]
)
async def test_calcom_takes_a_number_an_address_or_a_page(http: HttpClient, event_type: str):
    async with CalcomServer() as server:
        assert (await calcom(http, server, event_type).link()).single_use
    assert server.seen[-1].path == "/v2/event-types/456/private-links"


async def test_calcom_takes_an_address_of_its_api_with_its_version(http: HttpClient):
    async with CalcomServer() as server:
        tool = calcom_of(http, key=KEY, event_type="123", api_url=server.url + "/v2/")
        assert (await tool.link()).single_use


@pytest.mark.parametrize(
    "page", ["https://cal.com/nobody/there", "https://cal.com/team/vernay/demo", "https://cal.com/camille"]
)
async def test_calcom_gives_a_page_it_cannot_see_behind_as_it_is(http: HttpClient, page: str):
    async with CalcomServer() as server:
        link = await calcom(http, server).link(page)
    assert (link.url, link.single_use, server.made) == (page, False, [])


Make = Callable[[HttpClient, str], Booking]
TOOLS: dict[str, tuple[type[OutsideServer], Make]] = {
    "calendly": (CalendlyServer, lambda http, url: calendly_of(http, token=TOKEN, event_type=EVENT_TYPE, api_url=url)),
    "calcom": (CalcomServer, lambda http, url: calcom_of(http, key=KEY, event_type="123", api_url=url)),
}

FAILURES: list[tuple[Fault, type[IntegrationError]]] = [
    (outside.fails(500), Unavailable),
    (outside.fails(503), Unavailable),
    (outside.limited("90"), Unavailable),
    (outside.answers(HTML, "text/html"), Unavailable),
    (outside.answers(b"{}"), Unavailable),
    (outside.answers(b'{"resource": {"booking_url": 12}, "data": {"bookingUrl": []}}'), Unavailable),
    (outside.answers(b'{"resource": {"booking_url": "no"}, "data": {"bookingUrl": "javascript:x"}}'), Unavailable),
    (outside.answers(b"[" * 9_000), Unavailable),
    (outside.answers(b" " * 2_000_000), Unavailable),
    (TRUNCATED, Unavailable),
    (RESET, Unavailable),
    (outside.redirects("http://127.0.0.2/"), Misconfigured),
    (outside.fails(401), Misconfigured),
    (outside.fails(403), Misconfigured),
    (outside.fails(404), NotFound),
    (outside.fails(400), Rejected),
    (outside.fails(422), Rejected),
]


@pytest.mark.parametrize("name", TOOLS)
@pytest.mark.parametrize(("fault", "error"), FAILURES)
async def test_a_tool_that_fails(http: HttpClient, name: str, fault: Fault, error: type[IntegrationError]):
    server_type, make = TOOLS[name]
    async with server_type(always=fault) as server:
        with pytest.raises(error) as raised:
            await make(http, server.url).link()
    assert not {TOKEN, KEY} & set(str(raised.value).split())
    if fault.headers.get("Retry-After") == "90":
        assert isinstance(raised.value, Unavailable) and raised.value.retry_after == 90


@pytest.mark.parametrize("name", TOOLS)
async def test_a_tool_that_fails_for_a_moment_is_asked_again(http: HttpClient, name: str):
    server_type, make = TOOLS[name]
    async with server_type(outside.fails(502), outside.limited("1")) as server:
        assert (await make(http, server.url).link()).single_use
    assert len(server.seen) == 3


async def test_a_wrong_key_is_for_the_operator_and_never_told(http: HttpClient, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.DEBUG, "aiohttp")
    async with CalendlyServer() as one, CalcomServer() as two:
        for tool in (calendly(http, one, token="wrong-key-1"), calcom(http, two, key="wrong-key-1")):
            with pytest.raises(Misconfigured) as raised:
                await tool.link()
            assert "wrong-key-1" not in str(raised.value)
    assert "wrong-key-1" not in caplog.text


async def test_what_is_not_set_is_said_when_a_link_is_wanted(http: HttpClient):
    for tool in (
        calendly_of(http, token="", event_type=EVENT_TYPE),
        calendly_of(http, token=TOKEN, event_type=" "),
        calcom_of(http, key="", event_type="123"),
        calcom_of(http, key=KEY, event_type=""),
        plain_of(""),
    ):
        with pytest.raises(Misconfigured):
            await tool.link()


@pytest.mark.parametrize(
    "owner", ["tomorrow", "javascript:alert(1)", "https://api.calendly.com/users/ME", "0", "a@b.example"]
)
async def test_an_owners_address_that_is_none_is_said(http: HttpClient, owner: str):
    async with CalendlyServer() as one, CalcomServer() as two:
        for tool in (calendly(http, one), calcom(http, two), plain_of("https://rdv.vernay.example")):
            with pytest.raises(Rejected):
                await tool.link(owner)
    assert one.made + two.made == []


async def test_a_plain_page_is_the_owners_or_the_companys():
    tool = plain_of(" https://rdv.vernay.example/demo?l=fr ")
    assert (await tool.link()).url == "https://rdv.vernay.example/demo?l=fr"
    link = await tool.link("https://rdv.vernay.example/camille")
    assert (link.url, link.single_use, link.provider) == ("https://rdv.vernay.example/camille", False, "link")


@pytest.mark.parametrize(
    "url",
    [
        "", "123", "demo", "rdv.vernay.example", "javascript:alert(1)", "data:text/html,x", "ftp://x.example/a",
        "https://user:pass@x.example/", "https://x.example/a b", "https://x.example/\r\nBcc: a@b",
        "https://x.example/\u202eexe",
        'https://x.example/"onclick', "https://x.example/<b>", "https://", "https://x.example:99999/", "https://[x/",
        "https://api.calendly.com/event_types/DEMO30", "https://api.cal.com/v2/event-types/1",
        "https://x.example/" + "a" * 600,
    ],
)  # fmt: skip
def test_an_address_that_nobody_can_open_is_no_page(url: str):
    assert page_of(url) == ""


def test_making_one_opens_nothing():
    client = HttpClient(lambda: NOW)
    calendly_of(client, token=TOKEN, event_type=EVENT_TYPE)
    calcom_of(client, key=KEY, event_type="1")
    assert client._session is None  # pyright: ignore[reportPrivateUsage]
