"""Reactions in Slack are opinions: of our messages, of our people, with the emojis that say one, each once."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import OpinionGiven
from bot.metrics import FEEDBACK
from bot.platform import Receipt
from bot.slack.reactions import meaning_of, opinion_of
from graphs.message import Address, text_message
from tests.bot.slack.inbound_desk import (
    CARD,
    NOW,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    shows,
    sqlite_template,
)
from tests.bot.slack.payloads import BOT, CHANNEL, DIRECT, GRID, LEA, OURS, TEAM, TS, envelope

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]


def reacted(kind: str = "reaction_added", **more: Any) -> dict[str, Any]:
    event = {
        "type": kind,
        "user": LEA,
        "reaction": "+1",
        "item_user": BOT,
        "item": {"type": "message", "channel": CHANNEL, "ts": TS},
        "event_ts": "1763888500.000100",
    }
    return envelope({**event, **more})


# --- purely -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("+1", "good"), ("thumbsup", "good"), ("+1::skin-tone-5", "good"), ("heart", "good"), ("tada", "good"),
        ("-1", "bad"), ("thumbsdown::skin-tone-2", "bad"),
        ("eyes", ""), ("white_check_mark", ""), ("sob", ""), ("", ""), ("::", ""), ("plus1", ""), ("+1x", ""),
    ],
)  # fmt: skip
def test_what_an_emoji_says(name: str, meaning: str) -> None:
    assert meaning_of(name) == meaning


def test_a_thumb_put_on_and_taken_off() -> None:
    on = opinion_of(reacted(), OURS, NOW)
    assert on is not None
    assert (on.value, on.was, on.reference, on.how) == ("good", "", TS, "reaction")
    assert on.address == Address("slack", f"{TEAM}/{CHANNEL}")
    assert on.sender.id == f"{TEAM}/{LEA}"
    off = opinion_of(reacted("reaction_removed", reaction="-1"), OURS, NOW)
    assert off is not None
    assert (off.value, off.was) == ("none", "bad")


def test_in_private_it_is_the_conversation_with_that_person() -> None:
    event = opinion_of(reacted(item={"type": "message", "channel": DIRECT, "ts": TS}), OURS, NOW)
    assert event is not None
    assert event.address.channel == f"{TEAM}/@{LEA}"


def test_in_a_grid_the_account_names_the_organization() -> None:
    event = opinion_of(reacted(), GRID, NOW)
    assert event is not None
    assert event.sender.id == f"E0AUBRAC/{TEAM}/{LEA}"


def test_the_key_is_that_of_what_was_done_however_it_is_delivered() -> None:
    first, again = (opinion_of({**reacted(), "event_id": id}, OURS, NOW) for id in ("Ev1", "Ev2"))
    later = opinion_of(reacted(event_ts="1763888600.000100"), OURS, NOW)
    off = opinion_of(reacted("reaction_removed"), OURS, NOW)
    assert first is not None and again is not None and later is not None and off is not None
    assert first.key == again.key
    assert len({first.key, later.key, off.key}) == 3
    assert len(first.key) <= 300


@pytest.mark.parametrize(
    "more",
    [
        {"reaction": "eyes"},
        {"user": BOT},
        {"user": ""},
        {"item_user": LEA},
        {"item": {"type": "file", "file": "F1"}},
        {"item": {"type": "message", "channel": CHANNEL}},
        {"item": {"type": "message", "channel": CHANNEL, "ts": "now"}},
        {"item": "x"},
        {"reaction": ["+1"]},
    ],
)
def test_anything_else_is_no_opinion(more: dict[str, Any]) -> None:
    assert opinion_of(reacted(**more), OURS, NOW) is None


def test_a_message_whose_author_slack_does_not_tell_may_be_ours() -> None:
    body = reacted()
    del body["event"]["item_user"]
    assert opinion_of(body, OURS, NOW) is not None


# --- over the wire ----------------------------------------------------------------------------------------------------


async def test_a_reaction_reaches_the_door_once(desk: InboundDesk) -> None:
    before = FEEDBACK.labels(on="slack", how="reaction", what="like")._value.get()
    ts = await shows(desk, "#devis", CARD)
    [delivery] = await desk.server.reacts("lea", ts, "+1::skin-tone-3")
    await desk.server.redeliver(delivery)
    [event] = desk.door.taken
    assert isinstance(event, OpinionGiven)
    channel = desk.server.channel("#devis").id
    assert (event.address, event.reference) == (Address("slack", f"T0COMMIS/{channel}"), ts)
    assert (event.value, event.sender.id) == ("good", "T0COMMIS/U0LEA")
    assert FEEDBACK.labels(on="slack", how="reaction", what="like")._value.get() == before + 1
    await desk.server.takes_off("lea", ts, "+1::skin-tone-3")
    taken = desk.door.taken[-1]
    assert isinstance(taken, OpinionGiven)
    assert (taken.value, taken.was) == ("none", "good")


async def test_reactions_to_what_people_say_are_not_heard(desk: InboundDesk) -> None:
    ts = await desk.server.says("lea", "#devis", "Qui déjeune ?")
    [delivery] = await desk.server.reacts("oliver", ts, "-1")
    assert delivery.acked
    assert desk.door.taken == []


async def test_what_cannot_be_kept_is_sent_again(desk: InboundDesk) -> None:
    desk.server.retry_delays = (0.01, 0.01)
    ts = await shows(desk, "#devis", CARD)
    desk.door.down = True
    [delivery] = await desk.server.reacts("lea", ts, "-1")
    assert not delivery.acked
    desk.door.down = False
    await desk.server.redeliver(delivery)
    assert len(desk.door.taken) == 1


async def test_what_the_door_answers_is_shown_to_them_alone(desk: InboundDesk) -> None:
    ts = await shows(desk, "#devis", CARD)
    desk.door.answers = [Receipt(True, note=text_message("Une réaction ne décide rien."))]
    await desk.server.reacts("lea", ts, "+1")
    await desk.settled()
    assert [seen.text for seen in desk.server.ephemeral("lea")] == ["Une réaction ne décide rien."]
    assert desk.server.ephemeral("oliver") == []


async def test_without_the_scope_nothing_is_heard_and_nothing_breaks(desk: InboundDesk) -> None:
    workspace = desk.server.workspace("T0COMMIS")
    workspace.scopes = workspace.scopes - {"reactions:read"}
    ts = await shows(desk, "#devis", CARD)
    await desk.server.reacts("lea", ts, "-1")
    assert desk.door.taken == []
