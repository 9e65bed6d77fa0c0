"""What the answers of Teams mean, and what is tried again."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.teams import exchange as exchange_module
from bot.teams.connector import RETRIES, Connector
from bot.teams.faults import TeamsMisconfigured, TeamsMissing, TeamsRefusal, code_of, wait_of
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Unavailable
from tests.bot.teams.connecting import CALLS, GOOD, MESSAGE, POSTS, Slept, connector, other, server, slept, teams
from tests.bot.teams.loopback import Loopback, Reply
from tests.support.openid import OpenIdServer

__all__ = ["connector", "other", "server", "slept", "teams"]

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
    (501, _error("DeleteActivityAPINotImplemented"), TeamsRefusal, "DeleteActivityAPINotImplemented"),
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
