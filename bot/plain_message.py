"""Message → plain text without any markup, whole; and columns aligned in a fixed-width font."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from bot.outside_text import blank, clean, one_line
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

STEPS = {"todo": "▫️", "doing": "⏳", "done": "✅", "failed": "❌"}

GAP = "  "

EVEN = re.compile("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u20ac]*")
"""Text in which every character is one column wide: nearly all there is, and worth not looking at each."""


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
            return _table(block)
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


# --- tables in a fixed-width font ------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    """Aligned text, whole, for a file: columns of long cells are left ragged."""
    lines = [[one_line(cell) for cell in line] for line in [[column.title for column in table.columns], *table.rows]]
    wide = max(map(len, lines))
    lines = [[*line, *[""] * (wide - len(line))] for line in lines]
    widths = [min(60, max(display_width(cell[:61]) for cell in column)) for column in zip(*lines, strict=True)]
    right = [at < len(table.columns) and table.columns[at].align == "right" for at in range(wide)]
    return "\n".join(aligned(line, widths, right) for line in lines)


def display_width(text: str) -> int:
    """In the columns of a fixed-width font: wide characters take two, combining and invisible ones none."""
    return len(text) if EVEN.fullmatch(text) else sum(width_of(each) for each in text)


def width_of(each: str) -> int:
    if each.isascii():
        return 1
    if unicodedata.category(each) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(each) in "WF" else 1


def aligned(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded: list[str] = []
    for cell, width, to_right in zip(cells, widths, right, strict=True):
        space = " " * max(0, width - display_width(cell[: width + 1]))
        padded.append(space + cell if to_right else cell + space)
    return GAP.join(padded).rstrip(" ")
