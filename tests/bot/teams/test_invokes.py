"""What Teams wants answered at once: the answer is in the very response, and nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from bot.platform import FieldError, Receipt
from bot.store.database import StoreUnavailable
from bot.teams import wording
from bot.teams.answers import CARD, ERROR, SENTENCE, InvokeAnswer
from bot.teams.feedback import FEEDBACK
from graphs.message import Address, text_message
from tests.bot.teams.inbound_desk import (
    FORM,
    InboundDesk,
    database,
    database_url,
    desk,
    dialect,
    place,
    sqlite_template,
)
from tests.bot.teams.said import (
    APP,
    AT,
    CHANNEL,
    ELSEWHERE,
    GENERAL,
    GROUP,
    LEA,
    NOBODY,
    OLIVER,
    PERSONAL,
    TENANT,
    account,
    activity,
    acts,
    entrusts,
    in_channel,
    invoke,
    message,
    presses,
    thread,
)

__all__ = ["database", "database_url", "desk", "dialect", "sqlite_template"]

MINE = f"{TENANT}/@{LEA['aadObjectId']}"
VENTES = place(f"{TENANT}/{CHANNEL}", "1763900000100")


def value_of(answer: InvokeAnswer, kind: str, status: int = 200) -> Any:
    assert answer.status == status
    assert answer.body["statusCode"] == status
    assert answer.body["type"] == kind
    return answer.body["value"]


def said(answer: InvokeAnswer) -> str:
    """In the dialog of the message's menu."""
    assert answer.status == 200
    assert answer.body["task"]["type"] == "message"
    return str(answer.body["task"]["value"])


def actions(part: Any, verb: str) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in actions(each, verb)]
    if not isinstance(part, dict):
        return []
    return [*([part] if part.get("verb") == verb else []), *(f for each in part.values() for f in actions(each, verb))]


def inputs(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for each in part for found in inputs(each)]
    if not isinstance(part, dict):
        return []
    ours = [part] if str(part.get("type")).startswith("Input.") else []
    return [*ours, *(found for each in part.values() for found in inputs(each))]


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


# --- a message that is entrusted --------------------------------------------------------------------------------------


async def entrusted(desk: InboundDesk, activity: dict[str, Any], note: str, language: str = "fr") -> MessageReceived:
    before = len(desk.door.taken)
    assert said(await desk.answers(activity)) == wording.tell(note, language)
    [event] = desk.door.taken[before:]
    assert isinstance(event, MessageReceived)
    return event


async def test_entrusted_where_we_are_it_is_worked_there(desk: InboundDesk) -> None:
    await desk.worked(in_channel(f"{AT} bonjour"))
    event = await entrusted(desk, entrusts("<p>devis&nbsp;3 moulins</p>", thread("1763900099999")), "entrusted_here")
    assert event.address == place(f"{TENANT}/{CHANNEL}", "1763900099999")
    assert (event.text, event.root, event.direct) == ("devis\u00a03 moulins", True, False)
    assert event.key == f"teams:{TENANT}:{CHANNEL}:1763900099999"
    assert (event.sender.id, event.message) == (account(LEA), "1763900099999")
    again = await desk.answers(entrusts("<p>devis 3 moulins</p>", thread("1763900099999"), OLIVER))
    assert said(again) == wording.tell("entrusted_already", "en")


async def test_an_answer_that_is_entrusted_stays_in_its_thread(desk: InboundDesk) -> None:
    await desk.worked(in_channel(f"{AT} bonjour"))
    sent = entrusts("<p>devis</p>", thread("1763900000100"), replyToId="1763900000100")
    event = await entrusted(desk, sent, "entrusted_here")
    assert (event.address.thread, event.root) == ("1763900000100", False)


