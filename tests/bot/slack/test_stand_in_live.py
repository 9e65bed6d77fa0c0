"""Files, streams, statuses, notes and reactions of the stand-in of Slack, through Slack's own client."""

from __future__ import annotations

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


async def test_files_go_up_and_come_down(server: SlackServer, client: AsyncWebClient):
    root = await server.says("lea", "#devis", "le PDF ?")
    await client.files_upload_v2(
        channel="C0DEVIS", thread_ts=root, filename="devis.pdf", content=b"%PDF-1", initial_comment="le voici"
    )
    seen = server.thread("#devis", root)[-1]
    assert (seen.text, seen.files) == ("le voici", ["devis.pdf"])
    assert server.file("devis.pdf") == b"%PDF-1"
    file = (await client.files_info(file=seen.raw["files"][0]["id"]))["file"]
    assert file["shares"]["public"]["C0DEVIS"][0]["thread_ts"] == root
    headers = {"Authorization": f"Bearer {server.token}"}
    async with aiohttp.ClientSession() as session:
        async with session.get(file["url_private_download"], headers=headers) as response:
            assert (response.content_type, await response.read()) == ("application/pdf", b"%PDF-1")
        async with session.get(file["url_private_download"]) as response:
            assert response.content_type == "text/html" and response.history[0].status == 302
        announced = await client.files_getUploadURLExternal(filename="x.csv", length=10)
        async with session.post(announced["upload_url"], data=b"short") as response:
            assert response.status == 400
    unfinished = client.files_completeUploadExternal(files=[{"id": announced["file_id"]}], channel_id="C0DEVIS")
    assert await code_of(unfinished) == "file_not_found"
    nothing = client.api_call("files.getUploadURLExternal", json={"filename": "x", "length": 1})
    assert await code_of(nothing) == "invalid_arguments"


async def test_a_stream_is_a_plan_while_it_is_written(server: SlackServer, client: AsyncWebClient):
    root = await server.says("lea", "#devis", "@Commis un devis")
    alone = client.chat_startStream(channel="C0DEVIS", thread_ts=root)
    assert await code_of(alone) == "missing_recipient_user_id"
    stream = await client.chat_stream(
        channel="C0DEVIS",
        thread_ts=root,
        recipient_user_id="U0LEA",
        recipient_team_id="T0COMMIS",
        task_display_mode="plan",
        buffer_size=1,
    )
    await stream.append(chunks=[{"type": "task_update", "id": "1", "title": "Lire", "status": "in_progress"}])
    await stream.append(chunks=[{"type": "task_update", "id": "1", "title": "Lire", "status": "complete"}])
    assert server.texts("#devis", root)[-1] == "Lire\n[complete] Lire"
    assert server.streams()[0].open
    busy = client.chat_update(channel="C0DEVIS", ts=server.streams()[0].ts, text="x")
    assert await code_of(busy) == "streaming_state_conflict"
    await stream.stop(markdown_text="**Voilà**")
    assert "Voilà" in server.texts("#devis", root)[-1]
    late = client.chat_appendStream(channel="C0DEVIS", ts=server.streams()[0].ts, markdown_text="x")
    assert await code_of(late) == "message_not_in_streaming_state"


async def test_streams_expire_and_can_be_off(server: SlackServer, client: AsyncWebClient):
    direct = await server.says("lea", "dm", "bonjour")
    channel = server.direct("lea").id
    ts = (await client.chat_startStream(channel=channel, thread_ts=direct, markdown_text="a"))["ts"]
    server.expire_stream()
    late = client.chat_appendStream(channel=channel, ts=ts, markdown_text="b")
    assert await code_of(late) == "message_not_in_streaming_state"
    await client.chat_update(channel=channel, ts=ts, text="autrement", blocks=[])
    assert server.dm("lea")[-1].text == "autrement"
    server.streaming = False
    assert await code_of(client.chat_startStream(channel=channel, thread_ts=direct)) == "unknown_method"
    assert await code_of(client.api_call("chat.bogus")) == "unknown_method"


async def test_statuses_sessions_and_prompts(server: SlackServer, client: AsyncWebClient):
    ts = await server.says("lea", "dm", "bonjour")
    channel = server.direct("lea").id
    await client.assistant_threads_setStatus(channel_id=channel, thread_ts=ts, status="lit…", loading_messages=["lit…"])
    status = server.status(channel, ts)
    assert status is not None and status.text == "lit…"
    await client.chat_postMessage(channel=channel, thread_ts=ts, text="voilà")
    assert server.status(channel, ts) is None, "an answer ends it"
    prompts = [{"title": "Un devis", "message": "Un devis pour Tour"}]
    await client.assistant_threads_setSuggestedPrompts(channel_id=channel, prompts=prompts)
    assert server.prompts("lea") == prompts
    session = await client.agents_sessions_setStatus(channel_id=channel, thread_ts=ts, status="processing")
    assert session["status"] == "processing" and "warning" not in session.data
    server.subscribed.discard("agent_session_stopped")
    session = await client.agents_sessions_setStatus(channel_id=channel, thread_ts=ts, status="active")
    assert session["warning"] == "missing_agent_session_stopped_event_subscription"


async def test_ephemerals_permalinks_and_reactions(server: SlackServer, client: AsyncWebClient):
    ts = await server.says("lea", "#devis", "bonjour")
    await client.chat_postEphemeral(channel="C0DEVIS", user="U0LEA", text="entre nous", thread_ts=ts)
    assert [note.text for note in server.ephemeral("lea")] == ["entre nous"]
    assert server.ephemeral("marc") == [] and len(server.messages("#devis")) == 1
    outside = client.chat_postEphemeral(channel="C0DEVIS", user="U0VOISIN", text="x")
    assert await code_of(outside) == "user_not_in_channel"
    link = await client.chat_getPermalink(channel="C0DEVIS", message_ts=ts)
    assert link["permalink"] == f"https://comptoir-aubrac.slack.com/archives/C0DEVIS/p{ts.replace('.', '')}"
    await client.reactions_add(channel="C0DEVIS", timestamp=ts, name="eyes")
    assert server.reactions(ts) == ["eyes"]
    assert await code_of(client.reactions_add(channel="C0DEVIS", timestamp=ts, name="eyes")) == "already_reacted"
    await client.reactions_remove(channel="C0DEVIS", timestamp=ts, name="eyes")
    assert await code_of(client.reactions_remove(channel="C0DEVIS", timestamp=ts, name="eyes")) == "no_reaction"
