"""Where a long text is cut: at the end of a paragraph, a line or a word where there is one, always alike."""

from __future__ import annotations


def cut(text: str, limit: int) -> tuple[str, int]:
    """The beginning of a text, and how many characters are left out."""
    if len(text) <= limit:
        return text, 0
    kept = text[: _boundary(text, limit)].rstrip()
    return kept, len(text) - len(kept)


def _boundary(text: str, end: int) -> int:
    """Where to cut at or before `end`: in its second half where anything ends there, right at `end` otherwise."""
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, end // 2, end + 1)
        if at > 0:
            return at
    return end
