"""Work that lasts is shown, by the strict rules of Teams, and whatever happens nothing is left that seems to work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graphs.message import Address
from tests.bot.teams.sending import CHANNEL, GROUP, LEA_CHAT, TO_CHANNEL, TO_GROUP, TO_LEA, Rig, opened, post, until

READ, SEARCH, PRICE = "Je lis votre message…", "Je cherche le client…", "Je calcule les prix…"
HERE = replace(TO_LEA, thread="1700000000001")
QUICK = {"patience": 0.1, "gap": 0.1, "grace": 0.4, "forsaken": 5.0}


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path, **QUICK) as rig:
        await rig.met()
        yield rig


def stream(rig: Rig) -> Any:
    return rig.server.conversations[LEA_CHAT].streams[-1]


async def streaming(rig: Rig) -> None:
    await rig.live.status(HERE, [READ])
    await until(lambda: rig.server.conversations[LEA_CHAT].streams)


async def quiet(rig: Rig) -> None:
    """Nothing is left over."""
    await until(lambda: rig.live._works == {})
    assert rig.live._streaming == set()
    assert [one for one in rig.server.conversations[LEA_CHAT].streams if one.state == "open"] == []


# --- in private -------------------------------------------------------------------------------------------------------


async def test_quick_work_shows_typing_and_nothing_else(rig: Rig):
    await rig.live.status(HERE, [READ])
    await until(lambda: rig.server.conversations[LEA_CHAT].typing)
    await rig.live.status(HERE, [])
    await quiet(rig)
    assert rig.server.shown(LEA_CHAT) == []
    assert rig.server.conversations[LEA_CHAT].typing == 1


async def test_lasting_work_is_streamed_and_becomes_its_result(rig: Rig):
    await streaming(rig)
    await rig.live.status(HERE, [READ, SEARCH])
    await until(lambda: len(stream(rig).updates) == 2)
    await rig.live.status(HERE, [READ, SEARCH, PRICE])
    await until(lambda: len(stream(rig).updates) == 3)
    await rig.live.status(HERE, [])
    reference = await rig.platform.send(post(address=HERE, text="Votre devis", case_id="case-1"))
    await quiet(rig)
    [shown] = rig.server.shown(LEA_CHAT)
    assert (shown.id, stream(rig).state, stream(rig).sequence) == (reference, "final", 3)
    assert stream(rig).updates == [READ, SEARCH, PRICE]
    assert "Votre devis" in shown.words()
    assert [one["type"] for one in shown.now["entities"]] == ["streaminfo", "https://schema.org/Message"]
    assert shown.now["channelData"] == {"feedbackLoopEnabled": True}


async def test_the_result_may_come_before_the_end_is_told(rig: Rig):
    await streaming(rig)
    reference = await rig.platform.send(post(address=HERE))
    await rig.live.status(HERE, [])
    await quiet(rig)
    assert [shown.id for shown in rig.server.shown(LEA_CHAT)] == [reference]


async def test_a_result_can_be_changed_later(rig: Rig):
    await streaming(rig)
    reference = await rig.platform.send(post(address=HERE, text="Avant"))
    await rig.platform.update(reference, post(address=HERE, text="Après"))
    assert "Après" in rig.server.shown(LEA_CHAT)[0].words()
    assert "streaminfo" not in rig.server.shown(LEA_CHAT)[0].words()


async def test_work_without_a_result_ends_with_its_steps(rig: Rig):
    await streaming(rig)
    await rig.live.status(HERE, [READ, SEARCH])
    await rig.live.status(HERE, [])
    await quiet(rig)
    [shown] = rig.server.shown(LEA_CHAT)
    assert shown.text.splitlines() == [f"✓ {READ}", f"✓ {SEARCH}"]


async def test_work_that_goes_on_at_once_keeps_its_stream(rig: Rig):
    await streaming(rig)
    await rig.live.status(HERE, [])
    await rig.live.status(HERE, [PRICE])
    await until(lambda: stream(rig).updates == [READ, PRICE])
    await rig.platform.send(post(address=HERE))
    await quiet(rig)
    assert len(rig.server.conversations[LEA_CHAT].streams) == 1


async def test_one_stream_at_a_time_in_a_chat(rig: Rig):
    other = replace(TO_LEA, thread="1700000000002")
    await streaming(rig)
    await rig.live.status(other, [SEARCH])
    await until(lambda: rig.server.conversations[LEA_CHAT].typing >= 2)
    await asyncio.sleep(0.3)
    await rig.platform.send(post("p.1", other))
    await rig.platform.send(post("p.2", HERE))
    await quiet(rig)
    assert len(rig.server.conversations[LEA_CHAT].streams) == 1
    assert len(rig.server.shown(LEA_CHAT)) == 2


async def test_a_person_who_presses_stop_gets_the_result_as_a_message(rig: Rig):
    await streaming(rig)
    rig.server.stop_stream(LEA_CHAT)
    reference = await rig.platform.send(post(address=HERE))
    await quiet(rig)
    assert [shown.id for shown in rig.server.shown(LEA_CHAT)][-1] == reference
    await rig.live.status(HERE, [SEARCH])
    await until(lambda: len(rig.server.conversations[LEA_CHAT].streams) == 2)


async def test_a_stop_that_is_noticed_by_an_update(rig: Rig):
    await streaming(rig)
    rig.server.stop_stream(LEA_CHAT)
    await rig.live.status(HERE, [READ, SEARCH])
    await asyncio.sleep(0.3)
    await rig.platform.send(post(address=HERE))
    await quiet(rig)
    assert len(rig.server.shown(LEA_CHAT)) == 2


async def test_where_streams_are_refused_typing_is_all(rig: Rig):
    rig.server.conversations[LEA_CHAT].kind = "group"
    for _ in range(2):
        await rig.live.status(HERE, [READ])
        await until(lambda: rig.server.conversations[LEA_CHAT].typing)
        await asyncio.sleep(0.3)
        await rig.platform.send(post(address=HERE))
        await quiet(rig)
    assert len(rig.server.shown(LEA_CHAT)) == 2
    assert sum("streaminfo" in str(body) for _, body in rig.server.calls("send")) == 1, "it was tried once"


async def test_a_stream_whose_end_is_refused_is_closed_and_the_result_posted(rig: Rig):
    await streaming(rig)
    rig.server.fails("send", 400, "BadSyntax")
    reference = await rig.platform.send(post(address=HERE, text="Votre devis"))
    await quiet(rig)
    assert "Votre devis" in rig.server.conversations[LEA_CHAT].messages[reference].words()
    assert stream(rig).state == "final"


async def test_a_stream_that_lasts_goes_on_as_an_edited_message(rig: Rig, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.teams.signs.LASTS", 0.4)
    await streaming(rig)
    await until(lambda: stream(rig).state == "final")
    assert rig.server.shown(LEA_CHAT)[0].text == f"… {READ}"
    await rig.live.status(HERE, [READ, SEARCH])
    await until(lambda: SEARCH in rig.server.shown(LEA_CHAT)[0].text)
    reference = await rig.platform.send(post(address=HERE, text="Votre devis"))
    await quiet(rig)
    [shown] = rig.server.shown(LEA_CHAT)
    assert shown.id == reference and "Votre devis" in shown.words()


async def test_long_and_hostile_steps(rig: Rig):
    await rig.live.status(HERE, ["x" * 5_000])
    await until(lambda: rig.server.conversations[LEA_CHAT].streams)
    await rig.live.status(HERE, ["x" * 5_000, "<at>Tous</at>\n" * 9])
    await until(lambda: len(stream(rig).updates) == 2)
    assert len(stream(rig).updates[0]) == 1_000
    await rig.live.status(HERE, [])
    await quiet(rig)
    assert "mention" not in rig.server.shown(LEA_CHAT)[0].words()


# --- where others read along ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("address", "conversation"), [(TO_GROUP, GROUP), (TO_CHANNEL, CHANNEL)])
async def test_elsewhere_one_small_message_becomes_the_result(rig: Rig, address: Address, conversation: str):
    here = await rooted(rig, address)
    await rig.live.status(here, [READ])
    await until(lambda: READ in rig.server.shown(conversation)[-1].text if rig.server.shown(conversation) else False)
    await rig.live.status(here, [READ, SEARCH])
    await until(lambda: SEARCH in rig.server.shown(conversation)[-1].text)
    small = rig.server.shown(conversation)[-1]
    assert small.text.splitlines()[1:] == [f"✓ {READ}", f"… {SEARCH}"]
    await rig.live.status(here, [])
    reference = await rig.platform.send(post(address=here, text="Votre devis"))
    await quiet(rig)
    assert reference == small.id and "Votre devis" in small.words()
    assert rig.server.conversations[conversation].streams == []


@pytest.mark.parametrize(("address", "conversation"), [(TO_GROUP, GROUP), (TO_CHANNEL, CHANNEL)])
async def test_elsewhere_work_without_a_result_leaves_nothing(rig: Rig, address: Address, conversation: str):
    here = await rooted(rig, address)
    before = len(rig.server.shown(conversation))
    await rig.live.status(here, [READ])
    await until(lambda: len(rig.server.shown(conversation)) > before)
    await rig.live.status(here, [])
    await quiet(rig)
    assert len(rig.server.shown(conversation)) == before
    assert len(rig.server.conversations[conversation].deleted) == 1


async def rooted(rig: Rig, address: Address) -> Address:
    if address is TO_GROUP:
        return replace(address, thread="1700000000009")
    return replace(address, thread=await rig.platform.send(post("p.0", address, "Racine")))


async def test_a_channel_is_not_told_of_work_that_has_no_thread_yet(rig: Rig):
    await rig.live.status(replace(TO_CHANNEL, thread="~pas-encore"), [READ])
    await rig.live.status(TO_CHANNEL, [READ])
    await until(lambda: rig.live._works == {})
    assert rig.server.asked == []


@pytest.mark.parametrize("ending", ["result", "nothing", "at once"])
async def test_what_a_killed_process_left_is_taken_up_again(rig: Rig, ending: str):
    here = replace(TO_GROUP, thread="1700000000009")
    left = await rig.connector.send(rig.server.url, GROUP, {"type": "message", "text": f"… {READ}"})
    await rig.references.noted(here.conversation, left)
    await rig.live.status(here, [READ, SEARCH])
    if ending != "at once":
        await until(lambda: SEARCH in rig.server.shown(GROUP)[0].text)
    await rig.live.status(here, [])
    if ending == "result":
        assert await rig.platform.send(post(address=here, text="Votre devis")) == left
    await quiet(rig)
    assert [shown.id for shown in rig.server.shown(GROUP)] == ([left] if ending == "result" else [])
    assert await rig.references.note(here.conversation) == ""


async def test_a_result_is_never_taken_for_work(rig: Rig):
    here = replace(TO_GROUP, thread="1700000000009")
    for text in ("Premier", "Second"):
        await rig.live.status(here, [READ])
        await until(lambda: rig.server.shown(GROUP) and READ in rig.server.shown(GROUP)[-1].text)
        await rig.platform.send(post(f"p.{text}", here, text))
        await quiet(rig)
    first, second = rig.server.shown(GROUP)
    assert "Premier" in first.words() and "Second" in second.words()


# --- nothing breaks ---------------------------------------------------------------------------------------------------


async def test_a_place_that_was_never_seen(rig: Rig):
    await rig.live.status(Address("teams", "nowhere/19:x@thread.v2", "1"), [READ])
    await rig.live.status(Address("teams", "", None), [READ])
    await until(lambda: rig.live._works == {})
    assert await rig.live.finish(HERE, {"type": "message", "text": "x"}) is None


async def test_where_nothing_can_be_shown_nothing_breaks(rig: Rig):
    rig.server.fails("*", 400, times=4)
    await rig.live.status(HERE, [READ])
    await asyncio.sleep(0.3)
    await rig.live.status(HERE, [SEARCH])
    await rig.live.status(HERE, [])
    await quiet(rig)


async def test_work_nobody_ends_goes_by_itself(tmp_path: Path):
    async with opened(tmp_path, **(QUICK | {"forsaken": 0.5})) as rig:
        await rig.met()
        await rig.live.status(HERE, [READ])
        await until(lambda: rig.server.conversations[LEA_CHAT].streams)
        await quiet(rig)
        assert stream(rig).state == "final"


async def test_closing_ends_what_is_shown(rig: Rig):
    await streaming(rig)
    await rig.live.close()
    await quiet(rig)
    assert stream(rig).state == "final"


async def test_the_same_words_are_sent_once(rig: Rig):
    await streaming(rig)
    for _ in range(5):
        await rig.live.status(HERE, [READ])
    await asyncio.sleep(0.4)
    assert stream(rig).updates == [READ]
    await rig.live.status(HERE, [])
    await quiet(rig)
