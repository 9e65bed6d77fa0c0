"""What a process may say, free of any platform: a Message is data, and every platform renders it.

All text in blocks is *plain*: renderers escape it for their platform, so text from outside can never become markup,
a mention or a link. Emphasis is a `tone`, not a character.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter

Tone = Literal["normal", "strong", "muted", "heading", "warning"]
ButtonStyle = Literal["default", "primary", "danger"]
InputKind = Literal["text", "long_text", "email", "integer", "decimal", "percent", "date", "choice"]


@dataclass(frozen=True)
class Text:
    text: str
    tone: Tone = "normal"
    kind: Literal["text"] = "text"


@dataclass(frozen=True)
class Excerpt:
    """Untrusted words of someone (a mail, a form), shown as a quotation and nothing else."""

    text: str
    source: str = ""
    kind: Literal["excerpt"] = "excerpt"


@dataclass(frozen=True)
class FieldItem:
    label: str
    value: str


@dataclass(frozen=True)
class Fields:
    items: list[FieldItem]
    kind: Literal["fields"] = "fields"


@dataclass(frozen=True)
class Column:
    title: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True)
class Table:
    columns: list[Column]
    rows: list[list[str]]
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class FileRef:
    """A stored file; `id` is the SHA-256 of its bytes, size in bytes."""

    id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Image:
    file: FileRef
    alt: str
    kind: Literal["image"] = "image"


@dataclass(frozen=True)
class Attachment:
    file: FileRef
    kind: Literal["attachment"] = "attachment"


@dataclass(frozen=True)
class Step:
    label: str
    state: Literal["todo", "doing", "done", "failed"]


@dataclass(frozen=True)
class Progress:
    steps: list[Step]
    kind: Literal["progress"] = "progress"


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    kind: Literal["link"] = "link"


@dataclass(frozen=True)
class Address:
    """A place on a platform: a channel or direct conversation, and the thread in it (None: the channel itself).

    `channel` and `thread` are opaque ids of the platform.
    """

    platform: str
    channel: str
    thread: str | None = None

    @property
    def conversation(self) -> str:
        """The key under which events are worked in order."""
        return f"{self.platform}/{self.channel}/{self.thread or ''}"


@dataclass(frozen=True)
class ThreadLink:
    """A link to a place in chat; each platform makes its own permalink of it."""

    label: str
    address: Address
    kind: Literal["thread_link"] = "thread_link"


@dataclass(frozen=True)
class Confirm:
    """Asked by the platform before the click counts."""

    title: str
    text: str
    yes: str
    no: str


@dataclass(frozen=True)
class Button:
    """`id` is opaque (see `bot.approvals`): what it does stays on the server."""

    id: str
    label: str
    style: ButtonStyle = "default"
    confirm: Confirm | None = None


@dataclass(frozen=True)
class Buttons:
    buttons: list[Button]
    kind: Literal["buttons"] = "buttons"


@dataclass(frozen=True)
class Option:
    value: str
    label: str


@dataclass(frozen=True)
class Input:
    """One typed field. Bounds are decimal strings; `value` is the prefilled value as a person would type it."""

    name: str
    label: str
    input: InputKind = "text"
    value: str = ""
    required: bool = True
    minimum: str | None = None
    maximum: str | None = None
    options: list[Option] = field(default_factory=list[Option])
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """Typed fields that come back as one submission; `id` is opaque like a button's."""

    id: str
    title: str
    submit: str
    inputs: list[Input]
    kind: Literal["form"] = "form"


Block = Text | Excerpt | Fields | Table | Image | Attachment | Progress | Link | ThreadLink | Buttons
TaggedBlock = Annotated[Block, Tagged(discriminator="kind")]


@dataclass(frozen=True)
class Message:
    """`summary` is one plain sentence: notifications, previews, platforms without blocks, `says` of the command."""

    summary: str
    blocks: list[TaggedBlock] = field(default_factory=list[Block])


_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)
_FORM: TypeAdapter[Form] = TypeAdapter(Form)


def text_message(text: str, *, tone: Tone = "normal") -> Message:
    return Message(summary=text, blocks=[Text(text, tone=tone)])


def message_to_json(message: Message) -> dict[str, Any]:
    return _MESSAGE.dump_python(message, mode="json")


def message_from_json(data: dict[str, Any]) -> Message:
    return _MESSAGE.validate_python(data)


def form_to_json(form: Form) -> dict[str, Any]:
    return _FORM.dump_python(form, mode="json")


def form_from_json(data: dict[str, Any]) -> Form:
    return _FORM.validate_python(data)
