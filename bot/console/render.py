"""A Message as plain text, for terminals and for `says` of the command's JSON."""

from __future__ import annotations

from typing import assert_never

from graphs.message import (
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

_STEP = {"todo": "○", "doing": "◔", "done": "●", "failed": "✗"}


def plain_text(message: Message, language: str = "fr") -> str:
    """All that the message shows, one block a paragraph; the summary alone when it has no blocks."""
    colon = ": " if language == "en" else " : "
    parts = [_block(block, colon) for block in message.blocks]
    return "\n".join(part for part in parts if part) or message.summary


def _block(block: Block, colon: str) -> str:
    match block:
        case Text():
            return block.text
        case Excerpt():
            quoted = "\n".join(f"> {line}" for line in block.text.splitlines())
            return f"{quoted}\n> — {block.source}" if block.source else quoted
        case Fields():
            return "\n".join(f"{item.label}{colon}{item.value}" if item.label else item.value for item in block.items)
        case Table():
            return _table(block)
        case Image():
            return f"[{block.alt}]"
        case Attachment():
            return f"[{block.file.name}, {max(1, round(block.file.size / 1024))} kB]"
        case Progress():
            return "\n".join(f"{_STEP[step.state]} {step.label}" for step in block.steps)
        case Link():
            return f"{block.label}: {block.url}"
        case ThreadLink():
            return block.label
        case Buttons():
            return "  ".join(f"[{button.label}]" for button in block.buttons)
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    rows = [[column.title for column in table.columns], *table.rows]
    widths = [max(len(row[i]) if i < len(row) else 0 for row in rows) for i in range(len(table.columns))]
    return "\n".join(
        "  ".join(
            (cell.rjust(width) if column.align == "right" else cell.ljust(width))
            for cell, width, column in zip(row, widths, table.columns, strict=False)
        ).rstrip()
        for row in rows
    )
