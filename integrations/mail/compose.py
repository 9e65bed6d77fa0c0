"""An outgoing mail as the bytes that leave, the same for every way out; text from outside can never become a header."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import UTC
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from integrations.errors import Misconfigured, Rejected
from integrations.mail.port import MailAttachment, OutgoingMail

_MESSAGE_ID = re.compile(r"<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9.-]+>")
_ANSWERED = re.compile(r"<(?!.*=\?)[!-;=?-~]{1,248}>")
"""Theirs may be written in ways of its own (a bare host, an address in brackets): what no header can carry is left out,
as the answer matters more than its thread."""
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_MEDIA_TYPE = re.compile(r"[A-Za-z0-9.+-]+/[A-Za-z0-9.+-]+")
_LONGEST_HEADER = 900
_LINE_BREAKS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def compose(mail: OutgoingMail) -> bytes:
    """RFC 5322 bytes with CRLF line ends. `Rejected`: recipient or content; `Misconfigured`: our own sender."""
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = _message_id(mail.message_id)
    message["Date"] = format_datetime(mail.sent_at.astimezone(UTC))
    try:
        message["From"] = mailbox(mail.sender)
    except Rejected as error:
        raise Misconfigured(f"the sender's address cannot be used: {error}") from error
    message["To"] = mailbox(mail.to)
    message["Subject"] = header_text("subject", mail.subject)
    # What no header can carry is left out; what would begin another one is refused.
    if _ANSWERED.fullmatch(header_text("answered Message-ID", mail.reply_to_id[:_LONGEST_HEADER])):
        message["In-Reply-To"] = message["References"] = mail.reply_to_id
    message.set_content(_body(mail.text), charset="utf-8", cte="quoted-printable")
    for attachment in mail.attachments:
        _attach(message, attachment)
    if mail.attachments:
        # Made from the identity, so that the same mail is the same bytes; unknown to whoever wrote the content.
        message.set_boundary(f"commis-{hashlib.sha256(mail.message_id.encode()).hexdigest()[:40]}")
    return message.as_bytes()


def mailbox(text: str) -> Address:
    """ "Name <local@domain>" or "local@domain", exactly one. `Rejected` for anything else."""
    text = header_text("address", text)
    name, address = parseaddr(text)
    local, at, domain = address.rpartition("@")
    written = text.strip()
    alone = written == address or written.endswith(f"<{address}>")
    if not (at and alone and _LOCAL.fullmatch(local) and len(local) <= 64):
        raise Rejected(f"{_shown(text)} is not an e-mail address")
    try:
        host = domain.encode("idna").decode("ascii").lower() if not domain.isascii() else domain
    except UnicodeError as error:
        raise Rejected(f"{_shown(text)} is not an e-mail address") from error
    labels = host.split(".")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise Rejected(f"{_shown(text)} is not an e-mail address")
    try:
        return Address(display_name=name, username=local, domain=host)
    except (HeaderParseError, ValueError, IndexError) as error:
        raise Rejected(f"{_shown(text)} is not an e-mail address") from error


def header_text(field: str, text: str) -> str:
    """The text of a header, or `Rejected` when it would break out of its line or is too long."""
    if any(character in _LINE_BREAKS or unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise Rejected(f"the {field} holds a line break or a control character: {_shown(text)}")
    if len(text) > _LONGEST_HEADER:
        raise Rejected(f"the {field} is longer than {_LONGEST_HEADER} characters")
    # What looks like an encoded word would be decoded by us and by every reader, into anything at all.
    return text.replace("=?", "= ?")


def _message_id(text: str) -> str:
    if len(text) > 250 or not _MESSAGE_ID.fullmatch(text):
        raise Rejected(f"{_shown(text)} is not a Message-ID")
    return text


def _body(text: str) -> str:
    """Line ends as in Python; characters that no mail can carry are taken out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character for character in lines if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cs")
    )


def _attach(message: EmailMessage, attachment: MailAttachment) -> None:
    name = header_text("attachment's name", attachment.name)
    if not _MEDIA_TYPE.fullmatch(attachment.media_type):
        raise Rejected(f"{_shown(attachment.media_type)} is not a media type")
    main, _, sub = attachment.media_type.partition("/")
    if main in ("multipart", "message"):
        main, sub = "application", "octet-stream"
    message.add_attachment(attachment.body, maintype=main, subtype=sub, filename=name)


def _shown(text: str) -> str:
    return repr(text[:80])
