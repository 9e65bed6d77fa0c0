"""What is said is said once, in the right place, to those it is for, whatever Teams answers or fails to answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.platform import Post
from bot.teams.faults import TeamsMissing, TeamsRefusal
from graphs.message import Address, Button, Buttons, Message, Text, ThreadLink
from integrations.errors import InDoubt, Misconfigured, Unavailable
from tests.bot.teams.sending import (
    CHANNEL,
    GROUP,
    LEA,
    LEA_CHAT,
    TO_CHANNEL,
    TO_GROUP,
    TO_LEA,
    YANN,
    Rig,
    opened,
    post,
    verbs,
)
from tests.support.connector import TENANT

YES, FREE = Button("a:1:approve", "Approuver", "primary"), Button("q:1:x", "Voir")


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        await rig.met()
        yield rig


# --- places -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "conversation"), [(TO_LEA, LEA_CHAT), (TO_GROUP, GROUP)])
async def test_a_chat_is_simply_written_to(rig: Rig, address: Address, conversation: str):
    reference = await rig.platform.send(post(address=replace(address, thread="1700000000000")))
    [shown] = rig.server.shown(conversation)
    assert shown.id == reference
    assert "Bonjour" in shown.words()
    assert [where for where, _ in rig.server.calls("send")] == [conversation]


async def test_the_root_of_a_channel_is_a_new_thread(rig: Rig):
    reference = await rig.platform.send(post(address=TO_CHANNEL))
    [(_, asked)] = rig.server.calls("create")
    assert asked["channelData"]["channel"]["id"] == CHANNEL
    assert [shown.id for shown in rig.server.shown(CHANNEL)] == [reference]


async def test_a_thread_of_a_channel_is_answered_in_it(rig: Rig):
    root = await rig.platform.send(post(address=TO_CHANNEL))
    reply = await rig.platform.send(post("p.2", replace(TO_CHANNEL, thread=root)))
    assert rig.server.conversations[CHANNEL].messages[reply].thread == root
    assert rig.server.calls("send")[-1][0] == f"{CHANNEL};messageid={root}"


@pytest.mark.parametrize("thread", ["~carte-1", "case-1.mail"])
async def test_a_thread_of_our_own_is_opened_by_its_first_post(rig: Rig, thread: str):
    own = replace(TO_CHANNEL, thread=thread)
    root = await rig.sent(post("p.1", own))
    second = await rig.sent(post("p.2", own))
    other = await rig.sent(post("p.3", replace(TO_CHANNEL, thread="~autre")))
    threads = {shown.id: shown.thread for shown in rig.server.shown(CHANNEL)}
    assert threads == {root: root, second: root, other: other}
    assert len(rig.server.calls("create")) == 2


async def test_a_thread_named_after_its_post(rig: Rig):
    root = await rig.sent(post("case-1.mail", TO_CHANNEL))
    answer = await rig.sent(post("p.2", replace(TO_CHANNEL, thread="case-1.mail")))
    assert rig.server.conversations[CHANNEL].messages[answer].thread == root


async def test_a_person_who_never_wrote_is_written_to_by_their_name_for_bots(rig: Rig):
    address = rig.platform.direct(YANN)
    assert address is not None
    await rig.platform.send(post("p.1", address))
    await rig.platform.send(post("p.2", address))
    assert len(rig.server.shown("a:chat-yann")) == 2
    [(_, asked)] = rig.server.calls("create")
    assert (asked["members"], asked["tenantId"]) == ([{"id": "29:yann"}], TENANT)


async def test_a_person_who_was_never_met_is_written_to_by_their_object_id(rig: Rig):
    rig.server.open("a:chat-zoe", "personal", rig.server.person("zoe", "aad-zoe"))
    await rig.platform.send(post(address=Address("teams", f"{TENANT}/@aad-zoe")))
    assert len(rig.server.shown("a:chat-zoe")) == 1


async def test_a_person_who_has_not_the_app_cannot_be_written_to(rig: Rig):
    with pytest.raises(TeamsRefusal):
        await rig.platform.send(post(address=Address("teams", f"{TENANT}/@aad-nobody")))


async def test_a_channel_that_was_never_seen_is_reached_by_its_tenant(rig: Rig):
    rig.server.open("19:autre@thread.tacv2", "channel")
    await rig.platform.send(post(address=Address("teams", f"{TENANT}/19:autre@thread.tacv2")))
    assert len(rig.server.shown("19:autre@thread.tacv2")) == 1


@pytest.mark.parametrize("channel", ["", "tenant-1", "unknown/19:x@thread.tacv2", "unknown/@someone"])
async def test_places_that_are_nowhere(rig: Rig, channel: str):
    with pytest.raises(TeamsRefusal):
        await rig.platform.send(post(address=Address("teams", channel)))
    assert rig.server.asked == []


async def test_another_tenant_is_never_written_to(rig: Rig):
    rig.platform._spots._settings = replace(rig.settings, playground=False, tenant_id="ours")
    with pytest.raises(TeamsRefusal, match="another tenant"):
        await rig.platform.send(post())


async def test_accounts_that_are_not_teams_have_no_private_place(rig: Rig):
    assert rig.platform.direct("nobody") is None
    assert rig.platform.direct(LEA) == TO_LEA


# --- removed, and back ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "conversation"), [(TO_LEA, LEA_CHAT), (TO_GROUP, GROUP), (TO_CHANNEL, CHANNEL)])
async def test_a_place_we_were_removed_from_is_forgotten_until_we_are_back(
    rig: Rig, address: Address, conversation: str
):
    rig.server.conversations[conversation].removed = "BotNotInConversationRoster"
    with pytest.raises(TeamsRefusal) as refused:
        await rig.platform.send(post(address=address))
    assert refused.value.code == "BotNotInConversationRoster"
    assert await rig.references.of(address.channel) is None
    rig.server.conversations[conversation].removed = ""
    await rig.met()
    await rig.platform.send(post(address=address))
    assert len(rig.server.shown(conversation)) == 1


async def test_a_chat_that_was_opened_anew_is_found_again(rig: Rig):
    await rig.platform.send(post("p.1"))
    old = rig.server.conversations.pop(LEA_CHAT)
    rig.server.open("a:chat-lea-2", "personal", *old.members.values())
    reference = await rig.platform.send(post("p.2"))
    assert [shown.id for shown in rig.server.shown("a:chat-lea-2")] == [reference]


async def test_a_group_that_is_gone_is_not_looked_for(rig: Rig):
    del rig.server.conversations[GROUP]
    with pytest.raises(TeamsMissing):
        await rig.platform.send(post(address=TO_GROUP))


# --- refusals and doubts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "kind"), [(400, TeamsRefusal), (403, TeamsRefusal), (401, Misconfigured), (503, Unavailable)]
)
async def test_refusals_of_a_post(rig: Rig, status: int, kind: type[Exception]):
    rig.server.fails("send", status, times=9)
    with pytest.raises(kind):
        await rig.platform.send(post())
    assert rig.server.shown(LEA_CHAT) == []


async def test_a_throttled_post_arrives_once(rig: Rig):
    rig.server.fails("send", 429)
    await rig.platform.send(post())
    assert len(rig.server.shown(LEA_CHAT)) == 1


@pytest.mark.parametrize("address", [TO_LEA, TO_CHANNEL])
async def test_a_connection_that_was_cut_leaves_a_doubt(rig: Rig, address: Address):
    rig.server.fails("*", 0, after=True)
    one = post(address=address)
    with pytest.raises(InDoubt):
        await rig.platform.send(one)
    assert await rig.platform.find(one) is None
    assert rig.platform.can_find is False


# --- what it looks like -----------------------------------------------------------------------------------------------


async def test_results_are_labelled_and_questions_are_not(rig: Rig):
    result = post("c.1", text="Votre devis", case_id="case-1")
    question = post("c.2", text="Quel client ?", case_id="case-1")
    await rig.asks(question)
    for one in (
        result,
        question,
        post("c.3", text="Aide"),
        post("c.4", TO_LEA, "À valider", Buttons([YES]), case_id="x"),
    ):
        await rig.platform.send(one)
    told = [
        ([one["type"] for one in shown.now.get("entities", [])], shown.now.get("channelData"))
        for shown in rig.server.shown(LEA_CHAT)
    ]
    label = "https://schema.org/Message"
    assert told == [
        ([label], {"feedbackLoopEnabled": True}),
        ([], None),
        ([], None),
        ([label], {"feedbackLoopEnabled": False}),
    ]
    assert rig.server.shown(LEA_CHAT)[0].now["entities"][0]["additionalType"] == ["AIGeneratedContent"]


async def test_an_update_replaces_the_message_in_its_thread(rig: Rig):
    root = await rig.sent(post("p.1", TO_CHANNEL, "Avant"))
    reply = await rig.sent(post("p.2", replace(TO_CHANNEL, thread=root), "Réponse"))
    await rig.platform.update(root, post("p.1", TO_CHANNEL, "Après"))
    await rig.platform.update(reply, post("p.2", replace(TO_CHANNEL, thread=root), "Corrigée"))
    first, second = rig.server.shown(CHANNEL)
    assert "Après" in first.words() and "Avant" not in first.words()
    assert "Corrigée" in second.words()
    assert [where for where, _ in rig.server.calls("update")] == [f"{CHANNEL};messageid={root}"] * 2


async def test_an_update_of_the_root_of_a_thread_of_ours(rig: Rig):
    own = replace(TO_CHANNEL, thread="~carte")
    root = await rig.sent(post("p.1", own, "Avant"))
    await rig.platform.update(root, post("p.1", own, "Après"))
    assert "Après" in rig.server.shown(CHANNEL)[0].words()


async def test_links_to_other_places(rig: Rig):
    root = await rig.sent(post("p.0", TO_CHANNEL))
    links = [
        ThreadLink("le fil", replace(TO_CHANNEL, thread=root)),
        ThreadLink("le groupe", TO_GROUP),
        ThreadLink("chez vous", TO_LEA),
        ThreadLink("ailleurs", Address("slack", "T1/C1", "1.2")),
    ]
    await rig.platform.send(Post("p.1", TO_LEA, Message("Voir", [Text("Voir"), *links]), "fr"))
    words = rig.server.shown(LEA_CHAT)[0].words()
    assert f"parentMessageId={root}" in words
    assert "/l/chat/19%3Agroup%40thread.v2/" in words
    assert "/l/chat/0/0?users=28:app-1" in words
    assert "ailleurs" in words and words.count("https://teams.microsoft.com") == 3


async def test_a_message_that_teams_finds_too_big_keeps_its_buttons(rig: Rig):
    rig.server.fails("send", 413, "MessageSizeTooBig")
    await rig.platform.send(post("p.1", TO_GROUP, "Devis à valider", Text("ligne " * 300), Buttons([FREE])))
    [shown] = rig.server.shown(GROUP)
    assert verbs(shown.cards[0]) == [FREE.id]
    assert "message.txt" in shown.words()
    assert "ligne ligne" not in shown.words()
