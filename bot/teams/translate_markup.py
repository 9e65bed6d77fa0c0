"""A message that comes as HTML, read as its words: without what it quotes, a mark standing for each mention."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.teams.activities import readable
from bot.teams.translate_mentions import Marks, Mention

REPLY = "http://schema.skype.com/Reply"
MENTION = "http://schema.skype.com/Mention"

LONGEST = 400_000

_LINES = {"p", "div", "li", "tr", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3"}
_UNSAID = {"script", "style", "head", "title"}


def read(markup: str, mentions: Sequence[Mention]) -> Markup:
    reader = Markup(mentions)
    reader.feed(readable(markup)[:LONGEST])
    reader.close()
    return reader


@dataclass
class _Open:
    """A mention whose end was not read yet."""

    tag: str
    label: list[str] = field(default_factory=list[str])


class Markup(HTMLParser):
    """`quoted` is the id of the message that is answered, "" for none."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        super().__init__(convert_charrefs=True)
        self.quoted = ""
        self._marks = Marks(mentions)
        self._parts: list[str] = []
        self._mention: _Open | None = None
        self._quotes: list[bool] = []
        """Of the quotations that are open: whether each is Teams' own, of a message that is answered."""
        self._unsaid = 0

    def told(self) -> str:
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "blockquote":
            answers = given.get("itemtype") == REPLY
            self._quotes.append(answers)
            if answers and not self.quoted:
                self.quoted = given.get("itemid", "")
        if tag in _UNSAID:
            self._unsaid += 1
        if tag == "at" or given.get("itemtype") == MENTION:
            self._mention = _Open(tag)
        elif tag == "br" or tag in _LINES:
            self._say("\n" if tag == "br" else self._break())
        elif tag in {"img", "emoji"} and given.get("alt"):
            self._say(given["alt"])

    def handle_endtag(self, tag: str) -> None:
        if self._mention is not None and tag == self._mention.tag:
            self._end_mention()
        if tag == "blockquote" and self._quotes:
            self._quotes.pop()
        elif tag in _UNSAID and self._unsaid:
            self._unsaid -= 1
        if tag in _LINES:
            self._say(self._break())
        elif tag in {"td", "th"}:
            self._say("\t")

    def handle_data(self, data: str) -> None:
        if self._mention is not None:
            self._mention.label.append(readable(data))
        else:
            self._say(readable(data))

    def close(self) -> None:
        super().close()
        if self._mention is not None:
            self._end_mention()

    def _end_mention(self) -> None:
        label = "".join(self._mention.label) if self._mention else ""
        self._mention = None
        self._say(self._marks.mark("", label) or label)

    def _break(self) -> str:
        return "\n" if self._parts and not self._parts[-1].endswith("\n") else ""

    def _say(self, words: str) -> None:
        if words and not any(self._quotes) and not self._unsaid:
            self._parts.append(words)
