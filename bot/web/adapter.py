"""What a page sends, checked and translated to `bot.events`; and whether a message is meant for Commis."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from bot.events import ButtonClicked, FormSubmitted, MessageReceived, OpinionGiven, Sender
from bot.web import wording
from bot.web.refusal import Refused
from bot.web.settings import PLATFORM, DeskPerson, WebSettings
from graphs.message import Address, FileRef

ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
PlaceId = Annotated[str, StringConstraints(min_length=1, max_length=200)]
FileId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
ButtonId = Annotated[str, StringConstraints(min_length=1, max_length=400)]
PostId = Annotated[str, StringConstraints(min_length=1, max_length=300)]
OpinionWords = Annotated[str, StringConstraints(max_length=2_000)]


class Body(BaseModel):
    """`client` is made by the page, once per act: a retry carries the same one and so counts once."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    channel: PlaceId
    thread: PlaceId | None = None
    client: ClientId


class FileIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: FileId
    name: str


class MessageIn(Body):
    text: str = ""
    files: list[FileIn] = []


class ClickIn(Body):
    button: ButtonId
    confirmed: bool = False


class FormIn(Body):
    form: ButtonId
    values: dict[str, str]


class OpinionIn(Body):
    """What the person thinks of one message; `words`: what was wrong."""

    post: PostId
    value: Literal["good", "bad", "none"]
    words: OpinionWords = ""


class ReadIn(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    channel: PlaceId
    thread: PlaceId | None = None
    event: Annotated[int, "sequence of the newest message seen"] = 0
    post: Annotated[int, "sequence of the newest post seen"] = 0


Shape = TypeVar("Shape", bound=BaseModel)


def parse(shape: type[Shape], raw: bytes) -> Shape:
    """Raises `Refused`, naming the first field that is wrong."""
    try:
        return shape.model_validate_json(raw)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        if field == "client":
            raise Refused("client") from None
        raise Refused("body", detail=f"{field or 'JSON'}, {first['type']}") from None


def key_of(person: DeskPerson, client: str) -> str:
    return f"{PLATFORM}:{person.id}:{client}"


def thread_of(key: str) -> str:
    """The thread that a message opens, which is also its id: the same however often it is delivered."""
    return "m" + hashlib.sha256(key.encode()).hexdigest()[:20]


def to_message(
    body: MessageIn,
    person: DeskPerson,
    files: list[FileRef],
    *,
    addressed: bool,
    at: datetime,
    settings: WebSettings,
) -> MessageReceived:
    """Raises `Refused` for what nobody could read."""
    text = readable(body.text, settings)
    if not text.strip() and not files:
        raise Refused("empty")
    key = key_of(person, body.client)
    return MessageReceived(
        key=key,
        address=Address(PLATFORM, body.channel, body.thread or thread_of(key)),
        sender=sender_of(person),
        text=text,
        at=at,
        files=files,
        direct=body.channel.startswith("dm:"),
        addressed=addressed,
        root=body.thread is None,
    )


def to_click(body: ClickIn, person: DeskPerson, at: datetime) -> ButtonClicked:
    return ButtonClicked(
        key=key_of(person, body.client),
        address=Address(PLATFORM, body.channel, body.thread),
        sender=sender_of(person),
        button=body.button,
        at=at,
        confirmed=body.confirmed,
    )


def to_submission(body: FormIn, person: DeskPerson, at: datetime, settings: WebSettings) -> FormSubmitted:
    return FormSubmitted(
        key=key_of(person, body.client),
        address=Address(PLATFORM, body.channel, body.thread),
        sender=sender_of(person),
        form=body.form,
        values={name[:200]: readable(value, settings) for name, value in body.values.items()},
        at=at,
    )


def to_opinion(body: OpinionIn, person: DeskPerson, at: datetime, settings: WebSettings) -> OpinionGiven:
    return OpinionGiven(
        key=key_of(person, body.client),
        address=Address(PLATFORM, body.channel, body.thread),
        sender=sender_of(person),
        reference=body.post,
        value=body.value,
        at=at,
        how="thumb",
        words=readable(body.words, settings),
    )


def sender_of(person: DeskPerson) -> Sender:
    return Sender(PLATFORM, person.id, person.name)


# --- words ------------------------------------------------------------------------------------------------------------

_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffd\ufffe\uffff\ud800-\udfff]")
_CALLED = re.compile(r"^\s*commis\b(?!\s*-)|(?<![\w@.])@commis\b", re.IGNORECASE)


def readable(text: str, settings: WebSettings) -> str:
    """The text without control characters. Raises `Refused` when it is too long or not text at all."""
    if len(text) > settings.longest_text:
        raise Refused("long", limit=wording.number(settings.longest_text, settings.language))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _UNREADABLE.sub("", text)
    if len(text) - len(clean) > max(8, len(text) // 10):
        raise Refused("binary")
    return clean


def calls_commis(text: str) -> bool:
    """Whether the message mentions @Commis, or begins with its name."""
    return _CALLED.search(text) is not None


def calls_someone_else(text: str, names: Collection[str]) -> bool:
    """Whether the message begins with a mention of a colleague (and so is meant for them)."""
    start = text.lstrip().casefold()
    return any(start.startswith(f"@{name.casefold()}") for name in names if name)
