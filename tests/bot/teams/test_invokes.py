"""What Teams wants answered at once: the answer is in the very response, and nothing is done twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.events import ButtonClicked, FormSubmitted
from bot.metrics import FEEDBACK
from bot.outgoing import update_row
from bot.platform import FieldError, Receipt
from bot.store import outbox
from bot.store.database import StoreUnavailable
from bot.teams import inbound_parts, wording
from bot.teams.answers import CARD, ERROR, SENTENCE, InvokeAnswer
from graphs.message import Address, text_message
from tests.bot.teams.answered import actions, inputs, said, value_of
from tests.bot.teams.inbound_desk import (
    FORM,
    NOW,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    place,
    sqlite_template,
)
from tests.bot.teams.said import (
    CHANNEL,
    ELSEWHERE,
    GROUP,
    LEA,
    NOBODY,
    OLIVER,
    TENANT,
    account,
    acts,
    entrusts,
    invoke,
    presses,
    thread,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

MINE = f"{TENANT}/@{LEA['aadObjectId']}"
VENTES = place(f"{TENANT}/{CHANNEL}", "1763900000100")


# --- buttons ----------------------------------------------------------------------------------------------------------


async def test_a_press_is_a_click_where_the_card_stands_and_answered_with_the_card_as_it_is(desk: InboundDesk) -> None:
    key = await desk.shows(VENTES, "1763900000200")
    press = presses("a:1:approve", thread("1763900000100"), OLIVER, replyToId="1763900000200")
    shown = value_of(await desk.answers(press), CARD)
    assert shown == {"type": "AdaptiveCard", "shows": key, "to": account(OLIVER)}
    [click] = desk.door.taken
    assert isinstance(click, ButtonClicked)
    assert (click.button, click.address, click.confirmed) == ("a:1:approve", VENTES, False)
    assert (click.sender.id, click.key) == (account(OLIVER), f"teams:{TENANT}:invoke:{press['id']}")


async def test_a_press_delivered_again_is_one_click(desk: InboundDesk) -> None:
    await desk.shows(VENTES, "1763900000200")
    press = presses("a:1:approve", thread("1763900000100"), replyToId="1763900000200")
    await desk.answers(press)
    assert value_of(await desk.answers(press), CARD)["to"] == account(LEA)
    assert len(desk.door.taken) == 1


async def test_without_an_id_what_it_says_makes_the_key(desk: InboundDesk) -> None:
    press = {name: value for name, value in presses("a:1:approve").items() if name != "id"}
    await desk.answers(press)
    await desk.answers(press)
    await desk.answers({**press, "timestamp": "2026-11-23T09:00:01.000Z"})
    await desk.answers({**press, "from": OLIVER})
    keys = {event.key for event in desk.door.taken}
    assert len(keys) == len(desk.door.taken) == 3


async def test_what_was_confirmed_is_said_so(desk: InboundDesk) -> None:
    for told, confirmed in ((True, True), ("true", False), (1, False)):
        await desk.answers(presses("a:1:approve", data={"confirmed": told}))
        click = desk.door.taken[-1]
        assert isinstance(click, ButtonClicked) and click.confirmed is confirmed


async def test_a_note_is_said_to_the_clicker_alone(desk: InboundDesk) -> None:
    desk.door.answers.append(Receipt(True, note=text_message("Vous ne pouvez pas décider.")))
    assert value_of(await desk.answers(presses("a:1:approve")), SENTENCE) == "Vous ne pouvez pas décider."
    assert desk.teams.said == []


async def test_a_card_that_is_not_known_any_more_still_answers(desk: InboundDesk) -> None:
    answer = await desk.answers(presses("a:1:approve", replyToId="1763900000999"))
    assert value_of(answer, SENTENCE) == wording.tell("act_done", "fr")
    again = await desk.answers(presses("a:1:approve", who=OLIVER))
    assert value_of(again, SENTENCE) == wording.tell("act_done", "en")


async def test_a_card_that_is_about_to_change_is_shown_as_it_will_be(
    desk: InboundDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk stages the change with the decision; whoever clicked must not get the buttons back."""
    key = await desk.shows(VENTES, "1763900000200", case_id="case-1")
    row = update_row("u1", key, VENTES, text_message("Décidé."), language="fr", case_id="case-1")
    await desk.database.write(lambda c: outbox.stage(c, [row], NOW))
    press = presses("a:1:approve", thread("1763900000100"), replyToId="1763900000200")
    answering = asyncio.create_task(desk.answers(press))
    await asyncio.sleep(0.15)
    assert not answering.done()
    await desk.database.write(lambda c: outbox.done(c, "u1", reference=None, result={}, now=NOW))
    assert value_of(await answering, CARD)["shows"] == key
    await desk.database.write(lambda c: outbox.stage(c, [replace(row, key="u2")], NOW))
    monkeypatch.setattr(inbound_parts, "TO_SETTLE", 0.1)
    assert value_of(await desk.answers({**press, "id": "again"}), CARD)["shows"] == key


