"""A report's card after somebody said of an avoided error whether it was one: locked there, its sums as they are now.
Pure."""

from __future__ import annotations

from dataclasses import replace

from graphs.message import Block, Buttons, FieldItem, Fields, Message, Text
from graphs.report.cards import PREFIX
from graphs.report.figures import Figures
from graphs.report.told import avoided_value
from graphs.report.wording import tell


def locked(message: Message, saving_id: str, said: str, now: Figures, language: str) -> Message:
    """`said` stands where its buttons stood; `now` holds what was avoided in the period as it stands."""
    label = tell(language, "label.avoided")
    blocks: list[Block] = []
    for block in message.blocks:
        match block:
            case Buttons() if any(button.id.startswith(f"{PREFIX}:{saving_id}:") for button in block.buttons):
                blocks.append(Text(said, tone="muted"))
            case Fields():
                value = avoided_value(now, "confirmed", language)
                items = [FieldItem(label, value) if item.label == label else item for item in block.items]
                blocks.append(Fields(items))
            case _:
                blocks.append(block)
    return replace(message, blocks=blocks)
