"""Where in a TOML text its tables and keys stand: the parser itself does not say."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

_HEADER = re.compile(r"\s*\[\[?\s*(\"?)([A-Za-z0-9_.-]+)\1\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*\"?([A-Za-z0-9_-]+)\"?(?:\s*\.[^=]*)?\s*=")
_TRIPLE = re.compile(r'"""|\'\'\'')


@dataclass
class Place:
    """A table that begins on line `line` (from 1), up to and without line `end`; `keys` are the lines of its keys."""

    table: str
    line: int
    end: int = 0
    keys: dict[str, int] = field(default_factory=dict[str, int])


def places(text: str) -> list[Place]:
    """The tables in order. Whatever stands within a text of several lines is none of them."""
    found: list[Place] = []
    open_quote = ""
    lines = text.split("\n")
    for number, line in enumerate(lines, start=1):
        if not open_quote:
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                found.append(Place(header[2], number))
            elif key and found:
                found[-1].keys.setdefault(key[1], number)
        for quote in _TRIPLE.findall(line):
            open_quote = quote if not open_quote else "" if quote == open_quote else open_quote
    for place, following in zip_longest(found, found[1:]):
        place.end = following.line if following else len(lines) + 1
    return found


def of_table(found: list[Place], table: str, count: int) -> list[Place | None]:
    """The `count` places of a table, when that many were found; otherwise none can be told from the other."""
    named = [place for place in found if place.table == table]
    return list(named) if len(named) == count else [None] * count


def blocks_of(text: str, table: str) -> str:
    """The tables of that name (and what is within them), word for word, with the comments right above each."""
    lines = text.split("\n")
    found = places(text)
    kept: list[str] = []
    for index, place in enumerate(found):
        if place.table.split(".")[0] != table:
            continue
        first = place.line - 1
        while first > 0 and lines[first - 1].startswith("#"):
            first -= 1
        last = place.end - 1
        if index + 1 < len(found):
            # The comments right above the next table are that table's.
            while last > place.line and (lines[last - 1].startswith("#") or not lines[last - 1].strip()):
                last -= 1
        kept.append("\n".join(lines[first:last]).strip("\n"))
    return "\n\n".join(kept)
