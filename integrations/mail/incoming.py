"""Reads a mail that was handed in: its newest visible words, its sender, its attachments. All of it is untrusted.

`parse` raises `Rejected` and nothing else, whatever the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses, parseaddr, parsedate_to_datetime
from typing import TypeAlias, cast

from integrations.errors import Rejected
from integrations.mail.port import IncomingMail, MailAttachment
from integrations.mail.visible import newest, one_line, readable, visible_text

Mail: TypeAlias = "Message[str, str]"

LARGEST_MAIL = 25 * 1024 * 1024
LARGEST_TEXT = 200_000
"""Characters of a text part that are read; the rest is dropped."""
MOST_PARTS = 200
MOST_ATTACHMENTS = 50
_MOST_MARKS = 5_000
_LONGEST_LINE = 500
_LONGEST_HEADER = 20_000
_LONGEST_PARAMETERS = 4_000
_MOST_ADDRESSES = 100
_IDS = re.compile(r"<[^<>\s]{1,250}>")
_BULK = {"bulk", "list", "junk", "auto_reply"}


def parse(raw: bytes) -> IncomingMail:
    """`Rejected` with a plain sentence when it is no mail, too large, or has no sender."""
    if len(raw) > LARGEST_MAIL:
        raise Rejected(f"the mail is larger than {LARGEST_MAIL // 1024 // 1024} MB")
    if raw.count(b"\n--") > _MOST_MARKS:
        raise Rejected("the mail has too many parts")
    if not raw.strip():
        raise Rejected("the mail is empty")
    try:
        return _parse(raw)
    except Rejected:
        raise
    except Exception as error:  # the standard parser raises many things on hostile input; none may pass
        raise Rejected(f"the mail cannot be read ({type(error).__name__})") from error


def _parse(raw: bytes) -> IncomingMail:
    # Not `policy.default`: its structured header parser takes gigabytes over one hostile header of a megabyte.
    message: Mail = BytesParser(policy=policy.compat32).parsebytes(raw)
    if not message.keys():
        raise Rejected("this is not a mail")
    name, address = _sender(message)
    body, attachments = _parts(message)
    return IncomingMail(
        message_id=_first_id(message, "Message-ID"),
        sender_name=name,
        sender_address=address,
        to=_addresses(message, "To"),
        subject=one_line(_decoded(_raw(message, "Subject")), _LONGEST_LINE),
        text=newest(body),
        sent_at=_date(message),
        in_reply_to=_first_id(message, "In-Reply-To"),
        references=_IDS.findall(_raw(message, "References"))[:_MOST_ADDRESSES],
        attachments=attachments,
        automatic=_automatic(message, address),
    )


# --- headers ----------------------------------------------------------------------------------------------------------


def _raw(message: Mail, name: str) -> str:
    """A header as it was written, on one line; bytes that should not be there are read as the text they look like."""
    value = next((text for key, text in message.raw_items() if key.lower() == name.lower()), "")
    written = " ".join(str(value)[:_LONGEST_HEADER].split("\n"))
    return _text_of(written.encode("utf-8", "surrogateescape"), "utf-8") if not written.isascii() else written


def _decoded(text: str) -> str:
    """Encoded words (RFC 2047) as text."""
    try:
        pieces = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    try:
        return str(make_header(pieces))
    except (LookupError, ValueError):  # a charset nobody knows, or not the one it says
        return " ".join(p if isinstance(p, str) else _text_of(p, charset or "utf-8") for p, charset in pieces)


def _sender(message: Mail) -> tuple[str, str]:
    name, address = parseaddr(one_line(_raw(message, "From"), 2_000))
    if not re.fullmatch(r"[^@\s<>]{1,200}@[^@\s<>]{1,253}", address):
        raise Rejected("the mail has no sender")
    return one_line(_decoded(name), 200), address.lower()


def _addresses(message: Mail, name: str) -> list[str]:
    found = getaddresses([one_line(_raw(message, name), 20_000)])
    return [address.lower() for _, address in found if "@" in address][:_MOST_ADDRESSES]


def _first_id(message: Mail, name: str) -> str:
    found = _IDS.search(_raw(message, name))
    return found.group() if found else ""


def _date(message: Mail) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_raw(message, "Date"))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _automatic(message: Mail, address: str) -> bool:
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


def _parts(message: Mail) -> tuple[str, list[MailAttachment]]:
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


def _leaves(message: Mail) -> Iterator[Mail]:
    """Every part that has content, in order, without recursion: nesting may be absurd. A mail inside is one part."""
    waiting: list[Mail] = [message]
    seen = 0
    while waiting and seen < MOST_PARTS:
        part = waiting.pop(0)
        seen += 1
        for name in ("Content-Type", "Content-Disposition", "Content-Transfer-Encoding"):
            if len(_raw(part, name)) > _LONGEST_PARAMETERS:
                del part[name]
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting[:0] = _inside(part)
        else:
            yield part


def _inside(part: Mail) -> list[Mail]:
    return cast("list[Mail]", part.get_payload())[:MOST_PARTS] if part.is_multipart() else []


def _text(part: Mail) -> str:
    body = part.get_payload(decode=True)
    return _text_of(body[: LARGEST_TEXT * 4], part.get_content_charset() or "utf-8") if isinstance(body, bytes) else ""


def _text_of(body: bytes, charset: str) -> str:
    for encoding in (charset, "utf-8", "cp1252"):
        try:
            return body.decode(encoding)[:LARGEST_TEXT]
        except (LookupError, ValueError):
            continue
    return body.decode("utf-8", "replace")[:LARGEST_TEXT]


def _attachment(part: Mail, number: int) -> MailAttachment:
    if part.get_content_maintype() == "message":
        body: object = b"".join(mail.as_bytes() for mail in _inside(part))
    else:
        body = part.get_payload(decode=True)
    name = one_line(_decoded(part.get_filename() or ""), 200).replace("/", "_").replace("\\", "_").lstrip(".")
    return MailAttachment(
        name or f"attachment-{number}", part.get_content_type(), body if isinstance(body, bytes) else b""
    )
