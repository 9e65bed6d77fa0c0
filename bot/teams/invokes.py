"""What Teams wants answered at once: buttons, forms, refreshed cards, files that are accepted, entrusted messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import structlog

from bot.events import ButtonClicked
from bot.platform import Receipt
from bot.store.database import StoreUnavailable
from bot.store.posts import PostRow
from bot.teams import answers, feedback, forms, translate_acts
from bot.teams.activities import Json, Spot, node, text
from bot.teams.answers import InvokeAnswer, words_of
from bot.teams.inbound_parts import Parts
from bot.teams.invokes_entrust import Entrusting
from bot.teams.translate_acts import PRESS, REFRESH, SUBMIT, Pressed
from bot.teams.wording import tell
from graphs.message import Address, Form
from integrations.errors import IntegrationError

log = structlog.get_logger(__name__)

BUTTON = "button"
"""In the data of a form's answer: the button that opened the form, to open it again where the answer is wrong."""

_ENTRUSTING = {"composeExtension/fetchTask", "composeExtension/submitAction"}


class Invokes:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._entrusting = Entrusting(parts)

    async def answer(self, activity: Json, spot: Spot) -> InvokeAnswer:
        """Raises `StoreUnavailable` when nothing could be kept."""
        name = text(activity, "name")
        if name in _ENTRUSTING:
            return await self._entrusting.answer(activity, spot)
        if refusal := _refusal(spot):
            return self._refused(name, refusal)
        match name:
            case "adaptiveCard/action":
                return await self._acted(activity, spot)
            case "fileConsent/invoke":
                return self._consented(activity, spot)
            case "message/submitAction":
                return await self._thumbed(activity, spot)
            case _:
                log.info("teams.invoke.unknown", invoke=name[:100])
                return answers.wrong("NotSupported", "this invoke is not known")

    def _refused(self, name: str, refusal: str) -> InvokeAnswer:
        if name != "adaptiveCard/action":
            return answers.nothing()
        return answers.sentence(tell(refusal, self._parts.settings.language))

    async def _thumbed(self, activity: Json, spot: Spot) -> InvokeAnswer:
        if not feedback.is_thumb(activity):
            return answers.wrong("NotSupported", "this action is not known")
        event = feedback.thumb_of(activity, spot, self._parts.desk.now())
        if event is not None:
            await self._parts.desk.door.opinion(event)
        feedback.count_thumb(activity)
        return answers.nothing()

    # --- cards --------------------------------------------------------------------------------------------------------

    async def _acted(self, activity: Json, spot: Spot) -> InvokeAnswer:
        pressed = translate_acts.pressed_in(activity)
        if pressed is None:
            return answers.wrong("BadRequest", "this is no action of a card")
        match pressed.verb:
            case "commis.press":
                return await self._pressed(activity, spot, pressed)
            case "commis.submit":
                return await self._submitted(activity, spot, pressed)
            case "commis.refresh":
                return await self._refreshed(activity, spot, pressed)
            case verb:
                log.info("teams.verb.unknown", verb=verb[:100])
                return answers.refused(f"only {PRESS}, {SUBMIT} and {REFRESH} are known")

    async def _pressed(self, activity: Json, spot: Spot, pressed: Pressed) -> InvokeAnswer:
        post = await self._post(activity, spot, pressed)
        key = translate_acts.invoke_key(activity, spot)
        event = translate_acts.press_of(pressed, key, spot, _place(activity, spot, post), self._parts.desk.now())
        if event is None:
            return answers.refused("the data name no button")
        language = await self._parts.language(spot)
        receipt = await self._parts.desk.door.click(event)
        if receipt.form is not None:
            return _form(receipt.form, language, post, event.button)
        if receipt.note is not None:
            return answers.sentence(words_of(receipt.note))
        return await self._as_it_is(post, spot, tell(_outcome(receipt), language))

    async def _submitted(self, activity: Json, spot: Spot, pressed: Pressed) -> InvokeAnswer:
        try:
            form, values = forms.read_submission(pressed.data)
        except ValueError as error:
            log.warning("teams.form.unknown", why=type(error).__name__)
            return answers.refused(tell("form_unknown", await self._parts.language(spot)))
        post = await self._post(activity, spot, pressed)
        place, key = _place(activity, spot, post), translate_acts.invoke_key(activity, spot)
        event = translate_acts.submission_of(form, values, key, spot, place, self._parts.desk.now())
        if event is None:
            return answers.refused(tell("form_unknown", await self._parts.language(spot)))
        language = await self._parts.language(spot)
        receipt = await self._parts.desk.door.submit(event)
        if receipt.errors:
            again = translate_acts.press_again(pressed.data, key, spot, place, self._parts.desk.now())
            return await self._corrected(again, receipt, event.values, language, post)
        if receipt.form is not None:
            return _form(receipt.form, language, post, text(pressed.data, BUTTON))
        if receipt.note is not None:
            return answers.sentence(words_of(receipt.note))
        return await self._as_it_is(post, spot, tell(_outcome(receipt), language))

    async def _refreshed(self, activity: Json, spot: Spot, pressed: Pressed) -> InvokeAnswer:
        post = await self._post(activity, spot, pressed)
        return await self._as_it_is(post, spot, tell("act_unknown", await self._parts.language(spot)))

    async def _corrected(
        self,
        again: ButtonClicked | None,
        receipt: Receipt,
        typed: Mapping[str, str],
        language: str,
        post: PostRow | None,
    ) -> InvokeAnswer:
        """The form once more, with what was typed and what is wrong with it: it is had from the button that opened it,
        as a card that was answered is gone."""
        opened = await self._parts.desk.door.click(again) if again is not None else None
        if again is not None and opened is not None and opened.form is not None:
            errors = {error.name: error.text for error in receipt.errors}
            return _form(opened.form, language, post, again.button, errors, typed)
        return answers.sentence("\n".join(dict.fromkeys(error.text for error in receipt.errors)))

    async def _as_it_is(self, post: PostRow | None, spot: Spot, otherwise: str) -> InvokeAnswer:
        """The card as this person is shown it now."""
        shown = None
        try:
            if post is not None:
                await self._parts.settled(post)
                shown = await self._parts.cards.card_for(post.key, spot.account)
        except (StoreUnavailable, IntegrationError) as error:
            # What was done is kept: that the card cannot be drawn just now takes nothing back.
            log.warning("teams.card.not_drawn", why=f"{type(error).__name__}: {error}")
        return answers.sentence(otherwise) if shown is None else answers.card(shown)

    async def _post(self, activity: Json, spot: Spot, pressed: Pressed) -> PostRow | None:
        return await self._parts.post(spot, key=text(pressed.data, "post"), reference=text(activity, "replyToId"))

    # --- files --------------------------------------------------------------------------------------------------------

    def _consented(self, activity: Json, spot: Spot) -> InvokeAnswer:
        """The file is sent once Teams has its answer: it takes longer than Teams waits."""
        value, consent, place = node(activity, "value"), text(activity, "replyToId"), spot.address(None)
        match text(value, "action"):
            case "accept":
                self._parts.later.do("upload", self._parts.cards.consented(value, place, consent))
            case "decline":
                self._parts.later.do("decline", self._parts.cards.declined(value, place, consent))
            case _:
                return answers.wrong("BadRequest", "a file is accepted or declined")
        return answers.nothing()


