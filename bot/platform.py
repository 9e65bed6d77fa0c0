"""The Platform port: how the desk speaks on any chat platform, and what it answers to a platform's adapter.

In: an adapter verifies, translates to `bot.events` and calls the `Door`. Out: the deliverer calls the `Platform`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.events import ButtonClicked, FormSubmitted, MessageReceived
from graphs.message import Address, Form, Message


@dataclass(frozen=True)
class Post:
    """A message to a place, once: `key` identifies it for ever (platforms keep it as metadata to find it again)."""

    key: str
    address: Address
    message: Message
    language: str
    case_id: str = ""


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

    async def click(self, event: ButtonClicked) -> Receipt: ...

    async def submit(self, event: FormSubmitted) -> Receipt: ...


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

    async def status(self, address: Address, steps: Sequence[str]) -> None:
        """Shows what is being done, newest last; empty: done. Best effort, never raises."""
        ...

    def direct(self, external_id: str) -> Address | None:
        """Where to write privately to this account, or None when it cannot be reached there."""
        ...
