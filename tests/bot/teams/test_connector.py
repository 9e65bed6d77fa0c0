"""Every answer of Teams has its meaning, what can be tried again is, and the token is shown to nobody else."""

from __future__ import annotations

import pytest

from bot.teams.connector import Connector
from bot.teams.faults import TeamsRefusal
from integrations.errors import InDoubt
from tests.bot.teams.connecting import CALLS, GOOD, MESSAGE, connector, other, server, slept, teams
from tests.bot.teams.loopback import Loopback, Reply
from tests.support.openid import APP, OpenIdServer

__all__ = ["connector", "other", "server", "slept", "teams"]

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


async def test_a_thread_is_known_by_its_root(connector: Connector, teams: Loopback) -> None:
    """Where the message is not named by itself, the conversation names it; where neither does, all is in doubt."""
    teams.replies.append(Reply(201, {"id": "19:x@thread.tacv2;messageid=5"}))
    made = await connector.create_thread(teams.address, "19:x@thread.tacv2", "t", MESSAGE)
    assert made == ("19:x@thread.tacv2;messageid=5", "5")
    for body in ({"id": "19:x"}, {"activityId": "5"}, {}):
        teams.replies.append(Reply(201, body))
        with pytest.raises(InDoubt):
            await connector.create_thread(teams.address, "19:x", "t", MESSAGE)


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
