"""Finds how harsh reminders may be at most: "relances courtoises seulement", "no firm reminders", "jamais de mise en
demeure"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphs.rules.consequence import TONES
from graphs.rules.reading.desk import Act, Desk
from graphs.rules.reading.logic import NOTHING, test
from graphs.rules.reading.pieces import Piece
from graphs.rules.reading.reminders import waited_days
from graphs.rules.reading.tone_words import LAST, LIMITED, NOTICE_BOUNDS
from graphs.rules.said import DoubtCode, SaidCondition, SaidConsequence
from graphs.understanding.text import fold

_EARLIER = ("avant", "before", "until", "prior", "sooner", "earlier", "plus tot", "jusqu")
_HARSHEST_LEFT = {"courteous": "courteous", "firm": "courteous", LAST: "firm"}
"""What is left when that is refused."""


def read_tones(desk: Desk) -> None:
    """One limit, the gentlest of those said. What asks for more than a limit ("relances fermes pour les VIP") is no
    rule's to do."""
    spoken = [at for at, piece in enumerate(desk.pieces) if _speaks(desk, at, piece)]
    if not spoken or any(act.said.kind == "approval" for act in desk.found):
        return
    refused: dict[int, bool] = {}
    negations: set[int] = set()
    for at in spoken:
        negation = _negation(desk, at, negations)
        refused[at] = negation is not None or _follows_refused(desk, at, refused)
        negations |= {negation} if negation is not None else set()
    limits = [_limit(desk, at, refused=refused[at]) for at in spoken]
    also = _while(desk)
    doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = []
    if also is None or not all(limits) or _refuses_elsewhere(desk, negations):
        text = desk.sheet.written(desk.pieces[spoken[0]].start, desk.pieces[spoken[-1]].end)
        doubts = [("not_ours", text, [])]
    named = min((limit for limit in limits if limit), key=[*TONES].index, default=TONES[0])
    desk.take(*spoken, *negations, *_words_beside(desk, spoken))
    desk.found.append(Act(SaidConsequence("tone", name=named), spoken[0], also or NOTHING, doubts))


def _speaks(desk: Desk, at: int, piece: Piece) -> bool:
    return piece.kind == "tone" and not piece.taken and at not in desk.condition


def _limit(desk: Desk, at: int, *, refused: bool) -> str:
    """The harshest that is left; "" when the words ask for something else."""
    piece = desk.pieces[at]
    if piece.sense.limit:
        return piece.value if refused or piece.value == LIMITED else ""
    if refused:
        return "" if piece.value == "courteous" else _HARSHEST_LEFT[piece.value]
    return "courteous" if piece.value == "courteous" else ""


def _negation(desk: Desk, at: int, used: set[int]) -> int | None:
    """The word of refusing in the same clause, before it or behind it. One that another tone has used is good for this
    one too."""
    for step in (-1, 1):
        look = at + step
        while 0 <= look < len(desk.pieces) and desk.pieces[look].kind not in NOTICE_BOUNDS:
            piece = desk.pieces[look]
            if look in used or _refuses(desk, look):
                return look
            if piece.kind == "tone" and step > 0:
                break
            look += step
    return None


def _refuses(desk: Desk, at: int) -> bool:
    piece = desk.pieces[at]
    if piece.kind not in ("not", "never") or piece.taken or at in desk.condition or desk.of_value(at):
        return False
    return not _of_noun(desk, at)


def _of_noun(desk: Desk, at: int) -> bool:
    """ "les clients sans retard", "customers with no overdue invoice"."""
    look = at + 1
    while look < len(desk.pieces) and desk.pieces[look].kind in ("fill", "of"):
        look += 1
    return look < len(desk.pieces) and desk.pieces[look].kind == "noun" and desk.pieces[look].value != "customer"


def _follows_refused(desk: Desk, at: int, refused: dict[int, bool]) -> bool:
    """ "jamais de dernier avis (mise en demeure)", "no final notice, formal notice"."""
    look = at - 1
    while look >= 0 and desk.pieces[look].kind in ("fill", "of", "or", "and", "comma", "be"):
        look -= 1
    return refused.get(look, False)


def _refuses_elsewhere(desk: Desk, used: set[int]) -> bool:
    """Something else is refused in the same breath: "les relances courtoises ne partent pas le lundi"."""
    return any(at not in used and _refuses(desk, at) for at in range(len(desk.pieces)))


def _while(desk: Desk) -> SaidCondition | None:
    """ "pas de relance ferme avant 30 jours": as long as it is not so late. None: which side is meant is not said."""
    waits = waited_days(desk)
    if waits is None:
        return NOTHING
    places, days = waits
    if not fold(desk.pieces[places[0]].text).startswith(_EARLIER):
        return None
    desk.take(*places)
    return test("invoice_days_overdue", "<", days)


def _words_beside(desk: Desk, spoken: Sequence[int]) -> Iterator[int]:
    """The reminders themselves, and what joins several tones."""
    for at, piece in enumerate(desk.pieces):
        joins = piece.kind in ("and", "or", "comma", "except") and spoken[0] < at < spoken[-1]
        led = piece.kind == "except" and any(_only_fill(desk.pieces[at + 1 : tone]) for tone in spoken if tone > at)
        if joins or led or (piece.kind == "chase" and at not in desk.condition):
            yield at


def _only_fill(pieces: Sequence[Piece]) -> bool:
    return all(piece.kind in ("fill", "of", "be") for piece in pieces)
