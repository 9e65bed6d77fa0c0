"""Message → plain text without any markup, whole: the file that goes with a message of which something is cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from bot.teams import tables
from bot.teams.drawing import STEPS
from bot.teams.escape import blank, clean
from graphs.message import (
    Address,
    Attachment,
    Block,
    Buttons,
    Excerpt,
    Fields,
    Image,
    Link,
    Message,
    Progress,
    Table,
    Text,
    ThreadLink,
)


def whole(message: Message, permalink: Callable[[Address], str | None]) -> str:
    texts = [clean(message.summary), *(_block(block, permalink) for block in message.blocks)]
    return "\n\n".join(text.strip("\n") for text in texts if not blank(text)) + "\n"


def _block(block: Block, permalink: Callable[[Address], str | None]) -> str:
    match block:
        case Text():
            return clean(block.text)
        case Excerpt():
            return "\n".join([*(f"> {line}" for line in clean(block.text).split("\n")), clean(block.source)]).rstrip()
        case Fields():
            return "\n".join(_pair(item.label, item.value) for item in block.items)
        case Table():
            return tables.plain(block)
        case Image():
            return clean(block.alt)
        case Attachment():
            return f"[{clean(block.file.name)}]"
        case Progress():
            return "\n".join(f"{STEPS[step.state]} {clean(step.label)}" for step in block.steps)
        case Link():
            return _pair(block.label, block.url)
        case ThreadLink():
            return _pair(block.label, permalink(block.address) or "")
        case Buttons():
            return " ".join(_labels(block))
        case _:
            assert_never(block)


def _pair(label: str, value: str) -> str:
    return " — ".join(part for part in (clean(label), clean(value)) if not blank(part))


def _labels(block: Buttons) -> Iterator[str]:
    return (f"[{clean(button.label)}]" for button in block.buttons if not blank(button.label))
