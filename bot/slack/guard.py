"""Who may knock over HTTP: only what Slack has signed, just now, with a secret of ours. Nothing is read before."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

LARGEST_BODY = 1024 * 1024
"""Bytes of a request; longer ones are refused unread."""

WINDOW = 300
"""Seconds a request may be old, or be from the future (the clocks of two machines never agree)."""

TIMESTAMP = "x-slack-request-timestamp"
SIGNATURE = "x-slack-signature"

_SECONDS = re.compile(r"[0-9]{1,12}")
_SIGNED = re.compile(r"v0=[0-9a-f]{64}")


class Refused(Exception):
    """`status` is the HTTP answer; `reason` is for our log, never for whoever knocks."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Guard:
    """`secrets`: the current signing secret, then the one it replaces. `now` is the real wall clock."""

    def __init__(self, secrets: Sequence[str], now: Callable[[], datetime]) -> None:
        """Raises ValueError without a secret, or with an empty one: everybody could sign."""
        if not secrets or not all(secret.strip() for secret in secrets):
            raise ValueError("a signing secret must not be empty")
        self._secrets = [secret.encode() for secret in secrets]
        self._now = now

    def check(self, headers: Mapping[str, str], body: bytes) -> None:
        """Raises `Refused`. `body` is the raw one: what is signed is bytes, not what they mean."""
        if len(body) > LARGEST_BODY:
            raise Refused(413, "too large")
        told = {name.lower(): value for name, value in headers.items()}
        timestamp, signature = told.get(TIMESTAMP, ""), told.get(SIGNATURE, "")
        if not _SECONDS.fullmatch(timestamp):
            raise Refused(401, "no timestamp")
        if not _SIGNED.fullmatch(signature):
            raise Refused(401, "no signature")
        if abs(self._now().timestamp() - int(timestamp)) > WINDOW:
            raise Refused(401, "too old, or from the future")
        # Every secret is tried, so that the time taken does not tell which one it was.
        matches = [hmac.compare_digest(signed(secret, timestamp, body), signature) for secret in self._secrets]
        if not any(matches):
            raise Refused(401, "signed by somebody else")


def signed(secret: bytes, timestamp: str, body: bytes) -> str:
    """The signature Slack puts on a request."""
    return "v0=" + hmac.new(secret, b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
