"""What shows while work is under way: signs at once, a plan when it lasts, whatever Slack offers; nothing after."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bot.slack.rig import DEVIS, Rig, opened
from tests.bot.slack.watching import PATIENCE, PRICE, READ, SEARCH, asked, quiet, session, status, tasks, until


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path, patience=PATIENCE) as rig:
        yield rig


@pytest.mark.parametrize("where", ["#devis", "dm"])
async def test_signs_at_once_and_nothing_after(rig: Rig, where: str):
    address, ts = await asked(rig, where)
    await rig.platform.status(address, [READ], ts)
    await until(lambda: status(rig, address) and session(rig, address) == "processing")
    await until(lambda: rig.server.reactions(ts) == ["eyes"])
    assert status(rig, address) == READ
    await rig.platform.status(address, [])
    await quiet(rig, address)
    assert rig.server.streams() == [], "short work needs no plan"
    assert len(rig.server.messages(rig.server.state.find_message(ts)[0])) == 1


async def test_its_caller_never_waits(rig: Rig):
    address, ts = await asked(rig)
    rig.server.fails("*", "timeout", times=None)
    async with asyncio.timeout(0.2):
        await rig.live.status(address, [READ], ts)
        await rig.live.status(address, [SEARCH])
        await rig.live.status(address, [])
        await rig.live.stopped(address.channel, ts, [])


@pytest.mark.parametrize("where", ["#devis", "dm"])
async def test_work_that_lasts_gets_a_plan(rig: Rig, where: str):
    address, ts = await asked(rig, where)
    await rig.live.status(address, [READ], ts)
    await rig.live.status(address, [SEARCH])
    await until(lambda: tasks(rig))
    assert tasks(rig) == {READ: "complete", SEARCH: "in_progress"}
    await rig.live.status(address, [SEARCH, PRICE])
    await until(lambda: len(tasks(rig)) == 3)
    assert tasks(rig) == {READ: "complete", SEARCH: "complete", PRICE: "in_progress"}
    await rig.live.status(address, [])
    await quiet(rig, address)
    assert set(tasks(rig).values()) == {"complete"}
    [started] = rig.server.called("chat.startStream")
    assert started["task_display_mode"] == "plan"
    assert started["thread_ts"] == ts
    recipient = ("recipient_user_id" in started, "recipient_team_id" in started)
    assert recipient == ((True, True) if where == "#devis" else (False, False))
    assert len(rig.server.called("chat.stopStream")) == 1


async def test_work_for_nobody_we_know_of_is_not_streamed_in_a_channel(rig: Rig):
    ts = await rig.server.says("lea", "#devis", "un devis ?")
    address = replace(DEVIS, thread=ts)
    await rig.live.status(address, [READ], ts)
    await until(lambda: len(rig.server.thread("#devis", ts)) == 2)
    assert rig.server.called("chat.startStream") == []
    await rig.live.status(address, [])
    await quiet(rig, address)


@pytest.mark.parametrize("code", ["unknown_method", "missing_scope", "not_supported", "channel_type_refused"])
async def test_without_streams_a_message_is_edited_in_place(rig: Rig, code: str):
    address, ts = await asked(rig)
    rig.server.fails("chat.startStream", code, times=None)
    await rig.live.status(address, [READ], ts)
    await until(lambda: len(rig.server.thread("#devis", ts)) == 2)
    await rig.live.status(address, [SEARCH])
    await until(lambda: SEARCH in rig.server.texts("#devis", ts)[1])
    await rig.live.status(address, [])
    await quiet(rig, address)
    [_, plan] = rig.server.thread("#devis", ts)
    assert plan.text.splitlines() == [f"✓ {READ}", f"✓ {SEARCH}"]


async def test_what_a_workspace_lacks_is_not_asked_for_again(rig: Rig):
    for method in ("chat.startStream", "reactions.add", "assistant.threads.setStatus", "agents.sessions.setStatus"):
        rig.server.fails(method, "unknown_method", times=None)
    for _ in range(2):
        address, ts = await asked(rig)
        await rig.live.status(address, [READ], ts)
        await until(lambda ts=ts: len(rig.server.thread("#devis", ts)) == 2)
        await rig.live.status(address, [])
        await quiet(rig, address)
    for method in ("chat.startStream", "reactions.add", "assistant.threads.setStatus", "agents.sessions.setStatus"):
        assert len(rig.server.called(method)) == 1, method


async def test_a_passing_failure_is_not_held_against_the_workspace(rig: Rig):
    for how in ("500", "disconnect"):
        rig.server.fails("chat.startStream", how)
        rig.server.fails("reactions.add", how)
        address, ts = await asked(rig)
        await rig.live.status(address, [READ], ts)
        await asyncio.sleep(PATIENCE + 0.2)
        await rig.live.status(address, [])
        await quiet(rig, address)
    assert [s for s in rig.server.streams() if s.open] == []
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    await until(lambda: rig.server.reactions(ts) == ["eyes"])


async def test_where_nothing_can_be_shown_nothing_breaks(rig: Rig):
    rig.server.fails("*", "missing_scope", times=None)
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await asyncio.sleep(PATIENCE + 0.2)
    await rig.live.status(address, [SEARCH])
    await rig.live.status(address, [])
    await until(lambda: rig.live._works == {})
    assert len(rig.server.thread("#devis", ts)) == 1


async def test_a_stream_that_expired_goes_on_by_edits(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    rig.server.expire_stream()
    await rig.live.status(address, [SEARCH])
    await until(lambda: SEARCH in rig.server.texts("#devis", ts)[1])
    await rig.live.status(address, [])
    await quiet(rig, address)
    assert rig.server.texts("#devis", ts)[1].splitlines() == [f"✓ {READ}", f"✓ {SEARCH}"]
    assert len(rig.server.thread("#devis", ts)) == 2, "one message"


async def test_a_stream_that_expired_before_its_end_is_completed(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    rig.server.expire_stream()
    await rig.live.status(address, [])
    await quiet(rig, address)
    assert rig.server.texts("#devis", ts)[1] == f"✓ {READ}"


async def test_an_end_that_slack_did_not_take_is_tried_again(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    rig.server.fails("chat.stopStream", "500")
    await rig.live.status(address, [])
    await until(lambda: not rig.server.streams()[0].open)
    await quiet(rig, address)
