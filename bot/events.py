"""What any platform, mailbox or clock may tell us. An event's `key` is unique: a redelivery carries the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field as Tagged
from pydantic import TypeAdapter

from graphs.ask import EffectOutcome
from graphs.message import Address, FileRef, Message


@dataclass(frozen=True)
class Sender:
    """An account on a platform; `bot.people` knows which person it is. `name` is what the platform calls them."""

    platform: str
    id: str
    name: str = ""


@dataclass(frozen=True)
class RemoteFile:
    """A file that is still on its platform, fetched when its message is worked. `id` is the platform's; size in bytes,
    as the platform says."""

    id: str
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class MessageReceived:
    """`address.thread` is the thread the answer belongs in (a root message opens its own).
    `direct`: said in a private conversation; `addressed`: meant for Commis (direct, mention, or a thread it is in);
    `called`: in private or by name, rather than in a thread where colleagues may also talk to each other.
    `flat`: the place has no threads, so that what is said next may speak of the case last worked there.
    `message` is the platform's own id of it, "" where it has none. `closed`: not everybody in the company may read
    there (None: the platform does not say)."""

    key: str
    address: Address
    sender: Sender
    text: str
    at: datetime
    files: list[FileRef] = field(default_factory=list[FileRef])
    direct: bool = False
    addressed: bool = True
    root: bool = False
    called: bool = True
    flat: bool = False
    message: str = ""
    closed: bool | None = None
    remote: list[RemoteFile] = field(default_factory=list[RemoteFile])
    kind: Literal["message"] = "message"


@dataclass(frozen=True)
class MessageChanged:
    """A message that was kept under `message_key` now says `text`, or was deleted (None)."""

    key: str
    address: Address
    sender: Sender
    message_key: str
    text: str | None
    at: datetime
    kind: Literal["changed"] = "changed"


@dataclass(frozen=True)
class ButtonClicked:
    """`button` is the opaque id of the button; `confirmed` whether the platform asked its confirmation."""

    key: str
    address: Address
    sender: Sender
    button: str
    at: datetime
    confirmed: bool = False
    kind: Literal["click"] = "click"


@dataclass(frozen=True)
class FormSubmitted:
    key: str
    address: Address
    sender: Sender
    form: str
    values: dict[str, str]
    at: datetime
    kind: Literal["form"] = "form"


@dataclass(frozen=True)
class OpinionGiven:
    """What somebody thinks of a post of ours, by the platform's own means (a reaction, a thumb): `reference` is the
    platform's of that post, or its key where the platform keeps it. `value` "none": taken back; `was` is then the
    opinion that was, where the platform tells ("" whichever it was)."""

    key: str
    address: Address
    sender: Sender
    reference: str
    value: Literal["good", "bad", "none"]
    at: datetime
    how: Literal["thumb", "reaction"] = "reaction"
    words: str = ""
    was: Literal["", "good", "bad"] = ""
    kind: Literal["opinion"] = "opinion"


@dataclass(frozen=True)
class MailReceived:
    """`file` is the raw mail, kept as it came."""

    key: str
    file: FileRef
    at: datetime
    kind: Literal["mail"] = "mail"


@dataclass(frozen=True)
class CaseResumed:
    """A decision or an answer was committed for a waiting case: run it. `value` is what the interrupt returns."""

    key: str
    case_id: str
    interrupt_id: str
    value: dict[str, Any]
    at: datetime
    by: str = ""
    kind: Literal["resume"] = "resume"


@dataclass(frozen=True)
class EffectDone:
    key: str
    effect_key: str
    case_id: str
    outcome: EffectOutcome
    at: datetime
    kind: Literal["effect"] = "effect"


@dataclass(frozen=True)
class TimerFired:
    """`name` says which timer ("approval.expire:…"), and with the planned instant makes the key."""

    key: str
    name: str
    payload: dict[str, Any]
    at: datetime
    kind: Literal["timer"] = "timer"


@dataclass(frozen=True)
class CaseWanted:
    """A case is to be opened from that brief, at that place: by somebody's button, or by another case (`person` "" when
    nobody of the company asked). `announce` begins a thread of its own for it."""

    key: str
    address: Address
    process: str
    brief: dict[str, Any]
    person: str
    language: str
    at: datetime
    announce: Message | None = None
    kind: Literal["wanted"] = "wanted"


@dataclass(frozen=True)
class LeadReceived:
    """Somebody who may become a customer, whatever brought them. `given` is `graphs.leads.given.Given` as JSON;
    `address` where it is worked (in a thread: said there; in a channel: a thread of its own is begun); `silent`: one of
    many (an import), of which nothing is said; `person`: the colleague who told ("" nobody)."""

    key: str
    address: Address
    given: dict[str, Any]
    at: datetime
    person: str = ""
    silent: bool = False
    kind: Literal["lead"] = "lead"


@dataclass(frozen=True)
class BookingMoved:
    """A booking tool tells of a meeting. `email` lower case; `starts_at` None where it does not tell; `mark`: the one
    that its link bore, `before`: the reference of the meeting that it replaces ("" unknown)."""

    key: str
    provider: str
    what: Literal["booked", "cancelled", "moved"]
    email: str
    reference: str
    at: datetime
    starts_at: datetime | None = None
    mark: str = ""
    before: str = ""
    kind: Literal["booking"] = "booking"


Event = Annotated[
    MessageReceived
    | MessageChanged
    | ButtonClicked
    | FormSubmitted
    | OpinionGiven
    | MailReceived
    | CaseResumed
    | EffectDone
    | TimerFired
    | CaseWanted
    | LeadReceived
    | BookingMoved,
    Tagged(discriminator="kind"),
]
AnyEvent = (
    MessageReceived
    | MessageChanged
    | ButtonClicked
    | FormSubmitted
    | OpinionGiven
    | MailReceived
    | CaseResumed
    | EffectDone
    | TimerFired
    | CaseWanted
    | LeadReceived
    | BookingMoved
)
_EVENT: TypeAdapter[AnyEvent] = TypeAdapter(Event)


def event_to_json(event: AnyEvent) -> dict[str, Any]:
    return _EVENT.dump_python(event, mode="json")


def event_from_json(data: dict[str, Any]) -> AnyEvent:
    return _EVENT.validate_python(data)
