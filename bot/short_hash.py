"""A short name for something long: the same for the same text, in any process and release."""

from __future__ import annotations

import hashlib


def short_hash(text: str, length: int = 12) -> str:
    """The first hexadecimal digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
