"""Who is mentioned in a text: a mark stands for each while the text is decoded, so that no typed words become one."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.teams.activities import node, text

AT = re.compile(r"<at\b[^<>]*>(.{0,300}?)</at>", re.DOTALL | re.IGNORECASE)
_MARK = re.compile("\x00([0-9]+)\x00")
_FIRST = re.compile("\\s*\x00([0-9]+)\x00")
_BLANKS = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Mention:
    """`tag` is how it stands in the text, `name` what it shows."""

    tag: str
    name: str
    ours: bool


def mentions_in(entities: Sequence[object], bot: str) -> list[Mention]:
    """Where Teams counts a mention, it says who is meant: what else looks like one was typed."""
    return [
        Mention(text(each, "text"), text(each, "mentioned", "name"), is_us(text(each, "mentioned", "id"), bot))
        for each in entities
        if text(each, "type") == "mention" and node(each, "mentioned")
    ]


def is_us(mentioned: str, bot: str) -> bool:
    return bool(bot) and mentioned.removeprefix("28:") == bot.removeprefix("28:")


class Marks:
    """Gives each tag of a text the mention it stands for, in order: two people may have one name."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._left = list(range(len(mentions)))

    def mark(self, tag: str, label: str) -> str | None:
        """What stands for it, or None where nobody is mentioned by it. `tag` is "" where only its label is known."""
        shown = html.unescape(label).strip()
        for candidates in (self._left, range(len(self._mentions))):
            for at in candidates:
                mention = self._mentions[at]
                if (tag and tag == mention.tag) or (shown and shown in {mention.name, _label(mention.tag)}):
                    if at in self._left:
                        self._left.remove(at)
                    return f"\x00{at}\x00"
        return None


def begins_with_others(marked: str, mentions: Sequence[Mention]) -> bool:
    """Whether it begins by mentioning somebody else, and so is meant for them."""
    first = _FIRST.match(marked)
    return first is not None and not mentions[int(first[1])].ours


def spelled(marked: str, mentions: Sequence[Mention]) -> str:
    """The words again, others by their names, without our own."""

    def name(match: re.Match[str]) -> str:
        mention = mentions[int(match[1])]
        return f"@{(mention.name or _label(mention.tag)).lstrip('@')}"

    lines = (line.rstrip() for line in _MARK.sub(name, _without_calls(marked, mentions)).split("\n"))
    return _BLANKS.sub("\n\n", "\n".join(lines)).strip()


def _without_calls(marked: str, mentions: Sequence[Mention]) -> str:
    """Our own name is no word of the request: in front it goes with the comma or colon after it, and elsewhere with
    the space before it."""
    while (first := _FIRST.match(marked)) is not None and mentions[int(first[1])].ours:
        marked = marked[first.end() :].lstrip().lstrip(",:;").lstrip()
    for at, mention in enumerate(mentions):
        if mention.ours:
            marked = re.sub(f"[ \u00a0]?\x00{at}\x00", "", marked)
    return marked


def _label(tag: str) -> str:
    match = AT.fullmatch(tag.strip())
    return html.unescape(match[1]).strip() if match else ""
