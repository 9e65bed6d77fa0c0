"""What the stand-in of the connector keeps of a conversation, and the rules that Teams has for messages and streams."""

from __future__ import annotations

import json
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from aiohttp import web

JSON = dict[str, Any]
Kind = Literal["personal", "group", "channel"]

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Shown:
    """A message as it stands now; `versions` are all it has been, the newest last."""

    id: str
    thread: str
    versions: list[JSON]

    @property
    def now(self) -> JSON:
        return self.versions[-1]

    @property
    def text(self) -> str:
        return str(self.now.get("text") or "")

    @property
    def cards(self) -> list[JSON]:
        return [one["content"] for one in self.now.get("attachments", []) if one["contentType"] == CARD]

    def words(self) -> str:
        return json.dumps(self.now, ensure_ascii=False)


@dataclass
class Stream:
    id: str
    opened_at: float
    sequence: int = 1
    last_at: float = 0.0
    state: Literal["open", "final", "stopped"] = "open"
    updates: list[str] = field(default_factory=list[str])


@dataclass
class Conversation:
    id: str
    kind: Kind
    members: dict[str, JSON] = field(default_factory=dict[str, JSON])
    messages: dict[str, Shown] = field(default_factory=dict[str, Shown])
    streams: list[Stream] = field(default_factory=list[Stream])
    removed: str = ""
    """The code with which the bot is refused here."""
    typing: int = 0
    deleted: list[str] = field(default_factory=list[str])
    calls: deque[float] = field(default_factory=lambda: deque(maxlen=60))


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str = "") -> None:
        super().__init__(message or code)
        self.status, self.code = status, code


def checked(body: JSON) -> JSON:
    """What Teams does not take of a message."""
    for one in body.get("attachments", []):
        if one["contentType"] == CARD:
            card = one["content"]
            if card.get("type") != "AdaptiveCard" or len(json.dumps(card, ensure_ascii=False).encode()) > 28 * 1024:
                raise Refusal(400, "BadSyntax", "no card, or one that is too big")
            if len(card.get("refresh", {}).get("userIds", [])) > 60:
                raise Refusal(400, "BadSyntax", "a card refreshes for 60 people at most")
    if not (body.get("text") or body.get("attachments")):
        raise Refusal(400, "BadSyntax", "a message needs content")
    return body


class Keeper(Protocol):
    stream_gap: float
    stream_lasts: float

    def keep(self, conversation: Conversation, root: str, body: JSON) -> str: ...


def streamed(server: Keeper, conversation: Conversation, body: JSON, info: JSON) -> web.Response:
    personal = conversation.kind == "personal" and body.get("conversation", {}).get("conversationType") == "personal"
    if not personal:
        raise Refusal(405, "BadArgument", "streaming is not enabled here")
    kind, sequence = info.get("streamType"), info.get("streamSequence")
    if body["type"] == "message":
        return _finished(server, conversation, body, info)
    if body["type"] != "typing" or kind not in {"informative", "streaming"} or not body.get("text"):
        raise Refusal(400, "BadArgument", "no update of a stream")
    if body.get("attachments") or body.get("channelData", {}).get("feedbackLoopEnabled") or len(body["entities"]) > 1:
        raise Refusal(400, "BadArgument", "cards and labels belong in the end of a stream")
    if kind == "informative" and len(body["text"]) > 1000:
        raise Refusal(400, "BadArgument", "an informative update is too long")
    now = time.monotonic()
    if "streamId" not in info:
        if sequence != 1:
            raise Refusal(400, "BadArgument", "a stream begins with number 1")
        if any(stream.state == "open" for stream in conversation.streams):
            raise Refusal(403, "ContentStreamNotAllowed", "one stream at a time")
        stream = Stream(server.keep(conversation, "", body), now, last_at=now, updates=[body["text"]])
        conversation.streams.append(stream)
        return web.json_response({"id": stream.id}, status=201)
    stream = _open_stream(server, conversation, info, now)
    if not isinstance(sequence, int) or sequence <= stream.sequence:
        raise Refusal(400, "ContentStreamSequenceOrderPreConditionFailed")
    if now < stream.last_at + server.stream_gap * 0.95:
        raise Refusal(429, "TooManyRequests")
    stream.sequence, stream.last_at = sequence, now
    stream.updates.append(body["text"])
    conversation.messages[stream.id].versions.append(body)
    return web.json_response({}, status=202)


def _finished(server: Keeper, conversation: Conversation, body: JSON, info: JSON) -> web.Response:
    if info.get("streamType") != "final" or "streamSequence" in info or "streamId" not in info:
        raise Refusal(400, "BadArgument", "an end has no number, and names its stream")
    if not (body.get("text") or body.get("attachments")):
        raise Refusal(400, "BadArgument", "an end needs content")
    stream = _open_stream(server, conversation, info, time.monotonic())
    stream.state = "final"
    conversation.messages[stream.id].versions.append(checked(body))
    return web.json_response({}, status=202)


def _open_stream(server: Keeper, conversation: Conversation, info: JSON, now: float) -> Stream:
    stream = next((one for one in conversation.streams if one.id == info["streamId"]), None)
    if stream is None or stream.state != "open" or now > stream.opened_at + server.stream_lasts:
        raise Refusal(403, "ContentStreamNotAllowed")
    return stream
