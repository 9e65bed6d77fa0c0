"""Files follow their message into its thread, each once, and none of them loses or repeats the message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.platform import Post
from graphs.message import (
    Address,
    Attachment,
    Column,
    Message,
    Table,
    Text,
)
from integrations.errors import InDoubt
from tests.bot.slack.rig import DEVIS, Rig, opened, post


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path) as rig:
        yield rig


async def with_files(rig: Rig, address: Address = DEVIS) -> Post:
    pdf = await rig.keep("D2026-0001.pdf", b"%PDF-1")
    csv = await rig.keep("lignes.csv", b"a;b", "text/csv")
    return post("devis", address, "Le devis", Attachment(pdf), Attachment(csv))


async def test_files_follow_into_the_thread(rig: Rig):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    await rig.platform.send(await with_files(rig, replace(DEVIS, thread=root)))
    assert [seen.files for seen in rig.server.thread("#devis", root)][2:] == [["D2026-0001.pdf"], ["lignes.csv"]]
    assert rig.server.file("D2026-0001.pdf") == b"%PDF-1"


async def test_files_of_a_root_post_hang_under_it(rig: Rig):
    reference = await rig.platform.send(await with_files(rig))
    assert [seen.files for seen in rig.server.thread("#devis", reference)] == [[], ["D2026-0001.pdf"], ["lignes.csv"]]


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
@pytest.mark.parametrize("how", ["500", "429", "disconnect_after", "disconnect"])
@pytest.mark.parametrize("in_thread", [True, False])
async def test_files_that_were_held_up_come_after_and_once(rig: Rig, method: str, how: str, in_thread: bool):
    root = await rig.server.says("lea", "#devis", "un devis ?")
    one = await with_files(rig, replace(DEVIS, thread=root) if in_thread else DEVIS)
    rig.server.fails(method, how, after=1)
    with pytest.raises(InDoubt):
        await rig.platform.send(one)
    reference = await rig.platform.find(one)
    assert reference is not None
    assert await rig.platform.find(one) == reference
    names = [name for seen in rig.server.messages("#devis") for name in seen.files]
    assert sorted(names) == ["D2026-0001.pdf", "lignes.csv"]
    texts = [seen for seen in rig.server.messages("#devis") if "Le devis" in seen.text]
    assert len(texts) == 1


@pytest.mark.parametrize(
    "code", ["file_uploads_disabled", "storage_limit_reached", "missing_scope", "invalid_arguments"]
)
async def test_a_refused_file_does_not_lose_the_message(rig: Rig, code: str):
    one = await with_files(rig)
    rig.server.fails("files.getUploadURLExternal", code, times=1)
    reference = await rig.platform.send(one)
    thread = rig.server.thread("#devis", reference)
    assert "Le devis" in thread[0].text
    assert "D2026-0001.pdf" in thread[-1].text
    assert "lignes.csv" not in thread[-1].text
    assert ["lignes.csv"] in [seen.files for seen in thread]


async def test_the_refused_file_is_told_once(rig: Rig):
    one = await with_files(rig)
    rig.server.fails("files.getUploadURLExternal", "file_uploads_disabled", times=None)
    reference = await rig.platform.send(one)
    assert await rig.platform.find(one) == reference
    assert len(rig.server.thread("#devis", reference)) == 2


async def test_a_file_that_is_not_kept_any_more(rig: Rig):
    pdf = await rig.keep("là.pdf", b"%PDF-1")
    lost = replace(pdf, id="0" * 64, name="perdu.pdf")
    reference = await rig.platform.send(post("p", DEVIS, "Le devis", Attachment(lost), Attachment(pdf)))
    assert [seen.files for seen in rig.server.thread("#devis", reference)][1:] == [["là.pdf"]]


async def test_what_was_cut_follows_in_full(rig: Rig):
    rows = [[f"Article n° {number} de la liste", str(number)] for number in range(2_000)]
    reference = await rig.platform.send(
        post("long", DEVIS, "La liste", Table([Column("Article"), Column("Qté", "right")], rows))
    )
    assert rig.server.thread("#devis", reference)[-1].files == ["message.txt"]
    text = rig.server.file("message.txt").decode()
    assert all(f"Article n° {number} " in text for number in (0, 1_000, 1_999))
    assert await rig.platform.find(post("long", DEVIS, "La liste", Table([Column("Article"), Column("Qté")], rows)))
    assert len(rig.server.thread("#devis", reference)) == 2


async def test_a_long_plain_message_is_not_lost(rig: Rig):
    one = Post("p", DEVIS, Message("Résumé", [Text("mot " * 20_000)]), "fr")
    reference = await rig.platform.send(one)
    thread = rig.server.thread("#devis", reference)
    assert thread[-1].files == ["message.txt"]
    assert rig.server.file("message.txt").decode().count("mot") == 20_000
