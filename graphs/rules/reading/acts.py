"""Finds what a sentence brings about: each consequence it speaks of, wherever it stands, with its number and name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from graphs.rules.reading.act_lines import added_line, printed_mention
from graphs.rules.reading.comparisons import Compared
from graphs.rules.reading.logic import NOTHING, test
from graphs.rules.reading.sheet import Piece, Sheet
from graphs.rules.said import DoubtCode, SaidCondition, SaidConsequence
from graphs.rules.vocabulary import RuleProcess
from graphs.rules.reading.zones import behind_if, between_if_and_then
from graphs.understanding.numbers import plain

_BOUNDS = frozenset({"if", "comma", "stop", "except", "then", "open", "close"})
_OBJECTS = {"quote": "quote", "order": "quote", "bill": "bill"}


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


class Acts:
    def __init__(self, sheet: Sheet, compared: list[Compared], process: RuleProcess, language: str) -> None:
        self.sheet = sheet
        self.pieces = sheet.pieces
        self.compared = compared
        self.process: RuleProcess = process
        self.language = language
        self.found: list[Act] = []
        self.condition = between_if_and_then(sheet.pieces)
        self.tested = behind_if(sheet.pieces)

    def read(self) -> list[Act]:
        for at, piece in enumerate(self.pieces):
            if piece.taken or at in self.condition:
                continue
            match piece.kind:
                case "mention" | "write" | "add" | "fee":
                    self._printed(at)
                case "deposit":
                    self._deposit(at)
                case _:
                    pass
        self._approvals()
        self._reminders()
        self._labels()
        self._limits()
        self._forbidden()
        self._tongue()
        self._discounts()
        self._orders()
        self.found.sort(key=lambda act: act.at)
        return self.found

    def _take(self, *places: int) -> None:
        for place in places:
            self.pieces[place].taken = True

    def _printed(self, at: int) -> None:
        found = printed_mention(self.sheet, at) or added_line(self.sheet, at)
        if found is not None:
            said, used = found
            self._take(*used)
            self.found.append(Act(said, at))

    def _deposit(self, at: int) -> None:
        if self.pieces[at].taken:
            return
        number = self._nearest(at, ("percent", ""))
        if number is None:
            money = self._nearest(at, ("money",))
            self._take(at)
            if money is not None:
                self._take(money)
                text = self.sheet.written(self.pieces[min(at, money)].start, self.pieces[max(at, money)].end)
                self.found.append(Act(SaidConsequence("deposit"), at, doubts=[("not_ours", text, [])]))
            elif not any(act.said.kind == "deposit" for act in self.found) and not self._later("deposit", at):
                self.found.append(
                    Act(SaidConsequence("deposit"), at, doubts=[("bare_number", self.pieces[at].text, [])])
                )
            return
        amount = self.pieces[number]
        self._take(at, number)
        for place in self._more("deposit", at):
            self._take(place)
        said = SaidConsequence("deposit", plain(amount.amount))
        doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = []
        if amount.unit == "":
            doubts = [("bare_number", amount.text, [said])]
        self.found.append(Act(said, min(at, number), doubts=doubts))

    def _later(self, kind: str, at: int) -> bool:
        return any(piece.kind == kind and not piece.taken for piece in self.pieces[at + 1 :])

    def _more(self, kind: str, at: int) -> list[int]:
        """Other words for the same thing: "quand demandons-nous un acompte ? 30 % d'acompte …"."""
        alone = sum(1 for p in self.pieces if p.kind == "amount" and p.unit == "percent" and not p.taken) == 0
        return [i for i, p in enumerate(self.pieces) if p.kind == kind and i != at and not p.taken] if alone else []

    def _nearest(self, at: int, units: Sequence[str]) -> int | None:
        """The free number nearest to a word, right ones before left ones at the same distance."""
        free = [
            i for i, piece in enumerate(self.pieces)
            if piece.kind == "amount" and not piece.taken and piece.unit in units and not self._claimed(i, at)
        ]  # fmt: skip
        return min(free, key=lambda i: (self.pieces[i].unit != units[0], abs(i - at), -i), default=None)

    def _claimed(self, number: int, at: int) -> bool:
        """The number has a noun of its own: "10 % de remise" is no deposit."""
        kinds = [self.pieces[i].kind for i in (number + 1, number + 2) if i < len(self.pieces) and i != at]
        before = [self.pieces[i].kind for i in (number - 1, number - 2) if i >= 0 and i != at]
        behind = "grant" in kinds[:1] or (kinds[:1] == ["of"] and "grant" in kinds[1:])
        return behind or (before[:1] == ["of"] and "grant" in before[1:]) or before[:1] == ["grant"]

    def _approvals(self) -> None:
        approving = [i for i, piece in enumerate(self.pieces) if piece.kind == "approve" and not piece.taken]
        named = [i for i in approving if self.pieces[i].who]
        if not approving:
            return
        if not named:
            if all(self.pieces[i].value == "before" for i in approving):
                return
            named = approving[:1]
            self.pieces[named[0]].who = "responsable" if self.language == "fr" else "manager"
        known: list[str] = []
        for place in approving:
            self._take(place)
            self._without(place)
        for place in named:
            who = self.pieces[place].who
            if who not in known:
                known.append(who)
                self.found.append(self._approval(place, who))

    def _without(self, place: int) -> None:
        """ "sans l'accord", "unless approved": what is beyond needs it; the words of refusing are a part of that."""
        look = place - 1
        while look >= 0 and self.pieces[look].kind in ("fill", "of", "be"):
            look -= 1
        if look < 0 or self.pieces[look].kind not in ("not", "except", "never"):
            return
        self._take(look)
        for one in self.compared:
            beyond = one.limit or (one.op == "<=" and one.other is None)
            if beyond and one.op in ("<=", ">="):
                one.op, one.limit = (">" if one.op == "<=" else "<"), False
        for at, piece in enumerate(self.pieces):
            if piece.kind not in ("not", "never") or piece.taken or at in self.condition:
                continue
            if at < look or not self._of_value(at):
                self._take(at)

    def _approval(self, place: int, who: str) -> Act:
        act = Act(SaidConsequence("approval", name=who), place)
        about_discounts = any(piece.kind == "grant" and not piece.taken for piece in self.pieces)
        compared = any("order_discount" in one.chosen.facts for one in self.compared)
        if about_discounts and not compared and not self._free_percent():
            for at, piece in enumerate(self.pieces):
                if piece.kind == "grant":
                    self._take(at)
            act.also = test("order_discount", ">", "0")
        return act

    def _free_percent(self) -> bool:
        return any(p.kind == "amount" and p.unit == "percent" and not p.taken for p in self.pieces)

    def _reminders(self) -> None:
        chasing = [i for i, piece in enumerate(self.pieces) if piece.kind == "chase" and not piece.taken]
        if not chasing or any(act.said.kind == "approval" for act in self.found):
            for place in chasing:
                self._take(place)
            return
        waits = self._waited()
        if waits is not None:
            places, amount = waits
            self._take(*places, *chasing)
            for at, piece in enumerate(self.pieces):
                if piece.kind not in ("not", "never", "wait", "before") or at in self.condition:
                    continue
                if not piece.taken and not self._of_value(at):
                    self._take(at)
            self.found.append(Act(SaidConsequence("postpone", plain(_days(amount))), chasing[0]))

    def _waited(self) -> tuple[list[int], Piece] | None:
        """The days of a delay: "avant 15 jours", "attends 15 jours", "relance à partir de 15 jours de retard"."""
        negative = any(piece.kind in ("not", "never") and not piece.taken for piece in self.pieces)
        for at, piece in enumerate(self.pieces):
            if piece.kind != "amount" or not (piece.unit == "days" or piece.months):
                continue
            one = next((c for c in self.compared if c.at == at), None)
            behind = self._behind(at if one is None else one.first, ("before", "wait"))
            if one is None or (behind is not None and one.op in (">=", ">", "<", "<=")):
                if behind is None:
                    behind = self._before_chasing(at)
                if behind is None:
                    continue
                places = [behind, at, *self._trailing(at)]
            elif one.op in (">=", ">") and not negative and one.other is None:
                places = list(range(one.first, one.last + 1))
            else:
                continue
            if one is not None:
                self.compared.remove(one)
            return places, piece
        return None

    def _before_chasing(self, at: int) -> int | None:
        """ "give them 30 days before chasing them"."""
        look = at + 1
        while look < len(self.pieces) and self.pieces[look].kind in ("fill", "of", "noun"):
            look += 1
        if look >= len(self.pieces) or self.pieces[look].kind != "before":
            return None
        following = [piece.kind for piece in self.pieces[look + 1 : look + 5]]
        return look if "chase" in following else None

    def _behind(self, at: int, kinds: Sequence[str]) -> int | None:
        look = at - 1
        while look >= 0 and self.pieces[look].kind in ("fill", "of", "compare", "be"):
            look -= 1
        return look if look >= 0 and self.pieces[look].kind in kinds else None

    def _trailing(self, at: int) -> list[int]:
        """ "15 jours de retard", "15 days overdue", "15 days after the due date"."""
        taken: list[int] = []
        for look in range(at + 1, min(at + 4, len(self.pieces))):
            piece = self.pieces[look]
            if piece.kind == "noun" and piece.value in ("late", "overdue", "invoice"):
                return [*taken, look]
            if piece.kind not in ("of", "fill", "before"):
                break
            taken.append(look)
        return []

    def _labels(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.kind == "label" and not piece.taken:
                self._take(at)
                self._classifying(at)
                self.found.append(Act(SaidConsequence("classify", name=piece.value, subject="lead"), at))
            elif piece.kind == "classify" and not piece.taken:
                look = at + 1
                while look < len(self.pieces) and self.pieces[look].kind in (
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
                follows = self.pieces[look] if look < len(self.pieces) else None
                if follows is not None and follows.kind == "test" and follows.sense.facts == ("customer_segment",):
                    self._take(at, look)
                    self.found.append(Act(SaidConsequence("classify", name=follows.value, subject="customer"), look))

    def _classifying(self, at: int) -> None:
        for place, piece in enumerate(self.pieces):
            if piece.kind == "classify":
                self._take(place)

    def _limits(self) -> None:
        """ "pas plus de 20 % de remise": what is beyond is forbidden, unless somebody may allow it."""
        if any(act.said.kind == "approval" for act in self.found):
            return
        others = bool(self.found)
        for one in [one for one in self.compared if one.at not in self.tested]:
            percent = "order_discount" in one.chosen.facts[:1]
            if one.limit and one.op in ("<=", ">=") and one.chosen.facts:
                if percent and one.op == "<=":
                    self._forbid_beyond(one, ">", "discount")
                elif one.chosen.facts[0].startswith(("order_", "line_")) and not others:
                    self._forbid_beyond(one, ">" if one.op == "<=" else "<", "quote")
            elif percent and not others and one.op == "<=" and not self._free_percent():
                self._up_to(one)

    def _forbid_beyond(self, one: Compared, op: str, act: str) -> None:
        one.op, one.limit = (">" if op == ">" else "<"), False
        self._objects()
        self.found.append(Act(SaidConsequence("forbid", name=act), one.at))

    def _objects(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.kind in ("not", "never", "grant") and not piece.taken and at not in self.condition:
                self._take(at)

    def _up_to(self, one: Compared) -> None:
        """ "jusqu'à 10 % pour les VIP": given, or the most that may be given?"""
        percent = SaidConsequence("discount", plain(one.amount.amount))
        self.compared.remove(one)
        act = Act(SaidConsequence("forbid", name="discount"), one.at, test("order_discount", ">", percent.number))
        act.doubts.append(
            ("which_bound", self.sheet.written(self.pieces[one.first].start, self.pieces[one.last].end), [percent])
        )
        self.found.append(act)
        self._objects()

    def _forbidden(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.taken or piece.kind not in ("not", "never") or at in self.condition or self._of_value(at):
                continue
            target = self._target(at)
            if target is None:
                continue
            place, act = target
            self._take(at, place)
            if not any(found.said == SaidConsequence("forbid", name=act) for found in self.found):
                self.found.append(Act(SaidConsequence("forbid", name=act), at))
        if self.process == "reminder":
            for at, piece in enumerate(self.pieces):
                if piece.kind == "chase" and any(act.said.name == "reminder" for act in self.found):
                    self._take(at)

    def _of_value(self, at: int) -> bool:
        """ "n'est pas VIP": it negates what stands behind it; "no VIP gets …" does not."""
        if self.pieces[at].kind != "not":
            return False
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

    def _target(self, at: int) -> tuple[int, str] | None:
        """What a word of refusing refuses: the nearest thing a rule can forbid, in the same clause."""
        near: list[tuple[int, int, str]] = []
        for step in (1, -1):
            look, bounds = at + step, 0
            while 0 <= look < len(self.pieces) and abs(look - at) < 12:
                piece = self.pieces[look]
                if piece.kind in _BOUNDS:
                    bounds += 1
                    break
                act = self._act_of(piece)
                if act and (not piece.taken or piece.kind == "noun"):
                    near.append((abs(look - at) + (3 if step < 0 else 0), look, act))
                    break
                look += step
        if not near:
            return None
        _, place, act = min(near)
        return place, act

    def _act_of(self, piece: Piece) -> str:
        match piece.kind:
            case "grant":
                return "discount"
            case "chase":
                return "reminder"
            case "write":
                if not piece.value:
                    return ""
                return "lead_mail" if self.process == "lead" else "reminder" if self.process == "reminder" else ""
            case "send":
                return "bill" if self.process == "invoice" else ""
            case "noun":
                return _OBJECTS.get(piece.value, "") if piece.value != "order" or self.process == "quote" else ""
            case _:
                return ""

    def _tongue(self) -> None:
        for at, piece in enumerate(self.pieces):
            if piece.kind != "tongue" or piece.taken or at in self.condition:
                continue
            look = at - 1
            while look >= 0 and self.pieces[look].kind in ("fill", "be", "not", "of"):
                look -= 1
            noun = self.pieces[look] if look >= 0 and self.pieces[look].kind == "noun" else None
            owned = noun is not None and ("client" in noun.text.casefold() or "customer" in noun.text.casefold())
            if noun is not None and noun.sense.facts == ("customer_language",) and owned:
                continue
            if look >= 0 and self.pieces[look].kind in ("comma", "or") and self.pieces[look - 1].kind == "tongue":
                continue
            self._take(at)
            for place, other in enumerate(self.pieces):
                if other.kind in ("write",) and not other.taken:
                    self._take(place)
            self.found.append(Act(SaidConsequence("language", name=piece.value), at))

    def _discounts(self) -> None:
        spoken = [i for i, piece in enumerate(self.pieces) if piece.kind == "grant" and not piece.taken]
        for at, piece in enumerate(self.pieces):
            if at in self.condition:
                continue
            if piece.kind == "amount" and not piece.taken and piece.unit == "percent":
                self._take(at, *spoken)
                value = piece.amount if spoken or any(p.kind == "grant" for p in self.pieces) else abs(piece.amount)
                doubts: list[tuple[DoubtCode, str, list[SaidConsequence]]] = []
                if self.process == "reminder":
                    doubts = [("unit_conflict", piece.text, [])]
                self.found.append(Act(SaidConsequence("discount", plain(value)), at, doubts=doubts))
        if any(act.said.kind == "discount" for act in self.found):
            return
        for at in spoken:
            self._bare_discount(at)
        if not self.found:
            self._ranged_discount()

    def _ranged_discount(self) -> None:
        """ "10 to 15% for loyal customers": which of them?"""
        for one in self.compared:
            if one.other is not None and one.chosen.facts[:1] == ("order_discount",):
                low, high = (SaidConsequence("discount", plain(p.amount)) for p in (one.amount, one.other))
                text = self.sheet.written(self.pieces[one.first].start, self.pieces[one.last].end)
                self.compared.remove(one)
                self.found.append(Act(low, one.at, doubts=[("bare_number", text, [low, high])]))
                return

    def _bare_discount(self, at: int) -> None:
        """ "remise de 10": a number right beside, without its unit, or in euros."""
        for step in (1, -1):
            look = at + step
            while 0 <= look < len(self.pieces) and self.pieces[look].kind in ("of", "fill", "be", "compare", "comma"):
                if self.pieces[look].kind == "compare" and self.pieces[look].value != "mark":
                    break
                look += step
            if not 0 <= look < len(self.pieces):
                continue
            number = self.pieces[look]
            mine = next((one for one in self.compared if one.at == look and one.marked), None)
            if number.kind != "amount" or (number.taken and mine is None):
                continue
            if number.unit not in ("", "money", "conflict"):
                continue
            if mine is not None:
                self.compared.remove(mine)
            self._take(at, look)
            said = SaidConsequence("discount", plain(number.amount))
            text = self.sheet.written(self.pieces[min(at, look)].start, self.pieces[max(at, look)].end)
            code: DoubtCode = {"": "bare_number", "money": "not_ours"}.get(number.unit, "unit_conflict")  # type: ignore[assignment]
            self.found.append(Act(said, at, doubts=[(code, text, [said] if code == "bare_number" else [])]))
            return

    def _orders(self) -> None:
        """ "minimum de commande 100 €": below it there is no quote."""
        if self.found or any(piece.kind == "grant" for piece in self.pieces):
            return
        for one in self.compared:
            word = self.sheet.written(self.pieces[one.first].start, self.pieces[one.last].end).casefold()
            least = one.op == ">=" and ("minim" in word or "at least" in word or "au moins" in word)
            if least and one.chosen.facts[:1] == ("order_total",):
                one.op = "<"
                self.found.append(Act(SaidConsequence("forbid", name="quote"), one.at))
                return


def _days(piece: Piece) -> Decimal:
    return piece.amount * 30 if piece.months else piece.amount
