"""What a person wrote, from what Slack makes of it: its escapes, links and mentions read back as they were typed."""

from __future__ import annotations

import re
from typing import cast

_MARKUP = re.compile(r"<([^<>\n]*)>")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_PLAIN = {"amp": "&", "lt": "<", "gt": ">"}
_MENTIONED = re.compile(r"<@([^<>|\s]+)(?:\|[^<>]*)?>")
_FIRST = re.compile(r"\s*<@([^<>|\s]+)(?:\|[^<>]*)?>")
_DATE = re.compile(r"!date\^[^|]*\|(.*)", re.DOTALL)


DEEPEST = 12
"""Levels of a message's blocks that are read."""

_SHOWN = ("pretext", "title", "text", "fields", "elements", "value", "blocks")


def written(text: str, bot_user: str) -> str:
    """The words as they were typed, without our own name in front."""
    return _ENTITY.sub(lambda m: _PLAIN[m[1]], _MARKUP.sub(lambda m: _typed(m[1], m[0]), _without_call(text, bot_user)))


def plain(text: str) -> str:
    """Words that Slack escapes but holds no markup in (those of a command)."""
    return written(text, "")


def shown(message: object) -> str:
    """What a message shows that has no text of its own, as those of many apps: its attachments and blocks, in order."""
    found: list[str] = []
    for part in ("blocks", "attachments"):
        _gather(cast("dict[str, object]", message).get(part) if isinstance(message, dict) else None, found, DEEPEST)
    return "\n".join(dict.fromkeys(text for text in found if text.strip()))


def _gather(part: object, found: list[str], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(part, str):
        found.append(plain(part))
    elif isinstance(part, list):
        for each in cast("list[object]", part):
            _gather(each, found, depth - 1)
    elif isinstance(part, dict):
        node = cast("dict[str, object]", part)
        if node.get("type") == "rich_text_section":
            inline: list[str] = []
            _gather(node.get("elements"), inline, depth - 1)
            found.append("".join(inline))
            return
        for name in _SHOWN:
            _gather(node.get(name), found, depth - 1)


def mentions(text: str, user: str) -> bool:
    return any(match[1] == user for match in _MENTIONED.finditer(text))


def calls_somebody_else(text: str, bot_user: str) -> bool:
    """Whether it begins by mentioning a colleague, and so is meant for them."""
    first = _FIRST.match(text)
    return first is not None and first[1] != bot_user


def _without_call(text: str, bot_user: str) -> str:
    """Our mention at the start goes, however often it is there, with the comma or colon after it."""
    while (first := _FIRST.match(text)) is not None and first[1] == bot_user:
        text = text[first.end() :].lstrip().lstrip(",:;").lstrip()
    return text


def _typed(inside: str, whole: str) -> str:
    """What was typed for one `<…>` of Slack's; anything else stays as it is."""
    target, bar, label = inside.partition("|")
    match target[:1]:
        case "@":
            return f"@{label.lstrip('@') or target[1:]}"
        case "#":
            return f"#{label.lstrip('#') or target[1:]}"
        case "!":
            return _special(target, label, whole)
        case _:
            scheme, colon, rest = target.partition(":")
            if not colon or not scheme.isalpha():
                return whole
            return label if bar and label else (rest if scheme in {"mailto", "tel"} else target)


def _special(target: str, label: str, whole: str) -> str:
    """`<!here>`, a group of people, or a date."""
    if _DATE.match(f"{target}|{label}") and label:
        return label
    if target.startswith("!subteam^"):
        return f"@{label.lstrip('@') or target.removeprefix('!subteam^')}"
    return f"@{(label or target[1:]).lstrip('@')}" if target[1:] else whole
