"""Reads a received mail: its newest visible words, its sender, its attachments. All of it is untrusted.

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
from html import unescape
from itertools import islice
from typing import TypeAlias, cast

from integrations.errors import Rejected
from integrations.mail.authentication import authentication
from integrations.mail.machine import is_automatic, is_bulk, is_receipt
from integrations.mail.port import IncomingMail, MailAttachment
from integrations.mail.reports import Sheet, read_report
from integrations.mail.visible import invisible, newest, one_line, readable, seen_and_hidden, signature_of

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
_MOST_REFERENCES = 100
_HIDDEN_WORDS = 3
_FORWARDED_SUBJECT = re.compile(r"\s*(?:tr|fwd?|wg)\s*:", re.IGNORECASE)


def parse(raw: bytes, authserv: str = "") -> IncomingMail:
    """`Rejected` with a plain sentence when it is no mail, too large, or has no sender. `authserv`: how our own mail
    server names itself in the Authentication-Results that it adds, "" not known."""
    if len(raw) > LARGEST_MAIL:
        raise Rejected(f"the mail is larger than {LARGEST_MAIL // 1024 // 1024} MB")
    if raw.count(b"\n--") > _MOST_MARKS:
        raise Rejected("the mail has too many parts")
    if not raw.strip():
        raise Rejected("the mail is empty")
    try:
        return _parse(raw, authserv)
    except Rejected:
        raise
    except Exception as error:  # the standard parser raises many things on hostile input; none may pass
        raise Rejected(f"the mail cannot be read ({type(error).__name__})") from error


def _parse(raw: bytes, authserv: str) -> IncomingMail:
    # Not `policy.default`: its structured header parser takes gigabytes over one hostile header of a megabyte.
    message: Mail = BytesParser(policy=policy.compat32).parsebytes(raw)
    if not message.keys():
        raise Rejected("this is not a mail")
    name, address = _sender(message)
    body, attachments, hidden = _parts(message)
    subject = one_line(_decoded(_raw(message, "Subject")), _LONGEST_LINE)

    def header(name: str) -> str:
        return _raw(message, name)

    report = read_report(
        Sheet(
            content_type=message.get_content_type(),
            report_type=str(message.get_param("report-type", "")).lower(),
            sender=address,
            subject=subject,
            empty_return_path=_raw(message, "Return-Path").strip() == "<>",
            failed_recipients=one_line(_raw(message, "X-Failed-Recipients"), 2_000),
            text=body,
            parts=attachments,
        )
    )
    return IncomingMail(
        message_id=_first_id(message, "Message-ID"),
        sender_name=name,
        sender_address=address,
        to=_addresses(message, "To"),
        subject=subject,
        text=newest(body, forwarded=bool(_FORWARDED_SUBJECT.match(subject))),
        sent_at=_date(message),
        in_reply_to=_first_id(message, "In-Reply-To"),
        references=_references(message),
        attachments=attachments,
        automatic=report is not None
        or is_automatic(header, message.get_content_type(), address, subject)
        or is_receipt(subject, body),
        report=report,
        reply_to=next(iter(_addresses(message, "Reply-To")), ""),
        authentication=authentication(_unfolded(message), authserv, address),
        bulk=report is None and is_bulk(header),
        hidden=hidden,
        signature=signature_of(body),
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


def _references(message: Mail) -> list[str]:
    """Oldest first. Of a very long exchange its first mail and the newest: what is answered stands at the end."""
    value = next((str(text) for key, text in message.raw_items() if key.lower() == "references"), "")
    half = _LONGEST_HEADER // 2
    if len(value) > _LONGEST_HEADER:
        value = f"{value[:half].rpartition('>')[0]}> <{value[-half:].partition('<')[2]}"
    found = list(dict.fromkeys(_IDS.findall(value)))
    return found if len(found) <= _MOST_REFERENCES else [found[0], *found[-_MOST_REFERENCES + 1 :]]


def _date(message: Mail) -> datetime | None:
    try:
        sent = parsedate_to_datetime(_raw(message, "Date"))
        return (sent if sent.tzinfo else sent.replace(tzinfo=UTC)).astimezone(UTC)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _unfolded(message: Mail) -> list[tuple[str, str]]:
    """The headers that the check of the sender needs, from the top."""
    wanted = ("from", "authentication-results")
    pairs = ((key, str(text)[:_LONGEST_HEADER]) for key, text in message.raw_items() if key.lower() in wanted)
    return [(key, " ".join(text.split())) for key, text in islice(pairs, _MOST_ADDRESSES)]


# --- content ----------------------------------------------------------------------------------------------------------


def _parts(message: Mail) -> tuple[str, list[MailAttachment], bool]:
    """The body (plain text when it says something, else the visible words of the HTML), what is attached, and whether
    words stand in it that a reader would not see."""
    plain: list[str] = []
    html: list[str] = []
    attachments: list[MailAttachment] = []
    hidden = False
    for part in _leaves(message):
        kind = part.get_content_type()
        named = part.get_filename() is not None or part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not named:
            text = _text(part)
            hidden = hidden or invisible(text)
            plain.append(readable(text))
        elif kind == "text/html" and not named:
            seen, unseen, concealed = _html(_text(part))
            hidden = hidden or concealed or len(re.findall(r"[^\W\d_]{2,}", unseen)) >= _HIDDEN_WORDS
            html.append(seen)
        elif len(attachments) < MOST_ATTACHMENTS:
            attachments.append(_attachment(part, len(attachments) + 1))
    body = "\n".join(text for text in plain if text.strip())
    return (body or "\n".join(text for text in html if text.strip())), attachments, hidden


def _html(source: str) -> tuple[str, str, bool]:
    """Its visible words, its hidden ones, and whether characters that nobody sees are strewn in the visible ones."""
    seen, unseen = seen_and_hidden(source)
    return seen, unseen, invisible(unescape(source))


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
