"""Text from outside → text that a card shows as it was typed: never markup, a mention, a link or a date of its own."""

from __future__ import annotations

import re

from bot import outside_text
from bot.outside_text import blank, clean, one_line
from bot.teams.limits import URL, clip

__all__ = [
    "blank",
    "clean",
    "label",
    "literal",
    "markdown_free",
    "one_line",
    "sendable",
    "spaced",
    "target_text",
    "web_address",
]

DASH = "—"
"""Stands where there is nothing to show: an element without text is refused or not seen."""

JOINER = "\u2060"
HARD_SPACE = "\u00a0"

_SPACES = re.compile(r"^ +| {2,}|\t", re.MULTILINE)
_MENTION = re.compile(r"<(?=\s*/?\s*at\b)", re.IGNORECASE)
_FUNCTION = re.compile(r"\{(?=\{+\s*(?:DATE|TIME))", re.IGNORECASE)
_WORDS = re.compile(r"(?!\s*\d+[.)])(?!\s*[-–—])(?:[^\W_]|[ \u00a0\u202f,;:!?'’«»“”€%°/()·–—-]|\.(?=\s|\d|$))+")


def sendable(text: str) -> bool:
    """Whether it comes back the same: half a character cannot be sent, and nobody types controls."""
    return clean(text) == text


def literal(text: str) -> str:
    """For places that read no Markdown: there, mentions and functions of dates are still looked for by name."""
    text = clean(text)
    if blank(text):
        return DASH
    if "<" in text:
        text = _MENTION.sub(f"<{JOINER}", text)
    return _FUNCTION.sub(f"{{{JOINER}", text) if "{{" in text else text


def label(text: str, limit: int) -> str:
    """One line of at most so many characters, for titles, labels and choices."""
    return clip(literal(one_line(text)), limit)


def spaced(line: str) -> str:
    """Spaces that stand side by side are drawn as one, unless they may not break."""
    return _SPACES.sub(_kept, line) if "\t" in line or "  " in line or line.startswith(" ") else line


def _kept(found: re.Match[str]) -> str:
    return HARD_SPACE * 4 if found[0] == "\t" else HARD_SPACE * len(found[0])


def markdown_free(line: str) -> bool:
    """Whether a line holds letters, digits and common signs only, so that no reader of Markdown changes it."""
    return _WORDS.fullmatch(line) is not None and not blank(line) and "://" not in line


def target_text(target: str) -> str:
    return clip(target, 200)


def web_address(url: str) -> str | None:
    return outside_text.web_address(url, URL)
