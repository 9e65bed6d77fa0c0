"""Cuts cleaned text into words, numbers and marks, each with its folded key and its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from graphs.understanding.text import fold

Kind = Literal["word", "number", "email", "link", "mark", "line", "cell"]

_TOKEN = re.compile(
    r"(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})"
    r"|(?P<link>https?://[^\s<>]{1,2000})"
    r"|(?P<number>\d+(?:[.,']\d+)*)"
    r"|(?P<word>(?<![^\W\d_])m[23](?!\w)|[^\W\d_]+)"
    r"|(?P<line>\n)"
    r"|(?P<cell>[\t|])"
    r"|(?P<space>[^\S\n\t]+)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_JOINS = frozenset("-'._")


@dataclass(frozen=True, slots=True)
class Token:
    """`before` is what stands between it and the token before: "" nothing, " " a space, or the joining mark of
    "porte-savon", "l'hôtel", "S.A.S"."""

    text: str
    key: str
    kind: Kind
    start: int
    end: int
    before: str


def _joins(text: str, place: int) -> bool:
    """A mark between two letters or digits, with no space around it."""
    return 0 < place < len(text) - 1 and text[place - 1].isalnum() and text[place + 1].isalnum()


def tokenise(text: str) -> list[Token]:
    tokens: list[Token] = []
    before = ""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "space":
            before = " "
            continue
        piece = found.group()
        start = found.start()
        if kind == "mark" and piece in _JOINS and before == "" and _joins(text, start):
            before = piece
            continue
        key = fold(piece) if kind in ("word", "email", "link") else piece
        tokens.append(Token(piece, key, kind, start, found.end(), before))  # pyright: ignore[reportArgumentType] - lastgroup is one of the names above
        before = ""
    return tokens


def slice_of(text: str, tokens: list[Token], start: int, end: int) -> str:
    """The words as written, from token `start` up to and without token `end`."""
    return text[tokens[start].start : tokens[end - 1].end] if end > start else ""
