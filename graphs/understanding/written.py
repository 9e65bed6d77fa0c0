"""Words of a person as they may be said back, and the addresses among them."""

from __future__ import annotations

import re

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}")
_TEXT = 80


def clip(text: str, most: int = _TEXT) -> str:
    """Words of a person as they may be said back: one line, not too long."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def valid_email(text: str) -> bool:
    return len(text) <= 254 and EMAIL.fullmatch(text.strip()) is not None
