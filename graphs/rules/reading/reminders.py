"""Finds until when no reminder is sent: "avant 15 jours", "attends 15 jours", "after 15 days"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.pieces import Piece
from graphs.rules.said import SaidConsequence
from graphs.understanding.numbers import plain


def read_reminders(desk: Desk) -> None:
    chasing = [i for i, piece in enumerate(desk.pieces) if piece.kind == "chase" and not piece.taken]
    if not chasing or any(act.said.kind == "approval" for act in desk.found):
        for place in chasing:
            desk.take(place)
        return
    waits = _waited(desk)
    if waits is not None:
        places, amount = waits
        desk.take(*places, *chasing)
        for at, piece in enumerate(desk.pieces):
            if piece.kind not in ("not", "never", "wait", "before") or at in desk.condition:
                continue
            if not piece.taken and not desk.of_value(at):
                desk.take(at)
        desk.found.append(Act(SaidConsequence("postpone", plain(_days(amount))), chasing[0]))


def waited_days(desk: Desk) -> tuple[list[int], str] | None:
    """The places of a delay, its word first, and its days; it is no comparison then."""
    if not any(piece.kind in ("before", "wait") and not piece.taken for piece in desk.pieces):
        return None
    waits = _waited(desk)
    return None if waits is None else (waits[0], plain(_days(waits[1])))


def _waited(desk: Desk) -> tuple[list[int], Piece] | None:
    """The days of a delay: "avant 15 jours", "attends 15 jours", "relance à partir de 15 jours de retard"."""
    negative = any(piece.kind in ("not", "never") and not piece.taken for piece in desk.pieces)
    for at, piece in enumerate(desk.pieces):
        if piece.kind != "amount" or not (piece.unit == "days" or piece.months):
            continue
        one = next((c for c in desk.compared if c.at == at), None)
        behind = _behind(desk, at if one is None else one.first, ("before", "wait"))
        if one is None or (behind is not None and one.op in (">=", ">", "<", "<=")):
            if behind is None:
                behind = _before_chasing(desk, at)
            if behind is None:
                continue
            places = [behind, at, *_trailing(desk, at)]
        elif one.op in (">=", ">") and not negative and one.other is None:
            places = list(range(one.first, one.last + 1))
        else:
            continue
        if one is not None:
            desk.compared.remove(one)
        return places, piece
    return None


def _before_chasing(desk: Desk, at: int) -> int | None:
    """ "give them 30 days before chasing them"."""
    look = at + 1
    while look < len(desk.pieces) and desk.pieces[look].kind in ("fill", "of", "noun"):
        look += 1
    if look >= len(desk.pieces) or desk.pieces[look].kind != "before":
        return None
    following = [piece.kind for piece in desk.pieces[look + 1 : look + 5]]
    return look if "chase" in following else None


def _behind(desk: Desk, at: int, kinds: Sequence[str]) -> int | None:
    look = at - 1
    while look >= 0 and desk.pieces[look].kind in ("fill", "of", "compare", "be"):
        look -= 1
    return look if look >= 0 and desk.pieces[look].kind in kinds else None


def _trailing(desk: Desk, at: int) -> list[int]:
    """ "15 jours de retard", "15 days overdue", "15 days after the due date"."""
    taken: list[int] = []
    for look in range(at + 1, min(at + 4, len(desk.pieces))):
        piece = desk.pieces[look]
        if piece.kind == "noun" and piece.value in ("late", "overdue", "invoice"):
            return [*taken, look]
        if piece.kind not in ("of", "fill", "before"):
            break
        taken.append(look)
    return []


def _days(piece: Piece) -> Decimal:
    return piece.amount * 30 if piece.months else piece.amount
