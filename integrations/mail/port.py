"""Sending a mail once, and reading one that was handed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class MailAttachment:
    name: str
    media_type: str
    body: bytes


@dataclass(frozen=True)
class OutgoingMail:
    """`message_id` is deterministic (made from the effect's key) and unique: the mail's identity for reconciliation.

    Header values may hold any text: the adapter refuses line breaks (`Rejected`) and encodes the rest.
    `reply_to_id` is the Message-ID this answers, or "".
    """

    message_id: str
    sender: str
    to: str
    subject: str
    text: str
    sent_at: datetime
    attachments: list[MailAttachment] = field(default_factory=list[MailAttachment])
    reply_to_id: str = ""


class MailOut(Protocol):
    """Errors: `Unavailable` (retry), `Rejected` (this recipient or content), `Misconfigured` (credentials, address)."""

    @property
    def can_find(self) -> bool:
        """Whether `find` gives a definite answer, so that a mail in doubt may safely be sent again when absent."""
        ...

    async def send(self, mail: OutgoingMail) -> str:
        """Returns the provider's reference (the Message-ID). An adapter that `can_find` sends the same
        `message_id` at most once, however often it is called."""
        ...

    async def find(self, message_id: str) -> str | None:
        """The reference of a mail sent before, or None when it certainly was not sent."""
        ...


@dataclass(frozen=True)
class IncomingMail:
    """A received mail, decoded. `text` is the newest part without quoted history; all of it is untrusted."""

    message_id: str
    sender_name: str
    sender_address: str
    to: list[str]
    subject: str
    text: str
    sent_at: datetime | None
    in_reply_to: str = ""
    references: list[str] = field(default_factory=list[str])
    attachments: list[MailAttachment] = field(default_factory=list[MailAttachment])
    automatic: bool = False
