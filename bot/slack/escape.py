"""Text from outside → text that Slack shows as it is: never a mention, a link, a quotation or an emphasis."""

from __future__ import annotations

import re

from bot import outside_text
from bot.outside_text import blank, clean, one_line
from bot.outside_text import whole_characters as sendable
from bot.slack.limits import SECTION, URL, clip, size

__all__ = [
    "blank",
    "bold",
    "clean",
    "code",
    "link",
    "literal",
    "mrkdwn",
    "one_line",
    "quoted",
    "sendable",
    "target_text",
    "web_address",
]

DASH = "—"
"""Stands where there is nothing to show: Slack refuses empty texts."""

ZERO_WIDTH = "\u200b"
JOINER = "\u2060"

_MENTION = re.compile(r"<(?=[!@#])")
_QUOTE_MARK = re.compile(r"^([^\S\n]*)(?=&gt;)", re.MULTILINE)
_BACKTICKS = re.compile("`(?=`)")

_CODE = re.compile(f"(?<!`)`{ZERO_WIDTH}([^`\n{ZERO_WIDTH}{JOINER}]{{1,300}}){ZERO_WIDTH}`(?!`)")

_LOOSE_STAR = re.compile(r"(?<![^\W_])\*|\*(?![^\W_])")

_MARKS = "*_~"
_OPENS = {mark: re.compile(rf"(?<![^\W_]){re.escape(mark)}(?=\S)") for mark in f"{_MARKS}`"}
_CLOSES = {mark: re.compile(rf"(?<=\S){re.escape(mark)}(?![^\W_])") for mark in f"{_MARKS}`"}


def literal(text: str, limit: int) -> str:
    """For places where Slack reads no markup (labels, cells): even so, no mention stands there in one piece."""
    text = _MENTION.sub(f"<{JOINER}", clean(text))
    return DASH if blank(text) else clip(text, limit)


def mrkdwn(text: str) -> str:
    """For places where Slack reads mrkdwn."""
    lines = [_unpaired(line, _MARKS) for line in clean(text).split("\n")]
    # Words in single backticks may look like code: they are no markup, and a command is copied as it stands.
    return _entities(_CODE.sub(r"`\1`", _unpaired("\n".join(lines), "`")))


def bold(text: str) -> str:
    """Every line of it in bold, since bold ends with its line."""
    return "\n".join(_bold(line.strip()) for line in clean(text).split("\n"))


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in mrkdwn(text).split("\n"))


def code(text: str) -> str:
    """What may stand between the fences of a block of code."""
    return _references(_BACKTICKS.sub(f"`{JOINER}", clean(text)))


def link(label: str, url: str) -> str | None:
    """`<url|label>`; None when the address is no web page and no mailbox, or is too long."""
    target = web_address(url)
    if target is None:
        return None
    shown = mrkdwn(one_line(label))
    written = f"<{_references(target)}|{target_text(target) if blank(shown) else shown}>"
    return written if size(written) <= SECTION else None


def target_text(target: str) -> str:
    return mrkdwn(clip(target, 200))


def web_address(url: str) -> str | None:
    return outside_text.web_address(url, URL)


def _bold(line: str) -> str:
    if blank(line):
        return ""
    apart = _unpaired(_LOOSE_STAR.sub(f"{ZERO_WIDTH}*{ZERO_WIDTH}", line), "_~`")
    return f"*{_entities(apart)}*"


def _unpaired(text: str, marks: str) -> str:
    """A zero-width space inside what would be a pair of formatting marks. Marks within words pair with nothing."""
    for mark in marks:
        if text.count(mark) < 2:
            continue
        opens = [found.start() for found in _OPENS[mark].finditer(text)]
        closes = [found.start() for found in _CLOSES[mark].finditer(text)]
        if opens and closes and opens[0] < closes[-1]:
            text = _spaced(text, {at for at in opens if at < closes[-1]}, {at for at in closes if at > opens[0]})
    return text


def _spaced(text: str, opens: set[int], closes: set[int]) -> str:
    written: list[str] = []
    done = 0
    for at in sorted(opens | closes):
        written += [text[done:at], ZERO_WIDTH if at in closes else "", text[at], ZERO_WIDTH if at in opens else ""]
        done = at + 1
    return "".join([*written, text[done:]])


def _references(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _entities(text: str) -> str:
    return _QUOTE_MARK.sub(f"\\1{JOINER}", _references(text))
