"""What finding consequences works on: the pieces of a sentence, what is compared, and what was found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphs.rules.reading.compared import Compared
from graphs.rules.reading.logic import NOTHING
from graphs.rules.reading.pieces import Sheet
from graphs.rules.reading.zones import behind_if, between_if_and_then
from graphs.rules.said import DoubtCode, SaidCondition, SaidConsequence
from graphs.rules.vocabulary import RuleProcess


@dataclass
class Act:
    """`at`: the piece it is read from. `also` is a condition that the consequence itself implies. `doubts` are what
    could not be made out: code, text and the other consequences it may be."""

    said: SaidConsequence
    at: int
    also: SaidCondition = NOTHING
    doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = field(
        default_factory=list[tuple[DoubtCode, str, list[SaidConsequence]]]
    )


class Desk:
    """`condition` and `tested` are the places of the condition: surely, and as far as "if" reaches without "then"."""

    def __init__(self, sheet: Sheet, compared: list[Compared], process: RuleProcess, language: str) -> None:
        self.sheet = sheet
        self.pieces = sheet.pieces
        self.compared = compared
        self.process: RuleProcess = process
        self.language = language
        self.found: list[Act] = []
        self.condition = between_if_and_then(sheet.pieces)
        self.tested = behind_if(sheet.pieces)

    def take(self, *places: int) -> None:
        for place in places:
            self.pieces[place].taken = True

    def of_value(self, at: int) -> bool:
        """ "n'est pas VIP": it negates what stands behind it; "no VIP gets …" does not."""
        if self.pieces[at].kind != "not":
            return False
        if at > 0 and self.pieces[at - 1].kind == "chase":
            return False  # "ne relance pas les VIP"
        look = at + 1
        while look < len(self.pieces) and self.pieces[look].kind in ("fill", "of", "be"):
            look += 1
        valued = look < len(self.pieces) and self.pieces[look].kind in (
            "test",
            "option",
            "name",
            "quoted",
            "label",
            "tongue",
        )
        each = self.sheet.tokens[self.pieces[at].start].key in ("no", "aucun", "aucune", "nul")
        led = (
            at > 0
            and self.pieces[at - 1].kind in ("be", "fill")
            and self.pieces[at - 1].text.casefold() not in (",", ":")
        )
        if valued and self.pieces[look].kind == "option" and self.pieces[at - 1].kind not in ("be", "noun"):
            return False  # "on ne relance pas le samedi"
        return valued and (not each or (led and self.pieces[at - 1].kind == "be"))

    def free_percent(self) -> bool:
        return any(p.kind == "amount" and p.unit == "percent" and not p.taken for p in self.pieces)
