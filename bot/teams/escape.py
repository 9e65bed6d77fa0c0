"""Text from outside → text that a card shows as it was typed: never markup, a mention, a link or a date of its own."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from bot.teams.limits import URL, clip

DASH = "—"
"""Stands where there is nothing to show: an element without text is refused or not seen."""

JOINER = "\u2060"
HARD_SPACE = "\u00a0"

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls but tabs and line ends
    "\u202a-\u202e\u2066-\u2069"  # orders to turn the direction of what follows
    "\ufdd0-\ufdef\ufffe\uffff]"  # never characters
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_UNCLEAN = frozenset(
    each
    for each in map(chr, range(0x10000))
    if re.match(f"{_LINE_ENDS.pattern}|{_UNPRINTABLE.pattern}|[\ud800-\udfff]", each)
)
"""All characters that are looked for: most texts hold none of them, which is quickly seen."""
_BLANKS = re.compile(r"[ \t\n]+")
_SPACES = re.compile(r"^ +| {2,}|\t", re.MULTILINE)
_MENTION = re.compile(r"<(?=\s*/?\s*at\b)", re.IGNORECASE)
_FUNCTION = re.compile(r"\{(?=\{+\s*(?:DATE|TIME))", re.IGNORECASE)
_WORDS = re.compile(r"(?!\d+[.)])(?![-–—])(?:[^\W_]|[ \u00a0\u202f,;:!?'’«»“”€%°/()·–—-]|\.(?=\s|\d|$))+")


def clean(text: str) -> str:
    """Without control characters, halves of characters and orders of direction; lines end in a line feed."""
    if _UNCLEAN.isdisjoint(text):
        return text
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def sendable(text: str) -> bool:
    """Whether it comes back the same: half a character cannot be sent, and nobody types controls."""
    return clean(text) == text


def blank(text: str) -> bool:
    """Whether nothing of it would be seen."""
    return not any(unicodedata.category(each) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} for each in text.strip())


def one_line(text: str) -> str:
    line = clean(text)
    if any(blanks in line for blanks in ("\n", "\t", "  ")):
        line = _BLANKS.sub(" ", line)
    return line.strip(" ")


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
    """The address with all but its own characters encoded; None unless it leads to a web page or a mailbox."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme == "mailto" and "@" in parts.path and not parts.netloc:
        return _short(SplitResult("mailto", "", _encoded(parts.path), _encoded(parts.query), ""))
    if scheme not in {"http", "https"} or "@" in parts.netloc or (named := _host(host)) is None:
        return None
    place = named if port is None else f"{named}:{port}"
    return _short(SplitResult(scheme, place, *(_encoded(each) for each in parts[2:])))


def _host(host: str) -> str | None:
    """The name of the machine in ASCII letters; None for what is no name."""
    try:
        name = host.encode("ascii" if host.isascii() else "idna").decode("ascii")
    except UnicodeError:
        return None
    if ":" in name:
        return f"[{name}]" if re.fullmatch(r"[0-9a-f:.]+", name) else None
    return name if re.fullmatch(r"[a-z0-9._-]+", name) else None


def _encoded(part: str) -> str:
    return quote(_LONE_SURROGATE.sub("\ufffd", part), safe="/?:@!$&'()*+,;=~-._%")


def _short(parts: SplitResult) -> str | None:
    url = urlunsplit(parts)
    return url if len(url) <= URL else None
