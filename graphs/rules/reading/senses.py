"""What a phrase of a rule can mean, and the tables that are looked up for it word by word, the longest phrase first."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz.distance import OSA

from graphs.rules.condition import Op

Kind = Literal[
    "amount", "compare", "after", "noun", "test", "label", "tongue", "option", "name", "quoted", "date", "word", "and",
    "or", "if", "then", "except", "not", "never", "group", "open", "close", "comma", "stop", "be", "of", "on", "for",
    "fill", "approve", "grant", "deposit", "chase", "write", "send", "add", "fee", "mention", "classify", "wait",
    "before", "tax", "tone",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sense:
    """`op` of a comparison, `limit` when it forbids what is beyond ("pas plus de"); `facts` a noun may stand for, the
    usual first; `value` the option, the label, the object ("quote", "discount", "reminder"), or a side."""

    kind: Kind
    op: Op = "=="
    limit: bool = False
    facts: tuple[str, ...] = ()
    value: str = ""


@dataclass
class _Node:
    next: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    prefixes: list[tuple[str, _Node]] = field(default_factory=list[tuple[str, "_Node"]])
    sense: Sense | None = None


class Phrases:
    """In a phrase `a/b` are alternatives, `_` among them is no word at all, and `depass*` any word that begins so."""

    def __init__(self) -> None:
        self._root = _Node()
        self.words: set[str] = set()

    def add(self, sense: Sense, phrases: str) -> None:
        for phrase in phrases.replace("\n", " | ").split("|"):
            choices = [word.split("/") if word != "/" else [word] for word in phrase.split()]
            if choices:
                for keys in itertools.product(*choices):
                    self._put(sense, [key for key in keys if key != "_"])

    def _put(self, sense: Sense, keys: Sequence[str]) -> None:
        node = self._root
        for key in keys:
            if key.endswith("*") and len(key) > 1:
                stem = key[:-1]
                known = next((after for prefix, after in node.prefixes if prefix == stem), None)
                if known is None:
                    known = _Node()
                    node.prefixes.append((stem, known))
                node = known
            else:
                self.words.add(key)
                node = node.next.setdefault(key, _Node())
        if keys and node.sense is None:  # the first meaning given to a phrase is its meaning
            node.sense = sense

    def match(self, keys: Sequence[str], at: int) -> tuple[int, Sense] | None:
        """The longest phrase that begins at `at`: the place after it, and its sense."""
        found: tuple[int, Sense] | None = None
        front = [(at, self._root)]
        while front:
            place, node = front.pop()
            if node.sense is not None and (found is None or place > found[0]):
                found = place, node.sense
            if place < len(keys):
                key = keys[place]
                if exact := node.next.get(key):
                    front.append((place + 1, exact))
                front.extend((place + 1, after) for prefix, after in node.prefixes if key.startswith(prefix))
        return found

    def knows(self, key: str) -> bool:
        return key in self.words or any(key.startswith(prefix) for prefix, _ in self._root.prefixes)

    def begins(self, key: str) -> bool:
        """Some phrase begins with this word."""
        return key in self._root.next or self.knows(key)

    def nearest(self, key: str) -> str:
        """The word of the tables that `key` is a slip of the pen for; `key` itself when there is none, or several."""
        if len(key) < 5 or self.knows(key):
            return key
        most = 1 if len(key) < 9 else 2
        close = [
            (distance, word)
            for word in self.words
            if len(word) >= 5 and word[0] == key[0] and (distance := OSA.distance(key, word, score_cutoff=most)) <= most
        ]
        return min(close)[1] if close else key
