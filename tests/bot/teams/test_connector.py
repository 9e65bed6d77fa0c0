"""Every answer of Teams has its meaning, what can be tried again is, and the token is shown to nobody else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from bot.teams import exchange as exchange_module
from bot.teams.connector import RETRIES, Connector
from bot.teams.faults import TeamsMisconfigured, TeamsMissing, TeamsRefusal, code_of, wait_of
from bot.teams.pace import Pace
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Unavailable
from tests.bot.teams.loopback import Loopback, Reply
from tests.support.openid import APP, OpenIdServer

MESSAGE: dict[str, Any] = {"type": "message", "text": "Bonjour"}


class Slept:
    """Waits for nothing, and remembers."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@pytest.fixture
async def server() -> AsyncIterator[OpenIdServer]:
    server = await OpenIdServer.start()
    yield server
    await server.close()


@pytest.fixture
async def teams() -> AsyncIterator[Loopback]:
    teams = Loopback()
    await teams.open()
    yield teams
    await teams.close()


@pytest.fixture
async def other() -> AsyncIterator[Loopback]:
    other = Loopback()
    await other.open()
    yield other
    await other.close()


@pytest.fixture
def slept() -> Slept:
    return Slept()


@pytest.fixture
async def connector(server: OpenIdServer, teams: Loopback, slept: Slept) -> AsyncIterator[Connector]:
    settings = server.settings(service_hosts=("smba.trafficmanager.net", teams.host))
    connector = Connector(settings, pace=Pace(sleep=slept), sleep=slept, chance=lambda: 0.5)
    yield connector
    await connector.close()


Call = Callable[[Connector, str], Awaitable[Any]]

POSTS: dict[str, Call] = {
    "send": lambda c, url: c.send(url, "a:1", MESSAGE),
    "reply": lambda c, url: c.send(url, "a:1", MESSAGE, "17"),
    "create_thread": lambda c, url: c.create_thread(url, "19:x@thread.tacv2", "t", MESSAGE),
}
"""What does a thing again each time it is done."""

REPEATABLE: dict[str, Call] = {
    "update": lambda c, url: c.update(url, "a:1", "17", MESSAGE),
    "delete": lambda c, url: c.delete(url, "a:1", "17"),
    "open_personal": lambda c, url: c.open_personal(url, "t", "29:1"),
    "member": lambda c, url: c.member(url, "a:1", "29:1"),
    "members": lambda c, url: c.members(url, "a:1"),
    "get": lambda c, url: c.get(f"{url}/v3/attachments/1/views/original", 1000),
}

CALLS = POSTS | REPEATABLE

GOOD: dict[str, Any] = {"id": "19:x;messageid=5", "activityId": "5", "members": []}


# --- what is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CALLS)
async def test_every_call_shows_the_token_to_teams(
    connector: Connector, server: OpenIdServer, teams: Loopback, name: str
) -> None:
    teams.always = Reply(200, GOOD)
    await CALLS[name](connector, teams.address)
    assert [one.token for one in teams.asked] == [f"Bearer {server.given[0]}"]


