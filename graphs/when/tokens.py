"""Cuts a text into words, digits and marks, each with its folded key and its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graphs.understanding.text import fold

_TOKEN = re.compile(
    r"(?P<number>[0-9]+)"
    r"|(?P<word>(?:[^\W\d_]|[\u0300-\u036f])+)"
    r"|(?P<join>['’ʼ‘`´]|(?<=[^\W\d_])[-‐‑](?=[^\W\d_]))"
    r"|(?P<mark>[^\s\u200b-\u200d\u2060\ufeff])"
)
_MARKS = str.maketrans("‐‑–—−", "-----")


@dataclass(frozen=True, slots=True)
class Token:
    """`glued`: nothing stands between it and the token before. Apostrophes and hyphens within words are no tokens:
    "après-midi" is two words."""

    text: str
    key: str
    number: bool
    word: bool
    start: int
    end: int
    glued: bool


def tokenise(text: str) -> list[Token]:
    tokens: list[Token] = []
    last = -1
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind == "join":
            continue
        piece = found.group()
        key = fold(piece) if kind == "word" else piece.translate(_MARKS)
        start, end = found.span()
        tokens.append(Token(piece, key, kind == "number", kind == "word", start, end, start == last))
        last = end
    return tokens
