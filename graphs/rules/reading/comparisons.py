"""Reads what a sentence compares: numbers with facts, ranges, lists of numbers, wherever noun and comparison stand."""

from __future__ import annotations

from graphs.rules.condition import Op
from graphs.rules.reading.compared import Compared
from graphs.rules.reading.facts_chosen import about, choose, fits
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.reading.senses import Sense
from graphs.rules.reading.sold_by import sold_by
from graphs.rules.vocabulary import RuleProcess
from integrations.books.port import Directory

_SKIPPED = frozenset({"fill", "be", "of", "tax"})
_NOUNS = frozenset({"noun", "grant"})
_PLACES = frozenset(
    (
        "au",
        "en",
        "à",
        "a",
        "dès",
        "des",
        "sous",
        "above",
        "over",
        "below",
        "under",
        "from",
        "starting",
        "beyond",
        "up",
        "jusqu",
    )
)
_FLIP: dict[Op, Op] = {"<": ">=", ">=": "<", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}


class Comparisons:
    def __init__(self, sheet: Sheet, directory: Directory) -> None:
        self.sheet = sheet
        self.directory = directory
        self.pieces = sheet.pieces
        self.process: RuleProcess = about(sheet.pieces)
        self.product = any(piece.kind == "name" and piece.sense.facts == ("line_product",) for piece in sheet.pieces)
        self.found: list[Compared] = []

    def read(self) -> list[Compared]:
        """All numbers that a comparison was written for."""
        for at, piece in enumerate(self.pieces):
            if piece.kind == "amount" and not piece.taken:
                compared = self._range(at) or self._one(at, needs_word=True)
                if compared is not None:
                    self._keep(compared)
        return self.found

    def plain_number(self, at: int) -> Compared | None:
        """A number that nothing else used, as a comparison nobody wrote."""
        compared = self._one(at, needs_word=False)
        if compared is not None:
            alone = compared.first < at and not self._more_numbers(at)
            if compared.chosen.facts == ("invoice_level",) and not compared.said and alone:
                compared.op, compared.said = "==", True  # "les relances de niveau 3"
            self._keep(compared)
        return compared

    def _more_numbers(self, at: int) -> bool:
        """Something is joined to the number that is no word: "niveau 2 et +", "niveaux 2 et 3"."""
        return at + 1 < len(self.pieces) and self.pieces[at + 1].kind in ("and", "or", "comma", "after")

    def _keep(self, compared: Compared) -> None:
        self.found.append(compared)
        for place in range(compared.first, compared.last + 1):
            self.pieces[place].taken = True

    def _before(self, at: int) -> str:
        return next((one.chosen.facts[0] for one in reversed(self.found) if one.at < at and one.chosen.facts), "")

    def _one(self, at: int, *, needs_word: bool) -> Compared | None:
        amount = self.pieces[at]
        if not sold_by(amount.measure, self._products(), self.directory):
            amount.unit = "conflict"
        left = self._left(at)
        last, after, noun_after = self._right(at)
        if amount.unit == "" and self._counts_product(last):
            amount.unit = "pieces"
        compare, noun, first, negated = left
        if after is not None and (compare is None or compare.value == "mark"):
            compare = after
        if compare is None and needs_word:
            return None
        if (noun_after is not None and noun is not None and noun.kind == "grant" and amount.unit == "money") or (
            noun_after is not None and not _fitting(noun_after, amount) and len(noun_after.sense.facts) == 1
        ):
            if noun is not None and noun.kind == "grant":
                first, negated = (min(self.pieces.index(compare), at) if compare is not None else at), ""
            noun = noun_after
        elif noun_after is not None and (
            noun is None or any(fits(f, "months" if amount.months else amount.unit) for f in noun_after.sense.facts)
        ):
            if noun is not None and noun.kind != "grant" and noun.sense.facts and noun is not noun_after:
                noun = noun_after if not _same_use(noun, noun_after) else noun
            else:
                noun = noun_after
        elif noun_after is not None:
            noun_after, last = None, at
        if compare is not None and compare.value == "mark" and amount.unit == "percent":
            return None
        op: Op = compare.sense.op if compare is not None else ">="
        limit = compare.sense.limit if compare is not None else False
        if noun is not None and noun.kind == "grant" and amount.unit == "money" and _placing(compare):
            noun, negated, first = None, "", min(self.pieces.index(compare) if compare is not None else at, at)
        if negated == "not":
            op = _FLIP[op]
        elif negated == "limit":
            op, limit = _FLIP[op], True
        chosen = choose(noun, amount, self.process, product=self.product, before=self._before(at))
        compared = Compared(at, first, last, op, chosen, amount, limit, noun=noun, said=compare is not None)
        compared.marked = compare is not None and compare.value == "mark"
        compared.taxed = self._taxed(first, last)
        if op in ("==", "!="):
            self._list(compared)
        return compared

    def _products(self) -> list[str]:
        return [piece.text for piece in self.pieces if piece.kind == "name" and piece.sense.facts == ("line_product",)]

    def _taxed(self, first: int, last: int) -> bool:
        pieces = self.pieces[max(0, first - 1) : last + 2]
        return any(piece.kind == "tax" and piece.value == "incl" for piece in pieces)

    def _left(self, at: int) -> tuple[Piece | None, Piece | None, int, str]:
        """The comparison, the noun, the first piece of it all, and how it is negated."""
        compare: Piece | None = None
        first, look, adjacent, inner = at, at - 1, False, False
        nots: list[int] = []
        while look >= 0:
            piece = self.pieces[look]
            if piece.taken:
                break
            if piece.kind == "compare" and compare is None:
                compare, first = piece, look
            elif piece.kind == "not" or (piece.kind == "never" and compare is not None):
                nots.append(look)
                inner = inner or compare is None
                adjacent = adjacent or all(one.kind in ("fill", "be") for one in self.pieces[look + 1 : first])
            elif piece.text == ":" and look > 1 and self.pieces[look - 1].kind == "noun" and self._least(look - 2):
                pass
            elif piece.kind in _NOUNS:
                if piece.kind == "grant" and self._counted(look):
                    break
                if compare is None and look > 0 and self._least(look - 1):
                    compare, piece, look = self.pieces[look - 1], self.pieces[look], look - 1
                never = any(self.pieces[place].kind == "never" for place in nots)
                return compare, piece, look, "limit" if never else "not" if nots else ""
            elif piece.kind not in _SKIPPED and not (piece.kind == "for" and look == first - 1 and compare is not None):
                break
            look -= 1
        if nots and compare is not None:
            if inner:
                return compare, None, min(first, *nots), "not"
            if adjacent:
                return compare, None, min(first, nots[0]), "limit"
        return compare, None, first, ""

    def _least(self, at: int) -> bool:
        """ "minimum de commande 80 €"."""
        return self.pieces[at].kind == "compare" and self.pieces[at].text.casefold().startswith(("minim", "maxim"))

    def _counted(self, grant: int) -> bool:
        """ "10% off above 1000": the discount has its number already."""
        look = grant - 1
        while look >= 0 and self.pieces[look].kind == "of":
            look -= 1
        before = self.pieces[look] if look >= 0 else None
        return before is not None and before.kind == "amount" and before.unit == "percent" and not before.taken

    def _right(self, at: int) -> tuple[int, Piece | None, Piece | None]:
        """The last piece that belongs to the number, a comparison behind it, a noun behind it."""
        last, after, look, linked = at, None, at + 1, False
        while look < len(self.pieces) and look < at + 5:
            piece = self.pieces[look]
            if piece.taken:
                break
            if piece.kind == "after" and after is None:
                after, last = piece, look
            elif piece.kind == "tax":
                last = look
            elif piece.kind == "name" and after is None and self._more_behind(look):
                self.pieces[look + 1].taken = True
                return last, self.pieces[look + 1], None
            elif piece.kind == "of" or (piece.kind == "fill" and linked):
                linked = True
            elif piece.kind in _NOUNS and (linked or _direct(piece, self.pieces[at])):
                if self._heads_next(look):
                    break
                return look, after, piece
            else:
                break
            look += 1
        return last, after, None

    def _counts_product(self, last: int) -> bool:
        """ "15 or more sacks of rye flour": the number counts what is named behind it."""
        look = last + 1
        while look < len(self.pieces) and look < last + 4 and self.pieces[look].kind in ("fill", "of"):
            look += 1
        if self.product and any(piece.value == "counted" for piece in self.pieces[last + 1 : look]):
            return True
        following = self.pieces[look] if look < len(self.pieces) else None
        return following is not None and following.kind == "name" and following.sense.facts == ("line_product",)

    def _more_behind(self, name: int) -> bool:
        """ "100 m² de moquette ou plus"."""
        following = self.pieces[name + 1] if name + 1 < len(self.pieces) else None
        return following is not None and following.kind == "after" and not following.taken

    def _heads_next(self, look: int) -> bool:
        """The noun begins a comparison of its own: "… de remise > 10 %"."""
        following = next((piece for piece in self.pieces[look + 1 :] if piece.kind not in _SKIPPED), None)
        return following is not None and following.kind == "compare"

    def _range(self, at: int) -> Compared | None:
        """ "entre 500 et 1 000 €", "from 10 to 20 units"."""
        if at + 2 >= len(self.pieces) or self.pieces[at + 2].kind != "amount":
            return None
        first, middle, second = self.pieces[at], self.pieces[at + 1], self.pieces[at + 2]
        opening = self.pieces[at - 1].text.casefold() if at else ""
        between = opening.split(" ")[-1] in ("entre", "between") and middle.kind in ("and",)
        spanning = opening in ("de", "from", "d", "of") and middle.text.casefold() in ("à", "a", "to", "-")
        dashed = middle.text == "-" and first.unit == "" and second.unit in ("money", "people", "years")
        if not (between or spanning or dashed):
            return None
        if first.unit == "":
            first.unit, first.months = second.unit, second.months
        start = at - (1 if between or spanning else 0)
        if spanning:
            self.pieces[at - 1].sense = Sense("fill")
        _, noun, begin, negated = self._left(start if not (between or spanning) else at)
        last, _, noun_after = self._right(at + 2)
        chosen = choose(noun_after or noun, second, self.process, product=self.product, before=self._before(at))
        compared = Compared(
            at, min(begin, start), max(last, at + 2), "!=" if negated else "==", chosen, first, other=second
        )
        compared.taxed = self._taxed(begin, last)
        return compared

    def _list(self, compared: Compared) -> None:
        """ "égal à 5, 10 ou 15"."""
        look = compared.last + 1
        while look + 1 < len(self.pieces) and self.pieces[look].kind in ("comma", "or"):
            step = look + 1
            following = self.pieces[step]
            if following.kind != "amount" or (step + 1 < len(self.pieces) and self.pieces[step + 1].kind == "after"):
                return
            compared.listed.append(following)
            compared.last, look = step, step + 1


def _placing(compare: Piece | None) -> bool:
    """ "remise au-dessus de 500 €" places the order, not the discount."""
    return compare is not None and compare.text.casefold().split(" ")[0].split("-")[0].split("'")[0] in _PLACES


def _direct(noun: Piece, amount: Piece) -> bool:
    """A noun that needs no "de" behind a number: "15 days overdue", "10+ staff", "10% discount"."""
    if noun.value in ("late", "overdue") or noun.sense.facts in (("lead_employees",), ("line_unit_price",)):
        return True
    return noun.kind == "grant" and amount.unit == "percent"


def _fitting(noun: Piece, amount: Piece) -> bool:
    return any(fits(fact, "months" if amount.months else amount.unit) for fact in noun.sense.facts)


def _same_use(one: Piece, other: Piece) -> bool:
    return bool(set(one.sense.facts) & set(other.sense.facts)) and len(one.sense.facts) < len(other.sense.facts)
