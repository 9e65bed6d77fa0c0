"""Long texts in pieces: at the end of a paragraph, a line or a word where there is one, always at the same places."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.outside_text import blank, boundary
from bot.slack.limits import size


def pieces(text: str, limit: int, write: Callable[[str], str]) -> Iterator[str]:
    """The text as `write` writes it (escaped, quoted), in pieces that fit; none of them where nothing is seen."""
    rest = text.strip("\n")
    while rest:
        end = _fitting(rest, limit, write)
        if end < len(rest):
            end = boundary(rest, end)
        if not blank(rest[:end]):
            yield write(rest[:end].rstrip())
        rest = rest[end:].lstrip(" " if rest[end : end + 1] == " " else "\n")


def _fitting(text: str, limit: int, write: Callable[[str], str]) -> int:
    end = min(len(text), limit)
    while end > 1 and (length := size(write(text[:end]))) > limit:
        end = max(1, min(end - 1, end * limit // length))
    return end
