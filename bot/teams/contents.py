"""What is in a Message, before it is drawn: its long texts, how much there is of each kind, its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.teams import limits, tables
from bot.teams.canvas import Caps
from bot.teams.drawing import PICTURES, unique
from bot.teams.escape import clean
from graphs.message import (
    Attachment,
    Block,
    Buttons,
    Excerpt,
    FieldItem,
    Fields,
    FileRef,
    Image,
    Message,
    Progress,
    Table,
    Text,
)

TEXT_FLOOR = 200


def tidy(message: Message) -> Message:
    """The same with every long text clean, once, however often it is drawn then."""
    return Message(clean(message.summary), [_tidy(block) for block in message.blocks])


def _tidy(block: Block) -> Block:
    if isinstance(block, Text | Excerpt):
        return replace(block, text=clean(block.text))
    if isinstance(block, Fields):
        return Fields([FieldItem(clean(item.label), clean(item.value)) for item in block.items])
    return block


def pictures_of(message: Message) -> list[FileRef]:
    """What a card could show, once each."""
    images = [block.file for block in message.blocks if isinstance(block, Image)]
    return unique([file for file in images if file.media_type in PICTURES])


def followers(message: Message, shown: set[str]) -> list[FileRef]:
    """What goes with the card: its attachments, and the pictures that it does not show."""
    return unique(
        [
            block.file
            for block in message.blocks
            if isinstance(block, Attachment) or (isinstance(block, Image) and block.file.id not in shown)
        ]
    )


def words(message: Message) -> Iterator[str]:
    """The texts there are, in order."""
    for block in message.blocks:
        match block:
            case Text() | Excerpt():
                yield block.text
            case Fields():
                yield from (item.value for item in block.items)
            case Table():
                yield from (cell for row in block.rows for cell in row)
                yield from (column.title for column in block.columns)
            case Image():
                yield block.alt
            case Progress():
                yield from (step.label for step in block.steps)
            case _:
                continue


def ceilings(message: Message) -> Caps:
    """What the message itself has at most, so that looking for what fits starts there."""
    shown = [block for block in message.blocks if isinstance(block, Table)]
    lists = [
        block.items if isinstance(block, Fields) else block.steps
        for block in message.blocks
        if isinstance(block, Fields | Progress)
    ]
    full = Caps()
    return replace(
        full,
        rows=max([0, *(tables.affordable(table, limits.CARD, TEXT_FLOOR) for table in shown)]),
        items=min(full.items, max([0, *map(len, lists)])),
        parts=min(full.parts, len(message.blocks)),
        buttons=min(full.buttons, sum(len(block.buttons) for block in message.blocks if isinstance(block, Buttons))),
    )
