"""What the Playground shows, read from what it was asked to show and agreed to: messages as they stand now."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.support.playground import cards
from tests.support.playground.cards import CardButton
from tests.support.playground.server import Exchange

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
_ACTIVITIES = re.compile(r"/_connector/v3/conversations/([^/]+)/activities(?:/([^/]+))?/?")
_CONVERSATIONS = re.compile(r"/_connector/v3/conversations/?")


@dataclass
class Seen:
    """A message of Commis's. `versions` are the activities it was made and changed by, the newest last."""

    conversation: str
    id: str
    versions: list[Json] = field(default_factory=list)

    @property
    def activity(self) -> Json:
        return self.versions[-1]

    @property
    def card(self) -> Json | None:
        attached = self.activity.get("attachments") or []
        return next((each["content"] for each in attached if each.get("contentType") == CARD), None)

    @property
    def text(self) -> str:
        said = [str(self.activity["text"])] if self.activity.get("text") else []
        return "\n".join([*said, *(cards.words(self.card) if self.card else [])])

    @property
    def buttons(self) -> list[CardButton]:
        return cards.buttons(self.card) if self.card else []

    @property
    def streaming(self) -> bool:
        """Whether it is a sign that work goes on, rather than something said."""
        return self.activity.get("type") == "typing"


def shown(exchanges: Iterable[Exchange]) -> list[Seen]:
    """Every message in the order it came up."""
    seen: dict[tuple[str, str], Seen] = {}
    for each in exchanges:
        if each.to_desk or each.status not in (200, 201, 202):
            continue
        path = unquote(urlsplit(each.url).path)
        if _CONVERSATIONS.fullmatch(path) and each.method == "POST":
            if each.request.get("isGroup"):
                _add(seen, each.response["id"], each.response["activityId"], each.request["activity"])
        elif found := _ACTIVITIES.fullmatch(path):
            _told(seen, found[1], found[2] or "", each)
    return list(seen.values())


def _told(seen: dict[tuple[str, str], Seen], conversation: str, id: str, each: Exchange) -> None:
    place = conversation.partition(";")[0]
    if each.method == "PUT":
        # A message of a channel may be changed by the name of the channel, or of its thread.
        key = next(key for key in seen if key[1] == id and key[0].partition(";")[0] == place)
        seen[key].versions.append(each.request)
    elif each.method == "POST" and each.status == 201:
        _add(seen, conversation, each.response["id"], each.request)
    elif each.method == "POST" and (stream := stream_of(each.request)) and stream.get("streamId"):
        seen[conversation, stream["streamId"]].versions.append(each.request)
    elif each.method == "POST" and each.request.get("type") == "message":
        raise AssertionError(f"it was shown as several messages, and none can be changed later: {each.request}")


def _add(seen: dict[tuple[str, str], Seen], conversation: str, id: str, activity: Json) -> None:
    seen[conversation, id] = Seen(conversation, id, [activity])


def stream_of(activity: Json) -> Json | None:
    return next((each for each in activity.get("entities") or [] if each.get("type") == "streaminfo"), None)


def spaced(text: str) -> str:
    """Any space is a space, and any case will do."""
    return " ".join(text.split()).casefold()
