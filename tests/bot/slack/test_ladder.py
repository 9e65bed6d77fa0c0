"""Messages show as much as a workspace takes: pictures, the newest blocks, classic ones, or at least their text."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.platform import Post
from bot.slack.faults import SlackRefusal
from bot.slack.ladder import KEPT_SECONDS, Ladder
from graphs.message import Address, Attachment, Button, Buttons, Column, Image, Table, text_message
from integrations.errors import Unavailable
from tests.bot.slack.rig import DEVIS, TEAM, Rig, opened, post

LEA = Address("slack", f"{TEAM}/@U0LEA")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


def said(rig: Rig) -> dict[str, Any]:
    """The newest chat.postMessage."""
    return rig.server.called("chat.postMessage")[-1]


# --- pictures ---------------------------------------------------------------------------------------------------------


async def pictured(rig: Rig) -> Post:
    png = await rig.keep("page.png", PNG, "image/png")
    return post("image", DEVIS, "Aperçu", Image(png, "La première page du devis"))


def blocks(arguments: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [block for block in arguments.get("blocks") or [] if block["type"] == kind]


async def test_a_picture_is_shown_in_the_message(rig: Rig):
    one = await pictured(rig)
    reference = await rig.platform.send(one)
    [image] = blocks(said(rig), "image")
    assert image["slack_file"]["id"] in rig.server.state.files
    assert len(rig.server.thread("#devis", reference)) == 1, "not shared besides"
    await rig.platform.update(reference, one)
    assert blocks(rig.server.called("chat.update")[-1], "image") == [image]
    assert len(rig.server.called("files.getUploadURLExternal")) == 1


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
async def test_a_refused_picture_leaves_its_words(rig: Rig, method: str):
    rig.server.fails(method, "file_uploads_disabled")
    await rig.platform.send(await pictured(rig))
    assert blocks(said(rig), "image") == []
    assert "La première page du devis" in rig.server.texts("#devis")[0]


async def test_a_picture_that_may_not_be_shown_follows_the_message(rig: Rig):
    rig.server.fails("chat.postMessage", "invalid_blocks")
    reference = await rig.platform.send(await pictured(rig))
    assert [seen.files for seen in rig.server.thread("#devis", reference)][1:] == [["page.png"]]
    await rig.platform.send(post("encore", DEVIS, "x", Table([Column("A")], [["1"]])))
    assert blocks(said(rig), "table") or blocks(said(rig), "data_table"), "it was the picture's fault alone"


async def test_a_picture_that_is_held_up_holds_the_message(rig: Rig):
    one = await pictured(rig)
    rig.server.fails("files.completeUploadExternal", "disconnect_after")
    with pytest.raises(Unavailable):
        await rig.platform.send(one)
    assert rig.server.messages("#devis") == []
    await rig.platform.send(one)
    assert len(rig.server.messages("#devis")) == 1


# --- the ladder -------------------------------------------------------------------------------------------------------

CARD = (Table([Column("A")], [["1"]]), Buttons([Button("a:1", "Approuver")]))


@pytest.mark.parametrize("code", ["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"])
async def test_refused_blocks_go_one_level_down(rig: Rig, code: str):
    rig.server.fails("chat.postMessage", code)
    await rig.platform.send(post("carte", DEVIS, "La carte", *CARD))
    [seen] = rig.server.messages("#devis")
    assert seen.buttons == ["Approuver"], "classic blocks still have buttons"


async def test_blocks_that_are_refused_at_every_level_leave_the_text(rig: Rig):
    rig.server.fails("chat.postMessage", "invalid_blocks", times=2)
    await rig.platform.send(post("carte", DEVIS, "La carte", *CARD))
    assert "blocks" not in said(rig)
    assert "La carte" in rig.server.texts("#devis")[0]
    await rig.platform.send(post("suite", DEVIS, "La suite", *CARD))
    assert rig.server.messages("#devis")[1].buttons == ["Approuver"], (
        "one bad message does not take the others' buttons"
    )


async def test_what_the_workspace_does_not_take_is_remembered(rig: Rig):
    rig.server.fails("chat.postMessage", "invalid_blocks", times=1)
    await rig.platform.send(post("une", DEVIS, "Une", *CARD))
    await rig.platform.send(post("deux", DEVIS, "Deux", *CARD))
    assert len(rig.server.called("chat.postMessage")) == 3


async def test_size_teaches_nothing(rig: Rig):
    rig.server.fails("chat.postMessage", "msg_blocks_too_long", times=1)
    await rig.platform.send(post("une", DEVIS, "Une", *CARD))
    ladder = rig.platform._ladder
    assert ladder.first(TEAM) == "newest"


async def test_what_was_learned_is_forgotten_after_an_hour(monkeypatch: pytest.MonkeyPatch):
    ladder = Ladder()

    async def classic_only(level: str) -> str:
        if level == "newest":
            raise SlackRefusal("no", "invalid_blocks")
        return level

    assert await ladder.descend("T1", classic_only) == "classic"
    assert (ladder.first("T1"), ladder.first("T2")) == ("classic", "newest")
    loop = asyncio.get_running_loop()
    later = loop.time() + KEPT_SECONDS + 1
    monkeypatch.setattr(loop, "time", lambda: later)
    assert ladder.first("T1") == "newest"


async def test_other_refusals_are_not_tried_at_lower_levels(rig: Rig):
    rig.server.fails("chat.postMessage", "is_archived")
    with pytest.raises(SlackRefusal):
        await rig.platform.send(post())
    assert len(rig.server.called("chat.postMessage")) == 1


# --- updates ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [DEVIS, LEA])
async def test_an_update_replaces_in_place(rig: Rig, address: Address):
    one = post("carte", address, "À approuver", *CARD)
    reference = await rig.platform.send(one)
    await rig.platform.update(reference, replace(one, message=text_message("Approuvé par Claire")))
    _, raw = rig.server.state.find_message(reference)
    assert "Approuvé par Claire" in raw["text"]
    assert "Approuver" not in str(raw.get("blocks"))
    assert await rig.platform.find(one) == reference, "it keeps its key"


async def test_an_update_brings_no_files_again(rig: Rig):
    one = post("devis", DEVIS, "Le devis", Attachment(await rig.keep("D2026-0001.pdf", b"%PDF-1")))
    reference = await rig.platform.send(one)
    uploads = len(rig.server.called("files.getUploadURLExternal"))
    await rig.platform.update(reference, one)
    assert len(rig.server.called("files.getUploadURLExternal")) == uploads


async def test_an_update_goes_down_the_ladder_too(rig: Rig):
    one = post("carte", DEVIS, "À approuver", *CARD)
    reference = await rig.platform.send(one)
    rig.server.fails("chat.update", "invalid_blocks", times=2)
    await rig.platform.update(reference, one)
    assert not rig.server.state.find_message(reference)[1].get("blocks")


async def test_an_update_of_a_message_that_is_gone(rig: Rig):
    with pytest.raises(SlackRefusal) as caught:
        await rig.platform.update("1700000000.000001", post())
    assert caught.value.code == "message_not_found"


async def test_a_failed_update_may_be_tried_again(rig: Rig):
    reference = await rig.platform.send(post())
    for how in ("500", "disconnect_after", "429"):
        rig.server.fails("chat.update", how, retry_after=0)
        with pytest.raises(Unavailable):
            await rig.platform.update(reference, post())
