"""Turns the goods of a follow-up into changes: by the verb that governs each, and by what the quote already holds."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from graphs.quote.brief import Change
from graphs.quote.reading import same_thing
from graphs.understanding.items import Item
from graphs.understanding.lexicon import ADD, BY, REMOVE, REPLACE, SET, words
from graphs.understanding.match import Nothing, Sure, match_in
from graphs.understanding.page import Page

Verb = Literal["", "add", "set", "remove", "replace", "unsupported"]
UNSUPPORTED = words("double doubler doublez triple tripler halve divise diviser moitie same meme memes")
ALSO = words("et and plus aussi also encore another ajout puis + too egalement")
_VERBS: dict[str, Verb] = {
    **dict.fromkeys(SET, "set"),
    **dict.fromkeys(ADD, "add"),
    **dict.fromkeys(REPLACE, "replace"),
    **dict.fromkeys(REMOVE, "remove"),
    **dict.fromkeys(UNSUPPORTED, "unsupported"),
}
_ENDS = frozenset(".!?;")
_DEFINITE = words("les the ces these those sans without")
_TOO = words("aussi also encore egalement too")
_SEARCHES = 40
"""Lines that are looked up by likeness in one message, to tell a line of the quote from new goods."""


@dataclass
class Marks:
    """Where "au lieu de", "de plus", "de moins" stand, in order."""

    instead: list[int] = field(default_factory=list[int])
    more: list[int] = field(default_factory=list[int])
    less: list[int] = field(default_factory=list[int])


class Edits:
    def __init__(self, page: Page, marks: Marks, quote_lines: Sequence[str]) -> None:
        self.page = page
        self.marks = marks
        self.quote_lines = quote_lines[:500]
        self.searches = _SEARCHES
        self.governing = _governing(page)

    def changes(self, items: Sequence[Item]) -> list[tuple[int, Change]]:
        """By place. Goods for which no change can be said are left over, with their verb."""
        found: list[tuple[int, Change]] = []
        last_removed = -1
        at = 0
        while at < len(items):
            item = items[at]
            verb, place = self.governing[item.at]
            following = items[at + 1] if at + 1 < len(items) else None
            swapped = self._swap(item, following, verb) if following else None
            if swapped:
                found.append((item.at, swapped))
                at += 2
                continue
            if verb == "remove" and place == last_removed and item.quantity is not None and self._ends_removing(place):
                verb = ""
            change = self._change(item, verb)
            if change is None:
                self.page.take(place if place >= 0 else item.at, item.end, "other")
            else:
                found.append((item.at, change))
                last_removed = place if change.op == "remove" else last_removed
            at += 1
        return found

    def _ends_removing(self, place: int) -> bool:
        """In "retire les tasses, 10 mugs" the second is counted, so it is wanted; not after "sans"."""
        return self.page.key(place) not in ("sans", "without")

    def _swap(self, item: Item, following: Item, verb: Verb) -> Change | None:
        between = range(item.end, following.at)
        if _within(self.marks.instead, between.start, between.stop):
            if same_thing(item.text, following.text):
                return Change("set", text=item.text, quantity=item.quantity, pack=item.pack)
            return Change("replace", following.text, item.text, item.quantity, item.pack)
        exchanged = verb == "replace" or (verb == "set" and item.known and following.known)
        if exchanged and any(self.page.key(at) in BY for at in between[:8]):
            return Change("replace", item.text, following.text, following.quantity, following.pack)
        return None

    def _change(self, item: Item, verb: Verb) -> Change | None:
        page = self.page
        before = page.key(item.at - 1)
        unsupported = before in UNSUPPORTED or page.key(item.at) in UNSUPPORTED or verb in ("replace", "unsupported")
        if unsupported or self._near(self.marks.less, item):
            return None
        if verb == "remove":
            counted = item.quantity is not None and before not in _DEFINITE
            return None if counted else Change("remove", text=item.text)
        if item.quantity is None and before in ("de", "d") and page.key(item.at - 2) == "plus":
            return None
        if self._near(self.marks.more, item) or verb == "add":
            return self._amount("add", item)
        held = self._held(item)
        if verb == "set":
            return None if item.quantity is None else self._amount("add" if held is False else "set", item)
        also = before in ALSO or any(page.key(at) in _TOO for at in self._clause(item))
        return self._amount("set" if held and not also and item.quantity is not None else "add", item)

    def _amount(self, op: Literal["set", "add"], item: Item) -> Change:
        return Change(op, text=item.text, quantity=item.quantity, pack=item.pack)

    def _clause(self, item: Item) -> range:
        page, start, end = self.page, item.at, item.end
        while start > max(0, item.at - 12) and not _parts(page, start - 1):
            start -= 1
        while end < min(len(page.tokens), item.end + 12) and not _parts(page, end):
            end += 1
        return range(start, end)

    def _near(self, places: Sequence[int], item: Item) -> bool:
        return _within(places, item.at - 3, item.end + 2)

    def _held(self, item: Item) -> bool | None:
        """Is the item a line of the quote? None when that cannot be told."""
        if not self.quote_lines:
            return None
        if any(same_thing(item.text, line) for line in self.quote_lines):
            return True
        if self.searches <= 0:
            return None
        self.searches -= 1
        decided = match_in(self.page.index, item.text, "product")
        if isinstance(decided, Nothing):
            return None
        found = [decided.match] if isinstance(decided, Sure) else decided.candidates
        held = any(match.id == line or same_thing(match.name, line) for match in found for line in self.quote_lines)
        return True if held else (False if isinstance(decided, Sure) else None)


def _within(places: Sequence[int], start: int, stop: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < stop


def _parts(page: Page, at: int) -> bool:
    return page.tokens[at].kind == "line" or page.key(at) in _ENDS or page.key(at) == ","


def _governing(page: Page) -> list[tuple[Verb, int]]:
    """For every word the verb before it in its sentence, and where that stands ("" and -1 for none)."""
    current: tuple[Verb, int] = ("", -1)
    found: list[tuple[Verb, int]] = []
    for at, token in enumerate(page.tokens):
        found.append(current)
        if token.kind == "mark" and token.key in _ENDS:
            current = ("", -1)
        elif page.covered[at] < 0 and page.roles[at] != "customer":
            if token.key in _VERBS:
                current = (_VERBS[token.key], at)
            elif token.key in ("pas", "no") and page.roles[at] == "command":
                current = ("remove", at)
    return found
