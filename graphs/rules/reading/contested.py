"""Tells an "and" that may join two classes of things, not two limits on one: "for VIPs and for orders above 500"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphs.rules.reading.logic import Element
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.zones import behind_if
from graphs.understanding.text import fold

BOTH = {"fr": "les deux à la fois", "en": "both at once"}
EITHER = {"fr": "l'un ou l'autre", "en": "either of them"}
_HEADS = frozenset({"order", "quote", "customer", "invoice", "lead", "bill"})
_SINGULAR = frozenset({"devis"})


def either_of(sheet: Sheet, elements: Sequence[Element]) -> list[Element] | None:
    """The elements with every such "and" read as "or"; None when there is none."""
    tested = behind_if(sheet.pieces)
    places = {
        piece.start
        for at, piece in enumerate(sheet.pieces)
        if piece.kind == "and" and at not in tested and _heads(sheet.pieces, at) and _bare_before(elements, piece.start)
    }
    joins = {element.place for element in elements if element.join == "and"} & places
    if not joins:
        return None
    return [replace(one, join="or") if one.join == "and" and one.place in joins else one for one in elements]


def _heads(pieces: Sequence[Piece], at: int) -> bool:
    """Behind it another class of things begins: "et pour …", "and orders …", "et les commandes …"."""
    following = at + 1
    if following < len(pieces) and pieces[following].kind in ("for", "on"):
        return True
    while following < len(pieces) and pieces[following].kind == "fill":
        following += 1
    noun = pieces[following] if following < len(pieces) else None
    if noun is None or noun.kind != "noun" or noun.value not in _HEADS:
        return False
    return noun.text.endswith("s") and (fold(noun.text) not in _SINGULAR or following > at + 1)


def _bare_before(elements: Sequence[Element], place: int) -> bool:
    """What stands right before it is named alone: "les VIP", "Nordlys"."""
    before = [element for element in elements if element.place < place and element.join not in ("open", "comma")]
    return bool(before) and before[-1].join == "atom" and before[-1].bare
