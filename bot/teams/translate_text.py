"""What a person wrote, from what Teams makes of it: mentions, entities, markup and quotations read back as typed."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from bot.teams.activities import DEEPEST, Json, found, items, node, readable, text
from bot.teams.translate_markup import Markup, read
from bot.teams.translate_mentions import AT, Marks, Mention, begins_with_others, mentions_in, spelled

MESSAGE_REFERENCE = "messageReference"
HTML = "text/html"

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1", re.DOTALL)
_CODE = re.compile(r"`([^`\n]{1,2000})`")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\(([^()\s]{1,2000})\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")

_SHOWN = ("text", "title", "value", "body", "items", "columns", "facts", "inlines", "rows", "cells")


@dataclass(frozen=True)
class Said:
    """The words of a message. `called`: we are mentioned in it; `to_others`: it begins by mentioning somebody else;
    `quoted`: the id of the message it answers, "" for none."""

    text: str
    called: bool = False
    to_others: bool = False
    quoted: str = ""


def said_in(activity: Json, bot: str) -> Said:
    """The words of a message's activity; `bot` is our id there."""
    mentions = mentions_in(items(activity, "entities"), bot)
    raw = text(activity, "text")
    reference = _reference(activity)
    quoted = text(reference, "messageId")
    rich = _rich(activity, mentions)
    if rich is not None and (rich.quoted or not raw.strip()):
        # The plain words run the quoted ones and the answer together: only the markup tells them apart.
        marked, quoted = rich.told(), rich.quoted or quoted
    else:
        marked = _marked(raw, mentions, text(activity, "textFormat"))
        marked = _without_preview(marked, text(reference, "messagePreview"))
    return _said(marked, mentions, quoted)


def said_in_markup(markup: str, mentions: Sequence[Mention]) -> Said:
    """The words of a message that comes as HTML alone."""
    rich = read(markup, mentions)
    return _said(rich.told(), mentions, rich.quoted)


def shown_in_card(card: object) -> str:
    """What a card shows, as far as it is words: for a message that has no others."""
    if isinstance(card, str):
        card = _parsed(card)
    told: list[str] = []
    _gather(card, told, DEEPEST)
    return "\n".join(dict.fromkeys(each for each in told if each.strip()))


def _gather(part: object, told: list[str], depth: int) -> None:
    if depth == 0:
        return
    if isinstance(part, str):
        told.append(readable(part))
    elif isinstance(part, list):
        for each in cast("list[object]", part):
            _gather(each, told, depth - 1)
    elif isinstance(part, dict):
        for name in _SHOWN:
            _gather(cast("Json", part).get(name), told, depth - 1)


def _said(marked: str, mentions: Sequence[Mention], quoted: str) -> Said:
    called = any(mention.ours for mention in mentions)
    return Said(spelled(marked, mentions), called, begins_with_others(marked, mentions), quoted)


def _marked(raw: str, mentions: Sequence[Mention], style: str) -> str:
    if style == "xml":
        return read(raw, mentions).told()
    marks = Marks(mentions)
    marked = AT.sub(lambda match: marks.mark(match[0], match[1]) or match[0], raw)
    if style == "markdown":
        marked = _unstyled(marked)
    decoded = _ENTITY.sub(lambda match: html.unescape(match[0]), marked)
    # Entities can spell characters that no store takes.
    return "\x00".join(readable(part) for part in decoded.split("\x00"))


def _unstyled(marked: str) -> str:
    """Without the signs of Markdown that come in pairs; single ones are what was typed."""
    marked = _LINK.sub(lambda match: match[1] if match[1] == match[2] else f"{match[1]} ({match[2]})", marked)
    marked = _CODE.sub(r"\1", _BOLD.sub(r"\2", marked))
    return _ESCAPED.sub(r"\1", marked)


# --- quotations -------------------------------------------------------------------------------------------------------


def _reference(activity: Json) -> Json:
    """What the attachment says that names the message which is answered."""
    for each in items(activity, "attachments"):
        if text(each, "contentType") == MESSAGE_REFERENCE:
            content = found(each, "content")
            named = node(_parsed(content) if isinstance(content, str) else content)
            return named if text(named, "messageId") else {"messageId": text(each, "id")}
    return {}


def _parsed(content: str) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None


def _without_preview(marked: str, preview: str) -> str:
    """Where the quoted words stand in front, on lines of their own, they go."""
    start = marked.lstrip()
    rest = start[len(preview) :].lstrip(" ")
    if preview and start.startswith(preview) and rest.startswith("\n") and rest.strip():
        return rest.lstrip()
    return marked


def _rich(activity: Json, mentions: Sequence[Mention]) -> Markup | None:
    """The message once more, as its client drew it."""
    for each in items(activity, "attachments"):
        if text(each, "contentType") == HTML and (markup := text(each, "content")):
            return read(markup, mentions)
    return None
