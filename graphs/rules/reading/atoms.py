"""Reads what a sentence tests without numbers: names, segments, flags, days, texts, and how each is negated."""

from __future__ import annotations

from graphs.rules.reading.gazetteer import is_place
from graphs.rules.reading.logic import EXCLUSIVE, Element, conjunction, test
from graphs.rules.reading.pieces import Piece, Sheet
from graphs.rules.said import SaidCondition
from graphs.rules.vocabulary import RuleProcess
from graphs.understanding.lexicon import words
from graphs.understanding.match import Sure, decide, match_customer, match_product
from integrations.books.port import Directory

_SKIPPED = frozenset({"fill", "be", "of"})
_LISTED = frozenset({"fill", "of", "for", "on"})
_TEXTS = frozenset({"lead_sector", "lead_region", "lead_source", "bill_supplier"})
_ARTICLES = words("le la l les un une des du de d the a an our nos notre par via en au aux in of from dans chez")
_VALUED = frozenset({"test", "option", "name", "quoted", "tongue"})


class Atoms:
    """`doubted`: the facts a text may be of, where several fit, by the place of the text."""

    def __init__(self, sheet: Sheet, directory: Directory, process: RuleProcess) -> None:
        self.sheet = sheet
        self.pieces = sheet.pieces
        self.directory = directory
        self.process: RuleProcess = process
        self.doubted: list[tuple[SaidCondition, tuple[str, ...], str]] = []

    def read(self) -> list[Element]:
        found: list[Element] = []
        for at, piece in enumerate(self.pieces):
            if piece.taken:
                continue
            element = self._lacking(at) or self._valued(at) or self._text(at) or self._overdue(at)
            if element is not None:
                found.append(element)
        return found

    def _valued(self, at: int) -> Element | None:
        """A value with those listed behind it: "fidèle ou VIP", "Nordlys, Bellerive et Dupont"."""
        piece = self.pieces[at]
        fact = self._fact(at)
        if piece.kind not in _VALUED or not fact:
            return None
        values = self._values(piece, fact)
        negated, bare = self._negated(at, fact)
        piece.taken = True
        look = at
        while (following := self._next_value(look, fact)) > 0:
            for place in range(look + 1, following + 1):
                self.pieces[place].taken = True
            values += self._values(self.pieces[following], fact)
            look = following
        flag = values in (["true"], ["false"])
        if flag:
            value = values[0] if not negated else ("false" if values[0] == "true" else "true")
            return Element("atom", piece.start, test(fact, "==", value), bare)
        return Element("atom", piece.start, test(fact, "!=" if negated else "==", *values), bare)

    def _lacking(self, at: int) -> Element | None:
        """ "sans téléphone ni e-mail", "without phone or e-mail": neither."""
        if at + 2 >= len(self.pieces) or at == 0 or self.pieces[at].kind != "test":
            return None
        first, join, second = self.pieces[at], self.pieces[at + 1], self.pieces[at + 2]
        both = {first.sense.facts[:1], second.sense.facts[:1]} == {("lead_has_phone",), ("lead_has_email",)}
        led = self.pieces[at - 1].text.casefold() in ("without", "sans")
        if not (both and led and join.kind in ("or", "and") and second.kind == "test"):
            return None
        for place in range(at - 1, at + 3):
            self.pieces[place].taken = True
        parts = [test(piece.sense.facts[0], "==", "false") for piece in (first, second)]
        return Element("atom", first.start, conjunction(parts), bare=False)

    def _values(self, piece: Piece, fact: str) -> list[str]:
        if piece.kind == "quoted":
            return [self.sheet.quotes[self.sheet.tokens[piece.start].key]]
        if piece.kind == "name":
            return [piece.text]
        return piece.value.split(" ") if fact in ("weekday",) else [piece.value]

    def _next_value(self, at: int, fact: str) -> int:
        look, joined = at + 1, False
        while look < len(self.pieces):
            piece = self.pieces[look]
            if piece.taken:
                return -1
            if piece.kind in ("comma", "or", "and") or piece.text.casefold() in ("ni", "nor"):
                joined = True
            elif piece.kind in _VALUED and joined:
                return look if fact in EXCLUSIVE and self._fact(look, listed=fact) == fact else -1
            elif not (
                piece.kind in _LISTED
                or (piece.kind == "noun" and piece.value in ("customer",) and fact == "customer_segment")
            ):
                return -1
            look += 1
        return -1

    def _fact(self, at: int, listed: str = "") -> str:
        piece = self.pieces[at]
        match piece.kind:
            case "test" | "option" | "name":
                fact = piece.sense.facts[0]
                named = self._noun(at)
                if fact in ("customer", "line_product") and named in _TEXTS:
                    return named
                return fact
            case "tongue":
                if listed:
                    return "customer_language"
                return "customer_language" if self._noun(at) == "customer_language" else ""
            case "quoted":
                return listed or self._quoted_fact(at)
            case _:
                return ""

    def _noun(self, at: int) -> str:
        """The fact of the noun that stands before, with nothing but small words between."""
        look = at - 1
        while look >= 0 and self.pieces[look].kind in (*_SKIPPED, "not"):
            look -= 1
        if look < 0 or self.pieces[look].kind != "noun":
            return ""
        return self.pieces[look].sense.facts[0]

    def _quoted_fact(self, at: int) -> str:
        noun = self._noun(at)
        if noun in _TEXTS or noun in ("customer", "line_product"):
            return noun
        look = at - 1
        while look >= 0 and self.pieces[look].kind in _SKIPPED:
            look -= 1
        before = self.pieces[look].kind if look >= 0 else ""
        text = self.sheet.quotes[self.sheet.tokens[self.pieces[at].start].key]
        if before == "on":
            return "line_product"
        if before == "for":
            return "customer"
        if isinstance(decide(match_customer(text, self.directory)), Sure):
            return "customer"
        return "line_product" if isinstance(decide(match_product(text, self.directory)), Sure) else ""

    def _negated(self, at: int, fact: str) -> tuple[bool, bool]:
        """Whether "pas", "sans", "not" stands before it, and whether it stands there without a verb."""
        look, negated, bare = at - 1, False, True
        while look >= 0:
            piece = self.pieces[look]
            if piece.taken:
                break
            if piece.kind == "be":
                bare = False
            elif piece.kind == "not":
                negated = not negated
                piece.taken = True
            elif piece.kind == "noun" and self._own(piece, fact):
                piece.taken = True
                if piece.value != "customer":
                    break
                return negated, bare
            elif piece.kind not in ("fill", "of"):
                break
            look -= 1
        return negated, bare

    def _own(self, piece: Piece, fact: str) -> bool:
        return piece.sense.facts[0] == fact or (piece.value == "customer" and fact.startswith("customer_"))

    def _text(self, at: int) -> Element | None:
        """ "secteur du bâtiment", "prospects de Bretagne": words that are the value of a text."""
        noun = self.pieces[at]
        if noun.kind != "noun":
            return None
        fact = noun.sense.facts[0]
        if fact in _TEXTS:
            facts: tuple[str, ...] = (fact,)
        elif noun.value == "bill":
            facts = ("bill_supplier",)
        elif noun.value == "lead" and self._led(at) and not self._described(at):
            facts = ("lead_region", "lead_sector", "lead_source")
        else:
            return None
        found = self._words_after(at)
        if found is None and len(facts) == 1 and noun.value == "lead" and fact in _TEXTS:
            found = self._words_before(at)
        if found is None:
            return None
        text, start, end = found
        negated = any(self.pieces[i].kind == "not" for i in range(at + 1, start))
        for place in range(min(at, start), max(at, end) if end > at else at + 1):
            self.pieces[place].taken = True
        for place in range(start, end):
            self.pieces[place].taken = True
        if len(facts) > 1:
            written = self.pieces[start].text
            if is_place(text):
                facts = facts[:1]
            elif written[:1].islower():
                facts = ("lead_sector", "lead_region", "lead_source")
        condition = test(facts[0], "!=" if negated else "==", text)
        if len(facts) > 1:
            self.doubted.append((condition, facts, text))
        return Element("atom", noun.start, condition)

    def _led(self, at: int) -> bool:
        following = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
        leads = words("de du des d en dans from in of a au aux")
        return following is not None and self.sheet.tokens[following.start].key in leads and not following.taken

    def _described(self, at: int) -> bool:
        """ "prospects in the catering sector": the noun behind the words says what they are."""
        return any(piece.kind == "noun" and piece.sense.facts[0] in _TEXTS for piece in self.pieces[at + 1 : at + 8])

    def _words_after(self, at: int) -> tuple[str, int, int] | None:
        look = at + 1
        while (
            look < len(self.pieces)
            and not self.pieces[look].taken
            and (
                self.pieces[look].kind in ("be", "of", "not")
                or (
                    self.pieces[look].kind in ("fill", "for")
                    and self.sheet.tokens[self.pieces[look].start].key in _ARTICLES
                )
            )
        ):
            look += 1
        end = look
        while (
            end < len(self.pieces)
            and not self.pieces[end].taken
            and (
                self.pieces[end].kind in ("word", "name")
                or (
                    end > look
                    and self.pieces[end].kind == "of"
                    and end + 1 < len(self.pieces)
                    and self.pieces[end + 1].kind in ("word", "name")
                )
            )
        ):
            end += 1
        if end == look:
            return None
        return self.sheet.written(self.pieces[look].start, self.pieces[end - 1].end), look, end

    def _words_before(self, at: int) -> tuple[str, int, int] | None:
        start = at
        while start > 0 and self.pieces[start - 1].kind == "word" and not self.pieces[start - 1].taken:
            start -= 1
        if start == at:
            return None
        return self.sheet.written(self.pieces[start].start, self.pieces[at - 1].end), start, at

    def _overdue(self, at: int) -> Element | None:
        """ "les clients qui ont des impayés": something is overdue, however much."""
        piece = self.pieces[at]
        if piece.kind != "noun" or piece.value not in ("overdue", "late") or self.process == "reminder":
            return None
        negated, bare = self._negated(at, "customer_overdue")
        piece.taken = True
        return Element("atom", piece.start, test("customer_overdue", "<=" if negated else ">", "0"), bare)
