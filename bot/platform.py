"""The Platform port: how the desk speaks on any chat platform, and what it answers to a platform's adapter.

In: an adapter verifies, translates to `bot.events` and calls the `Door`. Out: the deliverer calls the `Platform`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

from bot.events import ButtonClicked, FormSubmitted, MessageChanged, MessageReceived, OpinionGiven, RemoteFile
from graphs.message import Address, Form, Message


@dataclass(frozen=True)
class Post:
    """A message to a place, once: `key` identifies it for ever (platforms keep it as metadata to find it again).

    `staged_at`: it cannot have been sent before.
    """

    key: str
    address: Address
    message: Message
    language: str
    case_id: str = ""
    staged_at: datetime | None = None


AccountKind = Literal["member", "guest", "stranger", "bot", "gone"]
"""`stranger`: of another company, met in a shared place. `gone`: deactivated or deleted."""


@dataclass(frozen=True)
class Account:
    """What a platform says of an account. `email` is "" unless the platform itself has verified it; `language` is fr,
    en or "" when unknown, `time_zone` an IANA name or ""."""

    name: str
    kind: AccountKind
    email: str = ""
    language: str = ""
    time_zone: str = ""


@dataclass(frozen=True)
class FieldError:
    name: str
    text: str


@dataclass(frozen=True)
class Receipt:
    """What the door answers at once to an adapter.

    `claimed`: false for a redelivery (nothing more to do). `note`: shown to the sender alone. `form`: to be opened.
    `errors`: the form stays open with them beside their fields.
    """

    claimed: bool
    note: Message | None = None
    form: Form | None = None
    errors: list[FieldError] = field(default_factory=list[FieldError])


class Door(Protocol):
    """The one way in (see `bot.dispatcher`). Every call has committed what it accepted when it returns."""

    async def message(self, event: MessageReceived) -> Receipt: ...

    async def changed(self, event: MessageChanged) -> Receipt: ...

    async def click(self, event: ButtonClicked) -> Receipt: ...

    async def submit(self, event: FormSubmitted) -> Receipt: ...

    async def opinion(self, event: OpinionGiven) -> Receipt: ...


class Platform(Protocol):
    """Errors: `integrations.errors` (`Unavailable` is retried at the platform's pace)."""

    @property
    def name(self) -> str: ...

    @property
    def instant(self) -> bool:
        """Whether showing a committed post needs no call at all (it is read from the store): such posts are sent by
        the very commit that stages them, their reference being their key. `published` is called afterwards."""
        ...

    @property
    def can_find(self) -> bool:
        """Whether `find` tells for certain, so that a post in doubt may be sent again when absent. A platform whose
        `send` is idempotent by key says true and finds nothing."""
        ...

    async def send(self, post: Post) -> str:
        """Posts and returns the platform's reference of the message."""
        ...

    async def update(self, reference: str, post: Post) -> None:
        """Replaces the message's content in place."""
        ...

    async def find(self, post: Post) -> str | None: ...

    async def published(self, address: Address) -> None:
        """What was sent or updated there is committed: show it to whoever looks. Best effort, never raises."""
        ...

    async def status(self, address: Address, steps: Sequence[str], about: str = "") -> None:
        """Shows what is being done, newest last; empty: done. `about` is the platform's id of the message it is done
        for, where known. Best effort, never raises."""
        ...

    async def account(self, external_id: str) -> Account | None:
        """Who that is, as the platform says; None when it does not know."""
        ...

    async def fetch(self, address: Address, file: RemoteFile) -> bytes:
        """The bytes of a file of a message that was said there."""
        ...

    def direct(self, external_id: str) -> Address | None:
        """Where to write privately to this account, or None when it cannot be reached there."""
        ...

    async def channel(self, name: str, near: Address) -> Address | None:
        """The channel that people call so (with or without "#"), near the place where it was said; None when there is
        none, or it cannot be written to."""
        ...
