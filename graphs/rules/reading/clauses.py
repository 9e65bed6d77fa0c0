"""Lays the tests of a sentence and its joins in order, and gives each consequence the tests that belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graphs.rules.reading.compared import Compared
from graphs.rules.reading.desk import Act
from graphs.rules.reading.logic import NOTHING, Element, conjunction, parse
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.said import SaidCondition
from graphs.understanding.lexicon import words

_EACH = words("les the all any every toutes tous toute tout nos our")


def elements_of(
    sheet: Sheet, compared: Sequence[Compared], atoms: Sequence[Element], acts: Sequence[Act]
) -> list[Element]:
    """Tests and joins by place; a consequence, "si" and "alors" break the sentence."""
    found = list(atoms)
    for one in compared:
        condition = one.said_condition
        if condition != NOTHING:
            found.append(Element("atom", sheet.pieces[one.at].start, condition, bare=False))
    for at, piece in enumerate(sheet.pieces):
        element = _join(sheet.pieces, at, piece)
        if element is not None:
            found.append(element)
    found.extend(Element("break", sheet.pieces[act.at].start) for act in acts)
    return sorted(found, key=lambda element: element.place)


def _join(pieces: Sequence[Piece], at: int, piece: Piece) -> Element | None:
    if piece.kind in ("open", "close"):
        return Element("open" if piece.kind == "open" else "close", piece.start)
    if piece.taken:
        return None
    match piece.kind:
        case "and" if _classes(pieces, at):
            return Element("or", piece.start)
        case "and" | "or" | "except" | "comma":
            return Element(piece.kind, piece.start)
        case "stop":
            return Element("comma", piece.start)
        case "if" | "then":
            return Element("break", piece.start)
        case "group":
            piece.taken = True
            return Element("not", piece.start)
        case "not":
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            if following is not None and following.kind == "for" and piece.text.casefold() in ("ni", "nor"):
                piece.taken = True  # "pas de remise pour les nouveaux ni pour Astoria": refused to either
                return Element("or", piece.start)
            if following is not None and following.kind == "open":
                piece.taken = True
                return Element("not", piece.start)
            return None
        case _:
            return None


def _classes(pieces: Sequence[Piece], at: int) -> bool:
    """ "les devis de plus de 20 000 € et les remises de plus de 10 %": quotes and discounts are two classes of things,
    no quote is both."""
    led = at + 2 < len(pieces) and pieces[at + 1].text.casefold() in _EACH
    if not led and (at + 1 >= len(pieces) or not pieces[at + 1].text.endswith("s")):
        return False
    second = _class(pieces[at + 2] if led else pieces[at + 1])
    kinds = {second} | {_class(piece) for piece in pieces[:at] if led or piece.text.endswith("s")}
    alone = not any(piece.kind in ("if", "for", "then") for piece in pieces[:at])
    return alone and second != "" and kinds >= {"grant", "order"} and pieces[0].kind != "amount"


def _class(piece: Piece) -> str:
    if piece.kind == "grant":
        return "grant"
    return "order" if piece.kind == "noun" and piece.value in ("order", "quote") else ""


def conditions(elements: Sequence[Element], acts: Sequence[Act], places: Sequence[int]) -> list[SaidCondition]:
    """One condition for each consequence. `places` are those of the consequences."""
    if len(acts) < 2:
        return [conjunction([parse(elements), *(act.also for act in acts)])]
    atoms = [element.place for element in elements if element.join == "atom"]
    between = [any(a < place < b for place in atoms) for a, b in pairwise(places)]
    if not any(between):
        whole = parse(elements)
        return [conjunction([whole, act.also]) for act in acts]
    trailing = any(place > places[-1] for place in atoms)
    cuts = [_cut(elements, a, b, last=trailing) for a, b in pairwise(places)]
    parts: list[SaidCondition] = []
    shared = parse([element for element in elements if element.place < places[0]]) if trailing else NOTHING
    for at, act in enumerate(acts):
        begin = cuts[at - 1] if at else (places[0] if trailing else -1)
        end = cuts[at] if at < len(cuts) else 10**9
        own = parse([element for element in elements if begin < element.place < end])
        parts.append(conjunction([shared, own, act.also]))
    return parts


def _cut(elements: Sequence[Element], first: int, second: int, *, last: bool) -> int:
    """Where one rule ends and the next begins: the last join before its consequence, or the first after the one
    before."""
    joins = [e.place for e in elements if first < e.place < second and e.join in ("and", "comma", "or")]
    if joins:
        return joins[-1] if last else joins[0]
    return second if last else first