async def test_that_a_card_cannot_be_drawn_takes_no_decision_back(desk: InboundDesk) -> None:
    await desk.shows(VENTES, "1763900000200")
    desk.teams.away = True
    press = presses("a:1:approve", thread("1763900000100"), replyToId="1763900000200")
    assert value_of(await desk.answers(press), SENTENCE) == wording.tell("act_done", "fr")
    assert len(desk.door.taken) == 1


async def test_what_cannot_be_kept_is_not_answered_as_done(desk: InboundDesk) -> None:
    desk.door.down = True
    with pytest.raises(StoreUnavailable):
        await desk.answers(presses("a:1:approve"))


@pytest.mark.parametrize(("who", "note"), [({**OLIVER, "tenantId": ELSEWHERE}, "other_company"), (NOBODY, "anonymous")])
async def test_who_is_nobody_of_the_company_presses_nothing(desk: InboundDesk, who: dict[str, Any], note: str) -> None:
    answer = await desk.answers(presses("a:1:approve", GROUP, who))
    assert value_of(answer, SENTENCE) == wording.tell(note, "fr")
    assert said(await desk.answers(entrusts("<p>devis</p>", GROUP, who))) == wording.tell(note, "fr")
    consent = invoke("fileConsent/invoke", {"action": "accept"}, GROUP, who)
    assert (await desk.answers(consent)).body is None
    assert desk.door.taken == desk.teams.consents == []


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "x",
        {},
        {"action": None},
        {"action": {}},
        {"action": {"type": "Action.Execute", "verb": 3}},
        {"action": {"type": "Action.Execute", "verb": "commis.press"}},
        {"action": {"type": "Action.Execute", "verb": "commis.press", "data": []}},
        {"action": {"type": "Action.Execute", "verb": "commis.press", "data": {"button": ""}}},
        {"action": {"type": "Action.Execute", "verb": "commis.press", "data": {"button": 7}}},
        {"action": {"type": "Action.Execute", "verb": "commis.press", "data": {"button": "x" * 3000}}},
        {"action": {"type": "Action.Submit", "verb": "commis.press", "data": {"button": "a:1:approve"}}},
        {"action": {"type": "Action.Execute", "verb": "commis.submit", "data": {"form": "f:1:edit", "fields": 3}}},
        {"action": {"type": "Action.Execute", "verb": "commis.submit", "data": {}}},
        {"action": {"type": "Action.Execute", "verb": "autre.verbe", "data": {}}},
    ],
)
async def test_what_no_card_of_ours_sends_is_a_bad_request(desk: InboundDesk, value: Any) -> None:
    wrong = value_of(await desk.answers(invoke("adaptiveCard/action", value)), ERROR, 400)
    assert set(wrong) == {"code", "message"} and wrong["message"]
    assert desk.door.taken == []


# --- forms ------------------------------------------------------------------------------------------------------------


async def opened(desk: InboundDesk, **more: Any) -> dict[str, Any]:
    """The card of the form, opened by a press."""
    desk.door.answers.append(Receipt(True, form=FORM))
    press = presses("a:1:edit", thread("1763900000100"), replyToId="1763900000200", **more)
    return value_of(await desk.answers(press), CARD)


def filled(card: dict[str, Any], **values: str) -> dict[str, Any]:
    """What a client sends for it: the data of its answer, and what stands in its fields."""
    [answer] = actions(card, "commis.submit")
    by_name = {name: id for id, name in answer["data"]["fields"].items()}
    typed = {each["id"]: each.get("value", "") for each in inputs(card)}
    return {**answer["data"], **typed, **{by_name[name]: value for name, value in values.items()}}


def submits(data: dict[str, Any], who: dict[str, Any] = LEA) -> dict[str, Any]:
    return acts("commis.submit", data, thread("1763900000100"), who, replyToId="1763900000200")


async def test_a_form_takes_the_card_s_place_and_comes_back(desk: InboundDesk) -> None:
    key = await desk.shows(VENTES, "1763900000200")
    card = await opened(desk)
    assert value_of(await desk.answers(submits(filled(card, price="13,90"))), CARD)["shows"] == key
    submitted = desk.door.taken[-1]
    assert isinstance(submitted, FormSubmitted)
    assert (submitted.form, submitted.address) == ("f:1:edit", VENTES)
    assert submitted.values == {"price": "13,90", "why": "b"}
    assert submitted.sender.id == account(LEA)