def _refusal(spot: Spot) -> str:
    """The name of what somebody is told for whom nothing is worked."""
    if spot.stranger:
        return "other_company"
    return "" if spot.user else "anonymous"


def _place(activity: Json, spot: Spot, post: PostRow | None) -> Address:
    """Where the card stands; the desk knows by itself which request it is about."""
    return post.address if post is not None else spot.address(text(activity, "replyToId") or None)


def _outcome(receipt: Receipt) -> str:
    return "act_done" if receipt.claimed else "act_repeated"


def _form(
    form: Form,
    language: str,
    post: PostRow | None,
    button: str,
    errors: Mapping[str, str] | None = None,
    values: Mapping[str, str] | None = None,
) -> InvokeAnswer:
    key = post.key if post is not None else ""
    drawn = forms.form_card(form, language, post=key, errors=errors or {}, values=values or {})
    return answers.card(_knowing(drawn, button))


def _knowing(part: Any, button: str) -> Any:
    """The form's card, its answer knowing which button opened it."""
    if isinstance(part, list):
        return [_knowing(each, button) for each in cast("list[Any]", part)]
    if not isinstance(part, dict):
        return part
    drawn = {name: _knowing(each, button) for name, each in cast("Json", part).items()}
    if drawn.get("verb") == SUBMIT and button:
        drawn["data"] = {**node(drawn, "data"), BUTTON: button}
    return drawn
