"""What is sent arrives whole over real HTTP, with the bot's own token, and nothing ever blocks the event loop."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.teams.faults import TeamsRefusal
from tests.bot.teams.bridged import ACTIVITY, Site, connector, server, site
from tests.bot.teams.loopback import Reply

__all__ = ["connector", "server", "site"]

# --- what arrives -----------------------------------------------------------------------------------------------------


async def test_an_activity_arrives_whole(site: Site) -> None:
    assert await site.bridge.send(site.connector.address, "a:1", ACTIVITY, None) == "an-activity"
    (asked,) = site.connector.asked
    assert asked.json == ACTIVITY
    assert asked.method == "POST"
    assert asked.path == "/v3/conversations/a%3A1/activities"
    assert asked.headers["Content-Type"] == "application/json; charset=utf-8"
    assert asked.token == f"Bearer {site.server.given[0]}"


async def test_what_was_given_is_not_changed(site: Site) -> None:
    """Nor does a second sending differ from the first."""
    before = repr(ACTIVITY)
    for _ in range(2):
        await site.bridge.send(site.connector.address, "a:1", ACTIVITY, "17")
    await site.bridge.update(site.connector.address, "a:1", "9", ACTIVITY)
    assert repr(ACTIVITY) == before
    assert [one.json for one in site.connector.asked] == [ACTIVITY] * 3


async def test_a_reply_goes_under_its_message(site: Site) -> None:
    await site.bridge.send(site.connector.address + "/emea", "19:x@thread.tacv2;messageid=17", {"type": "typing"}, "17")
    (asked,) = site.connector.asked
    assert asked.path == "/emea/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D17/activities/17"
    assert asked.json == {"type": "typing"}


@pytest.mark.parametrize("odd", ["../../admin", "a/b", "a?b=c", "a#b", "a%2fb", "a:b;c@d", "...", "%2e%2e"])
async def test_an_id_stays_one_part_of_the_address(site: Site, odd: str) -> None:
    """A conversation or message id is text from outside: it must not lead elsewhere."""
    await site.bridge.send(site.connector.address, odd, {"type": "message"}, odd)
    (asked,) = site.connector.asked
    parts = asked.path.split("/")
    assert (parts[:3], parts[4], len(parts)) == (["", "v3", "conversations"], "activities", 6)


@pytest.mark.parametrize("odd", ["", ".", "..", "a b", "a\r\nX: y", "a\x00", "é", "\u202e"])
async def test_what_is_no_id_is_not_asked_for(site: Site, odd: str) -> None:
    here, bridge = site.connector.address, site.bridge
    for asking in (
        bridge.send(here, odd, {}, None),
        bridge.send(here, "a:1", {}, odd or ".."),
        bridge.update(here, "a:1", odd, {}),
        bridge.delete(here, odd, "17"),
        bridge.member(here, "a:1", odd),
        bridge.members(here, odd, None),
    ):
        with pytest.raises(TeamsRefusal):
            await asking
    assert not site.connector.asked


async def test_updates_and_deletions(site: Site) -> None:
    await site.bridge.update(site.connector.address, "a:1", "17", ACTIVITY)
    site.connector.always = Reply(200)
    await site.bridge.delete(site.connector.address, "a:1", "17")
    put, delete = site.connector.asked
    assert (put.method, put.path, put.json) == ("PUT", "/v3/conversations/a%3A1/activities/17", ACTIVITY)
    assert (delete.method, delete.path, delete.body) == ("DELETE", "/v3/conversations/a%3A1/activities/17", b"")
    assert put.token == delete.token == f"Bearer {site.server.given[0]}"


async def test_a_conversation_is_made_as_told(site: Site) -> None:
    site.connector.always = Reply(201, {"id": "19:x;messageid=5", "activityId": "5", "more": {"kept": 1}})
    parameters = {"isGroup": True, "channelData": {"channel": {"id": "19:x"}, "odd": [None]}, "activity": ACTIVITY}
    made = await site.bridge.create(site.connector.address, parameters)
    assert made == {"id": "19:x;messageid=5", "activityId": "5", "more": {"kept": 1}}
    assert site.connector.asked[0].json == parameters
    assert site.connector.asked[0].path == "/v3/conversations"


async def test_people_come_back_whole(site: Site) -> None:
    person = {"id": "29:1", "aadObjectId": "o-1", "email": "lea@x.fr", "userRole": "user", "tenantId": "t", "new": [1]}
    site.connector.replies.append(Reply(200, person))
    site.connector.replies.append(Reply(200, {"members": [person], "continuationToken": "next+1"}))
    assert await site.bridge.member(site.connector.address, "19:x", "29:1") == person
    page = await site.bridge.members(site.connector.address, "19:x", "a+b/c")
    assert page == {"members": [person], "continuationToken": "next+1"}
    one, many = site.connector.asked
    assert one.path == "/v3/conversations/19%3Ax/members/29%3A1"
    assert urlsplit(many.path).path == "/v3/conversations/19%3Ax/pagedmembers"
    assert parse_qs(urlsplit(many.path).query) == {"pageSize": ["500"], "continuationToken": ["a+b/c"]}


@pytest.mark.parametrize("status", [200, 201, 202, 204])
async def test_a_success_without_an_id(site: Site, status: int) -> None:
    site.connector.always = Reply(status)
    assert await site.bridge.send(site.connector.address, "a:1", {"type": "typing"}, None) == ""


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=20), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    more=st.dictionaries(
        st.text(max_size=20)
        | st.sampled_from(["entities", "attachments", "from", "recipient", "value", "membersAdded"]),
        JSON_VALUES,
        max_size=6,
    )
)
async def test_whatever_is_in_it_arrives(site: Site, more: dict[str, Any]) -> None:
    activity = {"type": "message"} | {name: value for name, value in more.items() if name not in {"type", "channelId"}}
    await site.bridge.send(site.connector.address, "a:1", activity, None)
    assert site.connector.asked[-1].json == activity
