"""The neutral Message → what Slack takes, within every limit. Pure: the same message always gives the same blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot import plain_message
from bot.outside_text import cut
from bot.slack import elements, limits
from bot.slack.blocks import MESSAGE, Room, expanded, flat, joined
from bot.slack.contents import ceilings, files, tidy, unique, words
from bot.slack.drawing import Canvas, Caps, Level, View, draw
from bot.slack.escape import DASH, blank, mrkdwn
from bot.slack.fitting import fitted
from bot.slack.limits import size
from bot.slack.split import pieces
from graphs.message import Address, FileRef, Message

__all__ = ["Level", "Rendered", "drawn_within", "render"]

Json = dict[str, Any]


@dataclass(frozen=True)
class Rendered:
    """`images` are pictures that the blocks want (see `render`), `attachments` files that follow the message.
    `overflow` is the whole message as plain text when something of it was left out, else ""."""

    text: str
    blocks: list[Json]
    images: list[FileRef]
    attachments: list[FileRef]
    overflow: str


def render(
    message: Message,
    language: str,
    *,
    level: Level = "newest",
    permalink: Callable[[Address], str | None],
    pictures: Mapping[str, str] | None = None,
) -> Rendered:
    """`newest` uses every block Slack has, `classic` those that every client knows, `text` none.

    `pictures` maps the ids of files to Slack's ids once they are uploaded; a picture that is not there is shown by its
    words. `permalink` gives the web address of a place in this workspace.
    """
    message = tidy(message)
    view = View(language, permalink, pictures or {}, native_table=level == "newest")
    if level == "text":
        canvas = _fitted_text(message, view)
        text, blocks, images = flat(canvas.blocks, language), list[Json](), list[FileRef]()
    else:
        canvas = drawn_within(message, view, MESSAGE)
        text, blocks, images = summary(message), canvas.blocks, unique(canvas.images)
    if level == "newest":
        blocks = [expanded(block) for block in blocks]
    attachments = unique(list(files(message, pictures=level == "text")))
    overflow = "" if canvas.whole else plain_message.whole(message, permalink)
    return Rendered(text, blocks, images, attachments, overflow)


def drawn_within(message: Message, view: View, room: Room) -> Canvas:
    """As much of the message as there is room for. Never without any block."""

    def drawing(caps: Caps) -> Canvas:
        canvas = draw(message, view, caps)
        if not canvas.blocks:
            canvas.body(message.summary, mrkdwn, elements.section, limits.SECTION)
        if not canvas.blocks:
            canvas.blocks.append(elements.section(DASH))
        if len(canvas.blocks) > room.blocks:
            canvas.blocks = joined(canvas.blocks)
        return canvas

    return fitted(drawing, lambda canvas: not canvas.over and room.holds(canvas.blocks), ceilings(message))


def _fitted_text(message: Message, view: View) -> Canvas:
    def drawing(caps: Caps) -> Canvas:
        canvas = draw(message, view, caps)
        if not canvas.blocks:
            canvas.body(message.summary, mrkdwn, elements.section, limits.SECTION)
        return canvas

    def fits(canvas: Canvas) -> bool:
        return not canvas.over and size(flat(canvas.blocks, view.language)) <= limits.TOP_TEXT

    return fitted(drawing, fits, ceilings(message))


def summary(message: Message) -> str:
    """The text for notifications and readers: the summary, or the first words there are."""
    for text in (message.summary, *words(message)):
        if not blank(text):
            kept, left = cut(text, limits.TOP_TEXT - 1)
            first, *more = pieces(kept, limits.TOP_TEXT - 1, mrkdwn)
            return f"{first}{limits.ELLIPSIS}" if left or more else first
    return DASH
