"""What is known of places and people is what was last seen of them, and it is written only when it changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.teams.references import KEPT, Reference, References, kind_of_id, rows_of
from tests.bot.teams.sending import (
    BOT,
    CHANNEL,
    GROUP,
    LEA,
    LEA_CHAT,
    LEA_ID,
    TO_CHANNEL,
    TO_GROUP,
    TO_LEA,
    YANN,
    Rig,
    opened,
)
from tests.support.connector import TENANT


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


def again(rig: Rig) -> References:
    """As after a restart."""
    return References(lambda: rig.database, lambda: datetime.now(UTC))


async def test_what_is_seen_is_known_after_a_restart(rig: Rig):
    await rig.met()
    for references in (rig.references, again(rig)):
        assert await references.of(TO_LEA.channel) == Reference(
            rig.server.url, LEA_CHAT, "personal", TENANT, BOT, "29:lea"
        )
        assert await references.of(TO_GROUP.channel) == Reference(rig.server.url, GROUP, "group", TENANT, BOT)
        found = await references.of(TO_CHANNEL.channel)
        assert found is not None and found.kind == "channel"
        assert (await references.user_id(LEA), await references.user_id(YANN)) == ("29:lea", "29:yann")
        assert await references.user_id(f"{TENANT}/nobody") == ""
        assert await references.of(f"{TENANT}/19:never@thread.v2") is None


async def test_a_thread_is_of_its_channel(rig: Rig):
    await rig.references.seen(rig.heard(f"{CHANNEL};messageid=17", "channel", LEA_ID, "29:lea"))
    known = await rig.references.of(TO_CHANNEL.channel)
    assert known is not None and known.conversation_id == CHANNEL


async def test_a_team_goes_by_its_own_id_too(rig: Rig):
    team = {"tenant": {"id": TENANT}, "team": {"id": "19:team@thread.tacv2"}, "channel": {"id": CHANNEL}}
    await rig.references.seen(rig.heard(CHANNEL, "channel", LEA_ID, "29:lea", channelData=team))
    channel = await rig.references.of(TO_CHANNEL.channel)
    general = await rig.references.of(f"{TENANT}/19:team@thread.tacv2")
    assert channel is not None and general is not None
    assert (channel.team_id, general.conversation_id) == ("19:team@thread.tacv2", "19:team@thread.tacv2")
    known = await rig.references.known(LEA)
    assert known is not None and known.conversation_id == "19:team@thread.tacv2", "the roster is the team's"


async def test_only_what_changed_is_written(rig: Rig):
    await rig.met()
    before = rig.database.commits
    for _ in range(5):
        await rig.met()
    assert rig.database.commits == before
    moved = rig.heard(LEA_CHAT, "personal", LEA_ID, "29:lea") | {"serviceUrl": "https://elsewhere.example/x/"}
    await rig.references.seen(moved)
    known = await rig.references.of(TO_LEA.channel)
    assert known is not None and known.service_url == "https://elsewhere.example/x"
    way = await rig.references.tenant(TENANT)
    assert way is not None and way.service_url == rig.server.url, "a message moves nobody else"


async def test_an_installation_renews_the_way_into_the_tenant(rig: Rig):
    await rig.met()
    moved = rig.heard(LEA_CHAT, "personal", LEA_ID, "29:lea", type="installationUpdate", action="add")
    await rig.references.seen(moved | {"serviceUrl": "https://elsewhere.example"})
    way = await rig.references.tenant(TENANT)
    assert way is not None and way.service_url == "https://elsewhere.example"


async def test_members_who_come_are_known_by_name(rig: Rig):
    added = [{"id": "29:zoe", "aadObjectId": "aad-zoe"}, {"id": BOT}, {"id": "29:ghost"}, None, "x"]
    await rig.references.seen(rig.heard(GROUP, "groupChat", "", "", type="conversationUpdate", membersAdded=added))
    assert await rig.references.user_id(f"{TENANT}/aad-zoe") == "29:zoe"


async def test_a_person_added_to_their_own_chat(rig: Rig):
    added = [{"id": "29:lea", "aadObjectId": LEA_ID}]
    await rig.references.seen(rig.heard(LEA_CHAT, "personal", "", BOT, type="conversationUpdate", membersAdded=added))
    assert await rig.references.of(TO_LEA.channel) is not None


async def test_what_was_forgotten_comes_back_only_when_it_is_seen(rig: Rig):
    await rig.met()
    await rig.references.forget(TO_GROUP.channel)
    assert await rig.references.of(TO_GROUP.channel) is None
    assert await again(rig).of(TO_GROUP.channel) is None
    await rig.met()
    assert await rig.references.of(TO_GROUP.channel) is not None


@pytest.mark.parametrize(
    "farewell",
    [
        {"type": "installationUpdate", "action": "remove"},
        {"type": "installationUpdate", "action": "remove-upgrade"},
        {"type": "conversationUpdate", "membersRemoved": [{"id": BOT}]},
    ],
)
async def test_a_farewell_is_no_greeting(rig: Rig, farewell: dict[str, Any]):
    await rig.references.seen(rig.heard(GROUP, "groupChat", LEA_ID, "29:lea") | farewell)
    assert await rig.references.of(TO_GROUP.channel) is None


async def test_what_the_client_says_of_language_and_zone_is_kept(rig: Rig):
    entities = [{"type": "clientInfo", "locale": "fr-FR", "timezone": "Europe/Paris"}]
    await rig.references.seen(rig.heard(LEA_CHAT, "personal", LEA_ID, "29:lea", entities=entities))
    await rig.references.seen(rig.heard(LEA_CHAT, "personal", LEA_ID, "29:lea"))
    known = await rig.references.known(LEA)
    assert known is not None and (known.locale, known.time_zone) == ("fr-FR", "Europe/Paris")


async def test_two_tenants_never_mix(rig: Rig):
    await rig.met()
    other = rig.heard(GROUP, "groupChat", LEA_ID, "29:lea", channelData={"tenant": {"id": "tenant-2"}})
    await rig.references.seen(other)
    ours, theirs = await rig.references.of(TO_GROUP.channel), await rig.references.of(f"tenant-2/{GROUP}")
    assert ours is not None and theirs is not None
    assert theirs == replace(ours, tenant="tenant-2")


async def test_memory_is_bounded_and_the_store_is_not(rig: Rig):
    await rig.met()
    for number in range(KEPT + 10):
        rig.references._remember(f"x/{number}", {})
    assert len(rig.references._rows) == KEPT
    assert await rig.references.of(TO_LEA.channel) is not None


@pytest.mark.parametrize(
    ("id", "kind"),
    [
        ("19:abc@thread.tacv2", "channel"),
        ("19:abc@thread.skype", "channel"),
        ("19:abc@thread.tacv2;messageid=1", "channel"),
        ("19:abc@thread.v2", "group"),
        ("19:a_b@unq.gbl.spaces", "personal"),
    ],
)
def test_what_an_id_tells(id: str, kind: str):
    assert kind_of_id(id) == kind


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=6), some, max_size=3),
    max_leaves=8,
)
PARTS = (
    "conversation", "channelData", "serviceUrl", "from", "recipient", "membersAdded", "membersRemoved", "entities",
    "type", "action", "locale", "localTimezone",
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(PARTS), JUNK))
def test_whatever_an_activity_holds_tells_something_or_nothing(activity: dict[str, Any]):
    rows = rows_of(activity)
    assert all(isinstance(value, str) for body in rows.values() for value in body.values())
