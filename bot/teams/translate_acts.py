"""From what people do in Teams beside talking (buttons, forms, a message they entrust) to our events, purely."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from bot.teams import ids
from bot.teams.activities import Json, Spot, found, items, node, readable, text
from bot.teams.settings import PLATFORM
from bot.teams.translate import is_id, own_thread
from bot.teams.translate_mentions import Mention
from bot.teams.translate_text import Said, said_in_markup, shown_in_card
from graphs.message import Address

PRESS = "commis.press"
SUBMIT = "commis.submit"
REFRESH = "commis.refresh"
ENTRUST = "entrust"
"""The command of the message extension."""

LONGEST_BUTTON = 2_000
LONGEST_VALUE = 20_000
MOST_VALUES = 200

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass(frozen=True)
class Pressed:
    """What was done on a card. `data` holds the card's own data and what was typed in it."""

    verb: str
    data: Json


def pressed_in(activity: Json) -> Pressed | None:
    """Of an `adaptiveCard/action`; None for what is none."""
    action = node(activity, "value", "action")
    verb, data = text(action, "verb"), found(action, "data")
    if text(action, "type") not in {"Action.Execute", ""} or not verb:
        return None
    if not (data is None or isinstance(data, dict)):
        return None
    return Pressed(verb, node(action, "data"))


def invoke_key(activity: Json, spot: Spot) -> str:
    """The same when it is delivered again: by its id, or else by everything it says."""
    id = text(activity, "id")
    if not is_id(id):
        told = [text(activity, "name"), text(activity, "replyToId"), spot.mri, found(activity, "value")]
        told += [text(activity, "timestamp"), spot.conversation]
        id = hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()
    return f"{PLATFORM}:{spot.tenant}:invoke:{id}"


def press_of(pressed: Pressed, key: str, spot: Spot, address: Address, now: datetime) -> ButtonClicked | None:
    button = text(pressed.data, "button")
    if not button or len(button) > LONGEST_BUTTON:
        return None
    confirmed = found(pressed.data, "confirmed") is True
    return ButtonClicked(key, address, spot.sender, button, now, confirmed)


def press_again(data: Json, key: str, spot: Spot, address: Address, now: datetime) -> ButtonClicked | None:
    """The press that opened the form these data come from: nothing is confirmed by it."""
    pressed = press_of(Pressed(PRESS, data), f"{key}:again", spot, address, now)
    return replace(pressed, confirmed=False) if pressed else None


def submission_of(
    form: str, values: dict[str, str], key: str, spot: Spot, address: Address, now: datetime
) -> FormSubmitted | None:
    """None for what no form of ours can have held."""
    if not form or len(form) > LONGEST_BUTTON or len(values) > MOST_VALUES:
        return None
    typed = {readable(name): readable(value)[:LONGEST_VALUE] for name, value in values.items()}
    return FormSubmitted(key, address, spot.sender, form, typed, now)


# --- a message that somebody entrusts ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Entrusted:
    """`root` is the id of the message it answers in a channel, else its own."""

    id: str
    root: str
    said: Said
    ours: bool


def entrusted_in(activity: Json, app_id: str) -> Entrusted | None:
    """Of a `composeExtension/fetchTask` or `/submitAction`; None for another command, or without a message."""
    value = node(activity, "value")
    payload = node(value, "messagePayload")
    id = text(payload, "id")
    if text(value, "commandId") != ENTRUST or not is_id(id):
        return None
    application = text(payload, "from", "application", "id").removeprefix("28:")
    bot = text(activity, "recipient", "id").removeprefix("28:")
    root = text(payload, "replyToId")
    return Entrusted(
        id=id,
        root=root if is_id(root) else id,
        said=_said_in(payload, {app_id, bot} - {""}),
        ours=bool(application) and application in {app_id, bot},
    )


def entrust_of(entrusted: Entrusted, spot: Spot, thread: str | None, now: datetime, *, here: bool) -> MessageReceived:
    """The message, under its own key and where it stands; where we are not, in private with whoever entrusts it.
    `thread`: the name of the thread it is in, None where it opens its own."""
    key = ids.message_key(spot.tenant, spot.conversation, entrusted.id)
    return MessageReceived(
        key=key,
        address=spot.address(thread or entrusted.id) if here else private_of(spot, key),
        sender=spot.sender,
        text=entrusted.said.text,
        at=now,
        direct=spot.direct or not here,
        addressed=True,
        root=thread is None or not here,
        flat=here and spot.kind == "group",
        message=entrusted.id if here else "",
    )


def private_of(spot: Spot, key: str) -> Address:
    return Address(PLATFORM, ids.channel_of(spot.tenant, "", spot.user), own_thread(key))


def _said_in(payload: Json, bots: set[str]) -> Said:
    content = text(payload, "body", "content")
    mentions = [_mention(each, bots) for each in items(payload, "mentions")]
    if text(payload, "body", "contentType") == "text":
        said = Said(content.strip())
    else:
        said = said_in_markup(content, mentions)
    subject = text(payload, "subject").strip()
    words = [subject, said.text or _shown(payload)]
    return replace(said, text="\n".join(each for each in words if each))


def _mention(each: object, bots: set[str]) -> Mention:
    name = text(each, "mentionText")
    application = text(each, "mentioned", "application", "id").removeprefix("28:")
    return Mention(f"<at>{name}</at>", name, bool(application) and application in bots)


def _shown(payload: Json) -> str:
    """The cards of a message that has no words, as those of many apps."""
    cards = (found(each, "content") for each in items(payload, "attachments") if text(each, "contentType") == CARD)
    return "\n".join(shown for card in cards if (shown := shown_in_card(card).strip()))
