"""Blocks and wire text as a person reads them, in plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.support.slack.composer import unescape
from tests.support.slack.state import Data

Name = Callable[[str], str]

_STYLES = [re.compile(rf"(?<![\w{c}]){c}(?=\S)([^{c}\n]*?\S){c}(?![\w{c}])") for c in (r"\*", "_", "~", "`")]
_MARKDOWN = [
    (re.compile(r"^#{1,6}\s+", re.M), ""),
    (re.compile(r"\*\*(?=\S)(.+?)\*\*"), r"\1"),
    (re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]*)\)"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~<>])"), r"\1"),
]


def mrkdwn_text(text: str, name: Name, channel: Name) -> str:
    """Slack's own markup: mentions by name, links by label, no marks of style, nothing escaped."""
    protected: list[str] = []

    def shown(found: re.Match[str]) -> str:
        target, _, label = found[1].partition("|")
        if target.startswith("@"):
            words = f"@{name(target[1:])}"
        elif target.startswith("#"):
            words = f"#{channel(target[1:])}"
        elif target.startswith("!date"):
            words = label
        elif target.startswith("!"):
            words = f"@{target[1:].partition('^')[0]}"
        else:
            words = label or target.removeprefix("mailto:")
        protected.append(words)
        return f"\0{len(protected) - 1}\0"

    text = re.sub(r"<([^<>]+)>", shown, text)
    for style in _STYLES:
        text = style.sub(r"\1", text)
    return unescape(re.sub(r"\0(\d+)\0", lambda found: protected[int(found[1])], text))


def markdown_text(text: str) -> str:
    for pattern, instead in _MARKDOWN:
        text = pattern.sub(instead, text)
    return unescape(text)


def blocks_text(blocks: list[Data], name: Name, channel: Name) -> str:
    """One line or more a block; table rows with " | " between cells."""
    reader = _Reader(name, channel)
    return "\n".join(part for part in (reader.block(block) for block in blocks) if part)


class _Reader:
    """Reads blocks, whatever is nested in what."""

    def __init__(self, name: Name, channel: Name) -> None:
        self.name, self.channel = name, channel

    def block(self, block: Data) -> str:
        kind = block.get("type", "")
        reader = getattr(self, f"_{kind}", None)
        return reader(block) if reader else ""

    def text(self, thing: Any) -> str:
        """A text object, plain or mrkdwn, or a bare string."""
        if not thing:
            return ""
        if isinstance(thing, str):
            return thing
        if thing.get("type") == "mrkdwn":
            return mrkdwn_text(thing["text"], self.name, self.channel)
        return unescape(thing.get("text", ""))

    def lines(self, *parts: str) -> str:
        return "\n".join(part for part in parts if part)

    def _section(self, block: Data) -> str:
        return self.lines(self.text(block.get("text")), *(self.text(one) for one in block.get("fields") or []))

    def _header(self, block: Data) -> str:
        return self.text(block.get("text"))

    def _alert(self, block: Data) -> str:
        return self.text(block.get("text"))

    def _markdown(self, block: Data) -> str:
        return markdown_text(block.get("text", ""))

    def _context(self, block: Data) -> str:
        shown = [one.get("alt_text", "") if one["type"] == "image" else self.text(one) for one in block["elements"]]
        return " ".join(shown)

    def _image(self, block: Data) -> str:
        return self.lines(self.text(block.get("title")), block.get("alt_text", ""))

    def _input(self, block: Data) -> str:
        element = block.get("element", {})
        initial = element.get("initial_value") or self.text((element.get("initial_option") or {}).get("text"))
        label = self.text(block.get("label"))
        return self.lines(f"{label}: {initial}" if initial else label, self.text(block.get("hint")))

    def _table(self, block: Data) -> str:
        return "\n".join(" | ".join(self.cell(cell) for cell in row) for row in block["rows"])

    def _data_table(self, block: Data) -> str:
        return self.lines(block.get("caption", ""), self._table(block))

    def cell(self, cell: Data) -> str:
        if cell["type"] == "rich_text":
            return self._rich_text(cell)
        return str(cell.get("text") or cell.get("value") or "")

    def _task_card(self, block: Data) -> str:
        details = [self._rich_text(block[key]) for key in ("details", "output") if block.get(key)]
        return self.lines(f"[{block.get('status')}] {self.text(block.get('title'))}", *details)

    def _plan(self, block: Data) -> str:
        return self.lines(self.text(block.get("title")), *(self._task_card(one) for one in block.get("tasks") or []))

    def _card(self, block: Data) -> str:
        return self.lines(*(self.text(block.get(key)) for key in ("title", "subtitle", "body")))

    def _carousel(self, block: Data) -> str:
        return self.lines(*(self._card(card) for card in block["elements"]))

    def _container(self, block: Data) -> str:
        title = self.lines(self.text(block.get("title")), self.text(block.get("subtitle")))
        return self.lines(title, *(self.block(child) for child in block.get("child_blocks") or []))

    def _rich_text(self, block: Data) -> str:
        return "\n".join(self.rich(element) for element in block["elements"])

    def rich(self, element: Data) -> str:
        kind = element["type"]
        if kind == "rich_text_list":
            return "\n".join(f"• {self.rich(one)}" for one in element["elements"])
        return "".join(self.part(part) for part in element["elements"])

    def part(self, part: Data) -> str:
        kind = part["type"]
        if kind == "user":
            return f"@{self.name(part['user_id'])}"
        if kind == "channel":
            return f"#{self.channel(part['channel_id'])}"
        if kind == "link":
            return part.get("text") or part["url"]
        if kind == "emoji":
            return f":{part['name']}:"
        if kind == "broadcast":
            return f"@{part['range']}"
        return str(part.get("text", ""))