async def test_a_wrong_form_comes_again_with_what_was_typed(desk: InboundDesk) -> None:
    await desk.shows(VENTES, "1763900000200")
    card = await opened(desk)
    desk.door.answers += [Receipt(True, errors=[FieldError("price", "Prix trop bas.")]), Receipt(True, form=FORM)]
    again = value_of(await desk.answers(submits(filled(card, price="1", why="a"))), CARD)
    assert "Prix trop bas." in str(again)
    shown = filled(again)
    assert {name: shown[id] for id, name in shown["fields"].items()} == {"price": "1", "why": "a"}
    reopened = desk.door.taken[-1]
    assert isinstance(reopened, ButtonClicked)
    assert (reopened.button, reopened.confirmed, reopened.address) == ("a:1:edit", False, VENTES)
    await desk.answers(submits(filled(again, price="14")))
    corrected = desk.door.taken[-1]
    assert isinstance(corrected, FormSubmitted) and corrected.values["price"] == "14"


async def test_what_is_wrong_is_said_where_the_form_cannot_open_again(desk: InboundDesk) -> None:
    card = await opened(desk)
    data = {name: value for name, value in filled(card).items() if name != "button"}
    desk.door.answers += [Receipt(True, errors=[FieldError("price", "Prix trop bas.")])]
    assert value_of(await desk.answers(submits(data)), SENTENCE) == "Prix trop bas."


async def test_a_form_can_lead_to_another_and_to_a_note(desk: InboundDesk) -> None:
    card = await opened(desk)
    desk.door.answers += [Receipt(True, form=FORM), Receipt(True, note=text_message("Déjà décidé."))]
    assert len(inputs(value_of(await desk.answers(submits(filled(card))), CARD))) == 2
    assert value_of(await desk.answers(submits(filled(card))), SENTENCE) == "Déjà décidé."


async def test_cancelling_shows_the_card_again(desk: InboundDesk) -> None:
    key = await desk.shows(VENTES, "1763900000200")
    [cancel] = actions(await opened(desk), "commis.refresh")
    answer = await desk.answers(acts("commis.refresh", cancel["data"], thread("1763900000100")))
    assert value_of(answer, CARD)["shows"] == key


async def test_a_card_is_refreshed_for_whoever_is_there_and_nobody_else(desk: InboundDesk) -> None:
    key = await desk.shows(VENTES, "1763900000200")
    inside = acts("commis.refresh", {"post": key}, thread("1763900000100"), OLIVER)
    assert value_of(await desk.answers(inside), CARD) == {"type": "AdaptiveCard", "shows": key, "to": account(OLIVER)}
    elsewhere = acts("commis.refresh", {"post": key}, GROUP, OLIVER)
    assert value_of(await desk.answers(elsewhere), SENTENCE) == wording.tell("act_unknown", "en")
    unknown = acts("commis.refresh", {"post": ["k1"]}, thread("1763900000100"))
    assert value_of(await desk.answers(unknown), SENTENCE) == wording.tell("act_unknown", "fr")


# --- the others -------------------------------------------------------------------------------------------------------


async def test_files_that_are_accepted_or_declined_are_handed_on(desk: InboundDesk) -> None:
    for action in ("accept", "decline"):
        consent = invoke("fileConsent/invoke", {"type": "fileUpload", "action": action}, replyToId="1763900000400")
        assert (await desk.answers(consent)) == InvokeAnswer(200)
    assert desk.teams.consents == [
        (action, "1763900000400", Address("teams", MINE)) for action in ("accept", "decline")
    ]
    value_of(await desk.answers(invoke("fileConsent/invoke", {"action": "autre"})), ERROR, 400)


async def test_thumbs_are_counted(desk: InboundDesk) -> None:
    before = FEEDBACK.labels(on="teams", how="thumb", what="dislike")._value.get()
    value = {"actionName": "feedback", "actionValue": {"reaction": "dislike", "feedback": '{"feedbackText":"non"}'}}
    assert (await desk.answers(invoke("message/submitAction", value))).status == 200
    assert FEEDBACK.labels(on="teams", how="thumb", what="dislike")._value.get() == before + 1
    assert (await desk.answers(invoke("message/submitAction", {}))).status == 400


@pytest.mark.parametrize("name", ["", "task/fetch", "signin/verifyState", "tab/fetch", "x" * 5000])
async def test_other_invokes_are_not_supported(desk: InboundDesk, name: str) -> None:
    value_of(await desk.answers(invoke(name, {})), ERROR, 400)
