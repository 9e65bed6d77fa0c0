"""What drawn blocks hold: how much they weigh, what they say in one text, and the same in fewer of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import elements, limits
from bot.slack.escape import DASH, mrkdwn
from bot.slack.limits import size
from bot.slack.wording import tell

Json = dict[str, Any]


@dataclass(frozen=True)
class Room:
    """How many blocks there may be, how many characters in them, and how many with all that is around these."""

    blocks: int
    text: int
    payload: int

    def holds(self, blocks: Sequence[Json]) -> bool:
        if len(blocks) > self.blocks or payload(blocks) > self.payload or weight(blocks) > self.text:
            return False
        return weight([block for block in blocks if block["type"] == "table"]) <= limits.TABLE_TEXT


MESSAGE = Room(limits.BLOCKS, limits.MESSAGE_TEXT, limits.MESSAGE_PAYLOAD)
HOME = Room(limits.HOME_BLOCKS, limits.HOME_TEXT, limits.HOME_PAYLOAD)


def weight(blocks: Sequence[Json]) -> int:
    """The characters of all that is in the blocks, names of kinds aside."""
    return sum(size(text) for block in blocks for text in _strings(block))


def payload(blocks: Sequence[Json]) -> int:
    """The characters of the blocks as JSON; of tables, which Slack counts apart, only those of their cells."""
    rest = [block for block in blocks if block["type"] != "table"]
    cells = weight([block for block in blocks if block["type"] == "table"])
    return size(json.dumps(rest, ensure_ascii=False, separators=(",", ":"))) + cells


def joined(blocks: Sequence[Json]) -> list[Json]:
    """The same texts in fewer blocks: neighbours of the same kind become one as long as it is not too long."""
    fewer: list[Json] = []
    for block in blocks:
        above, text = _marked(fewer[-1]) if fewer else "", _marked(block)
        limit = limits.SECTION if block["type"] == "section" else limits.CONTEXT
        if above and text and fewer[-1]["type"] == block["type"] and size(above) + size(text) < limit:
            wrap = elements.section if block["type"] == "section" else elements.context
            fewer[-1] = wrap(f"{above}\n{text}")
        else:
            fewer.append(block)
    return fewer


def flat(blocks: Sequence[Json], language: str) -> str:
    """All that the blocks say in one text; buttons are named, and where to find them."""
    texts = [text for block in blocks for text in _spoken(block)]
    labels = [
        element["text"]["text"] for block in blocks for element in block.get("elements", []) if "value" in element
    ]
    if labels:
        texts.append(tell("buttons_elsewhere", language, labels=mrkdwn(", ".join(labels))))
    return "\n".join(texts) or DASH


def expanded(block: Json) -> Json:
    """A long text is shown whole rather than behind "see more"."""
    long = block["type"] == "section" and size(_marked(block)) > 600
    return {**block, "expand": True} if long else block


def _marked(block: Json) -> str:
    """The mrkdwn of a block that is one text; "" for others."""
    if block["type"] == "section" and "text" in block:
        return block["text"]["text"]
    return block["elements"][0]["text"] if block["type"] == "context" else ""


def _spoken(block: Json) -> Iterator[str]:
    if marked := _marked(block):
        yield marked
    elif block["type"] == "header":
        yield f"*{mrkdwn(block['text']['text'])}*"
    elif "fields" in block:
        yield from (field["text"].replace("\n", " ") for field in block["fields"])


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for name, value in node.items():  # pyright: ignore[reportUnknownVariableType]
            if name != "type":
                yield from _strings(value)
    elif isinstance(node, list):
        for value in node:  # pyright: ignore[reportUnknownVariableType]
            yield from _strings(value)
