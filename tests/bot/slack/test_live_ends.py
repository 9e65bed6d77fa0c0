"""How shown work ends: by itself, by the Stop button, by a restart, under load; never with anything left over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.events import MessageReceived, Sender
from bot.slack.ids import message_key
from bot.slack.live import MOST, Live
from bot.store import inbox
from graphs.message import Address
from tests.bot.slack.rig import DEVIS, TEAM, Rig, opened, post
from tests.bot.slack.watching import NOW, PATIENCE, READ, SEARCH, asked, quiet, session, status, tasks, until


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[Rig]:
    async with opened(tmp_path, patience=PATIENCE) as rig:
        yield rig


async def test_a_status_that_nobody_takes_away_goes_by_itself(tmp_path: Path):
    async with opened(tmp_path, patience=PATIENCE, forsaken=0.5) as rig:
        address, ts = await asked(rig)
        await rig.live.status(address, [READ], ts)
        await until(lambda: rig.server.streams())
        await quiet(rig, address)
        assert set(tasks(rig).values()) == {"complete"}


async def test_the_stop_button(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await rig.live.status(address, [SEARCH])
    await until(lambda: rig.server.streams())
    stream = rig.server.streams()[0]
    rig.server.expire_stream(stream.ts)
    await rig.live.stopped(address.channel, ts, [stream.ts])
    await quiet(rig, address)
    assert "Arrêté à votre demande" in rig.server.texts("#devis", ts)[1]
    assert f"✓ {SEARCH}" not in rig.server.texts("#devis", ts)[1]


async def test_the_stop_button_after_a_restart(rig: Rig):
    """Another process had begun; all that is known is what Slack says."""
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    stream = rig.server.streams()[0]
    rig.server.expire_stream(stream.ts)
    after = Live(rig.calls, rig.workspaces, lambda: rig.database, "fr")
    await after.stopped(address.channel, ts, [stream.ts])
    await until(lambda: session(rig, address) == "active")
    await until(lambda: "Arrêté" in rig.server.texts("#devis", ts)[1])
    await after.close()


async def test_what_still_runs_out_after_a_stop_shows_no_more(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await rig.live.stopped(address.channel, ts)
    await rig.live.status(address, [READ, SEARCH])
    await quiet(rig, address)
    assert status(rig, address) == ""
    again = await rig.server.says("lea", "#devis", "reprends", thread_ts=ts)
    await rig.live.status(address, [READ], again)
    await until(lambda: rig.server.reactions(again) == ["eyes"])


async def test_after_a_kill_the_signs_are_taken_up_again(rig: Rig):
    """The eyes of the process before are still there, and nobody in this one has heard who asked."""
    ts = await rig.server.says("lea", "#devis", "un devis ?")
    address = replace(DEVIS, thread=ts)
    event = MessageReceived(
        message_key(TEAM, "C0DEVIS", ts), address, Sender("slack", f"{TEAM}/U0LEA"), "un devis ?", NOW, message=ts
    )
    await rig.database.write(
        lambda c: inbox.claim(c, event, conversation=address.conversation, now=NOW, address=address)
    )
    await rig.calls.call(TEAM, "reactions.add", channel="C0DEVIS", timestamp=ts, name="eyes")
    await rig.live.status(address, [SEARCH])
    await until(lambda: rig.server.streams())
    assert rig.server.called("chat.startStream")[0]["recipient_user_id"] == "U0LEA"
    await rig.live.status(address, [])
    await quiet(rig, address)


async def test_when_much_comes_in_the_work_goes_first(rig: Rig):
    addresses = [Address("slack", DEVIS.channel, f"1700000000.{number:06d}") for number in range(MOST + 20)]
    for address in addresses:
        await rig.live.status(address, [READ])
    assert len(rig.live._works) == MOST
    for address in addresses:
        await rig.live.status(address, [])
    await until(lambda: rig.live._works == {})


async def test_two_messages_of_one_thread_wear_the_eyes_together(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    second = await rig.server.says("lea", "#devis", "et deux de plus", thread_ts=ts)
    await rig.live.status(address, [READ], second)
    await until(lambda: rig.server.reactions(ts) == rig.server.reactions(second) == ["eyes"])
    await rig.live.status(address, [])
    await quiet(rig, address)
    assert rig.server.reactions(second) == []


async def test_work_that_comes_again_waits_for_the_end_of_what_was(rig: Rig):
    """The signs of two rounds in one place never cross."""
    address, ts = await asked(rig)
    for _ in range(3):
        await rig.live.status(address, [READ], ts)
        await rig.live.status(address, [])
    await rig.live.status(address, [SEARCH], ts)
    await until(lambda: status(rig, address) == SEARCH)
    await until(lambda: rig.server.reactions(ts) == ["eyes"])
    await rig.live.status(address, [])
    await quiet(rig, address)
    kinds = [call.method for call in rig.server.calls if call.method.startswith("reactions.")]
    assert kinds == ["reactions.add", "reactions.remove"] * (len(kinds) // 2)


async def test_a_thread_of_our_own(rig: Rig):
    own = replace(DEVIS, thread="~carte")
    await rig.live.status(own, [READ])
    await until(lambda: rig.live._works == {})
    assert [call.method for call in rig.server.calls] == [], "its root is not posted yet"
    one = post("~carte", own)
    reference = await rig.platform.send(one)
    await rig.shown(one, reference)
    await rig.live.status(own, [READ])
    await until(lambda: rig.server.status("#devis", reference))
    await rig.live.status(own, [])
    await until(lambda: rig.live._works == {})


async def test_it_ends_when_the_desk_closes(rig: Rig):
    address, ts = await asked(rig)
    await rig.live.status(address, [READ], ts)
    await until(lambda: rig.server.streams())
    await rig.live.close()
    await quiet(rig, address)


@pytest.mark.parametrize("step", ["<!channel> *gras* & <https://evil.example|ici>", "x" * 5_000, "", "\u202e\x00"])
async def test_hostile_steps_are_shown_as_text(rig: Rig, step: str):
    address, ts = await asked(rig)
    rig.server.fails("chat.startStream", "unknown_method")
    await rig.live.status(address, [READ, step], ts)
    await until(lambda: len(rig.server.thread("#devis", ts)) == 2)
    raw: dict[str, Any] = rig.server.thread("#devis", ts)[1].raw
    assert "<!channel>" not in raw["text"]
    assert raw["blocks"][0]["text"]["type"] == "plain_text"
    await rig.live.status(address, [])
    await quiet(rig, address)


async def test_a_workspace_where_the_app_is_not_any_more(rig: Rig):
    await rig.live.status(Address("slack", "T0VOISIN/C1", "1.2"), [READ], "1.2")
    await rig.live.status(Address("slack", "nonsense", "1.2"), [READ], "1.2")
    await until(lambda: rig.live._works == {})
