"""What is drawn of a message so far, within which caps, and the lines that say what is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.outside_text import cut
from bot.teams import elements, limits
from bot.teams.elements import MUTED, NORMAL, Style
from bot.teams.escape import blank, one_line
from bot.teams.limits import clip
from bot.teams.wording import count, tell
from graphs.message import Address

Json = dict[str, Any]


@dataclass(frozen=True)
class View:
    """Where and to whom a message is shown. `visible` says of a button's id whether it is shown, `hidden_note` what
    stands in its place; `pictures`: file id → data of the picture or its https address."""

    language: str
    permalink: Callable[[Address], str | None]
    visible: Callable[[str], bool]
    hidden_note: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Caps:
    """What is shown at most: rows of a table, characters of a text, items of a list, blocks of the message beside its
    buttons, characters of a confirmation and of a button's label, buttons."""

    rows: int = 1_000
    text: int = limits.CARD
    items: int = 500
    parts: int = 2_000
    confirm: int = limits.CONFIRM_TEXT
    label: int = limits.LABEL
    buttons: int = 2_000


@dataclass
class Canvas:
    """What is drawn so far. `whole` turns false when something is left out, `over` true when it is far too much."""

    view: View
    caps: Caps
    body: list[Json] = field(default_factory=list[Json])
    shown: set[str] = field(default_factory=set[str])
    whole: bool = True
    over: bool = False
    buttons: int = 0
    buttons_left: int = 0
    panels: int = 0
    picture_bytes: int = 0
    told_hidden: bool = False

    def left_out(self, kind: str, number: int) -> str:
        self.whole = False
        language = self.view.language
        name = f"cut.{kind}.one" if number == 1 else f"cut.{kind}"
        return tell(name, language, n=count(number, language), where=tell("cut.where", language))

    def note(self, kind: str, number: int) -> None:
        if number:
            self.body.append(elements.line(self.left_out(kind, number), MUTED))

    def clipped(self, text: str, limit: int) -> str:
        """One line of at most so many characters."""
        line = one_line(text)
        if len(line) > limit:
            self.whole = False
        return clip(line, limit)

    def lines(self, text: str, style: Style = NORMAL) -> Iterator[Json]:
        """The lines of a text, its end left out where the cap says so."""
        if blank(text):
            return
        kept, left = cut(text, self.caps.text)
        yield from elements.lines(kept, style)
        if left:
            yield elements.line(self.left_out("text", left), MUTED, spacing="none")
