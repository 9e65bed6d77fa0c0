"""Reads a mail that was handed in: its newest visible words, its sender, its attachments. All of it is untrusted.

`parse` raises `Rejected` and nothing else, whatever the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from integrations.errors import Rejected
from integrations.mail.port import IncomingMail, MailAttachment
from integrations.mail.visible import newest, one_line, readable, visible_text

LARGEST_MAIL = 25 * 1024 * 1024
LARGEST_TEXT = 200_000
"""Characters of a text part that are read; the rest is dropped."""
MOST_PARTS = 200
MOST_ATTACHMENTS = 50
_LONGEST_LINE = 500
_MOST_ADDRESSES = 100
_IDS = re.compile(r"<[^<>\s]{1,250}>")
_BULK = {"bulk", "list", "junk", "auto_reply"}


def parse(raw: bytes) -> IncomingMail:
    """`Rejected` with a plain sentence when it is no mail, too large, or has no sender."""
    if len(raw) > LARGEST_MAIL:
        raise Rejected(f"the mail is larger than {LARGEST_MAIL // 1024 // 1024} MB")
    if not raw.strip():
        raise Rejected("the mail is empty")
    try:
        return _parse(raw)
    except Rejected:
        raise
    except Exception as error:  # the standard parser raises many things on hostile input; none may pass
        raise Rejected(f"the mail cannot be read ({type(error).__name__})") from error


def _parse(raw: bytes) -> IncomingMail:
    message = BytesParser(policy=policy.default).parsebytes(raw)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise Rejected("this is not a mail")
    name, address = _sender(message)
    body, attachments = _parts(message)
    return IncomingMail(
        message_id=_first_id(message, "Message-ID"),
        sender_name=name,
        sender_address=address,
        to=_addresses(message, "To"),
        subject=_header(message, "Subject"),
        text=newest(body),
        sent_at=_date(message),
        in_reply_to=_first_id(message, "In-Reply-To"),
        references=_IDS.findall(_raw(message, "References"))[:_MOST_ADDRESSES],
        attachments=attachments,
        automatic=_automatic(message, address),
    )


# --- headers ----------------------------------------------------------------------------------------------------------


def _raw(message: EmailMessage, name: str) -> str:
    """A header's text, also when the structured parser stumbles over it."""
    try:
        value = message.get(name)
    except Exception:  # a malformed header is no reason to lose the mail
        value = next((text for key, text in message.raw_items() if key.lower() == name.lower()), None)
    return str(value)[:20_000] if value is not None else ""


def _header(message: EmailMessage, name: str) -> str:
    return one_line(_raw(message, name), _LONGEST_LINE)


def _sender(message: EmailMessage) -> tuple[str, str]:
    name, address = parseaddr(one_line(_raw(message, "From"), 2_000))
    if not re.fullmatch(r"[^@\s<>]{1,200}@[^@\s<>]{1,253}", address):
        raise Rejected("the mail has no sender")
    return one_line(name, 200), address.lower()


def _addresses(message: EmailMessage, name: str) -> list[str]:
    found = getaddresses([one_line(_raw(message, name), 20_000)])
    return [address.lower() for _, address in found if "@" in address][:_MOST_ADDRESSES]


def _first_id(message: EmailMessage, name: str) -> str:
    found = _IDS.search(_raw(message, name))
    return found.group() if found else ""


def _date(message: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_raw(message, "Date"))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _automatic(message: EmailMessage, address: str) -> bool:
    """Out-of-office notes, bounces, newsletters: RFC 3834 and what older programs send instead."""
    submitted = _raw(message, "Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if _raw(message, "Precedence").strip().lower() in _BULK:
        return True
    if any(
        _raw(message, name)
        for name in ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id", "List-Unsubscribe")
    ):
        return True
    if _raw(message, "Return-Path").strip() == "<>" or message.get_content_type() == "multipart/report":
        return True
    return address.partition("@")[0] in {"mailer-daemon", "postmaster", "no-reply", "noreply", "ne-pas-repondre"}


# --- content ----------------------------------------------------------------------------------------------------------


def _parts(message: EmailMessage) -> tuple[str, list[MailAttachment]]:
    """The body (plain text when it says something, else the visible words of the HTML) and what is attached."""
    plain: list[str] = []
    html: list[str] = []
    attachments: list[MailAttachment] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not named:
            plain.append(readable(_text(part)))
        elif kind == "text/html" and not named:
            html.append(visible_text(_text(part)))
        elif len(attachments) < MOST_ATTACHMENTS:
            attachments.append(_attachment(part, len(attachments) + 1))
    body = "\n".join(text for text in plain if text.strip())
    return (body or "\n".join(text for text in html if text.strip())), attachments


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    """Every part that has content, in order, without recursion: nesting may be absurd. A mail inside is one part."""
    waiting: list[EmailMessage] = [message]
    seen = 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        children = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(children, list):
            waiting[:0] = [child for child in children if isinstance(child, EmailMessage)]
        else:
            yield part


def _text(part: EmailMessage) -> str:
    body = part.get_payload(decode=True)
    if not isinstance(body, bytes):
        return ""
    body = body[: LARGEST_TEXT * 4]
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "cp1252"):
        try:
            return body.decode(charset)[:LARGEST_TEXT]
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return body.decode("utf-8", "replace")[:LARGEST_TEXT]


def _attachment(part: EmailMessage, number: int) -> MailAttachment:
    kind = part.get_content_type()
    if part.get_content_maintype() == "message":
        body: object = b"".join(_bytes(child) for child in part.iter_parts())
    else:
        body = part.get_payload(decode=True)
    name = one_line(part.get_filename() or "", 200).replace("/", "_").replace("\\", "_").lstrip(".")
    return MailAttachment(name or f"attachment-{number}", kind, body if isinstance(body, bytes) else b"")


def _bytes(part: object) -> bytes:
    return part.as_bytes() if isinstance(part, EmailMessage) else b""
