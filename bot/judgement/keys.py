"""Keys and subjects that always fit their column: what is too long goes by its hash. Pure."""

from __future__ import annotations

import hashlib

LONGEST = 300
"""Of the columns they are kept in, in characters."""


def fitting(text: str, longest: int = LONGEST) -> str:
    """The text itself while it fits; otherwise its beginning and the hash of the whole, so that no two become one."""
    if len(text) <= longest:
        return text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{text[: longest - len(digest) - 1]}#{digest}"
