"""Finds what a sentence brings about: each consequence it speaks of, wherever it stands, with its number and name."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.rules.reading.act_lines import added_line, printed_mention
from graphs.rules.reading.approvals import read_approvals
from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.refusals import most, read_limits, read_minimum, read_refusals
from graphs.rules.reading.reminders import read_reminders
from graphs.rules.reading.tones import read_tones
from graphs.rules.said import DoubtCode, SaidConsequence
from graphs.understanding.numbers import plain

_UNITS_OF_DISCOUNTS: dict[str, DoubtCode] = {"": "bare_number", "money": "not_ours"}
"""What is asked of a discount whose number has another unit than percent."""


def read_acts(desk: Desk) -> list[Act]:
    for at, piece in enumerate(desk.pieces):
        if piece.taken or at in desk.condition:
            continue
        match piece.kind:
            case "mention" | "write" | "add" | "fee":
                _printed(desk, at)
            case "deposit":
                _deposit(desk, at)
            case _:
                pass
    read_approvals(desk)
    read_tones(desk)
    read_reminders(desk)
    _labels(desk)
    read_limits(desk)
    read_refusals(desk)
    _tongue(desk)
    _discounts(desk)
    read_minimum(desk)
    desk.found.sort(key=lambda act: act.at)
    return desk.found


def _printed(desk: Desk, at: int) -> None:
    found = printed_mention(desk.sheet, at) or added_line(desk.sheet, at)
    if found is not None:
        said, used = found
        desk.take(*used)
        desk.found.append(Act(said, at))


def _deposit(desk: Desk, at: int) -> None:
    if desk.pieces[at].taken:
        return
    number = _nearest(desk, at, ("percent", ""))
    if number is None:
        money = _nearest(desk, at, ("money",))
        desk.take(at)
        if money is not None:
            desk.take(money)
            text = desk.sheet.written(desk.pieces[min(at, money)].start, desk.pieces[max(at, money)].end)
            desk.found.append(Act(SaidConsequence("deposit"), at, doubts=[("not_ours", text, [])]))
        elif not any(act.said.kind == "deposit" for act in desk.found) and not _later(desk, "deposit", at):
            desk.found.append(Act(SaidConsequence("deposit"), at, doubts=[("bare_number", desk.pieces[at].text, [])]))
        return
    amount = desk.pieces[number]
    desk.take(at, number)
    for place in _more(desk, "deposit", at):
        desk.take(place)
    said = SaidConsequence("deposit", plain(amount.amount))
    doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = []
    if amount.unit == "":
        doubts = [("bare_number", amount.text, [said])]
    desk.found.append(Act(said, min(at, number), doubts=doubts))


def _later(desk: Desk, kind: str, at: int) -> bool:
    return any(piece.kind == kind and not piece.taken for piece in desk.pieces[at + 1 :])


def _more(desk: Desk, kind: str, at: int) -> list[int]:
    """Other words for the same thing: "quand demandons-nous un acompte ? 30 % d'acompte …"."""
    alone = sum(1 for p in desk.pieces if p.kind == "amount" and p.unit == "percent" and not p.taken) == 0
    return [i for i, p in enumerate(desk.pieces) if p.kind == kind and i != at and not p.taken] if alone else []


def _nearest(desk: Desk, at: int, units: Sequence[str]) -> int | None:
    """The free number nearest to a word, right ones before left ones at the same distance."""
    free = [
        i for i, piece in enumerate(desk.pieces)
        if piece.kind == "amount" and not piece.taken and piece.unit in units and not _claimed(desk, i, at)
    ]  # fmt: skip
    return min(free, key=lambda i: (desk.pieces[i].unit != units[0], abs(i - at), -i), default=None)


def _claimed(desk: Desk, number: int, at: int) -> bool:
    """The number has a noun of its own: "10 % de remise" is no deposit."""
    kinds = [desk.pieces[i].kind for i in (number + 1, number + 2) if i < len(desk.pieces) and i != at]
    before = [desk.pieces[i].kind for i in (number - 1, number - 2) if i >= 0 and i != at]
    behind = "grant" in kinds[:1] or (kinds[:1] == ["of"] and "grant" in kinds[1:])
    return behind or (before[:1] == ["of"] and "grant" in before[1:]) or before[:1] == ["grant"]


def _labels(desk: Desk) -> None:
    for at, piece in enumerate(desk.pieces):
        if piece.kind == "label" and not piece.taken:
            desk.take(at)
            _classifying(desk, at)
            desk.found.append(Act(SaidConsequence("classify", name=piece.value, subject="lead"), at))
        elif piece.kind == "classify" and not piece.taken:
            look = at + 1
            while look < len(desk.pieces) and desk.pieces[look].kind in (
                "fill",
                "of",
                "be",
                "for",
                "not",
                "noun",
                "name",
                "and",
                "comma",
            ):
                look += 1
            follows = desk.pieces[look] if look < len(desk.pieces) else None
            if follows is not None and follows.kind == "test" and follows.sense.facts == ("customer_segment",):
                desk.take(at, look)
                desk.found.append(Act(SaidConsequence("classify", name=follows.value, subject="customer"), look))


def _classifying(desk: Desk, at: int) -> None:
    for place, piece in enumerate(desk.pieces):
        if piece.kind == "classify":
            desk.take(place)


def _tongue(desk: Desk) -> None:
    for at, piece in enumerate(desk.pieces):
        if piece.kind != "tongue" or piece.taken or at in desk.condition:
            continue
        look = at - 1
        while look >= 0 and desk.pieces[look].kind in ("fill", "be", "not", "of"):
            look -= 1
        noun = desk.pieces[look] if look >= 0 and desk.pieces[look].kind == "noun" else None
        owned = noun is not None and ("client" in noun.text.casefold() or "customer" in noun.text.casefold())
        if noun is not None and noun.sense.facts == ("customer_language",) and owned:
            continue
        if look >= 0 and desk.pieces[look].kind in ("comma", "or") and desk.pieces[look - 1].kind == "tongue":
            continue
        desk.take(at)
        for place, other in enumerate(desk.pieces):
            if other.kind in ("write",) and not other.taken:
                desk.take(place)
        desk.found.append(Act(SaidConsequence("language", name=piece.value), at))


def _discounts(desk: Desk) -> None:
    spoken = [i for i, piece in enumerate(desk.pieces) if piece.kind == "grant" and not piece.taken]
    for at, piece in enumerate(desk.pieces):
        if at in desk.condition:
            continue
        if piece.kind == "amount" and not piece.taken and piece.unit == "percent":
            desk.take(at, *spoken)
            value = piece.amount if spoken or any(p.kind == "grant" for p in desk.pieces) else abs(piece.amount)
            doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = []
            if desk.process == "reminder":
                doubts = [("unit_conflict", piece.text, [])]
            said = SaidConsequence("discount", plain(value))
            bound = _bound_behind(desk, at)
            desk.found.append(most(desk, at, bound, said) if bound else Act(said, at, doubts=doubts))
    if any(act.said.kind == "discount" for act in desk.found):
        return
    for at in spoken:
        _bare_discount(desk, at)
    if not desk.found:
        _ranged_discount(desk)


def _bound_behind(desk: Desk, at: int) -> int:
    """The place of "au plus", "maximum", "at least" behind a discount, 0 for none: it is no amount that is given."""
    look = at + 1
    while look < len(desk.pieces) and desk.pieces[look].kind in ("of", "fill", "grant"):
        look += 1
    if look >= len(desk.pieces) or desk.pieces[look].kind != "after" or desk.pieces[look].taken:
        return 0
    following = desk.pieces[look + 1] if look + 1 < len(desk.pieces) else None
    return 0 if following is not None and following.kind == "amount" else look


def _ranged_discount(desk: Desk) -> None:
    """ "10 to 15% for loyal customers": which of them?"""
    for one in desk.compared:
        if one.other is not None and one.chosen.facts[:1] == ("order_discount",):
            low, high = (SaidConsequence("discount", plain(p.amount)) for p in (one.amount, one.other))
            text = desk.sheet.written(desk.pieces[one.first].start, desk.pieces[one.last].end)
            desk.compared.remove(one)
            desk.found.append(Act(low, one.at, doubts=[("bare_number", text, [low, high])]))
            return


def _bare_discount(desk: Desk, at: int) -> None:
    """ "remise de 10": a number right beside, without its unit, or in euros."""
    for step in (1, -1):
        look = at + step
        while 0 <= look < len(desk.pieces) and desk.pieces[look].kind in ("of", "fill", "be", "compare", "comma"):
            if desk.pieces[look].kind == "compare" and desk.pieces[look].value != "mark":
                break
            look += step
        if not 0 <= look < len(desk.pieces):
            continue
        number = desk.pieces[look]
        mine = next((one for one in desk.compared if one.at == look and one.marked), None)
        if number.kind != "amount" or (number.taken and mine is None):
            continue
        if number.unit not in ("", "money", "conflict"):
            continue
        if mine is not None:
            desk.compared.remove(mine)
        desk.take(at, look)
        said = SaidConsequence("discount", plain(number.amount))
        text = desk.sheet.written(desk.pieces[min(at, look)].start, desk.pieces[max(at, look)].end)
        code = _UNITS_OF_DISCOUNTS.get(number.unit, "unit_conflict")
        desk.found.append(Act(said, at, doubts=[(code, text, [said] if code == "bare_number" else [])]))
        return
