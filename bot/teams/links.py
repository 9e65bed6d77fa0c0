"""Signed words of ours that come back from outside: links to files, which end, and seals on what a card carries."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast

from bot.teams.settings import TeamsSettings

LIFETIME = timedelta(days=7)
PATH = "/teams/files"
LONGEST_NAME = 200
LONGEST_TOKEN = 2_000


@dataclass(frozen=True)
class Grant:
    """The right to read one file, under that name."""

    file: str
    name: str
    until: datetime


class Links:
    """`now` is the real clock: links age by it."""

    def __init__(self, settings: TeamsSettings, now: Callable[[], datetime]) -> None:
        self._key = settings.file_key.encode()
        self._public_url = settings.public_url.rstrip("/")
        self._now = now

    @property
    def possible(self) -> bool:
        """Whether files can be reached from outside at all."""
        return bool(self._key and self._public_url)

    @property
    def secure(self) -> bool:
        """Whether a card may show a picture from there."""
        return self.possible and self._public_url.startswith("https://")

    def url(self, file: str, name: str) -> str:
        """Where that file can be had for a week."""
        until = int((self._now() + LIFETIME).timestamp())
        said = json.dumps([file, name[:LONGEST_NAME], until], ensure_ascii=False, separators=(",", ":")).encode()
        return f"{self._public_url}{PATH}/{_text(said)}.{_text(_mac(self._key, b'file', said))}"

    def read(self, token: str) -> Grant | Literal["forged", "expired"]:
        said, mac = _parts(token)
        if not self._key or not hmac.compare_digest(mac, _mac(self._key, b"file", said)):
            return "forged"
        file, name, until = cast("list[Any]", json.loads(said))
        grant = Grant(str(file), str(name), datetime.fromtimestamp(int(until), UTC))
        return grant if self._now() < grant.until else "expired"


def seal(key: bytes, *words: str) -> str:
    """Proves, when it comes back, that these words are ours and belong together."""
    return _text(_mac(key, b"consent", json.dumps(words).encode()))


def is_sealed(key: bytes, given: object, *words: str) -> bool:
    return isinstance(given, str) and hmac.compare_digest(given.encode(), seal(key, *words).encode())


def _mac(key: bytes, purpose: bytes, said: bytes) -> bytes:
    return hmac.new(key, b"commis.teams." + purpose + b"\0" + said, hashlib.sha256).digest()


def _text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _parts(token: str) -> tuple[bytes, bytes]:
    """What a token says and how it is signed; nothing for what is no token."""
    said, _, mac = token.partition(".")
    if len(token) > LONGEST_TOKEN:
        return b"", b""
    try:
        return _bytes(said), _bytes(mac)
    except (ValueError, binascii.Error):
        return b"", b""


def _bytes(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
