"""Finds whose approval a sentence asks for before something is done."""

from __future__ import annotations

from collections.abc import Iterator

from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.logic import test
from graphs.rules.reading.people import FUNCTIONS
from graphs.rules.reading.pieces import Piece
from graphs.rules.said import SaidConsequence
from graphs.understanding.text import fold


def read_approvals(desk: Desk) -> None:
    approving = [i for i, piece in enumerate(desk.pieces) if piece.kind == "approve" and not piece.taken]
    named = [i for i in approving if desk.pieces[i].who]
    if not approving:
        return
    if not named:
        if all(desk.pieces[i].value == "before" for i in approving):
            return
        named = approving[:1]
        desk.pieces[named[0]].who = "responsable" if desk.language == "fr" else "manager"
    if any(_exempted(desk, place) for place in approving):
        desk.take(*approving)
        place, text = named[0], desk.sheet.restored(desk.sheet.text)
        said = SaidConsequence("approval", name=desk.pieces[place].who)
        desk.found.append(Act(said, place, doubts=[("not_ours", text, [])]))
        return
    known: list[str] = []
    for place in approving:
        desk.take(place)
        _without(desk, place)
    for place in named:
        who = desk.pieces[place].who
        if who not in known:
            known.append(who)
            desk.found.append(_approval(desk, place, who))
        for join, other in _beside(desk, place):
            desk.take(join, other)
            text = desk.pieces[other].text
            if desk.pieces[join].kind == "or":
                either = desk.sheet.written(desk.pieces[min(join, other)].start, desk.pieces[max(join, other)].end)
                desk.found[-1].doubts.append(("left_over", either, []))
            elif text not in known:
                known.append(text)
                desk.found.append(_approval(desk, place, text))


def _beside(desk: Desk, place: int) -> Iterator[tuple[int, int]]:
    """Who else is named with the approver, and the join between them: "Hélène et Bastien doivent valider"."""
    pieces = desk.pieces
    for step in (-1, 1):
        join = place + step
        if not 0 <= join < len(pieces) or pieces[join].kind not in ("and", "or") or pieces[join].taken:
            continue
        look = join + step
        while step > 0 and look < len(pieces) and pieces[look].kind in ("of", "fill", "for"):
            look += step
        if 0 <= look < len(pieces) and _named(pieces[look]):
            yield join, look


def _named(piece: Piece) -> bool:
    """A name that is no customer's or product's, or a function."""
    if piece.taken or piece.kind not in ("name", "word") or piece.known:
        return False
    return piece.text[0].isupper() or fold(piece.text) in FUNCTIONS


def _exempted(desk: Desk, place: int) -> bool:
    """ "les VIP n'ont pas besoin d'accord", "no approval needed": no rule asks for less."""
    look = place - 1
    while look >= 0 and desk.pieces[look].kind in ("fill", "of", "be"):
        look -= 1
    if look < 0 or look in desk.tested or desk.pieces[look].kind not in ("not", "never"):
        return False
    return not _without_word(desk.pieces[look])


def _without(desk: Desk, place: int) -> None:
    """ "sans l'accord", "unless approved": what is beyond needs it; the words of refusing are a part of that."""
    look = place - 1
    while look >= 0 and desk.pieces[look].kind in ("fill", "of", "be"):
        look -= 1
    if look < 0 or desk.pieces[look].kind not in ("not", "except", "never"):
        return
    desk.take(look)
    for one in desk.compared:
        beyond = one.limit or (one.op == "<=" and one.other is None)
        if beyond and one.op in ("<=", ">="):
            one.op, one.limit = (">" if one.op == "<=" else "<"), False
    for at, piece in enumerate(desk.pieces):
        if piece.kind not in ("not", "never") or piece.taken or at in desk.condition:
            continue
        if at < look or not desk.of_value(at):
            desk.take(at)


def _approval(desk: Desk, place: int, who: str) -> Act:
    act = Act(SaidConsequence("approval", name=who), place)
    about_discounts = any(piece.kind == "grant" and not piece.taken for piece in desk.pieces)
    compared = any("order_discount" in one.chosen.facts for one in desk.compared)
    if about_discounts and not compared and not desk.free_percent():
        for at, piece in enumerate(desk.pieces):
            if piece.kind == "grant":
                desk.take(at)
        act.also = test("order_discount", ">", "0")
    return act


def _without_word(piece: Piece) -> bool:
    return piece.text.casefold().split(" ")[0] in ("sans", "without")
