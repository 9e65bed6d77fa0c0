"""Finds what a sentence refuses: a thing that is not done, or what is beyond a limit."""

from __future__ import annotations

from graphs.rules.condition import Op
from graphs.rules.reading.compared import Compared
from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.logic import test
from graphs.rules.reading.pieces import Piece
from graphs.rules.said import SaidConsequence
from graphs.understanding.numbers import plain

_BOUNDS = frozenset({"if", "comma", "stop", "except", "then", "open", "close"})
_OBJECTS = {"quote": "quote", "order": "quote", "bill": "bill"}


def read_limits(desk: Desk) -> None:
    """ "pas plus de 20 % de remise": what is beyond is forbidden, unless somebody may allow it."""
    if any(act.said.kind == "approval" for act in desk.found):
        return
    others = bool(desk.found)
    for one in [one for one in desk.compared if one.at not in desk.tested]:
        percent = "order_discount" in one.chosen.facts[:1]
        if one.limit and one.op in ("<=", ">=") and one.chosen.facts:
            if percent and one.op == "<=":
                _forbid_beyond(desk, one, ">", "discount")
            elif one.chosen.facts[0].startswith(("order_", "line_")) and not others:
                _forbid_beyond(desk, one, ">" if one.op == "<=" else "<", "quote")
        elif percent and not others and _none_beyond(desk, one):
            _forbid_beyond(desk, one, one.op, "discount")
        elif percent and not others and _never_more(desk, one):
            _forbid_beyond(desk, one, ">", "discount")
        elif percent and not others and one.op == "<=" and not desk.free_percent():
            _up_to(desk, one)


def _never_more(desk: Desk, one: Compared) -> bool:
    """ "never give Greenfield more than 8%": a word of refusing stands before it, and refuses nothing else."""
    refusing = [i for i, piece in enumerate(desk.pieces) if piece.kind in ("not", "never") and not piece.taken]
    refusing = [i for i in refusing if i < one.first and not desk.of_value(i)]
    clause = refusing and not any(piece.kind in _BOUNDS for piece in desk.pieces[refusing[-1] : one.first])
    return bool(clause) and one.op == ">" and not any(piece.kind == "grant" for piece in desk.pieces)


def _none_beyond(desk: Desk, one: Compared) -> bool:
    """ "no discount above 20%": the word of refusing and the discount stand side by side before the limit."""
    look, granted = one.first - 1, one.noun is not None and one.noun.kind == "grant"
    while look >= 0 and desk.pieces[look].kind in ("fill", "of", "grant", "be"):
        granted = granted or desk.pieces[look].kind == "grant"
        look -= 1
    if look < 0 or one.op not in (">", ">=") or not one.said or not granted or desk.pieces[look].taken:
        return False
    return desk.pieces[look].kind in ("not", "never") and not _without(desk.pieces[look])


def _without(piece: Piece) -> bool:
    return piece.text.casefold() in ("sans", "without")


def _forbid_beyond(desk: Desk, one: Compared, op: Op, act: str) -> None:
    one.op, one.limit = op, False
    _objects(desk)
    desk.found.append(Act(SaidConsequence("forbid", name=act), one.at))


def _objects(desk: Desk) -> None:
    for at, piece in enumerate(desk.pieces):
        if piece.kind not in ("not", "never", "grant") or piece.taken or at in desk.condition:
            continue
        if not desk.of_value(at):
            desk.take(at)


def _up_to(desk: Desk, one: Compared) -> None:
    """ "jusqu'à 10 % pour les VIP": given, or the most that may be given?"""
    percent = SaidConsequence("discount", plain(one.amount.amount))
    desk.compared.remove(one)
    act = Act(SaidConsequence("forbid", name="discount"), one.at, test("order_discount", ">", percent.number))
    act.doubts.append(
        ("which_bound", desk.sheet.written(desk.pieces[one.first].start, desk.pieces[one.last].end), [percent])
    )
    desk.found.append(act)
    _objects(desk)


def most(desk: Desk, at: int, bound: int, given: SaidConsequence) -> Act:
    """ "10 % au plus pour les VIP": given, or the most that may be given? "10 % au moins" is no rule."""
    desk.take(bound)
    text = desk.sheet.written(desk.pieces[at].start, desk.pieces[bound].end)
    if desk.pieces[bound].sense.op != "<=":
        return Act(given, at, doubts=[("bare_number", text, [given])])
    act = Act(SaidConsequence("forbid", name="discount"), at, test("order_discount", ">", given.number))
    act.doubts.append(("which_bound", text, [given]))
    return act


def read_refusals(desk: Desk) -> None:
    for at, piece in enumerate(desk.pieces):
        if piece.taken or piece.kind not in ("not", "never") or at in desk.condition or desk.of_value(at):
            continue
        if at in desk.tested and _given_behind(desk, at):
            continue  # "si le client n'a pas de retard et la commande dépasse 500 €, 5 %"
        target = _target(desk, at)
        if target is None:
            continue
        place, act = target
        desk.take(at, place)
        if not any(found.said == SaidConsequence("forbid", name=act) for found in desk.found):
            desk.found.append(Act(SaidConsequence("forbid", name=act), at))
    if desk.process == "reminder":
        for at, piece in enumerate(desk.pieces):
            if piece.kind == "chase" and any(act.said.name == "reminder" for act in desk.found):
                desk.take(at)


def _given_behind(desk: Desk, at: int) -> bool:
    """Something is given behind the condition that this place is in."""
    behind = [i for i in range(at, len(desk.pieces)) if i not in desk.tested]
    return any(desk.pieces[i].kind == "amount" and desk.pieces[i].unit == "percent" for i in behind)


def _target(desk: Desk, at: int) -> tuple[int, str] | None:
    """What a word of refusing refuses: the nearest thing a rule can forbid, in the same clause."""
    near: list[tuple[int, int, str]] = []
    for step in (1, -1):
        look = at + step
        while 0 <= look < len(desk.pieces) and abs(look - at) < 12:
            piece = desk.pieces[look]
            if piece.kind in _BOUNDS:
                break
            act = _act_of(desk, piece)
            if act and (not piece.taken or piece.kind == "noun"):
                near.append((abs(look - at) + (3 if step < 0 else 0), look, act))
                break
            look += step
    if not near:
        return None
    _, place, act = min(near)
    return place, act


def _act_of(desk: Desk, piece: Piece) -> str:
    match piece.kind:
        case "grant":
            return "discount"
        case "chase":
            return "reminder"
        case "write":
            if not piece.value:
                return ""
            return "lead_mail" if desk.process == "lead" else "reminder" if desk.process == "reminder" else ""
        case "send":
            return "bill" if desk.process == "invoice" else ""
        case "noun":
            return _OBJECTS.get(piece.value, "") if piece.value != "order" or desk.process == "quote" else ""
        case _:
            return ""


def read_minimum(desk: Desk) -> None:
    """ "minimum de commande 100 €": below it there is no quote."""
    if desk.found or any(piece.kind == "grant" for piece in desk.pieces):
        return
    for one in desk.compared:
        word = desk.sheet.written(desk.pieces[one.first].start, desk.pieces[one.last].end).casefold()
        least = one.op == ">=" and ("minim" in word or "at least" in word or "au moins" in word)
        if least and one.chosen.facts[:1] == ("order_total",):
            one.op = "<"
            desk.found.append(Act(SaidConsequence("forbid", name="quote"), one.at))
            return
