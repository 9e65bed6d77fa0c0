"""Tells where a sentence sets its condition: between "si" and "alors", or behind "si" up to the next break."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.rules.reading.pieces import Piece


def between_if_and_then(pieces: Sequence[Piece]) -> frozenset[int]:
    """Places that belong to a condition whatever they say: nothing in them is a consequence."""
    found: set[int] = set()
    opened = -1
    for at, piece in enumerate(pieces):
        if piece.kind == "if" and opened < 0:
            opened = at
        elif piece.kind == "stop":
            opened = -1
        elif piece.kind == "then" and opened >= 0:
            found.update(range(opened, at))
            opened = -1
    return frozenset(found)


def behind_if(pieces: Sequence[Piece]) -> frozenset[int]:
    """Those places, and those behind an "if" without its "then", up to the next comma."""
    found = set(between_if_and_then(pieces))
    opened = False
    for at, piece in enumerate(pieces):
        opened = piece.kind == "if" or (opened and piece.kind not in ("comma", "stop", "then"))
        if opened:
            found.add(at)
    return frozenset(found)
