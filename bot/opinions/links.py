"""The links by which customers say what they think: signed, so that nobody makes one up, and good for some weeks."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

VALID = timedelta(days=60)
LONGEST = 1_000
"""Characters of a token; nothing of ours is longer."""

_SIGNATURE = 20
"""Bytes: 160 bits are beyond guessing."""


@dataclass(frozen=True)
class Link:
    """What a customer is asked about: the key of a mail, its case, and the language of the mail."""

    about: str
    case_id: str
    language: str


def token_of(link: Link, secret: bytes, now: datetime) -> str:
    until = int((now + VALID).timestamp())
    body = "\n".join(["1", str(until), link.language, link.case_id, link.about]).encode()
    return f"{_written(body)}.{_written(_signed(body, secret))}"


def read_token(token: str, secret: bytes, now: datetime) -> Link | Literal["unknown_link", "expired"]:
    """The link, or why there is none. What is not signed by this home is not looked into."""
    head, dot, tail = token.partition(".")
    body, signature = _read(head), _read(tail)
    if len(token) > LONGEST or not dot or not hmac.compare_digest(signature, _signed(body, secret)):
        return "unknown_link"
    version, until, language, case_id, about = body.decode().split("\n", 4)
    if version != "1":
        return "unknown_link"
    if now >= datetime.fromtimestamp(int(until), UTC):
        return "expired"
    return Link(about, case_id, language)


def _signed(body: bytes, secret: bytes) -> bytes:
    return hmac.new(secret, b"opinion\n" + body, hashlib.sha256).digest()[:_SIGNATURE]


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _read(text: str) -> bytes:
    """b"" for what is no base64: it is signed by nobody."""
    if not text.isascii() or len(text) > LONGEST:
        return b""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return b""
