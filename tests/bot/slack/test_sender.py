"""What is said is said once, in the right place, with its files, whatever Slack answers or fails to answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.platform import Post
from bot.slack.faults import SlackMissing, SlackRefusal
from graphs.message import (
    Address,
    ThreadLink,
)
from integrations.errors import InDoubt, IntegrationError, Misconfigured, Unavailable
from tests.bot.slack.rig import DEVIS, TEAM, Rig, opened, post

LEA = Address("slack", f"{TEAM}/@U0LEA")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


async def sent(rig: Rig, one: Post) -> str:
    """As the deliverer does it: sent, and kept."""
    reference = await rig.platform.send(one)
    await rig.shown(one, reference)
    return reference


def said(rig: Rig) -> dict[str, Any]:
    """The newest chat.postMessage."""
    return rig.server.called("chat.postMessage")[-1]


# --- places -----------------------------------------------------------------------------------------------------------


async def test_a_post_at_the_root_of_a_channel(rig: Rig):
    reference = await rig.platform.send(post())
    [seen] = rig.server.messages("#devis")
    assert (seen.ts, seen.thread_ts, seen.author) == (reference, None, "Commis")
    assert "Bonjour" in seen.text


async def test_a_post_in_a_thread(rig: Rig):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    await rig.platform.send(post(address=replace(DEVIS, thread=root)))
    assert "Bonjour" in rig.server.texts("#devis", root)[-1]


async def test_a_private_post_finds_its_conversation_once(rig: Rig):
    await rig.platform.send(post("a", LEA))
    await rig.platform.send(post("b", LEA))
    assert len(rig.server.dm("lea")) == 2
    assert len(rig.server.called("conversations.open")) == 1
    assert said(rig)["channel"].startswith("D")


async def test_a_thread_of_our_own_hangs_under_its_first_post(rig: Rig):
    own = replace(DEVIS, thread="~carte-1")
    root = await sent(rig, post("~carte-1", own, "La carte"))
    await sent(rig, post("suite", own, "La suite"))
    other = await sent(rig, post("autre", replace(DEVIS, thread="~carte-2"), "Une autre"))
    assert [seen.ts for seen in rig.server.thread("#devis", root)] == [root, rig.server.messages("#devis")[1].ts]
    assert [seen.thread_ts for seen in rig.server.thread("#devis", other)] == [None]


async def test_a_thread_that_is_named_after_no_post(rig: Rig):
    own = replace(LEA, thread="~annonce")
    root = await sent(rig, post("premier", own))
    await sent(rig, post("second", own))
    assert rig.server.dm("lea")[1].thread_ts == root


async def test_nothing_is_unfurled_linked_or_parsed(rig: Rig):
    await rig.platform.send(post(text="voir https://evil.example <!channel> @lea"))
    assert {said(rig)[name] for name in ("unfurl_links", "unfurl_media", "link_names")} == {False}
    assert said(rig)["parse"] == "none"
    assert "<!channel>" not in str(said(rig)["text"]) + str(said(rig).get("blocks"))


async def test_an_app_that_was_installed_anew_has_other_conversations(rig: Rig):
    await rig.platform.send(post("avant", LEA))
    workspace = rig.server.workspace()
    old = rig.server.direct("lea")
    del workspace.channels[old.id]
    new = replace(old, id="D0NEW", messages={})
    workspace.channels["D0NEW"] = new
    reference = await rig.platform.send(post("après", LEA))
    assert list(new.messages) == [reference]


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("is_archived", SlackRefusal),
        ("not_in_channel", SlackRefusal),
        ("restricted_action_read_only_channel", SlackRefusal),
        ("channel_not_found", SlackMissing),
        ("token_revoked", Misconfigured),
        ("account_inactive", Misconfigured),
        ("ratelimited", Unavailable),
        ("service_unavailable", Unavailable),
        ("internal_error", InDoubt),
        ("500", InDoubt),
    ],
)
async def test_refusals_of_a_post(rig: Rig, code: str, kind: type[Exception]):
    rig.server.fails("chat.postMessage", code)
    with pytest.raises(kind):
        await rig.platform.send(post())
    assert rig.server.messages("#devis") == []


async def test_an_archived_channel_and_a_person_who_left(rig: Rig):
    with pytest.raises(SlackRefusal):
        await rig.platform.send(post(address=Address("slack", f"{TEAM}/C0ARCHIVE")))
    rig.server.user("lea").deleted = True
    with pytest.raises(IntegrationError):
        await rig.platform.send(post(address=LEA))


async def test_a_revoked_token_is_the_operators(rig: Rig):
    await rig.platform.send(post("avant"))
    rig.server.workspace().revoked = "token_revoked"
    with pytest.raises(Misconfigured):
        await rig.platform.send(post())


async def test_an_address_that_is_not_slacks(rig: Rig):
    with pytest.raises(SlackRefusal):
        await rig.platform.send(post(address=Address("slack", "devis")))


# --- once -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [DEVIS, LEA, "thread", "own"])
async def test_an_answer_that_came_too_late_is_found_again(rig: Rig, address: Address | str):
    where = await place(rig, address)
    rig.impatient()
    rig.server.fails("chat.postMessage", "timeout_after")
    one = post("une-fois", where)
    with pytest.raises(InDoubt):
        await rig.platform.send(one)
    reference = await rig.platform.find(one)
    assert reference is not None
    assert "Bonjour" in rig.server.state.find_message(reference)[1]["text"]
    assert await rig.platform.find(replace(one, key="une-autre")) is None


@pytest.mark.parametrize("address", [DEVIS, LEA, "thread", "own"])
async def test_what_never_arrived_is_not_found(rig: Rig, address: Address | str):
    where = await place(rig, address)
    rig.impatient()
    rig.server.fails("chat.postMessage", "timeout")
    one = post("jamais", where)
    with pytest.raises(InDoubt):
        await rig.platform.send(one)
    assert await rig.platform.find(one) is None


async def place(rig: Rig, address: Address | str) -> Address:
    if isinstance(address, Address):
        return address
    if address == "thread":
        return replace(DEVIS, thread=await rig.server.says("lea", "#devis", "un devis ?"))
    return replace(DEVIS, thread="~une-fois")


async def test_it_is_found_among_many_on_several_pages(rig: Rig):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    where = replace(DEVIS, thread=root)
    one = replace(post("au-milieu", where), staged_at=None)
    channel = rig.server.channel("#devis")
    reference = await rig.platform.send(one)
    for number in range(450):
        message = {"type": "message", "user": "U0LEA", "text": f"n° {number}", "thread_ts": root}
        rig.server.state.add_message(channel, message | {"ts": rig.server.state.new_ts()})
    assert await rig.platform.find(one) == reference
    assert await rig.platform.find(replace(one, key="ailleurs")) is None
    assert len(rig.server.called("conversations.replies")) >= 4


async def test_only_what_can_be_it_is_read(rig: Rig):
    one = post()
    await rig.platform.find(one)
    assert one.staged_at is not None
    oldest = datetime.fromtimestamp(float(rig.server.called("conversations.history")[-1]["oldest"]), UTC)
    assert abs(one.staged_at - timedelta(minutes=5) - oldest) < timedelta(seconds=1)


async def test_a_message_of_another_app_with_our_key_is_not_ours(rig: Rig):
    channel = rig.server.channel("#devis")
    metadata = {"event_type": "commis_post", "event_payload": {"key": "p1"}}
    for author in ({"bot_id": "B0OTHER", "user": "U0OTHER"}, {"user": "U0LEA"}):
        message = {"type": "message", "text": "Bonjour", "ts": rig.server.state.new_ts(), "metadata": metadata}
        rig.server.state.add_message(channel, message | author)
    assert await rig.platform.find(post("p1")) is None


@pytest.mark.parametrize("code", ["missing_scope", "not_in_channel", "channel_not_found", "500", "token_revoked"])
async def test_where_it_cannot_be_read_it_is_not_said_to_be_absent(rig: Rig, code: str):
    rig.server.fails("conversations.history", code)
    with pytest.raises(IntegrationError):
        await rig.platform.find(post())


# --- where things are -------------------------------------------------------------------------------------------------


async def test_a_link_to_a_thread_leads_there(rig: Rig):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    await rig.platform.send(post("lien", DEVIS, "Voir", ThreadLink("Le fil", replace(DEVIS, thread=root))))
    assert f"comptoir-aubrac.slack.com/archives/C0DEVIS/p{root.replace('.', '')}" in str(said(rig))


async def test_where_to_write_privately(rig: Rig):
    assert rig.platform.direct(f"{TEAM}/U0LEA") == LEA
    assert rig.platform.direct(f"E1/{TEAM}/U0LEA") == LEA
    assert rig.platform.direct("lea") is None


async def test_it_is_a_platform(rig: Rig):
    assert (rig.platform.name, rig.platform.instant, rig.platform.can_find) == ("slack", False, True)
    await rig.platform.published(DEVIS)
    assert rig.server.calls == []
