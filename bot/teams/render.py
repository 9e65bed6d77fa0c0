"""The neutral Message → an Adaptive Card that Teams takes whole. Pure: the same message always gives the same card."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import plain_message
from bot.teams import elements, limits
from bot.teams.canvas import Canvas, Caps, View
from bot.teams.contents import TEXT_FLOOR, ceilings, followers, pictures_of, tidy, words
from bot.teams.drawing import draw
from bot.teams.escape import DASH, blank, label
from bot.teams.fitting import fitted
from graphs.message import Address, FileRef, Message

Json = dict[str, Any]

FLOORS = (("rows", 5), ("text", TEXT_FLOOR), ("items", 5), ("parts", 0), ("confirm", 20), ("label", 12), ("buttons", 0))
"""What gives way, in this order, and how far each does before the next has to."""


@dataclass(frozen=True)
class Rendered:
    """`summary` is one line for notifications. `pictures` are those a card could show (see `render`), `attachments`
    the files that go with it: documents, and pictures that it does not show. `overflow` is the whole message as plain
    text when something of it was left out, else ""."""

    card: Json
    summary: str
    attachments: list[FileRef]
    pictures: list[FileRef]
    overflow: str


def everybody(button: str) -> bool:
    return True


def render(
    message: Message,
    language: str,
    *,
    post: str,
    permalink: Callable[[Address], str | None],
    visible: Callable[[str], bool] = everybody,
    users: Sequence[str] = (),
    hidden_note: str = "",
    pictures: Mapping[str, str] | None = None,
) -> Rendered:
    """`users`: Teams' ids of those for whom the card asks us again when they see it, with the key of its `post`.

    Of buttons, those are drawn that are `visible`; `hidden_note` says once whom the others are for. `pictures` maps
    the ids of files to data (as a `data:` address, small) or to https addresses; a picture that is not there is shown
    by its words and is among the attachments. `permalink` gives the web address of a place.
    """
    message = tidy(message)
    view = View(language, permalink, visible, hidden_note, pictures or {})
    summary = summarized(message)
    refresh = elements.refresh(post, users)

    def framed(canvas: Canvas) -> Json:
        return elements.card(canvas.body, language, summary, refresh)

    def drawing(caps: Caps) -> Canvas:
        canvas = draw(message, view, caps)
        if not canvas.body:
            canvas.body += list(canvas.lines(message.summary)) or [elements.line(DASH)]
        return canvas

    def fits(canvas: Canvas) -> bool:
        return not canvas.over and limits.weight(framed(canvas)) <= limits.CARD

    canvas = fitted(drawing, fits, ceilings(message), FLOORS)
    overflow = "" if canvas.whole else plain_message.whole(message, permalink)
    return Rendered(framed(canvas), summary, followers(message, canvas.shown), pictures_of(message), overflow)


def summarized(message: Message) -> str:
    """The summary in one line, or the first words there are."""
    for text in (message.summary, *words(message)):
        if not blank(text):
            return label(text[: 4 * limits.SUMMARY], limits.SUMMARY)
    return DASH
