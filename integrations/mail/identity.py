"""Which mail a mail is: the same copy fetched twice, or delivered twice by two aliases, is one and the same."""

from __future__ import annotations

import hashlib
import re

from integrations.mail.incoming import LARGEST_MAIL

_LONGEST_HEAD = 200_000
_NAMED = ("message-id", "from", "subject", "date")


def identity_of(raw: bytes) -> str:
    """The same for copies that differ only by the way they took (the headers that servers add). A Message-ID alone is
    not enough: whoever knows one could send another mail under it, and ours would be taken for that one."""
    head, body = _parts(raw)
    headers = {name: _header(head, name) for name in _NAMED}
    if not headers["message-id"]:
        return hashlib.sha256(raw).hexdigest()
    digest = hashlib.sha256()
    for name in _NAMED:
        digest.update(name.encode() + b":" + headers[name] + b"\n")
    digest.update(body.replace(b"\r\n", b"\n").rstrip())
    return digest.hexdigest()


def without_body(raw: bytes, words: str) -> bytes:
    """Who wrote, about what and in answer to what, with those words instead of a content that is too large to keep."""
    head, _ = _parts(raw)
    kept = b"".join(
        name.title().encode() + b": " + value + b"\r\n"
        for name in (*_NAMED, "to", "in-reply-to", "references", "auto-submitted", "precedence", "list-id")
        if (value := _header(head, name))
    )
    return kept + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + words.encode() + b"\r\n"


def is_too_large(raw: bytes) -> bool:
    return len(raw) > LARGEST_MAIL


def _parts(raw: bytes) -> tuple[bytes, bytes]:
    found = re.search(rb"\r?\n\r?\n", raw)
    if found is None:
        return raw[:_LONGEST_HEAD], b""
    return raw[: found.start()][:_LONGEST_HEAD], raw[found.end() :]


def _header(head: bytes, name: str) -> bytes:
    """The first of that name, on one line."""
    found = re.search(rb"^" + name.encode() + rb"[ \t]*:((?:[^\n]|\n[ \t])*)", head, re.IGNORECASE | re.MULTILINE)
    return b" ".join(found.group(1).split()) if found else b""
