"""What a person types, as Slack's composer turns it into wire text and rich text."""

from __future__ import annotations

import re
from typing import Any

from tests.support.slack.state import Data, State

_MARKUP = re.compile(r"<(?:[@#!][^<>]+|(?:https?|mailto|tel):[^<>]+)>")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]")
_DOMAIN = re.compile(r"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:fr|com|org|net|eu|io)(?![\w.-]*\w)", re.I)
_MENTION = re.compile(r"(?<![\w@.])@([\w.-]*\w)")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def typed(text: str, state: State, team: str = "") -> str:
    """Escaped, addresses made links, known names after an @ made mentions (of people of this workspace first). Markup
    that is there already stays."""
    workspaces = sorted(state.workspaces.values(), key=lambda workspace: workspace.id == team)
    names = {user.name.lower(): user.id for w in workspaces for user in w.users.values()}
    parts: list[str] = []
    end = 0
    for markup in _MARKUP.finditer(text):
        parts += [_typed(text[end : markup.start()], names), markup[0]]
        end = markup.end()
    return "".join([*parts, _typed(text[end:], names)])


def _typed(text: str, names: dict[str, str]) -> str:
    links: list[str] = []

    def keep(link: str) -> str:
        links.append(link)
        return f"\0{len(links) - 1}\0"

    def mention(found: re.Match[str]) -> str:
        user = names.get(found[1].lower())
        return keep(f"<@{user}>") if user else found[0]

    text = _URL.sub(lambda found: keep(f"<{escape(found[0])}>"), text)
    text = _EMAIL.sub(lambda found: keep(f"<mailto:{found[0]}|{found[0]}>"), text)
    text = _DOMAIN.sub(lambda found: keep(f"<http://{found[0]}|{found[0]}>"), text)
    text = escape(_MENTION.sub(mention, text))
    return re.sub(r"\0(\d+)\0", lambda found: links[int(found[1])], text)


def unescape(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def blocks_of(wire_text: str) -> list[Data]:
    """The rich_text block the composer sends along."""
    elements: list[dict[str, Any]] = []
    end = 0
    for markup in re.finditer(r"<([^<>]+)>", wire_text):
        if markup.start() > end:
            elements.append({"type": "text", "text": unescape(wire_text[end : markup.start()])})
        elements.append(_element(markup[1]))
        end = markup.end()
    if end < len(wire_text):
        elements.append({"type": "text", "text": unescape(wire_text[end:])})
    section = {"type": "rich_text_section", "elements": elements}
    return [{"type": "rich_text", "block_id": "stand-in", "elements": [section]}]


def _element(markup: str) -> dict[str, Any]:
    target, _, label = markup.partition("|")
    if target.startswith("@"):
        return {"type": "user", "user_id": target[1:]}
    if target.startswith("#"):
        return {"type": "channel", "channel_id": target[1:]}
    if target.startswith("!subteam^"):
        return {"type": "usergroup", "usergroup_id": target.removeprefix("!subteam^")}
    if target.startswith("!"):
        return {"type": "broadcast", "range": target[1:]}
    link: dict[str, Any] = {"type": "link", "url": unescape(target)}
    return link | {"text": unescape(label)} if label else link
