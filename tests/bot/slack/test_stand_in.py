"""The stand-in of Slack, driven by Slack's own client: the Web API, its refusals and faults."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack import SlackServer


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.populate()
        yield server


@pytest.fixture
async def client(server: SlackServer) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(server.token, base_url=server.api_url, session=session)


async def code_of(awaitable) -> str:
    with pytest.raises(SlackApiError) as caught:
        await awaitable
    return caught.value.response["error"]


def section(text: str) -> dict:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


async def test_auth_test_names_the_workspace_and_the_scopes(server: SlackServer, client: AsyncWebClient):
    answer = await client.auth_test()
    assert (answer["team_id"], answer["user_id"], answer["bot_id"]) == ("T0COMMIS", "U0COMMIS", "B0COMMIS")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_tokens_are_told_apart(server: SlackServer, client: AsyncWebClient):
    other = AsyncWebClient("xoxb-unknown", base_url=server.api_url)
    assert await code_of(other.auth_test()) == "invalid_auth"
    assert await code_of(AsyncWebClient(base_url=server.api_url).auth_test()) == "not_authed"
    assert await code_of(AsyncWebClient("xapp-x", base_url=server.api_url).auth_test()) == "not_allowed_token_type"
    server.revokes("T0COMMIS")
    assert await code_of(client.auth_test()) == "token_revoked"


async def test_a_missing_scope_is_named(server: SlackServer, client: AsyncWebClient):
    server.workspace().scopes = {"users:read"}
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C0DEVIS", text="non")
    assert caught.value.response["error"] == "missing_scope"
    assert (caught.value.response["needed"], caught.value.response["provided"]) == ("chat:write", "users:read")
    assert await code_of(client.conversations_history(channel="C0DEVIS")) == "missing_scope"
    info = await client.users_info(user="U0LEA")
    assert "email" not in info["user"]["profile"]


async def test_users_are_shown_as_slack_does(server: SlackServer, client: AsyncWebClient):
    lea = (await client.users_info(user="U0LEA", include_locale=True))["user"]
    assert lea["profile"]["email"] == "lea.martin@comptoir-aubrac.example"
    assert (lea["is_email_confirmed"], lea["is_restricted"], lea["locale"]) == (True, False, "fr-FR")
    stranger = (await client.users_info(user="U0VOISIN"))["user"]
    assert stranger["is_stranger"] and stranger["team_id"] == "T0VOISIN"
    assert (await client.users_info(user="U0INVITE"))["user"]["is_restricted"]
    assert await code_of(client.users_info(user="U0NOBODY")) == "user_not_found"
    found = await client.users_lookupByEmail(email="MARC.lefevre@comptoir-aubrac.example")
    assert found["user"]["id"] == "U0MARC"
    assert await code_of(client.users_lookupByEmail(email="nobody@x.example")) == "users_not_found"


async def test_posting_in_places(server: SlackServer, client: AsyncWebClient):
    posted = await client.chat_postMessage(channel="C0DEVIS", text="Bonjour &lt;toi&gt;")
    assert server.texts("#devis") == ["Bonjour <toi>"]
    assert server.messages("#devis")[0].raw["text"] == "Bonjour &lt;toi&gt;"
    direct = await client.chat_postMessage(channel="U0LEA", text="*Gras* pour <@U0MARC>")
    assert direct["channel"].startswith("D0")
    assert server.dm("lea")[0].text == "Gras pour @Marc Lefèvre"
    assert posted["ts"] < direct["ts"]
    assert await code_of(client.chat_postMessage(channel="C0ARCHIVE", text="x")) == "is_archived"
    assert await code_of(client.chat_postMessage(channel="C0PRIVE", text="x")) == "channel_not_found"
    assert await code_of(client.chat_postMessage(channel="C0NOWHERE", text="x")) == "channel_not_found"
    assert await code_of(client.api_call("chat.postMessage", json={"channel": "C0DEVIS"})) == "no_text"
    server.channel("#general").members.discard("U0COMMIS")
    assert await code_of(client.chat_postMessage(channel="C0GENERAL", text="x")) == "not_in_channel"
    long = await client.chat_postMessage(channel="C0DEVIS", text="a" * 40_100)
    assert len(long["message"]["text"]) == 40_000


async def test_threads_and_metadata(server: SlackServer, client: AsyncWebClient):
    root = (await client.chat_postMessage(channel="C0DEVIS", text="racine"))["ts"]
    metadata = {"event_type": "commis_post", "event_payload": {"key": "k1"}}
    reply = await client.chat_postMessage(channel="C0DEVIS", text="réponse", thread_ts=root, metadata=metadata)
    hidden = await client.conversations_replies(channel="C0DEVIS", ts=root)
    shown = await client.conversations_replies(channel="C0DEVIS", ts=root, include_all_metadata=True)
    assert "metadata" not in hidden["messages"][1]
    assert shown["messages"][1]["metadata"] == metadata
    assert shown["messages"][0]["reply_count"] == 1
    history = await client.conversations_history(channel="C0DEVIS")
    assert [message["text"] for message in history["messages"]] == ["racine"]
    since = await client.conversations_replies(channel="C0DEVIS", ts=root, oldest=reply["ts"])
    assert [message["ts"] for message in since["messages"]] == [root]
    since = await client.conversations_replies(channel="C0DEVIS", ts=root, oldest=reply["ts"], inclusive=True)
    assert [message["ts"] for message in since["messages"]] == [root, reply["ts"]]
    assert await code_of(client.conversations_replies(channel="C0DEVIS", ts="1.000001")) == "thread_not_found"
    gone = client.chat_postMessage(channel="C0DEVIS", text="x", thread_ts="1.000001")
    assert await code_of(gone) == "thread_not_found"
    bad = client.chat_postMessage(channel="C0DEVIS", text="x", metadata={"event_type": "x"})
    assert await code_of(bad) == "invalid_metadata_format"


async def test_history_comes_in_pages(server: SlackServer, client: AsyncWebClient):
    for number in range(5):
        await client.chat_postMessage(channel="C0DEVIS", text=str(number))
    seen: list[str] = []
    async for page in await client.conversations_history(channel="C0DEVIS", limit=2):
        assert len(page["messages"]) <= 2
        seen += [message["text"] for message in page["messages"]]
    assert seen == ["4", "3", "2", "1", "0"]


async def test_reading_methods_do_not_know_json(server: SlackServer, client: AsyncWebClient):
    call = client.api_call("conversations.history", json={"channel": "C0DEVIS"})
    assert await code_of(call) == "invalid_arguments"


async def test_updating_and_deleting_its_own(server: SlackServer, client: AsyncWebClient):
    posted = await client.chat_postMessage(channel="C0DEVIS", text="avant", blocks=[section("avant")])
    await client.chat_update(channel="C0DEVIS", ts=posted["ts"], text="après")
    assert server.texts("#devis") == ["avant"], "blocks that are not given stay"
    await client.chat_update(channel="C0DEVIS", ts=posted["ts"], text="après", blocks=[])
    assert server.texts("#devis") == ["après"]
    assert await code_of(client.chat_update(channel="C0DEVIS", ts="1.000001", text="x")) == "message_not_found"
    theirs = await server.says("lea", "#devis", "à moi")
    assert await code_of(client.chat_update(channel="C0DEVIS", ts=theirs, text="x")) == "cant_update_message"
    long = client.chat_update(channel="C0DEVIS", ts=posted["ts"], text="a" * 4001)
    assert await code_of(long) == "msg_too_long"
    await client.chat_delete(channel="C0DEVIS", ts=posted["ts"])
    assert server.texts("#devis") == ["à moi"]


async def test_faults_on_demand(server: SlackServer, client: AsyncWebClient):
    server.fails("chat.postMessage", "429", retry_after=7)
    server.fails("chat.postMessage", "500")
    server.fails("chat.postMessage", "restricted_action")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C0DEVIS", text="x")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (429, "7")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C0DEVIS", text="x")
    assert caught.value.response.status_code == 500
    assert await code_of(client.chat_postMessage(channel="C0DEVIS", text="x")) == "restricted_action"
    await client.chat_postMessage(channel="C0DEVIS", text="enfin")
    assert server.texts("#devis") == ["enfin"]
    assert len(server.called("chat.postMessage")) == 4


@pytest.mark.parametrize(("how", "posted"), [("timeout", 0), ("timeout_after", 1)])
async def test_silence_before_and_after(server: SlackServer, how: str, posted: int):
    quick = AsyncWebClient(server.token, base_url=server.api_url, timeout=1)
    server.fails("chat.postMessage", how)
    with pytest.raises(asyncio.TimeoutError):
        await quick.chat_postMessage(channel="C0DEVIS", text="x")
    assert len(server.texts("#devis")) == posted


@pytest.mark.parametrize(("how", "posted"), [("disconnect", 0), ("disconnect_after", 1)])
async def test_a_lost_connection(server: SlackServer, how: str, posted: int):
    client = AsyncWebClient(server.token, base_url=server.api_url, retry_handlers=[])
    server.fails("chat.postMessage", how)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C0DEVIS", text="x")
    assert len(server.texts("#devis")) == posted


async def test_about_one_message_a_second(server: SlackServer, client: AsyncWebClient):
    server.strict_rates = True
    answers = [client.chat_postMessage(channel="C0DEVIS", text=str(number)) for number in range(6)]
    results = await asyncio.gather(*answers, return_exceptions=True)
    refused = [result for result in results if isinstance(result, SlackApiError)]
    assert len(refused) == 3 and all(one.response.headers["Retry-After"] == "1" for one in refused)
    await client.chat_postMessage(channel="C0GENERAL", text="ailleurs")


async def test_conversations_are_opened(server: SlackServer, client: AsyncWebClient):
    first = await client.conversations_open(users="U0LEA")
    again = await client.conversations_open(users=["U0LEA"])
    assert first["channel"]["id"] == again["channel"]["id"] and again["already_open"]
    assert await code_of(client.conversations_open(users="U0COMMIS")) == "cannot_dm_bot"
    server.user("marc").deleted = True
    assert await code_of(client.conversations_open(users="U0MARC")) == "user_disabled"
    info = await client.conversations_info(channel="C0PARTAGE")
    assert info["channel"]["is_ext_shared"]
