"""Which blocks and views the stand-in of Slack takes, and which it refuses."""

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


def button(label: str, action_id: str = "a", **more: object) -> dict:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, **more}


def table(*rows: list[str]) -> dict:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": cell} for cell in row] for row in rows]}


def section(text: str) -> dict:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


@pytest.mark.parametrize(
    ("blocks", "code", "words"),
    [
        ([section("a")] * 51, "invalid_blocks", "no more than 50 items"),
        ([section("a" * 3001)], "invalid_blocks", "3000"),
        ([section("")], "invalid_blocks", "must be more than 0 characters"),
        ([{"type": "bogus"}], "invalid_blocks", "unsupported type: bogus"),
        ([{**section("a"), "colour": "red"}], "invalid_blocks", "additional property: colour"),
        ([{"type": "section", "text": {"type": "markdown", "text": "x"}}], "invalid_blocks", "unsupported type"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "invalid_blocks", "plain_text"),
        ([{"type": "actions", "elements": [button("a"), button("b")]}], "invalid_blocks", "already exists"),
        ([{"type": "actions", "elements": [button("a" * 76)]}], "invalid_blocks", "75"),
        ([{"type": "actions", "elements": [button("a", value="v" * 2001)]}], "invalid_blocks", "2000"),
        ([{"type": "actions", "elements": [{"type": "bogus"}]}], "invalid_blocks", "unsupported type"),
        ([{"type": "actions", "elements": []}], "invalid_blocks", "no fewer than 1"),
        ([{**section("a"), "block_id": "b"}, {**section("c"), "block_id": "b"}], "invalid_blocks", "`b` already"),
        ([{"type": "alert", "text": {"type": "mrkdwn", "text": "x"}}], "invalid_blocks", "unsupported type: alert"),
        ([{"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}}], "invalid_blocks", "invalid slack file"),
        ([table(["x"])] * 2, "invalid_blocks", "only_one_table"),
        ([table(*[["x"]] * 101)], "invalid_blocks", "no more than 100"),
        ([table([""])], "invalid_blocks", "invalid cell"),
        ([section("a" * 2990)] * 5, "msg_blocks_too_long", ""),
        ({"type": "section"}, "invalid_blocks_format", ""),
    ],
)
async def test_blocks_that_slack_refuses(
    server: SlackServer, client: AsyncWebClient, blocks: object, code: str, words: str
):
    with pytest.raises(SlackApiError) as caught:
        await client.api_call("chat.postMessage", json={"channel": "C0DEVIS", "text": "x", "blocks": blocks})
    answer = caught.value.response
    assert answer["error"] == code
    assert words in str(answer.get("response_metadata", "")), answer.data
    assert server.texts("#devis") == []


async def test_blocks_that_slack_takes(server: SlackServer, client: AsyncWebClient):
    text = {"type": "plain_text", "text": "x", "emoji": True}
    rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": "riche", "style": {"bold": True}}]}
    option = {"text": text, "value": "v"}
    confirm = {"title": text, "text": {"type": "mrkdwn", "text": "?"}, "confirm": text, "deny": text}
    prices = table(["Montant"], ["12 €"])
    blocks = [
        {"type": "header", "text": text},
        {**section("*Devis* pour <https://x.example|X>"), "accessory": button("Ouvrir", "o", url="https://x.example")},
        {"type": "section", "fields": [{"type": "mrkdwn", "text": "a"}, {"type": "plain_text", "text": "b"}]},
        {"type": "divider"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "note"}]},
        {"type": "rich_text", "elements": [rich]},
        {"type": "markdown", "text": "**Fort**"},
        prices,
        {"type": "actions", "elements": [button("Oui", "y", style="primary", confirm=confirm), button("Non", "n")]},
        {"type": "actions", "elements": [{"type": "static_select", "action_id": "s", "options": [option]}]},
        {"type": "plan", "title": "Plan", "tasks": [{"task_id": "1", "title": "Lire", "status": "complete"}]},
        {"type": "input", "label": text, "element": {"type": "plain_text_input", "action_id": "i"}},
    ]
    await client.chat_postMessage(channel="C0DEVIS", text="x", blocks=blocks)
    seen = server.messages("#devis")[0]
    assert seen.buttons == ["Ouvrir", "Oui", "Non"]
    assert seen.menus == ["x"]
    assert "Devis pour X" in seen.text and "Fort" in seen.text and "12 €" in seen.text and "riche" in seen.text
    assert all(block["block_id"] for block in seen.raw["blocks"])
    data_table = {**prices, "type": "data_table", "caption": "Lignes"}
    await client.chat_postMessage(channel="C0DEVIS", text="x", blocks=[data_table])
    assert server.texts("#devis")[-1].startswith("Lignes")


async def test_the_home_tab(server: SlackServer, client: AsyncWebClient):
    view = {"type": "home", "blocks": [section("Ce qui vous attend")]}
    published = await client.views_publish(user_id="U0LEA", view=view)
    home = server.home("lea")
    assert home is not None and home.text == "Ce qui vous attend"
    stale = client.views_publish(user_id="U0LEA", view=view, hash="1.0")
    assert await code_of(stale) == "hash_conflict"
    await client.views_publish(user_id="U0LEA", view=view, hash=published["view"]["hash"])
    wrong = client.views_publish(user_id="U0LEA", view={"type": "home", "blocks": [table(["x"])]})
    assert await code_of(wrong) == "invalid_arguments"


async def test_an_uploaded_picture_can_be_shown(server: SlackServer, client: AsyncWebClient):
    announced = await client.files_getUploadURLExternal(filename="page.png", length=3)
    async with aiohttp.ClientSession() as session, session.post(announced["upload_url"], data=b"PNG") as response:
        assert await response.text() == "OK - 3"
    await client.files_completeUploadExternal(files=[{"id": announced["file_id"], "title": "Page"}])
    block = {"type": "image", "alt_text": "la page", "slack_file": {"id": announced["file_id"]}}
    await client.chat_postMessage(channel="C0DEVIS", text="x", blocks=[block])
    assert server.texts("#devis") == ["la page"]