async def test_in_a_team_we_are_in_every_ordinary_channel(desk: InboundDesk) -> None:
    await desk.hears(activity("installationUpdate", thread(channel=GENERAL), action="add"))
    private = entrusts("<p>devis</p>", thread("1763900099998"), id="1763900099998")
    private["channelData"]["channel"]["type"] = "private"
    event = await entrusted(desk, private, "entrusted_privately")
    assert event.address.channel == MINE
    ordinary = await entrusted(desk, entrusts("<p>devis</p>", thread("1763900099999")), "entrusted_here")
    assert ordinary.address.channel == f"{TENANT}/{CHANNEL}"
    assert await desk.references.of(f"{TENANT}/{CHANNEL}") is not None


@pytest.mark.parametrize(
    "where", [GROUP, {"id": "19:a_b@unq.gbl.spaces", "conversationType": "personal", "tenantId": TENANT}]
)
async def test_entrusted_where_we_are_not_it_is_worked_in_private(desk: InboundDesk, where: dict[str, Any]) -> None:
    await desk.worked(message("bonjour"))
    event = await entrusted(desk, entrusts("<p>devis</p>", where), "entrusted_privately")
    assert event.address.channel == MINE
    assert event.address.thread is not None and event.address.thread.startswith("~")
    assert (event.direct, event.root, event.flat, event.message) == (True, True, False, "")
    assert await desk.references.of(f"{TENANT}/{where['id']}") is None
    known = await desk.references.of(MINE)
    assert known is not None and known.conversation_id == PERSONAL["id"]


async def test_one_s_own_message_to_us_was_entrusted_already(desk: InboundDesk) -> None:
    heard = await desk.worked(message("devis"))
    answer = await desk.answers(entrusts("<p>devis</p>", PERSONAL, id=heard.message))
    assert said(answer) == wording.tell("entrusted_already", "fr")


async def test_ours_and_empty_messages_are_not_worked(desk: InboundDesk) -> None:
    ours = entrusts("<p>Devis D1</p>", GROUP, **{"from": {"user": None, "application": {"id": APP}}})
    assert said(await desk.answers(ours)) == wording.tell("entrusted_ours", "fr")
    empty = entrusts("<p>&nbsp;</p><img src='x'>", GROUP)
    assert said(await desk.answers(empty)) == wording.tell("entrusted_nothing", "fr")
    assert desk.door.taken == []


async def test_the_card_of_another_app_is_read(desk: InboundDesk) -> None:
    card = '{"type":"AdaptiveCard","body":[{"type":"TextBlock","text":"Commande de Bellerive"}]}'
    attachments = [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}]
    sent = entrusts("<attachment id='1'></attachment>", GROUP, attachments=attachments, subject="Web")
    event = await entrusted(desk, sent, "entrusted_privately")
    assert event.text == "Web\nCommande de Bellerive"


@pytest.mark.parametrize(
    "value", [None, {}, {"commandId": "autre"}, {"commandId": "entrust"}, {"commandId": "entrust", "messagePayload": 3}]
)
@pytest.mark.parametrize("name", ["composeExtension/fetchTask", "composeExtension/submitAction"])
async def test_no_message_entrusted_is_a_bad_request(desk: InboundDesk, name: str, value: Any) -> None:
    value_of(await desk.answers(invoke(name, value)), ERROR, 400)


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
    before = FEEDBACK.labels(how="thumb", what="dislike")._value.get()
    value = {"actionName": "feedback", "actionValue": {"reaction": "dislike", "feedback": '{"feedbackText":"non"}'}}
    assert (await desk.answers(invoke("message/submitAction", value))).status == 200
    assert FEEDBACK.labels(how="thumb", what="dislike")._value.get() == before + 1
    assert (await desk.answers(invoke("message/submitAction", {}))).status == 400


@pytest.mark.parametrize("name", ["", "task/fetch", "signin/verifyState", "tab/fetch", "x" * 5000])
async def test_other_invokes_are_not_supported(desk: InboundDesk, name: str) -> None:
    value_of(await desk.answers(invoke(name, {})), ERROR, 400)
