"""The stand-in of Slack tells an app what people say and do, as Slack's envelopes have it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from tests.support.slack import SlackServer
from tests.support.slack.listener import CARD, Listener, by_http, by_socket, heard


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.populate()
        yield server


@pytest.fixture
async def over_http(server: SlackServer) -> AsyncIterator[Listener]:
    async with by_http(server) as listener:
        yield listener


@pytest.fixture(params=[by_http, by_socket])
async def listener(request: pytest.FixtureRequest, server: SlackServer) -> AsyncIterator[Listener]:
    async with request.param(server) as listener:
        yield listener


async def test_a_mention_arrives_twice(server: SlackServer, listener: Listener):
    ts = await server.says("lea", "#devis", "@Commis R&D pour Tour <3, contact a@b.fr")
    await heard(listener, 2)
    message, mention = listener.events("message")[0], listener.events("app_mention")[0]
    assert message["ts"] == mention["ts"] == ts
    assert (message["channel_type"], message["client_msg_id"]) == ("channel", mention["client_msg_id"])
    assert message["text"] == "<@U0COMMIS> R&amp;D pour Tour &lt;3, contact <mailto:a@b.fr|a@b.fr>"
    assert server.texts("#devis") == ["@Commis R&D pour Tour <3, contact a@b.fr"]
    envelope = listener.heard[0]
    assert (envelope["team_id"], envelope["api_app_id"], envelope["type"]) == ("T0COMMIS", "A0COMMIS", "event_callback")
    assert envelope["authorizations"][0]["user_id"] == "U0COMMIS"
    assert envelope["is_ext_shared_channel"] is False
    assert len({body["event_id"] for body in listener.heard}) == 2
    assert all(delivery.acked for delivery in server.delivered)


async def test_direct_messages_have_no_thread_and_no_mention(server: SlackServer, listener: Listener):
    await server.says("lea", "dm", "@Commis bonjour")
    (body,) = await heard(listener, 1)
    assert body["event"]["channel_type"] == "im" and "thread_ts" not in body["event"]
    assert listener.events("app_mention") == []


async def test_edits_deletions_and_files(server: SlackServer, over_http: Listener):
    ts = await server.says("lea", "#devis", "un", files=[("brief.csv", b"a;b")])
    await server.edits(ts, "deux")
    await server.deletes(ts)
    shared, changed, deleted = over_http.events("message")
    assert (shared["subtype"], shared["files"][0]["name"]) == ("file_share", "brief.csv")
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("deux", "un")
    assert changed["message"]["edited"]["user"] == "U0LEA"
    assert deleted["deleted_ts"] == ts
    assert server.texts("#devis") == []


async def test_a_file_of_another_company_must_be_asked_for(server: SlackServer, over_http: Listener):
    foreign = {"name": "cave.csv", "content": b"a;b", "file_access": "check_file_info"}
    await server.says("voisin", "#partage", "voici", files=[foreign])
    (file,) = over_http.events("message")[0]["files"]
    assert (file["file_access"], set(file)) == ("check_file_info", {"id", "mode", "file_access"})
    told = (await over_http.client.files_info(file=file["id"]))["file"]
    assert (told["name"], told["mimetype"], told["user_team"]) == ("cave.csv", "text/csv", "T0VOISIN")


async def test_a_deleted_root_leaves_a_tombstone(server: SlackServer, over_http: Listener):
    ts = await server.says("lea", "#devis", "racine")
    await server.says("marc", "#devis", "réponse", thread_ts=ts)
    await server.deletes(ts)
    last = over_http.events("message")[-1]
    assert (last["subtype"], last["message"]["subtype"]) == ("message_changed", "tombstone")


async def test_its_own_messages_come_back(server: SlackServer, over_http: Listener):
    await over_http.client.chat_postMessage(channel="C0DEVIS", text="de moi")
    await server.settled()
    (event,) = over_http.events("message")
    assert (event["bot_id"], event["app_id"], event["user"]) == ("B0COMMIS", "A0COMMIS", "U0COMMIS")
    server.echoes = False
    await over_http.client.chat_postMessage(channel="C0DEVIS", text="de moi encore")
    await server.settled()
    assert len(over_http.events("message")) == 1


async def test_another_company_in_a_shared_channel(server: SlackServer, over_http: Listener):
    await server.says("voisin", "#partage", "bonjour")
    await server.says("lea", "#partage", "bonjour")
    theirs, ours = over_http.heard
    assert theirs["is_ext_shared_channel"] and ours["is_ext_shared_channel"]
    assert (theirs["team_id"], theirs["context_team_id"]) == ("T0COMMIS", "T0COMMIS")
    assert theirs["event"]["user_team"] == theirs["event"]["team"] == "T0VOISIN"
    assert "user_team" not in ours["event"]


async def test_only_what_it_may_see(server: SlackServer, over_http: Listener):
    await server.says("lea", "#prive", "secret")
    server.subscribed.discard("message.channels")
    await server.says("lea", "#devis", "ordinaire")
    server.workspace().scopes.discard("im:history")
    await server.says("lea", "dm", "privé")
    assert over_http.heard == []


async def test_visits_departures_and_removals(server: SlackServer, over_http: Listener):
    await server.opens_app("lea", "messages")
    await server.leaves("marc")
    await server.uninstalls("T0COMMIS")
    (opened,) = over_http.events("app_home_opened")
    assert (opened["tab"], opened["channel"]) == ("messages", server.direct("lea").id)
    (changed,) = over_http.events("user_change")
    assert changed["user"]["id"] == "U0MARC" and changed["user"]["deleted"]
    assert over_http.events("app_uninstalled") and over_http.events("tokens_revoked")
    with pytest.raises(Exception, match="account_inactive"):
        await over_http.client.auth_test()


async def test_the_stop_button(server: SlackServer, over_http: Listener):
    ts = await server.says("lea", "dm", "un devis")
    channel = server.direct("lea").id
    stream = await over_http.client.chat_startStream(channel=channel, thread_ts=ts, markdown_text="je lis")
    await server.stops("lea", "dm", ts)
    (stopped,) = over_http.events("agent_session_stopped")
    assert (stopped["thread_ts"], stopped["streaming_message_ts"]) == (ts, [stream["ts"]])
    with pytest.raises(Exception, match="message_not_in_streaming_state"):
        await over_http.client.chat_stopStream(channel=channel, ts=stream["ts"])


async def test_the_mention_may_come_first(server: SlackServer, over_http: Listener):
    server.mention_first = True
    await server.says("lea", "#devis", "@Commis bonjour")
    kinds = [delivery.payload["event"]["type"] for delivery in server.delivered]
    assert kinds == ["app_mention", "message"]


async def test_a_prompt_says_its_message(server: SlackServer, over_http: Listener):
    await over_http.client.assistant_threads_setSuggestedPrompts(
        channel_id=server.direct("lea").id, thread_ts="", prompts=[{"title": "Devis", "message": "Un devis pour Tour"}]
    )
    await server.picks_prompt("lea", "Devis")
    assert over_http.events("message")[0]["text"] == "Un devis pour Tour"


async def test_two_workspaces_of_one_enterprise(server: SlackServer, over_http: Listener):
    """The same person in both, one installation for the organization."""
    for team in ("T1GRID", "T2GRID"):
        workspace = server.add_workspace(team, team.title(), token="xoxb-org", enterprise="E0GRID")
        workspace.org_install = True
        server.add_user(team, "ana", id="W0ANA")
        server.add_channel(team, "ventes", id=f"C{team}")
    await server.says("T2GRID/ana", "T2GRID/#ventes", "bonjour")
    (body,) = over_http.heard
    assert (body["team_id"], body["enterprise_id"]) == ("T2GRID", "E0GRID")
    assert body["authorizations"][0]["is_enterprise_install"]
    client = AsyncWebClient("xoxb-org", base_url=server.api_url)
    assert (await client.auth_test())["is_enterprise_install"]
    await client.chat_postMessage(channel="CT2GRID", text="carte", blocks=CARD)
    assert server.texts("T2GRID/#ventes")[-1] == ""
    await server.clicks("T2GRID/ana", "Refuser")
    clicked = over_http.heard[-1]
    assert clicked["is_enterprise_install"] and clicked["team"] is None
    assert clicked["user"]["team_id"] == "T2GRID" and clicked["enterprise"]["id"] == "E0GRID"