async def test_a_thread_is_opened_in_a_channel(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(201, {"id": "19:x@thread.tacv2;messageid=5", "activityId": "5"})
    made = await connector.create_thread(f"{teams.address}/emea", "19:x@thread.tacv2", "t", MESSAGE)
    assert made == ("19:x@thread.tacv2;messageid=5", "5")
    assert teams.asked[0].path == "/emea/v3/conversations"
    assert teams.asked[0].json == {
        "bot": {"id": f"28:{APP}"},
        "isGroup": True,
        "tenantId": "t",
        "channelData": {"channel": {"id": "19:x@thread.tacv2"}, "tenant": {"id": "t"}},
        "activity": MESSAGE,
    }


async def test_a_personal_chat_is_opened(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(201, {"id": "a:1xyz"})
    assert await connector.open_personal(teams.address, "t", "29:1") == "a:1xyz"
    assert teams.asked[0].json == {
        "bot": {"id": f"28:{APP}"},
        "isGroup": False,
        "tenantId": "t",
        "channelData": {"tenant": {"id": "t"}},
        "members": [{"id": "29:1"}],
    }


async def test_an_update_names_its_message(connector: Connector, teams: Loopback) -> None:
    given = dict(MESSAGE)
    await connector.update(teams.address, "a:1", "17", given)
    assert teams.asked[0].json == {"type": "message", "text": "Bonjour", "id": "17"}
    assert given == MESSAGE


async def test_all_members_are_read(connector: Connector, teams: Loopback) -> None:
    teams.replies.extend(
        [
            Reply(200, {"members": [{"id": "29:1"}, {"id": "29:2"}], "continuationToken": "more"}),
            Reply(200, {"members": [{"id": "29:3"}], "continuationToken": None}),
        ]
    )
    assert [one["id"] for one in await connector.members(teams.address, "19:x")] == ["29:1", "29:2", "29:3"]
    assert "continuationToken=more" in teams.asked[1].path


async def test_a_roster_that_never_ends(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(200, {"members": [{"id": "29:1"}], "continuationToken": "again"})
    assert len(await connector.members(teams.address, "19:x")) == 2


async def test_an_inline_image(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(200, b"\x89PNG", {"Content-Type": "Image/PNG; charset=x"})
    assert await connector.get(f"{teams.address}/v3/attachments/0-x%2Fy/views/original?a=b%20c", 10) == (
        b"\x89PNG",
        "image/png",
    )
    assert teams.asked[0].path == "/v3/attachments/0-x%2Fy/views/original?a=b%20c"
    with pytest.raises(TeamsRefusal) as told:
        await connector.get(f"{teams.address}/v3/attachments/1", 3)
    assert told.value.code == "file_too_large"


# --- the token is shown to nobody else --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", CALLS)
async def test_a_host_that_is_not_on_the_list_is_not_even_asked(
    connector: Connector, server: OpenIdServer, other: Loopback, name: str
) -> None:
    with pytest.raises(TeamsRefusal) as told:
        await CALLS[name](connector, other.address)
    assert told.value.code == "foreign_host"
    assert not other.asked and not server.asked


@pytest.mark.parametrize("name", CALLS)
async def test_a_redirect_is_not_followed(connector: Connector, teams: Loopback, other: Loopback, name: str) -> None:
    statuses = [300, 301, 302, 303, 307, 308]
    for status in statuses:
        teams.always = Reply(status, None, {"Location": f"{other.address}/v3/conversations"})
        with pytest.raises(TeamsRefusal):
            await CALLS[name](connector, teams.address)
    assert not other.asked
    assert len(teams.asked) == len(statuses)


@pytest.mark.parametrize(
    "trick", ["http://{teams}@{other}", "http://{other}#{teams}", "http://{other}\\@{teams}", "http://{other}/{teams}"]
)
async def test_an_address_that_looks_like_teams(
    connector: Connector, teams: Loopback, other: Loopback, trick: str
) -> None:
    for call in CALLS.values():
        with pytest.raises(TeamsRefusal):
            await call(connector, trick.format(teams=teams.host, other=other.host))
    assert not other.asked and not teams.asked


async def test_no_cookie_is_kept(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(200, GOOD, {"Set-Cookie": "a=b; Path=/"})
    for _ in range(2):
        await connector.send(teams.address, "a:1", MESSAGE)
    assert "Cookie" not in teams.asked[1].headers


# --- what answers mean ------------------------------------------------------------------------------------------------


def _error(code: str, message: str = "as Teams words it") -> dict[str, Any]:
    return {"error": {"code": code, "message": message}}


REFUSALS = [
    (403, _error("BotNotInConversationRoster"), TeamsRefusal, "BotNotInConversationRoster"),
    (403, {"error": {"code": "Forbidden", "subCode": "MessageWritesBlocked"}}, TeamsRefusal, "MessageWritesBlocked"),
    (403, _error("ConversationBlockedByUser"), TeamsRefusal, "ConversationBlockedByUser"),
    (403, _error("ContentStreamNotAllowed"), TeamsRefusal, "ContentStreamNotAllowed"),
    (403, None, TeamsRefusal, "http_403"),
    (404, _error("ConversationNotFound"), TeamsMissing, "ConversationNotFound"),
    (404, "<html>", TeamsMissing, "http_404"),
    (401, None, TeamsMisconfigured, "http_401"),
    (401, _error("BotNotRegistered"), TeamsMisconfigured, "BotNotRegistered"),
    (403, _error("BotDisabledByAdmin"), TeamsMisconfigured, "BotDisabledByAdmin"),
    (413, None, TeamsRefusal, "MessageSizeTooBig"),
    (413, _error("MessageSizeTooBig"), TeamsRefusal, "MessageSizeTooBig"),
    (400, _error("BadSyntax"), TeamsRefusal, "BadSyntax"),
    (405, {"error": {"innerHttpError": {"code": 405}, "message": "Streaming API is not enabled"}}, TeamsRefusal, ""),
    (400, "[" * 9000, TeamsRefusal, "http_400"),
    (400, b"\xff\xfe", TeamsRefusal, "http_400"),
    (400, {"error": "text"}, TeamsRefusal, "http_400"),
    (400, {"error": {"code": {"a": 1}}}, TeamsRefusal, "http_400"),
    (400, _error("x" * 5000, "y" * 5000), TeamsRefusal, "x" * 200),
]


@pytest.mark.parametrize(("status", "body", "expected", "code"), REFUSALS)
async def test_refusals(
    connector: Connector, teams: Loopback, status: int, body: Any, expected: type[Exception], code: str
) -> None:
    teams.always = Reply(status, body)
    for name in ("send", "update", "member", "get"):
        with pytest.raises(expected) as told:
            await CALLS[name](connector, teams.address)
        assert code_of(told.value) == (code or f"http_{status}")
        assert len(str(told.value)) < 600 and "Bearer" not in str(told.value)


async def test_words_of_teams_are_one_line(connector: Connector, teams: Loopback) -> None:
    teams.always = Reply(400, _error("Bad", "one\r\ntwo\x1b[31m"))
    with pytest.raises(TeamsRefusal) as told:
        await connector.send(teams.address, "a:1", MESSAGE)
    assert str(told.value).isprintable()


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_what_can_be_tried_again_is(
    connector: Connector, teams: Loopback, slept: Slept, name: str, status: int
) -> None:
    teams.replies.extend([Reply(status)] * RETRIES)
    teams.always = Reply(200, GOOD)
    await CALLS[name](connector, teams.address)
    assert len(teams.asked) == RETRIES + 1
    if status != 429:
        assert slept.seconds == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("status", [412, 429, 502, 504])
async def test_but_not_for_ever(connector: Connector, teams: Loopback, name: str, status: int) -> None:
    teams.always = Reply(status)
    with pytest.raises(Unavailable):
        await CALLS[name](connector, teams.address)
    assert len(teams.asked) == RETRIES + 1


async def test_teams_says_how_long_to_wait(connector: Connector, teams: Loopback, slept: Slept) -> None:
    teams.replies.append(Reply(429, headers={"Retry-After": "2"}))
    await connector.send(teams.address, "a:1", MESSAGE)
    assert slept.seconds[0] == pytest.approx(2.25)


async def test_a_long_silence_is_the_deliverers(connector: Connector, teams: Loopback, slept: Slept) -> None:
    teams.replies.append(Reply(429, headers={"Retry-After": "60"}))
    with pytest.raises(Unavailable) as told:
        await connector.send(teams.address, "a:1", MESSAGE)
    assert told.value.retry_after == 60
    with pytest.raises(Unavailable):
        await connector.update(teams.address, "a:1", "17", MESSAGE)
    assert len(teams.asked) == 1, "and nobody else asks there meanwhile"
    await connector.send(teams.address, "a:2", MESSAGE)
    assert not slept.seconds


async def test_waits_are_not_the_same_for_everybody(server: OpenIdServer, teams: Loopback) -> None:
    waits: set[float] = set()
    for _ in range(5):
        slept = Slept()
        connector = Connector(server.settings(service_hosts=(teams.host,)), sleep=slept)
        teams.replies.append(Reply(502))
        await connector.send(teams.address, "a:1", MESSAGE)
        waits.update(slept.seconds)
        await connector.close()
    assert len(waits) == 5
    assert all(0.25 <= seconds < 0.75 for seconds in waits)


@pytest.mark.parametrize("name", CALLS)
async def test_503_is_tried_again_later(connector: Connector, teams: Loopback, name: str) -> None:
    teams.always = Reply(503, "down", {"Retry-After": "7"})
    with pytest.raises(Unavailable) as told:
        await CALLS[name](connector, teams.address)
    assert told.value.retry_after == 7
    assert len(teams.asked) == 1


FAILURES = {
    "an error in the middle": Reply(500, _error("ServiceError")),
    "hung up": Reply(hangs_up=True),
    "no answer": Reply(seconds=3),
}


@pytest.mark.parametrize("failure", FAILURES)
@pytest.mark.parametrize("name", CALLS)
async def test_what_may_have_been_posted_is_in_doubt(
    connector: Connector, teams: Loopback, name: str, failure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await connector.warm()
    monkeypatch.setattr("bot.teams.connector.FILE_SECONDS", 0.15)
    monkeypatch.setitem(exchange_module.Exchange.ask.__kwdefaults__, "seconds", 0.15)
    teams.always = FAILURES[failure]
    with pytest.raises(InDoubt if name in POSTS else Unavailable):
        await CALLS[name](connector, teams.address)


@pytest.mark.parametrize("name", CALLS)
async def test_what_never_left_is_not_in_doubt(connector: Connector, teams: Loopback, name: str) -> None:
    await connector.warm()
    await teams.close()
    with pytest.raises(Unavailable):
        await CALLS[name](connector, teams.address)


@pytest.mark.parametrize("name", [name for name in CALLS if name not in {"get", "delete"}])
async def test_an_answer_that_is_not_the_connectors(connector: Connector, teams: Loopback, name: str) -> None:
    """A page of some proxy, say: whether the message was posted cannot be known."""
    for body in ("<html>", "[]", '"text"', "[" * 9000, b"\xff\xfe"):
        teams.always = Reply(200, body, {"Content-Type": "application/json"})
        with pytest.raises(IntegrationError) as told:
            await CALLS[name](connector, teams.address)
        assert isinstance(told.value, InDoubt if name in POSTS else Unavailable), body


async def test_a_token_that_is_refused_is_renewed_once(
    connector: Connector, server: OpenIdServer, teams: Loopback
) -> None:
    await connector.send(teams.address, "a:1", MESSAGE)
    teams.replies.append(Reply(401))
    await connector.send(teams.address, "a:1", MESSAGE)
    assert [one.token for one in teams.asked] == [f"Bearer {server.given[n]}" for n in (0, 0, 1)]
    teams.always = Reply(401)
    with pytest.raises(Misconfigured):
        await connector.send(teams.address, "a:1", MESSAGE)
    assert len(server.given) == 3


async def test_many_refused_at_once_ask_for_one_new_token(
    connector: Connector, server: OpenIdServer, teams: Loopback
) -> None:
    await connector.warm()
    teams.replies.extend([Reply(401, seconds=0.05)] * 5)
    await asyncio.gather(*(connector.send(teams.address, f"a:{number}", MESSAGE) for number in range(5)))
    assert len(server.given) == 2


async def test_what_cannot_be_json_is_not_sent(connector: Connector, teams: Loopback) -> None:
    with pytest.raises((TypeError, IntegrationError)):
        await connector.send(teams.address, "a:1", {"type": "message", "value": {1, 2}})
    assert not teams.asked


async def test_closed_twice(server: OpenIdServer) -> None:
    connector = Connector(server.settings())
    await connector.close()
    await connector.close()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("5", 5.0), ("0", 0.0), ("-3", 0.0), ("1e9", 3600.0), ("nan", None), ("soon", None), ("", None), (None, None)],
)
def test_retry_after(header: str | None, seconds: float | None) -> None:
    assert wait_of(header) == seconds
