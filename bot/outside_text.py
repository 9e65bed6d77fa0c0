"""Text from outside, made fit to be shown anywhere: clean, of one line, cut where it may be cut, and web addresses.

What a platform reads as markup is its own business: each escapes the rest itself.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

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


def clean(text: str) -> str:
    """Without control characters, halves of characters and orders of direction; lines end in a line feed."""
    if _UNCLEAN.isdisjoint(text):
        return text
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return _LONE_SURROGATE.sub("\ufffd", text)


def whole_characters(text: str) -> bool:
    """Whether it can be sent at all, so that it comes back the same: half a character cannot."""
    return _LONE_SURROGATE.search(text) is None


def blank(text: str) -> bool:
    """Whether nothing of it would be seen."""
    return not any(unicodedata.category(each) not in {"Cc", "Cf", "Zs", "Zl", "Zp"} for each in text.strip())


def one_line(text: str) -> str:
    line = clean(text)
    if any(blanks in line for blanks in ("\n", "\t", "  ")):
        line = _BLANKS.sub(" ", line)
    return line.strip(" ")


def cut(text: str, limit: int) -> tuple[str, int]:
    """The beginning of a text, and how many characters are left out."""
    if len(text) <= limit:
        return text, 0
    kept = text[: boundary(text, limit)].rstrip()
    return kept, len(text) - len(kept)


def boundary(text: str, end: int) -> int:
    """Where to cut at or before `end`: in its second half where anything ends there, right at `end` otherwise."""
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, end // 2, end + 1)
        if at > 0:
            return at
    return end


def web_address(url: str, longest: int) -> str | None:
    """The address with all but its own characters encoded; None unless it leads to a web page or a mailbox, and is no
    longer than that."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme == "mailto" and "@" in parts.path and not parts.netloc:
        return _short(SplitResult("mailto", "", _encoded(parts.path), _encoded(parts.query), ""), longest)
    if scheme not in {"http", "https"} or "@" in parts.netloc or (named := _host(host)) is None:
        return None
    place = named if port is None else f"{named}:{port}"
    return _short(SplitResult(scheme, place, *(_encoded(each) for each in parts[2:])), longest)


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


def _short(parts: SplitResult, longest: int) -> str | None:
    url = urlunsplit(parts)
    return url if len(url) <= longest else None
