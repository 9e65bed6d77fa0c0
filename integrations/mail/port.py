"""Sending a mail once, and reading one that was received."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol


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
class DeliveryReport:
    """What a mail server says became of a mail of ours. `recipient` "" where it does not tell; `status` an enhanced
    status code (RFC 3463: "5.1.1"; made from the SMTP code where there is no other), "" for none; `permanent`: it will
    not be tried again; `original_id` the Message-ID of the mail it is about, "" where it is not quoted."""

    recipient: str
    status: str
    permanent: bool
    original_id: str


@dataclass(frozen=True)
class IncomingMail:
    """A received mail, decoded. `text` is the newest part without quoted history; all of it is untrusted. `automatic`:
    written by a machine (an absence note, a newsletter, a report); its words are there all the same; `bulk`: of those,
    what went to many (a newsletter, a distribution list). `references` are the Message-IDs of the exchange, oldest
    first. `reply_to` where answers should go, "" where the mail does not say; `authentication` whether our own server
    found that it comes from where it says; `hidden`: it holds words that a reader would not see (they are left out);
    `signature` what stands below the text, at most 1,000 characters."""

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
    report: DeliveryReport | None = None
    reply_to: str = ""
    authentication: Literal["passed", "failed", "none"] = "none"
    bulk: bool = False
    hidden: bool = False
    signature: str = ""


@dataclass(frozen=True)
class MailFolder:
    """What was found on opening: mails have numbers that grow (UID) while `validity` stays the same; `next_uid` is the
    next mail's, 0 where the server does not say. `keeps_keywords`: whether the mark of `MailSession.done` lasts;
    `tells`: whether the server says by itself that a mail came."""

    validity: int
    next_uid: int
    keeps_keywords: bool
    tells: bool


class MailSession(Protocol):
    """An open mailbox, in which nothing is ever deleted. Errors: `Unavailable` (this connection is of no use any more:
    open another one), and `Rejected` or `NotFound` about one mail."""

    @property
    def folder(self) -> MailFolder: ...

    async def unread(self) -> list[int]:
        """The numbers of the mails that nobody has opened and we have not taken in, oldest first."""
        ...

    async def after(self, uid: int) -> list[int]:
        """The numbers above that one of mails that we have not taken in, opened or not, oldest first."""
        ...

    async def read(self, uid: int) -> bytes:
        """The mail as it came, without marking it. One that is larger than what is read at all is cut off just beyond.
        `NotFound`: it is not there any more."""
        ...

    async def done(self, uid: int) -> None:
        """Marks it as taken in, and as seen."""
        ...

    async def wait(self, seconds: float) -> bool:
        """Until the server says that something came (True), or the time is over, or `stop`. Only where it `tells`."""
        ...

    def stop(self) -> None:
        """Ends a `wait` within a second."""
        ...


class MailIn(Protocol):
    """A mailbox to take mails in from."""

    @property
    def place(self) -> str:
        """For the log: without user or password."""
        ...

    def open(self) -> AbstractAsyncContextManager[MailSession]:
        """Raises `Unavailable` (try again later) or `Misconfigured` (address, password, folder, certificate)."""
        ...
