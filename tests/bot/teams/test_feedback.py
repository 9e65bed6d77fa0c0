"""Thumbs and reactions in Teams are opinions: of our people, of one message, with what was typed in Teams' own form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.events import OpinionGiven
from bot.metrics import FEEDBACK
from bot.platform import Receipt
from bot.store.database import StoreUnavailable
from bot.teams import feedback
from bot.teams.activities import spot_of
from bot.teams.settings import TeamsSettings
from graphs.message import text_message
from tests.bot.teams.inbound_desk import NOW, InboundDesk, database, database_url, desk, dialect, sqlite_template
from tests.bot.teams.said import APP, ELSEWHERE, GROUP, LEA, NOBODY, PERSONAL, TENANT, account, activity, invoke, thread

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

ABOUT = "1763900000400"
SETTINGS = TeamsSettings(app_id=APP, app_password="-", tenant_id=TENANT)


def reacts(*types: str, removed: list[str] | None = None, where: dict[str, Any] = PERSONAL, **more: Any) -> Any:
    told: dict[str, Any] = {"replyToId": ABOUT}
    if types:
        told["reactionsAdded"] = [{"type": each} for each in types]
    if removed:
        told["reactionsRemoved"] = [{"type": each} for each in removed]
    return activity("messageReaction", where, more.pop("who", LEA), **told, **more)


def thumbs(reaction: str, words: Any = "", where: dict[str, Any] = PERSONAL, **more: Any) -> Any:
    typed = words if isinstance(words, str) and words.startswith("{") else json.dumps({"feedbackText": words})
    value = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": typed}}
    return invoke("message/submitAction", value, where, more.pop("who", LEA), replyToId=ABOUT, **more)


def opinion(desk: InboundDesk) -> OpinionGiven:
    [event] = desk.door.taken
    assert isinstance(event, OpinionGiven)
    return event


async def test_a_thumb_comes_with_its_words(desk: InboundDesk) -> None:
    assert (await desk.answers(thumbs("dislike", " Le prix était faux. "))).status == 200
    event = opinion(desk)
    assert (event.value, event.how, event.words) == ("bad", "thumb", "Le prix était faux.")
    assert (event.reference, event.sender.id) == (ABOUT, account(LEA))


@pytest.mark.parametrize("typed", ["{", "{}", '{"feedbackText": 3}', '{"feedbackText": null}', "[" * 5000])
def test_whatever_the_form_holds_the_thumb_counts(typed: str) -> None:
    sent = thumbs("like", "{}")
    sent["value"]["actionValue"]["feedback"] = typed
    event = feedback.thumb_of(sent, spot_of(sent, SETTINGS), NOW)
    assert event is not None
    assert (event.value, event.words) == ("good", "")


async def test_a_thumb_that_is_delivered_twice_counts_once(desk: InboundDesk) -> None:
    sent = thumbs("like")
    await desk.answers(sent)
    await desk.answers(sent)
    assert opinion(desk).value == "good"


@pytest.mark.parametrize(
    ("types", "removed", "value", "was"),
    [
        (["like"], [], "good", ""),
        (["heart"], [], "good", ""),
        ([], ["like"], "none", "good"),
        (["like"], ["heart"], "good", ""),
        (["sad", "like"], [], "good", ""),
    ],
)
async def test_a_reaction_is_an_opinion(
    desk: InboundDesk, types: list[str], removed: list[str], value: str, was: str
) -> None:
    assert await desk.hears(reacts(*types, removed=removed)) is None
    event = opinion(desk)
    assert (event.value, event.was, event.reference, event.how) == (value, was, ABOUT, "reaction")


async def test_in_a_thread_the_place_is_the_channel(desk: InboundDesk) -> None:
    await desk.hears(reacts("like", where=thread("1763900000100")))
    event = opinion(desk)
    assert event.address.channel.endswith("19:ventes@thread.tacv2")
    assert event.address.thread is None


@pytest.mark.parametrize(
    "sent",
    [
        reacts("sad"),
        reacts("un genre à elle"),
        reacts(),
        reacts("like", who=NOBODY, where=GROUP),
        reacts("like", who={**LEA, "tenantId": ELSEWHERE}, where=GROUP),
        {**reacts("like"), "replyToId": ""},
        {**reacts("like"), "reactionsAdded": "like"},
    ],
)
async def test_anything_else_is_counted_at_most(desk: InboundDesk, sent: dict[str, Any]) -> None:
    await desk.hears(sent)
    assert desk.door.taken == []


async def test_what_cannot_be_kept_is_neither_acknowledged_nor_counted(desk: InboundDesk) -> None:
    before = FEEDBACK.labels(on="teams", how="reaction", what="like")._value.get()
    desk.door.down = True
    with pytest.raises(StoreUnavailable):
        await desk.hears(reacts("like"))
    with pytest.raises(StoreUnavailable):
        await desk.hears(thumbs("like"))
    assert FEEDBACK.labels(on="teams", how="reaction", what="like")._value.get() == before


async def test_what_the_door_answers_is_said_in_private_only(desk: InboundDesk) -> None:
    for where in (GROUP, PERSONAL):
        desk.door.answers = [Receipt(True, note=text_message("Une réaction ne décide rien."))]
        await desk.hears(reacts("like", where=where))
    assert [conversation for conversation, _ in desk.teams.said] == [PERSONAL["id"]]
